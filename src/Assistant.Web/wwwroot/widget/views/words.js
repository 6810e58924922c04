import { blocksOf } from '../conversation/words.js';
import { h, unseen } from './dom.js';

/**
 * Draws an answer's paragraphs, lists, links and citation markers.
 * @param {import('../protocol/citations.js').Citation[]} citations  a marker without its citation stays plain text
 */
export function drawWords(text, { links, texts, intents }, citations = []) {
  return blocksOf(text).map((block) =>
    block.kind === 'list'
      ? h('ul', null, block.items.map((item) => h('li', null, attached(item).map(drawInline))))
      : h('p', null, block.lines.flatMap((line, index) => [index > 0 && h('br'), ...attached(line).map(drawInline)])));

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

/** A marker stays with the word before it; it never opens a line. */
const attached = (line) => line.map((inline, index) =>
  inline.kind === 'words' && line[index + 1]?.kind === 'marker' ? { ...inline, text: inline.text.replace(/\s+$/, '\u00a0') } : inline);

function drawMarker(citation, { texts, intents }) {
  const label = texts.source(citation.position, citation.name);
  return h('button', {
    type: 'button', class: 'marker', 'aria-label': label, title: citation.heading ?? citation.name, 'aria-haspopup': 'dialog',
    onclick: (event) => intents.showSource(citation, event.currentTarget),
  }, h('span', null, String(citation.position)));
}
