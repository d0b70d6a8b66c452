// Figures of the running page in Chromium: when it is ready, what it costs while nobody does anything, and a command until it is durable. (Frames of a long
// timeline are ui_timeline_bench's.) Prints one JSON object a line, as tools/bench.mjs asks.
import { closeSync, existsSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { launch, open, openGlasgow, profile, use, widget } from "../e2e/support/chromium.mjs";
import { serve } from "../e2e/support/site.mjs";
import { ready } from "../e2e/support/until.mjs";

/** @param {string} name @param {number} value @param {string} unit @param {number} [limit] */
const figure = (name, value, unit, limit) => console.log(JSON.stringify({ name, value, unit, limit }));

/** Seconds: the browser counts what it used in hundredths of one. */
const IDLE = 20;

/** @param {number[]} values @param {number} part */
const quantile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];

/** Warm: the files are in the browser's cache. @param {import("playwright-core").Page} page @param {string} url */
async function timeToReady(page, url) {
  const words = [], usable = [];
  for (let time = 0; time < 9; time += 1) {
    await page.goto(url);
    await ready(page);
    const { first, at } = await page.evaluate(() => ({
      first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN, at: performance.getEntriesByName("cocrea-ready")[0].startTime,
    }));
    if (time > 1) {
      words.push(first);
      usable.push(at);
    }
  }
  figure("text visible, warm cache", quantile(words, 0.5), "ms");
  figure("ready to use, warm cache", quantile(usable, 0.5), "ms", 300);
}

/** Seconds of CPU that all processes of the browser have used. @param {import("playwright-core").BrowserContext} context @param {import("playwright-core").Page} page */
async function cpuSeconds(context, page) {
  const browser = context.browser();
  const session = browser ? await browser.newBrowserCDPSession() : await context.newCDPSession(page);
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer" || type === "GPU").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/** Percent of a core over some seconds. @param {import("playwright-core").BrowserContext} context @param {import("playwright-core").Page} page @param {number} seconds */
async function processor(context, page, seconds) {
  const before = await cpuSeconds(context, page);
  await new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });
  return (100 * (await cpuSeconds(context, page) - before)) / seconds;
}

/**
 * @param {import("playwright-core").BrowserContext} context @param {import("playwright-core").Page} page
 * @param {number} empty what the browser takes for an empty page, in % of a core: its own housekeeping
 */
async function idle(context, page, empty) {
  // Wait until the last frame of what was done before is drawn.
  await page.evaluate(() => new Promise((resolve) => {
    let before = -1;
    const look = () => {
      const now = globalThis.cocreaTest.frames();
      if (now === before) {
        resolve(undefined);
        return;
      }
      before = now;
      setTimeout(look, 1000);
    };
    look();
  }));
  const frames = await page.evaluate(() => globalThis.cocreaTest.frames());
  const used = await processor(context, page, IDLE);
  figure(`frames in ${IDLE} s of doing nothing`, await page.evaluate(() => globalThis.cocreaTest.frames()) - frames, "frames", 0);
  figure("processor while doing nothing", used, "% of a core");
  figure("the same, more than for an empty page", used - empty, "% of a core", 0.3);
}

/**
 * From the command to the transaction's `complete`, as the page is told; in ms. A person gives the next command when the picture of the one before is there, so
 * each waits for that. @param {import("playwright-core").Page} page
 */
const durable = (page) => page.evaluate(async () => {
  const { app, program, frames } = globalThis.cocreaTest;
  const { reports } = app.storage;
  const tell = reports.saved;
  let written = () => {};
  reports.saved = (...values) => {
    if (!app.storage.unsaved) written();
    tell(...values);
  };
  const picture = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
  const node = "f:commitment-1.title.en";
  const all = [];
  for (let count = 0; count < 220; count += 1) {
    for (let before = -1; before !== frames();) {
      before = frames();
      await picture();
    }
    const complete = new Promise((resolve) => { written = () => resolve(performance.now()); });
    const started = performance.now();
    app.act(() => program.event({ kind: "commit", node, text: `Participación ${count}` }), true);   // as a field that is left does
    all.push(await complete - started);
  }
  reports.saved = tell;
  return all.slice(20);
});

/** What the disk itself takes for the like: 4 KiB written and kept; in ms. @param {string} folder */
function disk(folder) {
  const file = openSync(path.join(folder, "disk"), "w");
  const block = new Uint8Array(4096);
  const all = [];
  for (let count = 0; count < 200; count += 1) {
    const started = performance.now();
    writeSync(file, block);
    fdatasyncSync(file);
    all.push(performance.now() - started);
  }
  closeSync(file);
  return all;
}

/** Glasgow's first commitment on the canvas. @param {import("playwright-core").BrowserContext} context @param {string} url @param {(page: import("playwright-core").Page) => Promise<void>} [before] */
async function commitment(context, url, before = async () => {}) {
  const { page } = await open(context, url);
  await use(page, "canvas");
  await openGlasgow(page);
  await before(page);
  await page.evaluate(() => { location.hash = `${location.hash.replace(/&.*/, "")}&p=commitments&e=commitment-1`; });
  await widget(page, "f:commitment-1.title.en");
  return page;
}

const { folder, remove } = await profile();
const release = await serve("release");
const context = await launch(folder);
const { page } = await open(context, release.url);
await timeToReady(page, release.url);
await page.close();
const blank = await context.newPage();
while (await processor(context, blank, 1) > 1);   // the page before it is still being taken down
const empty = await processor(context, blank, IDLE);
figure("processor while an empty page does nothing", empty, "% of a core");
await blank.close();
const site = await serve("test");
const tested = await commitment(context, site.url, (one) => idle(context, one, empty));
const [times, own] = [await durable(tested), disk(folder)];
figure("a command until it is durable, median", quantile(times, 0.5), "ms");
figure("a command until it is durable, p95", quantile(times, 0.95), "ms", 5);
figure("4 KiB until they are durable on this disk, median", quantile(own, 0.5), "ms");
figure("4 KiB until they are durable on this disk, p95", quantile(own, 0.95), "ms");
await context.close();
await remove();
// The same where the disk takes no time: what the program and the browser themselves take.
if (existsSync("/dev/shm")) {
  const memory = await mkdtemp("/dev/shm/cocrea-profile-");
  const quick = await launch(memory);
  const without = await durable(await commitment(quick, site.url));
  figure("a command until it is durable, in memory, median", quantile(without, 0.5), "ms");
  figure("a command until it is durable, in memory, p95", quantile(without, 0.95), "ms");
  // And without a canvas, which a browser without a graphics processor draws with the same cores.
  const [drawn] = quick.pages().slice(-1);
  await use(drawn, "text");
  const written = await durable(drawn);
  figure("a command until it is durable, in memory, text view, p95", quantile(written, 0.95), "ms");
  await quick.close();
  await rm(memory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
await Promise.all([release.close(), site.close()]);
