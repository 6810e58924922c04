import './browser.mjs';
import directLine from 'botframework-directlinejs';

const { DirectLine } = directLine;
// After a break the client itself waits for up to 15 seconds.
const patience = 30_000;

/** A shopper's client: the real Direct Line client with everything that it received. */
export class Shopper {
  #client;
  #waiting = new Set();

  /** @param {object} options  of the Direct Line client, such as `{ webSocket: false }` */
  constructor(base, token, options = {}) {
    this.received = [];
    this.statuses = [];
    this.#client = new DirectLine({ domain: `${base}/v3/directline`, token, ...options });
    this.#client.connectionStatus$.subscribe((status) => this.statuses.push(status));
    this.subscription = this.#client.activity$.subscribe({
      next: (activity) => {
        this.received.push(activity);
        this.#waiting.forEach((look) => look());
      },
      error: () => {},
    });
  }

  /** Posts an activity; gives what the client made of the answer. */
  post(activity) {
    return new Promise((resolve, reject) => this.#client.postActivity(activity).subscribe(resolve, reject));
  }

  say(text, clientActivityID = crypto.randomUUID()) {
    return this.post({ type: 'message', text, from: { id: 'ignored' }, channelData: { clientActivityID } });
  }

  /** The first received activity that `found` accepts, now or soon. */
  until(what, found) {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`no ${what} within ${patience / 1000} s; received ${JSON.stringify(this.received.map(({ id, type }) => `${type} ${id}`))}`));
      }, patience);
      const look = () => {
        const activity = this.received.find(found);
        if (!activity) return;
        clearTimeout(limit);
        this.#waiting.delete(look);
        resolve(activity);
      };
      this.#waiting.add(look);
      look();
    });
  }

  end() {
    this.subscription.unsubscribe();
    this.#client.end();
  }
}

/** Asks the host for a conversation. */
export async function enter(base, body = {}) {
  const answer = await fetch(`${base}/chat/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`/chat/token answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
