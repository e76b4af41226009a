/**
 * Memory on the device: off until the learner ticks it. Then each component's answer is one item of
 * the browser's storage. The foot of the page shows what is kept, and erases it.
 */

import { button, h, say, status } from "../widgets/kit/dom.js";
import { all, drop, erase, isOn, named, store, turnOn, unpacked } from "./storage.js";

/** A longer value is no answer but a text that would fill the storage. */
const LONGEST = 8000;

/** Whether two values are of one kind, so that a component may take the one for the other. */
const alike = (one, other) => kind(one) === kind(other);
const kind = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

/** How many answers a value holds: a record holds one for each question; a mere switch is none. */
function count(value) {
  if (value === null || value === "" || typeof value === "boolean") return 0;
  if (typeof value !== "object" || Array.isArray(value)) return 1;
  return Object.values(value).reduce((sum, each) => sum + count(each), 0);
}

export class Memory {
  /** @param {HTMLElement} place Where the foot of the page has room for it. */
  constructor(place) {
    this.words = JSON.parse(place.querySelector("script")?.textContent ?? "{}");
    this.topic = place.dataset.topic ?? "";
    /** @type {Map<string, {state: Record<string, any>, own: any}>} */
    this.components = new Map();
    this.followers = new Set();
    /** A copy of the workbook for offline use, where pages offer one. @type {import("./offline.js").Copy|null} */
    this.copy = null;
    this.draw(place);
    this.show();
    addEventListener("storage", () => {
      if (!isOn()) this.told.textContent = "";
      this.show();
    });
    // A page the browser had put aside has not heard what happened since.
    addEventListener("pageshow", () => this.show());
  }

  draw(place) {
    const { title, remember, what, kept, erase: erasing } = this.words;
    // Browsers like to tick again what was ticked before a reload; only the storage may say so.
    this.box = h("input", { type: "checkbox", id: "remember", autocomplete: "off", "aria-describedby": "remember-what", onchange: () => this.tick() });
    this.told = status();
    this.number = h("span");
    this.list = h("ul");
    this.kept = h(
      "div",
      { class: "page-kept" },
      h("details", {}, h("summary", {}, `${kept} `, this.number), this.list),
      button(erasing, () => this.forgetAll()),
    );
    place.append(
      h("h2", { id: "remember-title" }, title),
      h("label", {}, this.box, h("span", {}, remember)),
      h("p", { id: "remember-what" }, what),
      this.told,
      this.kept,
    );
    place.setAttribute("role", "group");
    place.setAttribute("aria-labelledby", "remember-title");
  }

  /** Show whether it is on and what is kept, here and wherever it is followed. */
  show() {
    const kept = all();
    const total = kept.reduce((sum, { value }) => sum + (count(value) || 1), 0);
    this.box.checked = isOn();
    const nothing = !isOn() && !this.copy?.kept;
    if (this.kept.contains(document.activeElement) && nothing) this.box.focus();
    this.kept.hidden = nothing;
    const answers = total ? this.counted(total) : "";
    this.number.textContent = this.copy?.kept ? this.copy.beside(answers) : answers || this.words.nothing;
    const lines = kept.map((each) => this.line(each)).sort(({ place: one }, { place: other }) => one - other);
    const texts = [this.copy?.line ?? "", ...lines.map(({ text }) => text)].filter(Boolean);
    this.list.replaceChildren(...texts.map((text) => h("li", {}, text)));
    for (const follower of this.followers) follower();
  }

  counted = (total) => (total === 1 ? this.words.answer : say(this.words.answers, { count: total }));

  /** One answer in words, and the place of its topic in the order of topics. */
  line({ topic, part, value, day }) {
    const listed = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("li[data-topic]")]);
    const place = listed.findIndex((item) => item.dataset.topic === topic);
    const date = day.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });
    const text = say(this.words.entry, {
      topic: listed[place]?.textContent ?? topic,
      part: this.words.parts[part] ?? this.words.parts.other,
      answers: this.counted(count(value) || 1),
      day: date,
    });
    return { place, text };
  }

  tick() {
    if (!this.box.checked) {
      this.forget();
      return;
    }
    const taken = turnOn();
    this.told.textContent = taken ? this.words.on : this.words.refused;
    // What was answered before the tick on this page counts too.
    const said = taken ? [...this.components.keys()].map((key) => this.keep(key)).find(Boolean) : "";
    if (said) this.told.textContent = said;
    this.show();
  }

  /** Erase the answers. */
  forget() {
    erase();
    this.told.textContent = this.copy?.kept ? this.copy.words.answers_erased : this.words.erased;
    this.box.focus();
    this.show();
  }

  /** Erase the answers, and the copy too. */
  async forgetAll() {
    erase();
    await this.copy?.remove();
    this.forget();
  }

  /** Let the same button erase a copy of the workbook, and show it among what is kept. */
  include(copy) {
    this.copy = copy;
    this.show();
  }

  /**
   * Put the answer kept for a component into its state, and remember to keep it.
   * @param {string} key
   * @param {Record<string, any>} state
   * @returns {boolean} Whether there was one.
   */
  restore(key, state) {
    if (!("value" in state)) return false;
    this.components.set(key, { state, own: JSON.stringify(state.value) });
    const kept = isOn() ? unpacked(named(this.topic, key)) : null;
    if (!kept || !alike(kept.value, state.value)) return false;
    state.value = kept.value;
    return true;
  }

  /**
   * Keep the answer that a component now has.
   * @param {string} key
   * @returns {string} What a learner must be told; mostly nothing.
   */
  keep(key) {
    const { state, own } = this.components.get(key) ?? {};
    if (!state || !isOn()) return "";
    const value = JSON.stringify(state.value);
    const name = named(this.topic, key);
    if (value.length > LONGEST) return this.words.too_long;
    if (value === own) drop(name);
    else if (!store(name, value)) return this.words.refused;
    this.show();
    return "";
  }

  /** @returns {import("./storage.js").Kept[]|null} All that is kept, of every page; `null` while it is off. */
  answers = () => (isOn() ? all() : null);

  /** Call back whenever what is kept may have changed. @param {() => void} callback */
  follow(callback) {
    this.followers.add(callback);
    return () => this.followers.delete(callback);
  }
}
