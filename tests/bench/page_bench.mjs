// Figures of the running page in Chromium: when it is ready, what it costs while nobody does anything, and a command until it is durable. (Frames of a long
// timeline are ui_timeline_bench's.) Prints one JSON object a line, as tools/bench.mjs asks.
import { launch, open, openGlasgow, profile, use, widget } from "../e2e/support/chromium.mjs";
import { serve } from "../e2e/support/site.mjs";
import { ready } from "../e2e/support/until.mjs";

/** @param {string} name @param {number} value @param {string} unit @param {number} [limit] */
const figure = (name, value, unit, limit) => console.log(JSON.stringify({ name, value, unit, limit }));

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

/** @param {import("playwright-core").BrowserContext} context @param {import("playwright-core").Page} page */
async function idle(context, page) {
  const seconds = 10;
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
  const [frames, cpu] = [await page.evaluate(() => globalThis.cocreaTest.frames()), await cpuSeconds(context, page)];
  await new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });
  const used = await cpuSeconds(context, page) - cpu;
  figure("frames in 10 s of doing nothing", await page.evaluate(() => globalThis.cocreaTest.frames()) - frames, "frames", 0);
  figure("processor while doing nothing", (used / seconds) * 100, "% of a core", 0.3);
}

/** From the command to the transaction's `complete`, as the page is told. @param {import("playwright-core").Page} page */
async function durable(page) {
  const times = await page.evaluate(async () => {
    const { app, program } = globalThis.cocreaTest;
    const node = "f:commitment-1.title.en";
    const all = [];
    for (let count = 0; count < 220; count += 1) {
      const started = performance.now();
      app.act(() => {
        program.event({ kind: "edit", node, text: `Participación ${count}` });
        program.event({ kind: "commit", node, text: `Participación ${count}` });
      });
      while (app.storage.unsaved) await new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
      all.push(performance.now() - started);
    }
    return all.slice(20);
  });
  figure("a command until it is durable, median", quantile(times, 0.5), "ms");
  figure("a command until it is durable, p95", quantile(times, 0.95), "ms", 5);
}

const { folder, remove } = await profile();
const release = await serve("release");
const context = await launch(folder);
const { page } = await open(context, release.url);
await timeToReady(page, release.url);
await page.close();
const site = await serve("test");
const { page: tested } = await open(context, site.url);
await use(tested, "canvas");
await openGlasgow(tested);
await idle(context, tested);
await tested.evaluate(() => { location.hash = `${location.hash.replace(/&.*/, "")}&p=commitments&e=commitment-1`; });
await widget(tested, "f:commitment-1.title.en");
await durable(tested);
await context.close();
await Promise.all([release.close(), site.close()]);
await remove();
