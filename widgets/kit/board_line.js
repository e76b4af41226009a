/** The facilitator's line to the server: the key, the class, and what came back in words. */

import { get, post } from "./live.js";

const SESSION = "workbook-facilitator";
const CODE = "workbook-facilitator-class";
const PLACE = "workbook-facilitator-plan";
const SIGNED_OUT = 401;

/** This tab keeps the session and the code, so that loading the page again goes on. */
function kept(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {
    // Without a store, the page itself remembers until it is left.
  }
}

export class Line {
  /**
   * @param {string} address Where the server holds classes.
   * @param {{lost: string, refused: string, signed_out: string}} words
   * @param {(said: string) => void} signedOut Called when the server asks for the key again.
   */
  constructor(address, words, signedOut) {
    Object.assign(this, { address, words, signedOut, session: kept(SESSION), code: kept(CODE) });
  }

  /** The address of the class, or of a part of it. */
  of(path = "") {
    return [this.address, this.code, path].filter(Boolean).join("/");
  }

  /** @returns {{plan?: string, step?: number}} Where in a plan the class is. */
  get place() {
    try {
      return JSON.parse(kept(PLACE) ?? "{}") ?? {};
    } catch {
      return {};
    }
  }

  set place(place) {
    keep(PLACE, JSON.stringify(place));
  }

  /** @returns {Promise<string>} What went wrong; nothing where all is well. */
  async signIn(key) {
    const { status, said } = await post(`${this.address}/login`, { key });
    if (status !== 200 || !said?.session) return this.reason(status, said);
    this.session = said.session;
    keep(SESSION, this.session);
    return "";
  }

  /** @returns {Promise<string>} */
  async start() {
    const { error, said } = await this.heard(post(this.address, {}, this.session));
    if (error) return error;
    this.code = said.code;
    keep(CODE, this.code);
    keep(PLACE, null);
    return "";
  }

  /** Ask the server to change something of the class. */
  tell(path, body = {}) {
    return this.heard(post(this.of(path), body, this.session));
  }

  questions() {
    return get(`${this.address}/questions`, this.session);
  }

  /** Forget the class, which is over. */
  leave() {
    this.code = null;
    keep(CODE, null);
    keep(PLACE, null);
  }

  /**
   * Fetch a file that only a facilitator may have.
   * @returns {Promise<{error: string, blob: Blob|null}>}
   */
  async file(path) {
    try {
      const headers = { Authorization: `Bearer ${this.session}` };
      const answer = await fetch(this.of(path), { headers, cache: "no-store", credentials: "omit" });
      if (answer.ok) return { error: "", blob: await answer.blob() };
      const said = await answer.json().catch(() => null);
      return { error: this.failed(answer.status, said), blob: null };
    } catch {
      return { error: this.words.lost, blob: null };
    }
  }

  /** @returns {Promise<{error: string, said: any}>} */
  async heard(asking) {
    const { status, said } = await asking;
    if (status === 200 || status === 201 || status === 204) return { error: "", said: said ?? {} };
    return { error: this.failed(status, said), said: null };
  }

  failed(status, said) {
    if (status === SIGNED_OUT) {
      this.session = null;
      keep(SESSION, null);
      this.signedOut(this.words.signed_out);
    }
    return this.reason(status, said);
  }

  /** @returns {string} */
  reason(status, said) {
    return status === 0 ? this.words.lost : said?.said || this.words.refused;
  }
}
