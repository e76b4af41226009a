/** Draws the hips and the list of their places. The list is the control; the drawing follows it, and may be pressed too. */

import { choices } from "./kit/choices.js";
import { card, fact, h, prose, send, status } from "./kit/dom.js";
import { picture } from "./kit/figure.js";
import { cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, svg, regions, conditions, sure, help, solutions } = model.get("_view");
  const drawing = picture(svg);
  const answered = status({ class: "wb-answer" });
  const more = h("div", { class: "wb-more" });
  const control = choices({ legend: words.legend, options: regions, changed: () => choose(control.chosen()[0]) });
  let shown = "";

  for (const area of drawing.querySelectorAll("[data-region]")) {
    area.addEventListener("click", () => {
      const index = regions.findIndex(({ id }) => id === area.dataset.region);
      control.choose([index]);
      choose(index);
    });
  }

  function choose(index) {
    tell(regions[index]);
    send(model, "value", regions[index].id);
  }

  function tell(region) {
    shown = region.id;
    for (const area of drawing.querySelectorAll("[data-region]")) {
      area.toggleAttribute("data-chosen", area.dataset.region === region.id);
    }
    answered.replaceChildren(
      h("h3", {}, prose(region.html)),
      h("p", {}, prose(region.where)),
      h("p", {}, h("strong", {}, words.often)),
      h("ul", {}, ...region.causes.map(cause)),
      ...region.notes.map(({ term, html }) => h("p", {}, h("strong", {}, term), " ", prose(html))),
      cited(words.sources, region.sources),
    );
    more.replaceChildren(
      h("h3", {}, words.more),
      ...region.causes.map(({ condition }) => about(conditions[condition])),
      words.treatments ? h("p", { class: "wb-soft" }, prose(words.treatments)) : "",
    );
  }

  const cause = ({ name, html, sources }) =>
    h("li", {}, h("strong", {}, name), " ", prose(html), " ", cited("", sources));

  const about = ({ name, also_called: others, rows, sources }) =>
    h(
      "details",
      {},
      h("summary", {}, name),
      others && h("p", { class: "wb-soft" }, others),
      h("dl", { class: "wb-told" }, ...rows.map(({ term, html }) => fact(term, prose(html)))),
      cited(words.sources, sources),
    );

  function clear() {
    shown = "";
    control.choose([]);
    for (const area of drawing.querySelectorAll("[data-chosen]")) area.removeAttribute("data-chosen");
    answered.replaceChildren();
    more.replaceChildren();
  }

  function restore() {
    const value = model.get("value") || "";
    // Drawing again what is shown would speak it again.
    if (value === shown) return;
    const index = regions.findIndex(({ id }) => id === value);
    if (index < 0) {
      clear();
      return;
    }
    control.choose([index]);
    tell(regions[index]);
  }

  card(
    el,
    "hip_map",
    h("h2", {}, words.title),
    h("p", {}, words.intro),
    h(
      "div",
      { class: "wb-pair" },
      // Everything the drawing can do, the list can do; so it is the list that is heard.
      h("div", { class: "wb-drawing", "aria-hidden": "true" }, drawing),
      control.element,
    ),
    answered,
    more,
    h(
      "dl",
      { class: "wb-told" },
      fact(words.get_help, prose(help.html), " ", cited("", help.sources)),
      fact(words.sure, prose(sure.html), " ", cited("", sure.sources)),
    ),
    h(
      "div",
      { class: "wb-print", "data-print": "last" },
      h("h3", {}, words.answers),
      h("ul", {}, ...solutions.map((solution) => h("li", {}, solution))),
    ),
  );
  restore();
  model.on("change:value", restore);
  return () => model.off("change:value", restore);
}

export default { render };
