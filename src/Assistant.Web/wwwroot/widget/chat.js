import { isDeciding } from './conversation/decisions.js';
import { emptyConversation, isUnsent, reduce } from './conversation/reducer.js';
import { lastIncoming } from './conversation/timeline.js';
import { DirectLineClient } from './direct-line/client.js';
import { Outbox } from './direct-line/outbox.js';
import { createFormat } from './format.js';
import { createLinks } from './links.js';
import { PanelView } from './views/panel.js';

/**
 * One shopper's chat: what arrives goes through the reducer into the panel, what the shopper does goes into the outbox.
 * Loaded, and a conversation opened, only once the shopper opens the panel.
 */
export class Chat {
  #client;
  #outbox;
  #panel;
  #memory;
  #onUnread;
  #state = emptyConversation;
  #drawing = false;
  #quiet = true;
  #visible = false;
  #seen;
  #unread = 0;
  #clock;

  /**
   * @param {{ options: import('./options.js').Options, texts: object, memory: import('./memory.js').Memory,
   *   admission: import('./direct-line/admission.js').Admission, onClose: () => void, onUnread: (count: number) => void }} parts
   */
  constructor({ options, texts, memory, admission, onClose, onUnread }) {
    this.#memory = memory;
    this.#onUnread = onUnread;
    this.#panel = new PanelView({
      texts, memory, title: options.title ?? texts.title, format: createFormat(options.locale), links: createLinks(options.base),
      intents: {
        say: (words) => this.#compose({ text: words }),
        decide: (actionId, action) => this.#decide({ action, actionId }),
        type: () => this.#client.state === 'online' && this.#client.post({ type: 'typing' }),
        retry: (key) => this.#retry(key),
        edit: (key) => this.#edit(key),
        startAfresh: () => this.#startAfresh(),
        reconnect: () => this.#client.hurry(),
        close: onClose,
      },
    });
    this.#client = new DirectLineClient({
      base: options.base, locale: options.locale, admission,
      listener: {
        entered: (conversation) => this.#dispatch({ type: 'entered', ...conversation }),
        received: (activities, history) => this.#receive(activities, history),
        changed: (connection, detail) => this.#connectionChanged(connection, detail),
      },
    });
    this.#outbox = new Outbox(this.#client, (clientActivityID, delivery) => this.#dispatch({ type: 'delivered', clientActivityID, delivery }));
  }

  get node() {
    return this.#panel.node;
  }

  start() {
    this.#panel.showConnection('connecting');
    // Typed before a reload and never acknowledged. Whether to send it still is the shopper's decision.
    for (const { clientActivityID, text } of this.#memory.unsent) {
      this.#dispatch({ type: 'composed', clientActivityID, text, now: Date.now(), delivery: { status: 'failed', reason: 'unavailable' } });
    }
    this.#clock = setInterval(() => this.#dispatch({ type: 'ticked', now: Date.now() }), 1_000);
    document.addEventListener('visibilitychange', this.#look);
    this.#client.start();
  }

  stop() {
    clearInterval(this.#clock);
    document.removeEventListener('visibilitychange', this.#look);
    this.#client.stop();
  }

  show({ focus }) {
    this.#visible = true;
    this.#panel.show();
    this.#look();
    if (focus) this.#panel.focus();
  }

  hide() {
    this.#visible = false;
    this.#panel.hide();
  }

  #compose({ text, decision }) {
    if (this.#state.ended) return;
    const clientActivityID = newId();
    this.#quiet = false;
    this.#memory.noteSaid();
    this.#look();
    this.#dispatch({ type: 'composed', clientActivityID, text, decision, seen: this.#seen, now: Date.now() });
    this.#send({ clientActivityID, text, decision, seen: this.#seen });
  }

  /** Once, however often it is pressed. A click that could not be sent goes out again as the same one. */
  #decide(decision) {
    const { decisions, entries } = this.#state;
    if (isDeciding(decisions[decision.actionId])) return;
    const failed = entries.find(({ message, delivery }) => delivery?.status === 'failed'
      && message.decision?.actionId === decision.actionId && message.decision.action === decision.action);
    if (failed) this.#send(failed.message);
    else this.#compose({ decision });
    this.#panel.expectAnswer();
  }

  #send({ clientActivityID, text, decision, seen }) {
    const content = decision ? { value: decision } : { text };
    this.#outbox.send({ type: 'message', ...content, channelData: { clientActivityID, seen } });
  }

  /** What was before the shopper's eyes when they wrote it counts, not what has come since. */
  #retry(key) {
    this.#send(this.#state.entries.find((entry) => entry.key === key).message);
  }

  #edit(key) {
    const { message } = this.#state.entries.find((entry) => entry.key === key);
    this.#dispatch({ type: 'withdrawn', key });
    this.#panel.restoreToComposer(message.text);
  }

  /** Leaves this conversation for a new one. Words that never arrived go back to where they were typed. */
  #startAfresh() {
    const unsent = this.#state.entries.filter(isUnsent).map(({ message }) => message.text);
    this.#client.stop();
    this.#outbox.clear();
    this.#memory.forgetConversation();
    this.#seen = undefined;
    this.#quiet = true;
    this.#panel.leaveSource();
    this.#dispatch({ type: 'cleared' });
    this.#panel.showConnection('connecting');
    this.#client.start();
    this.#draw();
    this.#panel.restoreToComposer(unsent.filter(Boolean).join('\n'));
  }

  #receive(activities, history) {
    const before = lastIncoming(this.#state);
    this.#dispatch({ type: 'received', activities, now: Date.now() });
    // A restored conversation is not announced again; the greeting of a new one is.
    this.#quiet = history && this.#state.entries.some(({ message }) => message.own);
    if (history) {
      this.#draw();
      return;
    }

    const latest = lastIncoming(this.#state);
    if (!this.#visible && latest && latest !== before) this.#onUnread(++this.#unread);
  }

  #connectionChanged(connection, detail) {
    this.#panel.showConnection(connection, detail);
    if (connection === 'online') this.#outbox.wake();
  }

  #dispatch(event) {
    const next = reduce(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    if (event.type !== 'ticked') this.#rememberUnsent();
    if (this.#drawing) return;
    this.#drawing = true;
    // Many events of one moment are drawn once.
    queueMicrotask(() => this.#draw());
  }

  #draw() {
    this.#drawing = false;
    this.#panel.update(this.#state, this.#quiet);
    this.#look();
  }

  /** Only what was on a visible screen counts as seen: a typed "yes" may confirm it. */
  #look = () => {
    if (!this.#visible || document.hidden) return;
    if (this.#panel.showsNewest) this.#seen = lastIncoming(this.#state)?.id;
    if (this.#unread > 0) this.#onUnread((this.#unread = 0));
  };

  #rememberUnsent() {
    const unsent = this.#state.entries.filter(isUnsent).filter(({ message }) => message.text !== '');
    this.#memory.unsent = unsent.map(({ key, message }) => ({ clientActivityID: key, text: message.text }));
  }
}

/** `crypto.randomUUID` is missing on plain http pages. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
