/** A long list with a field that narrows it down. Its entries can be linked to. */

import { h, say, status, uid } from "./dom.js";

/** What is compared: small letters without accents, so that “Hubscher” finds “Hübscher”. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * @param {object} options
 * @param {HTMLElement} options.list
 * @param {HTMLElement[]} options.entries What the list holds; the `id` of each is its anchor.
 * @param {{find: string, shown: string, none: string}} options.words
 * @returns {{element: HTMLElement, leave: () => void}} The field with its list, and how to end it.
 */
export function finder({ list, entries, words }) {
  const texts = entries.map((entry) => folded(entry.textContent));
  const told = status({ class: "wb-soft wb-found" });
  const field = h("input", { type: "search", id: uid("find"), autocomplete: "off", spellcheck: "false", oninput: narrow });

  function narrow() {
    const wanted = folded(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    entries.forEach((entry, index) => {
      entry.hidden = !wanted.every((part) => texts[index].includes(part));
      if (!entry.hidden) shown += 1;
    });
    told.textContent = say(shown ? words.shown : words.none, { shown, total: entries.length });
  }

  /** Mark the entry that the address names, and bring it into sight. */
  function land() {
    const wanted = entries.find((entry) => `#${entry.id}` === location.hash);
    for (const entry of entries) entry.removeAttribute("aria-current");
    if (!wanted) return;
    wanted.setAttribute("aria-current", "true");
    if (wanted.hidden) {
      field.value = "";
      narrow();
    }
    // A page may put the list in place only after drawing it.
    setTimeout(() => {
      wanted.scrollIntoView();
      if (document.activeElement === document.body) wanted.focus({ preventScroll: true });
    });
  }

  for (const entry of entries) {
    entry.classList.add("wb-entry");
    entry.tabIndex = -1;
  }
  list.append(...entries);
  narrow();
  land();
  addEventListener("hashchange", land);
  return {
    element: h(
      "div",
      { class: "wb-finder" },
      h("div", { role: "search" }, h("label", { for: field.id }, words.find), field, told),
      list,
    ),
    leave: () => removeEventListener("hashchange", land),
  };
}
