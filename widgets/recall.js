/** Draws questions of earlier topics, one at a time. */

import { button, card, h, prose, say } from "./kit/dom.js";
import { drawQuestion, howTo } from "./kit/question.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, words, questions } = model.get("_view");
  const answers = () => model.get("value") || {};
  const total = questions.length;
  const leads = questions.map((question, index) =>
    h(
      "div",
      { class: "wb-soft wb-lead", tabindex: "-1" },
      h("p", {}, `${say(words.number, { number: index + 1, total })} · `, ...howTo(question)),
      h("p", {}, prose(question.from)),
    ),
  );
  const drawn = questions.map((question, index) => drawQuestion(question, { model, words, lead: leads[index] }));
  const previous = button(words.previous, () => go(at - 1));
  const next = button(words.next, () => go(at + 1), { class: "wb-next" });
  const end = h("p", { class: "wb-soft wb-end" }, words.done);
  // A learner who comes back goes on where they were.
  let at = questions.findIndex(({ id }) => !(id in answers()));
  if (at < 0) at = total - 1;

  /** Show the question `at`; the others stay as they were left, hidden. */
  function show() {
    drawn.forEach(({ element }, index) => (element.hidden = index !== at));
    previous.hidden = at === 0;
    next.hidden = at === total - 1;
    end.hidden = !next.hidden;
  }

  function go(place) {
    at = place;
    show();
    leads[at].focus();
  }

  show();
  card(
    el,
    "recall",
    h("h2", {}, title),
    h("p", {}, words.about),
    ...drawn.map(({ element }) => element),
    end,
    h("div", { class: "wb-actions wb-turn" }, previous, next),
    h(
      "div",
      { class: "wb-print", "data-print": "last" },
      h("h3", {}, words.answers),
      h("ol", {}, ...drawn.map(({ solution }) => h("li", {}, solution))),
    ),
  );
  const restore = () => drawn.forEach((question) => question.restore());
  restore();
  model.on("change:value", restore);
  return () => model.off("change:value", restore);
}

export default { render };
