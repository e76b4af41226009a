/** How people come in: code, address and a square code to scan. And what is left when a class is over. */

import { button, h, say, status } from "./dom.js";

/** An address that may go on a new line before each of its parts. */
export const breakable = (address) =>
  address.split(/(?<=[^/])(?=\/[^/])/).flatMap((part, place) => (place ? [h("wbr"), part] : [part]));

/** A code in 2 groups, as phones show it. Copied, it still is 1 word. */
export const grouped = (code) => code.split(/(?<=^...)(?=...$)/).map((part) => h("span", { class: "wb-group" }, part));

/**
 * @param {Record<string, any>} words
 * @param {(path: string) => string} of The address of a part of the class.
 */
export function joinBox(words, of) {
  const code = h("strong", { class: "wb-code" });
  const address = h("span", { class: "wb-address" });
  const joined = h("p", { class: "wb-joined" });
  const picture = h("img", { class: "wb-qr", width: 320, height: 320 });
  return {
    element: h(
      "div",
      { class: "wb-join" },
      picture,
      h("div", {}, h("p", {}, words.how, h("br"), address), h("p", {}, words.code, h("br"), code), joined),
    ),
    begin(name) {
      code.replaceChildren(...grouped(name));
      picture.alt = say(words.picture, { code: name });
      picture.src = of("qr.svg");
    },
    draw(state) {
      address.replaceChildren(...breakable(state.address ?? ""));
      joined.textContent = say(words.joined, { joined: state.joined ?? 0 });
    },
  };
}

/**
 * Counts to keep, a summary for paper, and the end.
 * @param {Record<string, any>} words
 * @param {import("./board_line.js").Line} line
 * @param {() => Promise<string>} end Ends the class; returns what went wrong.
 */
export function afterwards(words, line, end) {
  const said = status({ class: "wb-said" });
  const heading = h("h4", { tabindex: "-1" }, words.summary_title);
  const text = h("div");
  const summary = h("div", { class: "wb-summary", hidden: true }, heading, text, h("div", { class: "wb-actions" }, button(words.print, print)));
  const ask = button(words.end, () => sure(true), { class: "wb-end" });
  const no = button(words.no, () => sure(false));
  const yes = button(words.yes, finish, { class: "wb-end" });
  const confirm = h("div", { class: "wb-sure", role: "group", "aria-label": words.end, hidden: true }, h("p", {}, words.sure), h("div", { class: "wb-actions" }, no, yes));

  async function download() {
    const { error, blob } = await line.file("export.csv");
    said.textContent = error || words.csv_said;
    if (!blob) return;
    const href = URL.createObjectURL(blob);
    h("a", { href, download: words.csv_name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  }

  /** The summary is a page of its own; what it says is shown here, and nothing of it can run. */
  async function show() {
    const { error, blob } = await line.file("summary");
    said.textContent = error;
    if (!blob) return;
    const page = new DOMParser().parseFromString(await blob.text(), "text/html");
    for (const part of page.querySelectorAll("script, style, link, meta, base, header, nav, footer, iframe, form")) part.remove();
    page.querySelector("h1")?.remove();
    for (const title of page.querySelectorAll("h2")) title.replaceWith(h("h5", {}, ...title.childNodes));
    text.replaceChildren(...(page.querySelector("main") ?? page.body).childNodes);
    summary.hidden = false;
    heading.focus();
  }

  function print() {
    const page = document.documentElement;
    page.classList.add("wb-summary-alone");
    addEventListener("afterprint", () => page.classList.remove("wb-summary-alone"), { once: true });
    window.print();
  }

  function sure(open) {
    confirm.hidden = !open;
    ask.hidden = open;
    (open ? no : ask).focus();
  }

  async function finish() {
    said.textContent = await end();
  }

  return {
    element: h(
      "section",
      { class: "wb-after" },
      h("h3", {}, words.title),
      h("div", { class: "wb-actions" }, button(words.csv, download), button(words.summary, show), ask),
      confirm,
      said,
      summary,
    ),
    clear() {
      confirm.hidden = true;
      ask.hidden = false;
      summary.hidden = true;
      said.textContent = "";
    },
  };
}
