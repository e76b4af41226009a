/** Draws the list of hard words and what they mean. */

import { card, h, link, prose } from "./kit/dom.js";
import { finder } from "./kit/finder.js";

function drawEntry({ id, word, sounds, means, also, topic }, words) {
  return h(
    "div",
    { id },
    h("dt", {}, h("span", { class: "wb-name" }, word), sounds && h("span", { class: "wb-soft" }, ` ${sounds}`)),
    h("dd", {}, prose(means)),
    also && h("dd", { class: "wb-soft" }, also),
    topic && h("dd", { class: "wb-soft" }, `${words.topic} `, link(topic.href, topic.text)),
  );
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, entries } = model.get("_view");
  const drawn = entries.map((entry) => drawEntry(entry, words));
  const { element, leave } = finder({ list: h("dl"), entries: drawn, words });
  card(el, "glossary_list", h("h2", {}, words.title), element);
  return leave;
}

export default { render };
