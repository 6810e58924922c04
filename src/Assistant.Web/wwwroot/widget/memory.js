/**
 * What survives a reload. The conversation (resume token, open panel) is shared by all tabs of the shop; what is being
 * typed belongs to one tab. One key per host in each storage; inside, each shopper finds only what is theirs.
 */
export class Memory {
  #key;
  #shopper = nobody;

  constructor(base) {
    this.#key = `assistant-chat:${base}`;
  }

  /**
   * Whose memory it is from now on: a customer's id, or undefined for a visitor. What a visitor has begun passes to the
   * customer who signs in, as their conversation does; a mere look at the chat does not replace what the customer had.
   */
  set shopper(id) {
    this.#shopper = id ?? nobody;
    if (this.#shopper === nobody) return;
    for (const storage of [shared, ofTab]) {
      const { [nobody]: left, ...others } = this.#read(storage).of ?? {};
      if (left) this.#write(storage, { of: { ...others, [id]: begun(left) ? { ...others[id], ...left } : { ...left, ...others[id] } } });
    }
  }

  /** The newest resume token; it rotates, so it is read right before each use. */
  get resume() {
    return text(this.#own(shared).resume);
  }

  set resume(resume) {
    this.#writeOwn(shared, { resume });
  }

  /** The shopper has said something in the conversation. */
  noteSaid() {
    if (!this.#own(shared).said) this.#writeOwn(shared, { said: true });
  }

  /** The way back to the conversation is given up. */
  forgetConversation() {
    this.#writeOwn(shared, { resume: undefined, said: undefined });
  }

  get open() {
    return this.#read(shared).open === true;
  }

  set open(open) {
    this.#write(shared, { open });
  }

  get draft() {
    return text(this.#own(ofTab).draft) ?? '';
  }

  set draft(draft) {
    this.#writeOwn(ofTab, { draft });
  }

  /** Messages the shopper sent that the server has not acknowledged: `{ clientActivityID, text }`. */
  get unsent() {
    const { unsent } = this.#own(ofTab);
    return Array.isArray(unsent) ? unsent.filter((each) => text(each?.text) && text(each?.clientActivityID)) : [];
  }

  set unsent(unsent) {
    this.#writeOwn(ofTab, { unsent });
  }

  #own(storage) {
    return this.#read(storage).of?.[this.#shopper] ?? {};
  }

  #writeOwn(storage, change) {
    this.#write(storage, { of: { ...this.#read(storage).of, [this.#shopper]: { ...this.#own(storage), ...change } } });
  }

  #read(storage) {
    try {
      return JSON.parse(storage().getItem(this.#key)) ?? {};
    } catch {
      return {};
    }
  }

  #write(storage, change) {
    try {
      storage().setItem(this.#key, JSON.stringify({ ...this.#read(storage), ...change }));
    } catch {
      // Storage is blocked or full: the chat works, it only does not survive a reload.
    }
  }
}

const nobody = '';
const begun = ({ said, draft, unsent }) => Boolean(said || draft || unsent?.length > 0);

// Functions, because merely touching the property throws where the browser blocks storage.
const shared = () => window.localStorage;
const ofTab = () => window.sessionStorage;
const text = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
