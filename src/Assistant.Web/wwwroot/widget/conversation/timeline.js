import { startOfDay } from '../format.js';

const together = 5 * 60_000;

/**
 * What the log shows, top to bottom: day separators, and messages that know their place in a run of one speaker.
 * @returns {({ kind: 'day', key: string, time: number }
 *   | { kind: 'entry', key: string, entry: import('./reducer.js').Entry, first: boolean, last: boolean })[]}
 */
export function timeline({ entries }) {
  const shown = entries.filter(isShown);
  return shown.flatMap((entry, index) => {
    const opensDay = !sameDay(shown[index - 1], entry);
    const item = {
      kind: 'entry',
      key: entry.key,
      entry,
      first: opensDay || !belong(shown[index - 1], entry),
      last: !sameDay(entry, shown[index + 1]) || !belong(entry, shown[index + 1]),
    };
    return opensDay ? [{ kind: 'day', key: `day:${startOfDay(entry.message.time)}`, time: entry.message.time }, item] : [item];
  });
}

/** Replies offered by the newest message, until the shopper has answered it. */
export function suggestions({ entries, ended }) {
  const newest = entries.at(-1)?.message;
  return ended || !newest || newest.own ? [] : newest.suggestions;
}

/** The newest message that did not come from the shopper. */
export const lastIncoming = ({ entries }) => entries.findLast(({ message }) => !message.own)?.message;

/** Clicks on cards show on the card; a change of an action shows there too. */
const isShown = ({ message, card }) => !message.decision && (message.text !== '' || message.cards.length > 0 || card);

const sameDay = (a, b) => a !== undefined && b !== undefined && startOfDay(a.message.time) === startOfDay(b.message.time);

const belong = (a, b) =>
  a !== undefined && b !== undefined && a.message.speaker === b.message.speaker && a.message.name === b.message.name
  && b.message.time - a.message.time < together;
