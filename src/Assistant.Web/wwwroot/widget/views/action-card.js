import { isDeciding } from '../conversation/decisions.js';
import { h, icon, say } from './dom.js';

const kindIcons = {
  cancel_order: 'stop', change_address: 'pin', change_payment: 'payment', change_items: 'swap',
  create_return: 'undo', create_exchange: 'swap', update_profile: 'person',
};

const stateIcons = {
  proposed: 'ask', needsApproval: 'clock', succeeded: 'check', rejected: 'alert',
  unknown: 'round', expired: 'clock', declined: 'close', withdrawn: 'undo',
};

/**
 * A change that the assistant proposes and the shopper decides. The server draws up what it says; this shows it, and lets
 * the shopper decide as long as there is something to decide.
 */
export class ActionCardView {
  #context;
  #drawn = {};
  #note = h('p', { class: 'under note' });

  constructor(context) {
    this.#context = context;
    this.node = h('article', { tabindex: '-1' });
  }

  /**
   * @param {import('../protocol/action.js').Action} action
   * @param {import('../conversation/decisions.js').Decision} [decision]  the click that has not been answered
   * @param {number} [left]  milliseconds to confirm it in
   */
  update(action, decision, left) {
    const state = stateNow(action, decision, left);
    if (action !== this.#drawn.action || decision !== this.#drawn.decision || state !== this.#drawn.state) {
      // It was announced as a whole when it came; from then on its state is announced, not the card again.
      if (this.#drawn.action) this.node.setAttribute('aria-live', 'off');
      this.#redraw(action, decision, state);
      this.#drawn = { action, decision, state };
    }
    say(this.#note, this.#noteOf(action, decision, state, left));
  }

  #redraw(action, decision, state) {
    const { texts } = this.#context;
    const focused = this.node.getRootNode().activeElement;
    const choice = this.node.contains(focused) ? focused.dataset.choice ?? '' : undefined;
    const title = titleOf(action, texts);
    const busy = isDeciding(decision);
    this.node.className = `card action ${busy ? 'busy' : state}`;
    this.node.setAttribute('aria-label', `${title}: ${busy ? texts.inHand : texts.states[state]}`);
    this.node.replaceChildren(...[
      h('header', null,
        h('span', { class: 'badge-icon' }, icon(kindIcons[action.kind] ?? 'parcel')),
        h('h3', null, title, action.order && h('span', { class: 'under' }, `${texts.order} `, own(action.order))),
        busy
          ? h('span', { class: 'state' }, icon('round'), texts.inHand)
          : h('span', { class: 'state' }, icon(stateIcons[state]), texts.states[state])),
      this.#drawLines(action),
      this.#drawSums(action),
      state === 'proposed' && this.#drawChoice(action, decision),
      this.#note,
    ].filter(Boolean));
    // Whoever was at a button stays there; where it has gone, at the card that tells why.
    if (choice !== undefined) (this.node.querySelector(`[data-choice="${choice}"]`) ?? this.node).focus({ preventScroll: true });
  }

  #drawLines(action) {
    const { texts } = this.#context;
    if (!action.lines?.length) return null;
    return h('ul', { class: 'items' }, action.lines.map(({ title, quantity, amount, note }) => h('li', null,
      h('div', { class: 'what' },
        h('span', { class: 'name' }, own(title)),
        quantity !== undefined && h('span', { class: 'under' }, texts.quantity(quantity)),
        note && h('span', { class: 'under becomes' }, own(note))),
      amount !== undefined && h('span', { class: 'price' }, this.#money(amount, action)))));
  }

  #drawSums({ facts = [], amount, refundTo, ...action }) {
    const { texts } = this.#context;
    if (facts.length === 0 && amount === undefined && !refundTo) return null;
    return h('dl', { class: 'sums' },
      facts.map(({ label, value }) => h('div', null, h('dt', null, own(label)), h('dd', null, own(value)))),
      amount !== undefined && h('div', { class: 'total' },
        h('dt', null, refundTo ? texts.refund : texts.youPay), h('dd', null, this.#money(amount, action))),
      refundTo && h('div', null, h('dt', null, texts.refundTo), h('dd', null, own(refundTo))));
  }

  #drawChoice(action, decision) {
    const { texts, intents } = this.#context;
    const busy = isDeciding(decision);
    const button = (choice, words, busyWords, className) => h('button', {
      type: 'button', class: `button ${className}`, 'data-choice': choice, 'aria-disabled': busy && 'true',
      onclick: () => busy || intents.decide(action.id, choice),
    }, busy && decision.choice === choice ? busyWords : words);

    return h('div', { class: 'choice' },
      decision?.delivery.status === 'failed' && h('p', { class: 'problem', role: 'alert' }, icon('alert'), h('span', null, texts.notSent)),
      h('div', { class: 'buttons' },
        button('confirm', texts.confirm, texts.confirming, 'primary'),
        button('decline', texts.decline, texts.declining, '')),
      action.code && !busy && h('p', { class: 'under typed' }, ...around(texts.orType(action.code), action.code)));
  }

  #noteOf({ expiresAt }, decision, state, left) {
    const { texts, format } = this.#context;
    if (isDeciding(decision)) return decision.delivery.status === 'waiting' ? texts.waiting : '';
    if (state !== 'proposed') return texts.stateNotes[state] ?? '';
    return expiresAt === undefined ? texts.confirmFirst : texts.confirmBy(format.time(expiresAt), format.span(left ?? 0));
  }

  #money = (amount, { currency }) => (currency ? this.#context.format.money(amount, currency) : String(amount));
}

/** The words that announce a change: "Return items: Done". */
export const newsOf = (action, decision, left, { texts }) =>
  `${titleOf(action, texts)}: ${isDeciding(decision) ? texts.inHand : texts.states[stateNow(action, decision, left)]}`;

/** Time may be up by this browser's clock before the server says so; a click that went out in time is left to the server. */
export const stateNow = ({ state }, decision, left) => (state === 'proposed' && left === 0 && !isDeciding(decision) ? 'expired' : state);

const titleOf = ({ kind }, texts) => texts.actions[kind] ?? readable(kind);

/** A kind that this widget does not know yet: `swap_colour` reads "Swap colour". */
function readable(kind = '') {
  const words = kind.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the server said may read the other way than the card does; it stands where the card's own words would. */
const own = (words) => h('bdi', null, words);

/** The code stands out, and reads from left to right in every language. */
function around(words, code) {
  const at = words.indexOf(code);
  return [words.slice(0, at), h('code', { dir: 'ltr' }, code), words.slice(at + code.length)];
}
