/** A question with options to choose or to put in order, and the reasons for them. */

import { button, h, prose, say, status, uid } from "./dom.js";

/**
 * A fieldset whose whole rows are clickable.
 * @param {object} question
 * @param {Node|string} question.legend
 * @param {boolean} [question.several] Whether more than one option may be chosen.
 * @param {{html: string}[]} question.options
 * @param {() => void} [question.changed]
 */
export function choices({ legend, several = false, options, changed = () => {} }) {
  const name = uid("choice");
  const rows = options.map(({ html }, index) => {
    const note = h("div", { class: "wb-note", id: uid("note"), hidden: true });
    const input = h("input", { type: several ? "checkbox" : "radio", name, value: index });
    return { input, note, label: h("label", { class: "wb-option" }, input, h("span", {}, prose(html))) };
  });
  return {
    element: h(
      "fieldset",
      { class: "wb-choices", onchange: changed },
      h("legend", {}, legend),
      ...rows.flatMap(({ label, note }) => [label, note]),
    ),
    /** @returns {number[]} Positions of the chosen options. */
    chosen: () => rows.flatMap(({ input }, index) => (input.checked ? [index] : [])),
    /** @param {number[]} positions */
    choose: (positions) => rows.forEach(({ input }, index) => (input.checked = positions.includes(index))),
    /**
     * Take an option out of the choice, and say why.
     * @param {number} position
     * @param {Node} why
     */
    ruleOut(position, why) {
      const { input, label, note } = rows[position];
      input.disabled = true;
      label.classList.add("wb-out");
      note.hidden = false;
      note.replaceChildren(why);
      input.setAttribute("aria-describedby", note.id);
    },
  };
}

/**
 * A list to put in order, item by item, with buttons that work for every hand.
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

/**
 * The reasons of some options, as a list to read after the answer.
 * @param {string} title
 * @param {{html: string, mark: string, why: string, right?: boolean}[]} options
 * @returns {HTMLElement}
 */
export function reasons(title, options) {
  const items = options.map(({ html, mark, why, right }) =>
    h(
      "li",
      { "data-right": String(Boolean(right)) },
      h("span", { class: "wb-which" }, prose(html)),
      h("div", {}, h("strong", { class: "wb-mark" }, mark), " ", prose(why)),
    ),
  );
  return h("div", { class: "wb-reasons" }, h("p", {}, h("strong", {}, title)), h("ul", {}, ...items));
}
