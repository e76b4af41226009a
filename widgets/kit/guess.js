/** Guess, commit, reveal: a question answered on a slider, and the region that tells the answer. */

import { button, h, prose, say, status } from "./dom.js";
import { slider } from "./slider.js";

/**
 * @param {object} options
 * @param {{slider: string, write: string, less: string, more: string, commit: string, position: string}} options.words
 * @param {number} options.lowest
 * @param {number} options.highest
 * @param {(guess: number) => void} options.committed
 */
export function guessing({ words, lowest, highest, committed }) {
  const legend = h("legend");
  const control = slider({
    label: words.slider, lowest, highest, value: lowest,
    says: words.position, less: words.less, more: words.more, write: [words.write],
  });
  const commit = button(words.commit, () => committed(control.value()), { class: "wb-main" });
  const answered = status({ class: "wb-answer" });
  const element = h(
    "div",
    { class: "wb-guess" },
    h("fieldset", {}, legend, control.element),
    h("div", { class: "wb-actions" }, commit),
    answered,
  );
  return {
    element,
    /** Put a question, with the slider where it stands. @param {string} question @param {number} position */
    ask(question, position) {
      legend.textContent = question;
      control.move(position);
      answered.replaceChildren();
    },
    /** Tell the answer: the sentence, what it says of the guess, and why. */
    tell({ answer, bands, why }, guess) {
      const { says } = bands.find(({ up_to }) => guess <= up_to) || bands.at(-1);
      answered.replaceChildren(
        h("p", {}, h("strong", {}, answer)),
        h("p", {}, say(says, { guess })),
        h("p", {}, prose(why)),
      );
    },
  };
}
