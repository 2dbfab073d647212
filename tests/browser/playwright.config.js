// @ts-check
import { defineConfig } from "@playwright/test";
import { CHROMIUM, HEADLESS_SHELL, QUIET, ROOT } from "./lib/places.js";

/** @param {string} executablePath */
const started = (executablePath) => ({ launchOptions: { executablePath, args: QUIET } });

export default defineConfig({
  testDir: ".",
  outputDir: `${ROOT}/test-results`,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Many tests wait for what must not arrive, and leave a core of two to others meanwhile.
  workers: 3,
  // The most that a machine busy with other work may take.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: { locale: "en-GB", timezoneId: "Europe/London", viewport: { width: 1440, height: 900 }, actionTimeout: 30_000 },
  projects: [
    // What differs between the whole browser and its shell: the way in and out, names looked up, what other pages
    // reach.
    {
      name: "chromium",
      testMatch: [
        "scorecard.spec.js", "clicks.spec.js", "headers.spec.js", "servers.spec.js", "delivered.spec.js",
        "openers.spec.js", "names.spec.js", "host.spec.js",
      ],
      use: started(CHROMIUM),
    },
    // Its seconds are asserted: one at a time, and run.sh runs it with no other beside it.
    { name: "worker", testMatch: "worker.spec.js", workers: 1, use: started(CHROMIUM) },
    // What the page does by itself: the same engine without windows, a third faster.
    {
      name: "shell",
      testMatch: [
        "lines.spec.js", "quality.spec.js", "files.spec.js", "beside.spec.js", "trend.spec.js", "status.spec.js",
        "sheet.spec.js", "paper.spec.js", "children.spec.js", "child.spec.js", "outlook.spec.js",
        "frameworks.spec.js", "own.spec.js", "definitions.spec.js", "elsewhere.spec.js", "cohorts.spec.js",
        "out.spec.js", "drawings.spec.js", "rates.spec.js", "added.spec.js", "typed.spec.js", "privacy.spec.js",
        "screens.spec.js", "parts.spec.js", "versions.spec.js",
      ],
      use: started(HEADLESS_SHELL),
    },
    { name: "firefox", testMatch: ["firefox.spec.js"] },
  ],
});
