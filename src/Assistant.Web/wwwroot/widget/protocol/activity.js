import { readAction, readDecision } from './action.js';
import { readAttachments } from './attachments.js';
import { readCitations } from './citations.js';
import { count, list, record, text, time } from './values.js';

/**
 * The wire ends here: an activity becomes one of four plain records, or nothing. The rest of the widget never sees
 * a field that might be missing, of another type, or hostile.
 *
 * @typedef {object} Message
 * @property {'message'} type
 * @property {string} id
 * @property {boolean} own              written by this shopper
 * @property {'shopper'|'assistant'|'person'|'system'} speaker
 * @property {string} [name]            the person's name
 * @property {string} text
 * @property {number} time              milliseconds since 1970
 * @property {string} [clientActivityID]
 * @property {string} [streamId]        the stream that this message ends
 * @property {boolean} final            the last message of its turn
 * @property {string[]} answers         ids of the shopper's messages that its turn answers
 * @property {{ title: string, value: string }[]} suggestions
 * @property {import('./attachments.js').Card[]} cards
 * @property {'list'|'carousel'} layout
 * @property {import('./citations.js').Citation[]} citations
 * @property {import('./action.js').Action} [action]
 * @property {{ action: 'confirm'|'decline', actionId: string }} [decision]
 * @property {string} [seen]            while it is on its way: the last message that was before the shopper's eyes when they wrote
 * @property {'assistant'|'queued'|'person'} [attendant]  who attends the conversation from now on
 */
export function readActivity(raw, userId) {
  const activity = record(raw);
  const from = record(activity.from);
  const data = record(activity.channelData);
  const own = from.role === 'user' || (from.role === undefined && from.id === userId);
  const common = {
    id: text(activity.id),
    sender: text(from.id) ?? '',
    speaker: own ? 'shopper' : oneOf(['person', 'system'], data.speaker) ?? 'assistant',
    name: text(from.name),
  };

  switch (activity.type) {
    case 'message':
      return common.id ? { ...common, type: 'message', own, ...readMessage(activity, data) } : undefined;
    case 'typing':
      return own ? undefined : readTyping(activity, data, common);
    case 'endOfConversation':
      return { ...common, type: 'end' };
    default:
      return undefined;
  }
}

function readMessage(activity, data) {
  return {
    text: unescaped(withoutReferences(text(activity.text) ?? ''), activity.textFormat),
    time: time(activity.timestamp) ?? Date.now(),
    clientActivityID: text(data.clientActivityID),
    streamId: text(data.streamId),
    final: record(data.turn).final === true,
    answers: list(record(data.turn).answers),
    suggestions: list(record(activity.suggestedActions).actions).flatMap(readSuggestion),
    cards: readAttachments(activity, data),
    layout: activity.attachmentLayout === 'carousel' ? 'carousel' : 'list',
    citations: readCitations(activity.entities),
    action: readAction(data.action),
    decision: readDecision(activity.value),
    attendant: oneOf(['assistant', 'queued', 'person'], data.attendant),
  };
}

/** A typing activity is an indicator, a progress line, or a piece of an answer, each piece repeating all text so far. */
function readTyping(activity, data, common) {
  const said = typeof activity.text === 'string' ? withoutReferences(activity.text) : undefined;
  if (said === undefined || data.streamType === 'informative') return { ...common, type: 'typing', progress: said || undefined };

  const streamId = text(data.streamId) ?? common.id;
  return streamId ? { ...common, type: 'chunk', streamId, sequence: count(data.streamSequence) ?? 0, text: said } : undefined;
}

function readSuggestion(raw) {
  const { type, title, value } = record(raw);
  const words = text(value) ?? text(title);
  return type === 'imBack' && words ? [{ title: text(title) ?? words, value: words }] : [];
}

/** Reference definitions at the end serve clients that render Markdown; our citations come from the entity. */
function withoutReferences(words) {
  const lines = words.split(/\r?\n/);
  while (lines.length > 0 && /^\s*(\[\d{1,3}\]:\s.*)?$/.test(lines.at(-1))) lines.pop();
  return lines.join('\n');
}

/** The host escapes what a Markdown renderer would take for markup; here every character stands for itself. */
const unescaped = (words, format) => (format === 'markdown' ? words.replace(/\\([!-/:-@[-`{-~])/g, '$1') : words);

const oneOf = (known, value) => (known.includes(value) ? value : undefined);
