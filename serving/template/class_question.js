/** A question of the class, at the widget on this page that asks it: what to do, and the results. */

import { button, h, prose, say, status, uid } from "../widgets/kit/dom.js";

/** @typedef {{number: number, part: string, item: string, round: number, phase: string, results: any, before: any}} Asked */

const CONTROLS = ["input:not(:disabled), select, textarea", "button:not([aria-disabled=true])"];

export class AskedHere {
  /**
   * @param {object} options
   * @param {Record<string, string>} options.words
   * @param {Map<string, any>} options.models
   * @param {import("./class_answers.js").Answers} options.answers
   * @param {(seen: boolean) => void} options.seen Called when the question comes into sight or goes.
   */
  constructor({ words, models, answers, seen }) {
    Object.assign(this, { words, models, answers, seen });
    /** @type {Asked|null} */
    this.asked = null;
    this.told = status({ id: uid("class") });
    this.again = button(words.before, () => this.sendBefore(), { hidden: true });
    this.results = h("div", { class: "class-results" });
    this.notice = h("div", { class: "class-notice", tabindex: "-1" }, this.told, this.results);
    this.sent = status({ class: "class-sent" });
    this.after = h("div", { class: "class-after", tabindex: "-1" }, this.again, this.sent);
    this.redrawn = new MutationObserver(() => this.settle());
    this.sight = new IntersectionObserver(([{ isIntersecting }]) => seen(isIntersecting));
    this.sight.observe(this.notice);
    this.saved = () => this.commit();
    this.touch = ({ target }) => (this.touched = target);
  }

  /** Put the question the class is at, or another state of it; `null` for none. @param {Asked|null} asked */
  take(asked) {
    if (asked?.number !== this.asked?.number || !asked) this.release();
    const known = this.asked;
    this.asked = asked;
    if (!asked) return;
    if (!known) this.seize();
    this.settle();
    // After a reload, the widget shows again what was given.
    const given = this.answers.of(asked.number);
    if (this.model && given && this.answer() === undefined) {
      this.last = JSON.stringify(given.choice);
      this.model.set("value", { ...this.model.get("value"), [asked.item]: given.choice });
    }
    this.draw();
  }

  seize() {
    const { part } = this.asked;
    this.model = this.models.get(part);
    this.component = [...document.querySelectorAll(".component")].find(({ dataset }) => dataset.key === part);
    if (!this.model || !this.component) return;
    this.last = JSON.stringify(this.answer());
    this.model.on("saved", this.saved);
    for (const event of ["click", "change"]) this.component.addEventListener(event, this.touch, true);
    this.redrawn.observe(this.component, { childList: true, subtree: true });
  }

  /** Leave the widget as it was. */
  release() {
    this.redrawn.disconnect();
    this.model?.off("saved", this.saved);
    for (const event of ["click", "change"]) this.component?.removeEventListener(event, this.touch, true);
    this.element?.removeAttribute("data-held");
    this.describe(false);
    const own = [this.notice, this.after];
    if (own.some((each) => each.contains(document.activeElement))) this.control()?.focus();
    for (const each of own) each.remove();
    this.sent.textContent = "";
    this.model = this.component = this.element = this.touched = undefined;
    this.shown = this.asked = null;
  }

  answer = () => this.model?.get("value")?.[this.asked.item];

  isHere = () => Boolean(this.asked && this.model && this.component);

  /**
   * Stand before the question wherever the widget draws it, and under its button, where the answer
   * would be: that is held back until the reveal.
   */
  settle() {
    if (!this.isHere()) return;
    const { item, phase } = this.asked;
    const found = [...this.component.querySelectorAll("[data-item]")].find(({ dataset }) => dataset.item === item);
    if (found !== this.element && found) this.element?.removeAttribute("data-held");
    const isNew = found && found !== this.element;
    this.element = found ?? this.element;
    this.element?.toggleAttribute("data-held", phase !== "revealed");
    for (const own of found ? [] : [this.notice, this.after]) own.remove();
    if (found && found.previousSibling !== this.notice) found.before(this.notice);
    if (found && found.nextSibling !== this.after) found.after(this.after);
    this.describe(true);
    if (isNew) this.draw();
  }

  /** Who comes to the controls from elsewhere hears the notice with them. @param {boolean} on */
  describe(on) {
    const group = this.element?.querySelector("fieldset");
    const by = (group?.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== this.told.id);
    if (on) by.push(this.told.id);
    if (by.length) group?.setAttribute("aria-describedby", by.join(" "));
    else group?.removeAttribute("aria-describedby");
  }

  /** Bring the question onto the screen, and the focus to it. */
  show() {
    if (!this.isHere()) return;
    this.model.tell("msg:custom", { show: this.asked.item });
    this.settle();
    this.seen(true);
    this.notice.scrollIntoView();
    (this.control() ?? this.notice).focus({ preventScroll: true });
  }

  /** The first control of the question, if it is on the card. */
  control() {
    if (!this.element?.isConnected) return undefined;
    return CONTROLS.map((which) => this.element.querySelector(which)).find(Boolean);
  }

  /** The learner has answered something of the widget: if it was this, it goes to the class in time. */
  commit() {
    const answer = this.answer();
    const isOpen = this.asked.phase === "open";
    if (!isOpen) this.draw();
    if (!isOpen || answer === undefined) return;
    const said = JSON.stringify(answer);
    if (said === this.last && !this.element?.contains(this.touched)) return;
    this.last = said;
    this.answers.give(this.asked.number, answer);
  }

  sendBefore() {
    this.after.focus({ preventScroll: true });
    this.answers.give(this.asked.number, this.answer());
  }

  draw() {
    if (!this.asked) return;
    const { phase, number, results, before } = this.asked;
    const fate = this.fate();
    const [first, ...rest] = this.sentences(fate).filter(Boolean);
    const more = rest.length ? ` ${rest.join(" ")}` : "";
    if (this.told.textContent !== first + more) this.told.replaceChildren(h("strong", {}, first), more);
    const sent = phase === "revealed" ? "" : this.outcome(fate);
    if (this.sent.textContent !== sent) this.sent.textContent = sent;
    this.again.hidden = phase !== "open" || Boolean(this.answers.of(number)) || this.answer() === undefined;
    const shown = JSON.stringify([results, before]);
    if (shown === this.shown) return;
    this.shown = shown;
    this.results.replaceChildren(...(results ? resultsOf(results, before, this.words) : []));
  }

  sentences(fate) {
    const { words, asked } = this;
    const { late, refused, counted, uncounted } = words;
    const other = { late, refused, counted, uncounted }[fate];
    if (asked.phase === "revealed") return [this.answer() === undefined ? words.unanswered : words.revealed, other];
    if (asked.phase === "closed") return [words.closed, words.together];
    const presses = this.element?.querySelector("button.wb-main");
    return [asked.round > 1 && words.second, words.open, presses ? words.press : words.choose, words.change];
  }

  /** What became of the answer on this page. Once it is closed, the class may count another one, or none. */
  fate() {
    const { phase, number } = this.asked;
    const state = this.answers.of(number)?.state;
    const answer = this.answer();
    if (phase === "open" || state === "new" || state === "unsent" || answer === undefined) return state;
    const counted = this.answers.counted(number);
    if (counted === undefined) return state ?? "uncounted";
    return JSON.stringify(counted) === JSON.stringify(answer) ? "taken" : "counted";
  }

  outcome(fate) {
    const { taken, together, unsent, late, refused, closed, counted, uncounted } = this.words;
    const ended = { counted: `${closed} ${counted}`, uncounted: `${closed} ${uncounted}` };
    return { taken: `${taken} ${together}`, unsent, late, refused, ...ended }[fate] ?? "";
  }
}

/** The tally of the class in words: a list, or a table of both rounds. */
function resultsOf(results, before, words) {
  // Of an order, each step is counted where it is in its place: these are no votes.
  const title = results.kind === "order" ? words.results_order : words.results;
  const mark = results.kind === "number" ? words.figure : words.right;
  const marked = ({ html, right }) => h("span", {}, prose(html), right && " ", right && h("strong", {}, mark));
  const said = results.said ? h("p", {}, prose(results.said)) : "";
  if (!before) {
    const lines = results.bars.map((bar) => h("li", {}, marked(bar), h("span", { class: "class-count" }, say(words.count, { ...bar, ...results }))));
    return [h("p", {}, h("strong", {}, title)), h("ul", {}, ...lines), said];
  }
  const head = [words.answer, say(words.first_round, before), say(words.second_round, results)];
  const rows = results.bars.map((bar, at) =>
    h("tr", {}, h("th", { scope: "row" }, marked(bar)), h("td", {}, String(before.bars[at].count)), h("td", {}, String(bar.count))),
  );
  const columns = h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)));
  return [h("table", {}, h("caption", {}, title), h("thead", {}, columns), h("tbody", {}, ...rows)), said];
}
