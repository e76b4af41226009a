/** Draws the head of a page, and the “get help now” box under it. */

import { h, ownKey, prose } from "./kit/dom.js";

const list = (items) => h("ul", {}, ...items.map((item) => h("li", {}, prose(item))));

/** What to dial, each number with its words. */
const numbers = (lines) => lines.map((line) => h("p", {}, prose(line)));

function helpBox(help) {
  const others = help.others.flatMap(({ country, numbers: lines }) => [
    h("dt", {}, country),
    h("dd", {}, ...numbers(lines)),
  ]);
  return h(
    "details",
    { class: "wb-help" },
    h("summary", {}, help.title),
    h("p", {}, h("strong", {}, help.call_now)),
    list(help.call_now_if),
    h("p", {}, h("strong", {}, help.same_day)),
    list(help.same_day_if),
    h("p", {}, prose(help.unsure)),
    ...numbers(help.here),
    h(
      "details",
      { class: "wb-lines" },
      h("summary", {}, help.others_title),
      h("dl", {}, ...others),
    ),
    h("p", { class: "wb-soft" }, help.checked),
  );
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { for_whom, minutes, message, action, help } = model.get("_view");
  const about = h(
    "div",
    { class: "wb-about" },
    h("p", { class: "wb-soft" }, prose(for_whom), ` · ${minutes}`),
    h("p", { class: "wb-message" }, prose(message)),
    h("p", {}, prose(action)),
  );
  el.replaceChildren(h("div", { class: "wb wb-page_head", onkeydown: ownKey }, about, helpBox(help)));
}

export default { render };
