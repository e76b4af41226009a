/** A table of numbers: the twin of a picture. */

import { h } from "./dom.js";

/**
 * @param {{caption: string, columns: string[], rows: string[][]}} table The first cell of a row names it.
 * @returns {HTMLElement}
 */
export const tableOf = ({ caption, columns, rows }) =>
  h(
    "table",
    { class: "wb-twin" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...columns.map((column) => h("th", { scope: "col" }, column)))),
    h(
      "tbody",
      {},
      ...rows.map(([name, ...cells]) =>
        h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((cell) => h("td", {}, cell))),
      ),
    ),
  );
