/** Draws a question about two or three paths, then the paths over time with their numbers. */

import { curve, tableOf } from "./kit/curve.js";
import { card, fact, h, prose } from "./kit/dom.js";
import { drawQuestion } from "./kit/question.js";
import { certainty, cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const view = model.get("_view");
  const { title, people, words, question, answer, axes, lines, facts, table } = view;
  const line = cited(view.lead, view.sources);
  line.append(` · ${view.checked}`);
  const explored = h(
    "div",
    { class: "wb-explored", hidden: true },
    h("h3", {}, words.went),
    h("ul", {}, ...answer.map((sentence) => h("li", {}, sentence))),
    curve({ label: view.chart, axes, lines, ranged: words.range }).element,
    h("p", { class: "wb-soft" }, words.joined),
    h("details", {}, h("summary", {}, words.table), tableOf(table)),
    h(
      "dl",
      { class: "wb-told" },
      fact(view.certainty.label, certainty(view.certainty)),
      ...facts.map(([term, html]) => fact(term, prose(html))),
    ),
  );
  const drawn = drawQuestion(question, {
    model,
    words,
    lead: h("p", { class: "wb-soft" }, question.how),
    told: (answered) => (explored.hidden = !answered),
  });

  card(
    el,
    "time_course",
    h("h2", {}, title),
    h("p", { class: "wb-soft" }, prose(people)),
    drawn.element,
    explored,
    line,
    h("div", { class: "wb-print", "data-print": "last" }, h("h3", {}, words.answers), h("p", {}, [drawn.solution, ...answer].join(" "))),
  );
  drawn.restore();
  model.on("change:value", drawn.restore);
  return () => model.off("change:value", drawn.restore);
}

export default { render };
