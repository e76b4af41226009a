/** How sure studies are: dots for the eye, a word, and what the word means. */

import { h } from "./dom.js";

/**
 * @param {{dots: string, word: string, means: string}} certainty Without dots where it was not graded.
 * @param {boolean} [short] Leave out what the word means.
 * @returns {HTMLElement}
 */
export const certainty = ({ dots, word, means }, short = false) =>
  h(
    "span",
    { class: "wb-certainty" },
    dots && h("span", { class: "wb-dots", "aria-hidden": "true" }, dots),
    dots && " ",
    h("strong", {}, `${word}.`),
    short ? "" : ` ${means}`,
  );
