/** Draws one case at a time: the story, the four answers, and the reason of each once checked. */

import { places, showable } from "./kit/asked.js";
import { choices, reasons } from "./kit/choices.js";
import { button, card, h, prose, say, send, status } from "./kit/dom.js";
import { cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, options, cases } = model.get("_view");
  const answers = () => model.get("value") || {};
  const heading = h("h2", { tabindex: "-1" });
  const body = h("div");
  const paper = h("div", { class: "wb-print", "data-print": "last" });
  const place = places();
  let restore;
  // A learner who comes back goes on where they were; a new one starts with the worked case.
  let at = Object.keys(answers()).length ? cases.findIndex(({ id, mode }) => mode !== "worked" && !(id in answers())) : 0;
  if (at < 0) at = cases.length - 1;

  function go(next) {
    at = next;
    draw();
    heading.focus();
  }

  function draw() {
    const shown = cases[at];
    const explained = shown.reasons.map((why, index) => {
      const right = index === shown.fits;
      return { why, right, mark: right ? words.fits : words.other, html: options[index].html };
    });
    const answered = status({ class: "wb-answer" });
    const others = h("div", { class: "wb-others" });
    const control = choices({ legend: shown.ask, options, changed: forget });
    let told = -1;

    function forget() {
      delete answered.dataset.right;
      answered.replaceChildren();
      others.replaceChildren();
    }

    function reveal(chosen) {
      const right = chosen === shown.fits;
      told = chosen;
      answered.dataset.right = String(right);
      answered.replaceChildren(
        h("p", {}, h("strong", {}, right ? shown.right : shown.wrong), " ", prose(shown.reasons[chosen])),
        h("p", {}, h("strong", {}, words.would_change), " ", prose(shown.would_change)),
        cited(words.sources, shown.sources) || "",
      );
      others.replaceChildren(
        reasons(words.others, explained.filter((_, index) => index !== chosen)),
        twin() || "",
      );
    }

    function twin() {
      const index = cases.findIndex(({ id }) => id === shown.twin);
      return index >= 0 && h("p", {}, button(say(words.twin, { name: shown.twin_name }), () => go(index)));
    }

    function check() {
      const [chosen] = control.chosen();
      if (chosen === undefined) {
        answered.replaceChildren(h("p", { class: "wb-unchosen" }, words.nothing_chosen));
        return;
      }
      reveal(chosen);
      send(model, "value", { ...answers(), [shown.id]: options[chosen].urgency });
    }

    restore = () => {
      const given = options.findIndex(({ urgency }) => urgency === answers()[shown.id]);
      // Drawing again what is shown would speak it again, and undo a choice not yet checked.
      if (shown.mode === "worked" || given === told) return;
      control.choose(given < 0 ? [] : [given]);
      if (given < 0) forget();
      else reveal(given);
      told = given;
    };

    const isLast = at === cases.length - 1;
    heading.textContent = say(words.number, { number: at + 1, total: cases.length });
    body.replaceChildren(
      place(
        shown.id,
        h("p", { class: "wb-soft" }, shown.how),
        h("div", { class: "wb-story" }, prose(shown.story)),
        control.element,
        shown.mode !== "worked" && h("div", { class: "wb-actions" }, button(words.check, check, { class: "wb-main" })) || "",
        answered,
        others,
      ),
      isLast ? h("p", { class: "wb-soft wb-end" }, say(words.done, { total: cases.length })) : "",
      h(
        "div",
        { class: "wb-actions wb-turn" },
        at > 0 && button(words.previous, () => go(at - 1)),
        !isLast && button(words.next, () => go(at + 1), { class: "wb-next" }),
      ),
    );
    const why = shown.reasons[shown.fits];
    paper.replaceChildren(
      h("h3", {}, words.answers),
      h("p", {}, h("strong", {}, shown.solution), " ", prose(why)),
    );

    if (shown.mode === "half") {
      for (const position of shown.ruled_out) {
        control.ruleOut(position, h("span", {}, h("strong", {}, words.ruled_out), " ", prose(shown.reasons[position])));
      }
    }
    if (shown.mode === "worked") {
      // Solved for the learner, so there is nothing to choose.
      control.element.disabled = true;
      control.choose([shown.fits]);
      reveal(shown.fits);
    }
    restore();
  }

  function show(id) {
    const index = cases.findIndex((each) => each.id === id);
    if (index < 0 || index === at) return;
    at = index;
    draw();
  }

  draw();
  card(el, "red_flag_cases", heading, body, paper);
  const follow = () => restore();
  const leave = showable(model, show, heading);
  model.on("change:value", follow);
  return () => {
    leave();
    model.off("change:value", follow);
  };
}

export default { render };
