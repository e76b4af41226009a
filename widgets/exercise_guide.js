/** Draws exercises: choose one, its steps with drawings, how much, when to stop, and a timer. */

import { card, fact, h, prose, say, send, status, uid } from "./kit/dom.js";
import { figure } from "./kit/figure.js";
import { cited } from "./kit/sources.js";
import { timer } from "./kit/timer.js";

/** Everything of one exercise but its name. */
function drawExercise(exercise, words, helpNow, count, heading) {
  const rows = (...names) => names.filter((name) => exercise[name]).map((name) => fact(words[name], prose(exercise[name])));
  const levels = () => ["easier", "harder"].map((name) => h("p", {}, h("strong", {}, words[name]), " ", prose(exercise[name])));
  return [
    h("dl", { class: "wb-told" }, ...rows("trains", "for_whom", "ask_first")),
    h(heading, {}, words.steps),
    h(
      "ol",
      { class: "wb-steps" },
      ...exercise.steps.map(({ html, figure: drawing }) =>
        h("li", {}, drawing ? h("div", { class: "wb-step-drawn" }, h("div", {}, prose(html)), figure(drawing)) : prose(html)),
      ),
    ),
    h(heading, {}, words.dose),
    h("p", {}, prose(exercise.dose)),
    exercise.dose_note && h("p", { class: "wb-soft" }, exercise.dose_note),
    count.element,
    h("details", {}, h("summary", {}, words.levels), ...levels()),
    // A closed part stays closed on paper, so paper has its own.
    h("div", { class: "wb-print" }, ...levels()),
    h(
      "dl",
      { class: "wb-told" },
      ...rows("mistake", "effort"),
      fact(words.stop, h("p", {}, prose(exercise.stop)), h("p", {}, prose(helpNow))),
    ),
    cited(words.sources, exercise.sources),
  ].filter(Boolean);
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { title, words, help_now, exercises } = model.get("_view");
  const id = uid("exercise");
  const several = exercises.length > 1;
  const told = status({ class: "wb-hear" });
  const body = h("div");
  const select = h(
    "select",
    { id, onchange: choose },
    ...exercises.map(({ id: value, name }) => h("option", { value }, name)),
  );
  let count = null;
  let shown = null;

  function draw() {
    const exercise = exercises.find(({ id: each }) => each === select.value);
    if (exercise === shown) return;
    shown = exercise;
    count?.stop();
    count = timer(exercise.timer, words.timer);
    body.replaceChildren(several ? h("h3", { class: "wb-name" }, exercise.name) : "", ...drawExercise(exercise, words, help_now, count, several ? "h4" : "h3"));
  }

  function choose() {
    draw();
    told.textContent = say(words.shown, { name: shown.name, steps: shown.steps.length });
    send(model, "value", { chosen: shown.id });
  }

  function restore() {
    const { chosen } = model.get("value") || {};
    select.value = exercises.some(({ id: each }) => each === chosen) ? chosen : exercises[0].id;
    draw();
  }

  card(
    el,
    "exercise_guide",
    h("h2", {}, title),
    several && h("div", { class: "wb-chooser" }, h("label", { for: id }, words.choose), select),
    several && told,
    body,
  );
  restore();
  model.on("change:value", restore);
  return () => {
    count.stop();
    model.off("change:value", restore);
  };
}

export default { render };
