/** Draws what to tick and write for a visit, and the sheet of it, which prints on a page of its own. */

import { choices } from "./kit/choices.js";
import { button, card, h, prose, say, send, status, uid } from "./kit/dom.js";

/** A class of the whole page: while it is there, paper shows this sheet and nothing else. */
const ALONE = "wb-visit_sheet-alone";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, longest, matters, visits, tell, foot } = model.get("_view");
  const { able } = words;
  const weighed = choices({
    legend: words.matters.title, several: true, options: matters, changed: keep,
  });
  const kinds = visits.map(({ title, questions }) => {
    const asked = choices({
      legend: h("span", { class: "wb-hear" }, prose(title)), several: true, options: questions, changed: keep,
    });
    const ticked = h("span", { class: "wb-ticked" });
    const element = h("details", { class: "wb-kind" }, h("summary", {}, prose(title), " ", ticked), asked.element);
    return { asked, questions, ticked, element };
  });
  kinds[0].element.open = true;
  const own = {
    matters: field("input", "matters", words.matters.own),
    able: field("textarea", "able", able.title, able.how),
    questions: field("textarea", "questions", words.questions.own, words.questions.own_how),
  };
  const facts = h("ul");
  const factsTold = h("div", { class: "wb-facts" }, h("h3", {}, words.facts), facts);
  const told = status({ class: "wb-told" });
  const mine = h("div", { class: "wb-mine" });
  let drawn;

  /** A field for own words, with its label and hint. */
  function field(tag, name, label, hint) {
    const how = hint && h("p", { class: "wb-soft", id: uid("how") }, hint);
    const input = h(tag, {
      id: uid(name), maxlength: longest[name], autocomplete: "off", rows: tag === "textarea" ? 3 : null,
      "aria-describedby": how ? how.id : null, oninput: draw, onchange: keep,
    });
    const element = h("div", { class: "wb-field" }, h("label", { for: input.id }, label), how || "", input);
    return { input, element, text: () => input.value.trim() };
  }

  /** What is ticked and written now, in the order of the sheet. */
  function now() {
    const written = Object.entries(own).flatMap(([name, { text }]) => (text() ? [[name, text()]] : []));
    return {
      matters: weighed.chosen().map((place) => matters[place].id),
      questions: kinds.flatMap(({ asked, questions }) => asked.chosen().map((place) => questions[place].id)),
      own: Object.fromEntries(written),
    };
  }

  function draw() {
    const ticked = weighed.chosen().map((place) => matters[place]);
    const asked = kinds.flatMap(({ asked, questions }) => asked.chosen().map((place) => questions[place]));
    const lines = own.questions.text().split("\n").filter((line) => line.trim());
    const weighs = [...ticked.map(({ html }) => prose(html)), ...[own.matters.text()].filter(Boolean)];
    const asks = [...asked.map(({ html }) => prose(html)), ...lines];
    facts.replaceChildren(...ticked.map(({ html, facts: where }) =>
      h("li", {}, h("strong", {}, prose(html)), h("br"), prose(where))));
    factsTold.hidden = !ticked.length;
    for (const { asked: chosen, ticked: count } of kinds) {
      const many = chosen.chosen().length;
      count.textContent = many ? say(words.questions.ticked, { count: many }) : "";
    }
    mine.replaceChildren(
      ...part("weighs", words.matters.title, weighs, 2),
      ...part("able", able.title, [own.able.text()].filter(Boolean), 2),
      ...part("asks", words.questions.title, asks, 3),
    );
    return say(words.count, { matters: weighs.length, questions: asks.length });
  }

  /** A part of the sheet. Where nothing is chosen, paper has lines to write on. */
  const part = (name, title, items, lines) => [
    h("h4", {}, title),
    ...(items.length
      ? [h("ul", { class: `wb-${name}` }, ...items.map((item) => h("li", {}, item)))]
      : [h("p", { class: "wb-soft wb-none" }, words.none), rules(lines)]),
  ];

  const rules = (lines) => h("div", { class: "wb-print" }, ...Array.from({ length: lines }, () => h("div", { class: "wb-rule" })));

  function keep() {
    told.textContent = draw();
    drawn = JSON.stringify(now());
    send(model, "value", now());
  }

  function restore() {
    const { matters: weighs = [], questions: asks = [], own: written = {} } = model.get("value") ?? {};
    if (JSON.stringify({ matters: weighs, questions: asks, own: written }) === drawn) return;
    const places = (items, ids) => items.flatMap(({ id }, place) => (ids.includes(id) ? [place] : []));
    weighed.choose(places(matters, weighs));
    for (const { asked, questions } of kinds) asked.choose(places(questions, asks));
    for (const [name, { input, text }] of Object.entries(own)) {
      // Setting what is there would move the caret.
      if (text() !== (written[name] ?? "")) input.value = written[name] ?? "";
    }
    told.textContent = "";
    draw();
    drawn = JSON.stringify(now());
  }

  /** Print the sheet alone. Printing the page in another way prints all of it. */
  function print() {
    const page = document.documentElement;
    page.classList.add(ALONE);
    addEventListener("afterprint", () => page.classList.remove(ALONE), { once: true });
    window.print();
  }

  const blank = (label) => h("span", {}, `${label} `, h("span", { class: "wb-blank" }));
  card(
    el,
    "visit_sheet",
    h("h2", {}, words.title),
    h("div", { class: "wb-ask" }, h("p", {}, words.about), weighed.element, own.matters.element, factsTold),
    h("div", { class: "wb-ask" }, own.able.element),
    h("div", { class: "wb-ask" }, h("h3", {}, words.questions.title), h("p", { class: "wb-soft" }, words.questions.how), ...kinds.map(({ element }) => element), own.questions.element),
    told,
    h(
      "div",
      { class: "wb-sheet" },
      h("h3", {}, words.sheet),
      h("p", { class: "wb-print wb-visit" }, blank(words.visit.day), blank(words.visit.person)),
      mine,
      h("h4", {}, words.tell.title),
      h("p", { class: "wb-soft wb-none" }, words.tell.how),
      h("ul", { class: "wb-tell" }, ...tell.map((prompt) => h("li", {}, h("span", {}, prose(prompt))))),
      h("div", { class: "wb-print wb-agreed" }, h("h4", {}, words.agreed), rules(3)),
      h("p", { class: "wb-print wb-soft" }, foot),
    ),
    h("div", { class: "wb-actions" }, button(words.print, print, { class: "wb-main" })),
    h("p", { class: "wb-soft wb-how" }, words.print_how),
  );
  restore();
  model.on("change:value", restore);
  return () => model.off("change:value", restore);
}

export default { render };
