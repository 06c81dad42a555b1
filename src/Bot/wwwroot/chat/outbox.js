// What the reader sends, in order: each is tried until the server has stored it, with the same id, so that none is lost and none
// is doubled. It survives a reload of the page.

import { randomId, wait } from "./dom.js";
import { memory } from "./memory.js";

export class Outbox {
  #items = memory.unsent;
  #isFlushing = false;
  #failures = 0;
  #wake = null;

  /**
   * @param post sends one activity, throwing what has a `status` when the server refused it
   * @param onState called with an item's id and: sending, sent, not_sent or refused
   * @param onWaiting called with true while the server asks for patience
   */
  constructor({ post, onState, onWaiting }) {
    Object.assign(this, { post, onState, onWaiting });
    addEventListener("online", () => this.hurry());
  }

  get items() {
    return this.#items;
  }

  /** Adds an activity and returns its id. */
  add(activity, id = randomId()) {
    const item = { id, at: Date.now(), activity: { ...activity, channelData: { ...activity.channelData, clientActivityID: id } } };
    this.#items = [...this.#items, item];
    memory.unsent = this.#items;
    this.flush();
    return id;
  }

  /** The server has it, even if its answer never arrived. */
  confirm(id) {
    this.#items = this.#items.filter((item) => item.id !== id);
    memory.unsent = this.#items;
  }

  clear() {
    this.#items = [];
    memory.unsent = [];
  }

  /** Tries again at once. */
  hurry() {
    this.#failures = 0;
    this.#wake?.();
    this.flush();
  }

  async flush() {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    while (this.#items.length > 0) {
      const [item] = this.#items;
      try {
        this.#tell(this.#failures > 1 ? "not_sent" : "sending");
        await this.post(item.activity);
        this.#failures = 0;
        this.confirm(item.id);
        this.onState(item.id, "sent");
        this.onWaiting(false);
      } catch (error) {
        await this.#recover(item, error);
      }
    }
    this.#isFlushing = false;
  }

  async #recover(item, error) {
    if (error.status === 400 || error.status === 413) {
      // It would never be taken; the others need not wait for it.
      this.confirm(item.id);
      this.onState(item.id, "refused");
      return;
    }

    const isTooFast = error.status === 429;
    this.onWaiting(isTooFast);
    if (!isTooFast) this.#failures++;
    this.#tell(this.#failures > 1 ? "not_sent" : "sending");
    const seconds = error.retryAfter || Math.min(30, 2 ** this.#failures / 2);
    await Promise.race([wait(seconds * 1000), new Promise((resolve) => (this.#wake = resolve))]);
  }

  /** The first holds up the others: all of them are where it is. */
  #tell(state) {
    for (const { id } of this.#items) this.onState(id, state);
  }
}
