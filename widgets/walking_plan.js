/** Draws the walking plan: its weeks, with dates once a first day is chosen, and a file for a calendar. */

import { later, save, shifted } from "./kit/calendar.js";
import { button, card, fact, h, prose, say, send, status, svg, uid } from "./kit/dom.js";
import { cited } from "./kit/sources.js";

const bar = (share) =>
  svg(
    "svg",
    { class: "wb-bar wb-level-bar", width: "100%", height: 10, "aria-hidden": "true" },
    svg("rect", { width: `${100 * share}%`, height: 10, rx: 3 }),
  );

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, language, example, weeks, facts, evidence, sources, day_0, last, calendar } = model.get("_view");
  const { columns } = words;
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const worded = (day) => format.format(new Date(day));
  const id = uid("day");
  const hint = uid("hint");
  const input = h("input", { type: "date", id, min: day_0, max: last, "aria-describedby": hint, onchange: choose });
  const begun = status();
  const saved = status();
  const dated = weeks.map(() => h("span", { class: "wb-soft" }));
  const rows = weeks.map(({ minutes, days, share }, index) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, `${index + 1} `, dated[index]),
      h("td", {}, String(minutes), bar(share)),
      h("td", {}, String(days)),
      h("td", { class: "wb-ticks" }, "☐ ".repeat(days)),
    ),
  );

  /** The chosen day. A year that is still being typed is no day yet. */
  const chosen = () => (input.value >= day_0 && input.value <= last ? input.value : "");

  function draw() {
    const first = chosen();
    dated.forEach((line, index) => (line.textContent = first && say(words.from, { date: worded(later(first, 7 * index)) })));
    press.setAttribute("aria-disabled", String(!first));
  }

  function choose() {
    const first = chosen();
    draw();
    saved.textContent = "";
    const end = first && worded(later(first, 7 * weeks.length - 1));
    begun.textContent = first ? say(words.begun, { first: worded(first), weeks: weeks.length, last: end }) : words.no_day;
    if (first !== (model.get("value") || "")) send(model, "value", first);
  }

  function download() {
    const first = chosen();
    saved.textContent = first ? words.saved : words.choose;
    if (first) save(words.file, shifted(calendar, day_0, first), "text/calendar;charset=utf-8");
  }

  function restore() {
    const first = model.get("value") || "";
    if (first === chosen()) return;
    input.value = first;
    begun.textContent = saved.textContent = "";
    draw();
  }

  const press = button(words.download, download, { class: "wb-main", "aria-disabled": "true" });
  card(
    el,
    "walking_plan",
    h("h2", {}, words.title),
    h("p", {}, prose(example)),
    h("div", { class: "wb-first" }, h("label", { for: id }, words.first), input, h("p", { class: "wb-soft", id: hint }, words.first_hint)),
    begun,
    h(
      "table",
      {},
      h("caption", {}, words.caption),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, columns.week),
          h("th", { scope: "col" }, columns.minutes),
          h("th", { scope: "col" }, columns.days),
          h("th", { scope: "col", class: "wb-ticks" }, columns.done),
        ),
      ),
      h("tbody", {}, ...rows),
    ),
    h("div", { class: "wb-actions" }, press),
    h("p", { class: "wb-soft wb-file" }, words.file_note),
    saved,
    h("dl", { class: "wb-told" }, ...facts.map(({ term, html }) => fact(term, prose(html)))),
    h("h3", {}, words.evidence),
    h("ul", {}, ...evidence.map((html) => h("li", {}, prose(html)))),
    cited(words.sources, sources),
  );
  draw();
  restore();
  model.on("change:value", restore);
  return () => model.off("change:value", restore);
}

export default { render };
