import { request } from './request.js';

/**
 * Asks the host for a conversation: the remembered one while its resume token is good, a fresh one otherwise.
 */
export class Admission {
  #base;
  #identity;
  #memory;

  constructor({ base, identity, memory }) {
    this.#base = base;
    this.#identity = identity;
    this.#memory = memory;
  }

  /** @returns {Promise<import('./request.js').Outcome>} an ok body is `{ conversationId, token, userId }` */
  enter(signal) {
    // A resume token works once. Two tabs that restore at the same moment must use one after the other.
    return navigator.locks
      ? navigator.locks.request(`assistant-chat:${this.#base}`, () => this.#enter(signal))
      : this.#enter(signal);
  }

  async #enter(signal) {
    const identity = await this.identify();
    const resume = this.#memory.resume;
    let outcome = await this.#ask({ identity, resume }, signal);
    // A refused resume token is no news to the shopper: the conversation starts afresh.
    if (resume && outcome.kind === 'refused') outcome = await this.#ask({ identity }, signal);
    if (outcome.kind !== 'ok') return outcome;

    const { conversationId, token, resume: next } = outcome.body;
    this.#memory.resume = next;
    return { kind: 'ok', body: { conversationId, token, userId: claimOf(token, 'user') } };
  }

  #ask(body, signal) {
    return request(new URL('chat/token', this.#base), { method: 'POST', body, signal });
  }

  /** Who the shopper is now; what is remembered of anybody else stays out of sight. @returns the identity token, if any */
  async identify() {
    try {
      const identity = await this.#identity();
      this.#memory.shopper = identity && claimOf(identity, 'sub');
      return identity;
    } catch (error) {
      console.error('window.assistantIdentity failed; the shopper chats as a visitor.', error);
      return undefined;
    }
  }
}

/** A claim of a token. Read, not verified: whoever it lets in, the server decides. */
function claimOf(token, name) {
  try {
    const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes))[name];
  } catch {
    return undefined;
  }
}
