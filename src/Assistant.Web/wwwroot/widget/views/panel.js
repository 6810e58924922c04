import { ComposerView } from './composer.js';
import { h } from './dom.js';
import { HeaderView } from './header.js';
import { LogView } from './log.js';
import { NoticeView } from './notice.js';
import { SourceView } from './source.js';
import { SuggestionsView } from './suggestions.js';

/** The chat window: its parts, in reading order, and its keyboard. */
export class PanelView {
  #header;
  #notice;
  #log;
  #source;
  #suggestions;
  #composer;
  #intents;

  /**
   * @typedef {object} Intents  what the shopper can do
   * @property {(words: string) => void} say
   * @property {() => void} type
   * @property {(actionId: string, choice: 'confirm'|'decline') => void} decide
   * @property {(key: string) => void} retry
   * @property {(key: string) => void} edit
   * @property {() => void} startAfresh
   * @property {() => void} reconnect
   * @property {() => void} close
   */
  constructor({ texts, title, format, links, memory, intents }) {
    const context = {
      texts, title, format, links, memory,
      intents: { ...intents, showSource: (citation, opener) => this.#source.open(citation, opener), focusComposer: () => this.focus() },
    };
    this.#intents = intents;
    this.#header = new HeaderView(context);
    this.#notice = new NoticeView(context);
    this.#log = new LogView(context);
    this.#source = new SourceView(context, (covered) => this.#log.cover(covered));
    this.#suggestions = new SuggestionsView(context);
    this.#composer = new ComposerView(context);
    this.node = h('section', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: true, onkeydown: (event) => this.#pressed(event) },
      this.#header.node, this.#notice.node,
      h('div', { class: 'middle' }, this.#log.node, this.#source.node),
      this.#suggestions.node, this.#composer.node);
  }

  update(state, quiet) {
    this.#header.update(state);
    this.#suggestions.update(state);
    this.#composer.update(state);
    this.#log.update(state, quiet);
  }

  showConnection(connection, detail) {
    this.#notice.update(connection, detail);
  }

  show() {
    this.node.hidden = false;
    this.#composer.fit();
    this.#log.toBottom();
  }

  hide() {
    this.node.hidden = true;
  }

  focus() {
    this.#composer.focus();
  }

  restoreToComposer(words) {
    this.#composer.restore(words);
  }

  /** Whether the newest message is where the shopper looks: not below what they read, and not behind a source. */
  get showsNewest() {
    return !this.#log.hasNews && !this.#source.isOpen;
  }

  /** What was done anywhere in the log is answered at its end. */
  expectAnswer() {
    this.#log.toBottom();
  }

  leaveSource() {
    if (this.#source.isOpen) this.#source.close();
  }

  #pressed(event) {
    if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      // The innermost thing closes first.
      if (this.#header.menu.isOpen) this.#header.menu.close();
      else if (this.#source.isOpen) this.#source.close();
      else this.#intents.close();
    } else if (event.key === 'Tab' && this.#fillsScreen()) this.#keepInside(event);
  }

  #fillsScreen() {
    return this.node.offsetWidth >= window.innerWidth;
  }

  /** When the panel is all there is to see, the page behind it cannot be tabbed into. */
  #keepInside(event) {
    const reachable = [...this.node.querySelectorAll('button, a[href], textarea, [tabindex="0"]')]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility() && !element.closest('[inert]'));
    const edge = event.shiftKey ? reachable[0] : reachable.at(-1);
    if (this.node.getRootNode().activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? reachable.at(-1) : reachable[0]).focus();
  }
}
