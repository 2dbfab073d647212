// @ts-check
// Whose code is delivered: on the page itself only our own runs, and the licences of others' code are all there.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { AppPage } from "./lib/app.js";
import { EDITIONS, open } from "./lib/editions.js";
import { published } from "./lib/host.js";
import { ROOT } from "./lib/places.js";
import { expect, test } from "./lib/test.js";

/** The page's build tools, as they are installed beside its sources. */
const tools = createRequire(`${ROOT}/www/`);

/** What one of our scripts becomes, and every file that it is made from. @param {string} entry */
async function bundled(entry) {
  const built = await tools("esbuild").build({
    absWorkingDir: `${ROOT}/www`, entryPoints: [`app/${entry}`], bundle: true, write: false, metafile: true,
    format: "iife", target: "es2022", charset: "utf8", legalComments: "none",
  });
  return { text: built.outputFiles[0].text.trim(), inputs: Object.keys(built.metafile.inputs) };
}

/** The scripts of a page that its browser runs. @param {import("@playwright/test").Frame} frame */
const running = (frame) =>
  frame.evaluate(() =>
    Array.from(document.scripts)
      .filter(({ type }) => type !== "text/plain")
      .map(({ src, text }) => src + text.trim()),
  );

/** What the policy of a page lets run, as it stands in the page. @param {import("@playwright/test").Frame} frame */
const allowed = (frame) =>
  frame.evaluate(() =>
    /script-src ([^;]*)/
      .exec(document.querySelector("meta[http-equiv=Content-Security-Policy]")?.getAttribute("content") ?? "")?.[1]
      ?.split(" ")
      .sort(),
  );

/** @param {string[]} scripts as they stand in the page */
const hashes = (...scripts) =>
  [
    "'wasm-unsafe-eval'",
    ...scripts.map((text) => `'sha256-${createHash("sha256").update(`${text}\n`).digest("base64")}'`),
  ].sort();

for (const edition of EDITIONS) {
  test(`on the page itself our own files run, and it offers the licences of others, ${edition}`, async ({ page }) => {
    const [lock, main, outer] = await Promise.all(["lock.js", "main.js", "outer.js"].map(bundled));
    if (!lock || !main || !outer) throw new Error("A script is not there");
    const ours = new Set(
      readdirSync(`${ROOT}/www/app`, { recursive: true, encoding: "utf8" }).map((name) => `app/${name}`),
    );
    for (const { inputs } of [lock, main, outer]) expect(inputs.filter((input) => !ours.has(input))).toEqual([]);
    const place = await open(edition);
    const app = await new AppPage(page).open(place.url);
    const frame = await app.frame();
    expect(await running(frame)).toEqual([lock.text, main.text]);
    expect(await running(page.mainFrame())).toEqual([outer.text]);
    expect(await allowed(frame)).toEqual(hashes(lock.text, main.text));
    expect(await allowed(page.mainFrame())).toEqual(hashes(lock.text, main.text, outer.text));

    await app.inside.getByText("Licences of others' code").click();
    await expect(app.inside.locator("#notices-text")).not.toBeEmpty();
    const shown = await app.inside.locator("#notices-text").textContent();
    expect(shown === published("THIRD-PARTY-NOTICES.txt")).toBe(true);
    place.close();
  });
}

test("the frame of both editions is app.html to the byte", async ({ browser }) => {
  const texts = await Promise.all(EDITIONS.map(async (edition) => {
    const page = await browser.newPage();
    const place = await open(edition);
    await new AppPage(page).open(place.url);
    const text = await page.locator("iframe#app").getAttribute("srcdoc");
    await page.close();
    place.close();
    return text ?? edition;
  }));
  const app = published("app.html");
  expect(app?.length).toBeGreaterThan(100_000);
  expect(texts.map((text) => text === app)).toEqual([true, true]);
});

test("control: code of others would be seen among the files of a script", async () => {
  const built = await tools("esbuild").build({
    stdin: { contents: "export * from 'govuk-frontend'", resolveDir: `${ROOT}/www` },
    bundle: true, write: false, metafile: true, absWorkingDir: `${ROOT}/www`,
  });
  expect(Object.keys(built.metafile.inputs).some((input) => input.startsWith("node_modules/govuk-frontend/"))).toBe(
    true,
  );
});

/** The words that follow each package's name. */
function licences() {
  const parts = (published("THIRD-PARTY-NOTICES.txt") ?? "").split(/\n-{80}\n/).slice(1);
  return new Map(parts.flatMap((part) => {
    const [names = "", ...text] = part.trim().split("\n\n");
    return names.split("\n").map((line) => [line.replace(/ \(.*$/, ""), text.join("\n\n")]);
  }));
}

test("every crate and package in what is delivered stands in the notices with its licence", () => {
  const target = ["--target", "wasm32-unknown-unknown", "--features", "workbook"];
  const tree = ["tree", "--locked", "-e", "normal", ...target, "--prefix", "none"];
  const crates = execFileSync("cargo", tree, { cwd: ROOT, encoding: "utf8" }).match(/^\S+ v\S+/gm) ?? [];
  const styles = ["app.scss", "outer.scss"].flatMap((name) => {
    const { loadedUrls } = tools("sass").compile(`${ROOT}/www/style/${name}`, {
      loadPaths: [`${ROOT}/www/node_modules`],
      quietDeps: true,
    });
    return loadedUrls
      .map((/** @type {URL} */ url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(fileURLToPath(url))?.[1])
      .filter(Boolean);
  });
  const npm = [...new Set(styles)].map(
    (name) => `${name} ${JSON.parse(readFileSync(`${ROOT}/www/node_modules/${name}/package.json`, "utf8")).version}`,
  );
  const wanted = [...crates.map((crate) => crate.replace(" v", " ")), ...npm].filter(
    (name) => !name.startsWith("looked-after-scorecard "),
  );
  expect(wanted).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^csv \d/),
      expect.stringMatching(/^zip \d/),
      expect.stringMatching(/^govuk-frontend \d/),
    ]),
  );
  const found = licences();
  const isLicence = (/** @type {string} */ name) =>
    /permission is hereby granted|apache license|this software is provided 'as-is'/i.test(found.get(name) ?? "");
  expect(wanted.filter((name) => !isLicence(name))).toEqual([]);
});
