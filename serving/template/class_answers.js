/** The answers on their way to the class: one for each question, sent until the class has it. */

import { post } from "../widgets/kit/live.js";
import { drop, keep, kept } from "./tab.js";

const LONGEST_PAUSE = 15;
const TAKEN = [200, 204];
const CLOSED = 409;
/** The browser is asked to wait, or nobody knows: the same may succeed later. */
const LATER = [0, 408, 429];

/** Whether a status says no more than “not now”. */
export const mayComeLater = (status) => LATER.includes(status) || status >= 500;

/** Tries something until it is done: after 1 second, then ever more slowly, or at once when asked. */
export class Tries {
  /** @param {() => Promise<boolean>} attempt Tells whether it is done. */
  constructor(attempt) {
    this.attempt = attempt;
    this.turn = 0;
    this.busy = false;
    this.asked = false;
    this.over = false;
    this.online = () => this.timer && this.now();
    addEventListener("online", this.online);
  }

  async now() {
    if (this.over) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.busy) {
      this.asked = true;
      return;
    }
    this.busy = true;
    this.asked = false;
    const done = await this.attempt();
    this.busy = false;
    if (this.over) return;
    if (done) this.turn = 0;
    // A whole class loses its connection at once, and should not come back at once.
    else this.timer = setTimeout(() => this.now(), Math.min(LONGEST_PAUSE, 2 ** this.turn++) * (800 + 200 * Math.random()));
    if (this.asked) this.now();
  }

  stop() {
    this.over = true;
    clearTimeout(this.timer);
    removeEventListener("online", this.online);
  }
}

/**
 * An answer: `new` until the class was asked to take it, `unsent` when it could not be asked,
 * then `taken`, `late` or `refused`; and the choice that the class had `before`, if it had one.
 * @typedef {{choice: any, state: "new"|"unsent"|"taken"|"late"|"refused", before?: any}} Given
 */
export class Answers {
  /**
   * @param {object} options
   * @param {string} options.address The class's own.
   * @param {string} options.token
   * @param {string} options.name What this tab keeps them under.
   * @param {() => Promise<any>} options.join Become a member again, if the class has forgotten.
   * @param {() => void} options.changed
   */
  constructor({ address, token, name, join, changed }) {
    Object.assign(this, { address, token, name, join, changed });
    /** @type {Map<number, Given>} */
    this.given = new Map(restored(name));
    this.tries = new Tries(() => this.send());
  }

  /** @param {number} number Which question of the class. */
  of(number) {
    return this.given.get(number);
  }

  /** The choice that the class has, whatever became of a later one. @param {number} number */
  counted(number) {
    const given = this.of(number);
    return given?.state === "taken" ? given.choice : given?.before;
  }

  /** Give an answer, or another one: nobody waits for it. */
  give(number, choice) {
    this.given.set(number, { choice, state: "new", before: this.counted(number) });
    this.store();
    this.tries.now();
  }

  /** Send what waits, now that there is a connection. */
  hurry() {
    if (this.waiting().length) this.tries.now();
  }

  /** Forget what is settled, when the class is at another question. */
  tidy(number) {
    const waiting = this.waiting();
    for (const entry of [...this.given]) {
      if (entry[0] !== number && !waiting.some(([each]) => each === entry[0])) this.given.delete(entry[0]);
    }
    this.store();
  }

  stop() {
    this.tries.stop();
    drop(this.name);
  }

  waiting = () => [...this.given].filter(([, { state }]) => state === "new" || state === "unsent");

  async send() {
    for (const [number, one] of this.waiting()) {
      const { status, said } = await post(`${this.address}/answers`, { token: this.token, number, choice: one.choice });
      if (this.tries.over) return true;
      // Another choice was made meanwhile: that one counts if it comes in time, and goes next.
      const newer = this.given.get(number);
      if (newer !== one) {
        if (newer && TAKEN.includes(status)) newer.before = one.choice;
        return false;
      }
      const stranger = said?.reason === "not-joined";
      if (stranger) await this.join();
      one.state = stranger || mayComeLater(status) ? "unsent" : TAKEN.includes(status) ? "taken" : status === CLOSED ? "late" : "refused";
      this.store();
      if (one.state === "unsent") return false;
    }
    return true;
  }

  store() {
    keep(this.name, JSON.stringify([...this.given]));
    this.changed();
  }
}

function restored(name) {
  try {
    return JSON.parse(kept(name) ?? "[]");
  } catch {
    return [];
  }
}
