// Nothing that the page said was saved is ever missing, whoever dies: the browser, the renderer, the tab.
//
// The script is the oracle: it knows what was in the field when the page last said "saved", and asks the next run for it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { WITHOUT_GRAPHICS, browserPid, documentOf, launch, open, openGlasgow, profile, use, words } from "./support/chromium.mjs";
import { serve } from "./support/site.mjs";
import { ready, until } from "./support/until.mjs";

const TIMES = 20;                    // each
// When the kill comes, in ms after "saved" appeared, or while more is typed, in the middle of a letter or of its way to storage. Two browsers take turns at it at
// the same time, so that one starts while the other waits.
const WRITING = "mientras se escribe";
const MORE = ", y lo que sigue";
const LANES = [[0, 200, WRITING], [50, 1000]];
const FIELD = "f:commitment-1.problem.en";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
before(async () => {
  site = await serve();
});
after(() => site.close());

/**
 * Glasgow's first commitment in the text view, on a browser of its own.
 * @param {string} folder @param {string} address
 */
async function openCommitment(folder, address) {
  const context = await launch(folder, { args: WITHOUT_GRAPHICS });
  const { page } = await open(context, address);
  await use(page, "text");
  return { context, page };
}

/** The field's text, as the program has it after a start. @param {import("playwright-core").Page} page */
async function problemOf(page) {
  await until(page, () => globalThis.cocreaTest.document() !== "");
  const document = await documentOf(page);
  return document.plans[0].commitments.find((/** @type {any} */ one) => one.id === "commitment-1").problem?.en ?? "";
}

/**
 * Types into the field and resolves as soon as the page says "saved" of it.
 * @param {import("playwright-core").Page} page @param {string} text
 */
async function typeUntilSaved(page, text) {
  const field = page.locator(`[id="${FIELD}"]`);
  await field.fill(text.slice(0, -1));
  await field.press("End");
  // The pill must turn to "saving" and then to "saved" for the last key: what is waited for begins before it.
  const appeared = page.evaluate(([wanted, last, id]) => new Promise((resolve) => {
    const field = /** @type {HTMLTextAreaElement} */ (document.getElementById(id));
    const look = () => {
      if (field.value.endsWith(last) && document.getElementById("header:save")?.textContent?.includes(wanted)) resolve(true);
      else requestAnimationFrame(look);
    };
    look();
  }), [words.es["save.saved"], text, FIELD]);
  await page.keyboard.type(text.slice(-1));
  await appeared;
}

/** @param {number} milliseconds */
const pass = (milliseconds) => new Promise((resolve) => {
  setTimeout(resolve, milliseconds);
});

/** @param {import("playwright-core").Page} page */
async function showCommitment(page) {
  await use(page, "text");
  await page.evaluate(() => {
    const fragment = location.hash.replace(/&.*/, "");
    location.hash = `${fragment}&p=commitments&e=commitment-1`;
  });
  await page.locator(`[id="${FIELD}"]`).waitFor();
  return page.url();
}

/** @typedef {Awaited<ReturnType<typeof openCommitment>>} Opened */

/**
 * Writes, waits for "saved", has it killed, and looks at what the next run finds: all that was saved, and of what was typed after it some letters, or none.
 * Tells what was missing, and how often letters had come into the field between "saved" and the kill.
 * @param {import("node:test").TestContext} t @param {typeof LANES[number]} delays @param {string} words
 * @param {(opened: Opened, folder: string, address: string) => Promise<Opened>} kill kills what is open, and opens the address again
 */
async function killOften(t, delays, words, kill) {
  const { folder, remove } = await profile();
  let opened = await openCommitment(folder, site.url);
  t.after(async () => {
    await opened.context.close().catch(() => {});
    await remove();
  });
  await openGlasgow(opened.page);
  const address = await showCommitment(opened.page);
  /** @type {string[]} */
  const missing = [];
  let written = 0;
  for (const wanted of delays) {
    for (let time = 0; time < TIMES; time += 1) {
      const text = `${words} ${wanted}, vez ${time}`;
      await typeUntilSaved(opened.page, text);
      if (typeof wanted === "number") await pass(wanted);
      else {
        void opened.page.keyboard.type(MORE).catch(() => {});   // it ends with the page
        await pass(100 * Math.random() ** 2);
        const there = await opened.page.locator(`[id="${FIELD}"]`).inputValue();
        written += there.length > text.length ? 1 : 0;
      }
      opened = await kill(opened, folder, address);
      const found = await problemOf(opened.page);
      const kept = typeof wanted === "number" ? found === text : found.startsWith(text) && (text + MORE).startsWith(found);
      if (!kept) missing.push(`${text}: found "${found}"`);
      await opened.page.locator(`[id="${FIELD}"]`).waitFor();
    }
  }
  return { missing, written };
}

/** @param {Awaited<ReturnType<typeof killOften>>[]} lanes */
function assertNothingIsMissing(lanes) {
  assert.deepEqual(lanes.flatMap((one) => one.missing), []);
  LANES.forEach((delays, i) => {
    if (delays.includes(WRITING)) assert.ok(lanes[i].written > 0, "no letter had come before any kill");
  });
}

test("the browser is killed after it said saved", { timeout: 1_500_000 }, async (t) => {
  const lanes = await Promise.all(LANES.map((delays) => killOften(t, delays, "Gestión", async ({ context }, folder, address) => {
    const pid = await browserPid(folder);
    const closed = new Promise((resolve) => context.once("close", resolve));
    process.kill(pid, "SIGKILL");
    await closed;
    return openCommitment(folder, address);
  })));
  assertNothingIsMissing(lanes);
});

test("the renderer is killed after it said saved", { timeout: 1_500_000 }, async (t) => {
  const lanes = await Promise.all(LANES.map((delays) => killOften(t, delays, "Difusión", async ({ context, page }, _, address) => {
    const crashed = page.waitForEvent("crash");
    const session = await context.newCDPSession(page);
    void session.send("Page.crash").catch(() => {});
    await crashed;
    const next = await context.newPage();
    await page.close();
    await next.goto(address);
    await ready(next);
    return { context, page: next };
  })));
  assertNothingIsMissing(lanes);
});

test("the tab is closed within 500 ms of the last key, mostly at once", { timeout: 300_000 }, async (t) => {
  const { folder, remove } = await profile();
  const { context, ...opened } = await openCommitment(folder, site.url);
  let { page } = opened;
  t.after(async () => {
    await context.close().catch(() => {});
    await remove();
  });
  await openGlasgow(page);
  const address = await showCommitment(page);
  /** @type {string[]} */
  const missing = [];
  for (let time = 0; time < TIMES; time += 1) {
    const text = `Portal de datos, vez ${time}`;
    const field = page.locator(`[id="${FIELD}"]`);
    await field.fill(text.slice(0, -1));
    await field.press("End");
    await page.keyboard.type(text.slice(-1));
    await pass(500 * (time / (TIMES - 1)) ** 3);
    const next = await context.newPage();
    await page.close({ runBeforeUnload: false });
    page = next;
    await page.goto(address);
    await ready(page);
    // Local storage was written with the key itself, so even what never said "saved" is there after a closed tab.
    const found = await problemOf(page);
    if (found !== text) missing.push(`${text}: found "${found}"`);
    await page.locator(`[id="${FIELD}"]`).waitFor();
  }
  assert.deepEqual(missing, []);
});
