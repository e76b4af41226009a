/** Draws statements to call true or false, one at a time; then, for each, what studies say. */

import { places, showable } from "./kit/asked.js";
import { choices } from "./kit/choices.js";
import { button, card, h, prose, say, send, status, uid } from "./kit/dom.js";
import { cited } from "./kit/sources.js";

/** Told to the document when a learner changes an answer. */
const ANSWERED = "workbook:belief";

/** The answer that a value holds for a statement; nothing if no edition of ours gave it. */
const answerIn = (value, id, options) => (Number.isInteger(value?.[id]) && value[id] in options ? value[id] : undefined);

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, moment, about, done, said, earlier, options, answers, leans, changes, change, idea, sources, themes } =
    model.get("_view");
  const beliefs = themes.flatMap((theme) => theme.beliefs);
  const total = beliefs.length;
  // Only our own pages can remember; in JupyterLab the notebook holds the answers.
  const memory = model.memory?.();
  const now = ({ id }) => answerIn(model.get("value"), id, options);
  const complete = () => beliefs.every((belief) => now(belief) !== undefined);
  const lead = h("p", { class: "wb-soft wb-lead", tabindex: "-1" });
  const end = h("p", { class: "wb-soft" }, done);
  const previous = button(words.previous, () => go(at - 1));
  const next = button(words.next, () => go(at + 1), { class: "wb-next" });
  const toggle = button("", () => show(studies.hidden));
  const told = status({ class: "wb-way" });
  const unknown = h("p", {}, words.not_known);
  const studies = h("div", { class: "wb-studies", id: uid("studies"), hidden: true });
  const controls = beliefs.map(({ id, says }, index) =>
    choices({ legend: prose(says), options, changed: () => answer(id, controls[index].chosen()[0]) }),
  );
  const placed = places();
  const statements = beliefs.map((belief, index) => {
    const { element, chosen } = controls[index];
    // The answer given before is no change, but pressing it gives it again.
    const again = ({ target }) => target.matches("input") && chosen()[0] === now(belief) && answer(belief.id, now(belief));
    element.addEventListener("click", again);
    return placed(belief.id, element);
  });
  const body = h("div");
  const lines = new Map(beliefs.map((belief) => [belief, h("span", { class: "wb-soft wb-said" })]));
  // A learner who comes back goes on where they were.
  let at = beliefs.findIndex((belief) => now(belief) === undefined);
  if (at < 0) at = total - 1;

  function answer(id, chosen) {
    send(model, "value", { ...model.get("value"), [id]: chosen });
    document.dispatchEvent(new Event(ANSWERED));
    if (earlier && complete() && studies.hidden) show(true);
  }

  /** What was said the first time: on this page, or as far as this device remembers. */
  function before() {
    if (!earlier) return null;
    const kept = (memory?.answers() ?? []).filter(({ key }) => key === earlier).sort((one, other) => one.day - other.day);
    const here = [...document.querySelectorAll('.wb-belief_check[data-moment="before"]')];
    const values = [...kept.map(({ value }) => value), ...here.map((card) => card.answers?.())];
    const known = Object.assign({}, ...values);
    return beliefs.some(({ id }) => answerIn(known, id, options) !== undefined) ? known : null;
  }

  function line(belief, first) {
    const [was, is] = [answerIn(first, belief.id, options), now(belief)];
    const parts = is === undefined ? [was === undefined ? words.not_answered : words.not_now] : [say(said, { answer: answers[is] })];
    if (was !== undefined) parts.unshift(say(words.before, { answer: answers[was] }));
    return [parts.join(" "), was !== undefined && is !== undefined && h("strong", {}, changes[change[was][is]])];
  }

  /** Say beside each statement what the learner says, without closing what is open. */
  function tell() {
    const first = before();
    unknown.hidden = !earlier || first !== null;
    for (const [belief, place] of lines) {
      const [text, changed] = line(belief, first);
      place.replaceChildren(text, ...(changed ? [" ", changed] : []));
    }
  }

  const reasons = ({ lean, why, public: people, sources: places }) => [
    h("p", {}, h("strong", {}, leans[lean]), " ", prose(why)),
    cited(words.sources, places.map((place) => sources[place])),
    h("p", {}, people),
  ];

  const drawn = (belief) =>
    h("li", {}, h("details", {}, h("summary", {}, h("span", {}, prose(belief.says)), lines.get(belief)), ...reasons(belief)));

  function show(shown) {
    if (shown && !studies.hasChildNodes()) {
      studies.append(
        h("h3", {}, words.studies),
        unknown,
        ...themes.flatMap((theme) => [h("h4", {}, prose(theme.title)), h("ul", {}, ...theme.beliefs.map(drawn))]),
        h("p", { class: "wb-soft" }, prose(idea)),
      );
    }
    studies.hidden = !shown;
    toggle.textContent = shown ? words.hide : words.show;
    toggle.setAttribute("aria-expanded", String(shown));
    told.textContent = shown ? words.shown : "";
    place();
  }

  /** Show the statement `at`; the others stay as they were left, off the card. */
  function place() {
    const last = at === total - 1;
    lead.textContent = say(words.number, { number: at + 1, total });
    if (!body.contains(statements[at])) body.replaceChildren(statements[at]);
    previous.hidden = at === 0;
    next.hidden = last;
    end.hidden = !last;
    // Before, nothing gives an answer away until the last statement.
    toggle.hidden = !earlier && !last && !studies.hasChildNodes();
  }

  function go(to) {
    at = to;
    place();
    lead.focus();
  }

  /** Ask about one statement, with what studies say put away. */
  function bring(id) {
    const index = beliefs.findIndex((belief) => belief.id === id);
    if (index < 0) return;
    at = index;
    show(false);
  }

  const onPaper = (belief) => h("li", {}, prose(belief.says), " ", h("strong", {}, leans[belief.lean]), " ", prose(belief.why));
  const toRing = ({ says }) => h("li", {}, prose(says), h("div", { class: "wb-ring" }, ...answers.map((each) => h("span", {}, each))));
  toggle.setAttribute("aria-controls", studies.id);
  const heading = h("h2", {}, words.title);
  const root = card(
    el,
    "belief_check",
    heading,
    h("p", {}, about),
    h(
      "div",
      { class: "wb-asked" },
      lead,
      body,
      end,
      h("div", { class: "wb-actions" }, previous, next),
      h("div", { class: "wb-actions wb-way" }, toggle),
      told,
    ),
    studies,
    h("div", { class: "wb-print" }, h("p", {}, words.ring), h("ol", {}, ...beliefs.map(toRing))),
    h("div", { class: "wb-print", "data-print": "last" }, h("h3", {}, words.answers), h("ol", {}, ...beliefs.map(onPaper))),
  );
  // What studies say stands below every statement, so it waits while a host holds back the answer of any.
  const waiting = new MutationObserver(() =>
    root.toggleAttribute("data-waits", statements.some((statement) => statement.hasAttribute("data-held"))),
  );
  statements.forEach((statement) => waiting.observe(statement, { attributeFilter: ["data-held"] }));
  root.dataset.moment = moment;
  root.answers = () => model.get("value");

  function restore() {
    beliefs.forEach((belief, index) => controls[index].choose([now(belief)]));
    tell();
  }

  restore();
  show(Boolean(earlier) && complete());
  told.textContent = "";
  model.on("change:value", restore);
  document.addEventListener(ANSWERED, tell);
  const forget = memory?.follow(tell);
  const leave = showable(model, bring, heading);
  return () => {
    leave();
    waiting.disconnect();
    model.off("change:value", restore);
    document.removeEventListener(ANSWERED, tell);
    forget?.();
  };
}

export default { render };
