/** A question with its answer control, and the reasons once it is checked. */

import { choices, ordering, reasons } from "./choices.js";
import { button, h, prose, say, send, status } from "./dom.js";
import { isPosition, slider } from "./slider.js";
import { cited } from "./sources.js";

/**
 * What a kind of question needs: its control, whether something is chosen, and what to tell.
 * @typedef {object} Kind
 * @property {HTMLElement} element
 * @property {() => any} answer The learner's answer, or `null` when there is none yet.
 * @property {any} none What to restore when an answer is taken back.
 * @property {(answer: any) => boolean} takes Whether an answer, perhaps of an older edition, can be shown.
 * @property {(answer: any) => void} restore
 * @property {(answer: any) => {right: boolean, said: string, more?: Node[], others?: Node}} tell The verdict.
 * @property {string|Node} solution The answer in one line or list, for paper.
 */

/** @returns {Kind} */
function choiceKind(question, words, legend, changed) {
  const several = question.kind === "several";
  const control = choices({ legend, several, options: question.options, changed });
  const right = question.options.flatMap((option, index) => (option.right ? [index] : []));
  return {
    element: control.element,
    answer: () => {
      const chosen = control.chosen();
      if (!chosen.length) return null;
      return several ? chosen : chosen[0];
    },
    none: [],
    takes: (answer) =>
      Array.isArray(answer) === several && answer.length !== 0 && [answer].flat().every((index) => Number.isInteger(index) && index in question.options),
    restore: (answer) => control.choose([answer].flat()),
    tell(answer) {
      const others = (except) =>
        reasons(several ? words.reasons : words.others, question.options.filter((_, index) => index !== except));
      if (!several) {
        const { right: fits, why } = question.options[answer];
        return { right: fits, said: fits ? words.right : words.wrong, more: [prose(why)], others: others(answer) };
      }
      const found = answer.filter((index) => right.includes(index)).length;
      const values = { found, all: right.length };
      if (found < right.length) return { right: false, said: say(words.partly, values), others: others() };
      const fits = answer.length === found;
      return { right: fits, said: fits ? words.right : say(words.too_many, values), others: others() };
    },
    solution: right.map((index) => question.options[index].plain).join(" · "),
  };
}

/** @returns {Kind} */
function orderKind(question, words, legend, changed) {
  const control = ordering({ legend, steps: question.steps, positions: question.mixed, words, changed });
  return {
    element: control.element,
    answer: () => control.chosen(),
    none: question.mixed,
    takes: (answer) =>
      Array.isArray(answer) && answer.every(Number.isInteger) && String([...answer].sort()) === String(question.steps.map((_, index) => index)),
    restore: (answer) => control.choose(answer),
    tell(answer) {
      const placed = answer.filter((step, place) => step === place).length;
      const steps = question.steps.map(({ html, why }) =>
        h("li", {}, h("span", { class: "wb-which" }, prose(html)), h("div", {}, prose(why))),
      );
      const fits = placed === answer.length;
      const said = fits ? words.order_right : say(words.order_wrong, { right: placed, total: answer.length });
      return { right: fits, said, others: h("ol", { class: "wb-steps" }, ...steps) };
    },
    solution: h("ol", {}, ...question.steps.map(({ plain }) => h("li", {}, plain))),
  };
}

/** @returns {Kind} */
function numberKind(question, words, legend, changed) {
  const control = slider({
    label: words.slider, lowest: question.lowest, highest: question.highest, step: question.step,
    value: question.start, says: question.says, less: words.less, more: words.more, write: [words.write], changed,
  });
  return {
    element: h("fieldset", { class: "wb-choices" }, h("legend", {}, legend), control.element),
    answer: () => control.value(),
    none: question.start,
    takes: (answer) => isPosition(answer, question.lowest, question.highest),
    restore: (answer) => control.move(answer),
    tell(answer) {
      const off = answer - question.answer;
      const right = Math.abs(off) <= question.near;
      const band = right ? question.close : off < 0 ? question.too_low : question.too_high;
      const guess = say(words.your_guess, { value: say(question.says, { value: answer }) });
      return { right, said: say(words.answer, { value: question.answer_says }), more: [`${guess} `, prose(band)] };
    },
    solution: question.answer_says,
  };
}

const KINDS = { single: choiceKind, several: choiceKind, order: orderKind, number: numberKind };

/**
 * @typedef {object} Drawn
 * @property {HTMLElement} element
 * @property {() => void} restore Show the answer that the model has, if it is not shown yet.
 * @property {string|Node} solution The answer in one line or list, for paper.
 */

/**
 * How a question is answered, on the screen and on paper.
 * @param {{how: string, on_paper?: string}} question
 * @returns {(Node|string)[]}
 */
export const howTo = ({ how, on_paper: paper }) =>
  paper ? [h("span", { class: "wb-screen" }, how), h("span", { class: "wb-print" }, paper)] : [how];

/**
 * Draw a question; its checked answer becomes the part `question.id` of the model's `value`.
 * @param {object} question What Python's `question_view` tells.
 * @param {object} options
 * @param {any} options.model
 * @param {Record<string, string>} options.words
 * @param {Node} options.lead What stands above the question: its place among others, how to answer.
 * @param {(answered: boolean) => void} [options.told] Called when the answer is told, and when it is taken back.
 * @returns {Drawn}
 */
export function drawQuestion(question, { model, words, lead, told = () => {} }) {
  const legend = h("span", {}, prose(question.ask));
  const answered = status({ class: "wb-answer" });
  const others = h("div", { class: "wb-others" });
  const check = button(words.check, () => commit(), { class: "wb-main" });
  const kind = KINDS[question.kind](question, words, legend, () => forget());
  let shown;

  function reveal(answer) {
    const { right, said, more = [], others: rest } = kind.tell(answer);
    shown = JSON.stringify(answer);
    answered.dataset.right = String(right);
    answered.replaceChildren(
      h("div", { class: "wb-verdict" }, h("strong", {}, said), " ", ...more),
      h("p", {}, prose(question.why)),
      cited(words.sources, question.sources) || "",
    );
    others.replaceChildren(rest || "");
    told(true);
  }

  function forget() {
    delete answered.dataset.right;
    answered.replaceChildren();
    others.replaceChildren();
  }

  function commit() {
    const answer = kind.answer();
    if (answer === null) {
      forget();
      answered.replaceChildren(h("p", { class: "wb-unchosen" }, words.nothing_chosen));
      return;
    }
    reveal(answer);
    send(model, "value", { ...model.get("value"), [question.id]: answer });
  }

  function restore() {
    const answer = (model.get("value") || {})[question.id];
    // Drawing again what is shown would speak it again, and undo a choice not yet checked.
    if (JSON.stringify(answer) === shown) return;
    if (answer === undefined) {
      shown = undefined;
      kind.restore(kind.none);
      forget();
      told(false);
    } else if (kind.takes(answer)) {
      kind.restore(answer);
      reveal(answer);
    }
  }

  const element = h(
    "div",
    { class: "wb-question" },
    lead,
    kind.element,
    h("div", { class: "wb-actions" }, check),
    answered,
    others,
  );
  return { element, restore, solution: kind.solution };
}
