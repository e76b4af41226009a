/** Draws one claim at a time: rate how true it is, then the verdict, the reason, a better sentence. */

import { places, showable } from "./kit/asked.js";
import { choices } from "./kit/choices.js";
import { button, card, h, prose, say, send, status, uid } from "./kit/dom.js";
import { certainty, cited } from "./kit/sources.js";

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, options, verdicts, certainties, themes, sources, topics, claims } = model.get("_view");
  const ratings = () => model.get("value") || {};
  const heading = h("h2", { tabindex: "-1" });
  const body = h("div");
  const paper = h("div", { class: "wb-print", "data-print": "last" });
  const told = status({ class: "wb-hear" });
  const theme = h("select", { id: uid("theme"), onchange: () => choose() }, ...themes.map(({ text }, index) => h("option", { value: index }, text)));
  const place = places();
  let shown, at, restore;

  /** Show some of the claims, from the first one without a rating, or from the one that is wanted. */
  function take(indices, wanted) {
    shown = indices.map((index) => claims[index]);
    at = shown.findIndex(({ id }) => (wanted ? id === wanted : !(id in ratings())));
    if (at < 0) at = shown.length - 1;
    draw();
    paper.replaceChildren(h("h3", {}, words.answers), h("ul", {}, ...shown.map(onPaper)));
  }

  function onPaper({ claim, verdict, better }) {
    return h("li", {}, prose(claim), " ", h("strong", {}, verdicts[verdict].on_paper), " ", prose(better));
  }

  function go(next) {
    at = next;
    draw();
    heading.focus();
  }

  function draw() {
    const claim = shown[at];
    const verdict = verdicts[claim.verdict];
    const answered = status({ class: "wb-answer" });
    const more = h("div", { class: "wb-more" });
    const quote = h("blockquote", { id: uid("claim") }, prose(claim.claim));
    const control = choices({ legend: words.ask, options, changed: forget });
    control.element.setAttribute("aria-describedby", quote.id);
    let drawn;

    function forget() {
      answered.replaceChildren();
      more.replaceChildren();
    }

    function reveal(rating) {
      drawn = rating;
      const left = rating === undefined;
      answered.replaceChildren(
        left ? h("p", { class: "wb-unchosen" }, words.nothing_rated) : "",
        h("p", {}, h("strong", {}, left ? verdict.alone : verdict.said[rating]), " ", left ? "" : verdict.bands[rating]),
        h("p", { class: "wb-soft" }, verdict.means),
        h("p", {}, prose(claim.why)),
        h("p", { class: "wb-better" }, h("strong", {}, words.better), " ", prose(claim.better)),
      );
      more.replaceChildren(
        h("p", {}, `${words.certainty_label} `, certainty(certainties[claim.certainty])),
        cited(words.topics, claim.topics.map((index) => topics[index])) || "",
        cited(words.sources, claim.sources.map((index) => sources[index])) || "",
      );
    }

    function check() {
      const [rating] = control.chosen();
      reveal(rating);
      if (rating !== undefined) send(model, "value", { ...ratings(), [claim.id]: rating });
    }

    restore = () => {
      const given = ratings()[claim.id];
      // Drawing again what is shown would speak it again, and undo a choice not yet sent.
      if (given === drawn || !(given === undefined || given in options)) return;
      control.choose(given === undefined ? [] : [given]);
      if (given === undefined) forget();
      else reveal(given);
      drawn = given;
    };

    const isLast = at === shown.length - 1;
    heading.textContent = say(words.number, { number: at + 1, total: shown.length });
    body.replaceChildren(
      place(
        claim.id,
        claim.heard ? h("p", { class: "wb-soft wb-heard" }, prose(claim.heard)) : "",
        quote,
        control.element,
        h("div", { class: "wb-actions" }, button(words.check, check, { class: "wb-main" })),
        answered,
        more,
      ),
      isLast && shown.length > 1 ? h("p", { class: "wb-soft" }, say(words.done, { total: shown.length })) : "",
      h(
        "div",
        { class: "wb-actions wb-turn" },
        at > 0 && button(words.previous, () => go(at - 1)),
        !isLast && button(words.next, () => go(at + 1), { class: "wb-next" }),
      ),
    );
    restore();
  }

  /** Show the claims of the theme now chosen. */
  function choose(wanted) {
    take(themes[theme.value].claims, wanted);
    told.textContent = say(words.theme_shown, { total: shown.length, number: at + 1 });
  }

  function show(id) {
    if (shown[at].id === id || !claims.some((claim) => claim.id === id)) return;
    const index = shown.findIndex((claim) => claim.id === id);
    if (index < 0) {
      // Another theme is chosen; the first one holds every claim.
      theme.value = "0";
      choose(id);
      return;
    }
    at = index;
    draw();
  }

  take(claims.map((_, index) => index));
  const chooser = h("div", { class: "wb-chooser" }, h("label", { for: theme.id }, words.theme), theme, told);
  card(el, "claim_check", heading, themes.length && chooser, body, paper);
  const follow = () => restore();
  const leave = showable(model, show, heading);
  model.on("change:value", follow);
  return () => {
    leave();
    model.off("change:value", follow);
  };
}

export default { render };
