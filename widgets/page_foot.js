/** Draws the foot of a page. */

import { card, h, prose } from "./kit/dom.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, rows } = model.get("_view");
  const entries = rows.flatMap(({ name, html }) => [h("dt", {}, name), h("dd", {}, prose(html))]);
  card(el, "page_foot", h("h2", {}, title), h("dl", {}, ...entries));
}

export default { render };
