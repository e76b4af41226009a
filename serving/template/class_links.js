/** Links to the workbook's pages carry the class along, those too that stand on the page only later. */

const PAGE = ".ipynb";
/** Before a link is followed, opened elsewhere or copied, one of these happens to it. */
const BEFORE = ["pointerdown", "focusin", "contextmenu", "click"];

/**
 * @param {string} home The address that all of the workbook's begin with.
 * @param {() => string|null} code The class; `null` when the learner has left it.
 */
export function carry(home, code) {
  const mend = ({ target }) => {
    const link = target instanceof Element && target.closest("a[href]");
    const own = link && link.getAttribute("href");
    if (!own || own.startsWith("#")) return;
    const address = withClass(own, home, code());
    if (address) link.setAttribute("href", address);
  };
  for (const event of BEFORE) document.addEventListener(event, mend, true);
}

/** An address of the workbook with the class in it, or without one; `null` for any other address. */
export function withClass(href, home, code) {
  const address = new URL(href, location.href);
  const { origin, pathname, searchParams } = address;
  const page = pathname === home || (pathname.startsWith(home) && pathname.endsWith(PAGE));
  if (origin !== location.origin || !page) return null;
  if (code) searchParams.set("class", code);
  else searchParams.delete("class");
  return address.href;
}
