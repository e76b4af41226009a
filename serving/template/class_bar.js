/** The bar of the class, under the head of the page: which class, what it does now, how to leave. */

import { button, h, status } from "../widgets/kit/dom.js";

/**
 * @param {Record<string, any>} words
 * @param {object} does
 * @param {() => void} does.leave
 * @param {() => void} does.show Go to the question.
 */
export function drawBar(words, { leave, show }) {
  const member = status({ class: "class-member" });
  const said = h("span");
  const elsewhere = h("a", { href: "", hidden: true });
  const here = button(words.go, show, { hidden: true });
  const news = h("div", { class: "class-news" }, status({}), here);
  const out = button(words.leave, leave);
  const keeps = h("details", {}, h("summary", {}, words.keeps), ...words.kept.map((text) => h("p", {}, text)));
  const element = h(
    "section",
    { class: "page-class", "aria-label": words.title },
    h("div", { class: "class-top", tabindex: "-1" }, member),
    news,
    h("div", { class: "class-more" }, keeps, out),
  );
  // The link belongs to the sentence; it is heard with it.
  news.firstChild.append(said, " ", elsewhere);

  /** Hide what is no more for use; a focus on it goes to the bar. */
  function hide(control, hidden) {
    const focused = control.contains(document.activeElement);
    control.hidden = hidden;
    if (focused && hidden) element.firstChild.focus();
  }

  return {
    element,
    /** @param {string} text Which class, or why in none. */
    member(text) {
      if (member.textContent !== text) member.textContent = text;
    },
    /**
     * What the class does now.
     * @param {string} text
     * @param {{page?: {href: string, text: string}, question?: boolean}} [to]
     */
    news(text, { page, question = false } = {}) {
      if (said.textContent !== text) said.textContent = text;
      if (page && elsewhere.textContent !== page.text) elsewhere.textContent = page.text;
      if (page) elsewhere.setAttribute("href", page.href);
      hide(elsewhere, !page);
      hide(here, !question);
      news.toggleAttribute("data-calls", Boolean(page || question));
    },
    /** Whether the question is in sight, so that nothing has to call to it. @param {boolean} seen */
    seen: (seen) => news.toggleAttribute("data-seen", seen),
    /** The learner is in no class any more. @param {string} text Why. */
    over(text) {
      this.news("");
      this.member(text);
      hide(out, true);
      hide(keeps, true);
    },
  };
}
