/** Draws a prompt with room for a learner's own words, and a model answer to compare them with. */

import { button, card, h, prose, send, status, uid } from "./kit/dom.js";
import { cited } from "./kit/sources.js";

/** How many empty lines paper has for writing. */
const LINES = 5;

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const { words, prompt, model: answer, points, sources } = model.get("_view");
  const given = () => ({ text: "", shown: false, ...model.get("value") });
  const asked = h("p", { class: "wb-prompt", id: uid("prompt") }, prose(prompt));
  const how = h("p", { class: "wb-soft", id: uid("how") }, words.how);
  const field = h("textarea", {
    id: uid("text"), rows: 4, maxlength: 2000, "aria-describedby": `${asked.id} ${how.id}`,
    oninput: () => (written.textContent = field.value), onchange: () => keep({ text: field.value }),
  });
  const written = h("p", { class: "wb-written" });
  const answered = status({ class: "wb-answer" });
  const toggle = button("", () => keep({ shown: !given().shown }), { class: "wb-main" });
  let told;

  const modelAnswer = () => [
    h("p", {}, h("strong", {}, words.model), " ", prose(answer)),
    cited(words.sources, sources) || "",
    h("p", {}, h("strong", {}, words.points)),
    h("ul", {}, ...points.map((point) => h("li", {}, prose(point)))),
  ];

  function keep(part) {
    send(model, "value", { ...given(), text: field.value, ...part });
  }

  function restore() {
    const { text, shown } = given();
    // Setting what is there would move the caret, and speak again what was spoken.
    if (text !== told?.text) {
      field.value = text;
      written.textContent = text;
    }
    if (shown !== told?.shown) {
      toggle.textContent = shown ? words.hide : words.show;
      answered.replaceChildren(...(shown ? [...modelAnswer(), h("p", {}, words.compare)] : []));
    }
    told = { text, shown };
  }

  const ruled = Array.from({ length: LINES }, () => h("div", { class: "wb-rule" }));
  card(
    el,
    "teach_back",
    h("h2", {}, words.title),
    asked,
    how,
    h("div", { class: "wb-field" }, h("label", { for: field.id }, words.label), field),
    h("div", { class: "wb-actions" }, toggle),
    answered,
    h("div", { class: "wb-print" }, written, ...ruled),
    h("div", { class: "wb-print", "data-print": "last" }, h("h3", {}, words.answers), ...modelAnswer()),
  );
  restore();
  model.on("change:value", restore);
  return () => model.off("change:value", restore);
}

export default { render };
