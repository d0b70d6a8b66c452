// Chromium with a profile of its own, and what every test of a page asks: is it ready, is it saved, what is in the document.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, readlink, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { complaints, isOwn, ready, until } from "./until.mjs";

const flags = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--disable-extensions", "--disable-default-apps", "--enable-unsafe-swiftshader", "--use-angle=swiftshader"];

/**
 * For tests of the text view alone: a browser that draws nothing by WebGL, nor itself by it. Where it is installed, Chromium's headless shell: the same pages and
 * the same storage without the browser around them, which starts in a third of the time.
 */
export const WITHOUT_GRAPHICS = ["--disable-3d-apis", "--disable-gpu", "--disable-gpu-compositing"];

/** The program to start with these arguments. @param {string[]} args */
function program(args) {
  const whole = process.env.COCREA_CHROMIUM ?? "/usr/bin/chromium";
  return WITHOUT_GRAPHICS.every((flag) => args.includes(flag)) ? process.env.COCREA_HEADLESS_SHELL ?? whole : whole;
}

/** A folder for one profile; remove() takes it away again. */
export async function profile() {
  const folder = await mkdtemp(path.join(os.tmpdir(), "cocrea-profile-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
}

/**
 * A browser on a profile.
 * @param {string} folder
 * @param {import("playwright-core").BrowserContextOptions & { args?: string[] }} [options]
 */
export function launch(folder, { args = [], ...options } = {}) {
  return chromium.launchPersistentContext(folder, {
    executablePath: program(args), headless: true, args: [...flags, ...args],
    viewport: { width: 1280, height: 800 }, locale: "es-MX", acceptDownloads: true, ...options,
  });
}

/** A browser whose contexts are profiles of their own, each empty at first and gone with it: for tests that need many. @param {string[]} [args] */
export function launchBrowser(args = []) {
  return chromium.launch({ executablePath: program(args), headless: true, args: [...flags, ...args] });
}

/**
 * The process id of the browser itself, for tests that kill it. Debian starts it by a script, which has the same arguments, and it starts others that say of what type they are.
 * @param {string} folder
 */
export async function browserPid(folder) {
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const [words, program] = await Promise.all([readFile(`/proc/${entry}/cmdline`, "utf8"), readlink(`/proc/${entry}/exe`)]).catch(() => ["", ""]);
    const browser = words.includes(`\0--user-data-dir=${folder}\0`) && !words.includes("\0--type=");
    if (browser && path.basename(program).startsWith("chrom")) return Number(entry);
  }
  throw new Error(`no browser runs on ${folder}`);
}

/**
 * Watches a page for what must never happen: errors on the console, exceptions, requests to another origin.
 * @param {import("playwright-core").Page} page @param {string} url
 */
export function watch(page, url) {
  /** @type {string[]} */
  const troubles = [];
  complaints.set(page, troubles);
  const own = isOwn(url);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => troubles.push(`exception: ${error.stack || error}`));
  page.on("crash", () => troubles.push("the page crashed"));
  page.on("request", (request) => {
    const address = request.url();
    if (!own(address)) troubles.push(`request to ${address}`);
  });
  return {
    troubles,
    /** Takes out what a test provoked on purpose. @param {RegExp} pattern */
    expect(pattern) {
      const found = troubles.filter((trouble) => pattern.test(trouble));
      for (const trouble of found) troubles.splice(troubles.indexOf(trouble), 1);
      return found.length;
    },
    assertNone: () => assert.deepEqual(troubles, []),
  };
}

/**
 * Opens the page and waits until it can be used.
 * @param {import("playwright-core").BrowserContext} context @param {string} url
 */
export async function open(context, url) {
  const page = context.pages().find((one) => one.url() === "about:blank") ?? await context.newPage();
  const watched = watch(page, url);
  await page.goto(url);
  await ready(page);
  return { page, watched };
}

/** @param {import("playwright-core").Page} page */
export const rendererOf = (page) => page.evaluate(() => document.documentElement.dataset.renderer);

/** Switches to the view that is wanted, by the page's own switch: first in the tab order, and seen while it has the focus. @param {import("playwright-core").Page} page @param {"canvas" | "text"} renderer */
export async function use(page, renderer) {
  if (await rendererOf(page) !== renderer) {
    await page.locator("#switch-view").focus();
    await page.keyboard.press("Enter");
  }
  await until(page, (wanted) => document.documentElement.dataset.renderer === wanted
    && !document.getElementById(wanted === "text" ? "text-view" : "canvas-view")?.hidden, renderer);
}

/** The open document, as the program has it. @param {import("playwright-core").Page} page @returns {Promise<any>} */
export const documentOf = async (page) => JSON.parse(await page.evaluate(() => globalThis.cocreaTest.document()));

/** Where a widget of the canvas is, in CSS pixels; waits until it is seen. @param {import("playwright-core").Page} page @param {string} node */
export async function widget(page, node) {
  const handle = await until(page, (wanted) => globalThis.cocreaTest.items().find((item) => item.node === wanted && item.visible && item.w > 0), node);
  return /** @type {Promise<{ x: number, y: number, w: number, h: number, label: string, active: boolean, focused: boolean }>} */ (handle.jsonValue());
}

/** Presses what a node shows, by the pointer, in whichever view is in use. @param {import("playwright-core").Page} page @param {string} node */
export async function press(page, node) {
  if (await rendererOf(page) === "text") {
    const target = page.locator(`[id="${node}"]`);
    if (node.startsWith("nav:") && !await target.isVisible()) await page.locator('[id="nav:more"]').click();   // the bar of a narrow window has room for few
    await target.click();
    // The text view shows what a press led to in a task of its own, after the press (web/text-view.mjs). This task comes after that one.
    await page.evaluate(() => new Promise((resolve) => {
      setTimeout(resolve);
    }));
  } else {
    const { x, y, w, h } = await widget(page, node);
    await page.mouse.click(x + w / 2, y + h / 2);
  }
}

/** What a node says, in whichever view is in use; "" if it is not there. @param {import("playwright-core").Page} page @param {string} node @returns {Promise<string>} */
export const said = (page, node) => page.evaluate((wanted) => (document.documentElement.dataset.renderer === "text"
  ? document.getElementById(wanted)?.textContent : globalThis.cocreaTest.item(wanted)?.label) ?? "", node);

/**
 * Waits until the page says that everything is saved: the program, and what is drawn of it, which on the canvas comes a frame later.
 * @param {import("playwright-core").Page} page
 */
export const saved = (page) => until(page, ([node, ...wanted]) => {
  const { program, item } = globalThis.cocreaTest;
  const now = new DOMParser().parseFromString(program.html(), "text/html").getElementById(node)?.textContent;
  const drawn = document.documentElement.dataset.renderer === "text" ? document.getElementById(node)?.textContent : item(node)?.label;
  return wanted.some((one) => now?.includes(one) && drawn?.includes(one));
}, ["header:save", words.es["save.saved"], words.en["save.saved"]]);

/** Waits until no tab writes a document any more: a tab that was closed gives it back a moment later. @param {import("playwright-core").Page} page @param {string} document its id */
export const released = (page, document) => page.evaluate((name) => navigator.locks.request(name, () => {}), `cocrea:${document}`);

/** Glasgow's plan as a document of its own. @param {import("playwright-core").Page} page */
export async function openGlasgow(page) {
  await press(page, "sample:glasgow-2021");
  await until(page, () => globalThis.cocreaTest.document().includes("Glasgow"));
  await saved(page);
}

/** The words of the page, by key. */
export const words = Object.fromEntries(await Promise.all(["es", "en"].map(async (language) =>
  [language, JSON.parse(await readFile(new URL(`../../../assets/texts/${language}.json`, import.meta.url), "utf8"))])));
