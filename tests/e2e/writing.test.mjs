// What is written is what stands there: with dead keys and input methods, by paste and cut, while the page changes around the field, in both views.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, focusedNode, holds, items, outside, outsideKey, preedit, put, reach, settled, shows, textOf } from "./support/canvas.mjs";
import { WITHOUT_GRAPHICS, documentOf, launch, open, openGlasgow, press, profile, rendererOf, saved, use } from "./support/chromium.mjs";
import { serve } from "./support/site.mjs";
import { reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const PHRASE = "Gestión año ñandú ¿sí?";
const TITLE = "f:commitment-1.title.en";
const PROBLEM = "f:commitment-1.problem.en";
const VIEWS = /** @type {const} */ (["canvas", "text"]);

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
before(async () => {
  site = await serve();
});
after(() => site.close());

/**
 * Glasgow's first commitment in a browser of its own, with what counts compositions and `style` attributes from the first moment.
 * @param {import("node:test").TestContext} t @param {"canvas" | "text" | null} view null: the one that the window's size asks for
 */
async function commitment(t, view) {
  const { folder, remove } = await profile();
  const context = await launch(folder, { args: view === "text" ? WITHOUT_GRAPHICS : [] });
  t.after(async () => {
    await context.close();
    await remove();
  });
  await context.addInitScript(() => {
    const seen = { started: 0, ended: 0, /** @type {string[]} */ styles: [] };
    Object.assign(globalThis, { seen });
    addEventListener("compositionstart", () => {
      seen.started += 1;
    }, true);
    addEventListener("compositionend", () => {
      seen.ended += 1;
    }, true);
    new MutationObserver((changes) => {
      for (const { target, type, addedNodes } of changes) {
        const elements = type === "attributes" ? [target] : [...addedNodes].flatMap((node) => (node instanceof Element ? [node, ...node.querySelectorAll("*")] : []));
        for (const one of elements) if (one instanceof Element && one.hasAttribute("style")) seen.styles.push(one.outerHTML.slice(0, 200));
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["style"] });
  });
  const { page, watched } = await open(context, site.url);
  const input = await context.newCDPSession(page);
  await openGlasgow(page);
  if (view) await use(page, view);
  await press(page, "nav:commitments");
  await reach(page, "open:commitment-1");
  return { context, page, watched, input };
}

/** @param {Page} page @returns {Promise<{ started: number, ended: number, styles: string[] }>} */
const seen = (page) => page.evaluate(() => /** @type {any} */ (globalThis).seen);

/** @param {Page} page @param {string} [id] */
const commitmentOf = async (page, id = "commitment-1") => (await documentOf(page)).plans[0].commitments.find((/** @type {any} */ one) => one.id === id);

/** The phrase: dead keys for some letters, a word composed letter by letter as on a phone, keys for the rest. @param {Page} page @param {import("playwright-core").CDPSession} input */
async function typePhrase(page, input) {
  const dead = async (/** @type {string} */ mark, /** @type {string} */ letter) => {
    await preedit(input, mark);
    await put(input, letter);
  };
  await page.keyboard.type("Gesti");
  await dead("´", "ó");
  await page.keyboard.type("n a");
  await dead("~", "ñ");
  await page.keyboard.type("o ");
  for (const soFar of ["n", "ñ", "ña", "ñan", "ñand", "ñandu", "ñandú"]) await preedit(input, soFar);
  await put(input, "ñandú");
  await page.keyboard.type(" ");
  await put(input, "¿");
  await page.keyboard.type("s");
  await dead("´", "í");
  await page.keyboard.type("?");
}

for (const view of VIEWS) {
  test(`${view}: a phrase is composed in a short and in a long field, another is pasted, and all of it is there after a reload`, { timeout: 120_000 }, async (t) => {
    const { context, page, watched, input } = await commitment(t, view);
    const title = `${(await commitmentOf(page)).title.en} ${PHRASE}`;

    await enter(page, TITLE);
    await page.keyboard.type(" ");
    await typePhrase(page, input);
    await holds(page, TITLE, title);
    await shows(page, title);
    await page.keyboard.press("Tab");

    await enter(page, PROBLEM, { long: true });
    await typePhrase(page, input);
    await holds(page, PROBLEM, PHRASE);
    assert.deepEqual(await seen(page).then(({ started, ended }) => [started, ended]), [8, 8], "the letters came by compositions");

    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(() => navigator.clipboard.writeText(" Más señales: «¿qué pasó?»"));
    await page.keyboard.press("Control+V");
    const problem = `${PHRASE} Más señales: «¿qué pasó?»`;
    await holds(page, PROBLEM, problem);
    await enter(page, TITLE);
    await page.keyboard.press("Control+V");
    await holds(page, TITLE, `${title} Más señales: «¿qué pasó?»`);
    await page.keyboard.press("Tab");
    await saved(page);

    await reload(page);
    assert.equal(await rendererOf(page), view);
    await until(page, (node) => globalThis.cocreaTest.program.field(node) !== null, PROBLEM);
    const { title: keptTitle, problem: keptProblem } = await commitmentOf(page);
    assert.deepEqual([keptTitle.en, keptProblem.en], [`${title} Más señales: «¿qué pasó?»`, problem]);
    await enter(page, PROBLEM, { long: true });
    await shows(page, problem);
    watched.assertNone();
  });

  test(`${view}: a composition goes on while a verdict is inserted above its field`, { timeout: 120_000 }, async (t) => {
    const { page, watched, input } = await commitment(t, view);
    await reach(page, "tab:changes");
    for (const event of [0, 1]) {
      await outside(page, { kind: "activate", node: "add:commitment-1.amendments" });
      await until(page, (count) => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments[0].amendments?.length === count, event + 1);
    }
    const [first, second] = (await commitmentOf(page)).amendments.map((/** @type {any} */ one) => one.id);
    const node = `f:${second}.description.en`;
    const verdict = `f:${first}.date:AMD-1:${first}`;
    await outside(page, { kind: "activate", node: `remove:${first}` });
    await reach(page, "tab:changes");   // the focus has gone to where another is added, below

    await enter(page, node, { long: true });
    const top = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? 0);
    const before = await top();
    await preedit(input, "ñan");
    await outsideKey(page, "ctrl+z");   // the amendment comes back above, and its verdict with it
    await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments[0].amendments?.length === 2);
    if (view === "canvas") {
      await until(page, (wanted) => globalThis.cocreaTest.items().some((/** @type {any} */ one) => one.node === wanted), verdict);
      await settled(page);
      assert.ok(await top() > before, "the text box went down with its field");
    }
    assert.deepEqual(await seen(page).then(({ started, ended }) => [started, ended]), [1, 0], "the composition still runs");
    await preedit(input, "ñandú");
    await put(input, "ñandú");
    await page.keyboard.type(" si");
    await holds(page, node, "ñandú si");
    await shows(page, "ñandú si");
    if (view === "text") {
      await page.locator(`[id="${verdict}"]`).waitFor();
      assert.ok(await top() > before, "the text box went down with its field");
    }
    await page.keyboard.press("Escape");
    const { amendments } = await until(page, (id) => {
      const [one] = JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments;
      return one.amendments.find((/** @type {any} */ amendment) => amendment.id === id)?.description && one;
    }, second).then((handle) => handle.jsonValue());
    assert.deepEqual(amendments.map((/** @type {any} */ one) => one.description?.en), [undefined, "ñandú si"]);
    watched.assertNone();
  });

  test(`${view}: a composition goes on while its row moves, the letters grow and the day changes`, { timeout: 120_000 }, async (t) => {
    const { page, watched, input } = await commitment(t, view);
    await reach(page, "tab:milestones");
    for (const count of [1, 2]) {
      await outside(page, { kind: "activate", node: "add:commitment-1.milestones" });
      await until(page, (wanted) => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments[0].milestones?.length === wanted, count);
    }
    const [first, second] = (await commitmentOf(page)).milestones.map((/** @type {any} */ one) => one.id);
    const node = `f:${second}.title.en`;
    await outside(page, { kind: "commit", node: `f:${first}.title.en`, text: "Uno" });

    await enter(page, node);
    await page.keyboard.type("Dos ");
    await preedit(input, "a");
    await outside(page, { kind: "activate", node: `down:${first}` });
    await outside(page, { kind: "choose", node: "header:text-size", text: "1.1" });
    await outside(page, { kind: "commit", node: "header:as-of", text: "2/10/2021" });
    if (view === "canvas") await settled(page);
    assert.deepEqual(await seen(page).then(({ started, ended }) => [started, ended]), [1, 0], "the composition still runs");
    await preedit(input, "añ");
    await put(input, "año");
    await page.keyboard.type("s");
    await holds(page, node, "Dos años");
    await shows(page, "Dos años");
    await page.keyboard.press("Tab");
    const { milestones } = await commitmentOf(page);
    assert.deepEqual(milestones.map((/** @type {any} */ one) => [one.id, one.title?.en]), [[second, "Dos años"], [first, "Uno"]]);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.scale), "110");
    assert.match(/** @type {string} */ (await textOf(page, "header:as-of")), /^2 oct 2021$/);
    watched.assertNone();
  });

  for (const { node, long, name } of [{ node: TITLE, long: false, name: "short" }, { node: PROBLEM, long: true, name: "long" }]) {
    test(`${view}: a cut of 3,000 characters in a ${name} field is undone`, { timeout: 120_000 }, async (t) => {
      const { context, page, watched } = await commitment(t, view);
      const text = Array.from({ length: 300 }, (_, index) => `señal ${String(index).padStart(3, "0")}`).join(" ").padEnd(3000, "·").slice(0, 3000);
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await enter(page, node, { long });
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Control+V");
      await holds(page, node, text);
      // At once, without leaving the field: the text is nowhere but in it.
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Control+X");
      await holds(page, node, "");
      await page.keyboard.press("Control+Z");
      await holds(page, node, text);
      await shows(page, text);
      // Likewise a text that was left and is entered again.
      await page.keyboard.press("Tab");
      await enter(page, node, { long });
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Control+X");
      await holds(page, node, "");
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
      await page.keyboard.press("Control+Z");
      await holds(page, node, text);
      await page.keyboard.press("Tab");
      await saved(page);
      assert.equal((await commitmentOf(page))[node === TITLE ? "title" : "problem"].en, text);
      watched.assertNone();
    });
  }

  test(`${view}: the memory grows in the middle of commands, and nothing is lost`, { timeout: 120_000 }, async (t) => {
    const { page, watched } = await commitment(t, view);
    const size = () => page.evaluate(() => globalThis.cocreaTest.memorySize());
    await enter(page, PROBLEM, { long: true });
    let expected = "";
    for (const word of ["Gestión ", "abierta ", "¿sí?"]) {
      const before = await size();
      await page.evaluate(() => globalThis.cocreaTest.growDuringNextCall());
      await page.keyboard.type(word);
      expected += word;
      await holds(page, PROBLEM, expected);
      if (word === "Gestión ") assert.ok(await size() > before, "the memory grew");
    }
    // In the middle of the command itself, of its effects, and of the document's bytes.
    for (const text of ["uno", "dos"]) {
      await page.evaluate(([node, words]) => {
        const { app, growDuringNextCall } = globalThis.cocreaTest;
        growDuringNextCall();
        app.act((/** @type {any} */ program) => {
          program.event({ kind: "commit", node, text: words });
          growDuringNextCall();
        });
      }, [PROBLEM, text]);
      const document = await page.evaluate(() => {
        globalThis.cocreaTest.growDuringNextCall();
        return JSON.parse(globalThis.cocreaTest.document());
      });
      assert.equal(document.plans[0].commitments[0].problem.en, text);
    }
    await page.keyboard.press("Tab");
    await saved(page);
    await reload(page);
    await until(page, (node) => globalThis.cocreaTest.program.field(node) !== null, PROBLEM);
    assert.equal(await textOf(page, PROBLEM), "dos");
    watched.assertNone();
  });
}

test("a tablet is turned in the middle of a composition: the other view has the words, and works", { timeout: 120_000 }, async (t) => {
  const { page, watched, input } = await commitment(t, null);
  const turn = async (/** @type {"canvas" | "text"} */ view) => {
    await page.setViewportSize(view === "text" ? { width: 500, height: 1000 } : { width: 1000, height: 700 });
    await until(page, (wanted) => document.documentElement.dataset.renderer === wanted && !document.getElementById(`${wanted}-view`)?.hidden, view);
  };
  let title = (await commitmentOf(page)).title.en;
  for (const view of /** @type {const} */ (["text", "canvas", "text", "canvas"])) {
    await enter(page, TITLE);
    await preedit(input, "ñan");
    await turn(view);
    title += "ñan";
    await holds(page, TITLE, title);
  }
  await enter(page, TITLE);
  await page.keyboard.type(" si");
  await holds(page, TITLE, `${title} si`);
  await page.keyboard.press("Tab");
  await saved(page);
  assert.equal((await commitmentOf(page)).title.en, `${title} si`);
  watched.assertNone();
});

test("Tab enters the canvas at its first stop, goes through all of them and leaves; Shift+Tab goes back the same way", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await commitment(t, "canvas");
  const inside = () => page.evaluate(() => document.getElementById("canvas-view")?.contains(document.activeElement) ?? false);
  await page.locator("#switch-view").focus();

  /** @param {string} key @param {() => Promise<boolean>} out */
  const walk = async (key, out) => {
    /** @type {string[]} */
    const stops = [];
    await page.keyboard.press(key);
    while (!await out()) {
      stops.push(await focusedNode(page));
      assert.ok(stops.length < 200, `Tab is caught: ${stops.slice(-10).join(" ")}`);
      await page.keyboard.press(key);
    }
    return stops;
  };
  const forth = await walk("Tab", async () => !await inside());
  assert.equal(forth[0], "header:brand");
  for (const stop of [TITLE, PROBLEM, "header:language", "nav:file", "tab:description", "remove:commitment-1"]) assert.ok(forth.includes(stop), `${stop} is a stop`);
  assert.equal(new Set(forth).size, forth.length, "each stop once");
  assert.ok(!forth.includes(""), "the focus is always somewhere");

  await page.locator("#canvas-after").focus();   // as the browser does when it comes from behind
  const last = await focusedNode(page);
  const back = [last, ...await walk("Shift+Tab", () => page.evaluate(() => document.activeElement?.id === "switch-view"))];
  assert.deepEqual(back, [...forth].reverse());
  watched.assertNone();
});

test("Enter on a state leads into its explanation, Escape back to it, in both views and announced once", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await commitment(t, "canvas");
  const pill = "overview:COM-3:plan-2021";
  for (const view of /** @type {const} */ (["text", "canvas"])) {
    await use(page, view);
    await press(page, "nav:overview");
    await until(page, () => location.hash.includes("p=overview"));
    /** Where the keyboard is, by node. @returns {Promise<string>} */
    const here = () => (view === "canvas" ? focusedNode(page) : page.evaluate(() => document.activeElement?.id ?? ""));
    await page.evaluate(() => {
      /** @type {string[]} */
      const said = [];
      new MutationObserver(() => said.push(document.getElementById("live")?.lastElementChild?.textContent ?? "")).observe(/** @type {Node} */ (document.getElementById("live")), { childList: true, characterData: true, subtree: true });
      Object.assign(globalThis, { said });
    });
    await page.locator("#switch-view").focus();
    for (let count = 0; await here() !== pill; count += 1) {
      assert.ok(count < 60, `no way to the state: ${await here()}`);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await until(page, () => globalThis.cocreaTest.program.html().includes('id="why"'));
    await settled(page);
    await page.keyboard.press("Tab");
    assert.equal(await here(), "why:close", `the next stop is in the panel: ${view}`);
    const said = await page.evaluate(() => /** @type {any} */ (globalThis).said.filter((/** @type {string} */ one) => one.startsWith("Explicación: ")));
    assert.equal(said.length, 1, `${view}: ${said}`);
    await page.keyboard.press("Escape");
    await until(page, () => !globalThis.cocreaTest.program.html().includes('id="why"'));
    await settled(page);
    assert.equal(await here(), pill, view);
  }
  watched.assertNone();
});

test("the text view writes no style attribute, whatever is done in it", { timeout: 120_000 }, async (t) => {
  const { page, watched, input } = await commitment(t, "text");
  await enter(page, TITLE);
  await typePhrase(page, input);
  for (const tab of ["milestones", "people", "changes", "evaluation", "description"]) {
    await press(page, `tab:${tab}`);
    if (tab === "milestones" || tab === "changes") await press(page, `add:commitment-1.${tab === "changes" ? "amendments" : tab}`);
  }
  for (const place of ["overview", "jurisdiction", "calendar", "file", "start", "overview"]) await press(page, `nav:${place}`);
  await press(page, "overview:COM-3:plan-2021");
  await page.locator("#why").waitFor();
  await page.locator('[id="header:text-size"]').selectOption("1.5");
  await press(page, "header:theme");
  await press(page, "header:projector");
  await press(page, "header:undo");
  await page.locator("#text-view").press("Control+?");
  await page.locator('[role="dialog"]').waitFor();
  assert.deepEqual((await seen(page)).styles, []);
  assert.deepEqual(await page.locator("[style]").evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 200))), []);
  assert.ok(!/<[^>]*\sstyle=/.test(await page.locator("#text-view").evaluate((root) => root.outerHTML)));
  watched.assertNone();
});

test("letters go in where the caret of the canvas is", { timeout: 120_000 }, async (t) => {
  const { page, watched, input } = await commitment(t, "canvas");
  await enter(page, TITLE);
  await page.keyboard.press("Home");
  await put(input, "¿Qué? ");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.type("x");
  const text = /** @type {string} */ (await textOf(page, TITLE));
  assert.equal(text, "¿Qué? Increase Participatory Budgeting through establishing local Citizens xPanels");
  await shows(page, text);
  assert.ok((await items(page)).some((one) => one.node === TITLE && one.active));
  watched.assertNone();
});

test("text: what is typed into the date of consultation stays while the page changes around it", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await commitment(t, "text");
  const box = page.locator('[id="header:as-of"]');
  await box.fill("2/10");
  await outside(page, { kind: "choose", node: "header:text-size", text: "1.1" });
  await until(page, () => document.documentElement.dataset.scale === "110");
  assert.equal(await box.inputValue(), "2/10");
  await page.keyboard.type("/2021");
  await box.press("Enter");
  await holds(page, "header:as-of", "2 oct 2021");
  watched.assertNone();
});
