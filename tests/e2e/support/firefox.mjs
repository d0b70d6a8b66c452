// Firefox with a profile of its own, by WebDriver BiDi: what the path through the page needs of it.
import assert from "node:assert/strict";
import { watch as watchFolder } from "node:fs";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { words } from "./chromium.mjs";
import { isOwn, whenReady } from "./until.mjs";

/** @typedef {import("puppeteer-core").Page} Page */

/** A browser that speaks Spanish and saves downloads without asking. On a screen: without one Firefox has no WebGL. */
export async function launchFirefox() {
  const downloads = await mkdtemp(path.join(os.tmpdir(), "cocrea-downloads-"));
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: process.env.COCREA_FIREFOX ?? "/usr/bin/firefox-esr", headless: false,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      "intl.accept_languages": "es-MX, es", "browser.download.folderList": 2, "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true, "browser.download.always_ask_before_handling_new_types": false,
      "security.fileuri.strict_origin_policy": true,   // as people have it; drivers of tests switch it off
      "browser.download.alwaysOpenPanel": false, "browser.helperApps.neverAsk.saveToDisk": "application/json",
    },
  });
  return {
    browser, downloads,
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}

/**
 * A tab that is watched for what must never happen, from its first moment on.
 * @param {import("puppeteer-core").Browser | import("puppeteer-core").BrowserContext} browser @param {string} url
 */
export async function openTab(browser, url) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const troubles = [];
  const own = isOwn(url);
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`exception: ${error instanceof Error ? error.stack : error}`));
  page.on("request", (request) => {
    if (!own(request.url())) troubles.push(`request to ${request.url()}`);
  });
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`the policy was violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
  });
  await page.goto(url);
  await ready(page);
  return { page, assertNoTrouble: () => assert.deepEqual(troubles, []) };
}

/**
 * Waits until the predicate gives something that is true, and gives that.
 * @template T @template {any[]} A
 * @param {Page} page @param {(...values: A) => T} predicate runs in the page @param {A} values
 */
export const until = (page, predicate, ...values) => page.waitForFunction(whenReady(predicate), {}, ...values);

/** Waits until the page can be used. @param {Page} page */
export const ready = (page) => until(page, () => true);

/** Loads the page again and waits until it can be used. @param {Page} page */
export async function reload(page) {
  await page.reload();
  await ready(page);
}

/** @param {Page} page */
const rendererOf = (page) => page.evaluate(() => document.documentElement.dataset.renderer);

/** Presses what a node shows, in whichever view is in use. @param {Page} page @param {string} node */
export async function press(page, node) {
  if (await rendererOf(page) === "text") {
    const element = await page.waitForSelector(`[id="${node}"]`, { visible: true });
    await element?.click();
    return;
  }
  const handle = await until(page, (wanted) => {
    const found = globalThis.cocreaTest.item(wanted);
    return found?.visible && found.w > 0 && { x: found.x + found.w / 2, y: found.y + found.h / 2 };
  }, node);
  const { x, y } = /** @type {{ x: number, y: number }} */ (await handle.jsonValue());
  await page.mouse.click(x, y);
}

/** Waits until the page says something of a node. @param {Page} page @param {string} node @param {string} text */
export const says = (page, node, text) => until(page, (wanted, words) => (document.documentElement.dataset.renderer === "text"
  ? document.getElementById(wanted)?.textContent : globalThis.cocreaTest.item(wanted)?.label)?.includes(words), node, text);

/** @param {Page} page */
export const saved = (page) => says(page, "header:save", words.es["save.saved"]);

/** @param {Page} page @returns {Promise<string>} */
export const textOfDocument = (page) => page.evaluate(() => globalThis.cocreaTest.document());

/** Waits until the open document contains this. @param {Page} page @param {string} text */
export const holds = (page, text) => until(page, (wanted) => globalThis.cocreaTest.document().includes(wanted), text);

/** Types into a field that is pressed first, at its end, and leaves it. @param {Page} page @param {string} node @param {string} text */
export async function typeInto(page, node, text) {
  const box = await rendererOf(page) === "text" ? [node] : ["canvas-text", "canvas-overlay"];
  await press(page, node);
  await until(page, (wanted) => wanted.includes(document.activeElement?.id ?? ""), box);
  await page.keyboard.press("End");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

/** How many colours the page shows. @param {Page} page */
export async function coloursOf(page) {
  const picture = await page.screenshot({ encoding: "base64" });
  return page.evaluate(async (source) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0))], { type: "image/png" }));
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d"));
    context.drawImage(bitmap, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
  }, picture);
}

/**
 * What comes down when something is done.
 * @param {string} folder where the browser saves @param {() => Promise<unknown>} work
 */
export async function downloaded(folder, work) {
  const before = new Set(await readdir(folder));
  const changes = new AbortController();
  const watcher = watchFolder(folder, { signal: changes.signal });
  try {
    /** @type {Promise<string>} */
    const arrived = new Promise((resolve, reject) => {
      const look = async () => {
        const names = await readdir(folder);
        // A download is written beside its place first.
        const name = names.find((one) => !before.has(one) && !one.endsWith(".part") && !names.includes(`${one}.part`));
        if (name && (await readFile(path.join(folder, name))).length > 0) resolve(name);
      };
      watcher.on("change", () => void look().catch(reject));
      watcher.on("error", reject);
    });
    await work();
    const name = await arrived;
    return { name, text: await readFile(path.join(folder, name), "utf8") };
  } finally {
    changes.abort();
  }
}
