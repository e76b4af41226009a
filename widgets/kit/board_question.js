/** One question on the board: opened, closed, revealed, asked again. */

import { button, h, prose, say, status } from "./dom.js";
import { asked, results } from "./board_results.js";
import { letter } from "./letters.js";
import { cited } from "./sources.js";

/** At most so often a screen reader hears how many have answered. */
const QUIET = 10_000;

/**
 * Says a sentence, and the next one no sooner than after a while.
 * @param {HTMLElement} region
 */
function seldom(region) {
  let last = -QUIET;
  let timer = null;
  let latest = "";
  function speak() {
    timer = null;
    last = performance.now();
    region.textContent = latest;
  }
  return {
    say(text) {
      if (text === latest) return;
      latest = text;
      if (timer === null) timer = setTimeout(speak, Math.max(0, last + QUIET - performance.now()));
    },
    stop() {
      clearTimeout(timer);
      timer = null;
      latest = "";
      region.textContent = "";
    },
  };
}

/** Why each option fits or does not, once the answer is shown. */
function told({ kind, said, options = [], whys, why, sources }, words) {
  const lettered = kind === "single" || kind === "several";
  const reasons = (whys ?? []).map((reason, place) =>
    h("li", {}, lettered ? letter(words, place) : "", h("span", {}, kind === "order" ? h("strong", {}, prose(options[place] ?? ""), " ") : "", prose(reason))));
  return h(
    "div",
    { class: "wb-told-answer" },
    h("h4", {}, words.answer),
    h("p", {}, prose(said ?? "")),
    why && h("p", {}, prose(why)),
    reasons.length > 0 && h("details", { open: true }, h("summary", {}, words.whys), h("ul", { class: "wb-options" }, ...reasons)),
    cited(words.sources, sources ?? []) || "",
  );
}

/**
 * @param {any} view
 * @param {(path: string, body?: object) => Promise<{error: string}>} tell Asks the server; draws what it answers.
 */
export function questionCard({ words: all, questions }, tell) {
  const words = all.question;
  const phase = h("p", { class: "wb-phase" });
  const count = h("p", { class: "wb-counted" });
  const note = h("p", { class: "wb-soft" });
  const body = h("div");
  const heard = status({ class: "wb-hear" });
  const aloud = seldom(heard);
  const said = status({ class: "wb-said" });
  const buttons = Object.fromEntries(["open", "close", "reveal", "again"].map((name) => [name, button(words[name], () => press(name))]));
  let state = null;
  let picked = null;
  let listed = { topics: [], ready: false };
  let awaited = "";
  let drawn = "";

  const known = () => listed.topics.flatMap(({ questions: each }) => each).find(({ id }) => id === picked);

  /** What the card shows: what runs, until it is revealed and another one is picked. */
  function shown() {
    const running = state?.question;
    if (running && (running.phase !== "revealed" || !picked || picked === running.id)) return running;
    if (!picked) return null;
    const found = questions[picked] ?? known();
    return { ...found, id: picked, phase: "ready", known: Boolean(known()) };
  }

  function can(name, card) {
    if (!card) return false;
    if (name === "open") return card.phase === "ready" && card.known;
    if (name === "close") return card.phase === "open";
    if (name === "reveal") return card.phase === "closed";
    return card.phase === "closed" || card.phase === "revealed";
  }

  async function press(name) {
    const card = shown();
    if (awaited === name || !can(name, card)) return;
    awaited = name;
    said.textContent = "";
    const { error } = await tell(name, name === "open" ? { question: card.id } : {});
    // The stream may have told of it first, and the next button may have been pressed since.
    if (awaited !== name) return;
    awaited = "";
    said.textContent = error || say(words.said[name], { answered: state?.answered ?? 0, joined: state?.joined ?? 0 });
  }

  function draw() {
    const card = shown();
    const running = state?.question;
    for (const [name, control] of Object.entries(buttons)) {
      control.setAttribute("aria-disabled", String(!can(name, card)));
      control.classList.toggle("wb-main", name !== "again" && can(name, card));
    }
    const round = card?.round > 1 ? ` · ${say(words.round, { round: card.round })}` : "";
    phase.textContent = card ? words.phases[card.phase] + round : "";
    phase.dataset.phase = card?.phase ?? "";
    const live = Boolean(card && card.phase !== "ready");
    count.textContent = live ? say(words.answered, { answered: state.answered, joined: state.joined }) : "";
    if (card?.phase === "open") aloud.say(count.textContent);
    else aloud.stop();
    const missing = card?.phase === "ready" && !card.known;
    note.textContent = missing
      ? listed.ready ? words.lost : words.not_read
      : running && card === running && picked && picked !== running.id ? words.other : "";
    note.hidden = !note.textContent;
    redraw(card);
  }

  /** Draw the question itself anew only when there is something new in it. */
  function redraw(card) {
    const now = JSON.stringify(card && [card.id, card.number, card.phase, card.ask, card.results, card.before]);
    if (now === drawn) return;
    drawn = now;
    const revealed = card?.phase === "revealed" && card.results;
    body.replaceChildren(...[
      !card && h("p", { class: "wb-soft" }, words.none),
      card?.ask && asked(revealed ? { ...card, options: [], range: null } : card, words),
      revealed && h("h4", {}, words.answers),
      revealed && results(card, all.results),
      revealed && told(card, words),
    ].filter(Boolean));
  }

  draw();
  return {
    element: h(
      "section",
      { class: "wb-asking" },
      h("h3", {}, words.title),
      h("div", { class: "wb-now" }, phase, count),
      note,
      body,
      h("div", { class: "wb-actions wb-four" }, ...Object.values(buttons)),
      said,
      heard,
    ),
    draw(newest) {
      state = newest;
      draw();
    },
    pick(id) {
      if (id === picked) return;
      picked = id;
      said.textContent = "";
      draw();
    },
    list(newest) {
      listed = newest;
      draw();
    },
    stop: () => aloud.stop(),
  };
}
