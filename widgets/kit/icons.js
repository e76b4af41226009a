/** A picture of 100 people, 10 by 10: those who have it first, from the top left corner. It never moves. */

import { h, svg } from "./dom.js";

const SIDE = 10;

/**
 * @param {object} picture
 * @param {number} picture.count How many of 100 have it; a fraction is rounded.
 * @param {string} picture.label The whole picture in a sentence.
 * @param {string} [picture.has] The words of the key beside the rounded square.
 * @param {string} [picture.hasNot] The words of the key beside the dot.
 * @param {"lead"|"warm"} [picture.colour] `warm` for harms.
 * @param {number|null} [picture.guess] Where a dashed line shows the learner's guess.
 * @param {string} [picture.guessed] The words of the key beside the dashed line.
 * @returns {HTMLElement}
 */
export function icons({ count, label, has, hasNot, colour = "lead", guess = null, guessed }) {
  const having = Math.round(count);
  const people = Array.from({ length: SIDE * SIDE }, (_, index) =>
    person(index < having, (index % SIDE) * SIDE, Math.floor(index / SIDE) * SIDE),
  );
  const picture = svg(
    "svg",
    { viewBox: "0.8 0.8 98.4 98.4", role: "img", "aria-label": label },
    ...people,
    guess !== null && svg("path", { class: "wb-icons-guess", d: edge(Math.round(guess)) }),
  );
  const key = [
    has && entry(has, person(true, 0, 0)),
    hasNot && entry(hasNot, person(false, 0, 0)),
    guess !== null && guessed && entry(guessed, svg("path", { class: "wb-icons-guess", d: "M0 5H10" })),
  ].filter(Boolean);
  // The picture's name says all that the key says, so that nobody hears it twice.
  const list = key.length > 0 && h("ul", { class: "wb-icons-key", "aria-hidden": "true" }, ...key);
  return h("figure", { class: "wb-icons", "data-colour": colour }, picture, list);
}

const person = (has, x, y) =>
  has
    ? svg("rect", { class: "wb-icons-has", x: x + 0.8, y: y + 0.8, width: 8.4, height: 8.4, rx: 2.2 })
    : svg("circle", { class: "wb-icons-not", cx: x + 5, cy: y + 5, r: 2.9 });

const entry = (words, shape) =>
  h("li", {}, svg("svg", { viewBox: "0 0 10 10", width: 16, height: 16 }, shape), words);

/** The edge after so many people, as a line with one step. */
function edge(people) {
  const row = Math.floor(people / SIDE) * SIDE;
  const column = (people % SIDE) * SIDE;
  return column ? `M0 ${row + SIDE}H${column}V${row}H${SIDE * SIDE}` : `M0 ${row}H${SIDE * SIDE}`;
}
