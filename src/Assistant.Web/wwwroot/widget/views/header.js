import { h, icon, say } from './dom.js';
import { Menu } from './menu.js';

/** Who speaks, a way to a person that is always there, and the way out. */
export class HeaderView {
  #texts;
  #avatar = h('span', { class: 'avatar' });
  #who = h('span', { class: 'who', role: 'status' });
  #person;
  #attendant;
  #offered = true;

  constructor({ texts, title, intents }) {
    this.#texts = texts;
    this.menu = new Menu(texts.menu, [{ words: texts.newConversation, icon: 'fresh', chosen: intents.startAfresh }]);
    this.#person = h('button', { type: 'button', class: 'to-person', onclick: () => this.#offered && intents.say('Talk to a person') },
      icon('person'), h('span', null, texts.talkToPerson));
    this.node = h('header', { class: 'head' },
      h('div', { class: 'bar' },
        this.#avatar,
        h('h2', { id: 'title', dir: 'auto' }, title),
        this.menu.node,
        h('button', { type: 'button', class: 'round', 'aria-label': texts.closeChat, onclick: () => intents.close() }, icon('close'))),
      h('div', { class: 'bar attendance' }, h('span', { class: 'dot', 'aria-hidden': 'true' }), this.#who, this.#person));
    this.update({ attendant: 'assistant' });
  }

  update({ attendant, person, ended = false }) {
    const texts = this.#texts;
    const name = person ?? texts.person;
    say(this.#who, { assistant: texts.assistant, queued: texts.queued, person: texts.withPerson(name) }[attendant]);
    this.#offered = attendant === 'assistant' && !ended;
    this.#person.setAttribute('aria-disabled', !this.#offered);
    if (attendant === this.#attendant) return;

    this.#attendant = attendant;
    this.node.dataset.attendant = attendant;
    this.#avatar.replaceChildren(icon(attendant === 'person' ? 'person' : 'spark'));
  }
}
