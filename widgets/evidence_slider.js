/** Draws the evidence slider: choose, guess, commit; then what studies found, drawn and explained. */

import { places, showable } from "./kit/asked.js";
import { choices } from "./kit/choices.js";
import { button, card, fact, h, prose, say, send, status } from "./kit/dom.js";
import { guidelinesTold, harmsTold, picture, sourced, takesTold } from "./kit/effect.js";
import { levels } from "./kit/scale.js";
import { isPosition, slider } from "./kit/slider.js";
import { certainty, cited } from "./kit/sources.js";

/** A position of the slider in Python's words. */
function worded({ stops, zero, above, below }, position) {
  if (stops) return stops[position];
  if (position === 0) return zero;
  const size = Math.abs(position);
  return say((position > 0 ? above : below)[size === 1 ? 0 : 1], { value: size });
}

/** Whether a guess, perhaps kept by another edition, has its place on an effect's slider. */
const isGuess = (guess, { slider: range }) =>
  Boolean(range) && isPosition(guess, range.lowest, range.highest) && (!range.stops || Number.isInteger(guess));

/** The facts of the treatment, the same for each of its effects. */
function factsOf(effect, { harms, guidelines, who, takes, dispute }, words) {
  return [
    h(
      "dl",
      { class: "wb-told" },
      fact(words.certainty, certainty(effect.certainty)),
      fact(words.harms, ...harmsTold(harms, words).filter(Boolean)),
      fact(words.guidelines, guidelinesTold(guidelines)),
      fact(words.who, prose(who)),
      fact(words.takes, takesTold(takes)),
    ),
    dispute && h("details", {}, h("summary", {}, words.dispute), h("p", {}, prose(dispute.html)), cited(words.sources, dispute.citations)),
    sourced(effect.source, words.sources),
    h("details", { class: "wb-soft" }, h("summary", {}, words.printed), h("p", {}, prose(effect.printed))),
  ].filter(Boolean);
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, words, treatments } = model.get("_view");
  const answers = () => model.get("value") || {};
  const drafts = {};
  const chosen = treatments.map(() => 0);
  let at = 0;
  let guessing = null;
  let shown = null;

  const named = h("div");
  const comparators = h("div");
  const body = h("div");
  const question = h("div");
  const told = status({ class: "wb-answer" });
  const revealed = h("div", { class: "wb-revealed" });
  const check = h("div", { class: "wb-actions" }, button(words.check, commit, { class: "wb-main" }));
  const heading = h("h2", {}, title);
  const names = pick(words.treatment, treatments, at, open);
  names.element.classList.add("wb-wrap");
  const place = places();

  const treatment = () => treatments[at];
  const effect = () => treatment().effects[chosen[at]];
  const draftOf = ({ unit }) => `${treatment().id} ${unit}`;

  /** The guess made for this effect, or for another of the treatment's in the same unit. */
  function guessed() {
    const kin = [effect(), ...treatment().effects].filter(({ unit }) => unit === effect().unit);
    const found = kin.find((each) => isGuess(answers()[each.id], each));
    return found === undefined ? null : answers()[found.id];
  }

  function commit() {
    const guess = guessing.value();
    reveal(guess);
    send(model, "value", { ...answers(), [effect().id]: guess });
  }

  function reveal(guess) {
    const { id, kind, lead, found, range, notes, why, bands, figure } = effect();
    const key = JSON.stringify([id, guess]);
    if (key === shown) return;
    shown = key;
    const words_of_guess = kind === "sentence" ? "" : worded(effect().slider, guess);
    const band = bands && (bands.find(({ below, upto }) => guess < below || guess <= upto) || bands.at(-1));
    told.replaceChildren(
      h("p", {}, lead && h("strong", {}, lead), lead ? " " : "", ...(found ? [found, range ? ` ${range}` : ""] : [prose(why)])),
      band ? h("p", {}, say(band.says, { guess: words_of_guess })) : "",
    );
    revealed.replaceChildren(
      ...[
        figure && picture(figure, { guess, guessed: words_of_guess, told: guess === null ? "" : say(words.guess_told, { guess: words_of_guess }) }),
        found && h("p", {}, prose(why)),
        effect().levels && levels(effect().levels),
        notes.length && h("p", { class: "wb-soft" }, notes.join(" ")),
        ...factsOf(effect(), treatment().facts, words),
      ].filter(Boolean),
    );
  }

  function hide() {
    shown = null;
    told.replaceChildren();
    revealed.replaceChildren();
  }

  /** Ask about the effect now chosen, and show again what was revealed of it. */
  function ask() {
    const { ask: asked, hint, people, slider: range } = effect();
    const lines = [h("p", { class: "wb-soft" }, people)];
    guessing = null;
    if (range) {
      const draft = drafts[draftOf(effect())];
      guessing = slider({
        label: words.slider, lowest: range.lowest, highest: range.highest, step: range.step, less: words.less, more: words.more,
        write: range.stops ? [words.ring, ...range.stops] : [words.write],
        value: draft ?? guessed() ?? range.start,
        text: (position) => worded(range, position),
        changed: (position) => (drafts[draftOf(effect())] = position),
      });
      lines.push(h("fieldset", {}, h("legend", {}, asked), h("p", { class: "wb-soft wb-screen" }, hint), guessing.element));
    }
    question.replaceChildren(...lines);
    body.replaceChildren(place(effect().id, question, check, told, revealed));
    check.hidden = !range;
    restore();
  }

  function restore() {
    const guess = guessed();
    if (!guessing) reveal(null);
    else if (guess === null) hide();
    else reveal(guess);
  }

  /** Follow an answer that came from Python. */
  function follow() {
    const guess = guessed();
    if (guessing && guess !== null && JSON.stringify([effect().id, guess]) !== shown) guessing.move(guess);
    restore();
  }

  function open(index) {
    at = index;
    const { name, effects, facts } = treatment();
    named.replaceChildren(treatments.length > 1 ? h("h3", {}, name) : "", h("p", {}, prose(facts.what)));
    comparators.replaceChildren(effects.length > 1 ? pick(treatment().legend, effects, chosen[at], compare).element : "");
    ask();
  }

  function compare(index) {
    chosen[at] = index;
    ask();
  }

  function show(id) {
    const index = treatments.findIndex(({ effects }) => effects.some((each) => each.id === id));
    if (index < 0 || id === effect().id) return;
    chosen[index] = treatments[index].effects.findIndex((each) => each.id === id);
    names.choose([index]);
    open(index);
  }

  const answered = treatments.flatMap(({ effects }) => effects.map(({ answer }) => h("li", {}, answer)));
  card(
    el,
    "evidence_slider",
    heading,
    treatments.length > 1 ? names.element : "",
    named,
    comparators,
    body,
    h("div", { class: "wb-print", "data-print": "last" }, h("h3", {}, `${words.answers} · ${title}`), h("ul", {}, ...answered)),
  );
  open(at);
  const leave = showable(model, show, heading);
  model.on("change:value", follow);
  return () => {
    leave();
    model.off("change:value", follow);
  };
}

/** A native group of radio buttons over records that carry their words. */
function pick(legend, options, first, changed) {
  const control = choices({ legend: h("span", {}, legend), options, changed: () => changed(control.chosen()[0]) });
  control.choose([first]);
  return control;
}

export default { render };
