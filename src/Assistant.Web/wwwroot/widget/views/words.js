import { blocksOf } from '../conversation/words.js';
import { h, unseen } from './dom.js';

/** Short enough to stay on one line with its marker in the narrowest panel. */
const lastWord = /(\S{1,24})\s*$/;

/**
 * Draws an answer's paragraphs, lists, links and citation markers.
 * @param {import('../protocol/citations.js').Citation[]} citations  a marker without its citation stays plain text
 */
export function drawWords(text, { links, texts, intents }, citations = []) {
  return blocksOf(text).map((block) =>
    block.kind === 'list'
      ? h('ul', null, block.items.map((item) => h('li', null, drawLine(item))))
      : h('p', null, block.lines.flatMap((line, index) => [index > 0 && h('br'), ...drawLine(line)])));

  /** A marker stays with the word before it; it never opens a line. */
  function drawLine(line) {
    const drawn = [];
    for (const inline of line) {
      const node = drawInline(inline);
      const before = drawn.at(-1);
      const last = inline.kind === 'marker' && typeof before === 'string' ? lastWord.exec(before) : null;
      if (last) drawn.splice(-1, 1, before.slice(0, last.index), h('span', { class: 'kept' }, last[1], '\u00a0', node));
      else drawn.push(node);
    }
    return drawn;
  }

  function drawInline(inline) {
    switch (inline.kind) {
      case 'marker': {
        const citation = citations.find(({ position }) => position === inline.position);
        return citation ? drawMarker(citation, { texts, intents }) : `[${inline.position}]`;
      }
      case 'link':
        return drawLink(links.page(inline.url), inline.url, { texts });
      default:
        return inline.text;
    }
  }
}

/** A link to another page, or just its words where the address may not be followed. */
export function drawLink(href, words, { texts }, ...more) {
  return href
    ? h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, words, ...more, unseen(` ${texts.newTab}`))
    : h('span', null, words);
}

function drawMarker(citation, { texts, intents }) {
  const label = texts.source(citation.position, citation.name);
  return h('button', {
    type: 'button', class: 'marker', 'aria-label': label, title: citation.heading ?? citation.name, 'aria-haspopup': 'dialog',
    onclick: (event) => intents.showSource(citation, event.currentTarget),
  }, h('span', null, String(citation.position)));
}
