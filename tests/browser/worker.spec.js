// @ts-check
// The engine's worker dies in every way it can; the page says so, starts another and shows the same figures.
import { payloads } from "./lib/app.js";
import { example, figures, filesIn } from "./lib/command.js";
import { EDITIONS } from "./lib/editions.js";
import { expectEqual } from "./lib/equal.js";
import { expect, test } from "./lib/test.js";

const SAID = "The calculation stopped. It was started again with the same files.";

const authority = () => example(120, 3, 7);
const files = () => payloads(filesIn(authority()), authority());

/**
 * How a worker dies. `engine` is its WebAssembly, as the glue hands it out again.
 * @type {Record<string, () => void>}
 */
const DEATHS = {
  "an error that nobody catches": () => void setTimeout(() => { throw new Error("killed by a test"); }),
  "a promise that nobody catches, then silence": () => void setTimeout(() => self.close()),
  "an endless loop": () => void setTimeout(() => { for (;;); }),
  "no memory left": () => {
    const engine = wasm_bindgen.initSync({ module: new Uint8Array() });
    // wasm-bindgen's name for the engine's allocator; a release build shortens it.
    const allocate = engine.__wbindgen_malloc ?? engine.__wbindgen_export;
    if (!allocate) throw new Error("The glue has another name for the allocator");
    // All that WebAssembly may ever have, and then the small blocks that are still free.
    const grow = (/** @type {number} */ pages) => {
      try {
        return engine.memory.grow(pages) >= 0;
      } catch {
        return false;
      }
    };
    for (let pages = 65_536; pages >= 1; ) if (!grow(pages)) pages = Math.floor(pages / 2);
    for (let bytes = 2 ** 30; bytes >= 16; ) {
      try {
        if (!allocate(bytes, 1)) throw new Error("full");
      } catch {
        bytes = Math.floor(bytes / 2);
      }
    }
  },
  "a trap inside the engine": () => {
    const engine = wasm_bindgen.initSync({ module: new Uint8Array() });
    new Uint8Array(engine.memory.buffer).fill(255);
  },
};

/**
 * A new worker has answered since the page saw the newest failure. How long that took is noted, for a busy machine
 * takes longer.
 * @param {import("./lib/app.js").AppPage} app
 */
async function expectRecovery(app) {
  const { ended, answers } = await app.watched();
  const seen = Math.max(...ended);
  const again = answers.find((at) => at > seen);
  expect(again).toBeDefined();
  test.info().annotations.push({ type: "recovery", description: `${Math.round(Number(again) - seen)} ms` });
}

for (const edition of EDITIONS) {
  test.describe(edition, () => {
    test.use({ edition });

    test("the worker is ended from outside while it is idle", async ({ app }) => {
      await app.drop(files());
      await (await app.frame()).evaluate(() => {
        const { workers, terminate } = /** @type {any} */ (window).__watch;
        terminate(workers.at(-1).worker);
      });
      await app.openIndicator("STB-01");
      await expect(app.inside.getByText(SAID)).toBeVisible();
      await expectRecovery(app);
      await app.after(() => app.inside.getByRole("link", { name: "Back to the scorecard" }).click());
      expectEqual(await app.lines(), figures([authority()]));
    });
  });
}

for (const [name, death] of Object.entries(DEATHS)) {
  test(`the worker dies of ${name}`, async ({ app }) => {
    await app.drop(files());
    const [worker] = app.page.workers();
    await worker.evaluate(death);
    await app.changeDate("2025-09-14");
    await expect(app.inside.getByText(SAID)).toBeVisible();
    expectEqual(await app.lines(), figures([authority()], "2025-09-14"));
    expect((await app.watched()).ended.filter(Boolean).length, "the page ended the dead worker").toBeGreaterThan(0);
    await expectRecovery(app);
    // The next question is answered by the new worker, without another word.
    await app.openIndicator("STB-01");
    await expect(app.body).toHaveAttribute("data-screen", "indicator");
    app.said.splice(0, app.said.length, ...app.said.filter((words) => !words.includes("killed by a test")));
  });
}

test("the worker is ended while it reads the files", async ({ app }) => {
  await killOnLoad(app, 1);
  expect(await app.drop(files())).toBe("painted");
  expectEqual(await app.lines(), figures([authority()]));
  await expect(app.inside.getByText(SAID)).toBeVisible();
  await expectRecovery(app);
});

test("files that end it twice are let go of, and the page can be used again", async ({ app }) => {
  await killOnLoad(app, 2);
  expect(await app.drop(files())).toBe("failed");
  await expect(app.inside.locator("#failed-words")).toContainText("stopped twice on these files");
  expect(await app.drop(files())).toBe("painted");
  expectEqual(await app.lines(), figures([authority()]));
});

/**
 * The next workers die as they are given files, and say so, as after a trap.
 * @param {import("./lib/app.js").AppPage} app
 * @param {number} times
 */
async function killOnLoad(app, times) {
  await (await app.frame()).evaluate((times) => {
    const post = Worker.prototype.postMessage;
    let left = times;
    Worker.prototype.postMessage = /** @this {Worker} @param {any} message @param {any} rest */ function (
      message,
      ...rest
    ) {
      Reflect.apply(post, this, [message, ...rest]);
      if (message?.op === "load" && left > 0) {
        left -= 1;
        this.dispatchEvent(new ErrorEvent("error"));
      }
    };
  }, times);
}

test("everything is cleared while the worker starts, and in the moment in which files are chosen", async ({ app }) => {
  const frame = await app.frame();
  const chosen = files().map(({ name, buffer }) => ({ name, text: buffer.toString("latin1") }));
  await frame.evaluate((chosen) => {
    const input = /** @type {HTMLInputElement} */ (document.getElementById("files"));
    const clear = ["clear", "clear-go"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
    const transfer = new DataTransfer();
    for (const { name, text } of chosen) transfer.items.add(new File([text], name, { type: "text/csv" }));
    const choose = () => {
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    // The first by a worker that is ready; the second by the one that the first has just started.
    for (let times = 0; times < 2; times += 1) {
      choose();
      for (const button of clear) button.click();
    }
  }, chosen);
  await expect(app.body).toHaveAttribute("data-state", "ready");
  await expect(app.body).toHaveAttribute("data-screen", "start");
  expect(await app.drop(files())).toBe("painted");
  expect((await app.watched()).states.map(({ state }) => state)).not.toContain("failed");
  expectEqual(await app.lines(), figures([authority()]));
});
