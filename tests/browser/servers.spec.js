// @ts-check
// The settings that we hand out for web servers, in the servers themselves: every header arrives with every file, and
// the page works.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppPage, payloads } from "./lib/app.js";
import { example, figures, filesIn } from "./lib/command.js";
import { expectEqual } from "./lib/equal.js";
import { advised, published } from "./lib/host.js";
import { DIST } from "./lib/places.js";
import { apache, nginx, ours } from "./lib/servers.js";
import { expect, test } from "./lib/test.js";

const FILES = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((name) =>
  statSync(join(DIST, name)).isFile(),
);

/** @param {string} url @param {string} name */
async function answer(url, name) {
  const response = await fetch(url + name);
  const wanted = advised(name);
  const sent = Object.fromEntries(Object.keys(wanted).map((header) => [header, response.headers.get(header)]));
  return { wanted, sent, type: response.headers.get("Content-Type"), text: await response.text() };
}

/** @param {string} url */
async function expectEveryHeader(url) {
  for (const file of ["", ...FILES]) {
    const { wanted, sent, type, text } = await answer(url, file);
    expect(sent, file).toEqual(wanted);
    expect(text === published(file || "index.html"), file).toBe(true);
    if (/^$|\.html$/.test(file)) expect(type?.toLowerCase(), file).toBe("text/html; charset=utf-8");
  }
}

for (const [name, start] of Object.entries({ nginx, Apache: apache })) {
  test(`${name} sends every header with every file, and the page works`, async ({ page }) => {
    const place = await start();
    await expectEveryHeader(place.url);
    const app = await new AppPage(page).open(place.url);
    await expect(app.inside.locator("#headers")).toHaveText(/^In force: /);
    const folder = example(120, 3, 7);
    await app.drop(payloads(filesIn(folder), folder));
    expectEqual(await app.lines(), figures([folder]));
    expect(app.said, "the console").toEqual([]);
    await place.close();
  });
}

test("build.sh serve sends every header with every file", async () => {
  const place = await ours();
  await expectEveryHeader(place.url);
  await place.close();
});

test("the settings for IIS, which we cannot run, name the same headers", () => {
  const text = readFileSync(`${DIST}/hosting/web.config`, "utf8");
  const named = (/** @type {string} */ part) =>
    Object.fromEntries(
      Array.from(part.matchAll(/<add name="([^"]*)" value="([^"]*)"/g), ([, header, value]) => [header, value]),
    );
  const [everywhere = "", ...places] = text.split(/(?=<location path=)/);
  for (const page of ["index.html", "app.html", "looked-after-scorecard.html"]) {
    const own = places.find((place) => place.startsWith(`<location path="${page}">`)) ?? "";
    expect({ ...named(everywhere), ...named(own) }, page).toEqual(advised(page));
  }
});
