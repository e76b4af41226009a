/** What this tab alone keeps, as long as it is open; where the browser refuses, this page keeps it. */

/** @type {Map<string, string>} */
const here = new Map();

/** @param {string} name @param {string} text */
export function keep(name, text) {
  here.set(name, text);
  try {
    sessionStorage.setItem(name, text);
  } catch {
    // Then it lasts until the learner leaves the page.
  }
}

/** @param {string} name @returns {string|null} */
export function kept(name) {
  try {
    return sessionStorage.getItem(name) ?? here.get(name) ?? null;
  } catch {
    return here.get(name) ?? null;
  }
}

/** @param {string} name */
export function drop(name) {
  here.delete(name);
  try {
    sessionStorage.removeItem(name);
  } catch {
    // What is refused holds nothing.
  }
}
