// The site works without a network once it was visited: one version, whole or not at all, and a newer one never comes under an open plan.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { open, openGlasgow, press, saved, use } from "./support/chromium.mjs";
import { anotherDocument, downloaded, person, sentence, textOfDocument, withoutOfflineCopy } from "./support/person.mjs";
import { folderOf, serveFolder } from "./support/site.mjs";
import { browsers } from "./support/stage.mjs";
import { ready, reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const browserFor = browsers();

/** A site of one's own, that can be changed while it is served. @param {import("node:test").TestContext} t */
async function ownSite(t) {
  const folder = await mkdtemp(path.join(os.tmpdir(), "cocrea-site-"));
  await cp(path.join(folderOf(), "dist"), folder, { recursive: true });
  const site = await serveFolder(folder);
  let open = true;
  const stop = async () => {
    if (open) await site.close();
    open = false;
  };
  t.after(async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  });
  return { folder, url: site.url, asked: site.asked, stop };
}

/**
 * Another version of the site: its page says which, and its service worker has its page's hash.
 * @param {string} folder @param {string} name @param {{ whole?: boolean }} [options] not whole: the page that is served is not the one that was built
 */
async function publish(folder, name, { whole = true } = {}) {
  const page = path.join(folder, "index.html");
  const worker = path.join(folder, "service-worker.js");
  const before = await readFile(page, "utf8");
  const after = before.replace(/<html lang="es"[^>]*>/, `<html lang="es" data-version="${name}">`);
  const hash = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");
  const script = (await readFile(worker, "utf8")).replace(/"index.html": ?"[0-9a-f]{64}"/, `"index.html": "${hash(after)}"`)
    .replace(/version: ?"[^"]*"/, `version: "${name}"`);
  assert.ok(script.includes(`version: "${name}"`) && script.includes(hash(after)), "the service worker's list has the form that this test knows");
  await writeFile(worker, script);
  await writeFile(page, whole ? after : `${after}<!-- half of it -->`);
}

/** Waits until the site is kept. @param {Page} page */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));

/** Asks the server whether there is a newer version, as the browser does by itself now and then. @param {Page} page @returns {Promise<string>} "" or why it could not be taken */
const lookForNewer = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const { installing } = registration;
  if (!installing) return "";
  return new Promise((resolve) => {
    installing.addEventListener("statechange", () => {
      if (installing.state === "installed") resolve("");
      if (installing.state === "redundant") resolve("refused");
    });
  });
});

/** @param {Page} page @returns {Promise<string | undefined>} */
const versionOf = (page) => page.evaluate(() => document.documentElement.dataset.version);

test("visited once, the site works with no server: program, fonts, samples and the rescue page; the plan is there", { timeout: 120_000 }, async (t) => {
  const site = await ownSite(t);
  const { page, watched, context } = await person(t, browserFor, site.url);
  await openGlasgow(page);
  await press(page, "nav:commitments");
  const text = await textOfDocument(page);
  await kept(page);
  assert.ok(site.asked.includes("/service-worker.js"));
  assert.deepEqual(site.asked.filter((address) => address.includes("cocrea.html")), [], "the single file is fetched when somebody asks for it");
  await site.stop();

  await reload(page);
  await anotherDocument(page, "");
  assert.equal(await textOfDocument(page), text);
  await saved(page);
  await press(page, "nav:start");
  await press(page, "sample:glasgow-2021");
  await anotherDocument(page, text);
  await saved(page);
  const { page: other, watched: watchedOther } = await open(context, new URL("index.html", site.url).href);
  await use(other, "text");
  await other.locator('[id^="stored:"]').first().waitFor();
  await other.goto(new URL("rescue.html", site.url).href);
  await other.locator('[data-rescue="name"]').first().filter({ hasText: "Glasgow" }).waitFor();
  watched.assertNone();
  watchedOther.assertNone();
});

test("a newer version waits under an open plan, is said, and comes when the person takes it; another tab goes on with its own", { timeout: 120_000 }, async (t) => {
  const site = await ownSite(t);
  await publish(site.folder, "old");
  const { page, watched, context } = await person(t, browserFor, site.url, { view: "text" });
  await openGlasgow(page);
  await kept(page);
  const text = await textOfDocument(page);
  const { page: other, watched: watchedOther } = await open(context, site.url);
  assert.equal(await versionOf(other), "old");

  await publish(site.folder, "new");
  assert.equal(await page.locator('[id="notice:update"]').count(), 0);
  assert.equal(await lookForNewer(page), "");
  await page.locator('[id="notice:update"]').waitFor();
  await reload(page);
  await anotherDocument(page, "");
  assert.equal(await versionOf(page), "old", "not even when the page is loaded again");
  await page.locator('[id="notice:update"]').waitFor();
  assert.equal(await other.locator('html[data-ready="true"]').count(), 1);

  await Promise.all([page.waitForEvent("load"), page.locator('[id="update:take"]').click()]);
  await ready(page);
  await anotherDocument(page, "");
  assert.equal(await versionOf(page), "new");
  assert.equal(await textOfDocument(page), text);
  await saved(page);
  assert.equal(await page.locator('[id="notice:update"]').count(), 0);
  assert.equal(await versionOf(other), "old");
  await other.bringToFront();
  await openGlasgow(other);   // the tab's own program still has everything it needs
  watched.assertNone();
  watchedOther.assertNone();
});

test("a newer version comes by itself once every tab was closed", { timeout: 120_000 }, async (t) => {
  const site = await ownSite(t);
  await publish(site.folder, "old");
  const { page, context } = await person(t, browserFor, site.url, { view: "text" });
  await kept(page);
  await reload(page);
  await publish(site.folder, "new");
  assert.equal(await lookForNewer(page), "");
  const next = await context.newPage();
  await page.close();
  // The browser sees a moment later that nobody uses the old one; whoever comes before that gets the old one once more.
  do {
    await next.goto("about:blank");
    await next.goto(site.url);
    await ready(next);
  } while (await versionOf(next) !== "new");
  assert.equal((await next.evaluate(() => caches.keys())).length, 1, "the old one is gone");
});

test("a version that is not whole is not taken, nothing is said, and the next whole one is", { timeout: 120_000 }, async (t) => {
  const site = await ownSite(t);
  await publish(site.folder, "old");
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await kept(page);
  await reload(page);
  await publish(site.folder, "half", { whole: false });
  assert.equal(await lookForNewer(page), "refused");
  assert.equal(await page.locator('[id="notice:update"]').count(), 0);
  await reload(page);
  assert.equal(await versionOf(page), "old");
  assert.deepEqual((await page.evaluate(() => caches.keys())).map((name) => name.split(":").at(-1)), ["old"]);

  await publish(site.folder, "new");
  assert.equal(await lookForNewer(page), "");
  await page.locator('[id="notice:update"]').waitFor();
  watched.expect(/is not that of this version/);
  watched.assertNone();
});

for (const { what, init } of [
  {
    what: "the browser keeps no sites",
    init: withoutOfflineCopy,
  },
  {
    what: "it never answers",
    init: () => {
      ServiceWorkerContainer.prototype.register = () => new Promise(() => {});
    },
  },
  {
    what: "there is little space",
    init: () => {
      StorageManager.prototype.estimate = async () => ({ quota: 20 * 2 ** 20, usage: 2 ** 20 });
    },
  },
]) {
  test(`the page works as well where it cannot be kept (${what})`, { timeout: 60_000 }, async (t) => {
    const site = await ownSite(t);
    const { page, watched } = await person(t, browserFor, site.url, { init: [init] });
    await openGlasgow(page);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    watched.assertNone();
  });
}

test("the single file is downloaded from the file page, byte for byte; where it cannot be had that is said", { timeout: 60_000 }, async (t) => {
  const site = await ownSite(t);
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await openGlasgow(page);
  await press(page, "nav:file");
  const { name, text } = await downloaded(page, () => press(page, "file:edition"));
  assert.equal(name, "cocrea.html");
  assert.equal(text, await readFile(path.join(site.folder, "cocrea.html"), "utf8"));
  await kept(page);
  await site.stop();
  await press(page, "file:edition");
  await page.getByRole("dialog", { name: sentence("notice.notDownloaded", { file: "cocrea.html" }) }).waitFor();
  watched.expect(/^console error: Failed to load resource/);
  watched.assertNone();
});
