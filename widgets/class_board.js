/** Draws the board of a class: for the facilitator with a key, for the wall without one. */

import { Line } from "./kit/board_line.js";
import { plans } from "./kit/board_plan.js";
import { wall } from "./kit/board_wall.js";
import { room } from "./kit/board_room.js";
import { button, card, h, prose, status, uid } from "./kit/dom.js";

/** The form for the key. It never becomes part of an address. */
function keyForm(words, line, entered) {
  const said = status({ class: "wb-said" });
  const how = h("p", { class: "wb-soft", id: uid("how") }, words.how);
  const input = h("input", {
    id: uid("key"), type: "password", autocomplete: "off", spellcheck: "false", autocapitalize: "characters", "aria-describedby": how.id,
  });
  const show = button(words.show, () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    show.setAttribute("aria-pressed", String(shown));
  }, { "aria-pressed": "false" });
  let busy = false;

  async function enter(event) {
    event.preventDefault();
    if (busy) return;
    if (!input.value.trim()) {
      said.textContent = words.empty;
      return;
    }
    busy = true;
    said.textContent = "";
    const error = await line.signIn(input.value.trim());
    busy = false;
    said.textContent = error;
    if (error) {
      input.focus();
      return;
    }
    input.value = "";
    entered();
  }

  const form = h(
    "form",
    { class: "wb-key", novalidate: true, onsubmit: enter },
    h("label", { for: input.id }, words.label),
    how,
    input,
    h("div", { class: "wb-actions" }, h("button", { type: "submit", class: "wb-main" }, words.enter), show),
    said,
  );
  return { element: form, input };
}

/** What stands on the page until there is a class, and the class itself. */
function facilitator(el, view, address) {
  const { words } = view;
  const said = status({ class: "wb-said" });
  const line = new Line(address, words, signedOut);
  const key = keyForm(words.key, line, () => go(line.code ? "class" : "start"));
  const startSaid = status({ class: "wb-said" });
  const startButton = button(words.start, start, { class: "wb-main" });
  const starting = h("div", {}, h("p", {}, words.start_how), h("div", { class: "wb-actions" }, startButton), startSaid);
  const on = room(view, line, (why) => go("start", why));
  const panels = { key: key.element, start: starting, class: on.element };
  const first = { key: key.input, start: startButton, class: on.heading };
  let busy = false;

  function show(name) {
    for (const [each, panel] of Object.entries(panels)) panel.hidden = each !== name;
    if (name === "class") on.begin();
  }

  /** Go to another part, and take the focus there, as what had it is gone. */
  function go(name, why = "") {
    show(name);
    said.textContent = why;
    first[name].focus();
  }

  function signedOut(why) {
    on.halt();
    go("key", why);
  }

  async function start() {
    if (busy) return;
    busy = true;
    startSaid.textContent = "";
    const error = await line.start();
    busy = false;
    if (!error) go("class", words.started);
    else if (!starting.hidden) startSaid.textContent = error;
  }

  card(el, "class_board", h("h2", {}, words.title), said, ...Object.values(panels), h("div", { class: "wb-plans" }, ...plans(view)));
  if (!line.session) show("key");
  else show(line.code ? "class" : "start");
  return () => on.halt();
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const view = model.get("_view");
  // Only our own pages, and only in class mode, have a server that holds classes.
  const home = model.classroom?.() ?? null;
  if (view.projector) return wall(el, view, home);
  if (home) return facilitator(el, view, home.address);
  card(el, "class_board", h("h2", {}, view.words.title), h("p", {}, prose(view.words.without)), h("div", { class: "wb-plans" }, ...plans(view)));
  return undefined;
}

export default { render };
