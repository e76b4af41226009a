/** Draws the cards to hold up, each with a large letter in a shape of its own. */

import { button, card, h } from "./kit/dom.js";
import { letter } from "./kit/letters.js";

/** A class of the whole page: while it is there, paper shows the cards and nothing else. */
const ALONE = "wb-answer_cards-alone";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, cards } = model.get("_view");
  const letters = cards.map((each) => each.letter);

  /** Print the cards alone. Printing the page in another way prints all of it. */
  function print() {
    const page = document.documentElement;
    page.classList.add(ALONE);
    addEventListener("afterprint", () => page.classList.remove(ALONE), { once: true });
    window.print();
  }

  card(
    el,
    "answer_cards",
    h("h2", {}, words.title),
    h("p", {}, words.how),
    h("ul", { class: "wb-cards" }, ...cards.map(({ says }, place) => h("li", {}, letter({ letters }, place, false), h("span", { class: "wb-soft" }, says)))),
    h("div", { class: "wb-actions" }, button(words.print, print, { class: "wb-main" })),
    h("p", { class: "wb-soft wb-print-how" }, words.print_how),
  );
}

export default { render };
