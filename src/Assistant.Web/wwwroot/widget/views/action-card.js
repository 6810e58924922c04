import { h, icon } from './dom.js';

/**
 * A change that the assistant proposes and the shopper decides. The server draws up what it says; this shows it.
 * @param {import('../protocol/action.js').Action} action
 * @param {{ choice: 'confirm'|'decline', delivery: object }} [decision]  the click that is on its way
 */
export function drawActionCard(action, decision, context) {
  const { texts, format } = context;
  const title = texts.actions[action.kind] ?? readable(action.kind);
  const money = (amount) => (amount !== undefined && action.currency ? format.money(amount, action.currency) : undefined);
  const total = money(action.amount);

  return h('article', { class: `card action ${action.state}`, 'aria-label': `${title}: ${texts.states[action.state]}`, tabindex: '-1' },
    h('header', null,
      h('h3', null, title, action.order && h('span', { class: 'under' }, action.order)),
      h('span', { class: 'state' }, texts.states[action.state])),
    action.lines?.length > 0 && h('ul', { class: 'items' }, action.lines.map(({ title: name, quantity, amount }) => h('li', null,
      h('div', { class: 'what', dir: 'auto' },
        h('span', { class: 'name' }, name),
        quantity !== undefined && h('span', { class: 'under' }, texts.quantity(quantity))),
      money(amount) && h('span', { class: 'price' }, money(amount))))),
    (total || action.refundTo) && h('dl', { class: 'sums' },
      total && h('div', { class: 'total' }, h('dt', null, action.refundTo ? texts.refund : texts.total), h('dd', null, total)),
      action.refundTo && h('div', null, h('dt', null, texts.refundTo), h('dd', { dir: 'auto' }, action.refundTo))),
    action.state === 'proposed' && drawDecision(action, decision, context));
}

function drawDecision(action, decision, { texts, format, intents }) {
  const delivery = decision?.delivery;
  const busy = delivery !== undefined && delivery.status !== 'failed';
  const button = (choice, words, busyWords, className) => h('button', {
    type: 'button', class: `button ${className}`, 'aria-disabled': busy ? 'true' : undefined,
    onclick: () => busy || intents.decide(action.id, choice),
  }, busy && decision.choice === choice ? busyWords : words);

  return [
    delivery?.status === 'failed' && h('p', { class: 'problem' }, icon('alert'), h('span', null, texts.notSent)),
    h('div', { class: 'buttons' },
      button('confirm', texts.confirm, texts.confirming, 'primary'),
      button('decline', texts.decline, texts.declining, '')),
    h('p', { class: 'under note' }, action.expiresAt ? texts.confirmBy(format.time(action.expiresAt)) : texts.confirmFirst),
  ];
}

/** A kind that this widget does not know yet: `swap_colour` reads "Swap colour". */
function readable(kind = '') {
  const words = kind.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
