// @ts-check
// The committee's paper: what the engine wrote, what somebody wrote over it, and the file for Word.
import { el, hidden, keep } from "../dom.js";
import { icon } from "../icons.js";
import { paperChart } from "../paper-chart.js";
import { crumb } from "../parts.js";
import { actions } from "./actions.js";
import { consulted } from "./consulted.js";
import { choiceField, pairs, settle } from "./fields.js";
import { releaseCheck } from "./release.js";
import { sentences } from "./sentences.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** @typedef {{ app: App, errors: HTMLElement, of: PaperOf }} Held what the parts of the screen share */

/**
 * @param {App} app
 * @returns {Promise<Shown>}
 */
export async function paperScreen(app) {
  const of = await app.session.paper();
  const errors = el("div");
  /** @type {Held} */
  const held = { app, errors, of };
  const { paper } = of;
  const body = el("div", {},
    crumb(app, "Back to the scorecard", { screen: "scorecard" }),
    errors,
    controls(held),
    formOf(held),
    actions(app, of, errors),
    consulted(app, of, errors),
    sentences(app, of, errors),
    releaseCheck(app, of.release, ""),
    el("article", { class: "paper" },
      el("h1", { tabindex: -1 }, paper.title),
      paper.authority && el("p", { class: "quiet" }, paper.authority),
      paper.parts.filter((part) => !part.left_out).map((part) => partOf(held, part)),
    ),
  );
  return { title: "Committee paper", dated: true, body };
}

/** How often the paper comes and whose words it uses, in one place. @param {Held} held */
function formOf({ app, errors, of: { forms } }) {
  const form = choiceField("paper-form", "Form of the paper", forms.form, pairs(forms.forms));
  const words = choiceField("paper-words", "Words", forms.words, pairs(forms.vocabularies));
  const use = el("button", { type: "button", class: "govuk-button govuk-button--secondary", id: "form-use" },
    "Use this form",
  );
  const chosen = () => ({ form: form.value(), words: words.value() });
  use.addEventListener("click", () =>
    void settle(app, errors, () => app.session.own("set_paper_form", [chosen()]), { screen: "paper", at: "form-use" }),
  );
  return el("div", { class: "no-print", id: "paper-forms" },
    el("div", { class: "settings" }, form.whole, words.whole),
    el("p", { class: "quiet small" }, "A form sets the title, the parts and what each line is set beside."),
    el("div", { class: "btns" }, use),
  );
}

/** @param {Held} held */
function controls({ app, errors, of: { paper, details, headings, order } }) {
  const fields = details.map(({ key, label, text }) => {
    const input = el("input", { class: "in", id: `paper-${key}`, autocomplete: "off", value: text });
    return { key, input, whole: el("div", { class: "field" }, el("label", { for: `paper-${key}` }, label), input) };
  });
  const parts = paper.parts.filter(({ heading }) => heading).map(({ key, heading, left_out }) => {
    const box = el("input", { type: "checkbox", id: `part-${key}`, checked: !left_out });
    const whole = el("p", { class: "tick", "data-key": key }, box, el("label", { for: `part-${key}` }, heading));
    if (order.includes(key)) whole.append(" ", mover(whole, "up", heading), " ", mover(whole, "down", heading));
    return { key, box, whole };
  });
  const own = el("textarea", { class: "in in--long", id: "paper-headings", rows: 3, spellcheck: "false" }, headings);
  const ticks = el("fieldset", { class: "ticks" },
    el("legend", {}, "Parts, in their order"),
    parts.map(({ whole }) => whole),
  );
  const set = el("button", { type: "button", class: "govuk-button govuk-button--secondary", id: "paper-set" },
    "Set these details",
  );
  set.addEventListener("click", () => {
    /** @type {PaperForm} */
    const form = {
      details: fields.map(({ key, input }) => [key, input.value]),
      texts: [],
      left_out: parts.filter(({ box }) => !box.checked).map(({ key }) => key),
      headings: own.value,
      order: [...ticks.querySelectorAll("p")].map(({ dataset }) => dataset.key ?? "").filter((key) =>
        order.includes(key),
      ),
    };
    void settle(app, errors, () => app.session.setPaper(form), { screen: "paper", at: "paper-fold" });
  });
  return el("div", { class: "no-print" },
    outdated(paper),
    el("div", { class: "btns" },
      el("button", { type: "button", class: "govuk-button", id: "paper-word", onclick: () => void word(app, paper) },
        "Save as a Word document",
      ),
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => window.print() },
        "Print this paper",
      ),
    ),
    el("p", { class: "lede" },
      "Every paragraph can be written in your own words. They are kept with your settings, and say so when the " +
        "figure beneath them moves. Small numbers are held back as on the committee sheet.",
    ),
    el("details", { class: "moves", id: "paper-fold" },
      el("summary", {}, "Details and parts of the paper"),
      el("div", { class: "settings" }, fields.map(({ whole }) => whole)),
      el("div", { class: "field" },
        el("label", { for: "paper-headings" }, "Headings of your own, each on a line of its own"),
        el("p", { class: "quiet small" },
          "Each becomes a part of the paper for you to write. It follows the background until you move it.",
        ),
        own,
      ),
      ticks,
      el("div", { class: "btns" }, set),
    ),
  );
}

/**
 * What was written over a figure that has moved goes out as it was written, so it is named before it does.
 * @param {Paper} paper
 */
function outdated({ parts }) {
  const shown = parts.filter((part) => !part.left_out).flatMap(({ blocks }) => blocks);
  const moved = shown.flatMap((block) => (block.is === "words" && block.was ? [block] : []));
  return moved.length > 0 &&
    el("div", { class: "dq dq--note", id: "paper-outdated" }, icon("flag"),
      el("span", {},
        el("b", {}, "Your own words stand over figures that have moved since. "),
        "They are printed and saved for Word as you wrote them. Read them first:",
        el("ul", {},
          moved.map(({ key, text }) => el("li", {}, el("a", { href: `#para-${key}` }, shortened(text)))),
        ),
      ),
    );
}

/** The first words of a text. @param {string} text */
const shortened = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/**
 * A button that moves a part one place: set with the details.
 * @param {HTMLElement} whole
 * @param {"up" | "down"} way
 * @param {string} heading
 */
function mover(whole, way, heading) {
  const button = el("button", { type: "button", class: "link" }, `Move ${way}`, hidden(`: ${heading}`));
  button.addEventListener("click", () => {
    const other = way === "up" ? whole.previousElementSibling : whole.nextElementSibling;
    if (!other?.querySelector("button")) return;
    if (way === "up") other.before(whole);
    else other.after(whole);
    button.focus();
  });
  return button;
}

/**
 * @param {App} app
 * @param {Paper} paper
 */
async function word(app, paper) {
  try {
    const name = `committee-paper-${app.session.scorecard?.as_at}.docx`;
    keep(name, new Blob([await app.session.document(paper)], { type: WORD }));
  } catch (fault) {
    app.fail(fault);
  }
}

/**
 * @param {Held} held
 * @param {PaperPart} part
 */
function partOf(held, { key, heading, blocks, wide }) {
  const isEmpty = !blocks.some(says);
  return el("section", { class: `${wide ? "paper__wide" : ""}${isEmpty ? " no-print" : ""}`, "data-part": key },
    heading && el("h2", {}, heading),
    blocks.map((block) => {
      if (block.is === "heading") return el("h3", {}, block.words);
      if (block.is === "chart") return picture(block);
      return block.is === "words" ? paragraph(held, block, heading) : table(block);
    }),
    isEmpty && !blocks.length && el("p", { class: "quiet" }, "Nothing to say here."),
  );
}

/** @param {PaperBlock} block */
const says = (block) =>
  block.is === "words" ? block.text !== "" : block.is === "chart" || (block.is === "table" && block.rows.length > 0);

/** A picture, with what it shows above it. @param {PaperChart} chart */
const picture = (chart) =>
  el("figure", { class: "paper__picture", id: `para-${chart.key}`, "data-key": chart.key, tabindex: -1 },
    el("figcaption", {}, chart.title),
    paperChart(chart),
    chart.gaps && el("p", { class: "quiet small" }, chart.gaps),
  );

/**
 * A paragraph, and what can be done with it.
 * @param {Held} held
 * @param {PaperWords} words
 * @param {string} heading of the part that it stands in
 */
function paragraph(held, words, heading) {
  const { app } = held;
  const { key, text, line, own, was } = words;
  const whole = el("div", { class: "para", id: `para-${key}`, "data-key": key, tabindex: -1 });
  const about = hidden(`: ${text.slice(0, 60) || heading}`);
  const write = el("button", { type: "button", class: "link" }, text ? "Write it in your own words" : "Write", about);
  write.addEventListener("click", () => whole.replaceChildren(editor(held, words, heading)));
  const open = () => line && app.nav.go({ screen: "indicator", id: line });
  whole.append(
    el("p", {}, text || el("span", { class: "quiet no-print" }, "Nothing is written here yet.")),
    el("p", { class: "para__act no-print small" },
      own !== null && text !== "" && own !== "" && [el("span", { class: "quiet" }, "Your own words."), " "],
      write,
      line && [" ", el("a", { href: "#indicator", "data-view": "indicator", onclick: open },
        "Where this comes from", hidden(`: ${text.slice(0, 60)}`))],
      own && [" ", back(held, key)],
    ),
  );
  if (was) whole.append(moved(was, own ?? ""));
  return whole;
}

/**
 * @param {string} was
 * @param {string} own
 */
const moved = (was, own) =>
  el("p", { class: "dq dq--note no-print", "data-moved": "" },
    icon("flag"),
    el("span", {},
      el("b", {}, "The figure has moved since this was written. "), `It read: "${was}" It would now read: "${own}"`,
    ),
  );

/** @param {Held} held @param {string} key */
function back(held, key) {
  const button = el("button", { type: "button", class: "link" }, "Use the page's words again");
  button.addEventListener("click", () => put(held, key, null));
  return button;
}

/**
 * @param {Held} held
 * @param {string} key
 * @param {string | null} text
 */
function put({ app, errors, of: { paper, details, headings, order } }, key, text) {
  /** @type {PaperForm} */
  const form = {
    details: details.map((one) => [one.key, one.text]),
    texts: [{ key, text }],
    left_out: paper.parts.filter(({ left_out }) => left_out).map((part) => part.key),
    headings,
    order,
  };
  void settle(app, errors, () => app.session.setPaper(form), { screen: "paper", at: `para-${key}` });
}

/**
 * @param {Held} held
 * @param {PaperWords} words
 * @param {string} heading
 */
function editor(held, { key, text }, heading) {
  const field = el("textarea", { class: "in in--long", id: "para-text", rows: 4, spellcheck: "false" }, text);
  const done = el("button", { type: "button", class: "govuk-button govuk-button--secondary" }, "Keep these words");
  done.addEventListener("click", () => put(held, key, field.value));
  const stop = el("button", { type: "button", class: "link" }, "Cancel");
  stop.addEventListener("click", () => held.app.nav.go({ screen: "paper", at: `para-${key}` }));
  queueMicrotask(() => field.focus());
  return el("div", { class: "field" },
    el("label", { for: "para-text" }, "Your words", hidden(` in ${heading}`)),
    field,
    el("div", { class: "btns" }, done, stop),
  );
}

/** @param {PaperTable} table */
function table({ caption, headings, rows }) {
  if (!rows.length) return null;
  const across = Math.max(headings.length, ...rows.map((row) => row.length));
  return el("table", { class: "plain", "data-caption": caption },
    el("caption", { class: "govuk-visually-hidden" }, caption),
    headings.length > 0 && el("thead", {}, el("tr", {}, headings.map((words) => el("th", { scope: "col" }, words)))),
    el("tbody", {}, rows.map((row) => tableRow(row, headings, across))),
  );
}

/**
 * @param {string[]} row
 * @param {string[]} headings
 * @param {number} across
 */
function tableRow(row, headings, across) {
  if (row.length === 1 && across > 1)
    return el("tr", { class: "sec" }, el("th", { colspan: across, scope: "rowgroup" }, row[0]));
  return el("tr", {},
    row.map((words, at) =>
      at === 0 ? el("th", { scope: "row" }, words) : el("td", { "data-l": headings[at] ?? null }, words),
    ),
  );
}
