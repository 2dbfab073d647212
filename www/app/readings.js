// @ts-check
// What can be said of a reading as a whole.

/**
 * How many files were read: one that was refused or left out was not.
 * @param {Reading} reading
 */
export const filesUsed = ({ files }) =>
  files.filter(({ outcome }) => outcome !== "refused" && outcome !== "left out").length;

/**
 * The returns of which two versions seem to be read together, each with its episodes that say so.
 * @param {Reading} reading
 */
export const readTwice = ({ files }) =>
  files.flatMap((file) =>
    file.notices
      .filter(({ code }) => code === "RETURN_TWICE")
      .map(({ rows }) => ({ of: file.return ?? "", rows })),
  );
