// A plan is a file: carried to another browser it is the same document, byte for byte; what is no plan is refused with its reason, and nothing else changes.
import assert from "node:assert/strict";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { enter, outside, reach } from "./support/canvas.mjs";
import { openGlasgow, press, rendererOf, said, saved, use, widget, words } from "./support/chromium.mjs";
import { anotherDocument, choose, downloaded, drop, dropPath, fileOf, person, sentence, textOfDocument, withoutOfflineCopy } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TITLE = "f:commitment-1.title.en";
const VIEWS = /** @type {const} */ (["canvas", "text"]);

const { site, browserFor } = await stage();

/** Glasgow's plan with a change of one's own. @param {Page} page */
async function changedGlasgow(page) {
  await openGlasgow(page);
  await press(page, "nav:commitments");
  await reach(page, "open:commitment-1");
  await enter(page, TITLE);
  await page.keyboard.insertText(" (Gestión ñandú)");
  await page.keyboard.press("Tab");
  await until(page, () => globalThis.cocreaTest.document().includes("(Gestión ñandú)"));
  await saved(page);
  return textOfDocument(page);
}

/** What the plans of this browser are called, with what storage has of each. @param {Page} page */
const stored = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open("cocrea", 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const all = database.transaction(["documents", "snapshots"]).objectStore("documents").getAll();
    all.onsuccess = () => {
      database.close();
      resolve(all.result.map(({ id, name }) => `${id} ${name}`).sort());
    };
  };
}));

/** What is said in the dialog about a file, once it is there; in both views. @param {Page} page @param {string} name the file's */
async function refusal(page, name) {
  const read = () => until(page, (wanted) => {
    const dialog = new DOMParser().parseFromString(globalThis.cocreaTest.program.html(), "text/html").getElementById("dialog");
    return dialog?.textContent?.includes(wanted) && { title: dialog.querySelector("h2")?.textContent, details: [...dialog.querySelectorAll("li")].map((one) => one.textContent) };
  }, name);
  const found = /** @type {{ title: string, details: string[] }} */ (await (await read().catch(async (error) => {
    const dialog = await page.evaluate(() => new DOMParser().parseFromString(globalThis.cocreaTest.program.html(), "text/html").getElementById("dialog")?.textContent);
    throw new Error(`"${name}" should be refused: ${dialog ?? "there is no dialog"}`, { cause: error });
  })).jsonValue());
  if (await rendererOf(page) === "text") await page.getByRole("dialog", { name: found.title }).waitFor();
  else await until(page, () => globalThis.cocreaTest.item("dialog.close")?.visible);
  return found;
}

/** Closes the dialog. @param {Page} page */
async function understood(page) {
  await press(page, "dialog.close");
  await until(page, () => !globalThis.cocreaTest.program.html().includes('id="dialog"'));
}

for (const view of VIEWS) {
  test(`${view}: a plan is downloaded by a button and by Ctrl+S, and opens elsewhere as the same document`, { timeout: 120_000 }, async (t) => {
    const here = await person(t, browserFor, site.url, { view });
    const text = await changedGlasgow(here.page);
    const byButton = await downloaded(here.page, () => press(here.page, "header:download"));
    const byKey = await downloaded(here.page, () => here.page.keyboard.press("Control+s"));
    assert.match(byButton.name, /^Glasgow.*-\d{4}-\d{2}-\d{2}\.cocrea\.json$/);
    assert.equal(byButton.text, text);
    assert.deepEqual(byKey, byButton);

    for (const way of /** @type {const} */ (["chosen", "dropped"])) {
      const there = await person(t, browserFor, site.url, { view });
      if (way === "chosen") await choose(there.page, "start:open-file", byButton.name, text);
      else await drop(there.page, byButton.name, text);
      await anotherDocument(there.page, "");
      await saved(there.page);
      assert.equal((await downloaded(there.page, () => press(there.page, "header:download"))).text, text, way);
      // It is kept there, and not only shown.
      await reload(there.page);
      await anotherDocument(there.page, "");
      assert.equal(await textOfDocument(there.page), text, `${way}, after a reload`);
      there.watched.assertNone();
    }
    here.watched.assertNone();
  });
}

test("where the browser has dialogs for files, they are used; a closed one does nothing, and where one is refused the file comes as a download", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, {
    init: [() => {
      const dialogs = { /** @type {any[]} */ asked: [], /** @type {string[]} */ written: [], /** @type {string} */ fails: "", /** @type {File | null} */ file: null };
      const ask = (/** @type {any} */ options) => {
        if (!navigator.userActivation.isActive) throw new DOMException("nobody pressed anything", "SecurityError");
        dialogs.asked.push(options);
        if (dialogs.fails) throw new DOMException("the test says so", dialogs.fails);
      };
      Object.assign(globalThis, {
        dialogs,
        async showSaveFilePicker(/** @type {any} */ options) {
          ask(options);
          /** @type {Blob[]} */
          const parts = [];
          return {
            createWritable: async () => ({
              write: async (/** @type {Blob} */ part) => parts.push(part),
              close: async () => dialogs.written.push(await new Blob(parts).text()),
            }),
          };
        },
        async showOpenFilePicker(/** @type {any} */ options) {
          ask(options);
          return [{ getFile: async () => dialogs.file }];
        },
      });
    }],
  });
  const dialogs = () => page.evaluate(() => {
    const { asked, written } = /** @type {any} */ (globalThis).dialogs;
    return { asked, written };
  });
  const fails = (/** @type {string} */ name) => page.evaluate((one) => {
    /** @type {any} */ (globalThis).dialogs.fails = one;
  }, name);
  const text = await changedGlasgow(page);

  let downloads = 0;
  page.on("download", () => {
    downloads += 1;
  });
  await press(page, "header:download");
  await until(page, () => /** @type {any} */ (globalThis).dialogs.written.length === 1);
  await page.keyboard.press("Control+s");
  await until(page, () => /** @type {any} */ (globalThis).dialogs.written.length === 2);
  const { asked, written } = await dialogs();
  assert.deepEqual(written, [text, text]);
  assert.match(asked[0].suggestedName, /\.cocrea\.json$/);
  assert.deepEqual(asked[0].types, [{ accept: { "application/json": [".json"] } }]);

  await fails("AbortError");
  await press(page, "header:download");
  await until(page, () => /** @type {any} */ (globalThis).dialogs.asked.length === 3);
  assert.equal(downloads, 0);
  // Of several files at once none is asked about: what is said of them is true.
  const tables = sentence("join.tablesExample").split(", ");
  await press(page, "nav:file");
  await reach(page, "join:copies");
  while (downloads < tables.length) await page.waitForEvent("download");
  assert.equal((await dialogs()).asked.length, 3, "no dialog");
  await fails("NotAllowedError");
  assert.equal((await downloaded(page, () => press(page, "header:download"))).text, text);
  assert.equal(downloads, tables.length + 1, "the copies and this one: the closed dialog gave no download");

  await fails("AbortError");
  await press(page, "nav:start");
  await reach(page, "start:open-file");
  await until(page, () => /** @type {any} */ (globalThis).dialogs.asked.length === 5);
  assert.equal(await textOfDocument(page), text);
  await page.evaluate((content) => {
    Object.assign(/** @type {any} */ (globalThis).dialogs, { fails: "", file: new File([content], "Otro.cocrea.json") });
  }, text.replace(/"documentId": "[^"]*"/, '"documentId": "another-plan"'));
  await press(page, "start:open-file");
  await until(page, () => globalThis.cocreaTest.document().includes('"another-plan"'));
  watched.assertNone();
});

test("what is no whole plan is refused with its place and its cause, and the open plan stays as it is", { timeout: 180_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "canvas" });
  await use(page, "text");
  const text = await changedGlasgow(page);
  const rows = await stored(page);
  // In the middle of a word: what is being typed stays as well.
  const field = page.locator(`[id="${TITLE}"]`);
  await field.press("End");
  await page.keyboard.type(" sin");
  await until(page, (node) => globalThis.cocreaTest.program.field(node)?.text.endsWith(" sin"), TITLE);
  await drop(page, "half.json", text.slice(0, text.length / 2));
  await refusal(page, "half.json");
  await understood(page);
  assert.ok((await field.inputValue()).endsWith("(Gestión ñandú) sin"));
  await page.keyboard.press("Control+z");
  await until(page, (old) => globalThis.cocreaTest.document() === old, text);

  const whole = Buffer.from(text);
  const inside = (/** @type {string} */ words, /** @type {number} */ more) => whole.indexOf(words) + more;
  /** @param {number} at */
  const cut = (at) => {
    const before = whole.subarray(0, at).toString();
    return { line: before.split("\n").length, column: Array.from(before.slice(before.lastIndexOf("\n") + 1)).length + 1 };
  };
  /** @type {{ what: string, content: Buffer | string, cause: string, line?: number, column?: number, place?: string, found?: string, expected?: string }[]} */
  const cases = [
    { what: "empty", content: "", cause: "cutShort", line: 1, column: 1 },
    ...[
      { what: "behind its first brace", at: 1, place: "" },
      { what: "in a name", at: inside('"jurisdiction"', 5), place: "" },
      { what: "in a text", at: inside("Chief Executive", 3), place: "/organisations/0/name" },
      { what: "behind a letter with an accent", at: inside("ñandú", 2), place: "/plans/0/commitments/0/title/en" },
      { what: "between two commitments", at: inside('"id": "commitment-2"', -1), place: "" },
      { what: "before its last brace", at: whole.lastIndexOf("}"), place: "" },
    ].map(({ what, at, place }) => ({ what: `cut ${what}`, content: whole.subarray(0, at), cause: "cutShort", place, ...cut(at) })),
    { what: "cut in the middle of a letter", content: whole.subarray(0, inside("ñandú", 1)), cause: "cutShort", place: "/plans/0/commitments/0/title/en" },
    { what: "too large", content: Buffer.concat([whole, Buffer.alloc(33 * 2 ** 20, " ")]), cause: "tooLarge" },
    { what: "too deep", content: "[".repeat(200_000), cause: "tooDeep" },
    { what: "too deep inside", content: text.replace('"kind": "independent"', `"kind": "independent", "more": ${"[".repeat(100)}${"]".repeat(100)}`), cause: "tooDeep", place: "/jurisdiction/more" },
    { what: "something else", content: '{"name": "cocrea", "version": "1.0.0"}', cause: "notACocreaFile" },
    { what: "no JSON", content: "Estimada vecina:\n", cause: "syntax", line: 1, column: 1, found: "E" },
    { what: "a wrong day", content: text.replace('"joined": "2020-10-20"', '"joined": "2020-10-32"'), cause: "badDate", place: "/jurisdiction/joined", found: "2020-10-32" },
    { what: "a rescue file of nothing", content: '{"format":"cocrea-rescue","formatVersion":1,"document":"x","snapshots":[],"journal":[],"history":[]}', cause: "cutShort" },
    { what: "a rescue file cut short", content: '{"format":"cocrea-rescue","formatVersion":1,"document":"x","snapshots":[', cause: "cutShort" },
  ];
  for (const { what, content, cause, line, column, place = "", found } of cases) {
    const name = `${what}.json`;
    await drop(page, name, content);
    const { title, details } = await refusal(page, name);
    assert.equal(title, sentence("notice.fileRefusedPlanKept", { file: name }));
    assert.ok(details.length > 0, `${what}: a reason`);
    if (found) assert.ok(details[0].includes(found), `${what}: ${details[0]}`);
    else assert.ok(details[0].includes(sentence(`import.cause.${cause}`)), `${what}: ${details[0]}`);
    assert.ok(details[0].includes(sentence(`import.advice.${cause}`)), `${what}: ${details[0]}`);
    if (place) assert.ok(details[0].includes(`(${place}`), `${what}: ${details[0]}`);
    if (line) assert.ok(details[0].toLowerCase().includes(`línea ${line}, columna ${column}`), `${what}: line ${line}, column ${column}, not ${details[0]}`);
    assert.equal(await textOfDocument(page), text, what);
    await understood(page);
  }
  await saved(page);
  assert.deepEqual(await stored(page), rows);

  await use(page, "canvas");
  await drop(page, "cut.json", whole.subarray(0, 500));
  await refusal(page, "cut.json");
  await understood(page);
  await reload(page);
  await anotherDocument(page, "");
  assert.equal(await textOfDocument(page), text);
  watched.assertNone();
});

test("a file that cannot be had is refused with its cause and with what to do, in both languages, and the open plan stays as it is", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text", init: [withoutOfflineCopy] });   // else samples are kept
  const unreachable = async () => {
    await page.route("**/samples/**", (route) => route.abort());
    if (await textOfDocument(page) !== "") await press(page, "nav:start");
    await press(page, "sample:glasgow-2021");
  };
  const gone = path.join(os.tmpdir(), "ya-no-existe.json");
  await unreachable();   // before there is any plan
  assert.equal((await refusal(page, "glasgow-2021")).title, sentence("notice.fileRefused", { file: "glasgow-2021" }));
  await understood(page);
  await page.unroute("**/samples/**");
  const text = await changedGlasgow(page);

  for (const { name, reason, give } of [
    { name: path.basename(gone), reason: "unreadable", give: () => dropPath(page, gone) },
    { name: path.basename(os.tmpdir()), reason: "folder", give: () => dropPath(page, os.tmpdir()) },
    { name: "glasgow-2021", reason: "unreachable", give: unreachable },
  ]) {
    await give();
    for (const language of /** @type {const} */ (["es", "en"])) {
      const words = (/** @type {string} */ key) => sentence(`import.${key}.${reason}`, {}, language);
      await outside(page, { kind: "choose", node: "header:language", text: language });
      const { title, details } = await refusal(page, name);
      assert.equal(title, sentence("notice.fileRefusedPlanKept", { file: name }, language));
      assert.deepEqual(details, [`${words("cause")} ${words("advice")}`]);
    }
    await outside(page, { kind: "choose", node: "header:language", text: "es" });
    await understood(page);
    assert.equal(await textOfDocument(page), text, reason);
  }
  watched.expect(/ERR_FAILED.*samples/);
  watched.assertNone();
});

test("the rescue file of a plan that is open, or of one that is here, is opened like any other version of it", { timeout: 120_000 }, async (t) => {
  const { page, watched, context } = await person(t, browserFor, site.url, { view: "text" });
  const text = await changedGlasgow(page);
  await page.locator(`[id="${TITLE}"]`).press("End");
  await page.keyboard.type(", sin terminar");
  await until(page, (node) => globalThis.cocreaTest.program.field(node)?.text.endsWith(", sin terminar"), TITLE);
  await saved(page);
  const rescuePage = await context.newPage();
  await rescuePage.goto(new URL("rescue.html", site.url).href);
  const file = await downloaded(rescuePage, () => rescuePage.locator('[data-rescue="everything"]').click());
  await rescuePage.close();
  await page.locator(`[id="${TITLE}"]`).press("Tab");
  const finished = await textOfDocument(page);
  assert.notEqual(finished, text);
  await saved(page);

  // Nothing has happened since: it is the open plan.
  await drop(page, file.name, file.text);
  await page.locator("#live").filter({ hasText: sentence("announce.sameFile") }).waitFor();
  assert.equal(await textOfDocument(page), finished);

  // Two steps were taken since: both versions stay.
  await page.keyboard.press("Control+z");
  await until(page, (old) => globalThis.cocreaTest.document() === old, text);
  await page.keyboard.press("Control+z");
  await anotherDocument(page, text);
  const undone = await textOfDocument(page);
  await saved(page);
  for (const open of [true, false]) {
    if (!open) {
      await press(page, "nav:file");
      await press(page, "file:close");
      await until(page, () => globalThis.cocreaTest.document() === "");
    }
    const before = await textOfDocument(page);
    await drop(page, file.name, file.text);
    await anotherDocument(page, before);
    await saved(page);
    await page.locator("#notices").filter({ hasText: sentence(open ? "notice.openedBeside" : "notice.openedAgain", { file: file.name }) }).waitFor();
    const beside = await textOfDocument(page);
    const id = (/** @type {string} */ document) => JSON.parse(document).documentId;
    assert.notEqual(id(beside), id(text));
    assert.equal(JSON.parse(beside).madeFrom, id(text), "it says beside which plan it stands");
    const content = (/** @type {string} */ document) => ({ ...JSON.parse(document), documentId: "", rev: "", madeFrom: "" });
    assert.deepEqual(content(beside), content(finished), "with what was being typed");
    await reload(page);
    await anotherDocument(page, "");
    assert.equal(await textOfDocument(page), beside);
    await press(page, "nav:start");
    await press(page, `open:${id(text)}`);
    await until(page, (old) => globalThis.cocreaTest.document() === old, undone);
    await saved(page);
  }
  watched.assertNone();
});

test("a file that is dropped while the page changes under it is opened all the same", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await openGlasgow(page);
  const text = await textOfDocument(page);
  await page.locator("#text-view").press("Control+?");
  await page.getByRole("dialog").waitFor();
  const dropping = () => page.evaluate(() => document.documentElement.hasAttribute("data-dropping"));
  await dropPath(page, await fileOf("Otro.cocrea.json", text.replace(/"documentId": "[^"]*"/, '"documentId": "another-plan"')), async () => {
    assert.equal(await dropping(), true);
    await outside(page, { kind: "activate", node: "dialog.close" });
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });
  await until(page, () => globalThis.cocreaTest.document().includes('"another-plan"'));
  assert.equal(await dropping(), false);
  watched.assertNone();
});

test("a file of a newer version opens read-only, and is downloaded as it came", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  const text = await changedGlasgow(page);
  const plan = await page.evaluate(() => location.hash.match(/d=([^&]*)/)?.[1]);
  const newer = `${text.replace('"formatVersion": 2', '"formatVersion": 3,\t"mood": "hopeful"')}\n\n`;

  for (const { what, content, kept } of [
    { what: "another plan", content: newer.replace(/"documentId": "[^"]*"/, '"documentId": "newer-plan"'), kept: true },
    { what: "the open plan", content: newer, kept: false },
  ]) {
    await drop(page, `${what}.json`, content);
    await page.locator('[id="notice:newer"]').waitFor();
    assert.ok((await said(page, "notice:newer")).includes(sentence("save.newerTitle")), what);
    assert.ok((await said(page, "header:save")).includes(sentence("save.newer")), what);
    assert.equal((await downloaded(page, () => press(page, "header:download"))).text, content, what);

    await press(page, "nav:commitments");
    await press(page, "open:commitment-1");
    assert.equal(await page.locator(`[id="${TITLE}"]`).isEditable(), false, what);
    await outside(page, { kind: "commit", node: TITLE, text: "no" });
    assert.equal(await textOfDocument(page), content, what);

    if (kept) {
      await reload(page);
      await page.locator('[id="notice:newer"]').waitFor();
      assert.equal((await downloaded(page, () => page.keyboard.press("Control+s"))).text, content, `${what}, after a reload`);
    }
    await press(page, "nav:start");
    await press(page, `open:${plan}`);
    await until(page, (old) => globalThis.cocreaTest.document() === old, text);
    await saved(page);
  }
  watched.assertNone();
});

test("a sample is a document of its own each time", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  const first = await changedGlasgow(page);
  await press(page, "nav:start");
  await press(page, "sample:glasgow-2021");
  await anotherDocument(page, first);
  await saved(page);
  const second = await textOfDocument(page);
  const [one, two] = [first, second].map((document) => JSON.parse(document));
  assert.notEqual(one.documentId, two.documentId);
  assert.deepEqual([one.sample, two.sample], ["glasgow-2021", "glasgow-2021"]);
  assert.ok(!second.includes("ñandú"), "the second does not have the changes of the first");
  await press(page, "nav:start");
  for (const { documentId } of [one, two]) await page.locator(`[id="stored:${documentId}"]`).waitFor();
  assert.equal(await page.locator('[id^="stored:"]').count(), 2);
  // What was changed is a plan of theirs; what was only opened stays with the samples.
  const listed = (/** @type {string} */ name, /** @type {string} */ id) => page.getByRole("list", { name: words.es[name] }).locator(`[id="stored:${id}"]`).waitFor();
  await listed("start.plans", one.documentId);
  await listed("start.sampleCopies", two.documentId);
  await press(page, `open:${one.documentId}`);
  await until(page, (old) => globalThis.cocreaTest.document() === old, first);
  watched.assertNone();
});

test("hostile texts in a file stay texts, in both views", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "canvas" });
  await use(page, "text");
  const script = "<script>globalThis.owned = 'script'</script><img src=x onerror=\"globalThis.owned = 'img'\"><svg onload=\"globalThis.owned = 'svg'\">";
  const link = "<a href=\"javascript:globalThis.owned = 'link'\">aquí</a> javascript:owned=1 </textarea></select></main><style>*{display:none}</style>";
  const turned = "\u202Egnp.exe \u2066\u2067 \u200F(fin";
  await openGlasgow(page);
  const document = JSON.parse(await textOfDocument(page));
  document.documentId = "hostile-plan";
  document.jurisdiction.name = script;
  document.plans[0].vision = { en: link };
  for (const [index, hostile] of [script, link, turned, "\" onfocus=\"globalThis.owned = 'attribute'\" autofocus x=\""].entries()) {
    document.plans[0].commitments[index].title = { en: hostile };
    document.plans[0].commitments[index].problem = { en: hostile };
    document.organisations[index].name = hostile;
  }
  const name = "\"><img src=x onerror=\"owned=1\">\u202Enosj.json";
  await press(page, "nav:start");
  await choose(page, "start:open-file", name, `${JSON.stringify(document)}`.slice(0, -1));
  assert.ok((await refusal(page, name)).title.includes(name));
  await understood(page);
  await choose(page, "start:open-file", name, JSON.stringify(document));
  await until(page, () => globalThis.cocreaTest.document().includes('"hostile-plan"'));
  await saved(page);

  const visit = async () => {
    for (const node of ["nav:overview", "nav:jurisdiction", "nav:calendar", "nav:file", "nav:start", "nav:commitments"]) {
      await press(page, node);
      await harmless(node);
    }
    for (const id of ["commitment-1", "commitment-2", "commitment-3", "commitment-4"]) {
      await reach(page, `open:${id}`);
      await harmless(id);
      await press(page, "nav:commitments");
    }
  };
  const harmless = async (/** @type {string} */ where) => {
    await page.evaluate(() => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    }));
    const found = await page.evaluate(() => ({
      owned: /** @type {any} */ (globalThis).owned,
      strange: [...globalThis.document.querySelectorAll("#text-view :is(script, img, style, iframe, object, [onerror], [onload], [onfocus], [autofocus], a[href^='javascript:' i])")].map((one) => one.outerHTML),
    }));
    assert.deepEqual(found, { owned: undefined, strange: [] }, where);
  };
  await visit();
  await press(page, "open:commitment-1");
  assert.equal(await page.locator(`[id="${TITLE}"]`).inputValue(), script);
  await press(page, "nav:commitments");
  // What turns the direction of writing does so within its own text only.
  await page.locator('[id="open:commitment-1"]').waitFor();
  const titles = await page.locator('[id^="open:commitment-"]').evaluateAll((links) => links.map((one) => {
    const range = globalThis.document.createRange();
    const walker = globalThis.document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.textContent?.includes("gnp.exe")) range.selectNodeContents(node);
    const holder = range.startContainer.parentElement;
    return { text: one.textContent ?? "", isolated: holder ? getComputedStyle(holder).unicodeBidi : "" };
  }));
  assert.ok(titles.some(({ text }) => text.includes(script)), titles.map(({ text }) => text).join(" | "));
  const reversed = titles.find(({ text }) => text.includes("gnp.exe"));
  assert.match(reversed?.isolated ?? "", /isolate|plaintext/);

  await use(page, "canvas");
  await visit();
  assert.ok((await widget(page, "open:commitment-1")).label.includes(script));
  const kept = JSON.parse((await downloaded(page, () => press(page, "header:download"))).text);
  assert.deepEqual(kept.plans[0].commitments.map((/** @type {any} */ one) => one.title.en).slice(0, 3), [script, link, turned]);
  watched.assertNone();
});
