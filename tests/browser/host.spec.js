// @ts-check
// A page that its host has put settings and published figures into: they hold when it opens, until others are dropped,
// and again after clearing. A file that is wrong stops the build.
import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { faults } from "./lib/accessible.js";
import { AppPage, payload, payloads } from "./lib/app.js";
import { example, filesIn } from "./lib/command.js";
import { host } from "./lib/host.js";
import { DIST, ROOT } from "./lib/places.js";
import { expect, test } from "./lib/test.js";

/** @typedef {import("./lib/app.js").AppPage} Opened */

const authority = () => example(120, 3, 7);
const settings = (/** @type {number} */ value) => `{"scorecard_settings": 1, "authority": {"name": "Ash"},
  "lines": {"STB-01": {"target": {"value": ${value}, "from": "local"}}}}`;
const FIGURES = [
  "measure,year,la_code,area,value", "LACStable_2016on,2025,301,Ash,11", "LACStable_2016on,2025,,England,9",
  "LACSecret,2025,301,Ash,5\n",
].join("\n");

/** @param {Record<string, string>} files what stands in a new folder */
function folderOf(files) {
  const folder = mkdtempSync(join(tmpdir(), "host-"));
  mkdirSync(join(folder, "published"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** The page as it was built, made anew with the host's files. @param {string} folder @param {string[]} more */
function build(folder, ...more) {
  const script = `source ./build.sh; OF_THE_HOST=(); take_the_hosts "$@"; node www/build.mjs --bindgen "$BINDGEN" \\
    --engine "$ENGINE" --workbook "$WORKBOOK" --out "$OUT" "\${OF_THE_HOST[@]}"`;
  const env = { ...process.env, OUT: join(folder, "dist") };
  return spawnSync("bash", ["-c", script, "build", ...more], { cwd: ROOT, env, encoding: "utf8" });
}

/** @param {string} folder */
const both = (folder) => ["--settings", join(folder, "host.json"), "--published", join(folder, "published")];

/** @param {Opened} app */
const filled = (app) => expect(app.inside.locator('table.sc[data-beside="filled"]')).toHaveCount(1);

/** @param {Opened} app @param {...import("./lib/app.js").Payload} more */
async function dropped(app, ...more) {
  await app.choose([...payloads(filesIn(authority()), authority()), ...more]);
  await filled(app);
}

/** @param {Opened} app */
async function whence(app) {
  await app.after(() => app.inside.locator("#open-settings").click());
  const words = await app.inside.locator("#settings-whence").textContent();
  await app.after(() => app.back());
  return words;
}

test("what the host put into the page holds until others are dropped, and after clearing", async ({ page }) => {
  test.slow();
  const folder = folderOf({ "host.json": settings(9), "published/lait.csv": FIGURES, "published/read me.txt": "x" });
  const built = build(folder, ...both(folder));
  expect(built.status, built.stderr).toBe(0);
  expect(built.stdout).toContain("lait.csv: 3 rows: 2 used, 1 set aside, 0 said before.");
  expect(built.stdout).toContain("read me.txt: passed over");

  for (const edition of ["index.html", "looked-after-scorecard.html"]) {
    const made = (/** @type {string} */ name) => readFileSync(join(folder, "dist", name), "utf8");
    const place = edition === "index.html" ? await host(made) : null;
    const url = place?.url ?? pathToFileURL(join(folder, "dist", edition)).href;
    const app = await new AppPage(await page.context().newPage()).open(url);
    const { inside } = app;
    await expect(inside.locator("#with-the-page")).toContainText("host.json, lait.csv.");
    await dropped(app);
    await expect(inside.locator("#line-STB-01 .c-st")).toContainText("at most 9.0%");
    expect(await whence(app)).toBe("These are the settings that came with this page (host.json).");
    await app.after(() => inside.locator("[data-view=files]").first().click());
    const file = inside.locator('[data-file="lait.csv"]');
    await expect(file).toContainText("It came with this page.");
    await expect(file).toContainText("3 rows: 2 used, 1 set aside, 0 said before.");
    await expect(file).not.toContainText("Secret");
    expect(await faults(app)).toEqual([]);

    await app.clear();
    await dropped(app, payload("mine.json", settings(7)));
    await expect(inside.locator("#line-STB-01 .c-st")).toContainText("at most 7.0%");
    expect(await whence(app)).toBe("These are the settings of mine.json.");
    await app.clear();
    await dropped(app);
    await expect(inside.locator("#line-STB-01 .c-st")).toContainText("at most 9.0%");
    expect((await app.watched()).violations).toEqual([]);
    expect(app.said).toEqual([]);
    place?.close();
  }
});

for (const [what, files, words] of /** @type {const} */ ([
  ["settings that are no settings", { "host.json": "{\"secret\": 1}", "published/a.csv": FIGURES },
    "host.json: This is not a settings file of this page."],
  ["settings with a fault", { "host.json": `{"scorecard_settings": 1,\n"secret": 1}`, "published/a.csv": FIGURES },
    "host.json: Line 2: A key that this page does not know."],
  ["a table that is no published one", { "host.json": settings(9), "published/a.csv": "secret,b\n1,2\n" },
    "a.csv: Its headings are those of no file of published figures that this page reads."],
])) {
  test(`${what} stop the build, and nothing that stands in them is said`, () => {
    const folder = folderOf(files);
    const { status, stdout, stderr } = build(folder, ...both(folder));
    expect(status).not.toBe(0);
    expect(stderr).toContain(words);
    expect((stdout + stderr).toLowerCase()).not.toContain("secret");
  });
}

test("an unknown option stops the build, and without any the page holds nothing of a host", async ({ app }) => {
  const { status, stderr } = build(folderOf({}), "--setings", "x");
  const said = expect.stringContaining("A build takes --settings FILE and --published FOLDER.");
  expect([status, stderr]).toEqual([1, said]);
  expect(readFileSync(`${DIST}/app.html`, "utf8")).toContain('id="host-files">[]</script>');
  await expect(app.inside.locator("#with-the-page")).toHaveCount(0);
  await dropped(app);
  expect(await whence(app)).toBe("Nothing is set.");
});
