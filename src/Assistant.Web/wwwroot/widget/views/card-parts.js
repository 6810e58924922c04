import { h } from './dom.js';
import { drawLink } from './words.js';

/** A picture from our own host; one that is missing or foreign leaves no hole. */
export function drawPicture(picture, className, { links }) {
  const src = picture && links.image(picture.url);
  if (!src) return null;
  const image = h('img', { class: className, src, alt: picture.alt, loading: 'lazy', decoding: 'async' });
  image.addEventListener('error', () => image.remove(), { once: true });
  return image;
}

/** The first button leads. An imBack button says its value; an openUrl button opens a page. */
export function drawButtons(buttons, context, subject) {
  if (buttons.length === 0) return null;
  return h('div', { class: 'buttons' }, buttons.map(({ type, title, value }) => {
    if (type === 'openUrl') {
      const link = drawLink(context.links.page(value), title, context);
      link.className = 'button';
      if (subject && link.href) link.setAttribute('aria-label', `${title}: ${subject} ${context.texts.newTab}`);
      return link;
    }
    return h('button', { type: 'button', class: 'button', 'aria-label': subject && `${title}: ${subject}`, onclick: () => context.intents.say(value) }, title);
  }));
}
