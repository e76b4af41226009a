/** The plans of a class: all of one to read, and one step after the other while the class is on. */

import { button, h, link, prose, say, status, uid } from "./dom.js";
import { asked } from "./board_results.js";

/** A label and what it leads. */
const led = (label, html) => h("p", {}, h("strong", {}, label), " ", prose(html));

/** What people may say, and what to answer; closed, as the screen may be on the wall. */
const expected = (expect, words) =>
  expect.length > 0 &&
  h(
    "details",
    { class: "wb-expect" },
    h("summary", {}, words.expect),
    h("ul", {}, ...expect.map(({ thinks, answer }) => h("li", {}, h("strong", {}, prose(thinks)), h("br"), prose(answer)))),
  );

/** Every plan, closed until it is opened, for paper and for a class without a network. */
export function plans({ words, sessions, questions, topics }) {
  const step = ({ title, when, topic, href, question, say: says, discuss, expect }) => {
    const posed = questions[question];
    return h(
      "li",
      {},
      h("h4", {}, title),
      h("p", { class: "wb-soft" }, `${when} · ${words.plan.page} `, link(href, topics[topic])),
      led(words.plan.say, says),
      posed && asked(posed, words.question),
      posed && h("p", { class: "wb-told-answer" }, h("strong", {}, words.plan.answer), " ", prose(posed.said)),
      discuss && led(words.plan.discuss, discuss),
      expected(expect, words.plan),
    );
  };
  return [
    h("h3", {}, words.plans),
    h("p", { class: "wb-soft" }, words.plans_how),
    ...sessions.map(({ title, minutes, aim, steps }) =>
      h(
        "details",
        { class: "wb-plan" },
        h("summary", {}, say(words.plan.title, { title, minutes })),
        led(words.plan.aim, aim),
        h("ol", {}, ...steps.map(step)),
      )),
  ];
}

/**
 * Choose what comes next: the step of a plan, or any question of any page.
 * @param {any} view
 * @param {import("./board_line.js").Line} line
 * @param {() => void} changed
 */
export function chooser({ words, sessions, topics }, line, changed) {
  const { choose, plan } = words;
  const told = status({ class: "wb-hear" });
  const none = h("p", { class: "wb-soft" });
  const wait = h("p", { class: "wb-soft" }, choose.reading);
  const plannedBy = select(choose.plan, [["", choose.free], ...sessions.map(({ id, title, minutes }) => [id, say(plan.title, { title, minutes })])], replan);
  const topic = select(choose.topic, [], () => fill(true));
  const question = select(choose.question, [], changed);
  const step = h("div", { class: "wb-step-now" });
  const back = button(plan.previous, () => go(-1));
  const next = button(plan.next, () => go(1));
  const stepping = h("div", {}, step, h("div", { class: "wb-actions" }, back, next));
  const free = h("div", { class: "wb-free" }, wait, topic.element, question.element, none);
  let pages = [];
  let at = 0;

  const session = () => sessions.find(({ id }) => id === plannedBy.value());
  const current = () => session()?.steps[at];

  function replan() {
    at = 0;
    draw();
    keep();
  }

  function go(by) {
    const steps = session().steps;
    if (at + by < 0 || at + by >= steps.length) return;
    at += by;
    draw();
    keep();
    told.textContent = say(plan.step_shown, { number: at + 1, total: steps.length, title: current().title });
  }

  function keep() {
    line.place = { plan: plannedBy.value(), step: at };
    changed();
  }

  function draw() {
    const shown = current();
    stepping.hidden = !shown;
    free.hidden = Boolean(shown);
    if (!shown) return;
    const total = session().steps.length;
    back.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === total - 1));
    step.replaceChildren(
      h("p", { class: "wb-soft" }, `${say(plan.step, { number: at + 1, total })} · ${shown.when}`),
      h("h4", {}, shown.title),
      led(plan.say, shown.say),
      ...[shown.discuss && led(plan.discuss, shown.discuss), expected(shown.expect, plan)].filter(Boolean),
    );
  }

  function fill(told) {
    const questions = pages.find(({ id }) => id === topic.value())?.questions ?? [];
    question.options(questions.map(({ id, plain }) => [id, plain]));
    question.element.hidden = !questions.length;
    none.textContent = questions.length || !pages.length ? "" : choose.none;
    if (told) changed();
  }

  /** Go on where this tab left a class, or begin a new one. */
  function restart() {
    const { plan: before = "", step: stepBefore = 0 } = line.place;
    plannedBy.choose(before);
    at = session() ? Math.min(Math.max(0, stepBefore), session().steps.length - 1) : 0;
    told.textContent = "";
    draw();
  }

  return {
    element: h("div", {}, plannedBy.element, stepping, free, told),
    restart,
    /** @returns {{question: string|null, topic: string|null, title: string}} */
    picked() {
      const shown = current();
      const page = shown ? shown.topic : topic.value() || null;
      return { question: (shown ? shown.question : question.value()) || null, topic: page, title: topics[page] ?? "" };
    },
    /** Take the list of what can be asked; more may come while the pages are read. */
    list({ topics: listed, ready }) {
      pages = listed;
      wait.hidden = ready;
      topic.options(pages.map(({ id, title }) => [id, title]));
      fill(false);
    },
  };
}

/** A labelled list to choose from, which keeps what is chosen when the list grows. */
function select(label, options, changed) {
  const list = h("select", { id: uid("choose"), onchange: changed });
  const element = h("div", { class: "wb-field" }, h("label", { for: list.id }, label), list);
  const api = {
    element,
    value: () => list.value,
    choose: (value) => (list.value = [...list.options].some((each) => each.value === value) ? value : list.options[0]?.value ?? ""),
    options(made) {
      const before = list.value;
      if (JSON.stringify(made) === list.dataset.made) return;
      list.dataset.made = JSON.stringify(made);
      list.replaceChildren(...made.map(([value, text]) => h("option", { value }, text)));
      api.choose(before);
    },
  };
  api.options(options);
  return api;
}
