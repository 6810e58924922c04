import { Backoff, pause } from './waiting.js';

const attemptsAtOnce = 3;

/**
 * Sends what the shopper wrote: in order, once, and never silently lost. Every attempt of one message carries the same
 * `clientActivityID`, so the server can tell a repetition from a new message.
 *
 * @typedef {{ status: 'sending' } | { status: 'waiting', seconds?: number } | { status: 'sent', id?: string }
 *   | { status: 'failed', reason: 'tooLarge'|'rejected'|'unavailable' }} Delivery
 */
export class Outbox {
  #client;
  #report;
  #queue = [];
  #working = false;
  #stopped = new AbortController();

  /** @param {(clientActivityID: string, delivery: Delivery) => void} report */
  constructor(client, report) {
    this.#client = client;
    this.#report = report;
  }

  send(activity) {
    this.#queue.push(activity);
    this.#report(idOf(activity), { status: this.#client.state === 'online' ? 'sending' : 'waiting' });
    this.wake();
  }

  /** Called when the connection is back. */
  async wake() {
    if (this.#working) return;
    this.#working = true;
    const { signal } = this.#stopped;
    while (this.#queue.length > 0 && this.#client.state === 'online' && !signal.aborted) {
      const activity = this.#queue[0];
      const delivery = await this.#deliver(activity, signal);
      if (signal.aborted) break;
      this.#report(idOf(activity), delivery);
      if (delivery.status === 'waiting') break;
      this.#queue.shift();
    }
    if (!signal.aborted) this.#working = false;
  }

  /** Forgets everything; what is on its way may still arrive. */
  clear() {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    this.#queue = [];
    this.#working = false;
  }

  async #deliver(activity, signal) {
    const backoff = new Backoff(1_000, 8_000);
    for (let attempt = 1; !signal.aborted; attempt++) {
      this.#report(idOf(activity), { status: 'sending' });
      const outcome = await this.#client.post(activity);
      if (signal.aborted) break;

      switch (outcome.kind) {
        case 'ok':
          return { status: 'sent', id: outcome.body.id };
        case 'refused':
          return { status: 'failed', reason: outcome.status === 413 ? 'tooLarge' : 'rejected' };
        case 'limited':
          this.#report(idOf(activity), { status: 'waiting', seconds: outcome.retryAfter });
          await pause(outcome.retryAfter * 1000, signal);
          break;
        default:
          // Without a connection the message waits for it; with one, the server is in trouble and the shopper decides.
          if (this.#client.state !== 'online') return { status: 'waiting' };
          if (attempt >= attemptsAtOnce) return { status: 'failed', reason: 'unavailable' };
          await pause(backoff.next(), signal);
          if (this.#client.state !== 'online') return { status: 'waiting' };
      }
    }
    return { status: 'waiting' };
  }
}

const idOf = (activity) => activity.channelData.clientActivityID;
