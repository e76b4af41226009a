/**
 * The page host: draws the components of a page, each from the state that stands in it. It gives a
 * module the model that anywidget would give it, over a plain object, so nothing asks a server.
 */

import { h, say } from "../widgets/kit/dom.js";
import { Memory } from "./memory.js";

/**
 * @typedef {Record<string, any>} State
 * @typedef {(...args: any[]) => void} Callback
 */

/** The part of anywidget's model that our modules use. */
class Model {
  /**
   * @param {State} state
   * @param {() => void} saved
   */
  constructor(state, saved) {
    this.state = state;
    this.saved = saved;
    /** @type {Map<string, Set<Callback>>} */
    this.callbacks = new Map();
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /** Set one trait, and tell whoever listens if its value is another one. */
  set(/** @type {string} */ name, /** @type {any} */ value) {
    if (this.state[name] === value) return;
    this.state[name] = value;
    this.tell(`change:${name}`, this, value);
    this.tell("change", this);
  }

  /** The answer lives in the page, and on the device if the learner ticked so. */
  save_changes() {
    this.saved();
    this.tell("saved");
  }

  /** What only our pages offer: the answers kept on this device. */
  memory() {
    return memory;
  }

  /** And where the server holds classes, if it does. */
  classroom() {
    return classroom;
  }

  /** @param {string} event @param {Callback} callback */
  on(event, callback) {
    if (!this.callbacks.has(event)) this.callbacks.set(event, new Set());
    this.callbacks.get(event)?.add(callback);
  }

  /** Forget one callback, all of an event, or all. */
  off(/** @type {string} [event] */ event, /** @type {Callback} [callback] */ callback) {
    for (const [name, known] of this.callbacks) {
      if (event && event !== name) continue;
      if (callback) known.delete(callback);
      else known.clear();
    }
  }

  /** @param {string} event @param {...any} said */
  tell(event, ...said) {
    for (const callback of [...(this.callbacks.get(event) ?? [])]) callback(...said);
  }
}

/** Draw a widget of a model into an element of its own. */
async function drawn(/** @type {any} */ widget, /** @type {Model} */ model) {
  const el = document.createElement("div");
  await widget.initialize?.({ model });
  await widget.render?.({ model, el });
  return el;
}

/**
 * Draw one component. If that fails, a plain sentence stands in its place.
 * @param {HTMLElement} place
 */
async function mount(place) {
  try {
    const state = JSON.parse(place.querySelector("script")?.textContent ?? "{}");
    const { default: exported } = await import(say(modules, { name: place.dataset.component }));
    const widget = typeof exported === "function" ? await exported() : exported;
    const key = place.dataset.key ?? "";
    const own = state.value;
    const restored = memory.restore(key, state);
    const said = h("p", { class: "page-said", role: "status" });
    const saved = () => (said.textContent = memory.keep(key));
    let model = new Model(state, saved);
    try {
      place.append(await drawn(widget, model));
    } catch (error) {
      if (!restored) throw error;
      // An answer that another edition kept may not fit this one.
      state.value = own;
      model = new Model(state, saved);
      place.append(await drawn(widget, model));
    }
    models.set(key, model);
    if ("value" in state) place.append(said);
  } catch (error) {
    console.error(error);
    const broken = place.closest("main")?.dataset.broken ?? "";
    place.append(h("p", { class: "page-note", role: "alert" }, broken));
  }
}

/** Draw all components in their order. The first question is shown before the rest is drawn. */
async function mountAll() {
  let asked = false;
  for (const place of places) {
    await mount(place);
    if (asked || !place.querySelector("input:enabled")) continue;
    asked = true;
    // A page that is not looked at has no frames.
    await new Promise((shown) => {
      requestAnimationFrame(shown);
      setTimeout(shown, 100);
    });
  }
}

/** Go to the spot that the address names, which may only now be on the page. */
function land() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // An address that is no text names no spot.
  }
  if (!id) return;
  const spot = document.getElementById(id) ?? document.getElementById(location.hash.slice(1));
  if (!spot) return;
  for (let box = spot.closest("details"); box; box = box.parentElement?.closest("details") ?? null) {
    box.open = true;
  }
  spot.scrollIntoView();
}

/** The heading under which a component stands in the text. */
function headingOf(/** @type {Element | null} */ place) {
  for (let before = place?.previousElementSibling; before; before = before.previousElementSibling) {
    const headings = before.querySelectorAll(".page-prose > h2");
    if (headings.length) return headings[headings.length - 1].textContent;
  }
  return "";
}

/** On paper all answers stand on the last page. What a class still holds back stays hidden. */
function answersLast() {
  const end = h("section", { class: "page-answers" });
  for (const answer of document.querySelectorAll('main .wb-print[data-print="last"]')) {
    const widget = answer.closest(".wb");
    if (!answer.childElementCount || !widget || widget.querySelector("[data-held]")) continue;
    const place = document.createComment("");
    answer.replaceWith(place);
    const heading = h("h2", {}, headingOf(widget.closest(".component")));
    end.append(h("div", { class: widget.className }, heading, answer));
    addEventListener("afterprint", () => place.replaceWith(answer), { once: true });
  }
  if (!end.childElementCount) return;
  document.querySelector("main")?.append(end);
  addEventListener("afterprint", () => end.remove(), { once: true });
}

export const memory = new Memory(/** @type {HTMLElement} */ (document.querySelector(".page-memory")));
const { class: address } = document.body.dataset;
const modules = document.querySelector("main").dataset.modules;
const classroom = address ? { address } : null;
/** @type {Map<string, Model>} The model of each component that is drawn, by its key. */
const models = new Map();
const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".component")]);
const mounting = mountAll();
if (classroom && !("watching" in document.body.dataset) && new URLSearchParams(location.search).has("class")) {
  try {
    const { attend } = await import("./class.js");
    await attend({ address, topic: memory.topic, models, mounting });
  } catch (error) {
    console.error(error);
  }
}
await mounting;
addEventListener("beforeprint", answersLast);
document.documentElement.dataset.mounted = "true";
land();
addEventListener("hashchange", land);
