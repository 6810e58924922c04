import { Session } from './session.js';
import { followStream } from './stream.js';
import { Backoff, nextEvent, pause } from './waiting.js';

const refreshEvery = 15 * 60_000;
const shortLived = 5_000;
const pollingSpell = 60_000;
const echoWithin = 6_000;
const hopeful = 2;

/**
 * Keeps one conversation connected over Direct Line 3.0, through lost sockets, expired tokens and sleeping laptops.
 *
 * @typedef {'connecting'|'unreachable'|'online'|'reconnecting'|'offline'|'busy'|'refused'|'ended'} ConnectionState
 * @typedef {object} Listener
 * @property {(conversation: { conversationId: string, userId?: string }) => void} entered  before its first activities
 * @property {(activities: object[], history: boolean) => void} received
 * @property {(state: ConnectionState, detail?: { seconds?: number, status?: number }) => void} changed
 */
export class DirectLineClient {
  #base;
  #admission;
  #locale;
  #listener;
  #session = null;
  #entering = null;
  #stopped = null;
  #signals = new EventTarget();
  #briefSockets = 0;
  #heardAt = 0;
  #state = 'connecting';

  /** @param {{ base: string, admission: import('./admission.js').Admission, locale: string, listener: Listener }} parts */
  constructor({ base, admission, locale, listener }) {
    this.#base = new URL('v3/directline/', base);
    this.#admission = admission;
    this.#locale = locale;
    this.#listener = listener;
  }

  get state() {
    return this.#state;
  }

  start() {
    if (this.#stopped && !this.#stopped.signal.aborted) return;
    this.#stopped = new AbortController();
    const { signal } = this.#stopped;
    window.addEventListener('offline', () => this.#change('offline'), { signal });
    // A socket that survived the outage may be dead without knowing it.
    window.addEventListener('online', () => this.#leaveStream(), { signal });
    this.#run(signal);
    this.#keepToken(signal);
  }

  /** Leaves the conversation; `start` enters again, the remembered one or a fresh one. */
  stop() {
    this.#stopped?.abort();
    this.#session = null;
    this.#entering = null;
    this.#state = 'connecting';
  }

  /** Does now what would have been done after a delay. */
  hurry() {
    this.#signals.dispatchEvent(new Event('hurry'));
  }

  /** One attempt; an expired token is renewed on the way. @returns {Promise<import('./request.js').Outcome>} */
  async post(activity) {
    if (!this.#session) return { kind: 'unavailable' };
    const { signal } = this.#stopped;
    const posted = performance.now();
    const spoken = { ...activity, locale: this.#locale };
    let outcome = await this.#session.post(spoken);
    if (isStale(outcome) && !signal.aborted) {
      const renewed = await this.#enter(signal);
      outcome = renewed.kind === 'ok' && this.#session ? await this.#session.post(spoken) : renewed;
    }
    if (outcome.kind === 'ok' && activity.type === 'message') this.#expectEcho(posted, signal);
    return outcome;
  }

  /** The life of a connection: enter, catch up, follow, and again when the stream is lost. */
  async #run(signal) {
    const backoff = new Backoff(1_000, 30_000);
    while (!signal.aborted) {
      const entered = await this.#reenter(signal);
      const caughtUp = entered.kind === 'ok' ? await this.#catchUp(signal) : entered;
      if (signal.aborted) return;

      switch (caughtUp.kind) {
        case 'ok':
          backoff.reset();
          this.#change('online');
          await this.#follow(entered.body.streamUrl, signal);
          if (signal.aborted) return;
          this.#change(navigator.onLine ? 'reconnecting' : 'offline');
          break;
        case 'limited':
          this.#change('busy', { seconds: caughtUp.retryAfter });
          await this.#rest(caughtUp.retryAfter * 1000, signal);
          continue;
        case 'refused':
          if (this.#session) {
            // Let in, but not to this conversation: ask again, more and more slowly.
            this.#session = null;
            break;
          }
          this.#change('refused', { status: caughtUp.status });
          await nextEvent([[this.#signals, 'hurry']], signal);
          this.#change('connecting');
          continue;
        default:
          this.#change(navigator.onLine ? this.#whileAway(backoff) : 'offline');
      }

      await this.#rest(backoff.next(), signal);
    }
  }

  /** A host that is down and one that does not know this site look the same from here: say so, and go on trying. */
  #whileAway({ attempts }) {
    if (this.#session) return 'reconnecting';
    return attempts < hopeful ? 'connecting' : 'unreachable';
  }

  /** A token and a stream: by the reconnect call where there is a session, by admission otherwise. */
  async #reenter(signal) {
    if (!this.#session) return this.#enter(signal);
    const outcome = await this.#session.reconnect(signal);
    // Expired, or gone: either way the host decides what this shopper comes back to.
    return outcome.kind === 'refused' ? this.#enter(signal) : outcome;
  }

  /** Single flight: a post and the loop may both find the token expired. */
  #enter(signal) {
    if (this.#entering) return this.#entering;
    const flight = this.#admit(signal).finally(() => {
      if (this.#entering === flight) this.#entering = null;
    });
    this.#entering = flight;
    return flight;
  }

  async #admit(signal) {
    const admitted = await this.#admission.enter(signal);
    if (admitted.kind !== 'ok' || signal.aborted) return admitted;

    const session = new Session(this.#base, admitted.body);
    const started = await session.start(this.#locale, signal);
    if (started.kind !== 'ok' || signal.aborted) return started;

    const older = this.#session;
    this.#session = session;
    if (older?.conversationId === session.conversationId) {
      session.continueFrom(older);
    } else {
      this.#listener.entered({ conversationId: session.conversationId, userId: session.userId });
      this.#leaveStream();
    }
    return started;
  }

  /** Pages through what was said since the watermark; everything, on the first call. */
  async #catchUp(signal) {
    for (;;) {
      const outcome = await this.#session.activities(signal);
      if (outcome.kind !== 'ok' || signal.aborted) return outcome;
      if (!this.#take(outcome.body, this.#session.isUnread)) return outcome;
    }
  }

  /** @returns {boolean} whether there may be more */
  #take(set, history = false) {
    this.#heardAt = performance.now();
    const activities = Array.isArray(set?.activities) ? set.activities : [];
    const moved = this.#session.read({ activities, watermark: set?.watermark });
    if (activities.length > 0) this.#listener.received(activities, history);
    if (!activities.some((activity) => activity?.type === 'endOfConversation')) return moved;

    this.#change('ended');
    this.#stopped.abort();
    return false;
  }

  async #follow(streamUrl, signal) {
    // Two sockets in a row that did not last: a proxy refuses them, or another window holds the stream. Poll for a while.
    if (!streamUrl || this.#briefSockets >= 2) return this.#poll(signal);

    const following = new AbortController();
    const leave = () => following.abort();
    signal.addEventListener('abort', leave, { once: true });
    this.#signals.addEventListener('leave', leave, { once: true });
    const lasted = await followStream(streamUrl, {
      onOpen: () => this.#change('online'),
      onSet: (set) => this.#take(set),
      signal: following.signal,
    });
    signal.removeEventListener('abort', leave);
    this.#signals.removeEventListener('leave', leave);
    this.#briefSockets = lasted < shortLived ? this.#briefSockets + 1 : 0;
  }

  async #poll(signal) {
    const until = performance.now() + pollingSpell;
    const backoff = new Backoff(1_000, 8_000);
    while (!signal.aborted && performance.now() < until) {
      const outcome = await this.#session.activities(signal);
      if (signal.aborted) return;
      if (outcome.kind === 'limited') await this.#rest(outcome.retryAfter * 1000, signal);
      else if (outcome.kind !== 'ok') return;
      else {
        this.#change('online');
        if (this.#take(outcome.body)) backoff.reset();
      }
      await this.#rest(backoff.next(), signal);
    }
    this.#briefSockets = 0;
  }

  async #keepToken(signal) {
    for (;;) {
      await pause(refreshEvery, signal);
      if (signal.aborted) return;
      const outcome = await this.#session?.refresh(signal);
      if (outcome && isStale(outcome) && !signal.aborted) await this.#enter(signal);
    }
  }

  /** The stream carries our own messages too. One that stays silent after an accepted message is dead. */
  async #expectEcho(posted, signal) {
    await pause(echoWithin, signal);
    if (!signal.aborted && this.#heardAt < posted) this.#leaveStream();
  }

  #leaveStream() {
    this.#signals.dispatchEvent(new Event('leave'));
  }

  /** Sleeps, but wakes when the network or the shopper returns. A hidden tab does not compete for the stream. */
  async #rest(milliseconds, signal) {
    const awake = new AbortController();
    const wakeUp = () => awake.abort();
    signal.addEventListener('abort', wakeUp, { once: true });
    await Promise.race([
      pause(milliseconds, awake.signal),
      nextEvent([[window, 'online'], [this.#signals, 'hurry']], awake.signal),
    ]);
    wakeUp();
    signal.removeEventListener('abort', wakeUp);
    while (document.hidden && !signal.aborted) await nextEvent([[document, 'visibilitychange']], signal);
  }

  #change(state, detail) {
    if (this.#state === state && !detail) return;
    this.#state = state;
    this.#listener.changed(state, detail);
  }
}

/** The token is no longer good for a conversation that is still there. */
const isStale = (outcome) => outcome.kind === 'refused' && [401, 403, 404].includes(outcome.status);
