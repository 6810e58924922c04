import { count, label, list, record, text } from './values.js';

/**
 * @typedef {object} Citation
 * @property {number} position   the n of the marker [n]
 * @property {string} name       title of the page
 * @property {string} [heading]  where in the page the passage stands
 * @property {string} passage    the words that the answer rests on
 * @property {string} [version]  of the page that was live
 * @property {string} [url]
 */

/** @returns {Citation[]} one per position, in order */
export function readCitations(entities) {
  const message = list(entities).map(record).find((entity) => text(entity.type)?.startsWith('https://schema.org/'));
  const citations = list(message?.citation).flatMap(readClaim);
  return citations
    .filter(({ position }, index) => citations.findIndex((other) => other.position === position) === index)
    .sort((a, b) => a.position - b.position);
}

function readClaim(raw) {
  const claim = record(raw);
  const page = record(claim.appearance);
  const position = count(claim.position);
  const passage = text(page.text) ?? text(page.abstract);
  const name = text(page.name);
  return position && (name || passage)
    ? [{ position, name: name ?? `[${position}]`, heading: text(page.heading), passage: passage ?? '', version: label(page.version), url: text(page.url) }]
    : [];
}
