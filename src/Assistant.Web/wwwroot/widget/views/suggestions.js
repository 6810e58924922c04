import { suggestions } from '../conversation/timeline.js';
import { h } from './dom.js';

/** Replies that the newest message offers. */
export class SuggestionsView {
  #intents;
  #shown = [];

  constructor({ texts, intents }) {
    this.#intents = intents;
    this.node = h('div', { class: 'suggestions', role: 'group', 'aria-label': texts.suggestions, hidden: true });
  }

  update(state) {
    const offered = suggestions(state);
    if (offered === this.#shown) return;
    this.#shown = offered;
    this.node.hidden = offered.length === 0;
    this.node.replaceChildren(...offered.map(({ title, value }) =>
      h('button', { type: 'button', class: 'suggestion', dir: 'auto', onclick: () => this.#choose(value) }, title)));
  }

  #choose(value) {
    this.#intents.say(value);
    // The chosen button is gone; the next thing to do is to write.
    this.#intents.focusComposer();
  }
}
