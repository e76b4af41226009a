/** The line under a fact that names its studies. */

import { h, link } from "./dom.js";

/**
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
