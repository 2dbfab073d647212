// @ts-check
// The engine's own thread. It is made from a blob: address, so it lives under the page's policy and can
// connect to nothing. The module's bytes stand in this text; nothing is loaded from anywhere.

const MODULE = "@@module@@";

/** @type {any} */
let engine = null;

/** @param {Answer} answer */
const tell = (answer) => self.postMessage(answer);

/** @param {string} text */
function bytesOf(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

/**
 * @param {number} id
 * @param {Part[]} parts
 * @param {Decision[]} decisions
 * @returns {Reading}
 */
function load(id, parts, decisions) {
  engine.clear();
  for (const part of parts) {
    if ("example" in part) {
      tell({ beat: id, phase: "Making the example authority" });
      engine.add_example(part.example.children, part.example.years, part.example.seed);
      continue;
    }
    for (const file of part.files) engine.add(file.path, new Uint8Array(file.bytes));
  }
  tell({ beat: id, phase: "Reading the rows and joining the returns" });
  return choose(decisions);
}

/**
 * Reads the files held by what the officer decided, and by nothing decided before.
 * @param {Decision[]} decisions
 * @returns {Reading}
 */
function choose(decisions) {
  engine.forget_choices();
  for (const { path, name, column, value } of decisions) engine.choose(path, name, column, value);
  return engine.read();
}

/** @param {Request} request */
function work({ id, op, args }) {
  tell({ beat: id, phase: op === "load" ? "Taking the files in" : "Working out the figures" });
  if (op === "load") return load(id, args[0], args[1]);
  if (op === "choose") return choose(args[0]);
  if (op === "scorecard") return engine.scorecard(args[0]);
  if (op === "indicator") return engine.indicator(args[0], args[1]);
  if (op === "cases") return engine.cases(args[0], args[1], args[2], args[3], args[4]);
  if (op === "case") return engine.case(args[0], args[1], args[2]);
  return engine[op](...args);
}

self.onmessage = (event) => {
  try {
    tell({ id: event.data.id, value: work(event.data) });
  } catch (fault) {
    // The engine refuses with a sentence. Anything else is a trap (a fault in the program, no memory left,
    // too deep a recursion): its memory can no longer be trusted, so the page throws this thread away.
    if (typeof fault === "string") tell({ id: event.data.id, refused: fault });
    else tell({ stopped: fault instanceof Error ? fault.name : "unknown" });
  }
};

wasm_bindgen.initSync({ module: bytesOf(MODULE) });
engine = new wasm_bindgen.Engine();
tell({ ready: true });
