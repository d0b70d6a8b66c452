// Storage is cleared or damaged while a plan is open, or before: what there is is shown, what went is said, and nothing is made up.
import assert from "node:assert/strict";
import { test } from "node:test";
import { press, released, saved } from "./support/chromium.mjs";
import { downloaded, person, sentence, textOfDocument } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { records, removeEntry, spoilSnapshots } from "./support/stored.mjs";
import { hasTitle, onlyHere, openAgain, openCommitment, pills, recordPills, SAVED, TITLE, write } from "./support/titled.mjs";
import { reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { site, browserFor } = await stage();

/** Deletes the database from another page of the site. @param {Page} page */
async function deleteDatabase(page) {
  const other = await page.context().newPage();
  await other.goto(new URL("rescue.html", site.url).href);
  await other.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase("cocrea");
    request.onsuccess = resolve;
    request.onerror = reject;
  }));
  await other.close();
}

// Where the browser tells the page that its database went, the person writes on when the page has heard of it: what is written into the one that is
// going is not written again by itself.
for (const { what, clear, told } of [
  {
    what: "the database is deleted from elsewhere",
    clear: deleteDatabase,
    told: true,
  },
  {
    what: "the browser clears the site's data",
    clear: async (/** @type {Page} */ page) => {
      const session = await page.context().newCDPSession(page);
      await session.send("Storage.clearDataForOrigin", { origin: new URL(site.url).origin, storageTypes: "indexeddb" });
    },
    told: true,
  },
  {
    what: "its records are gone",
    clear: (/** @type {Page} */ page) => page.evaluate(() => new Promise((resolve) => {
      const request = indexedDB.open("cocrea", 1);
      request.onsuccess = () => {
        const transaction = request.result.transaction([...request.result.objectStoreNames], "readwrite");
        for (const name of request.result.objectStoreNames) transaction.objectStore(name).clear();
        transaction.oncomplete = () => {
          request.result.close();
          resolve(undefined);
        };
      };
    })),
    told: false,
  },
]) {
  test(`the plan goes from storage while it is open (${what}): what is written next stores all of it again`, { timeout: 120_000 }, async (t) => {
    const { page, watched } = await person(t, browserFor, site.url, { view: "text", init: [recordPills] });
    await openCommitment(page);
    await write(page, "Antes");
    await saved(page);
    await clear(page);
    if (told) await page.locator('[id="notice:tab-only"]').waitFor();
    await write(page, "Después");
    await saved(page);
    assert.equal(await page.locator('[id="notice:tab-only"]').count(), 0);
    assert.ok(watched.expect(/^console warning: storage: Cleared/) > 0, "it was gone indeed");
    await openAgain(page);
    await hasTitle(page, "Después");
    await page.keyboard.press("Control+z");
    await hasTitle(page, "Antes");
    await saved(page);

    // Nothing but letters.
    await clear(page);
    if (told) await page.locator('[id="notice:tab-only"]').waitFor();
    await page.locator(`[id="${TITLE}"]`).press("End");
    await page.keyboard.type(" y");
    await until(page, (node) => globalThis.cocreaTest.program.field(node)?.text === "Antes y", TITLE);
    await saved(page);
    watched.expect(/^console warning: storage: Cleared/);
    await openAgain(page);
    await hasTitle(page, "Antes y");
    watched.assertNone();
  });
}

test("the browser ends a transaction in the middle of reading: that is told, and is no error of the page", { timeout: 120_000 }, async (t) => {
  const endsReads = () => {
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = function read(...values) {
      const request = getAll.apply(this, values);
      if (/** @type {any} */ (globalThis).endsReads) this.transaction.abort();
      return request;
    };
  };
  const { page, watched } = await person(t, browserFor, site.url, { view: "text", init: [recordPills, endsReads] });
  await openCommitment(page);
  await saved(page);
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).endsReads = true;
    new BroadcastChannel("cocrea").postMessage("changed");   // as from another tab: the list of plans is read again
  });
  await onlyHere(page, "storage.unknown");
  assert.equal(watched.expect(/^console warning: storage: AbortError/), 1);
  await page.evaluate(() => {
    /** @type {any} */ (globalThis).endsReads = false;
    dispatchEvent(new Event("focus"));   // the person comes back to the page
  });
  await saved(page);
  watched.assertNone();
});

test("who clears the site's data and writes nothing more finds nothing stored again; the page says so, and gives the plan as a file", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text", init: [recordPills] });
  await openCommitment(page);
  await write(page, "Antes");
  await saved(page);
  await pills(page);
  await deleteDatabase(page);
  await onlyHere(page, "storage.unknown");
  for (const time of [1, 2]) {
    await page.evaluate(() => dispatchEvent(new Event("focus")));   // the person comes back to the page
    await onlyHere(page, "storage.cleared");
    assert.deepEqual((await pills(page)).filter((pill) => pill.includes(SAVED)), [], `time ${time}`);
  }
  watched.expect(/^console warning: storage: Cleared/);
  watched.assertNone();
  await page.goto(new URL("rescue.html", site.url).href);
  await page.locator('[data-rescue="none"]').waitFor({ state: "visible" });
});

test("a plan that is deleted while its last words are written stays deleted", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await openCommitment(page);
  await saved(page);
  const { documentId } = JSON.parse(await textOfDocument(page));
  // All at once, so that the words are still on their way into the database when the plan is marked.
  await page.evaluate(([node, id]) => {
    const send = (/** @type {object} */ event) => globalThis.cocreaTest.app.act((/** @type {any} */ program) => program.event(event));
    send({ kind: "edit", node, text: "Últimas palabras" });
    send({ kind: "activate", node: "nav:start" });
    send({ kind: "activate", node: `delete:${id}` });
  }, [TITLE, documentId]);
  await released(page, documentId);   // all is written
  assert.deepEqual((await records(page, "documents")).map(({ forgotten }) => forgotten), [true]);
  await reload(page);
  assert.equal(await page.locator('[id^="stored:"]').count(), 0);
  watched.assertNone();
});

test("the newest snapshot is damaged: the plan is put together from the one before, and it is said", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await openCommitment(page);
  await saved(page);
  await write(page, "Uno");
  await press(page, "nav:jurisdiction");
  // Another name: a snapshot is taken, for the list of plans.
  await page.locator('[id="f:jurisdiction.name"]').fill("Glasgow y alrededores");
  await page.locator('[id="f:jurisdiction.name"]').press("Tab");
  await saved(page);
  await press(page, "nav:commitments");
  await press(page, "open:commitment-1");
  await write(page, "Dos");
  await saved(page);
  const text = await textOfDocument(page);
  const seqs = (await records(page, "snapshots")).map(({ seq }) => seq).sort((a, b) => a - b);
  assert.ok(seqs.length >= 2, `snapshots ${seqs.join(" ")}`);
  await spoilSnapshots(page, (seq) => seq === seqs.at(-1));

  await openAgain(page);
  await page.locator("#notices").filter({ hasText: sentence("damage.snapshot") }).waitFor();
  assert.equal(await textOfDocument(page), text);
  await saved(page);
  await page.keyboard.press("Control+z");
  await hasTitle(page, "Uno");
  await saved(page);
  assert.equal((await records(page, "strays")).filter(({ why }) => why === "snapshot").length, 1, "what was damaged is set aside");
  const again = await textOfDocument(page);
  await openAgain(page);
  assert.equal(await textOfDocument(page), again);
  assert.equal(await page.getByText(sentence("damage.snapshot")).count(), 0, "it is said once");

  // None is left: nothing is made up, and what there is can be had.
  await spoilSnapshots(page, () => true);
  await reload(page);
  await page.locator('[id="notice:lost"]').filter({ hasText: sentence("notice.cannotLoad") }).waitFor();
  assert.equal(await textOfDocument(page), "");
  await page.goto(new URL("rescue.html", site.url).href);
  const rescued = JSON.parse((await downloaded(page, () => page.locator('[data-rescue="everything"]').click())).text);
  assert.ok(JSON.stringify(rescued.history).includes("Dos"));
  watched.assertNone();
});

test("an entry is missing in the middle: the plan is shown as before it, what came after is set aside, and it is said", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await openCommitment(page);
  for (const title of ["Uno", "Dos", "Tres"]) {
    await write(page, title);
    await saved(page);
  }
  await removeEntry(page, 2);
  await openAgain(page);
  await page.locator("#notices").filter({ hasText: sentence("notice.stepsLost", { count: 1 }) }).waitFor();
  for (const key of ["damage.gap", "damage.unreadable"]) assert.equal(await page.getByText(sentence(key)).count(), 0, "it is said once");
  await hasTitle(page, "Uno");
  await saved(page);
  const strays = await records(page, "strays");
  assert.deepEqual(strays.map(({ why, found }) => [why, found.json.includes("Tres")]), [["gap", true]]);

  // The same where no snapshot is left to begin with.
  await write(page, "Cuatro");
  await saved(page);
  await write(page, "Cinco");
  await saved(page);
  await spoilSnapshots(page, () => true);
  await reload(page);
  await page.locator('[id="notice:lost"]').waitFor();
  await page.locator("#notices").filter({ hasText: sentence("damage.gap") }).waitFor();
  assert.equal(await page.getByText(sentence("damage.unreadable")).count(), 0);
  watched.assertNone();
});

test("a record that is none is set aside, and it is said", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await openCommitment(page);
  await write(page, "Uno");
  await saved(page);
  const text = await textOfDocument(page);
  await page.evaluate(() => localStorage.setItem(`cocrea:journal:${JSON.parse(globalThis.cocreaTest.document()).documentId}:3:1`, "{\"v\":1,"));
  await openAgain(page);
  await page.locator("#notices").filter({ hasText: sentence("damage.unreadable") }).waitFor();
  assert.equal(await textOfDocument(page), text);
  assert.equal((await records(page, "strays")).filter(({ why, found }) => why === "unreadable" && found.value === "{\"v\":1,").length, 1);
  watched.assertNone();
});
