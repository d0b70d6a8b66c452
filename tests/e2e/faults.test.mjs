// Nothing is lost: every write of storage fails once, or is the last that the page does; two tabs in any order; clocks that are wrong; two versions of the program.
//
// COCREA_SEED: another order of the steps of two tabs; COCREA_STEPS: more of them.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { outside, outsideKey } from "./support/canvas.mjs";
import { open, openGlasgow, press, saved, use } from "./support/chromium.mjs";
import { faultyStorage, happened, outcome, quiet, wish } from "./support/faults.mjs";
import { anotherDocument, downloaded, person, sentence, textOfDocument } from "./support/person.mjs";
import { layFile } from "./support/site.mjs";
import { stage } from "./support/stage.mjs";
import { records, spoilSnapshots } from "./support/stored.mjs";
import { reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const NAME = "f:jurisdiction.name";   // each change of it is a snapshot too, for the list of plans
const SAYS = { saved: sentence("save.saved"), tabOnly: sentence("save.tabOnly") };

const { site, browserFor } = await stage();

/** The jurisdiction's page in the text view. @param {import("node:test").TestContext} t @param {string} [url] */
async function start(t, url = site.url) {
  const opened = await person(t, browserFor, url, { view: "text", init: [faultyStorage] });
  await openGlasgow(opened.page);
  await press(opened.page, "nav:jurisdiction");
  opened.page.on("dialog", (dialog) => void dialog.accept());   // the page asks before it goes, while something is not saved
  return opened;
}

/** Types another name and leaves the field. @param {Page} page @param {string} name */
async function rename(page, name) {
  const field = page.locator(`[id="${NAME}"]`);
  await field.fill(name);
  await field.press("Tab");
  await isNamed(page, name);
}

/** Waits until the plan has the name. @param {Page} page @param {string} name */
const isNamed = (page, name) => until(page, (wanted) => {
  const text = globalThis.cocreaTest.document();
  return text !== "" && JSON.parse(text).jurisdiction.name === wanted;
}, name).catch(async (error) => {
  throw new Error(`it should be "${name}", and is "${await nameOf(page)}"`, { cause: error });
});

/** @param {Page} page @returns {Promise<string>} */
const nameOf = (page) => page.evaluate(() => JSON.parse(globalThis.cocreaTest.document()).jurisdiction.name);

/** Loads the page again, and waits for the plan. @param {Page} page */
async function openAgain(page) {
  await reload(page);
  await anotherDocument(page, "");
  await quiet(page);
}

/** The person comes back to the page. @param {Page} page */
const focus = (page) => page.evaluate(() => dispatchEvent(new Event("focus")));

for (const kind of /** @type {const} */ (["refused", "aborted"])) {
  test(`every write is ${kind} once: the page says saved only of what is, and all of it is there in the end`, { timeout: 240_000 }, async (t) => {
    const { page, watched } = await start(t);
    let at = 1;
    for (let more = true; more; at += 1) {
      const name = `Ciudad ${at}`;
      await wish(page, { kind, at });
      await rename(page, name);
      if (await outcome(page, SAYS) === "tabOnly") {
        await focus(page);
        await saved(page);
      }
      // What is written when all seemed done (the journal is cut) and what a start writes are in the line too.
      await openAgain(page);
      if (await outcome(page, SAYS) === "tabOnly") {
        await focus(page);
        await saved(page);
      }
      assert.equal(await nameOf(page), name, `write ${at}`);
      more = await page.evaluate(() => JSON.parse(globalThis.name).at) <= 0;
      await wish(page, {});
      // And nothing is left behind that a later start stumbles over.
      await openAgain(page);
      assert.equal(await nameOf(page), name, `write ${at}, the start after`);
      for (const key of ["damage.gap", "damage.stale", "damage.snapshot", "damage.unreadable"]) assert.equal(await page.getByText(sentence(key)).count(), 0, `${key} after write ${at}`);
    }
    assert.ok(at > 5, `only ${at} writes were tried`);
    watched.expect(/^console warning: storage: /);
    watched.assertNone();
  });
}

for (const kind of /** @type {const} */ (["dies before", "dies after"])) {
  test(`the page ${kind} every commit: what was typed is there, with every step to undo`, { timeout: 240_000 }, async (t) => {
    const { page, watched } = await start(t);
    let at = 1;
    for (let more = true; more; at += 1) {
      const name = `Ciudad ${at}`;
      const before = await nameOf(page);
      await wish(page, { kind, at });
      await rename(page, name);
      await outcome(page, SAYS);
      await reload(page);   // dies here what did not die with the step
      await until(page, () => /** @type {any} */ (globalThis).faults.dead || globalThis.cocreaTest.document() !== "");
      if (!(await happened(page)).dead) await quiet(page);
      more = await page.evaluate(() => JSON.parse(globalThis.name).at) <= 0;
      await wish(page, {});
      await openAgain(page);
      assert.equal(await nameOf(page), name, `commit ${at}: local storage had every letter`);
      await saved(page);
      await page.keyboard.press("Control+z");
      await isNamed(page, before);
      await page.keyboard.press("Control+Shift+z");
      await isNamed(page, name);
      await saved(page);
      await quiet(page);
    }
    assert.ok(at > 4, `only ${at} commits were tried`);
    watched.expect(/^console warning: storage: /);
    watched.assertNone();
  });
}

test("every write of a deletion is refused once: what was deleted goes whole in the end, and the other plans are listed at every start", { timeout: 240_000 }, async (t) => {
  const { page, watched } = await start(t);
  const other = JSON.parse(await textOfDocument(page)).documentId;
  await press(page, "nav:start");
  let at = 1;
  for (let more = true; more; at += 1) {
    await openGlasgow(page);
    await quiet(page);
    const { documentId } = JSON.parse(await textOfDocument(page));
    assert.notEqual(documentId, other);
    await press(page, "nav:start");
    await wish(page, { kind: "refused", at });
    await press(page, `delete:${documentId}`);
    await quiet(page);
    const listed = () => page.locator(`[id="open:${other}"]`).waitFor();
    await reload(page);   // it is purged here
    await listed();
    await quiet(page);
    more = await page.evaluate(() => JSON.parse(globalThis.name).at) <= 0;
    await wish(page, {});
    await reload(page);
    await listed();
    await quiet(page);
    const rows = (await records(page, "documents")).filter(({ id }) => id === documentId);
    assert.ok(rows.every(({ forgotten }) => !forgotten), `write ${at}: nothing waits for another start`);
    const left = [];
    for (const store of /** @type {const} */ (["snapshots", "journal", "history", "drafts"])) left.push(...(await records(page, store)).filter(({ document }) => document === documentId));
    if (rows.length === 0) assert.deepEqual(left, [], `write ${at}`);
    else await page.locator(`[id="open:${documentId}"]`).waitFor();   // the mark itself was refused, which was said
  }
  assert.ok(at > 5, `only ${at} writes were tried`);
  watched.expect(/^console warning: storage: /);
  watched.assertNone();
});

test("storage is denied while the plan is open: the page says so, gives the file, and goes on when it may", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await start(t);
  await wish(page, { kind: "denied" });
  await rename(page, "Sin permiso");
  await page.locator('[id="notice:tab-only"]').filter({ hasText: sentence("storage.denied") }).waitFor();
  assert.equal((await downloaded(page, () => press(page, "notice:download"))).text, await textOfDocument(page));
  await wish(page, {});
  await focus(page);
  await saved(page);
  await openAgain(page);
  assert.equal(await nameOf(page), "Sin permiso");
  assert.ok(watched.expect(/^console warning: storage: .*SecurityError/) > 0);
  watched.assertNone();
});

test("storage is damaged while the plan is open: what is written next makes it whole", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await start(t);
  await rename(page, "Antes");
  await saved(page);
  await spoilSnapshots(page, () => true);
  await rename(page, "Después");
  await saved(page);
  await openAgain(page);
  assert.equal(await nameOf(page), "Después");
  await saved(page);
  watched.assertNone();
});

test("another program's database has the name: the page says that it is damaged, works and gives the file", { timeout: 60_000 }, async (t) => {
  const context = await (await browserFor("text")).newContext({ locale: "es-MX" });
  t.after(() => context.close());
  const other = await context.newPage();
  await other.goto(new URL("rescue.html", site.url).href);
  await other.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open("cocrea", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("things");
    request.onsuccess = () => {
      request.result.close();
      resolve(undefined);
    };
  }));
  const { page, watched } = await open(context, site.url);
  await use(page, "text");
  await press(page, "sample:glasgow-2021");
  await page.locator('[id="notice:tab-only"]').filter({ hasText: sentence("storage.corrupted") }).waitFor();
  assert.ok((await textOfDocument(page)).includes("Glasgow"));
  assert.ok(watched.expect(/^console warning: storage: NotFoundError/) > 0);
  watched.assertNone();
});

/** Numbers that are the same for the same seed. @param {number} seed */
function randomOf(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) >>> 0;   // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test("two tabs over two hundred random steps: one writes, the other reads, and nothing that was saved is ever missing", { timeout: 240_000 }, async (t) => {
  const seed = Number(process.env.COCREA_SEED ?? 5);
  const random = randomOf(seed);
  const first = await start(t);
  const second = await open(first.context, first.page.url());
  await anotherDocument(second.page, "");
  await use(second.page, "text");
  second.page.on("dialog", (dialog) => void dialog.accept());
  const tabs = [first.page, second.page];
  let writer = 0;
  const names = [await nameOf(first.page)];   // what undo goes back through
  let now = 0;
  /** @type {string[]} */
  const told = [];
  const isNow = (/** @type {Page} */ page) => isNamed(page, names[now]);
  // By events of the program, without the hands: what is tried here is storage, many times.
  /** @param {Page} page @param {string} name */
  const give = (page, name) => page.evaluate(([node, text]) => {
    for (const kind of ["edit", "commit"]) globalThis.cocreaTest.app.act((/** @type {any} */ program) => program.event({ kind, node, text }));
  }, [NAME, name]);
  const takeOver = async () => {
    writer = 1 - writer;
    await until(tabs[writer], () => globalThis.cocreaTest.program.html().includes("notice:take-over"));
    await outside(tabs[writer], { kind: "activate", node: "notice:take-over" });
  };
  const steps = {
    write: async (/** @type {number} */ step) => {
      names.splice(now + 1, Infinity, `Paso ${step}`);
      now += 1;
      await give(tabs[writer], names[now]);
    },
    writeAndTakeOver: async (/** @type {number} */ step) => {
      names.splice(now + 1, Infinity, `Paso ${step}`);
      now += 1;
      await give(tabs[writer], names[now]);   // local storage has it, saved or not
      await takeOver();
    },
    takeOver,
    undo: async () => {
      if (now > 0) now -= 1;
      await outsideKey(tabs[writer], "ctrl+z");
    },
    redo: async () => {
      if (now + 1 < names.length) now += 1;
      await outsideKey(tabs[writer], "ctrl+shift+z");
    },
    writeWhereOnlyReadingIs: () => outside(tabs[1 - writer], { kind: "commit", node: NAME, text: "no" }),
    loadTheWriter: () => openAgain(tabs[writer]),
    loadTheReader: () => openAgain(tabs[1 - writer]),
  };
  const count = Number(process.env.COCREA_STEPS ?? 200);
  for (let step = 0; step < count; step += 1) {
    const which = /** @type {(keyof typeof steps)[]} */ (["write", "write", "write", "writeAndTakeOver", "takeOver", "undo", "undo", "redo", "writeWhereOnlyReadingIs", "writeWhereOnlyReadingIs", "loadTheWriter", "loadTheReader"])[random(12)];
    told.push(`${step} ${which}`);
    try {
      await steps[which](step);
      await isNow(tabs[writer]);
      await saved(tabs[writer]);
    } catch (error) {
      throw new Error(`seed ${seed}: it should be "${names[now]}", and is "${await nameOf(tabs[writer])}" after ${told.slice(-8).join(", ")}`, { cause: error });
    }
  }
  await openAgain(tabs[1 - writer]);
  await isNow(tabs[1 - writer]);
  assert.equal((await records(tabs[writer], "strays")).length, 0, "nothing had to be set aside");
  first.watched.assertNone();
  second.watched.assertNone();
});

test("the clock goes back a year, and forward again, and the time zone changes: everything stays in its order", { timeout: 60_000 }, async (t) => {
  const { page, watched, context } = await start(t);
  const zones = await context.newCDPSession(page);
  const year = 365 * 86_400_000;
  /** @type {[number, string][]} */
  const clocks = [[0, "America/Mexico_City"], [-year, "Pacific/Kiritimati"], [year, "Pacific/Pago_Pago"], [-2 * year, "Asia/Kolkata"], [0, "America/Mexico_City"]];
  let before = await nameOf(page);
  for (const [clock, timezoneId] of clocks) {
    const text = await textOfDocument(page);
    await wish(page, { clock });
    await zones.send("Emulation.setTimezoneOverride", { timezoneId });
    await openAgain(page);
    assert.equal(await textOfDocument(page), text, "no day moves with the time zone");
    await rename(page, `${clock} ${timezoneId}`);
    await saved(page);
    await quiet(page);
    // And what only local storage has, under this clock.
    await wish(page, { clock, kind: "dies before", at: 1 });
    await rename(page, `${timezoneId}, y más`);
    await outcome(page, SAYS);
    await wish(page, {});
    await openAgain(page);
    assert.equal(await nameOf(page), `${timezoneId}, y más`);
    for (const name of [`${clock} ${timezoneId}`, before]) {
      await page.keyboard.press("Control+z");
      await isNamed(page, name);
    }
    await saved(page);
    before = await nameOf(page);
  }
  assert.equal((await records(page, "strays")).length, 0);
  watched.expect(/^console warning: storage: /);
  watched.assertNone();
});

test("an edition of the program that keeps plans in another way: its records stay as they are, and it is said why they cannot be opened", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await start(t);
  await rename(page, "De otra edición");
  await saved(page);
  await quiet(page);
  const { documentId } = JSON.parse(await textOfDocument(page));
  const address = page.url();
  await press(page, "nav:file");
  await press(page, "file:close");
  await page.evaluate((id) => new Promise((resolve, reject) => {
    const request = indexedDB.open("cocrea", 1);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction(["documents", "snapshots"], "readwrite");
      for (const name of ["documents", "snapshots"]) {
        const store = transaction.objectStore(name);
        store.getAll().onsuccess = (/** @type {any} */ event) => {
          for (const row of event.target.result) if ((row.id ?? row.document) === id) store.put({ ...row, v: 2, of: "a later time" });
        };
      }
      transaction.oncomplete = () => {
        request.result.close();
        resolve(undefined);
      };
    };
  }), documentId);
  const stores = /** @type {const} */ (["documents", "snapshots", "journal", "history", "drafts", "strays"]);
  const everything = async () => JSON.stringify(await Promise.all(stores.map((store) => records(page, store))));
  const before = await everything();
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator('[id="notice:lost"]').waitFor();
  await page.locator("#notices").filter({ hasText: sentence("damage.newer") }).waitFor();
  await press(page, `open:${documentId}`);
  await reload(page);
  await quiet(page);
  assert.equal(await everything(), before);
  watched.assertNone();
});

test("an old and a new copy of the single file in one browser: they share the plans, one writes at a time, and neither harms the other", { timeout: 120_000 }, async (t) => {
  const [older, newer] = await Promise.all([layFile(), layFile()]);
  t.after(() => Promise.all([older.close(), newer.close()]));
  const file = fileURLToPath(older.url);
  await writeFile(file, (await readFile(file, "utf8")).replace("<html", '<html data-copy="older"'));
  const { page, watched, context } = await start(t, newer.url);
  await rename(page, "Con el nuevo");
  await saved(page);
  const { page: other, watched: watchedOther } = await open(context, older.url);
  await use(other, "text");
  const { documentId } = JSON.parse(await textOfDocument(page));
  await press(other, `open:${documentId}`);
  await isNamed(other, "Con el nuevo");
  await press(other, "notice:take-over");
  await saved(other);
  await press(other, "nav:jurisdiction");
  await rename(other, "Con el viejo");
  await saved(other);
  await page.bringToFront();
  await press(page, "notice:take-over");
  await isNamed(page, "Con el viejo");
  await saved(page);   // it shows what the other writes; that it writes itself, it says a moment later
  await page.keyboard.press("Control+z");
  await isNamed(page, "Con el nuevo");
  await saved(page);
  assert.equal((await records(page, "strays")).length, 0);
  watched.assertNone();
  watchedOther.assertNone();
});
