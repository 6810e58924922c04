/**
 * What survives a reload. The conversation (resume token, open panel) is shared by all tabs of the shop; what is being
 * typed belongs to one tab. One key per host in each storage.
 */
export class Memory {
  #key;

  constructor(base) {
    this.#key = `assistant-chat:${base}`;
  }

  /** The newest resume token; it rotates, so it is read right before each use. */
  get resume() {
    return text(this.#read(shared).resume);
  }

  set resume(resume) {
    this.#write(shared, { resume });
  }

  get open() {
    return this.#read(shared).open === true;
  }

  set open(open) {
    this.#write(shared, { open });
  }

  get draft() {
    return text(this.#read(ofTab).draft) ?? '';
  }

  set draft(draft) {
    this.#write(ofTab, { draft });
  }

  /** Messages the shopper sent that the server has not acknowledged: `{ clientActivityID, text }`. */
  get unsent() {
    const unsent = this.#read(ofTab).unsent;
    return Array.isArray(unsent) ? unsent.filter((each) => text(each?.text) && text(each?.clientActivityID)) : [];
  }

  set unsent(unsent) {
    this.#write(ofTab, { unsent });
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

// Functions, because merely touching the property throws where the browser blocks storage.
const shared = () => window.localStorage;
const ofTab = () => window.sessionStorage;
const text = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
