/** What stands under every figure: how sure studies are, and which studies they are. */

import { h, link } from "./dom.js";

/**
 * How sure: dots for the eye, a word, and what the word means.
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
    h("strong", {}, word),
    short ? "" : ` ${means}`,
  );

/**
 * The line that names the studies; none where there are none.
 * @param {string} lead The words before the first study.
 * @param {{text: string, href: string}[]} citations
 * @returns {HTMLElement|null}
 */
export function cited(lead, citations) {
  if (!citations.length) return null;
  const line = h("p", { class: "wb-soft wb-cited" }, `${lead} `);
  citations.forEach(({ text, href }, index) => line.append(index ? " · " : "", link(href, text)));
  return line;
}
