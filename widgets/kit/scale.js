/**
 * A line of fixed length with what studies found: point, likely range, the band too small to notice,
 * and the learner's guess. Places are shares of the line, so words keep their size on every screen.
 */

import { h, say, svg } from "./dom.js";

const HEIGHT = 66;
const FOOT = 60;
const BAR = 42;

const percent = (share) => `${(100 * share).toFixed(2)}%`;

/** Shapes of the marks, drawn at x = 0 with their foot or middle at y = 0. */
const triangle = () => svg("path", { class: "wb-scale-guess", d: "M-9-14H9L0 0Z" });
const dot = () => svg("circle", { class: "wb-scale-point", r: 8 });

/** A shape at a share of the line: a nested picture may be placed in percent, a path may not. */
const at = (share, y, shape) => svg("svg", { x: percent(share), y, overflow: "visible" }, shape);

const line = (name, x1, x2, y1, y2 = y1) => svg("line", { class: `wb-scale-${name}`, x1: percent(x1), x2: percent(x2), y1, y2 });

/**
 * @param {object} view What Python says of the line; see `widgets/effects_points.py`.
 * @param {object} [own]
 * @param {number|null} [own.guess] The learner's guess, in the unit of the line.
 * @param {string} [own.guessed] The guess in words.
 * @param {string} [own.told] The guess in a sentence.
 * @param {boolean} [own.key] Whether to explain the marks under the line.
 * @returns {HTMLElement}
 */
export function scale(view, { guess = null, guessed = "", told = "", key = true } = {}) {
  const { band, interval, point, zero, ticks, zones } = view;
  const place = guess === null ? null : (guess - view.lowest) / (view.highest - view.lowest);
  const marks = svg(
    "svg",
    { class: "wb-scale-line", width: "100%", height: ticks.length ? HEIGHT + 18 : HEIGHT, "aria-hidden": "true" },
    band && svg("rect", { class: "wb-scale-band", x: percent(band[0]), width: percent(band[1] - band[0]), y: 24, height: FOOT - 24 }),
    ...(zones || []).slice(1).map((_, index) => line("zone", (index + 1) / zones.length, (index + 1) / zones.length, 24, FOOT)),
    line("zero", zero, zero, 18, FOOT + 6),
    line("axis", 0, 1, FOOT),
    ...ticks.map(({ at: share, text }) => svg("text", { class: "wb-scale-tick", x: percent(share), y: HEIGHT + 14, "text-anchor": "middle" }, text)),
    ...ticks.map(({ at: share }) => line("tickmark", share, share, FOOT, FOOT + 5)),
    // What studies found lies on top.
    place !== null && line("guessline", place, place, 16, FOOT),
    interval && line("interval", interval[0], interval[1], BAR),
    at(point, BAR, dot()),
    place !== null && at(place, 18, triangle()),
  );
  const words = zones
    ? h("div", { class: "wb-scale-zones" }, ...zones.map((zone) => h("span", {}, zone)))
    : h("div", { class: "wb-scale-ends" }, ...view.ends.map((end) => h("span", {}, end)));
  const guessWords = guess === null ? "" : say(view.key.guess, { guess: guessed });
  const label = say(view.label, { guess: told }).replace(/\s+/g, " ");
  return h(
    "div",
    { class: "wb-scale" },
    h("div", { class: "wb-scale-drawn", role: "img", "aria-label": label }, marks, words),
    // The picture's name says all of this.
    key && keyOf(view.key, guessWords),
  );
}

/**
 * What each mark means, for the eye.
 * @param {{point: string, interval: string|null, band: string|null}} key
 * @param {string} [guessWords]
 */
export function keyOf(key, guessWords = "") {
  const shapes = [
    [key.point, svg("svg", { x: 10, y: 10, overflow: "visible" }, dot())],
    [key.interval, svg("line", { class: "wb-scale-interval", x1: 4, x2: 16, y1: 10, y2: 10 })],
    [guessWords, svg("svg", { x: 10, y: 17, overflow: "visible" }, triangle())],
    [key.band, svg("rect", { class: "wb-scale-band", x: 1, y: 2, width: 18, height: 16 })],
  ];
  const entries = shapes.filter(([words]) => words).map(([words, shape]) => h("li", {}, svg("svg", { width: 20, height: 20 }, shape), words));
  return h("ul", { class: "wb-key", "aria-hidden": "true" }, ...entries);
}

/**
 * Where each group ended, as bars on the whole scale.
 * @param {{says: string, bars: {text: string, value: string, arm: string, at: number}[]}} view
 * @returns {HTMLElement}
 */
export function levels({ says, bars }) {
  const drawn = bars.flatMap(({ text, value, arm, at: share }) => [
    h("p", { class: "wb-level" }, `${text} `, h("strong", {}, value)),
    svg(
      "svg",
      { class: "wb-level-bar", "data-arm": arm, width: "100%", height: 18 },
      svg("rect", { class: "wb-level-whole", x: 0.5, y: 0.5, width: "99.5%", height: 17, rx: 3 }),
      svg("rect", { class: "wb-level-part", width: percent(share), height: 18, rx: 3 }),
    ),
  ]);
  return h("div", { class: "wb-levels" }, says ? h("p", {}, says) : "", h("div", { "aria-hidden": "true" }, ...drawn));
}
