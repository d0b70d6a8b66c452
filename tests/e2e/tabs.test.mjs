// One writer a document: a second tab reads, takes over when asked to, and no tab writes over another's work, whatever it believes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { enter, outside, reach } from "./support/canvas.mjs";
import { open, press, released, said, saved, use } from "./support/chromium.mjs";
import { anotherDocument, drop, person, sentence, textOfDocument } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { records } from "./support/stored.mjs";
import { reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TITLE = "f:commitment-1.title.en";

const { site, browserFor } = await stage();

/** Text on the page, in whichever view. @param {Page} page @param {string} text */
const shows = (page, text) => until(page, (wanted) => new DOMParser().parseFromString(globalThis.cocreaTest.program.html(), "text/html").body.textContent?.includes(wanted), text);

/** @param {Page} page */
const readsOnly = async (page) => {
  await shows(page, sentence("save.elsewhereTitle"));
  await until(page, ([node, wanted]) => {
    const said = document.documentElement.dataset.renderer === "text" ? document.getElementById(node)?.textContent : globalThis.cocreaTest.item(node)?.label;
    return said?.includes(wanted);
  }, ["header:save", sentence("save.elsewhere")]);
};

/** @param {Page} page @param {string} text */
const hasTitle = (page, text) => until(page, (wanted) => {
  const document = globalThis.cocreaTest.document();
  return document !== "" && JSON.parse(document).plans[0].commitments[0].title.en === wanted;
}, text).catch(async (error) => {
  throw new Error(`the title should be "${text}": ${await textOfDocument(page)}`, { cause: error });
});

/** Writes a title into the open commitment and leaves the field. @param {Page} page @param {string} text */
async function write(page, text) {
  await enter(page, TITLE);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Tab");
  await hasTitle(page, text);
}

/** Glasgow's first commitment in one tab. @param {import("node:test").TestContext} t @param {Parameters<typeof person>[3]} options */
async function firstTab(t, options) {
  const { context, page, watched } = await person(t, browserFor, site.url, options);
  await press(page, "sample:glasgow-2021");
  await until(page, () => globalThis.cocreaTest.document().includes("Glasgow"));
  await press(page, "nav:commitments");
  await reach(page, "open:commitment-1");
  await saved(page);
  return { context, page, watched };
}

/** The same place in another tab. @param {import("playwright-core").BrowserContext} context @param {Page} like @param {"canvas" | "text"} view */
async function nextTab(context, like, view) {
  const { page, watched } = await open(context, like.url());
  await anotherDocument(page, "");
  await use(page, view);
  return { page, watched };
}

for (const view of /** @type {const} */ (["canvas", "text"])) {
  test(`${view}: a second tab reads only, takes over and gives back, and nothing is lost on the way`, { timeout: 120_000 }, async (t) => {
    const { context, page: first, watched } = await firstTab(t, { view });
    await write(first, "Uno");
    await saved(first);

    const { page: second, watched: watchedSecond } = await nextTab(context, first, view);
    await readsOnly(second);
    await hasTitle(second, "Uno");
    for (const title of ["Uno nuevo", "Uno"]) {   // it follows
      await first.bringToFront();
      await write(first, title);
      await saved(first);
      await second.bringToFront();
      await hasTitle(second, title);
    }
    const before = await textOfDocument(second);
    assert.equal(before, await textOfDocument(first));
    if (view === "text") assert.equal(await second.locator(`[id="${TITLE}"]`).isEditable(), false);
    await outside(second, { kind: "commit", node: TITLE, text: "no" });
    await second.keyboard.press("Control+z");
    assert.equal(await textOfDocument(second), before);
    await second.locator("#live").filter({ hasText: sentence("announce.readOnlyElsewhere") }).waitFor();

    // In the middle of a word in the first tab.
    await first.bringToFront();
    await enter(first, TITLE);
    await first.keyboard.type(" y medio");
    await saved(first);
    await second.bringToFront();
    await press(second, "notice:take-over");
    await hasTitle(second, "Uno y medio");
    await saved(second);
    await readsOnly(first);
    await write(second, "Dos");
    await saved(second);

    await first.bringToFront();
    await press(first, "notice:take-over");
    await hasTitle(first, "Dos");
    await saved(first);
    await readsOnly(second);
    for (const title of ["Uno y medio", "Uno"]) {
      await first.keyboard.press("Control+z");
      await hasTitle(first, title);
    }
    await saved(first);

    // The writer goes: the next start writes.
    const { documentId } = JSON.parse(await textOfDocument(first));
    await first.close();
    await released(second, documentId);
    await second.bringToFront();
    await reload(second);
    await anotherDocument(second, "");
    await hasTitle(second, "Uno");
    await write(second, "Tres");
    await saved(second);
    watched.assertNone();
    watchedSecond.assertNone();
  });
}

test("on a slow machine, too, a plan that no other tab has is written here", { timeout: 120_000 }, async (t) => {
  const { context, page, watched } = await person(t, browserFor, site.url, { view: "text" });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 12 });
  await press(page, "sample:glasgow-2021");
  await anotherDocument(page, "");
  await saved(page);
  watched.assertNone();
});

test("a page whose words were pressed reads only too, once another tab writes", { timeout: 60_000 }, async (t) => {
  const { context, page: first, watched } = await firstTab(t, { view: "text" });
  await first.getByRole("main").getByRole("heading", { level: 1 }).dblclick();   // the page has the focus, and a word is selected
  const { page: second } = await nextTab(context, first, "text");
  await press(second, "notice:take-over");
  await saved(second);
  await first.bringToFront();
  await readsOnly(first);
  await first.locator('[id="notice:take-over"]').waitFor();
  assert.equal(await first.locator(`[id="${TITLE}"]`).isEditable(), false);
  watched.assertNone();
});

test("two quick presses on what begins a plan begin it, and press nothing that came in its place", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await page.locator('[id="start:first"]').dblclick();
  await anotherDocument(page, "");
  await until(page, () => document.activeElement?.id.endsWith(".name"));   // in which city is asked first
  assert.match(page.url(), /p=jurisdiction/u);
  watched.assertNone();
});

test("the list of plans says which one is open in another tab", { timeout: 60_000 }, async (t) => {
  const { context, page, watched } = await firstTab(t, { view: "text" });
  const { documentId } = JSON.parse(await textOfDocument(page));
  const { page: second, watched: watchedSecond } = await open(context, site.url);
  await use(second, "text");
  const row = second.locator(`[id="stored:${documentId}"]`);
  await row.filter({ hasText: sentence("start.openElsewhere") }).waitFor();
  await page.close();
  await released(second, documentId);
  await press(second, `open:${documentId}`);
  await anotherDocument(second, "");
  await saved(second);
  watched.assertNone();
  watchedSecond.assertNone();
});

test("a plan that was deleted in one tab and comes back as a file in another is what the file says", { timeout: 120_000 }, async (t) => {
  const { context, page: first, watched } = await firstTab(t, { view: "text" });
  const text = await textOfDocument(first);
  const { documentId } = JSON.parse(text);
  for (const title of ["Uno", "Dos"]) await write(first, title);
  await press(first, "nav:jurisdiction");
  await first.locator('[id="f:jurisdiction.name"]').fill("Otra ciudad");   // a later snapshot, for the list of plans
  await first.locator('[id="f:jurisdiction.name"]').press("Tab");
  await saved(first);
  const { page: second, watched: watchedSecond } = await open(context, site.url);
  await use(second, "text");
  const row = second.locator(`[id="stored:${documentId}"]`);
  await row.waitFor();
  await first.bringToFront();
  await press(first, "nav:start");
  await press(first, `delete:${documentId}`);
  await released(first, documentId);
  await second.bringToFront();
  await row.waitFor({ state: "detached" });

  await drop(second, "glasgow.cocrea.json", text);
  await anotherDocument(second, "");
  assert.equal(await textOfDocument(second), text);
  await saved(second);
  await reload(second);
  await anotherDocument(second, "");
  assert.equal(await textOfDocument(second), text);
  await saved(second);
  const strays = await records(second, "strays");
  assert.ok(strays.some(({ why, found }) => why === "replaced" && found.json?.includes("Dos")), "what was there is set aside");
  watched.assertNone();
  watchedSecond.assertNone();
});

/** In the plan's own tab, or another: it is deleted from the list. @param {Page} page @param {string} documentId */
async function remove(page, documentId) {
  await page.bringToFront();
  await press(page, `delete:${documentId}`);
  await page.locator('[id="notice:deleted"]').waitFor();
}

/** Whether the plan is marked as deleted. @param {Page} page */
const forgotten = async (page) => (await records(page, "documents")).map((row) => row.forgotten);

test("a plan that was deleted comes back by undo alone: not by Back, not by a tab that read it", { timeout: 120_000 }, async (t) => {
  const { context, page: first, watched } = await firstTab(t, { view: "text" });
  const { documentId } = JSON.parse(await textOfDocument(first));
  const { page: reader, watched: watchedReader } = await nextTab(context, first, "text");
  await readsOnly(reader);
  await first.bringToFront();
  await press(first, "nav:start");
  await remove(first, documentId);
  await released(first, documentId);
  await press(first, "dismiss:deleted");
  await first.goBack();
  await first.locator("#notices").filter({ hasText: sentence("notice.notHere") }).waitFor();
  assert.equal(await textOfDocument(first), "");
  assert.equal(new URL(first.url()).hash, "");

  await reader.bringToFront();
  await reader.locator('[id="notice:gone"]').waitFor();
  assert.equal(await reader.locator('[id="notice:take-over"]').count(), 0, "there is nothing to edit here instead");
  assert.deepEqual(await forgotten(first), [true]);
  watched.assertNone();
  watchedReader.assertNone();
});

test("a plan that another tab deleted while it is written here stays, with what is written", { timeout: 120_000 }, async (t) => {
  const { context, page: writer, watched } = await firstTab(t, { view: "text" });
  const { documentId } = JSON.parse(await textOfDocument(writer));
  const { page: other, watched: watchedOther } = await open(context, site.url);
  await use(other, "text");
  await remove(other, documentId);
  assert.deepEqual(await forgotten(other), [true]);
  await writer.bringToFront();
  await writer.locator('[id="notice:gone"]').waitFor();
  await write(writer, "Sigue");
  await saved(writer);
  await writer.locator('[id="notice:gone"]').waitFor({ state: "detached" });
  await reload(writer);
  await anotherDocument(writer, "");
  await hasTitle(writer, "Sigue");
  await other.bringToFront();
  await other.locator(`[id="stored:${documentId}"]`).waitFor();
  watched.assertNone();
  watchedOther.assertNone();
});

/** This tab never learns that its lock was taken: as if it had been frozen at that moment. */
function deafToLocks() {
  const original = LockManager.prototype.request;
  /** @type {any} */ (LockManager.prototype).request = function request(/** @type {any[]} */ ...values) {
    return new Promise((resolve, reject) => {
      /** @type {any} */ (original).apply(this, values).then(resolve, (/** @type {Error} */ error) => {
        if (error.name !== "AbortError") reject(error);
      });
    });
  };
}

test("a tab that was taken over without noticing cannot write, and what it had is set aside", { timeout: 120_000 }, async (t) => {
  const { context, page: first, watched } = await firstTab(t, { view: "text", init: [deafToLocks] });
  await write(first, "Uno");
  await saved(first);
  const { page: second, watched: watchedSecond } = await nextTab(context, first, "text");
  await press(second, "notice:take-over");
  await saved(second);
  await write(second, "Dos");
  await saved(second);
  const kept = await textOfDocument(second);
  const rows = async () => {
    const all = await Promise.all(/** @type {const} */ (["journal", "history", "drafts", "snapshots", "documents"]).map((store) => records(second, store)));
    return all.map((store) => store.map(({ seq, epoch, version, json, checksum }) => ({ seq, epoch, version, json, checksum })));
  };
  const before = await rows();

  await first.bringToFront();
  assert.ok((await said(first, "header:save")).includes(sentence("save.saved")), "it does not know yet");
  const box = first.locator(`[id="${TITLE}"]`);
  await box.fill("De otro tiempo");
  await readsOnly(first);   // its first write told it
  await shows(first, sentence("notice.takenOver"));
  await shows(first, "De otro tiempo");
  assert.deepEqual(await rows(), before);

  // Nor can what it left in local storage come back as if it were new.
  await second.bringToFront();
  await reload(second);
  await anotherDocument(second, "");
  assert.equal(await textOfDocument(second), kept);
  await saved(second);
  watched.assertNone();
  watchedSecond.assertNone();
});

test("a whole step of such a tab is set aside as well, and it is said", { timeout: 120_000 }, async (t) => {
  const { context, page: first, watched } = await firstTab(t, { view: "text", init: [deafToLocks] });
  await write(first, "Uno");
  await saved(first);
  const { page: second, watched: watchedSecond } = await nextTab(context, first, "text");
  await press(second, "notice:take-over");
  await write(second, "Dos");
  await saved(second);
  const kept = await textOfDocument(second);

  await first.bringToFront();
  await outside(first, { kind: "commit", node: TITLE, text: "De otro tiempo" });
  await readsOnly(first);
  await shows(first, sentence("notice.takenOver"));
  await first.close();

  await second.bringToFront();
  await reload(second);
  await anotherDocument(second, "");
  assert.equal(await textOfDocument(second), kept);
  await shows(second, sentence("damage.stale"));
  const strays = await records(second, "strays");
  assert.deepEqual(strays.map(({ why, found }) => [why, found.json.includes("De otro tiempo")]), [["stale", true]]);
  await saved(second);
  watched.assertNone();
  watchedSecond.assertNone();
});

test("a tab that thaws after it was taken over reads only", { timeout: 120_000 }, async (t) => {
  const { context, page: first, watched } = await firstTab(t, { view: "text" });
  await write(first, "Uno");
  await saved(first);
  const { page: second, watched: watchedSecond } = await nextTab(context, first, "text");
  const session = await context.newCDPSession(first);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await press(second, "notice:take-over");
  await saved(second);
  await write(second, "Dos");
  await saved(second);
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await first.bringToFront();
  await readsOnly(first);
  assert.equal(await first.locator(`[id="${TITLE}"]`).isEditable(), false);
  await press(first, "notice:take-over");
  await hasTitle(first, "Dos");
  await saved(first);
  watched.assertNone();
  watchedSecond.assertNone();
});
