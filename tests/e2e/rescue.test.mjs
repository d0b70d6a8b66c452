// A reload, or the end of the program: what was done and what was being typed is there again, and can be had as a file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { enter } from "./support/canvas.mjs";
import { saved, watch } from "./support/chromium.mjs";
import { downloaded, drop, person, sentence, textOfDocument } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { records } from "./support/stored.mjs";
import { hasTitle, openAgain, openCommitment, TITLE } from "./support/titled.mjs";
import { until } from "./support/until.mjs";

const { site, browserFor } = await stage();

const VIEWS = /** @type {const} */ (["canvas", "text"]);

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
