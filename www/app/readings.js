// @ts-check
// What can be said of a reading as a whole.

/**
 * How many files were read: one that was refused or left out was not.
 * @param {Reading} reading
 */
export const filesUsed = ({ files }) =>
  files.filter(({ outcome }) => outcome !== "refused" && outcome !== "left out").length;
