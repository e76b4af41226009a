/** Draws exercises from easy to hard: each with its figure in words, and as a bar on the same axis. */

import { card, h, svg } from "./kit/dom.js";
import { cited } from "./kit/sources.js";

/** The whole axis, and on it the part between the lowest and the highest figure. A single figure is a dot. */
const bar = ({ low, high }) =>
  svg(
    "svg",
    { class: "wb-level-bar", width: "100%", height: 18, "aria-hidden": "true" },
    svg("rect", { class: "wb-axis", x: 0.5, y: 0.5, width: "99.5%", height: 17, rx: 3 }),
    low === high
      ? svg("circle", { class: "wb-effort", cx: `${low}%`, cy: 9, r: 8 })
      : svg("rect", { class: "wb-effort", x: `${low}%`, width: `${high - low}%`, height: 18, rx: 3 }),
  );

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, rungs, sources } = model.get("_view");
  card(
    el,
    "exercise_ladder",
    h("h2", {}, words.title),
    h("p", {}, words.what),
    h("p", {}, h("strong", {}, words.caption)),
    h("div", { class: "wb-ends wb-soft", "aria-hidden": "true" }, h("span", {}, words.lowest), h("span", {}, words.highest)),
    h("ol", {}, ...rungs.map((rung) => h("li", {}, h("p", {}, `${rung.name} `, h("strong", {}, rung.says)), bar(rung)))),
    h("p", {}, words.limits),
    cited(words.sources, sources),
  );
}

export default { render };
