// The stories of tests/stories in a browser's text view, by role and name, in both languages; and the main steps of each by keyboard on the canvas.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { focusedNode, items, reach, reveal, settled } from "./support/canvas.mjs";
import { documentOf, open, openGlasgow, press, saved, widget, words as texts } from "./support/chromium.mjs";
import { stage } from "./support/stage.mjs";
import { until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page @typedef {import("playwright-core").Locator} Locator @typedef {"es" | "en"} Language */

const folder = new URL("../stories/", import.meta.url);
const stories = await Promise.all((await readdir(folder)).filter((name) => name.endsWith(".json")).map(async (name) =>
  ({ name: name.replace(".json", ""), steps: JSON.parse(await readFile(new URL(name, folder), "utf8")).steps })));

const rulesFolder = new URL("../../assets/rules/", import.meta.url);
/** The words of the rules, by key and language. @type {Record<string, Record<string, string>>} */
const rules = Object.assign({}, ...await Promise.all((await readdir(rulesFolder)).filter((name) => name.endsWith(".json")).map(async (name) =>
  JSON.parse(await readFile(new URL(name, rulesFolder), "utf8")).words)));

const { site, browserFor } = await stage();

/** @param {import("node:test").TestContext} t @param {Language} language @param {"canvas" | "text"} view */
async function start(t, language, view) {
  const context = await (await browserFor(view)).newContext({ viewport: { width: 1280, height: 800 }, locale: language === "es" ? "es-MX" : "en-GB", reducedMotion: "reduce" });
  context.setDefaultTimeout(15_000);
  t.after(() => context.close());
  return open(context, site.url);
}

/** What a word of a story is in a language (tests/stories/README.md). @param {any} word @param {Language} language @returns {string} */
function said(word, language) {
  if (typeof word === "number") return String(word);
  if (word[language] !== undefined) return word[language];
  const key = word.key ?? word;
  const text = texts[language][key] ?? rules[key]?.[language] ?? key;
  const form = typeof text === "string" ? text : word.count === 1 ? text.one : text.other;
  return word.key ? form.replace(/\{(\w+)\}/g, (/** @type {string} */ all, /** @type {string} */ name) => (word[name] === undefined ? all : said(word[name], language))) : form;
}

/** The one that is meant, which has to be there alone unless the story says which. @param {Locator} found @param {number | undefined} nth */
async function one(found, nth) {
  await found.first().waitFor();
  if (nth === undefined) {
    assert.equal(await found.count(), 1, "which of them?");
    return found;
  }
  return found.nth(nth);   // from the end where it is below 0
}

const exactly = (/** @type {string} */ text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

/**
 * How a story is done: where what it names is found, and what is done to what was found.
 * @typedef {{ body: Locator, look: () => Promise<unknown>, click: (found: Locator) => Promise<unknown>,
 *   write: (found: Locator, text: string, key: "Tab" | "Enter") => Promise<unknown>, select: (list: Locator, label: string) => Promise<unknown> }} Hands
 */

/** In the text view. @param {Page} page @returns {Hands} */
const onText = (page) => ({
  body: page.locator("#text-view"),
  look: async () => {},
  click: (found) => found.click(),
  async write(found, text, key) {
    await found.fill(text);
    await found.press(key);
  },
  select: (list, label) => list.selectOption({ label }),
});

/**
 * On the canvas, by the pointer, and by the keys where something is written. What a story names is found in the page as the program writes it as HTML, which a
 * second window shows; what is done is done to the canvas.
 * @param {Page} page @returns {Promise<Hands>}
 */
async function onCanvas(page) {
  const names = await page.context().newPage();
  await page.bringToFront();
  const idOf = async (/** @type {Locator} */ found) => /** @type {string} */ (await found.getAttribute("id"));
  const act = (/** @type {string} */ node) => (node.startsWith("header:") ? press(page, node) : reach(page, node));   // the header does not scroll
  /** @param {string} node @param {string} value one of a field's options: in sight, or in the list that the field opens */
  const choose = async (node, value) => {
    await reveal(page, node).catch(() => reveal(page, `${node}/${value}`));
    if (!(await items(page)).some((one) => one.node === `${node}/${value}`)) await reach(page, node);
    await reach(page, `${node}/${value}`);
  };
  return {
    body: names.locator("body"),
    async look() {
      await settled(page);
      await names.setContent(await page.evaluate(() => globalThis.cocreaTest.program.html()));
    },
    async click(found) {
      const [node, value] = await found.evaluate((one) => [/** @type {HTMLElement} */ (one).dataset.node, /** @type {HTMLInputElement} */ (one).value]);
      if (node && await found.getAttribute("role") !== "switch") await choose(node, value ?? "");
      else await act(await idOf(found));
    },
    async write(found, text, key) {
      await act(await idOf(found));
      const box = await found.evaluate((one) => (one.tagName === "TEXTAREA" ? "canvas-overlay" : "canvas-text"));
      await until(page, (wanted) => document.activeElement?.id === wanted, box);
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
      await page.keyboard.press(key);
    },
    async select(list, label) {
      await choose(await idOf(list), await list.locator("option").filter({ hasText: exactly(label) }).evaluate((one) => /** @type {HTMLOptionElement} */ (one).value));
    },
  };
}

/** @param {Page} page @param {Language} language @param {any[]} steps @param {Hands} hands */
async function tell(page, language, steps, hands) {
  const { body } = hands;
  const field = (/** @type {string} */ name) => body.getByRole("textbox", { name, exact: true });
  for (const [verb, what, more, nth] of steps) {
    const name = verb === "each" ? "" : said(what, language);
    try {
      await hands.look();
      switch (verb) {
        case "each":
          for (const word of what) await tell(page, language, JSON.parse(JSON.stringify(more).replaceAll("$", word)), hands);
          break;
        case "asOf": {
          await hands.write(body.getByRole("textbox", { name: said("header.asOf", language), exact: true }), name, "Enter");
          break;
        }
        case "go":
          await hands.click(body.getByRole("navigation", { name: said("nav.label", language) }).getByRole("link", { name: new RegExp(`^${name}( \\d+)?`) }).first());
          await hands.look();
          await body.getByRole("main").getByRole("heading", { level: 1, name, exact: true }).waitFor();
          break;
        case "press": {
          const found = body.getByRole("button", { name, exact: true }).or(body.getByRole("link", { name: new RegExp(`^${exactly(name).source.slice(1, -1)}( ?\\d+)?$`) }));
          await hands.click(await one(found, more));
          break;
        }
        case "pressOf":
          await hands.click(await one(body.getByRole("button", { name: `${name} (${said(more, language)})`, exact: true }), nth));
          break;
        case "why":
          await hands.click(await one(body.getByRole("button", { name: `${name} (${said(more, language)})`, exact: true }), nth));
          await hands.look();
          await body.getByRole("complementary", { name: said("why.title", language) }).waitFor();
          break;
        case "write": {
          await hands.write(await one(field(name), nth), said(more, language), "Tab");
          break;
        }
        case "choose": {
          const option = said(more, language);
          const group = body.getByRole("group", { name, exact: true });
          const list = body.getByRole("combobox", { name, exact: true });
          const toggle = body.getByRole("switch", { name, exact: true });
          await group.or(list).or(toggle).first().waitFor();
          if (await toggle.count() > 0) {
            const found = await one(toggle, nth);
            if (await found.isChecked() !== (option === said("choice.yes", language))) await hands.click(found);
          } else if (await list.count() > 0) {
            await hands.select(await one(list, nth), option);
          } else {
            const among = await one(group, nth);
            await hands.click(among.getByRole("radio", { name: option, exact: true }).or(among.getByRole("checkbox", { name: option, exact: true })));
          }
          break;
        }
        case "see": await body.getByText(name, { exact: true }).first().waitFor({ state: "attached" }); break;
        case "miss": await body.getByText(name, { exact: true }).first().waitFor({ state: "detached" }); break;
        case "field": assert.equal(await (await one(field(name), nth)).inputValue(), said(more, language)); break;
        case "error": {
          const box = await one(field(name), more);
          assert.equal(await box.getAttribute("aria-invalid"), "true");
          const about = (await box.getAttribute("aria-describedby"))?.split(" ")[0];
          assert.ok(await page.locator(`[id="${about}"].field-error`).count() === 1, "its error is tied to it");
          break;
        }
        default: assert.fail(`no such step: ${verb}`);
      }
    } catch (error) {
      const why = (await body.getByRole("complementary").allInnerTexts()).join();
      throw new Error(`${language}: ${JSON.stringify([verb, what, more, nth])} "${name}"${why && `; "why?" says: ${why}`}`, { cause: error });
    }
  }
}

for (const { name, steps } of stories) {
  for (const language of /** @type {Language[]} */ (["es", "en"])) {
    test(`${name}, ${language}`, { timeout: 120_000 }, async (t) => {
      const { page, watched } = await start(t, language, "text");
      await tell(page, language, steps, onText(page));
      await saved(page);
      watched.assertNone();
    });
  }
}

for (const [language, name] of /** @type {[Language, string][]} */ ([["es", "pages"], ["en", "monitoring_body"]])) {
  test(`${name}, by pointer and keys on the canvas, ${language}`, { timeout: 240_000 }, async (t) => {
    const { page, watched } = await start(t, language, "canvas");
    await tell(page, language, stories.find((one) => one.name === name)?.steps ?? assert.fail(name), await onCanvas(page));
    await saved(page);
    watched.assertNone();
  });
}

/** Types into a field of the canvas that is come to by Tab alone. @param {Page} page @param {string} node @param {string} text */
async function type(page, node, text) {
  if (await focusedNode(page) === node) {   // Enter has finished with it: it is come to anew
    await page.keyboard.press("Shift+Tab");
    await settled(page);
  }
  for (let stops = 0; await focusedNode(page) !== node; stops += 1) {
    assert.ok(stops < 150, `Tab comes to ${node}; it is at ${await focusedNode(page)}`);
    await page.keyboard.press("Tab");
    await settled(page);
  }
  await until(page, () => document.activeElement?.id === "canvas-text");   // a field that has the focus is written in
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await settled(page);
}

test("an election moved earlier, by keyboard on the canvas", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t, "es", "canvas");
  await press(page, "new:independent");
  await until(page, () => globalThis.cocreaTest.document() !== "");
  await press(page, "nav:jurisdiction");
  await settled(page);
  const { jurisdiction, plans: [plan] } = await documentOf(page);
  const term = jurisdiction.terms[0].id;
  await page.locator("#switch-view").focus();
  await page.keyboard.press("Tab");
  await type(page, `f:${term}.end`, "31/12/2027");
  await type(page, `f:${plan.id}.plannedEnd`, "31/10/2027");
  const verdict = `f:${plan.id}.plannedEnd:PLAN-PERIOD-2:${plan.id}`;
  const says = (/** @type {string} */ key) => until(page, ([node, wanted]) => globalThis.cocreaTest.item(node)?.label === wanted, [verdict, texts.es[key]]);
  await reveal(page, verdict);
  await says("verdict.PLAN-PERIOD-2.met");
  // The election comes three months earlier: the same field again, backwards.
  for (let stops = 0; await focusedNode(page) !== `f:${term}.end`; stops += 1) {
    assert.ok(stops < 150, "Shift+Tab comes back to the term");
    await page.keyboard.press("Shift+Tab");
    await settled(page);
  }
  await type(page, `f:${term}.end`, "30/9/2027");
  await type(page, `f:${plan.id}.plannedEnd`, "31/7/2027");
  await says("verdict.PLAN-PERIOD-2.not-met");
  await type(page, `f:${plan.id}.plannedEnd`, "30/7/2027");
  await says("verdict.PLAN-PERIOD-2.met");
  await widget(page, verdict);
  await saved(page);
  watched.assertNone();
});

test("chips are one stop of Tab with arrows among them, in the text view", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await start(t, "en", "text");
  await openGlasgow(page);
  await press(page, "nav:commitments");
  await press(page, "open:commitment-1");
  const values = page.getByRole("toolbar", { name: texts.en["field.commitment.values"], exact: true }).getByRole("checkbox");
  const chosen = async () => (await documentOf(page)).plans[0].commitments[0].values ?? [];
  const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
  await values.first().focus();
  await page.keyboard.press("Shift+Tab");
  const before = await focused();
  await page.keyboard.press("Tab");
  assert.equal(await focused(), await values.first().getAttribute("id"));
  const had = (await chosen()).length;
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");   // the page is written anew: the focus and the stop stay
  await until(page, (count) => (JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments[0].values ?? []).length !== count, had);
  assert.equal(await focused(), await values.nth(1).getAttribute("id"));
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(), before, "out of the group, not to its first");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  assert.equal(await focused(), await values.last().getAttribute("id"));
  await page.keyboard.press("Tab");
  assert.ok(!(await focused()).includes(".values"), "one Tab leaves the group");
  watched.assertNone();
});

test("a meeting with who came, evidence, an evaluation and the learning exercise, by keyboard on the canvas", { timeout: 180_000 }, async (t) => {
  const { page, watched } = await start(t, "en", "canvas");
  await openGlasgow(page);
  const plan = async () => (await documentOf(page)).plans[0];
  const key = async (/** @type {string} */ name) => {
    await page.keyboard.press(name);
    await settled(page);
  };
  /** Goes on to a node, or to one of its options. */
  const to = async (/** @type {string} */ node, tab = "Tab") => {
    for (let stops = 0, at = ""; at !== node && !at.startsWith(`${node}/`); stops += 1) {
      assert.ok(stops < 60, `${tab} comes to ${node}; it is at ${at}`);
      await key(tab);
      at = await focusedNode(page);
    }
  };
  const goTo = async (/** @type {string} */ place) => {
    await page.locator("#switch-view").focus();
    await to(`nav:${place}`);
    await key("Enter");   // the next Tab is below the page's heading
  };

  await goTo("forum");
  await to("add:plan-2021.meetings");
  await key("Enter");
  const { id: meeting } = (await plan()).meetings.at(-1);
  await type(page, `f:${meeting}.date`, "20/9/2021");
  await to(`f:${meeting}.governmentAttended`);
  await key("ArrowRight");
  await to(`f:${meeting}.attendees`);
  await key("Space");
  await key("ArrowRight");
  await key("Space");
  await key("Tab");
  assert.ok((await focusedNode(page)).startsWith(`f:${meeting}.commitments/`), "one stop for all who came");
  const held = (await plan()).meetings.at(-1);
  assert.deepEqual([held.date, held.governmentAttended, held.attendees.length], ["2021-09-20", "yes", 2]);

  await to("tab:meetings", "Shift+Tab");
  await key("End");   // the last of the tabs
  await to("add:plan-2021.evidence");
  await key("Enter");
  const { id: evidence } = (await plan()).evidence.at(-1);
  await type(page, `f:${evidence}.link`, "https://example.org/minutes");
  assert.equal((await plan()).evidence.at(-1).link, "https://example.org/minutes");

  await goTo("monitoring");
  for (const [button, kind, day] of [["add:plan-2021.evaluations:2:commitment-1", "commitment", "3/10/2021"], ["add:plan-2021.evaluations:3", "learningExercise", "4/10/2023"]]) {
    await to(button);
    await key("Enter");
    const { id, kind: recorded } = (await plan()).evaluations.at(-1);
    assert.equal(recorded, kind);
    await until(page, (field) => globalThis.cocreaTest.items().some((/** @type {any} */ one) => one.focused && one.node === field), `f:${id}.delivered`)   // what was added can be written at once
      .catch(async () => assert.fail(`${kind}: the focus is at "${await focusedNode(page)}"`));
    await page.keyboard.type(day);
    await to(`f:${id}.writtenBy`);
    await key("ArrowRight");
    const { delivered, writtenBy } = (await plan()).evaluations.at(-1);
    assert.deepEqual([delivered.slice(0, 4), writtenBy], [day.slice(-4), "monitoringBody"]);
  }
  await saved(page);
  watched.assertNone();
});
