/** Draws the list of topics; on a page that remembers answers, also how far each one is. */

import { card, h, link, prose, say } from "./kit/dom.js";

/** How many of a topic's questions were answered, and whether anything was. */
function progressOf({ id, quiz }, kept) {
  const here = kept.filter(({ topic }) => topic === id);
  const value = here.find(({ key }) => key === quiz?.key)?.value ?? {};
  const answered = (quiz?.questions ?? []).filter((question) => Object.hasOwn(value, question)).length;
  return { answered, total: quiz?.questions.length ?? 0, started: here.length > 0 };
}

function worded({ answered, total, started }, words) {
  if (total === 0) return started ? words.started : "";
  if (answered === total) return say(words.all, { total });
  if (answered > 0) return say(words.some, { answered, total });
  return started ? words.started : words.not_started;
}

function drawTopic({ href, title, message, minutes }) {
  const said = h("span");
  const element = h(
    "li",
    {},
    h("p", { class: "wb-topic" }, link(href, title)),
    h("p", {}, prose(message)),
    minutes && h("p", { class: "wb-soft" }, minutes, said),
  );
  return { element, said };
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, topics, looked_up } = model.get("_view");
  const drawn = topics.map((topic) => drawTopic(topic));
  // Only our own pages can remember; in JupyterLab the notebook holds the answers.
  const memory = model.memory?.();
  const how = h("p", { class: "wb-soft", hidden: true }, prose(words.how));
  const next = h("p", { class: "wb-next", hidden: true });

  function show() {
    const kept = memory.answers();
    how.hidden = kept !== null;
    const found = topics.map((topic) => progressOf(topic, kept ?? []));
    drawn.forEach(({ said }, index) => {
      const told = kept && worded(found[index], words);
      said.replaceChildren(...(told ? [" · ", h(found[index].started ? "strong" : "span", {}, told)] : []));
    });
    const at = kept ? found.findIndex(({ answered, total }) => answered < total) : -1;
    next.hidden = at < 0;
    if (at < 0) return;
    const { href, title } = topics[at];
    const anything = found.some(({ started }) => started);
    next.replaceChildren(link(href, say(anything ? words.go_on : words.start, { topic: title })));
  }

  card(
    el,
    "progress",
    h("h2", {}, words.title),
    next,
    h("ol", {}, ...drawn.map(({ element }) => element)),
    how,
    h("h3", {}, words.look_up),
    h("ul", {}, ...looked_up.map((topic) => drawTopic(topic).element)),
  );
  if (!memory) return undefined;
  show();
  return memory.follow(show);
}

export default { render };
