/** A question with options, and the reasons for them. */

import { h, prose, uid } from "./dom.js";

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
