/** A drawing of `content/figures` on the page, with its name and its description for those who do not see it. */

import { h, svg as draw, uid } from "./dom.js";

/**
 * @param {{svg: string, title: string, desc: string}} drawing As `figure()` of figures.py gives it.
 * @param {{caption?: Node|string|null}} [around]
 * @returns {HTMLElement}
 */
export function figure({ svg, title, desc }, { caption = null } = {}) {
  const id = uid("desc");
  const drawing = picture(svg);
  // Name and description tell all of it, so its words need not be met one by one.
  const drawn = draw("g", { "aria-hidden": "true" }, ...drawing.childNodes);
  drawing.replaceChildren(draw("desc", { id }, desc), drawn);
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", title);
  drawing.setAttribute("aria-describedby", id);
  return h("figure", { class: "wb-drawing" }, drawing, caption && h("figcaption", {}, caption));
}

/**
 * The drawing alone, without a name: for a place where something else says what it shows.
 * @param {string} svg
 * @returns {SVGElement}
 */
export const picture = (svg) =>
  document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
