// @ts-check
// The engine's own thread. It is made from a blob: address, so it lives under the page's policy and can
// connect to nothing. The page hands it the module's bytes first; nothing is loaded from anywhere.

/** @type {WasmEngine} made before the page asks anything */
let engine;
/** Whether the reader of workbooks is at work too: a module of its own, without the engine. */
let hasReader = false;
/** Whether the page has made a request. */
let asked = false;

/** @param {Answer} answer */
const tell = (answer) => self.postMessage(answer);

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
      engine.add_example(part.example.children, part.example.years, part.example.seed);
      continue;
    }
    for (const file of part.files) {
      tell({ beat: id, phase: "taking" });
      add(file);
    }
  }
  tell({ beat: id, phase: "reading" });
  return engine.read();
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
async function begin(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  wasm_bindgen.initSync({ module: new Uint8Array(await new Response(stream).arrayBuffer()) });
  engine = new wasm_bindgen.Engine();
  tell({ ready: true });
  setTimeout(rehearse);
}

/**
 * Browsers make a function fast only after it has run for a while. So it runs on a few invented children
 * while the officer looks for the files; a request goes before what is left of it.
 */
function rehearse() {
  const stage = new wasm_bindgen.Engine();
  let asAt = "";
  const steps = [
    () => stage.add_example(60, 2, 1),
    () => void (asAt = stage.read().as_at ?? ""),
    () => void stage.scorecard(asAt),
  ];
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
  else {
    asked = true;
    answer(data);
  }
};
