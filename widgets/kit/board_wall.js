/** The board for the wall: read-only, big, one question at a time, without a key. */

import { breakable, grouped, joinBox } from "./board_join.js";
import { asked, results } from "./board_results.js";
import { card, h, prose, say, status } from "./dom.js";
import { follow } from "./live.js";

/** Below so many pixels it is a phone, which can scroll. */
const PHONE = 640;
const SIZES = [1, 0.92, 0.85, 0.78, 0.7, 0.62];

/**
 * @param {HTMLElement} el
 * @param {any} view
 * @param {{address: string}|null} home
 */
export function wall(el, view, home) {
  const { words } = view;
  const code = (new URLSearchParams(location.search).get("class") ?? "").trim().toUpperCase().replace(/[^0-9A-Z]/g, "");
  const heading = h("h2", { class: "wb-hear" }, words.projector.title);
  const told = status({ class: "wb-told-wall" });
  const root = card(el, "class_board", heading, told);
  root.classList.add("wb-wall");
  if (!home || !code) {
    told.textContent = words.projector.no_code;
    return undefined;
  }
  const of = (path) => `${home.address}/${encodeURIComponent(code)}/${path}`;
  const join = joinBox(words.join, of);
  const corner = { code: h("strong"), address: h("span"), how: h("p", { class: "wb-how" }) };
  const picture = h("img", { class: "wb-qr", alt: "", width: 96, height: 96 });
  const small = h("div", { class: "wb-corner" }, h("span", { class: "wb-way" }, corner.address, " ", corner.code, corner.how), h("span", { class: "wb-phase" }), picture);
  const body = h("div", { class: "wb-body" });
  const counted = small.querySelector(".wb-phase");
  let drawn = "";

  heading.textContent = `${words.projector.title} ${code}`;
  join.begin(code);
  picture.src = of("qr.svg");
  corner.code.replaceChildren(...grouped(code));
  told.textContent = words.projector.waiting;
  root.append(join.element, small, body);
  join.element.hidden = true;
  small.hidden = true;

  function draw(state) {
    const question = state.question;
    told.textContent = "";
    if (state.ended) {
      end(words.projector.over);
      return;
    }
    join.element.hidden = Boolean(question);
    small.hidden = !question;
    join.draw(state);
    corner.address.replaceChildren(...breakable(state.address ?? ""));
    const round = question?.round > 1 ? `${say(words.question.round, { round: question.round })} · ` : "";
    counted.textContent = question ? round + say(words.question.answered, { answered: state.answered, joined: state.joined }) : "";
    corner.how.textContent = { open: words.projector.alone, closed: words.projector.closed }[question?.phase] ?? "";
    const now = JSON.stringify(question && [question.id, question.number, question.phase, question.results]);
    if (now === drawn) return;
    drawn = now;
    body.replaceChildren(...(question ? shown(question) : []));
    body.dataset.phase = question?.phase ?? "";
    scrollTo(0, 0);
    fit();
  }

  /** Before the reveal the question; then what fits and the bars, with only the question itself above them. */
  function shown(question) {
    const { phase } = question;
    if (phase === "revealed" && question.results) {
      return [
        h("p", { class: "wb-ask" }, prose(question.ask)),
        h("p", { class: "wb-verdict" }, prose(question.said ?? "")),
        results(question, words.results),
      ];
    }
    return [asked(question, words.question)];
  }

  /**
   * Nobody can scroll a wall: what is long gets smaller until it fits, and no smaller than can be
   * read. What is too long even so leaves out ranges that nobody chose, and then stands in 2 columns.
   */
  function fit() {
    const phone = innerWidth < PHONE;
    for (const room of phone ? ["all"] : ["all", "few", "halves"]) {
      body.dataset.room = room;
      for (const size of phone ? [1] : SIZES) {
        body.style.setProperty("--wb-fit", String(size));
        if (body.getBoundingClientRect().bottom + scrollY <= innerHeight) return;
      }
    }
  }

  function end(why) {
    stop();
    join.element.hidden = true;
    small.hidden = true;
    body.replaceChildren();
    told.textContent = why;
  }

  function trouble(status) {
    if (status) end(words.projector.unknown);
    else told.textContent = words.lost;
  }

  let stop = () => {};
  stop = follow(`${home.address}/${encodeURIComponent(code)}`, draw, trouble, "board");
  addEventListener("resize", fit);
  return () => {
    removeEventListener("resize", fit);
    stop();
  };
}
