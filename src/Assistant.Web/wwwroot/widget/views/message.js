import { openDecision } from '../conversation/decisions.js';
import { ActionCardView } from './action-card.js';
import { h, icon, say, unseen } from './dom.js';
import { drawOrderCard } from './order-card.js';
import { drawProducts } from './product-card.js';
import { drawWords } from './words.js';

/** One message of the log. Its node stays; only what changed inside is drawn again. */
export class MessageView {
  #context;
  #content = h('div', { class: 'content' });
  #label = h('div', { class: 'speaker', 'aria-hidden': 'true' });
  #foot = h('div', { class: 'foot' });
  #card;
  #drawn = {};

  constructor(context, { entry }) {
    this.#context = context;
    const { message } = entry;
    this.node = h('div', { class: `message ${message.speaker}` }, this.#label, unseen(`${speakerOf(message, context)}: `), this.#content, this.#foot);
    if (entry.card) this.#card = new ActionCardView(context);
    say(this.#label, message.own || message.speaker === 'system' ? '' : speakerOf(message, context));
  }

  update({ entry, first, last }, { actions, decisions, left }) {
    this.node.classList.toggle('first', first);
    this.node.classList.toggle('last', last);

    // The echo of an own message says what is on the screen already.
    const said = entry.message.own ? entry.message.text : entry.message;
    if (said !== this.#drawn.said) {
      this.#content.replaceChildren(...this.#parts(entry.message));
      this.#drawn = { ...this.#drawn, said };
    }

    if (this.#card) {
      const { id } = entry.message.action;
      this.#card.update(actions[id], openDecision(actions[id], decisions), left[id]);
    }

    if (entry.delivery !== this.#drawn.delivery || !this.#drawn.foot) this.#drawFoot(entry);
    this.#drawn = { ...this.#drawn, delivery: entry.delivery, foot: true };
  }

  #parts(message) {
    const context = this.#context;
    const orders = message.cards.filter(({ kind }) => kind === 'order');
    const products = message.cards.filter(({ kind }) => kind === 'product');
    const others = message.cards.filter(({ kind }) => kind === 'other');
    return [
      message.text && h('div', { class: 'bubble', dir: 'auto' }, drawWords(message.text, context, message.citations), drawSources(message.citations, context)),
      ...orders.map((card) => drawOrderCard(card, context)),
      products.length > 0 && drawProducts(products, message.layout, context),
      ...others.map((card) => h('div', { class: 'bubble other', dir: 'auto' }, card.text)),
      this.#card?.node,
    ].filter(Boolean);
  }

  #drawFoot({ message, delivery, key }) {
    const { format, texts, intents } = this.#context;
    const time = h('time', { datetime: new Date(message.time).toISOString() }, format.time(message.time));
    const pressed = (intent) => () => intent(key);
    const button = (words, intent) => h('button', { type: 'button', class: 'link', onclick: pressed(intent) }, words);

    this.node.classList.toggle('pending', delivery?.status === 'sending' || delivery?.status === 'waiting');
    this.node.classList.toggle('failed', delivery?.status === 'failed');
    switch (delivery?.status) {
      case 'sending':
        return this.#foot.replaceChildren(texts.sending);
      case 'waiting':
        return this.#foot.replaceChildren(delivery.seconds ? texts.limited(delivery.seconds) : texts.waiting);
      case 'failed':
        return this.#foot.replaceChildren(...delivery.reason === 'unavailable'
          ? [icon('alert'), h('span', null, texts.notSent), button(texts.retry, intents.retry)]
          : [icon('alert'), h('span', null, texts[delivery.reason]), button(texts.edit, intents.edit), button(texts.retry, intents.retry)]);
      default:
        return this.#foot.replaceChildren(time);
    }
  }
}

export function speakerOf({ speaker, name }, { texts }) {
  switch (speaker) {
    case 'shopper':
      return texts.you;
    case 'person':
      return name ?? texts.person;
    case 'system':
      return texts.title;
    default:
      return texts.assistant;
  }
}

function drawSources(citations, { texts, intents }) {
  if (citations.length === 0) return null;
  return h('div', { class: 'sources', role: 'group', 'aria-label': texts.sources }, citations.map((citation) =>
    h('button', { type: 'button', class: 'source', 'aria-haspopup': 'dialog', onclick: (event) => intents.showSource(citation, event.currentTarget) },
      h('span', { class: 'number' }, String(citation.position)),
      h('span', { class: 'name' }, nameOf(citation)))));

  // Two passages of one page are told apart by where they stand.
  function nameOf({ name, heading }) {
    const several = citations.filter((other) => other.name === name).length > 1;
    return several && heading ? heading.split('›').at(-1).trim() : name;
  }
}
