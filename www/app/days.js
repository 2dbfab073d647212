// @ts-check
// A day in three boxes.

/**
 * "2025-03-31", or nothing when it is no day.
 * @param {string} day
 * @param {string} month
 * @param {string} year
 */
export function isoOf(day, month, year) {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // 30 February would roll over into March: a real day comes back as it was written.
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/**
 * What is wrong with a day that is none.
 * @param {string} day
 * @param {string} month
 * @param {string} year
 */
export function faultOf(day, month, year) {
  const missing = [!day && "a day", !month && "a month", !year && "a year"].filter(Boolean);
  if (missing.length === 3) return "Enter the as-at date";
  if (missing.length) return `The as-at date must include ${missing.join(" and ")}`;
  if (!/^\d{4}$/.test(year)) return "The year must have four numbers, for example 2025";
  return "The as-at date must be a real date, for example 31 3 2025";
}
