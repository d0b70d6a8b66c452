// People in browsers of their own, and the files that they download, carry along and open.
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { open, press, use, words } from "./chromium.mjs";
import { until } from "./until.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** A browser without the newer dialogs for files, as Firefox and Safari are. Runs in the page before its own scripts. */
export function withoutFileDialogs() {
  delete /** @type {any} */ (globalThis).showOpenFilePicker;
  delete /** @type {any} */ (globalThis).showSaveFilePicker;
}

/** A browser that keeps no sites for use without a network, as private windows are. Runs in the page before its own scripts. */
export function withoutOfflineCopy() {
  ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("the test says so", "SecurityError"));
}

/**
 * Somebody with an empty profile who has opened the page.
 * @param {import("node:test").TestContext} t @param {import("./stage.mjs").Browsers} browserFor @param {string} url
 * @param {{ view?: "canvas" | "text", init?: (() => void)[], quota?: number }} [options]
 *   `init` runs before the page's own scripts, also after a reload; `quota`: so many bytes may be stored
 */
export async function person(t, browserFor, url, { view = "canvas", init = [], quota } = {}) {
  const browser = await browserFor(view);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "es-MX", acceptDownloads: true });
  t.after(() => context.close());
  for (const script of [withoutFileDialogs, ...init]) await context.addInitScript(script);
  if (quota !== undefined) {
    const session = await context.newCDPSession(await context.newPage());   // open() takes this page
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(url).origin, quotaSize: quota });
  }
  const { page, watched } = await open(context, url);
  await use(page, view);
  return { context, page, watched };
}

/** The open document's canonical text, as the program has it. @param {Page} page @returns {Promise<string>} */
export const textOfDocument = (page) => page.evaluate(() => globalThis.cocreaTest.document());

/** Waits until the open document is another one than this. @param {Page} page @param {string} before its text */
export const anotherDocument = (page, before) => until(page, (old) => {
  const now = globalThis.cocreaTest.document();
  return now !== "" && now !== old;
}, before);

/** What comes down when something is done. @param {Page} page @param {() => Promise<unknown>} work */
export async function downloaded(page, work) {
  const [download] = await Promise.all([page.waitForEvent("download"), work()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Opens a file by the button and the browser's own chooser. @param {Page} page @param {string} node the button @param {string} name @param {string | Buffer} content */
export async function choose(page, node, name, content) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, node)]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
}

/** Where dropped files lie: a page reads them when it likes, so they stay until the tests have ended. */
const folder = mkdtempSync(path.join(os.tmpdir(), "cocrea-files-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
let dropped = 0;

/** A file with this content; its path. @param {string} name @param {string | Buffer} content */
export async function fileOf(name, content) {
  const place = path.join(folder, String(dropped += 1));
  await mkdir(place);
  const file = path.join(place, name);
  await writeFile(file, content);
  return file;
}

/** Drops a file onto the page, as a file manager does. @param {Page} page @param {string} name @param {string | Buffer} content */
export const drop = async (page, name, content) => dropPath(page, await fileOf(name, content));

/**
 * Drops what has this path, or these at once: a file, a folder, or something that is no longer there.
 * @param {Page} page @param {string | string[]} file @param {() => Promise<unknown>} [meanwhile] what happens while it is over the page
 */
export async function dropPath(page, file, meanwhile = async () => {}) {
  const session = await page.context().newCDPSession(page);
  const { width, height } = /** @type {{ width: number, height: number }} */ (page.viewportSize());
  const send = (/** @type {"dragEnter" | "dragOver" | "drop"} */ type) => session.send("Input.dispatchDragEvent",
    { type, x: width / 2, y: height / 2, data: { items: [], files: [file].flat(), dragOperationsMask: 1 } });
  await send("dragEnter");
  await send("dragOver");
  await meanwhile();
  await send("drop");
  await session.detach();
}

/**
 * A sentence of the page; of one with forms for one and several, that of `values.count`.
 * @param {string} key @param {Record<string, string | number>} [values] @param {"es" | "en"} [language]
 */
export const sentence = (key, values = {}, language = "es") => {
  const text = words[language][key];
  const form = typeof text === "object" ? text[values.count === 1 ? "one" : "other"] : text;
  if (typeof form !== "string") throw new Error(`there is no sentence "${key}"`);
  return form.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ name) => String(values[name]));
};
