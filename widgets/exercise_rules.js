/** Draws the rules for every exercise. */

import { card, fact, h, prose, svg } from "./kit/dom.js";
import { cited } from "./kit/sources.js";

/** Each light also has a shape of its own. */
const SHAPES = {
  green: () => svg("circle", { cx: 12, cy: 12, r: 9 }),
  amber: () => svg("path", { d: "M12 2L22 21H2Z" }),
  red: () => svg("rect", { x: 3, y: 3, width: 18, height: 18, rx: 2 }),
};

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, lights, limits, facts, ask_first, sources } = model.get("_view");
  card(
    el,
    "exercise_rules",
    h("h2", {}, words.title),
    h("h3", {}, words.lights),
    h("p", {}, words.lights_note),
    h(
      "ul",
      { class: "wb-lights" },
      ...lights.map(({ colour, name, html }) =>
        h(
          "li",
          { "data-light": colour },
          svg("svg", { width: 24, height: 24, "aria-hidden": "true" }, SHAPES[colour]()),
          h("div", {}, h("strong", {}, name), " ", prose(html)),
        ),
      ),
    ),
    h("p", { class: "wb-soft" }, prose(limits)),
    h("dl", { class: "wb-told" }, ...facts.map(({ term, html }) => fact(term, prose(html)))),
    h("h3", {}, words.ask_first),
    h("ul", {}, ...ask_first.map((html) => h("li", {}, prose(html)))),
    cited(words.sources, sources),
  );
}

export default { render };
