/** A class that is on: how to come in, what comes next, the question, and the end of it. */

import { afterwards, joinBox } from "./board_join.js";
import { chooser } from "./board_plan.js";
import { questionCard } from "./board_question.js";
import { button, h, link, say, status } from "./dom.js";
import { follow } from "./live.js";

/** Milliseconds until the list of questions is asked for again, as long as it grows. */
const AGAIN = 2_000;

/**
 * @param {any} view
 * @param {import("./board_line.js").Line} line
 * @param {(said: string) => void} over Called when the class is no more.
 */
export function room(view, line, over) {
  const { words } = view;
  const trouble = status({ class: "wb-trouble" });
  const there = h("p", { class: "wb-there" });
  const moved = status({ class: "wb-said" });
  const heading = h("h3", { tabindex: "-1" }, words.join.title);
  const join = joinBox(words.join, (path) => line.of(path));
  const wall = h("a", { target: "_blank", rel: "noopener" }, words.join.projector);
  const choice = chooser(view, line, changed);
  const question = questionCard(view, tell);
  const move = button("", bring);
  const after = afterwards(words.after, line, end);
  let newest = -1;
  let lost = false;
  let stop = () => {};
  let timer = null;
  let running = false;

  /** Ask the server for a change, and draw what the class is then. */
  async function tell(path, body = {}) {
    const { error, said } = await line.tell(path, body);
    if (said?.state) hear(said.state);
    return { error };
  }

  function hear(state) {
    if (!running) return;
    if (state.ended) {
      close(words.gone);
      return;
    }
    if (lost) trouble.textContent = words.connected;
    lost = false;
    // An answer to a press and the stream may overtake each other.
    if (state.version < newest) return;
    newest = state.version;
    if (state.trouble) trouble.textContent = state.trouble;
    else if (trouble.hasAttribute("data-store")) trouble.textContent = "";
    trouble.toggleAttribute("data-store", Boolean(state.trouble));
    there.replaceChildren(...(state.topic
      ? [`${words.join.there} `, link(`${state.topic}.ipynb`, state.topic_title ?? state.topic)]
      : [words.join.nowhere]));
    join.draw(state);
    question.draw(state);
  }

  function lose(status) {
    if (!running) return;
    if (status) {
      close(words.gone);
      return;
    }
    lost = true;
    trouble.textContent = words.no_connection;
  }

  async function list() {
    const { status, said } = await line.questions();
    if (!running) return;
    if (status === 401) {
      line.failed(status, said);
      return;
    }
    if (status === 200 && said?.topics) {
      choice.list(said);
      question.list(said);
      changed();
      if (said.ready) return;
    }
    timer = setTimeout(list, AGAIN);
  }

  function changed() {
    const { question: id, topic, title } = choice.picked();
    question.pick(id);
    move.hidden = !topic;
    move.textContent = say(words.join.move, { title });
  }

  async function bring() {
    const { topic, title } = choice.picked();
    moved.textContent = "";
    const { error } = await tell("move", { topic });
    moved.textContent = error || say(words.join.moved, { title });
  }

  async function end() {
    const { error } = await line.tell("end");
    if (!error) close(words.gone);
    return error;
  }

  function halt() {
    running = false;
    clearTimeout(timer);
    stop();
    question.stop();
  }

  function close(said) {
    halt();
    line.leave();
    over(said);
  }

  return {
    heading,
    element: h(
      "div",
      { class: "wb-class" },
      heading,
      trouble,
      join.element,
      h("p", {}, wall, h("br"), h("span", { class: "wb-soft" }, words.join.projector_how)),
      h("section", { class: "wb-choose" }, h("h3", {}, words.choose.title), choice.element, there, h("div", { class: "wb-actions" }, move), moved),
      question.element,
      after.element,
    ),
    begin() {
      running = true;
      newest = -1;
      trouble.textContent = "";
      moved.textContent = "";
      join.begin(line.code);
      wall.href = `${line.address.replace(/class$/, "projector")}?class=${encodeURIComponent(line.code)}`;
      after.clear();
      choice.restart();
      changed();
      stop = follow(line.of(), hear, lose, "board");
      list();
    },
    halt,
  };
}
