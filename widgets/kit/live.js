/**
 * The line between a page and a class: ask, tell, and follow what happens. Nothing here throws when
 * there is no connection; that is an answer like any other.
 */

/** Milliseconds an answer may take, and the first word of a stream. */
const ANSWER = 10_000;
const FIRST_WORD = 6_000;
const POLL = 3_000;
/** How many polls go by before a stream that failed is tried again. */
const POLLS = 10;
/** What says that a class is not there, or no more. */
const GONE = [404, 410];

/**
 * What came back: the HTTP status, 0 where nothing did, and the JSON with it.
 * @typedef {{status: number, said: any}} Answer
 */

/** @returns {Promise<Answer>} */
async function ask(address, options, session) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), ANSWER);
  const headers = { ...options.headers, ...(session && { Authorization: `Bearer ${session}` }) };
  try {
    const answer = await fetch(address, {
      ...options, headers, cache: "no-store", credentials: "omit", redirect: "error", signal: limit.signal,
    });
    const text = await answer.text();
    return { status: answer.status, said: parsed(text) };
  } catch {
    return { status: 0, said: null };
  } finally {
    clearTimeout(timer);
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Send JSON.
 * @param {string} address
 * @param {object} body
 * @param {string} [session] A facilitator's session; a learner has none.
 */
export const post = (address, body, session) =>
  ask(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }, session);

/**
 * Fetch JSON.
 * @param {string} address
 * @param {string} [session]
 */
export const get = (address, session) => ask(address, {}, session);

/**
 * Follow a class: by its stream of events, and by asking every few seconds where the stream fails
 * twice. A page that nobody sees takes no connection; when it is seen again it follows again.
 * @param {string} address The class's own, such as `/class/K7Q2M3`.
 * @param {(state: any) => void} told Called with each state; after trouble it means that all is well.
 * @param {(status: number) => void} trouble Called with 0 when the connection is lost, and with 404
 *   or 410 when there is no such class; then following has ended.
 * @param {string} [view] `board` for more than learners see.
 * @returns {() => void} Stops it.
 */
export function follow(address, told, trouble, view = "") {
  const streams = "EventSource" in window;
  const query = view ? `?view=${view}` : "";
  let stream = null;
  let failures = 0;
  let polls = 0;
  let lost = false;
  let over = false;
  let newest = 0;
  let timer, patience;

  /** A poll may bring what the stream has already gone beyond. */
  function hear(state) {
    if (state.version < newest) return;
    newest = state.version;
    lost = false;
    told(state);
  }

  function lose() {
    if (!lost) trouble(0);
    lost = true;
  }

  function open() {
    if (over) return;
    if (!streams) {
      poll();
      return;
    }
    const own = new EventSource(`${address}/events${query}`);
    shut();
    stream = own;
    patience = setTimeout(fail, FIRST_WORD);
    own.addEventListener("state", ({ data }) => {
      if (own !== stream) return;
      clearTimeout(patience);
      clearTimeout(timer);
      failures = 0;
      hear(JSON.parse(data));
    });
    own.addEventListener("error", () => own === stream && fail());
  }

  function shut() {
    clearTimeout(patience);
    stream?.close();
    stream = null;
  }

  function fail() {
    failures += 1;
    clearTimeout(patience);
    // The browser tries again by itself, unless it was refused.
    if (failures < 2 && stream?.readyState === EventSource.CONNECTING) {
      patience = setTimeout(fail, FIRST_WORD);
      return;
    }
    shut();
    polls = POLLS;
    poll();
  }

  async function poll() {
    clearTimeout(timer);
    const { status, said } = await get(`${address}/state${query}`);
    if (over) return;
    if (GONE.includes(status)) {
      stop();
      trouble(status);
      return;
    }
    const well = status === 200 && said;
    if (well) hear(said);
    else lose();
    clearTimeout(timer);
    if (document.hidden) return;
    if (!stream || failures) timer = setTimeout(poll, POLL);
    polls = well ? polls - 1 : 0;
    if (well && streams && polls < 0 && !stream) {
      polls = POLLS;
      open();
    }
  }

  function turn() {
    clearTimeout(timer);
    shut();
    failures = 0;
    if (!document.hidden) open();
  }

  function stop() {
    over = true;
    clearTimeout(timer);
    shut();
    document.removeEventListener("visibilitychange", turn);
    removeEventListener("online", turn);
  }

  document.addEventListener("visibilitychange", turn);
  addEventListener("online", turn);
  open();
  return stop;
}
