/**
 * The answers in the browser's storage, one item for each component, so that tabs never overwrite
 * each other's. A storage that is refused is an empty one.
 */

const PREFIX = "workbook:";
const TICK = `${PREFIX}remember`;
const ANSWERS = `${PREFIX}answers:`;

/**
 * An answer that is kept: on which page, of which kind of component, by which name.
 * @typedef {{topic: string, part: string, key: string, value: any, day: Date}} Kept
 */

function read(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Write an item, and tell whether the storage took it. */
function write(name, text) {
  try {
    localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}

/** Take away all that is ours. */
export function erase() {
  try {
    const ours = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    // Without the tick, another tab keeps nothing more while the rest goes.
    for (const name of [TICK, ...ours]) localStorage.removeItem(name);
  } catch {
    // What is refused holds nothing.
  }
}

/** Whether the learner ticked that answers are kept. */
export const isOn = () => read(TICK) !== null;

/** Tick that answers are kept, and tell whether the storage took it. */
export const turnOn = () => write(TICK, "yes");

/** The name of a component's item. */
export const named = (topic, key) => `${ANSWERS}${topic}:${key}`;

/** @returns {Kept|null} What one item holds; nothing if no edition of ours wrote it. */
export function unpacked(name) {
  const [topic, part, ...rest] = name.slice(ANSWERS.length).split(":");
  try {
    const { value, at } = JSON.parse(read(name) ?? "");
    const day = new Date(at);
    if (value === undefined || Number.isNaN(day.getTime())) return null;
    return { topic, part, key: [part, ...rest].join(":"), value, day };
  } catch {
    return null;
  }
}

/** @returns {Kept[]} All that is kept, of every page. */
export function all() {
  if (!isOn()) return [];
  const names = Object.keys(localStorage).filter((name) => name.startsWith(ANSWERS));
  return names.map(unpacked).filter((kept) => kept !== null);
}

/**
 * Keep one answer, and tell whether the storage took it.
 * @param {string} name
 * @param {string} value As JSON.
 */
export const store = (name, value) => write(name, `{"at":${Date.now()},"value":${value}}`);

/** @param {string} name */
export const drop = (name) => localStorage.removeItem(name);
