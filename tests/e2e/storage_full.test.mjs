// Storage is full, or denied: the page says what is true, keeps what it has, and offers it as a file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { saved } from "./support/chromium.mjs";
import { person, sentence } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { records } from "./support/stored.mjs";
import { hasTitle, onlyHere, openAgain, openCommitment, pills, recordPills, SAVED, TITLE, write } from "./support/titled.mjs";
import { until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { site, browserFor } = await stage();

/** Makes every write fail while the window has the name "full", which stays when the page is loaded again. */
function refusableWrites() {
  for (const method of /** @type {const} */ (["put", "add"])) {
    const original = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function put(...values) {
      if (globalThis.name === "full") throw new DOMException("the test says so", "QuotaExceededError");
      return original.apply(this, values);
    };
  }
}

/** @param {Page} page @param {boolean} refuse */
const refuseWrites = (page, refuse) => page.evaluate((name) => {
  globalThis.name = name;
}, refuse ? "full" : "");

/** Uses up what may be stored, in a database of its own; given back when that is deleted. @param {Page} page */
const useUpQuota = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open("something else", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("all", { autoIncrement: true });
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const add = (/** @type {number} */ size) => {
      if (size < 1) {
        database.close();
        resolve(undefined);
        return;
      }
      const transaction = database.transaction("all", "readwrite");
      // What cannot be pressed together.
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
      transaction.objectStore("all").add(bytes);
      transaction.oncomplete = () => add(size);
      transaction.onabort = () => (transaction.error?.name === "QuotaExceededError" ? add(Math.floor(size / 2)) : reject(transaction.error));
    };
    add(2 ** 18);
  };
}));

for (const { what, quota, init, fill, free } of [
  {
    what: "the quota is used up", quota: 2 ** 20, init: [], fill: useUpQuota,
    free: (/** @type {Page} */ page) => page.evaluate(() => new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase("something else");
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    })),
  },
  {
    what: "every write is refused", quota: undefined, init: [refusableWrites],
    fill: (/** @type {Page} */ page) => refuseWrites(page, true), free: (/** @type {Page} */ page) => refuseWrites(page, false),
  },
]) {
  test(`storage is full (${what}): the page says so and never says saved, and all of it is there once there is space`, { timeout: 120_000 }, async (t) => {
    const { page, watched } = await person(t, browserFor, site.url, { view: "text", init: [recordPills, ...init], quota });
    await openCommitment(page);
    await write(page, "Antes");
    await saved(page);
    await pills(page);
    await fill(page);
    await write(page, "Sin espacio");
    await onlyHere(page, "storage.full");
    await write(page, "Todavía sin espacio");
    await onlyHere(page, "storage.full");
    assert.deepEqual((await pills(page)).filter((pill) => pill.includes(SAVED)), []);
    assert.equal((await records(page, "journal")).some(({ json }) => json.includes("Sin espacio")), false, "it was refused indeed");
    assert.ok(watched.expect(/^console warning: storage: .*QuotaExceeded/) > 0);

    await free(page);
    await page.evaluate(() => dispatchEvent(new Event("focus")));   // the person comes back from making space
    await saved(page);
    assert.equal(await page.locator('[id="notice:tab-only"]').count(), 0);
    await write(page, "Con espacio");
    await saved(page);
    await openAgain(page);
    await hasTitle(page, "Con espacio");
    for (const title of ["Todavía sin espacio", "Sin espacio", "Antes"]) {
      await page.keyboard.press("Control+z");
      await hasTitle(page, title);
    }
    watched.assertNone();
  });
}

test("storage is full when the plan is opened: it is there, the page says that nothing more is saved, and goes on once there is space", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text", init: [recordPills, refusableWrites] });
  await openCommitment(page);
  await write(page, "Antes");
  await saved(page);
  await refuseWrites(page, true);
  await openAgain(page);
  await hasTitle(page, "Antes");
  await onlyHere(page, "storage.full");
  await refuseWrites(page, false);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await saved(page);

  // A step and what is being typed, in local storage only, when the tab goes.
  await refuseWrites(page, true);
  await write(page, "Sin espacio");
  await page.locator(`[id="${TITLE}"]`).press("End");
  await page.keyboard.type(", escrito");
  await onlyHere(page, "storage.full");
  page.on("dialog", (dialog) => void dialog.accept());   // the page asks before it goes
  await openAgain(page);
  await hasTitle(page, "Sin espacio, escrito");
  await onlyHere(page, "storage.full");
  await refuseWrites(page, false);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await saved(page);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("cocrea:journal:") || key.startsWith("cocrea:draft:")) localStorage.removeItem(key);
  });
  await openAgain(page);
  await hasTitle(page, "Sin espacio, escrito");
  for (const title of ["Sin espacio", "Antes"]) {
    await page.keyboard.press("Control+z");
    await hasTitle(page, title);
  }
  await saved(page);
  assert.ok(watched.expect(/^console warning: storage: .*QuotaExceeded/) > 0);
  watched.assertNone();
});

test("storage has what was typed before the page of it is built; what was pressed is shown at once", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await openCommitment(page);
  await saved(page);
  await page.locator(`[id="${TITLE}"]`).fill("Lo escrito");
  await saved(page);
  /** What happens at once: before the browser has a turn. @param {"blur" | "click"} what @param {string} node */
  const atOnce = (what, node) => page.evaluate(([name, id]) => {
    const { program } = globalThis.cocreaTest;
    const { transaction } = IDBDatabase.prototype;
    /** @type {string[]} */
    const order = [];
    IDBDatabase.prototype.transaction = function begin(...values) {
      order.push("storage");
      return transaction.apply(this, values);
    };
    const html = program.html.bind(program);
    program.html = () => {
      order.push("page");
      return html();
    };
    /** @type {any} */ (document.getElementById(id))[name]();
    const happened = order.splice(0);
    IDBDatabase.prototype.transaction = transaction;
    program.html = html;
    return happened;
  }, [what, node]);
  assert.deepEqual(await atOnce("blur", TITLE), ["storage"]);
  await saved(page);
  await hasTitle(page, "Lo escrito");
  assert.deepEqual(await atOnce("click", "header:undo"), ["storage", "page"]);
  await saved(page);
  watched.assertNone();
});

test("local storage alone is full: everything is saved all the same", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text", init: [recordPills] });
  await openCommitment(page);
  await saved(page);
  const left = await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      try {
        for (let piece = 0; ; piece += 1) localStorage.setItem(`other ${size} ${piece}`, "x".repeat(size));
      } catch {
        // Then smaller ones.
      }
    }
    try {
      localStorage.setItem("one more", "x");
      return "there is room";
    } catch (error) {
      return /** @type {Error} */ (error).name;
    }
  });
  assert.equal(left, "QuotaExceededError");
  await pills(page);
  await write(page, "Sin almacén local");
  await saved(page);
  assert.deepEqual((await pills(page)).filter((pill) => pill.includes(sentence("save.tabOnly"))), []);
  await page.locator(`[id="${TITLE}"]`).press("End");
  await page.keyboard.type(", escrito");
  await until(page, (node) => globalThis.cocreaTest.program.field(node)?.text.endsWith(", escrito"), TITLE);
  await saved(page);
  await openAgain(page);
  await hasTitle(page, "Sin almacén local, escrito");
  watched.assertNone();
});

test("storage is denied: the page works, says so and gives the plan as a file", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, {
    view: "text",
    init: [recordPills, () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("the test says so", "SecurityError");
      };
      Object.defineProperty(globalThis, "localStorage", { get() {
        throw new DOMException("the test says so", "SecurityError");
      } });
    }],
  });
  await page.locator('[id="notice:storage"]').filter({ hasText: sentence("storage.denied") }).waitFor();
  await openCommitment(page);
  await onlyHere(page, "storage.denied");
  await write(page, "En ninguna parte más");
  await onlyHere(page, "storage.denied");
  assert.deepEqual((await pills(page)).filter((pill) => pill.includes(SAVED)), []);
  assert.ok(watched.expect(/^console warning: storage: .*SecurityError/) > 0);
  watched.assertNone();
});
