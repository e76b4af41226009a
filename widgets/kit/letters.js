/** The letters of options, each in a shape of its own, on the board, the wall and paper cards. */

import { h, say, svg } from "./dom.js";

const SHAPES = [
  () => svg("circle", { cx: 20, cy: 20, r: 18 }),
  () => svg("rect", { x: 3, y: 3, width: 34, height: 34, rx: 3 }),
  () => svg("path", { d: "M20 2 38.500 37H1.500Z" }),
  () => svg("path", { d: "M20 1 39 20 20 39 1 20Z" }),
];
/** Where the letter stands: in a triangle there is more room below. */
const BASE = [27, 27, 32, 27];

/**
 * A letter in its shape; from the fifth on, a letter alone.
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
