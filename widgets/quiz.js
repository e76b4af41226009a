/** Draws a quiz: its questions one below the other. */

import { card, h, prose, say } from "./kit/dom.js";
import { drawQuestion, howTo } from "./kit/question.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, words, questions } = model.get("_view");
  const drawn = questions.map((question, index) => {
    const place = say(words.number, { number: index + 1, total: questions.length });
    const made = drawQuestion(question, { model, words, lead: h("p", { class: "wb-soft" }, `${place} · `, ...howTo(question)) });
    made.element.dataset.item = question.id;
    return made;
  });
  const solutions = drawn.map(({ solution }) => h("li", {}, solution));
  card(
    el,
    "quiz",
    h("h2", {}, prose(title)),
    ...drawn.map(({ element }) => element),
    h("div", { class: "wb-print", "data-print": "last" }, h("h3", {}, words.answers), h("ol", {}, ...solutions)),
  );
  const restore = () => drawn.forEach((question) => question.restore());
  restore();
  model.on("change:value", restore);
  return () => model.off("change:value", restore);
}

export default { render };
