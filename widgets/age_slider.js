/** Draws a guess about 100 people without pain, then their picture at any age. */

import { places, showable } from "./kit/asked.js";
import { card, fact, h, prose, say, send, uid } from "./kit/dom.js";
import { guessing } from "./kit/guess.js";
import { icons } from "./kit/icons.js";
import { isPosition, slider } from "./kit/slider.js";
import { cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, people, words, asked, start, ages, findings, limits, sources, solutions } = model.get("_view");
  const guesses = () => model.get("value") || {};
  const guessed = () => [guesses()[finding.id]].find((given) => isPosition(given, 0, 100));
  let finding = findings[0];
  let shown;

  const guess = guessing({ words, lowest: 0, highest: 100, committed: commit });
  const means = h("p", { class: "wb-means" });
  const picture = h("div");
  const scanned = h("p", { class: "wb-soft" });
  const readIn = h("p", { class: "wb-soft" });
  const age = slider({
    label: words.age, ...ages, value: asked, less: words.younger, more: words.older,
    text: (position) => say(words.answer, at(position)), changed: draw,
  });
  const explored = h(
    "div",
    { class: "wb-explored", hidden: true },
    h(
      "div",
      { class: "wb-pair" },
      picture,
      h("div", {}, h("fieldset", {}, h("legend", {}, words.explore), age.element), scanned),
    ),
    h(
      "dl",
      { class: "wb-told" },
      fact(words.sure, words.not_graded),
      fact(words.limits, prose(limits)),
    ),
    readIn,
  );
  const body = h("div");
  const place = places();
  const options = findings.map(({ name }, index) => h("option", { value: index }, name));
  const choice = h("select", { id: uid("finding"), onchange: () => turn(Number(choice.value)) }, ...options);
  const heading = h("h2", {}, title);
  const line = cited(words.sources, sources);
  line.append(` · ${words.checked}`);

  function at(position) {
    return finding.by_age.find((figure) => figure.age === position);
  }

  function draw() {
    const position = age.value();
    const figure = at(position);
    const given = guessed();
    // The guess was made for one age: at another it would mark nothing.
    const marked = position === asked && given !== undefined ? { guess: given } : null;
    picture.replaceChildren(
      icons({
        count: figure.count,
        label: [say(words.picture, figure), marked && say(words.picture_guess, marked)].filter(Boolean).join(" "),
        has: say(words.key_has, figure),
        hasNot: say(words.key_has_not, figure),
        guess: marked && marked.guess,
        guessed: marked && say(words.key_guess, marked),
      }),
    );
    scanned.textContent = figure.scanned;
  }

  function reveal(given) {
    shown = given;
    guess.tell(finding, given);
    readIn.textContent = finding.read_in;
    explored.hidden = false;
    draw();
  }

  function commit(given) {
    shown = given;
    send(model, "value", { ...guesses(), [finding.id]: given });
    age.move(asked);
    reveal(given);
  }

  function ask() {
    const given = guessed();
    shown = undefined;
    means.replaceChildren(prose(finding.means));
    guess.ask(finding.ask, given === undefined ? start : given);
    age.move(age.value());
    explored.hidden = true;
    if (given !== undefined) reveal(given);
  }

  /** Turn to one of the findings. */
  function turn(index) {
    finding = findings[index];
    body.replaceChildren(place(finding.id, means, guess.element, explored));
    ask();
  }

  function show(id) {
    const index = findings.findIndex((each) => each.id === id);
    if (index < 0 || id === finding.id) return;
    choice.value = String(index);
    turn(index);
  }

  // Drawing again what is shown would speak it again.
  const restore = () => guessed() !== shown && ask();

  turn(0);
  card(
    el,
    "age_slider",
    heading,
    h("p", { class: "wb-soft" }, prose(people)),
    findings.length > 1 && h("p", { class: "wb-chooser" }, h("label", { for: choice.id }, words.choose), choice),
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

export default { render };
