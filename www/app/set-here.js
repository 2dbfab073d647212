// @ts-check
// What was set or typed on the page is held as one more dropped file.

/** Its name, by which the engine knows it. */
export const SET_HERE = "set on this page.json";

/** Whether a drop is nothing but the page's own settings. @param {Source} source */
export const isSettings = (source) =>
  "files" in source && source.files.length === 1 && source.files[0].path === SET_HERE;

/** The name of the numbers that were typed on the page, by which the engine knows them. */
export const TYPED_HERE = "typed on this page.csv";

/** Whether a drop is nothing but the numbers typed on the page. @param {Source} source */
export const isTyped = (source) =>
  "files" in source && source.files.length === 1 && source.files[0].path === TYPED_HERE;
