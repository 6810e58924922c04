/** Named checks, one after another; each may fail without stopping the next. */
export class Checks {
  #passed = 0;
  #failed = 0;

  async check(name, body) {
    try {
      await body();
      this.#passed++;
      console.log(`ok      ${name}`);
    } catch (fault) {
      this.#failed++;
      console.log(`FAILED  ${name}\n        ${fault.stack ?? fault}`);
    }
  }

  /** Prints the counts, and gives the exit code. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 && this.#passed > 0 ? 0 : 1;
  }
}
