/** The letters of options, each in a shape of its own, on the board, the wall and paper cards. */

import { h, say, svg } from "./dom.js";

const SHAPES = [
  () => svg("circle", { cx: 20, cy: 20, r: 18 }),
  () => svg("rect", { x: 3, y: 3, width: 34, height: 34, rx: 3 }),
  () => svg("path", { d: "M20 2 38.500 37H1.500Z" }),
  () => svg("path", { d: "M20 1 39 20 20 39 1 20Z" }),
  () => svg("path", { d: "M20 38C4 27 1 19 2 12 3 2 16 0 20 8 24 0 37 2 38 12 39 19 36 27 20 38Z" }),
  () => svg("path", { d: "M11 2H29V11H38V29H29V38H11V29H2V11H11Z" }),
];
/** Where the letter stands: in a triangle there is more room below. */
const BASE = [27, 27, 32, 27, 28, 27];

/**
 * A letter in its shape; from the seventh on, a letter alone.
 * @param {{letters: string[], lettered: string}} words
 * @param {number} place From 0.
 * @param {boolean} [heard] Whether a screen reader says it.
 */
export function letter({ letters, lettered }, place, heard = true) {
  const is = letters[place] ?? "";
  const picture = svg(
    "svg",
    { viewBox: "0 0 40 40", class: "wb-letter", "aria-hidden": "true" },
    SHAPES[place]?.(),
    svg("text", { x: 20, y: BASE[place] ?? 27, "text-anchor": "middle" }, is),
  );
  return h("span", { class: "wb-lettered" }, picture, heard && h("span", { class: "wb-hear" }, `${say(lettered, { letter: is })} `));
}
