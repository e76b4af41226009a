/** A chart of measured points over time, joined by thin lines. Its axes stay as they are. */

import { h, svg } from "./dom.js";

const HEIGHT = 220;

/**
 * @typedef {object} Line
 * @property {"now"|"older"|"one"|"two"|"three"} style Filled dots and a full line (now, one), hollow squares
 *   and a dashed line (older, two), or hollow diamonds and a dotted line (three).
 * @property {string} label The words of the key.
 * @property {{x: number, y: number, low: number|null, high: number|null, says: string, put?: "above"|"below"}[]} points
 *   `put` is where the figure stands; without it, only the line of style “now” has figures.
 */

/**
 * @param {object} chart
 * @param {string} chart.label The whole chart in a sentence.
 * @param {{x: number[], y: number[], x_title: string, y_title: string}} chart.axes Marks from the lowest to the highest.
 * @param {Line[]} chart.lines
 * @param {string} [chart.ranged] The words of the key for upright bars, where there are any.
 * @param {string} [chart.moved] The words of the key for the upright line, where there is one to move.
 * @param {{x: number, y: number, says: string}|null} [chart.guess] Where a triangle shows the learner's guess.
 * @returns {{element: HTMLElement, at: (x: number) => void}} `at` moves the upright line.
 */
export function curve({ label, axes, lines, ranged, moved, guess = null }) {
  // Across in per cent and down in pixels, so that letters keep their size at every width.
  const across = (x) => `${(100 * (x - axes.x[0])) / (axes.x.at(-1) - axes.x[0])}%`;
  const down = (y) => HEIGHT * (1 - (y - axes.y[0]) / (axes.y.at(-1) - axes.y[0]));
  // A real minus sign.
  const text = (words, x, y, properties = {}) => svg("text", { x, y, ...properties }, String(words).replace(/^-/, "−"));
  const cursor = svg("line", { class: "wb-curve-at", y1: 0, y2: HEIGHT });
  // The chart's name tells all of it, so its parts need not be met one by one.
  const drawing = svg(
    "g",
    { "aria-hidden": "true" },
    ...axes.y.flatMap((mark) => [
      svg("line", { class: "wb-curve-grid", "data-zero": mark === 0 && axes.y[0] < 0, x1: 0, x2: "100%", y1: down(mark), y2: down(mark) }),
      text(mark, -8, down(mark) + 5, { "text-anchor": "end" }),
    ]),
    ...axes.x.map((mark) => text(mark, across(mark), HEIGHT + 20, { "text-anchor": "middle" })),
    text(axes.x_title, "50%", HEIGHT + 40, { "text-anchor": "middle" }),
    moved && cursor,
    // The newer line comes last, so that it lies on top.
    ...[...lines].reverse().map((each) => draw(each, axes.x, guess, across, down, text)),
    guess && svg("svg", { x: across(guess.x), y: down(guess.y), overflow: "visible" }, triangle()),
  );
  const chart = svg("svg", { class: "wb-curve-chart", role: "img", "aria-label": label, height: HEIGHT }, drawing);
  const key = lines.map(({ style, label: words }) =>
    h("li", { "data-line": style }, sample(line(-18, 0, 18, 0), mark(style)), words),
  );
  for (const { style } of lines.filter(({ points }) => points.some(hasRange))) {
    const bar = svg("line", { class: "wb-curve-range", x1: 0, x2: 0, y1: -8, y2: 8 });
    key.push(h("li", { "data-line": style }, sample(bar), ranged));
  }
  if (moved) key.push(h("li", {}, sample(svg("line", { class: "wb-curve-at", x1: 0, x2: 0, y1: -8, y2: 8 })), moved));
  if (guess) key.push(h("li", {}, sample(svg("g", { transform: "translate(-15)" }, triangle())), guess.says));
  const element = h(
    "figure",
    { class: "wb-curve" },
    h("p", { class: "wb-curve-title", "aria-hidden": "true" }, axes.y_title),
    chart,
    h("ul", { class: "wb-curve-key", "aria-hidden": "true" }, ...key),
  );
  return {
    element,
    at(x) {
      cursor.setAttribute("x1", across(x));
      cursor.setAttribute("x2", across(x));
    },
  };
}

function draw({ style, points }, axis, guess, across, down, text) {
  const between = points.slice(1).map((point, index) =>
    line(across(points[index].x), down(points[index].y), across(point.x), down(point.y)),
  );
  const ranges = points
    .filter(hasRange)
    .map(({ x, low, high }) =>
      svg("line", { class: "wb-curve-range", x1: across(x), x2: across(x), y1: down(low), y2: down(high) }),
    );
  const marks = points.map((point) => {
    const { x, y, high, says, put = style === "now" && "aside" } = point;
    const [aside, near, anchor] = place(put, x, axis, guess && x === guess.x && Math.abs(down(guess.y) - down(y) + 16) < 24);
    // Above the bar of the range, where there is one.
    const above = hasRange(point) ? Math.min(near, down(high) - down(y) - 6) : near;
    const figure = put && text(says, aside, put === "below" ? 24 : above, { class: "wb-curve-value", "text-anchor": anchor });
    return svg("svg", { x: across(x), y: down(y), overflow: "visible" }, mark(style), figure);
  });
  return svg("g", { "data-line": style }, ...between, ...ranges, ...marks);
}

/**
 * Where a figure stands, seen from its point. The first stands aside, as the marks of the axis are
 * where it would reach. Those beside the upright line stand after it, and after a guess that is
 * `close`; the last stands before it.
 */
function place(put, x, axis, close) {
  if (x === axis[0]) return [2, -14, "start"];
  if (put !== "aside") return [0, -11, "middle"];
  return x === axis.at(-1) ? [-5, -11, "end"] : [close ? 25 : 6, -11, "start"];
}

const hasRange = ({ low, high }) => low !== null && high !== null;

/** The mark of a style. That of “two” is large enough to show around that of “one”. */
const MARKS = {
  now: () => svg("circle", { class: "wb-curve-mark", r: 6 }),
  older: () => svg("rect", { class: "wb-curve-mark", x: -4, y: -4, width: 8, height: 8 }),
  one: () => svg("circle", { class: "wb-curve-mark", r: 4.5 }),
  two: () => svg("rect", { class: "wb-curve-mark", x: -7.5, y: -7.5, width: 15, height: 15 }),
  three: () => svg("path", { class: "wb-curve-mark", d: "M0-7L7 0 0 7-7 0Z" }),
};

const mark = (style) => MARKS[style]();

const line = (x1, y1, x2, y2) => svg("line", { class: "wb-curve-line", x1, y1, x2, y2 });

const sample = (...shapes) => svg("svg", { width: 36, height: 16, viewBox: "-18 -8 36 16" }, ...shapes);

const triangle = () => svg("path", { class: "wb-curve-guess", d: "M9 0L21 -7.5V7.5Z" });

/**
 * The numbers of a chart in a table: its twin.
 * @param {{caption: string, columns: string[], rows: string[][]}} table The first cell of a row names it.
 * @returns {HTMLElement}
 */
export const tableOf = ({ caption, columns, rows }) =>
  h(
    "table",
    { class: "wb-twin" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...columns.map((column) => h("th", { scope: "col" }, column)))),
    h(
      "tbody",
      {},
      ...rows.map(([name, ...cells]) =>
        h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((cell) => h("td", {}, cell))),
      ),
    ),
  );
