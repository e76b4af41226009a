/** Draws options side by side: a table on wide screens, a card an option on narrow ones. */

import { button, card, h, prose, say, status, uid } from "./kit/dom.js";
import { guidelinesTold, harmsTold, picture, sourced, takesTold } from "./kit/effect.js";
import { keyOf, levels } from "./kit/scale.js";
import { certainty } from "./kit/sources.js";

/** One figure with what it was about; its words stand above the drawing. */
function result({ measured, html, figure, bars, source }, words) {
  return [
    h("p", {}, h("strong", {}, prose(html))),
    figure && picture(figure, { key: false }),
    bars && levels({ says: "", bars }),
    h("p", { class: "wb-soft" }, measured),
    sourced(source, words.sources),
  ].filter(Boolean);
}

/** The other figures for the same outcome, closed at first. */
const others = (more, words) =>
  more.length > 0 &&
  h(
    "details",
    {},
    h("summary", {}, say(words.more, { count: more.length })),
    ...more.map((one) => h("div", { class: "wb-other" }, ...result(one, words), h("p", {}, certainty(one.certainty, true)))),
  );

function drawRow(row, words) {
  // A grid takes the meaning from table elements, so each says again what it is.
  const cell = (column, ...told) =>
    h("td", { role: "cell", "data-column": column }, h("p", { class: "wb-label", "aria-hidden": "true" }, words.columns[column]), ...told.filter(Boolean));
  // Gains and harms are always in sight; what fills a small screen beside them opens by its name.
  const folded = (column, told) =>
    h("td", { role: "cell", "data-column": column }, h("details", {}, h("summary", {}, words.columns[column]), told));
  const shown = row.result ? result(row.result, words) : [h("p", {}, words.no_figure)];
  return h(
    "tr",
    { role: "row" },
    h("th", { role: "rowheader", scope: "row", "data-column": "option" }, h("span", {}, row.name), h("span", { class: "wb-soft" }, row.kind)),
    cell("difference", ...shown, others(row.more, words)),
    cell("certainty", row.result ? h("p", {}, certainty(row.result.certainty)) : h("p", {}, words.no_figure)),
    cell("harms", ...harmsTold(row.harms, words, { pictures: false })),
    folded("guidelines", guidelinesTold(row.guidelines)),
    folded("takes", takesTold(row.takes)),
  );
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, words, rows, kinds, sorts } = model.get("_view");
  const drawn = Object.fromEntries(rows.map((row) => [row.id, drawRow(row, words)]));
  const told = status({ class: "wb-soft" });
  const body = h("tbody", { role: "rowgroup" }, ...Object.values(drawn));
  const heads = {};
  let sorted = { column: sorts[0].column, way: 0 };
  let shownKind = "";

  for (const { column, ways } of sorts) {
    const arrow = h("span", { class: "wb-arrow", "aria-hidden": "true" });
    const press = button("", () => sort(column, sorted.column === column ? 1 - sorted.way : 0), { class: "wb-sort" });
    press.append(words.columns[column], arrow);
    heads[column] = { arrow, ways, head: h("th", { role: "columnheader", scope: "col", "data-column": column }, press) };
  }

  function mark() {
    for (const [column, { arrow, ways, head }] of Object.entries(heads)) {
      const way = column === sorted.column ? ways[sorted.way] : null;
      if (way) head.setAttribute("aria-sort", way.aria);
      else head.removeAttribute("aria-sort");
      arrow.textContent = way ? (way.aria === "ascending" ? "↑" : "↓") : "↕";
    }
  }

  function sort(column, way) {
    sorted = { column, way };
    const { order, says } = heads[column].ways[way];
    body.append(...order.map((id) => drawn[id]));
    mark();
    told.textContent = says;
  }

  function filter() {
    shownKind = select.value;
    let count = 0;
    for (const { id, group } of rows) {
      const fits = !shownKind || group === shownKind;
      drawn[id].hidden = !fits;
      count += fits ? 1 : 0;
    }
    told.textContent = say(words.count, { shown: count, total: rows.length });
  }

  const chooser = uid("kind");
  const select = h(
    "select",
    { id: chooser, onchange: filter },
    h("option", { value: "" }, words.all_kinds),
    ...kinds.map(({ id, text }) => h("option", { value: id }, text)),
  );
  const plain = Object.entries(words.columns).filter(([column]) => !(column in heads));
  mark();
  card(
    el,
    "option_table",
    h("h2", {}, title),
    h("p", {}, words.note),
    kinds.length > 1 && h("div", { class: "wb-chooser" }, h("label", { for: chooser }, words.kind), select),
    told,
    words.key && keyOf(words.key),
    h(
      "table",
      { role: "table" },
      h("caption", {}, `${words.caption} `, h("span", { class: "wb-soft" }, words.sort)),
      h(
        "thead",
        { role: "rowgroup" },
        h(
          "tr",
          { role: "row" },
          ...Object.values(heads).map(({ head }) => head),
          ...plain.map(([column, text]) => h("th", { role: "columnheader", scope: "col", class: "wb-hear" }, text)),
        ),
      ),
      body,
    ),
  );
}

export default { render };
