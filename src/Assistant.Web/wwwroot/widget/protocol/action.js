import { count, label, list, record, text, time } from './values.js';

const states = ['proposed', 'needsApproval', 'succeeded', 'rejected', 'unknown', 'expired', 'declined', 'withdrawn'];

/**
 * A write that waits for, or followed, the shopper's confirmation.
 * @typedef {object} Action
 * @property {string} id
 * @property {string} kind      name of the tool
 * @property {'proposed'|'needsApproval'|'succeeded'|'rejected'|'unknown'|'expired'|'declined'|'withdrawn'} state
 * @property {string} [order]
 * @property {{ title: string, quantity?: number, amount?: number }[]} [lines]  amounts in minor units
 * @property {number} [amount]
 * @property {string} [currency]
 * @property {string} [refundTo]
 * @property {number} [expiresAt]
 */
export function readAction(raw) {
  const action = record(raw);
  const id = text(action.id);
  if (!id || !states.includes(action.state)) return undefined;

  return present({
    id,
    kind: text(action.kind),
    state: action.state,
    order: label(action.order),
    lines: Array.isArray(action.lines) ? action.lines.map(readLine) : undefined,
    amount: count(action.amount),
    currency: text(action.currency),
    refundTo: text(action.refundTo),
    expiresAt: time(action.expiresAt),
  });
}

/** The shopper's click on a card, as it comes back in the history. */
export function readDecision(raw) {
  const { action, actionId } = record(raw);
  return (action === 'confirm' || action === 'decline') && text(actionId) ? { action, actionId } : undefined;
}

function readLine(raw) {
  const line = record(raw);
  return { title: label(line.title) ?? label(line.id) ?? '', quantity: count(line.quantity), amount: count(line.amount) };
}

/** Only what was said, so that a later activity changes only what it mentions. */
const present = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
