/** Draws one figure: its drawing, its caption, and the studies behind it. */

import { h, prose } from "./kit/dom.js";
import { figure } from "./kit/figure.js";
import { cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, drawing, caption, sources } = model.get("_view");
  const shown = figure(drawing, { caption: prose(caption) });
  // The studies stand outside the caption, as the caption is also the figure's name.
  el.replaceChildren(h("div", { class: "wb wb-figure" }, shown, cited(words.sources, sources)));
}

export default { render };
