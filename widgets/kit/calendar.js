/** Days and calendar files. All is reckoned in UTC, so that no clock change moves a day. */

const A_DAY = 24 * 60 * 60 * 1000;

/**
 * @param {string} day Such as `2026-03-02`.
 * @param {number} days
 * @returns {string} The day so many days later.
 */
export const later = (day, days) => new Date(Date.parse(day) + days * A_DAY).toISOString().slice(0, 10);

/**
 * Move all whole days of a calendar file. Every line keeps its length, so its folding stays right.
 * @param {string} text A calendar that begins on the day `from`.
 * @param {string} from
 * @param {string} to
 * @returns {string} The same calendar, beginning on the day `to`.
 */
export function shifted(text, from, to) {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / A_DAY);
  return text.replace(
    /^(DT(?:START|END);VALUE=DATE:)(\d{4})(\d\d)(\d\d)$/gm,
    (_, name, ...[year, month, day]) => name + later(`${year}-${month}-${day}`, days).replaceAll("-", ""),
  );
}

/**
 * Let the browser save a text as a file. Nothing leaves the page.
 * @param {string} name
 * @param {string} text
 * @param {string} type
 */
export function save(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // A browser may read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
