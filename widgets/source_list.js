/** Draws the list of sources: each with its study one click away. */

import { card, h } from "./kit/dom.js";
import { finder } from "./kit/finder.js";

/** JupyterLab would leave the notebook for the study, so there it gets a tab of its own. */
const ownTab = () => "jpThemeLight" in document.body.dataset;

function drawEntry({ id, name, title, href, by, kind, checked, funding }) {
  const study = h("a", { href, rel: "noreferrer", target: ownTab() && "_blank" }, title);
  return h(
    "li",
    { id },
    h("p", { class: "wb-name" }, name),
    h("p", {}, study),
    h("p", {}, by),
    h("p", { class: "wb-soft" }, `${kind} · ${checked}`),
    funding && h("p", { class: "wb-soft" }, funding),
  );
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, entries } = model.get("_view");
  const { element, leave } = finder({ list: h("ul", { role: "list" }), entries: entries.map(drawEntry), words });
  card(el, "source_list", h("h2", {}, words.title), element);
  return leave;
}

export default { render };
