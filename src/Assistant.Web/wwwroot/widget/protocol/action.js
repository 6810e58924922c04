import { count, label, record, text, time } from './values.js';

const states = ['proposed', 'needsApproval', 'succeeded', 'rejected', 'unknown', 'expired', 'declined', 'withdrawn'];

/**
 * A write that waits for, or followed, the shopper's confirmation.
 * @typedef {object} Action
 * @property {string} id
 * @property {string} kind      name of the tool
 * @property {'proposed'|'needsApproval'|'succeeded'|'rejected'|'unknown'|'expired'|'declined'|'withdrawn'} state
 * @property {string} [order]
 * @property {{ title: string, quantity?: number, amount?: number, note?: string }[]} [lines]  amounts in minor units
 * @property {number} [amount]        what goes back; what the shopper pays where `refundTo` is absent
 * @property {string} [currency]
 * @property {string} [refundTo]
 * @property {number} [expiresAt]
 * @property {string} [code]          what may be typed instead of clicking
 * @property {{ label: string, value: string }[]} [facts]
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
    code: text(action.code),
    facts: Array.isArray(action.facts) ? action.facts.flatMap(readFact) : undefined,
  });
}

/** The shopper's click on a card, as it comes back in the history. */
export function readDecision(raw) {
  const { action, actionId } = record(raw);
  return (action === 'confirm' || action === 'decline') && text(actionId) ? { action, actionId } : undefined;
}

function readLine(raw) {
  const line = record(raw);
  return { title: label(line.title) ?? label(line.id) ?? '', quantity: count(line.quantity), amount: count(line.amount), note: text(line.note) };
}

function readFact(raw) {
  const fact = record(raw);
  return label(fact.label) && label(fact.value) ? [{ label: label(fact.label), value: label(fact.value) }] : [];
}

/** Only what was said, so that a later activity changes only what it mentions. */
const present = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
