import { readDecision } from './action.js';
import { label, list, record, text } from './values.js';

/**
 * @typedef {{ type: 'imBack'|'openUrl', title: string, value: string }} Button
 * @typedef {{ url: string, alt: string }} Picture
 * @typedef {{ kind: 'order', title?: string, facts: { key: string, value: string }[], items: object[], total?: string, tax?: string, buttons: Button[] }} OrderCard
 * @typedef {{ kind: 'product', title: string, subtitle?: string, text?: string, picture?: Picture, buttons: Button[] }} ProductCard
 * @typedef {{ kind: 'other', text: string }} OtherCard  a card of a type that this widget does not draw
 * @typedef {OrderCard|ProductCard|OtherCard} Card
 */

/** @returns {Card[]} */
export function readAttachments(activity, data) {
  let others = 0;
  return list(activity.attachments).map(record).flatMap((attachment) => {
    switch (attachment.contentType) {
      case 'application/vnd.microsoft.card.receipt':
        return [readOrder(record(attachment.content))];
      case 'application/vnd.microsoft.card.hero':
        // What `channelData.action` says is drawn from there; the common card says the same to other clients.
        return data.action && isOfAction(record(attachment.content)) ? [] : [readProduct(record(attachment.content))];
      default: {
        // The fallback text speaks for the whole activity: once is enough.
        const fallback = text(data['webchat:fallback-text']);
        const words = fallback ? (others++ === 0 ? fallback : undefined) : text(attachment.name);
        return words ? [{ kind: 'other', text: words }] : [];
      }
    }
  });
}

function readOrder(content) {
  return {
    kind: 'order',
    title: label(content.title),
    facts: list(content.facts).map(record).flatMap(({ key, value }) => (label(key) && label(value) ? [{ key: label(key), value: label(value) }] : [])),
    items: list(content.items).map(record).map((item) => ({
      title: label(item.title) ?? '',
      subtitle: label(item.subtitle),
      price: label(item.price),
      quantity: label(item.quantity),
      picture: readPicture(item.image),
    })),
    total: label(content.total),
    tax: label(content.tax),
    buttons: readButtons(content.buttons),
  };
}

function readProduct(content) {
  return {
    kind: 'product',
    title: label(content.title) ?? '',
    subtitle: label(content.subtitle),
    text: label(content.text),
    picture: readPicture(list(content.images)[0]),
    buttons: readButtons(content.buttons),
  };
}

const isOfAction = ({ buttons }) => list(buttons).some((button) => readDecision(record(button).value) !== undefined);

function readPicture(raw) {
  const { url, alt } = record(raw);
  return text(url) ? { url, alt: text(alt) ?? '' } : undefined;
}

const readButtons = (raw) =>
  list(raw).map(record).flatMap(({ type, title, value }) =>
    (type === 'imBack' || type === 'openUrl') && text(value) ? [{ type, title: text(title) ?? value, value }] : []);
