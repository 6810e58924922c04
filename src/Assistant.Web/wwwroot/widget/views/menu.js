import { h, icon } from './dom.js';

/** A menu button after the ARIA pattern: arrows move, Escape and leaving close, the focus comes back. */
export class Menu {
  #button;
  #list;

  /** @param {{ words: string, icon: string, chosen: () => void }[]} entries */
  constructor(label, entries) {
    this.#button = h('button', {
      type: 'button', class: 'round', 'aria-label': label, 'aria-haspopup': 'menu', 'aria-expanded': 'false',
      onclick: () => (this.isOpen ? this.close() : this.#open()),
    }, icon('more'));
    this.#list = h('div', { class: 'menu', role: 'menu', 'aria-label': label, hidden: true }, entries.map((entry) =>
      h('button', { type: 'button', role: 'menuitem', tabindex: '-1', onclick: () => this.#choose(entry) }, icon(entry.icon), entry.words)));
    this.node = h('div', { class: 'menu-anchor', onkeydown: (event) => this.#pressed(event), onfocusout: (event) => this.#left(event) }, this.#button, this.#list);
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  close() {
    this.#show(false);
    this.#button.focus();
  }

  #open() {
    this.#show(true);
    this.#list.firstElementChild.focus();
  }

  #show(shown) {
    this.#list.hidden = !shown;
    this.#button.setAttribute('aria-expanded', shown);
  }

  #choose({ chosen }) {
    this.close();
    chosen();
  }

  #pressed(event) {
    const items = [...this.#list.children];
    const at = items.indexOf(this.#list.getRootNode().activeElement);
    const target = {
      ArrowDown: items[(at + 1) % items.length],
      ArrowUp: items[(at - 1 + items.length) % items.length],
      Home: items[0],
      End: items.at(-1),
    }[event.key];
    if (!target) return;
    event.preventDefault();
    if (!this.isOpen) this.#open();
    target.focus();
  }

  #left({ relatedTarget }) {
    if (!this.node.contains(relatedTarget)) this.#show(false);
  }
}
