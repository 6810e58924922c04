import { readActivity } from '../protocol/activity.js';
import { deadlines } from './deadlines.js';
import { decided, settled } from './decisions.js';

const typingLasts = 5_000;
// The code behind a progress line speaks once per step; the step may take longer than a keystroke pause.
const progressLasts = 20_000;

/**
 * The conversation as this browser knows it. Plain data; every change is a new object, so a view can compare by identity.
 *
 * @typedef {import('../direct-line/outbox.js').Delivery} Delivery
 * @typedef {{ key: string, message: import('../protocol/activity.js').Message, delivery?: Delivery, card: boolean }} Entry
 *   `card`: this message introduced its action and carries the card; later ones only change it
 */
export const emptyConversation = Object.freeze({
  conversationId: null,
  userId: undefined,
  entries: [],
  actions: {},
  decisions: {},
  left: {},
  streams: [],
  finishedStreams: [],
  typists: [],
  attendant: 'assistant',
  person: undefined,
  ended: false,
});

/** @returns the next state; the same object when nothing changed */
export function reduce(state, event) {
  switch (event.type) {
    case 'entered':
      return state.conversationId === event.conversationId
        ? state
        : { ...emptyConversation, conversationId: event.conversationId, userId: event.userId, entries: state.entries.filter(isUnsent) };
    case 'received':
      return timed(event.activities.reduce((next, raw) => receive(next, readActivity(raw, state.userId), event.now), state), event.now);
    case 'composed':
      return compose(state, event);
    case 'delivered':
      return deliver(state, event);
    case 'withdrawn':
      return { ...state, entries: state.entries.filter(({ key }) => key !== event.key) };
    case 'ticked':
      return timed(withoutIdle(state, event.now), event.now);
    case 'cleared':
      return emptyConversation;
    default:
      throw new TypeError(`Unknown event ${event.type}`);
  }
}

/** Written here and not yet acknowledged by the server. */
export const isUnsent = ({ delivery }) => delivery !== undefined && delivery.status !== 'sent';

function receive(state, activity, now) {
  switch (activity?.type) {
    case 'message':
      return state.entries.some(({ message }) => message.id === activity.id) ? state : receiveMessage(state, activity);
    case 'typing':
      return { ...state, typists: [...others(state.typists, activity.sender), typist(state, activity, now)] };
    case 'chunk':
      return receiveChunk(state, activity);
    case 'end':
      return { ...state, ended: true, typists: [], streams: [] };
    default:
      return state;
  }
}

function receiveMessage(state, message) {
  if (message.own) {
    const key = message.clientActivityID ?? message.id;
    return { ...state, entries: place(state.entries, { key, message, card: false }), decisions: decided(state.decisions, message) };
  }

  const { action, streamId, final, sender } = message;
  const card = action !== undefined && state.actions[action.id] === undefined;
  return {
    ...state,
    entries: place(state.entries, { key: message.id, message, card }),
    actions: action ? { ...state.actions, [action.id]: { ...state.actions[action.id], ...action } } : state.actions,
    decisions: settled(state.decisions, message),
    streams: state.streams.filter((stream) => stream.streamId !== streamId && !(final && stream.sender === sender)),
    finishedStreams: streamId ? [...state.finishedStreams, streamId] : state.finishedStreams,
    typists: others(state.typists, sender),
    attendant: message.attendant ?? state.attendant,
    person: message.speaker === 'person' ? message.name ?? state.person : state.person,
  };
}

/** Messages of the server stand in its order; what is still on its way stands below them. */
function place(entries, entry) {
  const rest = entries.filter(({ key }) => key !== entry.key);
  const index = rest.findLastIndex(({ message, delivery }) => delivery === undefined && message.time <= entry.message.time);
  return [...rest.slice(0, index + 1), entry, ...rest.slice(index + 1)];
}

function receiveChunk(state, chunk) {
  if (state.finishedStreams.includes(chunk.streamId)) return state;
  const known = state.streams.find(({ streamId }) => streamId === chunk.streamId);
  if (known && known.sequence >= chunk.sequence) return state;
  return {
    ...state,
    streams: [...state.streams.filter((stream) => stream !== known), chunk],
    typists: others(state.typists, chunk.sender),
  };
}

function compose(state, { clientActivityID, text, decision, seen, now, delivery }) {
  const message = {
    type: 'message', id: undefined, own: true, speaker: 'shopper', text: text ?? '', time: now, clientActivityID, decision, seen,
    final: false, answers: [], suggestions: [], cards: [], layout: 'list', citations: [],
  };
  const entry = { key: clientActivityID, message, delivery: delivery ?? { status: 'sending' }, card: false };
  return {
    ...state,
    entries: [...state.entries.filter(({ key }) => key !== clientActivityID), entry],
    decisions: decided(state.decisions, message, entry.delivery),
  };
}

function deliver(state, { clientActivityID, delivery }) {
  const entries = state.entries.map((entry) =>
    entry.key === clientActivityID && entry.delivery ? { ...entry, delivery } : entry);
  // One that has come back already is in the server's hands; what becomes of it is told by its answer.
  const entry = entries.find(({ key, delivery: open }) => key === clientActivityID && open);
  return entry ? { ...state, entries, decisions: decided(state.decisions, entry.message, delivery) } : state;
}

function typist(state, { sender, speaker, name, progress }, now) {
  const known = state.typists.find((each) => each.sender === sender);
  const line = progress ?? known?.progress;
  const until = Math.max(now + (progress ? progressLasts : typingLasts), known?.until ?? 0);
  return { sender, speaker, name, progress: line, until };
}

function withoutIdle(state, now) {
  return state.typists.some(({ until }) => until <= now) ? { ...state, typists: state.typists.filter(({ until }) => until > now) } : state;
}

function timed(state, now) {
  const left = deadlines(state.actions, state.left, now);
  return left === state.left ? state : { ...state, left };
}

const others = (typists, sender) => typists.filter((each) => each.sender !== sender);
