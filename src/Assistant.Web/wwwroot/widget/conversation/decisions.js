/**
 * Clicks on cards that have not been answered, by action.
 * @typedef {{ choice: 'confirm'|'decline', delivery: import('../direct-line/outbox.js').Delivery, activityId?: string }} Decision
 */

/** A click that was made here or, as an echo, anywhere. */
export const decided = (decisions, { id, decision }, delivery = { status: 'sent' }) =>
  decision ? { ...decisions, [decision.actionId]: { choice: decision.action, delivery, activityId: id ?? delivery.id } } : decisions;

/**
 * Clicks that a message settles: it tells the action's state, or ends the turn that the click began. If the action is open
 * after that, its buttons work again. Somebody else's words settle nothing, except a person's: nobody else answers then.
 */
export function settled(decisions, { action, answers, speaker }) {
  const open = Object.entries(decisions).filter(([id, { activityId }]) =>
    speaker !== 'person' && id !== action?.id && !(activityId && answers.includes(activityId)));
  return open.length === Object.keys(decisions).length ? decisions : Object.fromEntries(open);
}

/** The click that an action still waits for; one that came too late leaves the card as it is. */
export const openDecision = ({ id, state }, decisions) => (state === 'proposed' ? decisions[id] : undefined);

/** Whether a click is on its way or waits for its answer. */
export const isDeciding = (decision) => decision !== undefined && decision.delivery.status !== 'failed';
