/** What a class is asked and what it answered: options with their letters, bars with their numbers. */

import { h, prose, say, svg } from "./dom.js";
import { letter } from "./letters.js";

const WIDTH = 100;

/** The words of a position in the range of a number. */
function worded(range, position) {
  if (!range.words) return say(range.says, { value: position });
  if (position === 0) return range.words.zero;
  const size = Math.abs(position);
  return say(range.words[position > 0 ? "above" : "below"][size === 1 ? 0 : 1], { value: size });
}

/**
 * A question before its answer is told.
 * @param {any} question `options` and `range` may be missing as long as it was not opened.
 * @param {Record<string, any>} words
 * @returns {HTMLElement}
 */
export function asked({ kind, about, ask, options = [], range }, words) {
  // The steps come in the order that fits, which would tell it.
  const shown = kind === "order" ? [...options].sort() : options;
  const rows = shown.map((html, place) =>
    h("li", {}, kind === "order" ? "" : letter(words, place), h("span", {}, prose(html))));
  return h(
    "div",
    { class: "wb-asked" },
    about && h("div", { class: "wb-about" }, prose(about)),
    h("p", { class: "wb-ask" }, prose(ask)),
    kind === "several" && rows.length > 0 && h("p", { class: "wb-several" }, words.several),
    rows.length > 0 && h("ul", { class: "wb-options", "data-kind": kind }, ...rows),
    range && h("p", { class: "wb-soft" }, say(words.range, { lowest: worded(range, range.lowest), highest: worded(range, range.highest) })),
  );
}

/**
 * What was answered, as a list with a bar and its number for each option, both rounds side by side.
 * @param {any} question
 * @param {Record<string, any>} words
 * @returns {HTMLElement}
 */
export function results({ kind, results: tally, before }, words) {
  const lettered = kind === "single" || kind === "several";
  const rounds = [[before, words.before], [tally, before && words.now]].filter(([each]) => each?.answered > 0);
  const empty = (place) => kind === "number" && !tally.bars[place].right && rounds.every(([each]) => !each.bars[place].count);
  const row = (bar, place) =>
    h(
      "li",
      { "data-right": String(Boolean(bar.right)), "data-empty": String(empty(place)) },
      h(
        "div",
        { class: "wb-which" },
        lettered && letter(words, place),
        h("span", {}, prose(bar.html), bar.right && " ", bar.right && h("strong", { class: "wb-mark" }, kind === "number" ? words.figure : words.right)),
      ),
      ...rounds.map(([each, name]) => round(each.bars[place], each.answered, words, name, kind)),
    );
  // Twice as many bars leave no room for a range that nobody chose.
  const rows = rounds.length > 0 && tally.bars.map((bar, place) => !(before && empty(place)) && row(bar, place));
  return h(
    "div",
    { class: "wb-results", "data-kind": kind },
    tally.answered === 0 && h("p", {}, words.nobody),
    rows && h("ul", { class: "wb-bars" }, ...rows),
    before?.answered > 0 && before.said && h("p", { class: "wb-soft" }, `${words.before_said} `, prose(before.said)),
    tally.answered > 0 && tally.said && h("p", { class: "wb-room" }, prose(tally.said)),
  );
}

function round({ count }, answered, words, name, kind) {
  const part = answered ? (WIDTH * count) / answered : 0;
  return h(
    "div",
    { class: name === words.before ? "wb-round wb-before" : "wb-round" },
    name && h("span", { class: "wb-name" }, name),
    svg(
      "svg",
      { class: "wb-bar wb-level-bar", viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { class: "wb-ground", width: WIDTH, height: 10 }),
      svg("rect", { class: "wb-part", width: part, height: 10 }),
    ),
    h("span", { class: "wb-count" }, say(kind === "order" ? words.placed : words.count, { count, answered })),
  );
}
