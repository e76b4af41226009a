/** Building blocks every component draws with: elements, Python's clean HTML, status messages. */

let count = 0;

/** @param {string} prefix @returns {string} An id no other element of the page has. */
export const uid = (prefix) => `wb-${prefix}-${++count}-${Math.random().toString(36).slice(2, 7)}`;

/**
 * Make an element. Properties are set as attributes; `on…` as listeners; `null` and `false` left out.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/**
 * Make an SVG element, in the same way.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node|string|null|false|undefined)} children
 * @returns {SVGElement}
 */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child || child === ""));
  return element;
}

/**
 * Turn HTML that Python made and cleaned into nodes. Links between notebooks also open in JupyterLab.
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function prose(html) {
  const fragment = document.createDocumentFragment();
  // Most of it is words alone, and a parser makes a whole document.
  if (!/[<&]/.test(html)) {
    fragment.append(html);
    return fragment;
  }
  fragment.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  for (const found of fragment.querySelectorAll("a[href]")) openInLab(found);
  return fragment;
}

/**
 * A link, which may lead to another notebook.
 * @param {string} href
 * @param {string} text
 */
export function link(href, text) {
  const element = h("a", { href }, text);
  openInLab(element);
  return element;
}

/**
 * Let JupyterLab open a link to a notebook in a tab of its own, by its command linker.
 * Elsewhere the link is a plain link.
 * @param {Element} element
 */
function openInLab(element) {
  const [path] = element.getAttribute("href").split("#");
  if (!path.endsWith(".ipynb") || path.includes("/")) return;
  element.setAttribute("data-commandlinker-command", "docmanager:open");
  element.setAttribute("data-commandlinker-args", JSON.stringify({ path }));
}

/**
 * A region that says what happened. It must be on the page, empty, before anything is said.
 * @param {Record<string, any>} [properties]
 * @returns {HTMLElement}
 */
export const status = (properties = {}) => h("div", { role: "status", ...properties });

/**
 * Put ready-made values into a sentence of Python's: `{age}` becomes `values.age`.
 * @param {string} template
 * @param {Record<string, string|number>} values
 * @returns {string}
 */
export const say = (template, values) =>
  template.replace(/\{(\w+)\}/g, (all, name) => (name in values ? figures(values[name]) : all));

/** A number as the page's language writes it; words as they are. @param {string|number} value */
function figures(value) {
  const { lang } = document.documentElement;
  try {
    return typeof value === "number" && lang ? new Intl.NumberFormat(lang).format(value) : String(value);
  } catch {
    return String(value); // a host that names no known language
  }
}

/**
 * A button.
 * @param {string} text
 * @param {() => void} press
 * @param {Record<string, any>} [properties]
 */
export const button = (text, press, properties = {}) =>
  h("button", { type: "button", onclick: press, ...properties }, text);

/**
 * One row of a list of facts, a `dl` of the class `wb-told`.
 * @param {string} term
 * @param {...(Node|string)} told
 */
export const fact = (term, ...told) => h("div", {}, h("dt", {}, term), h("dd", {}, ...told));

/**
 * Set a trait and send it, where somebody listens.
 * @param {{set: Function, save_changes: Function}} model
 * @param {string} name
 * @param {any} value
 */
export function send(model, name, value) {
  model.set(name, value);
  model.save_changes();
}

/**
 * Keep a key from the host: JupyterLab takes arrows from a slider, and `d` `d` deletes the cell of a button.
 * What it saves with goes through.
 * @param {KeyboardEvent} event
 */
export function ownKey(event) {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}

/**
 * Make the root of a component: a card named by its heading.
 * @param {HTMLElement} el
 * @param {string} stem
 * @param {HTMLElement} heading
 * @param {...(Node|string|null|false)} children
 */
export function card(el, stem, heading, ...children) {
  heading.id ||= uid("title");
  const root = h("section", { class: `wb wb-${stem}`, "aria-labelledby": heading.id, onkeydown: ownKey }, heading, ...children);
  el.replaceChildren(root);
  return root;
}
