/**
 * A learner in a class: joins, hears what the class does, and shows it. The page itself stays as
 * it is, and goes on whatever becomes of the class. Only an address with `?class=` loads this.
 */

import { h, say } from "../widgets/kit/dom.js";
import { follow, post } from "../widgets/kit/live.js";
import { Answers, mayComeLater, Tries } from "./class_answers.js";
import { drawBar } from "./class_bar.js";
import { carry, withClass } from "./class_links.js";
import { AskedHere } from "./class_question.js";
import { drop, keep, kept } from "./tab.js";

const NAME = "workbook-class:";
const BYTES = 18;

/** A random number for this class alone, kept in the tab. No secure context is needed for it. */
function tokenOf(code) {
  const known = kept(NAME + code);
  if (known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const token = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
  keep(NAME + code, token);
  return token;
}

/** Load the styles that only a class needs. Without them the page works too. */
function styled() {
  return new Promise((done) => {
    const href = new URL("./class.css", import.meta.url).href;
    document.head.append(h("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  });
}

/**
 * @param {object} page
 * @param {string} page.address Where the server holds classes.
 * @param {string} page.topic
 * @param {Map<string, any>} page.models The model of each component, by its key.
 * @param {Promise<any>} page.mounting Settled when all components are drawn.
 */
export async function attend({ address, topic, models, mounting }) {
  const words = JSON.parse(document.querySelector(".page-class-words")?.textContent ?? "{}");
  const asked = new URLSearchParams(location.search).get("class") ?? "";
  /** @type {string|null} The class; `null` once the learner is in none. */
  let code = asked.toUpperCase().replace(/[^0-9A-Z]/g, "") || "-";
  const shown = code.replace(/^(...)(...)$/, "$1\u00a0$2");
  const home = address.replace(/class$/, "");
  const own = `${address}/${code}`;
  const token = tokenOf(code);
  let lost = false;
  let state = null;
  let stop = () => {};

  const bar = drawBar(words, { leave: () => over(words.left), show: () => question.show() });
  const answers = new Answers({
    address: own, token, name: `${NAME}${code}:answers`, changed: () => question.draw(),
    join: () => post(`${own}/join`, { token }),
  });
  const question = new AskedHere({ words: words.notice, models, answers, seen: bar.seen });
  const joining = new Tries(join);
  const foot = document.querySelector(".page-about");
  const about = foot?.textContent;

  async function join() {
    const { status, said } = await post(`${own}/join`, { token });
    if (!code) return true;
    if (mayComeLater(status)) {
      bar.news(words.waiting);
      return false;
    }
    if (status >= 300) {
      over((status !== 404 && said?.said) || say(words.unknown, { code: shown }));
      return true;
    }
    bar.member(say(words.member, { code: shown }));
    bar.news("");
    answers.hurry();
    stop = follow(own, (next) => mounting.then(() => hear(next)), trouble);
    return true;
  }

  function hear(next) {
    if (!code) return;
    if (next.ended) {
      over(words.ended);
      return;
    }
    const back = lost || (state?.version === next.version && state.back);
    lost = false;
    state = { ...next, back };
    const { question: put } = next;
    if (put) answers.tidy(put.number);
    question.take(put && put.topic === topic ? put : null);
    answers.hurry();
    tell(back ? words.back : "");
  }

  /** Say what the class does, if it does something a learner can join in. */
  function tell(first) {
    const { question: put, topic: at, topic_title: title } = state;
    const said = (text) => [first, text].filter(Boolean).join(" ");
    if (question.asked) {
      const found = question.isHere();
      const phase = put.phase === "open" && put.round > 1 ? "again" : put.phase;
      bar.news(said(found ? words.phases[phase] : words.missing), { question: found });
    } else if (at && at !== topic) {
      const href = withClass(`${encodeURIComponent(at)}.ipynb`, home, code) ?? "";
      bar.news(said(words.elsewhere), { page: { href, text: say(words.go_there, { title }) } });
    } else {
      bar.news(said(""));
    }
  }

  function trouble(status) {
    if (status) {
      over(words.ended);
      return;
    }
    lost = true;
    bar.news(words.lost, { question: question.isHere() });
  }

  /** From here on the learner is in no class, and the page is as any other. */
  function over(why) {
    if (!code) return;
    stop();
    joining.stop();
    answers.stop();
    question.take(null);
    if (foot) foot.textContent = about;
    drop(NAME + code);
    code = null;
    const plain = new URL(location.href);
    plain.searchParams.delete("class");
    history.replaceState(history.state, "", plain);
    bar.over(why);
  }

  await styled();
  document.querySelector(".page-head")?.after(bar.element);
  if (foot) foot.textContent = words.about;
  carry(home, () => code);
  bar.member(say(words.joining, { code: shown }));
  joining.now();
}
