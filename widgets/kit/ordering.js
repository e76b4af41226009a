/** A list the learner puts in order, item by item, with buttons that work for every hand. */

import { button, h, prose, say, status } from "./dom.js";

/**
 * @param {object} question
 * @param {Node} question.legend
 * @param {{html: string, plain: string}[]} question.steps
 * @param {number[]} question.positions Which step stands at each place, from the top.
 * @param {{move_up: string, move_down: string, moved: string}} question.words
 * @param {() => void} [question.changed]
 */
export function ordering({ legend, steps, positions, words, changed = () => {} }) {
  const told = status({ class: "wb-hear" });
  const list = h("ol", { class: "wb-order" });
  const items = steps.map(({ html, plain }, index) => {
    const press = (by) => () => move(index, by);
    const up = button("↑", press(-1), { class: "wb-step", "aria-label": say(words.move_up, { item: plain }) });
    const down = button("↓", press(1), { class: "wb-step", "aria-label": say(words.move_down, { item: plain }) });
    const row = h("div", { class: "wb-option" }, h("span", {}, prose(html)), h("span", { class: "wb-moves" }, up, down));
    return { element: h("li", {}, row), up, down };
  });
  let order = [...positions];

  function draw() {
    list.append(...order.map((index) => items[index].element));
    order.forEach((index, place) => {
      items[index].up.setAttribute("aria-disabled", String(place === 0));
      items[index].down.setAttribute("aria-disabled", String(place === order.length - 1));
    });
  }

  function move(index, by) {
    const place = order.indexOf(index);
    const next = place + by;
    if (next < 0 || next >= order.length) return;
    [order[place], order[next]] = [order[next], order[place]];
    draw();
    // Moving an element takes the focus off its button.
    items[index][by < 0 ? "up" : "down"].focus();
    told.textContent = say(words.moved, { item: steps[index].plain, place: next + 1, total: order.length });
    changed();
  }

  draw();
  return {
    element: h("fieldset", { class: "wb-choices" }, h("legend", {}, legend), list, told),
    chosen: () => [...order],
    /** @param {number[]} wanted */
    choose(wanted) {
      order = [...wanted];
      draw();
    },
  };
}
