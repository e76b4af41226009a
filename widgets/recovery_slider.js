/** Draws a guess about average pain, then its course over a year with a slider through the weeks. */

import { places, showable } from "./kit/asked.js";
import { choices } from "./kit/choices.js";
import { curve, tableOf } from "./kit/curve.js";
import { card, fact, h, prose, say, send, status } from "./kit/dom.js";
import { guessing } from "./kit/guess.js";
import { isPosition, slider } from "./kit/slider.js";
import { certainty, cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, words, axes, courses, solutions } = model.get("_view");
  const guesses = () => model.get("value") || {};
  const guessed = () => [guesses()[course.id]].find((given) => isPosition(given, axes.y[0], axes.y.at(-1)));
  let course = courses[0];
  let shown;
  let chart;

  const guess = guessing({ words, lowest: axes.y[0], highest: axes.y.at(-1), committed: commit });
  const groups = choices({
    legend: words.choose,
    options: courses.map(({ option }) => ({ html: option })),
    changed: () => turn(groups.chosen()[0]),
  });
  const people = h("p", { class: "wb-soft" });
  const picture = h("div");
  const older = h("input", { type: "checkbox", onchange: compare });
  const week = slider({
    label: words.week, lowest: axes.x[0], highest: axes.x.at(-1), value: course.asked, less: words.earlier,
    more: words.later, text: (position) => lines().map((line) => reading(line, position)).join("\n"),
    changed: (position) => chart.at(position),
  });
  const olderWords = h("span");
  const olderRow = h("div", {}, h("label", { class: "wb-option" }, older, olderWords));
  const olderSays = status({ class: "wb-older" });
  const table = h("div");
  const facts = h("dl", { class: "wb-told" });
  const readIn = h("p", { class: "wb-soft" });
  const line = h("div");
  const body = h("div");
  const place = places();
  const heading = h("h2", {}, title);
  const explored = h(
    "div",
    { class: "wb-explored", hidden: true },
    h(
      "div",
      { class: "wb-pair" },
      picture,
      h("div", {}, h("fieldset", {}, h("legend", {}, words.explore), week.element), h("p", { class: "wb-soft" }, words.joined)),
    ),
    olderRow,
    olderSays,
    h("details", {}, h("summary", {}, words.table), table),
    facts,
    readIn,
  );

  function lines() {
    return course.lines.filter(({ style }) => style === "now" || older.checked);
  }

  function draw() {
    const drawn = lines();
    const given = guessed();
    const marked = given !== undefined && { guess: given, week: course.asked };
    chart = curve({
      label: [words.chart, ...drawn.map(({ told }) => told), marked && say(words.chart_guess, marked)].filter(Boolean).join(" "),
      axes,
      lines: drawn,
      ranged: words.key_range,
      moved: words.key_week,
      guess: marked && { x: course.asked, y: given, says: say(words.key_guess, marked) },
    });
    picture.replaceChildren(chart.element);
    week.move(week.value());
    chart.at(week.value());
  }

  function compare() {
    draw();
    const { why, counted, certainty: sure } = course.older || {};
    const told = older.checked ? [prose(why), prose(counted), h("span", {}, `${words.sure} `, certainty(sure))] : [];
    olderSays.replaceChildren(...told.map((each) => h("p", {}, each)));
  }

  function describe() {
    olderRow.hidden = !course.older;
    older.checked = older.checked && Boolean(course.older);
    olderWords.textContent = course.older ? course.older.show : "";
    table.replaceChildren(tableOf(course.table));
    facts.replaceChildren(
      fact(words.sure, certainty(course.certainty)),
      ...course.facts.map(([term, html]) => fact(term, prose(html))),
    );
    readIn.textContent = course.read_in;
    compare();
    if (!course.older) olderSays.replaceChildren(h("p", { class: "wb-soft" }, words.no_older));
  }

  function reveal(given) {
    shown = given;
    guess.tell(course, given);
    explored.hidden = false;
    describe();
  }

  function commit(given) {
    shown = given;
    send(model, "value", { ...guesses(), [course.id]: given });
    week.move(course.asked);
    reveal(given);
  }

  function ask() {
    const given = guessed();
    shown = undefined;
    people.replaceChildren(prose(course.people));
    guess.ask(course.ask, given === undefined ? course.start : given);
    explored.hidden = true;
    line.replaceChildren(cited(words.sources, course.sources));
    line.firstChild.append(` · ${course.checked}`);
    if (given !== undefined) reveal(given);
  }

  /** Turn to one of the groups. */
  function turn(index) {
    course = courses[index];
    body.replaceChildren(place(course.id, people, guess.element, explored));
    ask();
  }

  function show(id) {
    const index = courses.findIndex((each) => each.id === id);
    if (index < 0 || id === course.id) return;
    groups.choose([index]);
    turn(index);
  }

  // Drawing again what is shown would speak it again.
  const restore = () => guessed() !== shown && ask();

  groups.choose([0]);
  turn(0);
  card(
    el,
    "recovery_slider",
    heading,
    h("p", { class: "wb-soft" }, axes.y_title),
    courses.length > 1 && groups.element,
    body,
    line,
    h(
      "div",
      { class: "wb-print", "data-print": "last" },
      h("h3", {}, words.answers),
      h("ul", {}, ...solutions.map((solution) => h("li", {}, solution))),
    ),
  );
  const leave = showable(model, show, heading);
  model.on("change:value", restore);
  return () => {
    leave();
    model.off("change:value", restore);
  };
}

/** What a line tells of a week: its figure, or the measured weeks around it. */
function reading({ points, between, beyond }, week) {
  const at = points.find(({ x }) => x === week);
  if (at) return at.read;
  const from = points.findLast(({ x }) => x < week) || points[0];
  const to = points.find(({ x }) => x > week);
  const values = { week, from: from.x, before: from.says, to: to && to.x, after: to && to.says };
  return say(to ? between : beyond, values);
}

export default { render };
