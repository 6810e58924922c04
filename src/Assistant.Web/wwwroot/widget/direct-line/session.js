import { request } from './request.js';

/**
 * One conversation on the wire: its token, how far it has been read, and the calls that need both. Each call answers with
 * an outcome of `request.js`; none is repeated here.
 */
export class Session {
  #base;
  #token;
  #watermark;

  constructor(base, { conversationId, userId, token }) {
    this.#base = base;
    this.#token = token;
    this.conversationId = conversationId;
    this.userId = userId;
  }

  /** Nothing has been read yet: what comes first is history. */
  get isUnread() {
    return this.#watermark === undefined;
  }

  /** The same conversation under a newer token goes on where the older one stopped. */
  continueFrom(older) {
    this.#watermark = older.#watermark;
  }

  /** Contacts the assistant, who may greet; harmless for a conversation that has started before. */
  start(locale, signal) {
    return this.#renewing(this.#call('conversations', { method: 'POST', body: { user: { id: this.userId }, locale }, signal }));
  }

  /** A new stream that begins where reading stopped. */
  reconnect(signal) {
    return this.#renewing(this.#call(this.#path('', true), { signal }));
  }

  refresh(signal) {
    return this.#renewing(this.#call('tokens/refresh', { method: 'POST', signal }));
  }

  activities(signal) {
    return this.#call(this.#path('/activities', true), { signal });
  }

  post(activity) {
    return this.#call(this.#path('/activities'), { method: 'POST', body: { ...activity, from: { id: this.userId } } });
  }

  /** @returns {boolean} whether the set moved the conversation on; a set without a watermark never does */
  read({ activities, watermark }) {
    if (typeof watermark !== 'string' || watermark === '') return false;
    const moved = watermark !== this.#watermark && activities.length > 0;
    this.#watermark = watermark;
    return moved;
  }

  #path(rest, fromWatermark = false) {
    const query = fromWatermark && this.#watermark ? `?watermark=${encodeURIComponent(this.#watermark)}` : '';
    return `conversations/${encodeURIComponent(this.conversationId)}${rest}${query}`;
  }

  #call(path, options) {
    return request(new URL(path, this.#base), { ...options, token: this.#token });
  }

  async #renewing(call) {
    const outcome = await call;
    if (outcome.kind === 'ok' && outcome.body.token) this.#token = outcome.body.token;
    return outcome;
  }
}
