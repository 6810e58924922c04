import { drawButtons, drawPicture } from './card-parts.js';
import { h, icon } from './dom.js';

/**
 * One product, a list, or a carousel that scrolls by touch, wheel, arrow keys and its own two buttons.
 * @param {import('../protocol/attachments.js').ProductCard[]} cards
 */
export function drawProducts(cards, layout, context) {
  const products = cards.map((card) => drawProduct(card, context));
  if (layout !== 'carousel' || cards.length === 1) return h('div', { class: 'products' }, products);

  const { texts } = context;
  const strip = h('div', { class: 'strip', tabindex: '0', role: 'region', 'aria-label': texts.products(cards.length) }, products);
  const move = (direction) => () => {
    const forward = getComputedStyle(strip).direction === 'rtl' ? -direction : direction;
    strip.scrollBy({ left: forward * products[0].offsetWidth, behavior: calm() ? 'auto' : 'smooth' });
  };
  const previous = h('button', { type: 'button', class: 'round', 'aria-label': texts.previous, onclick: move(-1) }, icon('back'));
  const next = h('button', { type: 'button', class: 'round', 'aria-label': texts.next, onclick: move(1) }, icon('forth'));

  // aria-disabled, not disabled: the button keeps the focus of whoever is pressing it.
  const showEnds = () => {
    const at = Math.abs(strip.scrollLeft);
    previous.setAttribute('aria-disabled', at < 2);
    next.setAttribute('aria-disabled', at + strip.clientWidth > strip.scrollWidth - 2);
  };
  strip.addEventListener('scroll', showEnds, { passive: true });
  new ResizeObserver(showEnds).observe(strip);

  return h('div', { class: 'carousel' }, strip,
    h('div', { class: 'turn' }, h('span', { class: 'under', 'aria-hidden': 'true' }, texts.products(cards.length)), previous, next));
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function drawProduct(card, context) {
  const picture = drawPicture(card.picture, 'picture', context);
  return h('article', { class: 'card product', 'aria-label': card.title },
    picture ?? h('span', { class: 'picture', 'aria-hidden': 'true' }, icon('parcel')),
    h('div', { class: 'about', dir: 'auto' },
      h('h3', null, card.title),
      card.subtitle && h('p', { class: 'price' }, card.subtitle),
      card.text && h('p', { class: 'under' }, card.text)),
    drawButtons(card.buttons, context, card.title));
}
