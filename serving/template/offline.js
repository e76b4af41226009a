/**
 * The tick that keeps a copy of a whole site on the device. The browser's worker and its cache are
 * all that it keeps. It shows only where browsers allow workers, and once the page is drawn.
 */

import { h, say, status } from "../widgets/kit/dom.js";
import { memory } from "./host.js";

/** Wait until a worker has stored everything; one that could not is no more. */
const stored = (worker) =>
  new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("The worker could not store the site."));
    };
    worker.addEventListener("statechange", look);
    look();
  });

export class Copy {
  /** @param {HTMLElement} place The foot of the page. @param {Record<string, string>} words */
  constructor(place, words) {
    this.words = words;
    this.worker = new URL(place.dataset.worker, document.baseURI).href;
    this.scope = new URL("./", this.worker).href;
    this.kept = false;
    /** What is asked goes one after the other, so that a copy that is still coming can be erased. */
    this.work = Promise.resolve();
    this.draw(place);
    addEventListener("pageshow", () => this.look());
    document.addEventListener("visibilitychange", () => this.look());
  }

  draw(place) {
    const { title, keep, what } = this.words;
    this.box = h("input", { type: "checkbox", id: "offline", autocomplete: "off", "aria-describedby": "offline-what", onchange: () => this.tick() });
    this.told = status();
    place.querySelector("h2").textContent = title;
    place.querySelector(".page-kept").before(
      h("label", {}, this.box, h("span", {}, keep)),
      h("p", { id: "offline-what" }, what),
      this.told,
    );
  }

  /** What is listed among what is kept. */
  get line() {
    return this.kept ? this.words.line : "";
  }

  /** What is kept in short, with so many answers beside it. */
  beside(answers) {
    return answers ? say(this.words.beside, { answers }) : this.words.alone;
  }

  async registration() {
    const found = await navigator.serviceWorker.getRegistration(this.scope);
    return found?.scope === this.scope ? found : undefined;
  }

  /** Show whether there is a copy. */
  look() {
    return this.after(async () => {
      // A browser that lets no page look keeps no copy either.
      const found = await this.registration().catch(() => undefined);
      this.show(Boolean(found?.active));
    });
  }

  show(kept) {
    this.kept = kept;
    this.box.checked = kept;
    memory.include(this);
  }

  after(body) {
    this.work = this.work.then(body).catch((error) => {
      console.error(error);
      this.told.textContent = this.words.refused;
    });
    return this.work;
  }

  tick() {
    if (this.box.checked) this.after(() => this.keep());
    else this.remove();
  }

  async keep() {
    this.told.textContent = this.words.keeping;
    try {
      const { installing, waiting, active } = await navigator.serviceWorker.register(this.worker);
      await stored(installing ?? waiting ?? active);
      this.told.textContent = this.words.kept;
      this.show(true);
    } catch {
      await this.drop();
      this.told.textContent = this.words.refused;
    }
  }

  /** Erase the copy, also one that is still coming. */
  remove() {
    return this.after(async () => {
      const was = this.kept;
      await this.drop();
      this.told.textContent = was ? this.words.removed : "";
    });
  }

  async drop() {
    await (await this.registration())?.unregister();
    const ours = (await caches.keys()).filter((name) => name.startsWith(`workbook ${this.scope} `));
    await Promise.all(ours.map((name) => caches.delete(name)));
    this.show(false);
  }
}

const place = /** @type {HTMLElement|null} */ (document.querySelector(".page-memory[data-worker]"));
const words = document.querySelector(".page-offline-words")?.textContent;
if (place && words && "serviceWorker" in navigator) new Copy(place, JSON.parse(words)).look();
