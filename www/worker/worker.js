// @ts-check
// The engine's own thread. It is made from a blob: address, so it lives under the page's policy and can
// connect to nothing. The page hands it the module's bytes first; nothing is loaded from anywhere.

/** @type {WasmEngine} made before the page asks anything */
let engine;
/** Whether the reader of workbooks is at work too: a module of its own, without the engine. */
let hasReader = false;
/** What the host has put into the page: it comes before the module. @type {{ path: string, packed: ArrayBuffer }[]} */
let hosts = [];
/** Whether the page has made a request. */
let asked = false;

/** A sign of life is told at most this often: of each of a hundred files it would cost more than it says. */
const BEAT_MS = 100;

/** @param {Answer} answer */
const tell = (answer) => self.postMessage(answer);

let told = 0;

/** @param {number} id of the request that files are taken in for */
function beat(id) {
  const now = performance.now();
  if (now - told < BEAT_MS) return;
  told = now;
  tell({ beat: id, phase: "taking" });
}

/** @param {FilePart} file */
function add({ path, bytes, size, boxed }) {
  const text = new Uint8Array(bytes);
  if (size) return engine.add_refused(path, text, size);
  if (!boxed) return engine.add(path, text);
  for (const table of workbook_bindgen.open(path, text)) {
    engine.add_table(table.path, table.bytes(), table.remarks());
    table.free();
  }
}

/**
 * @param {number} id
 * @param {Part[]} parts
 * @param {Decision[]} decisions
 * @param {ArrayBuffer | null} reader
 * @returns {Reading}
 */
function load(id, parts, decisions, reader) {
  engine.clear();
  decide(decisions);
  begun(reader);
  for (const part of parts) {
    if ("example" in part) {
      tell({ beat: id, phase: "making" });
      invent(part.example);
      continue;
    }
    for (const file of part.files) {
      beat(id);
      add(file);
    }
    if (part.earlier) engine.keep_as_earlier();
  }
  tell({ beat: id, phase: "reading" });
  return engine.read();
}

/** @param {Example} example */
function invent({ children, years, seed, report }) {
  if (report) engine.add_report(report);
  else engine.add_example(children, years, seed);
}

/** Sets the reader of workbooks to work, once. @param {ArrayBuffer | null} reader */
function begun(reader) {
  if (reader && !hasReader) workbook_bindgen.initSync({ module: new Uint8Array(reader) });
  hasReader ||= Boolean(reader);
}

/** @param {Saved} table @param {ArrayBuffer} reader which writes them too */
function workbook(table, reader) {
  begun(reader);
  return workbook_bindgen.write(table).buffer;
}

/** @param {Paper} paper @param {ArrayBuffer} reader which writes documents too */
function written(paper, reader) {
  begun(reader);
  return workbook_bindgen.word(paper).buffer;
}

/**
 * Files are read by what the officer decided from here on, and by nothing decided before.
 * @param {Decision[]} decisions
 */
function decide(decisions) {
  engine.forget_choices();
  for (const { path, name, column, value } of decisions) engine.choose(path, name, column, value);
}

/** @param {Question} question */
function work(question) {
  const { id, op } = question;
  tell({ beat: id, phase: op === "load" ? "taking" : "working" });
  if (op === "load") return load(id, ...question.args);
  if (op === "choose") return choose(...question.args);
  if (op === "document") return written(...question.args);
  if (op === "peek") return peek(...question.args);
  if (op === "workbook") return workbook(...question.args);
  return plain(question);
}

/**
 * @param {Decision[]} decisions
 * @param {string} path
 * @param {ArrayBuffer} first
 * @param {number} size
 */
function peek(decisions, path, first, size) {
  decide(decisions);
  return engine.is_refused(path, new Uint8Array(first), size);
}

/** @param {Decision[]} decisions */
function choose(decisions) {
  decide(decisions);
  return engine.read();
}

/**
 * @template {PlainWork} K
 * @param {Questions[K]} question
 */
function plain({ op, args }) {
  /** @type {Methods} */
  const methods = engine;
  return methods[op](...args);
}

/** @param {Question} question */
function answer(question) {
  try {
    tell({ id: question.id, value: work(question) });
  } catch (fault) {
    // The engine refuses with a sentence. Anything else is a trap (a fault in the program, no memory left,
    // too deep a recursion): its memory can no longer be trusted, so the page throws this thread away.
    if (typeof fault === "string") tell({ id: question.id, refused: fault });
    else stopped(fault);
  }
}

/** @param {unknown} fault */
const stopped = (fault) => tell({ stopped: fault instanceof Error ? fault.name : "unknown" });

/** @param {ArrayBuffer} packed */
async function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {ArrayBuffer} packed */
async function begin(packed) {
  wasm_bindgen.initSync({ module: await unpacked(packed) });
  engine = new wasm_bindgen.Engine();
  for (const { path, packed } of hosts) engine.add_host(path, await unpacked(packed));
  tell({ ready: true });
  setTimeout(rehearse);
}

/** How often the rehearsal is played: what is called less is not worth the browser's work on it. */
const REHEARSALS = 6;

/**
 * Browsers make a function fast only after it has run for a while. So it runs on a few invented children
 * while the officer looks for the files; a request goes before what is left of it.
 */
function rehearse() {
  const stage = new wasm_bindgen.Engine();
  let asAt = "";
  const play = [() => void (asAt = stage.read().as_at ?? ""), () => void stage.scorecard(asAt)];
  const steps = [() => stage.add_example(60, 2, 1), ...Array.from({ length: REHEARSALS }, () => play).flat()];
  const next = () => {
    const step = asked ? undefined : steps.shift();
    if (!step) return stage.free();
    step();
    setTimeout(next);
  };
  next();
}

self.onmessage = ({ data }) => {
  if (data instanceof ArrayBuffer) begin(data).catch(stopped);
  else if ("host" in data) hosts = data.host;
  else {
    asked = true;
    answer(data);
  }
};
