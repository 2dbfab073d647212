// @ts-check
// Everything by which files come in: a drop anywhere on the page, the file button, a folder, the example.
import { byId, plural } from "./dom.js";
import { areFigures, areSettings, fromInput, inDrop, inFolders, sameNames } from "./files.js";

/** A browser that fills the input from a dropped folder does so well within this time. */
const FILL_MS = 3000;
const QUIET_MS = 800;
/** Enough children for every line to have something to say. */
const EXAMPLE = { children: 500, years: 3, seed: 1 };

/** Which way to choose where files of the same names are there. @param {number} same how many */
const sameWords = (same) =>
  `${same === 1 ? "A file of the same name is" : `${same} files of the same names are`} here already. Do not add a ` +
  "second version of a year: children would be read from both. If what you dropped is older, keep it as an earlier " +
  "version. If it is newer, replace what is here: all of it goes, so drop every year again.";

export class Intake {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {HTMLInputElement} */
    this.input = byId("files");
    this.dialog = /** @type {HTMLDialogElement} */ (byId("choice"));
    this.folders = /** @type {HTMLDialogElement} */ (byId("folder"));
    /** @type {Version | null} */
    this.waiting = null;
    this.quiet = setTimeout(() => {});
    /** @type {((files: HeldFile[]) => void) | null} */
    this.filled = null;
    this.#listen();
  }

  #listen() {
    this.input.addEventListener("change", () => {
      const files = fromInput(this.input.files);
      // Choosing the same files again is a change too.
      this.input.value = "";
      if (this.filled) this.filled(files);
      else this.#take(files);
    });
    addEventListener("dragenter", () => this.#over());
    addEventListener("dragover", (event) => {
      this.#over();
      if (event.target !== this.input) event.preventDefault();
    });
    addEventListener("drop", (event) => this.#dropped(event));
    byId("choice-add").addEventListener("click", () => this.#chosen(false));
    byId("choice-replace").addEventListener("click", () => this.#chosen(true));
    byId("choice-earlier").addEventListener("click", () => this.#chosen(false, true));
    byId("choice-cancel").addEventListener("click", () => this.dialog.close());
    byId("folder-cancel").addEventListener("click", () => this.folders.close());
    byId("folder-choose").addEventListener("click", () => {
      this.folders.close();
      this.open(true);
    });
    this.dialog.addEventListener("close", () => (this.waiting = null));
  }

  /**
   * While something is dragged over the page, the file input lies over all of it: a dropped folder that the
   * browser will not open for a script in a closed frame, it still opens for its own input.
   * A drag that goes on reports itself several times a second, so silence is its end.
   */
  #over() {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.#lift(), QUIET_MS);
    document.body.classList.add("is-over");
    this.input.hidden = false;
  }

  #lift() {
    document.body.classList.remove("is-over");
    this.input.hidden = true;
  }

  /** @param {boolean} [folder] */
  open(folder = false) {
    this.input.webkitdirectory = folder;
    this.input.click();
  }

  /** @param {string} [report] the number of a published report */
  example(report) {
    void this.app.load({ example: { ...EXAMPLE, report } }, true);
  }

  /** @param {DragEvent} event */
  #dropped(event) {
    const { files, folders } = event.dataTransfer ? inDrop(event.dataTransfer) : { files: [], folders: [] };
    const native = folders.length === 1 && !files.length && event.target === this.input;
    // Let go anywhere in the page, a file must not be opened by the browser in place of the page.
    if (native) this.input.webkitdirectory = true;
    else event.preventDefault();
    setTimeout(() => this.#lift());
    if (folders.length) void this.#opened(folders, files, native);
    else this.#take(files);
  }

  /**
   * @param {FileSystemEntry[]} folders
   * @param {HeldFile[]} files
   * @param {boolean} native whether the browser fills the input itself
   */
  async #opened(folders, files, native) {
    /** @type {Promise<HeldFile[]>} */
    const filled = new Promise((resolve) => {
      if (!native) return resolve([]);
      this.filled = resolve;
      setTimeout(() => resolve([]), FILL_MS);
    });
    const found = await inFolders(folders).catch(() => filled);
    void filled.then(() => (this.filled = null));
    if (found.length) return this.#take([...files, ...found]);
    // Half of a drop would give a scorecard that looks whole: nothing is taken in.
    if (!this.folders.open) this.folders.showModal();
    byId("folder-title").focus();
  }

  /** @param {HeldFile[]} files */
  #take(files) {
    if (!files.length) return this.app.tell("There were no files in what you dropped.");
    const { session } = this.app;
    // Settings hold nothing of a child: they belong to whatever is there, the example too.
    if (session.sources.length && areSettings(files)) return void this.app.load({ files }, false);
    if (!session.sources.length) return void this.app.load({ files }, true);
    // Invented children are never mixed with real ones; figures without children stand beside the example too.
    if (session.example) return void areFigures(files).then((are) => this.app.load({ files }, !are));
    void this.#ask(files);
  }

  /** @param {HeldFile[]} files */
  async #ask(files) {
    const { session } = this.app;
    const { isCurrent } = session;
    const canBeEarlier = Boolean(session.reading?.children) && !(await areFigures(files));
    // Cleared, or read anew, while the files were looked at.
    if (!isCurrent()) return;
    this.waiting = { files };
    const [them, belong] = files.length === 1 ? ["it", "it belongs"] : ["them", "they belong"];
    byId("choice-words").textContent =
      `You dropped ${plural(files.length, "file")}. Add ${them} if ${belong} to the same authority, for example ` +
      "another year or a file that was missing. Otherwise replace what is here.";
    for (const id of ["choice-earlier", "choice-earlier-words"]) byId(id).hidden = !canBeEarlier;
    const same = canBeEarlier ? sameNames(files, session.reading?.files ?? []) : 0;
    byId("choice-same").hidden = !same;
    byId("choice-same").textContent = same ? sameWords(same) : "";
    if (!this.dialog.open) this.dialog.showModal();
    byId("choice-title").focus();
  }

  /** @param {boolean} replace @param {boolean} [earlier] whether they are an earlier version */
  #chosen(replace, earlier = false) {
    const { waiting } = this;
    this.dialog.close();
    if (waiting) void this.app.load(earlier ? { ...waiting, earlier } : waiting, replace);
  }

  forget() {
    this.waiting = null;
    this.input.value = "";
    for (const dialog of [this.dialog, this.folders]) if (dialog.open) dialog.close();
  }
}
