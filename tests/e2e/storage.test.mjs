// Whatever happens to storage, the page says what is true, keeps what it has, and offers it as a file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { enter, reach } from "./support/canvas.mjs";
import { press, released, said, saved, use, watch } from "./support/chromium.mjs";
import { anotherDocument, downloaded, drop, person, sentence, textOfDocument } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { records, removeEntry, spoilSnapshots } from "./support/stored.mjs";
import { reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TITLE = "f:commitment-1.title.en";
const VIEWS = /** @type {const} */ (["canvas", "text"]);

const { site, browserFor } = await stage();

/** Writes down everything that the page says about saving, from its first moment on. */
function recordPills() {
  /** @type {string[]} */
  const pills = [];
  Object.assign(globalThis, { pills });
  new MutationObserver(() => {
    const pill = document.getElementById("header:save")?.textContent ?? "";
    if (pill && pill !== pills.at(-1)) pills.push(pill);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What was said about saving since this was last asked. @param {Page} page @returns {Promise<string[]>} */
const pills = (page) => page.evaluate(() => /** @type {any} */ (globalThis).pills.splice(0));

/** Glasgow's first commitment. @param {Page} page */
async function openCommitment(page) {
  await press(page, "sample:glasgow-2021");
  await until(page, () => globalThis.cocreaTest.document().includes("Glasgow"));
  await press(page, "nav:commitments");
  await reach(page, "open:commitment-1");
}

/** Writes a title into the open commitment and leaves the field. @param {Page} page @param {string} text */
async function write(page, text) {
  await page.locator(`[id="${TITLE}"]`).fill(text);
  await page.locator(`[id="${TITLE}"]`).press("Tab");
  await hasTitle(page, text);
}

/** @param {Page} page @param {string} text */
const hasTitle = (page, text) => until(page, (wanted) => {
  const document = globalThis.cocreaTest.document();
  return document !== "" && JSON.parse(document).plans[0].commitments[0].title.en === wanted;
}, text);

/** Waits until the page offers the plan, because it is nowhere but in this tab, and says why. @param {Page} page @param {string} key of the reason */
async function onlyHere(page, key) {
  const notice = page.locator('[id="notice:tab-only"]').filter({ hasText: sentence(key) });
  await notice.waitFor();
  assert.ok((await said(page, "header:save")).includes(sentence("save.tabOnly")));
  await page.locator("#live").filter({ hasText: sentence(key) }).waitFor();
  assert.equal((await downloaded(page, () => press(page, "notice:download"))).text, await textOfDocument(page));
}

/** Loads the page again, and waits for the plan. @param {Page} page */
async function openAgain(page) {
  await reload(page);
  await anotherDocument(page, "");
}

const SAVED = sentence("save.saved");

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

for (const view of VIEWS) {
  test(`${view}: what was done before a reload is undone after it, and what was being typed is there`, { timeout: 120_000 }, async (t) => {
    const { page, watched } = await person(t, browserFor, site.url, { view });
    await openCommitment(page);
    await saved(page);
    const original = JSON.parse(await textOfDocument(page)).plans[0].commitments[0].title.en;
    for (const letter of [" A", " B"]) {
      await enter(page, TITLE);
      await page.keyboard.type(letter);
      await page.keyboard.press("Tab");
      await until(page, (wanted) => globalThis.cocreaTest.document().includes(`${wanted}"`), letter);
    }
    await enter(page, TITLE);
    await page.keyboard.type(" C");
    await until(page, (node) => globalThis.cocreaTest.program.field(node)?.text.endsWith(" A B C"), TITLE);
    await saved(page);
    assert.ok(!(await textOfDocument(page)).includes(" A B C"), "it is being typed, and no step yet");

    await openAgain(page);
    await until(page, (words) => globalThis.cocreaTest.program.html().includes(words), sentence("notice.draftRecovered"));
    await hasTitle(page, `${original} A B C`);
    for (const title of [`${original} A B`, `${original} A`, original]) {
      await page.keyboard.press("Control+z");
      await hasTitle(page, title);
    }
    await saved(page);
    await openAgain(page);
    await hasTitle(page, original);
    await page.keyboard.press("Control+Shift+z");
    await hasTitle(page, `${original} A`);
    watched.assertNone();
  });
}

/** Every function of the program can be made to trap. */
function trappingProgram() {
  const trapping = (/** @type {WebAssembly.Exports} */ exports) => Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, typeof value === "function"
    ? (/** @type {unknown[]} */ ...values) => {
      const answer = value(...values);
      if (/** @type {any} */ (globalThis).trap) throw new WebAssembly.RuntimeError("unreachable");
      return answer;
    } : value]));
  for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
    const original = /** @type {any} */ (WebAssembly[name]);
    /** @type {any} */ (WebAssembly)[name] = async (/** @type {unknown[]} */ ...values) => {
      const made = await original.call(WebAssembly, ...values);
      const { exports } = made.instance ?? made;
      const instance = { exports: trapping(exports) };
      return made.instance ? { module: made.module, instance } : instance;
    };
  }
}

for (const view of VIEWS) {
  test(`${view}: the program dies: the page offers what is stored, and nothing of it is missing in another browser`, { timeout: 120_000 }, async (t) => {
    const { page, watched, context } = await person(t, browserFor, site.url, { view, init: [trappingProgram] });
    await openCommitment(page);
    const original = JSON.parse(await textOfDocument(page)).plans[0].commitments[0].title.en;
    await enter(page, TITLE);
    await page.keyboard.insertText(" (ñandú)");
    await page.keyboard.press("Tab");
    await hasTitle(page, `${original} (ñandú)`);
    await enter(page, TITLE);
    await page.keyboard.type(" y más");
    await until(page, (node) => globalThis.cocreaTest.program.field(node)?.text.endsWith(" y más"), TITLE);
    await saved(page);
    const before = { text: await textOfDocument(page), history: (await records(page, "history")).length };

    await page.evaluate(() => Object.assign(globalThis, { trap: true }));
    await page.keyboard.press("End");
    await page.keyboard.type("!");
    const rescue = page.locator("#rescue");
    await rescue.waitFor({ state: "visible" });
    assert.equal(await page.locator("#text-view, #canvas-view, #switch-view").filter({ visible: true }).count(), 0);
    assert.ok((await rescue.locator('[data-rescue="name"]').innerText()).includes("Glasgow"));
    assert.equal(await rescue.locator('[data-rescue="typed"]').innerText(), `${original} (ñandú) y más`, "what was being typed can be read and copied");
    const here = await downloaded(page, () => rescue.locator('[data-rescue="everything"]').click());
    const whole = await downloaded(page, () => rescue.locator('[data-rescue="snapshot"]').click());
    assert.match(here.name, /^glasgow.*\.cocrea-rescue\.json$/);
    assert.equal(JSON.parse(whole.text).format, "cocrea");
    assert.equal(watched.expect(/^console error: .*unreachable/), 1, "what happened is on the console, once");
    watched.assertNone();

    // The page of its own has the same, and asks for no program.
    const rescuePage = await context.newPage();
    const watchedRescue = watch(rescuePage, site.url);
    /** @type {string[]} */
    const asked = [];
    rescuePage.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await rescuePage.goto(new URL("rescue.html", site.url).href);
    const there = await downloaded(rescuePage, () => rescuePage.locator('[data-rescue="everything"]').click());
    assert.deepEqual(JSON.parse(there.text), JSON.parse(here.text));
    assert.deepEqual(asked.filter((address) => address.endsWith(".wasm")), []);
    watchedRescue.assertNone();

    // In another browser: the document, the text being typed, every step that can be undone.
    const other = await person(t, browserFor, site.url, { view: "text" });
    await drop(other.page, here.name, here.text);
    await hasTitle(other.page, `${original} (ñandú) y más`);
    await other.page.keyboard.press("Control+z");
    await until(other.page, (text) => globalThis.cocreaTest.document() === text, before.text);
    assert.ok((await records(other.page, "history")).length >= before.history);
    await other.page.keyboard.press("Control+z");
    await hasTitle(other.page, original);
    await saved(other.page);
    await openAgain(other.page);
    await hasTitle(other.page, original);
    other.watched.assertNone();

    // Here a reload is enough.
    await openAgain(page);
    assert.ok(JSON.parse(await textOfDocument(page)).plans[0].commitments[0].title.en.startsWith(`${original} (ñandú) y más`));
    watched.assertNone();
  });
}

test("with nothing stored the rescue page says so", { timeout: 60_000 }, async (t) => {
  const context = await (await browserFor("text")).newContext({ locale: "es-MX" });
  t.after(() => context.close());
  const page = await context.newPage();
  const watched = watch(page, site.url);
  await page.goto(new URL("rescue.html", site.url).href);
  await page.locator('[data-rescue="none"]').waitFor({ state: "visible" });
  assert.equal(await page.locator('[data-rescue="failed"]').isVisible(), false);
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), [], "to look made no database");
  watched.assertNone();
});
