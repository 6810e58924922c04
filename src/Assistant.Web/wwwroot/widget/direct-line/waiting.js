/** Resolves after `milliseconds`, or at once when the signal fires. Never rejects: loops look at the signal. */
export function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });

    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}

/** Resolves at the first of these events on these targets, or when the signal fires. */
export function nextEvent(sources, signal) {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const heard = new AbortController();
    const done = () => {
      heard.abort();
      resolve();
    };
    for (const [target, name] of sources) target.addEventListener(name, done, { signal: heard.signal });
    signal.addEventListener('abort', done, { signal: heard.signal });
  });
}

/** Growing, jittered delays, so that a crowd does not return in step after an outage. */
export class Backoff {
  #first;
  #longest;
  #attempt = 0;

  constructor(first, longest) {
    this.#first = first;
    this.#longest = longest;
  }

  /** How many delays there have been since the last success. */
  get attempts() {
    return this.#attempt;
  }

  next() {
    const delay = Math.min(this.#first * 2 ** this.#attempt++, this.#longest);
    return delay * (0.5 + Math.random() / 2);
  }

  reset() {
    this.#attempt = 0;
  }
}
