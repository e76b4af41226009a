/** Draws a guess about ten reports of one spine, then their findings as squares. */

import { card, fact, h, prose, send } from "./kit/dom.js";
import { guessing } from "./kit/guess.js";
import { people } from "./kit/people.js";
import { isPosition } from "./kit/slider.js";
import { certainty, cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const view = model.get("_view");
  const { title, words, asked, highest, shown: pictures, studies } = view;
  const guessed = () => [(model.get("value") || {})[asked]].find((given) => isPosition(given, 0, highest));
  let shown;

  const guess = guessing({ words, lowest: 0, highest, committed: commit });
  const explored = h(
    "div",
    { class: "wb-explored", hidden: true },
    h("div", { class: "wb-pair" }, ...pictures.map(people)),
    h(
      "dl",
      { class: "wb-told" },
      fact(view.certainty.label, certainty(view.certainty)),
      ...view.facts.map(([term, html]) => fact(term, prose(html))),
    ),
    h("h3", {}, words.calmer),
    h("ul", {}, ...studies.map(({ html, sources }) => h("li", {}, prose(html), " ", cited(words.sources, sources)))),
  );
  const line = cited(words.sources, view.sources);
  line.append(` · ${view.checked}`);

  function reveal(given) {
    shown = given;
    guess.tell(view, given);
    explored.hidden = false;
  }

  function commit(given) {
    send(model, "value", { [asked]: given });
    reveal(given);
  }

  function ask() {
    const given = guessed();
    shown = undefined;
    guess.ask(view.ask, given === undefined ? view.start : given);
    explored.hidden = true;
    if (given !== undefined) reveal(given);
  }

  // Drawing again what is shown would speak it again.
  const restore = () => guessed() !== shown && ask();

  ask();
  card(
    el,
    "scan_reports",
    h("h2", {}, title),
    h("p", {}, prose(view.story)),
    h("div", { "data-item": asked }, guess.element, explored),
    line,
    h("div", { class: "wb-print", "data-print": "last" }, h("h3", {}, words.answers), h("p", {}, view.answer)),
  );
  model.on("change:value", restore);
  return () => model.off("change:value", restore);
}

export default { render };
