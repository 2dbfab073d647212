// @ts-check
// The page's own worker, as it stands in the page that was built, on a thread of node: same text, same messages.
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

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

export class Thread {
  constructor() {
    this.worker = new Worker(AS_IN_A_BROWSER + textOf("engine-source"), { eval: true });
    /** @type {((answer: any) => void)[]} */
    this.waiting = [];
    /** @type {any[]} signs of life, in the order in which they came */
    this.beats = [];
    this.worker.on("message", (answer) => {
      if ("beat" in answer) this.beats.push(answer);
      else this.waiting.shift()?.(answer);
    });
    this.worker.on("error", (error) => this.waiting.shift()?.({ error }));
  }

  /** @returns {Promise<any>} the next thing it says, but for signs of life */
  #next() {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Hands the module over. */
  begin() {
    const answer = this.#next();
    this.worker.postMessage(bytesOf(Buffer.from(textOf("engine-module"), "base64")));
    return answer;
  }

  /** @param {unknown} request */
  send(request) {
    const answer = this.#next();
    this.worker.postMessage(request);
    return answer;
  }

  /** The reader of workbooks, for a load. */
  async reader() {
    const packed = new Blob([Buffer.from(textOf("workbook-module"), "base64")]);
    return new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  end() {
    return this.worker.terminate();
  }
}
