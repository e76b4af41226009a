/** What a class can be asked: each question's own place on the card, and the way to it from outside. */

import { h } from "./dom.js";

/**
 * Places for questions, one for each id and always the same, so that what a host marks there stays with its question.
 * @returns {(id: string, ...children: (Node|string)[]) => HTMLElement} The place of a question, filled.
 */
export function places() {
  const known = new Map();
  return (id, ...children) => {
    if (!known.has(id)) known.set(id, h("div", { "data-item": id }));
    known.get(id).replaceChildren(...children);
    return known.get(id);
  };
}

const isSeen = (element) => element.isConnected && element.getClientRects().length > 0;

/**
 * Let a host ask for a question, as Python can: `widget.send({"show": "id"})`. The focus stays where it is; only if
 * what had it leaves the card, the heading takes it.
 * @param {any} model
 * @param {(id: any) => void} show Brings a question onto the card; ids it does not know change nothing.
 * @param {HTMLElement} heading
 * @returns {() => void} Stop listening.
 */
export function showable(model, show, heading) {
  const hear = (message) => {
    const focused = document.activeElement;
    const inside = heading.parentElement.contains(focused);
    show(message?.show);
    if (!inside || (focused === document.activeElement && isSeen(focused))) return;
    if (isSeen(focused)) focused.focus({ preventScroll: true });
    if (focused === document.activeElement && isSeen(focused)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  model.on("msg:custom", hear);
  return () => model.off("msg:custom", hear);
}
