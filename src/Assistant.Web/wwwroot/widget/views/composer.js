import { h, icon, say } from './dom.js';

const longest = 4_000;
const nearLongest = 3_600;
const typingEvery = 3_000;

/** Where the shopper writes. Nothing is ever cut off: too long a text stays, and says by how much. */
export class ComposerView {
  #texts;
  #intents;
  #memory;
  #input;
  #send;
  #counter = h('p', { class: 'counter', id: 'counter', hidden: true });
  #form;
  #ended;
  #typedAt = 0;

  constructor({ texts, intents, memory }) {
    this.#texts = texts;
    this.#intents = intents;
    this.#memory = memory;
    this.#input = h('textarea', {
      rows: '1', 'aria-label': texts.write, placeholder: texts.write, 'aria-describedby': 'counter', dir: 'auto', enterkeyhint: 'send',
      oninput: () => this.#typed(), onkeydown: (event) => this.#pressed(event),
    });
    this.#send = h('button', { class: 'send', 'aria-label': texts.send }, icon('send'));
    this.#form = h('form', { onsubmit: (event) => this.#submit(event) }, this.#input, this.#send);
    this.#ended = h('div', { class: 'ended', hidden: true }, h('p', null, texts.ended),
      h('button', { type: 'button', class: 'button primary', onclick: () => intents.startAfresh() }, texts.startNew));
    this.node = h('div', { class: 'composer' }, this.#counter, this.#form, this.#ended);
    this.#input.value = memory.draft;
    this.#measure();
  }

  update({ ended }) {
    this.#form.hidden = ended;
    this.#ended.hidden = !ended;
    if (ended) this.#counter.hidden = true;
  }

  focus() {
    (this.#form.hidden ? this.#ended.querySelector('button') : this.#input).focus();
  }

  /** Puts words back to be changed, above what is being written now. */
  restore(words) {
    this.#write([words, this.#input.value].filter(Boolean).join('\n'));
    this.focus();
  }

  /** The height follows the text; it can be measured only while the panel is visible. */
  fit() {
    this.#input.style.height = 'auto';
    if (this.#input.scrollHeight > 0) this.#input.style.height = `${this.#input.scrollHeight}px`;
  }

  #submit(event) {
    event.preventDefault();
    const words = this.#input.value.trim();
    if (words === '' || this.#input.value.length > longest) return this.#input.focus();
    this.#write('');
    this.#typedAt = 0;
    this.#intents.say(words);
    this.#input.focus();
  }

  #pressed(event) {
    // Enter also ends the composition of a Japanese or Chinese word: that one is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    this.#submit(event);
  }

  #typed() {
    this.#memory.draft = this.#input.value;
    this.#measure();
    if (this.#input.value !== '' && Date.now() - this.#typedAt >= typingEvery) {
      this.#typedAt = Date.now();
      this.#intents.type();
    }
  }

  #write(words) {
    this.#input.value = words;
    this.#memory.draft = words;
    this.#measure();
  }

  #measure() {
    const { length } = this.#input.value;
    const over = length > longest;
    this.#counter.hidden = length < nearLongest;
    this.#counter.classList.toggle('over', over);
    say(this.#counter, length < nearLongest ? '' : over ? this.#texts.over(length - longest) : this.#texts.left(longest - length));
    this.#input.setAttribute('aria-invalid', over);
    this.#send.setAttribute('aria-disabled', over || this.#input.value.trim() === '');
    this.fit();
  }
}
