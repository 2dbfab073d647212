// @ts-check
// The page's own worker, as it stands in the page that was built, on a thread of node: same text, same messages.
import { readFileSync } from "node:fs";
import { Worker as NodeWorker } from "node:worker_threads";

const PAGE = new URL("../../../dist/app.html", import.meta.url);

/** A worker of node made to look like one of a browser. */
const AS_IN_A_BROWSER = `
  const { parentPort } = require("node:worker_threads");
  globalThis.self = globalThis;
  self.postMessage = (answer) => parentPort.postMessage(answer);
  parentPort.on("message", (data) => self.onmessage({ data }));
`;

/** @param {string} id of an element of the page that holds text */
function textOf(id) {
  const page = readFileSync(PAGE, "utf8");
  const [, text] = page.split(new RegExp(`<script type="text/plain" id="${id}">`));
  if (!text) throw new Error(`The page has no ${id}: build it first`);
  return text.slice(0, text.indexOf("</script>"));
}

/** @param {Buffer} buffer its bytes alone, as a message carries them @returns {ArrayBuffer} */
export const bytesOf = (buffer) => new Uint8Array(buffer).buffer;

/** @param {string} id of an element of the page that holds bytes */
const bytesIn = (id) => Buffer.from(textOf(id), "base64");

/** The reader of workbooks, unpacked. */
export async function workbookReader() {
  const packed = new Blob([bytesIn("workbook-module")]);
  return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/**
 * The thread under the names that a browser's worker has; given its module, as the page does.
 * @param {(message: Question) => void} [onAsked] told of each question before the thread is
 * @returns {Worker}
 */
export function startWorker(onAsked = () => {}) {
  const thread = new NodeWorker(AS_IN_A_BROWSER + textOf("engine-source"), { eval: true });
  /** @type {any} */
  const worker = {
    terminate: () => void thread.terminate(),
    postMessage: (/** @type {any} */ message, /** @type {ArrayBuffer[]} */ transfer) => {
      if ("op" in message) onAsked.call(worker, message);
      thread.postMessage(message, transfer);
    },
  };
  thread.on("message", (data) => worker.onmessage?.({ data }));
  thread.on("error", () => worker.onerror?.({ preventDefault() {} }));
  worker.postMessage(bytesOf(bytesIn("engine-module")));
  return worker;
}

/** Asks one thing after the other. */
export class Thread {
  constructor() {
    this.worker = startWorker();
    /** @type {((answer: any) => void)[]} */
    this.waiting = [];
    /** @type {any[]} signs of life, in the order in which they came */
    this.beats = [];
    this.worker.onmessage = ({ data }) => ("beat" in data ? this.beats.push(data) : this.waiting.shift()?.(data));
    this.worker.onerror = () => this.waiting.shift()?.({ error: true });
    /** Its first word. */
    this.begun = this.#next();
  }

  /** @returns {Promise<any>} the next thing it says, but for signs of life */
  #next() {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /**
   * @param {string} op
   * @param {...unknown} args
   */
  async ask(op, ...args) {
    // Before its first word it has no engine.
    await this.begun;
    const answer = this.#next();
    this.worker.postMessage({ id: 1, op, args });
    return answer;
  }

  end() {
    this.worker.terminate();
  }
}
