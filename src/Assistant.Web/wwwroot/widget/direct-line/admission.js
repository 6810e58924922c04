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
    const identity = await this.#readIdentity();
    const resume = this.#memory.resume;
    let outcome = await this.#ask({ identity, resume }, signal);
    // A refused resume token is no news to the shopper: the conversation starts afresh.
    if (resume && outcome.kind === 'refused') outcome = await this.#ask({ identity }, signal);
    if (outcome.kind !== 'ok') return outcome;

    const { conversationId, token, resume: next } = outcome.body;
    this.#memory.resume = next;
    return { kind: 'ok', body: { conversationId, token, userId: userOf(token) } };
  }

  #ask(body, signal) {
    return request(new URL('chat/token', this.#base), { method: 'POST', body, signal });
  }

  async #readIdentity() {
    try {
      return await this.#identity();
    } catch (error) {
      console.error('window.assistantIdentity failed; the shopper chats as a visitor.', error);
      return undefined;
    }
  }
}

/** The `user` claim. Read, not verified: the server overwrites the sender anyway. */
function userOf(token) {
  try {
    const payload = token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)).user;
  } catch {
    return undefined;
  }
}
