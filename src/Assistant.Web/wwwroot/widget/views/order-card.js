import { drawButtons, drawPicture } from './card-parts.js';
import { h, icon } from './dom.js';

/** @param {import('../protocol/attachments.js').OrderCard} card */
export function drawOrderCard(card, context) {
  const { texts } = context;
  const title = card.title ?? texts.order;
  return h('article', { class: 'card order', 'aria-label': title },
    h('header', null, h('span', { class: 'badge-icon' }, icon('parcel')), h('h3', { dir: 'auto' }, title)),
    card.facts.length > 0 && h('dl', { class: 'facts' }, card.facts.map(({ key, value }) =>
      h('div', null, h('dt', { dir: 'auto' }, key), h('dd', { dir: 'auto' }, value)))),
    card.items.length > 0 && h('ul', { class: 'items' }, card.items.map((item) => drawItem(item, context))),
    (card.tax || card.total) && h('dl', { class: 'sums' },
      card.tax && h('div', null, h('dt', null, texts.tax), h('dd', null, card.tax)),
      card.total && h('div', { class: 'total' }, h('dt', null, texts.total), h('dd', null, card.total))),
    drawButtons(card.buttons, context));
}

function drawItem(item, context) {
  const quantity = item.quantity && Number(item.quantity) !== 1 ? context.texts.quantity(item.quantity) : undefined;
  const under = [item.subtitle, quantity].filter(Boolean).join(' · ');
  return h('li', null,
    drawPicture(item.picture, 'thumb', context) ?? h('span', { class: 'thumb', 'aria-hidden': 'true' }, icon('parcel')),
    h('div', { class: 'what', dir: 'auto' }, h('span', { class: 'name' }, item.title), under && h('span', { class: 'under' }, under)),
    item.price && h('span', { class: 'price' }, item.price));
}
