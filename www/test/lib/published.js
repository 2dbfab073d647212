// @ts-check
// Published figures of invented councils, which the questions to the engine are asked beside.

/** @param {string[][]} rows */
export const csv = (rows) => rows.map((row) => row.join(",") + "\n").join("");

export const PUBLISHED = csv([
  ["measure", "year", "la_code", "area", "region", "value"],
  ...["Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel"].map(
    (name, at) => ["LACStable_2016on", "2025", String(301 + at), name, "London", String(8 + at)],
  ),
  ["LACStable_2016on", "2025", "", "England", "", "10"],
  ["LAC", "2025", "", "England", "", "67"],
  ["LACnum", "2025", "301", "Ash", "London", "300"],
  ["LACnothing", "2025", "301", "Ash", "London", "1"],
  ["LACnum", "2025", "304", "Elm", "London", "280"],
  ["POP-03", "2025", "301", "Ash", "London", "60"],
  ["POP-03", "2025", "304", "Elm", "London", "70"],
]);
/** Of parts of lines: a count, a share, and a part that the line has not. */
export const PARTS = csv([
  ["measure", "year", "area", "value", "part"],
  ["POP-15", "2025", "Club", "118", "Aged 14 to 17 and looked after under section 20 now"],
  ["HLT-01", "2025", "Club", "1", "Health assessment"],
  ["POP-15", "2025", "Club", "5", "No such part"],
]);
export const SIMILAR = csv([
  ["la_code", "sn_code", "model_year"],
  ...["302", "303", "304", "305", "306"].map((code) => ["301", code, "2025"]),
]);
export const PEOPLE = csv([
  ["measure", "year", "la_code", "area", "value"],
  ["population", "2025", "301", "Ash", "60000"],
]);
