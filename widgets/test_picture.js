/** Draws a guess about a test or sign, then 100 people: found, missed, false alarms and cleared. */

import { places, showable } from "./kit/asked.js";
import { card, fact, h, prose, say, send, uid } from "./kit/dom.js";
import { guessing } from "./kit/guess.js";
import { people } from "./kit/people.js";
import { isPosition } from "./kit/slider.js";
import { certainty, cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, words, pictures } = model.get("_view");
  const guesses = () => model.get("value") || {};
  const guessed = () => [guesses()[picture.id]].find((given) => isPosition(given, 0, picture.highest));
  let picture = pictures[0];
  let shown;

  const about = h("div");
  const first = h("div");
  const asked = h("div");
  const pair = h("div", { class: "wb-pair" });
  const facts = h("dl", { class: "wb-told" });
  const explored = h("div", { class: "wb-explored", hidden: true }, pair, facts);
  const line = h("div");
  const body = h("div");
  const place = places();
  const options = pictures.map(({ name }, index) => h("option", { value: index }, name));
  const choice = h("select", { id: uid("test"), onchange: () => turn(Number(choice.value)) }, ...options);
  let guess;

  function reveal(given) {
    shown = given;
    guess.tell(picture, given);
    pair.replaceChildren(...picture.shown.map(people));
    facts.replaceChildren(
      fact(picture.certainty.label, certainty(picture.certainty)),
      ...picture.facts.map(([term, html]) => fact(term, prose(html))),
    );
    explored.hidden = false;
  }

  function commit(given) {
    send(model, "value", { ...guesses(), [picture.id]: given });
    reveal(given);
  }

  /** Turn to one of the tests and signs. */
  function turn(index) {
    picture = pictures[index];
    body.replaceChildren(place(picture.id, about, first, asked, explored));
    about.replaceChildren(...picture.about.map((html) => h("p", { class: "wb-soft" }, prose(html))));
    first.replaceChildren(picture.first ? people(picture.first) : "");
    // Each picture has a slider of its own length.
    guess = guessing({ words, lowest: 0, highest: picture.highest, committed: commit });
    asked.replaceChildren(guess.element);
    line.replaceChildren(cited(words.sources, picture.sources));
    line.firstChild.append(` · ${picture.checked}`);
    ask();
  }

  function ask() {
    const given = guessed();
    shown = undefined;
    guess.ask(picture.ask, given === undefined ? picture.start : given);
    explored.hidden = true;
    if (given !== undefined) reveal(given);
  }

  function show(id) {
    const index = pictures.findIndex((each) => each.id === id);
    if (index < 0 || id === picture.id) return;
    choice.value = String(index);
    turn(index);
  }

  // Drawing again what is shown would speak it again.
  const restore = () => guessed() !== shown && ask();

  const heading = h("h2", {}, title);
  turn(0);
  card(
    el,
    "test_picture",
    heading,
    pictures.length > 1 && h("p", { class: "wb-chooser" }, h("label", { for: choice.id }, words.choose), choice),
    body,
    line,
    h(
      "div",
      { class: "wb-print", "data-print": "last" },
      h("h3", {}, words.answers),
      h("ul", {}, ...pictures.map(({ name, answer }) => h("li", {}, say(words.answered, { name, answer })))),
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
