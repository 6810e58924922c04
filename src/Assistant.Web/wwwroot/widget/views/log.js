import { openDecision } from '../conversation/decisions.js';
import { timeline } from '../conversation/timeline.js';
import { newsOf } from './action-card.js';
import { h, icon, say } from './dom.js';
import { MessageView, speakerOf } from './message.js';
import { drawWords } from './words.js';

/** Room that is left above the beginning of an answer, in pixels. */
const above = 12;

/**
 * The conversation. Finished messages live in a polite live region; what is still being written stands below it, outside,
 * so that a screen reader hears each answer once and whole.
 */
export class LogView {
  #context;
  #views = new Map();
  #welcome;
  #log;
  #streams = h('div', { class: 'streams', 'aria-hidden': 'true' });
  #typing = h('div', { class: 'typing', hidden: true });
  #typingWords = h('span', { class: 'progress' });
  #status = h('div', { class: 'unseen', role: 'status' });
  #news = h('div', { class: 'unseen', role: 'status' });
  #told = new Map();
  #pill;
  #scroller;
  #atBottom = true;
  #newest;

  constructor(context) {
    const { texts } = context;
    this.#context = context;
    this.#welcome = h('div', { class: 'welcome' }, h('span', { class: 'avatar large' }, icon('spark')), h('p', null, texts.welcome));
    this.#log = h('div', { role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', 'aria-label': texts.conversation });
    this.#typing.append(h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), this.#typingWords);
    this.#pill = h('button', { type: 'button', class: 'pill', hidden: true, onclick: () => this.toBottom() }, icon('down'), texts.newMessages);
    this.#scroller = h('div', { class: 'scroller', tabindex: '0', role: 'group', 'aria-label': texts.messages },
      this.#welcome, this.#log, this.#streams, this.#typing);
    this.node = h('div', { class: 'log' }, this.#scroller, this.#status, this.#news, this.#pill);

    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#atBottom && this.toBottom()).observe(this.#scroller);
  }

  /** @param {boolean} quiet  history: it is shown, not announced */
  update(state, quiet) {
    this.#log.setAttribute('aria-live', quiet ? 'off' : 'polite');
    const items = timeline(state);
    this.#welcome.hidden = items.length > 0;
    this.#arrange(items, state);
    this.#drawStreams(state);
    this.#drawTyping(state);
    this.#tellActions(state, quiet);
    this.#settle(items, quiet);
  }

  toBottom() {
    this.#atBottom = true;
    this.#pill.hidden = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** Whether something was said that the shopper has not scrolled to. */
  get hasNews() {
    return !this.#pill.hidden;
  }

  /** What a source covers cannot be reached while it is covered. */
  cover(covered) {
    this.#scroller.inert = covered;
  }

  #arrange(items, state) {
    const keys = new Set(items.map(({ key }) => key));
    for (const [key, view] of this.#views) {
      if (!keys.has(key)) {
        view.node.remove();
        this.#views.delete(key);
      }
    }

    let after = null;
    for (const item of items) {
      const view = this.#views.get(item.key) ?? this.#create(item);
      view.update(item, state);
      const place = after ? after.nextSibling : this.#log.firstChild;
      if (view.node !== place) this.#log.insertBefore(view.node, place);
      after = view.node;
    }
  }

  #create(item) {
    const view = item.kind === 'day' ? drawDay(this.#context) : new MessageView(this.#context, item);
    this.#views.set(item.key, view);
    return view;
  }

  #drawStreams({ streams }) {
    this.#streams.replaceChildren(...streams.map((stream) => h('div', { class: `message ${stream.speaker} first last` },
      h('div', { class: 'speaker' }, speakerOf(stream, this.#context)),
      h('div', { class: 'content' }, h('div', { class: 'bubble', dir: 'auto' }, drawWords(stream.text, this.#context))))));
  }

  #drawTyping({ typists }) {
    const typist = typists.at(-1);
    this.#typing.hidden = !typist;
    say(this.#typingWords, typist?.progress ?? '');
    // Announced once when it begins and once per step, not while it goes on.
    say(this.#status, typist ? typist.progress ?? this.#context.texts.typing(speakerOf(typist, this.#context)) : '');
  }

  /** What becomes of an action shows on its card, which may stand far above: it is said as well, once for each change. */
  #tellActions({ actions, decisions, left }, quiet) {
    const told = new Map(Object.values(actions).map((action) =>
      [action.id, newsOf(action, openDecision(action, decisions), left[action.id], this.#context)]));
    const news = [...told].filter(([id, words]) => this.#told.has(id) && this.#told.get(id) !== words);
    this.#told = told;
    if (news.length > 0 && !quiet) say(this.#news, news.map(([, words]) => words).join('. '));
  }

  /** Follows what is said, as long as the shopper has not scrolled up to read something else. */
  #settle(items, quiet) {
    const arrived = items.slice(items.findIndex(({ key }) => key === this.#newest) + 1);
    this.#newest = items.at(-1)?.key;
    if (this.#atBottom || arrived.at(-1)?.entry?.message.own) {
      this.toBottom();
      const first = arrived.find(({ entry }) => entry && !entry.message.own);
      if (first && !quiet) this.#showStart(this.#views.get(first.key).node);
    } else if (arrived.length > 0) this.#pill.hidden = false;
  }

  /** An answer is read from its beginning; one that is taller than the window must not be met at its end. */
  #showStart(message) {
    const top = message.offsetTop - above;
    if (top >= this.#scroller.scrollTop) return;
    this.#scroller.scrollTop = top;
    // Not left to the scroll event: the next thing that is drawn would jump to the end before it comes.
    this.#atBottom = false;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    this.#atBottom = scrollHeight - scrollTop - clientHeight < 32;
    if (this.#atBottom) this.#pill.hidden = true;
  }
}

/** "Today" becomes "Yesterday" while the panel stays open. */
function drawDay({ format }) {
  const words = h('span');
  return {
    node: h('div', { class: 'day' }, words),
    update: ({ time }) => say(words, format.day(time, Date.now())),
  };
}
