/** What is drawn of an effect and of its treatment: the picture, and the facts under it. */

import { h, prose, say } from "./dom.js";
import { icons } from "./icons.js";
import { scale } from "./scale.js";
import { certainty, cited } from "./sources.js";

/**
 * @param {object} view A drawing from Python: a line, or one or two pictures of 100.
 * @param {{guess?: number|null, guessed?: string, told?: string, key?: boolean}} [own] See `scale`.
 * @returns {HTMLElement}
 */
export function picture(view, own = {}) {
  if (view.kind !== "people") return scale(view, own);
  const { guess = null, guessed = "", told = "" } = own;
  const arms = view.arms.map((arm, index) => {
    // The guess was about the last group; one before it is what it is compared with.
    const mine = index === view.arms.length - 1 && guess !== null ? say(view.key.guess, { guess: guessed }) : null;
    const drawn = icons({
      count: arm.count, label: [arm.label, mine && told].filter(Boolean).join(" "), has: arm.has, hasNot: arm.has_not,
      colour: view.colour, guess: mine ? guess : null, guessed: mine,
    });
    return h("div", {}, h("p", { class: "wb-arm" }, arm.heading), drawn);
  });
  return h("div", { class: "wb-arms" }, ...arms);
}

/**
 * @param {{citations: object[], line: string, note: string|null}} source
 * @param {string} lead
 */
export function sourced(source, lead) {
  const line = cited(lead, source.citations);
  line.append(` · ${source.line}`, source.note ? ` · ${source.note}` : "");
  return line;
}

/**
 * @param {{note: string|null, html: string, citations: object[], further: object[], pictures: object[]}} harms
 *   Pictures alike in grade and source have them under the last one.
 */
export function harmsTold(harms, words, { pictures = true } = {}) {
  const drawn = pictures ? harms.pictures : [];
  return [
    h("p", {}, harms.note && h("strong", {}, `${harms.note} `), prose(harms.html)),
    ...drawn.map(({ figure, html, certainty: sure, source }) =>
      h(
        "div",
        { class: "wb-harm" },
        picture(figure),
        h("p", {}, prose(html)),
        sure && h("p", {}, certainty(sure)),
        source && sourced(source, words.sources),
      ),
    ),
    cited(words.sources, drawn.length ? harms.further : harms.citations),
  ];
}

/** @param {{lead: string, html: string, citations: object[]}[]} positions */
export const guidelinesTold = (positions) =>
  h("ul", {}, ...positions.map(({ lead, html, citations }) => h("li", {}, h("strong", {}, lead), " ", prose(html), " ", cited("", citations))));

/** @param {{term: string, html: string}[]} takes */
export const takesTold = (takes) => h("ul", {}, ...takes.map(({ term, html }) => h("li", {}, h("strong", {}, term), " ", prose(html))));
