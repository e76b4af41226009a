/** A picture of 100 people or findings in groups, each with a shape of its own. It never moves. */

import { h, svg } from "./dom.js";

const SIDE = 10;
const BOX = 10;

/**
 * @typedef {object} Hundred
 * @property {string} title Who they are.
 * @property {string} label The whole picture in a sentence.
 * @property {{mark: string, count: number, says: string}[]} groups
 * @property {number} [columns] How many stand side by side.
 */

/** @param {Hundred} hundred */
export function people({ title, label, groups, columns = SIDE }) {
  const marks = groups.flatMap(({ mark, count }) => Array(count).fill(mark));
  const drawn = marks.map((mark, at) => person(mark, (at % columns) * BOX, Math.floor(at / columns) * BOX));
  const viewBox = `0 0 ${columns * BOX} ${Math.ceil(marks.length / columns) * BOX}`;
  // The picture's name says all that the key says, so that nobody hears it twice.
  const key = groups.map(({ mark, says }) =>
    h("li", {}, svg("svg", { viewBox: "0 0 10 10", width: 18, height: 18 }, person(mark, 0, 0)), says),
  );
  return h(
    "figure",
    { class: "wb-people" },
    h("p", { class: "wb-people-title", "aria-hidden": "true" }, title),
    svg("svg", { viewBox, role: "img", "aria-label": label }, ...drawn),
    h("ul", { class: "wb-people-key", "aria-hidden": "true" }, ...key),
  );
}

/** Filled square: has it. Half filled: some do. Hollow: missed. Triangle: a sign, or a false alarm. Dot: neither. */
function person(mark, x, y) {
  const at = { class: "wb-person", "data-mark": mark, transform: `translate(${x} ${y})` };
  if (mark === "has" || mark === "found") return svg("rect", { ...at, x: 0.9, y: 0.9, width: 8.2, height: 8.2, rx: 2.2 });
  if (mark === "some") return svg("path", { ...at, d: "M1.2 1.2H8.8V8.8H1.2ZM2.6 2.6V5H7.4V2.6Z" });
  if (mark === "missed") return svg("rect", { ...at, x: 1.5, y: 1.5, width: 7, height: 7, rx: 1.8 });
  if (mark === "sign" || mark === "false-alarm") return svg("path", { ...at, d: "M5 1L9.2 8.6H0.8Z" });
  return svg("circle", { ...at, cx: 5, cy: 5, r: 2.4 });
}
