// The single file, opened from a folder with no server: the same stories as on the site, in both browsers; and what is its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch, open, openGlasgow, profile, use } from "./support/chromium.mjs";
import { holds, launchFirefox, openTab, press, saved, until } from "./support/firefox.mjs";
import { sentence } from "./support/person.mjs";
import { layFile } from "./support/site.mjs";

process.env.COCREA_EDITION = "file";
await import("./glasgow.test.mjs");
await import("./firefox.test.mjs");

/** Words on the page, whichever view shows it. @param {import("puppeteer-core").Page} page @param {string} words */
const shows = (page, words) => until(page, (wanted) => new DOMParser().parseFromString(globalThis.cocreaTest.program.html(), "text/html").body.textContent?.includes(wanted), words);

test("Chromium: the text view has its fonts, and the page says where the browser's copy lies", { timeout: 60_000 }, async (t) => {
  const { folder, remove } = await profile();
  const [file, context] = await Promise.all([layFile(), launch(folder)]);
  t.after(async () => {
    await context.close();
    await Promise.all([remove(), file.close()]);
  });
  const { page, watched } = await open(context, file.url);
  await use(page, "text");
  await page.getByText(sentence("edition.text")).waitFor();
  assert.deepEqual(await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].map(({ family, weight, status }) => `${family.replaceAll("\"", "")} ${weight} ${status}`);
  }), ["Source Sans 3 400 loaded", "Source Sans 3 600 loaded", "Cocrea Icons 400 loaded"]);
  await openGlasgow(page);
  assert.equal(await page.getByText(sentence("edition.text")).count(), 0, "on the start page and on the file page only");
  await page.goto(file.url);
  await page.getByText(sentence("edition.text")).waitFor();
  watched.assertNone();
});

test("Firefox: moved to another folder the file finds no plans and says why; back in its folder they are there", { timeout: 120_000 }, async (t) => {
  const [file, moved, firefox] = await Promise.all([layFile(), layFile(), launchFirefox()]);
  t.after(async () => {
    await firefox.close();
    await Promise.all([file.close(), moved.close()]);
  });
  const first = await openTab(firefox.browser, file.url);
  await press(first.page, "sample:glasgow-2021");
  await holds(first.page, "Glasgow");
  await saved(first.page);
  await first.page.close();

  const there = await openTab(firefox.browser, moved.url);
  await shows(there.page, sentence("edition.moved"));
  assert.equal(await there.page.evaluate(() => globalThis.cocreaTest.program.html().includes("stored:")), false);
  await there.page.close();

  const back = await openTab(firefox.browser, file.url);
  await until(back.page, () => globalThis.cocreaTest.program.html().includes("stored:"));
  assert.equal(await back.page.evaluate((words) => globalThis.cocreaTest.program.html().includes(words), sentence("edition.moved")), false);
  for (const tab of [first, there, back]) tab.assertNoTrouble();
});
