/** A slider that works by dragging, tapping, arrow keys, and its minus and plus buttons. */

import { button, h, say, status, uid } from "./dom.js";

/**
 * Whether an answer, perhaps kept by another edition, is a position of a slider.
 * @param {any} answer
 * @param {number} lowest
 * @param {number} highest
 */
export const isPosition = (answer, lowest, highest) => typeof answer === "number" && answer >= lowest && answer <= highest;

/**
 * @param {object} options
 * @param {string} options.label Its name for those who hear it.
 * @param {number} options.lowest
 * @param {number} options.highest
 * @param {number} [options.step]
 * @param {number} options.value
 * @param {string} options.says The sentence of a position, with `{value}` in it.
 * @param {string} options.less The minus button's name.
 * @param {string} options.more The plus button's name.
 * @param {(value: number) => void} [options.changed]
 * @param {(value: number) => string} [options.text] For positions that have words of their own.
 * @param {string[]} [options.write] For a guess on paper: a name for the line to write on, and any words to ring instead.
 */
export function slider({ label, lowest, highest, step = 1, value, says, less, more, changed = () => {}, text, write }) {
  const worded = text || ((position) => say(says, { value: position }));
  const output = h("output", { class: "wb-position", "aria-hidden": "true" });
  const range = h("input", {
    type: "range", id: uid("slider"), "aria-label": label, min: lowest, max: highest, step, value,
    oninput: () => show(true),
  });
  // The buttons keep the focus, so their effect is told; the range tells its own.
  const told = status({ class: "wb-hear" });
  const press = (by) => () => {
    const before = range.value;
    range.value = String(Number(before) + by * step);
    if (range.value !== before) show(true);
    told.textContent = worded(Number(range.value));
  };
  const minus = button("−", press(-1), { class: "wb-step", "aria-label": less });
  const plus = button("+", press(1), { class: "wb-step", "aria-label": more });

  function show(tell) {
    const position = Number(range.value);
    const sentence = worded(position);
    range.setAttribute("aria-valuetext", sentence);
    range.style.setProperty("--wb-filled", `${(100 * (position - lowest)) / (highest - lowest)}%`);
    output.textContent = sentence;
    told.textContent = "";
    minus.setAttribute("aria-disabled", String(position <= lowest));
    plus.setAttribute("aria-disabled", String(position >= highest));
    if (tell) changed(position);
  }

  const paper = write && h("p", { class: "wb-print wb-write" }, ...write.map((each) => h("span", {}, each)));
  const element = h("div", { class: "wb-slider" }, h("div", { class: "wb-track" }, minus, range, plus), paper, output, told);
  show(false);
  return {
    element,
    range,
    value: () => Number(range.value),
    /** @param {number} position */
    move(position) {
      range.value = String(position);
      show(false);
    },
  };
}
