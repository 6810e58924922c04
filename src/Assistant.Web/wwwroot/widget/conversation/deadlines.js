const second = 1_000;
const minute = 60 * second;

/**
 * How long the open actions can still be confirmed, by this browser's clock, as finely as it is shown: minutes, and seconds
 * in the last one. Zero: time is up. The server has the last word either way.
 *
 * @param {Record<string, import('../protocol/action.js').Action>} actions
 * @param {Record<string, number>} before
 * @returns {Record<string, number>} milliseconds by action; `before` itself while nothing changed
 */
export function deadlines(actions, before, now) {
  const left = Object.fromEntries(Object.values(actions)
    .filter(({ state, expiresAt }) => state === 'proposed' && expiresAt !== undefined)
    .map(({ id, expiresAt }) => [id, rounded(expiresAt - now)]));
  const ids = Object.keys(left);
  return ids.length === Object.keys(before).length && ids.every((id) => left[id] === before[id]) ? before : left;
}

const rounded = (span) => {
  const unit = span > minute ? minute : second;
  return Math.max(0, Math.ceil(span / unit) * unit);
};
