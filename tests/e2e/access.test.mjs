// axe finds nothing on any page, in either language, by day or by night.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { outside } from "./support/canvas.mjs";
import { WITHOUT_GRAPHICS, launch, open, openGlasgow, press, profile, use, words } from "./support/chromium.mjs";
import { dropPath } from "./support/person.mjs";
import { serve } from "./support/site.mjs";
import { until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
before(async () => {
  site = await serve();
});
after(() => site.close());

/** @param {import("node:test").TestContext} t @param {Parameters<typeof launch>[1]} [options] */
async function start(t, options) {
  const { folder, remove } = await profile();
  const context = await launch(folder, { reducedMotion: "reduce", ...options });   // else colours are judged half way to what they become
  t.after(async () => {
    await context.close();
    await remove();
  });
  const opened = await open(context, site.url);
  await opened.page.evaluate(axe);   // evaluate() stands outside the page's policy, which a script element would not
  return opened;
}

/** What axe holds against the page as it is, one line each. @param {Page} page @param {string} where @returns {Promise<string[]>} */
const complaints = (page, where) => page.evaluate(async (place) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
  const { violations, passes } = await /** @type {any} */ (globalThis).axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "passes"], preload: false });
  if (passes.length < 5) return [`${place}: axe looked at nothing`];
  return violations.flatMap((/** @type {any} */ one) => one.nodes.map((/** @type {any} */ node) => `${place}: ${one.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`));
}, where);

/** What a finger misses: less than 44 px in a direction, with its label and with what is laid over it for the finger. @param {Page} page @param {string} where */
const tooSmall = (page, where) => page.evaluate((place) => [...document.querySelectorAll("#text-view :is(a[href], button, input, select, textarea)")].flatMap((one) => {
  const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
  const least = Math.min(width, Math.max(height, Number.parseFloat(getComputedStyle(one, "::after").height) || 0));
  return width === 0 || least >= 43.5 ? [] : [`${place}: ${one.id} is ${width} x ${height}`];
}), where);

/** Glasgow, with something in every list, a date that cannot be read and one that is out of time. @param {Page} page */
async function fill(page) {
  await openGlasgow(page);
  await use(page, "text");
  /** @param {string} place @param {string} [opens] */
  const go = async (place, opens) => {
    await press(page, place);
    if (opens) await press(page, opens);
  };
  const last = async (/** @type {string} */ list) => /** @type {Promise<string>} */ ((await until(page,
    (wanted) => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments[0][wanted]?.at(-1)?.id, list)).jsonValue());
  await go("nav:jurisdiction", "add:jurisdiction.terms");
  const term = await (await until(page, () => JSON.parse(globalThis.cocreaTest.document()).jurisdiction.terms?.[0]?.id)).jsonValue();
  await outside(page, { kind: "commit", node: `f:${term}.end`, text: "2023" });
  await go("nav:commitments", "open:commitment-1");
  await outside(page, { kind: "commit", node: "f:commitment-1.problem.en", text: "Few people decide." });
  await go("tab:milestones", "add:commitment-1.milestones");
  const milestone = await last("milestones");
  await outside(page, { kind: "commit", node: `f:${milestone}.title.en`, text: "First panel" });
  await outside(page, { kind: "commit", node: `f:${milestone}.due`, text: "31/31/2022" });
  await go("tab:changes", "add:commitment-1.amendments");
  await outside(page, { kind: "commit", node: `f:${await last("amendments")}.date`, text: "1/4/2022" });
  await go("tab:evaluation");
  await page.getByRole("button", { name: words.es["evaluation.add"] }).click();
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].evaluations.length === 2);
}

/** A tab of the page before. @param {string} tab @returns {[string, (page: Page) => Promise<void>]} */
const tabOf = (tab) => [`its ${tab}`, (page) => press(page, `tab:${tab}`)];

/** Each place of the program: its name, and how to get there from the place before. @type {[string, (page: Page) => Promise<void>][]} */
const places = [
  ["overview", (page) => press(page, "nav:overview")],
  ["why", async (page) => {
    await press(page, "overview:rules:REQ-1:plan-2021");
    await page.locator("#why").waitFor();
  }],
  ["jurisdiction", async (page) => {
    await press(page, "why:close");
    await press(page, "nav:jurisdiction");
  }],
  ["membership", (page) => press(page, "tab:membership")],
  ["people", (page) => press(page, "nav:people")],
  ...["duties", "body"].map(tabOf),
  ["vision", (page) => press(page, "nav:vision")],
  ["forum", (page) => press(page, "nav:forum")],
  ...["forum", "endorsements", "evidence"].map(tabOf),
  ["monitoring", (page) => press(page, "nav:monitoring")],
  ["quarters", (page) => press(page, "tab:quarters")],
  ["commitments", (page) => press(page, "nav:commitments")],
  ["a commitment", (page) => press(page, "open:commitment-1")],
  ...["milestones", "people", "cocreation", "changes", "evaluation"].map(tabOf),
  ["calendar", (page) => press(page, "nav:calendar")],
  ["what if", (page) => press(page, "calendar:what-if")],
  ["a proposed calendar", async (page) => {
    await press(page, "what-if:discard");
    await press(page, "calendar:propose");
    await page.locator('[id="proposal:goals"]').waitFor();
  }],
  ["compliance", async (page) => {
    await press(page, "proposal:discard");
    await press(page, "nav:compliance");
  }],
  ["status", (page) => press(page, "nav:status")],
  ["workshop", (page) => press(page, "nav:workshop")],
  ...["votes", "answers", "agenda"].map(tabOf),
  ["file", (page) => press(page, "nav:file")],
  ["keys", async (page) => {
    await press(page, "file:keys");
    await page.getByRole("dialog").waitFor();
  }],
  ["start", async (page) => {
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await press(page, "nav:start");
  }],
];

for (const language of ["es", "en"]) {
  test(`text view, ${language}: every page, by day and by night`, { timeout: 240_000 }, async (t) => {
    const { page, watched } = await start(t, { args: WITHOUT_GRAPHICS });
    await fill(page);
    await page.locator('[id="header:language"]').selectOption(language);
    await until(page, (wanted) => document.documentElement.lang === wanted, language);
    /** @type {string[]} */
    const found = [];
    for (const theme of ["light", "dark"]) {
      if (theme === "dark") await press(page, "header:theme");
      await until(page, (wanted) => document.documentElement.dataset.theme === wanted, theme);
      for (const [name, go] of places) {
        await go(page);
        found.push(...await complaints(page, `${name} (${theme})`));
      }
    }
    assert.deepEqual(found, []);
    watched.assertNone();
  });
}

test("text view on a phone, and before there is any plan", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t, { args: WITHOUT_GRAPHICS, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const found = await complaints(page, "start without plans");
  await openGlasgow(page);
  for (const place of ["overview", "jurisdiction", "people", "vision", "commitments", "calendar", "forum", "monitoring", "compliance", "status", "workshop", "file"]) {
    await press(page, `nav:${place}`);
    found.push(...await complaints(page, `${place} on a phone`), ...await tooSmall(page, place));
  }
  // Four pages in the bar, the one that is shown among them; the others are one press away, by touch and by keyboard.
  const pages = () => page.locator("#navigation a:visible").evaluateAll((all) => all.map((one) => one.id));
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    for (const shown of ["overview", "file"]) {
      await press(page, `nav:${shown}`);
      assert.deepEqual([(await pages()).length, (await pages()).includes(`nav:${shown}`)], [4, true], `pages in the bar at ${width}`);
    }
    assert.ok(await page.locator("#navigation").evaluate((bar) => bar.getBoundingClientRect().height < 80), `one line at ${width}`);
    const more = page.locator('[id="nav:more"]');
    await more.press("Enter");
    await until(page, () => document.activeElement?.getAttribute("aria-expanded") === "true");
    assert.equal((await pages()).length, 13);
    found.push(...await complaints(page, `all pages at ${width}`));
    await page.keyboard.press("Escape");
    await until(page, () => document.activeElement?.getAttribute("aria-expanded") === "false");
    const lines = await page.evaluate(() => new Set([...document.querySelectorAll(".header :is(button, input, select)")].map((one) => one.getBoundingClientRect())
      .filter((box) => box.height > 0).map((box) => Math.round((box.y + box.height / 2) / 20))).size);
    assert.equal(lines, 2, `lines of the header at ${width}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `nothing is wider than ${width}`);
  }
  assert.deepEqual(found, []);
  watched.assertNone();
});

test("a word of 320 letters makes no page wider than the screen", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t, { args: WITHOUT_GRAPHICS });
  await openGlasgow(page);
  await use(page, "text");
  await press(page, "nav:commitments");
  await press(page, "open:commitment-1");
  await outside(page, { kind: "commit", node: "f:commitment-1.title.en", text: "a".repeat(320) });
  for (const place of ["overview", "commitments", "calendar", "monitoring", "compliance", "forum"]) {
    await press(page, `nav:${place}`);
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      await use(page, "text");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `nothing of ${place} is wider than ${width}`);
    }
  }
  watched.assertNone();
});

test("no part of any page is wider than a small telephone, or than a screen with type of twice the size", { timeout: 240_000 }, async (t) => {
  const { page, watched } = await start(t, { args: WITHOUT_GRAPHICS });
  await dropPath(page, path.resolve("tests/pictures/sierra-norte.json"));   // twelve commitments, long names
  await until(page, () => globalThis.cocreaTest.document() !== "");
  await outside(page, { kind: "commit", node: "header:as-of", text: "2027-06-12" });
  await use(page, "text");
  const ids = (/** @type {string} */ beginning) => page.locator(`[id^="${beginning}"]`).evaluateAll((all) => all.map((one) => one.id));
  /** @type {string[]} */
  const found = [];
  for (const language of ["es", "en"]) {
    for (const [width, scale] of /** @type {[number, string][]} */ ([[320, "1"], [320, "2"], [1280, "2"]])) {
      await page.setViewportSize({ width, height: 800 });
      await outside(page, { kind: "choose", node: "header:language", text: language });
      await outside(page, { kind: "choose", node: "header:text-size", text: scale });
      await use(page, "text");
      if (width === 320) {   // large type folds the header to a line, and its tools are one press away
        const more = page.locator('[id="header:more"]'), undo = page.locator('[id="header:undo"]');
        assert.deepEqual([await more.isVisible(), await undo.isVisible()], [scale === "2", scale === "1"]);
        if (scale === "2") {
          assert.ok(await page.locator("#header").evaluate((header) => header.getBoundingClientRect().height < 240));
          await more.press("Enter");
          await undo.waitFor();
          await page.keyboard.press("Escape");
          await undo.waitFor({ state: "hidden" });
        }
      }
      const look = async (/** @type {string} */ where) => found.push(...await page.evaluate((place) => {
        const wide = document.documentElement.scrollWidth > innerWidth ? [`${place}: the page is ${document.documentElement.scrollWidth} wide`] : [];
        const tables = [...document.querySelectorAll("#text-view .scroll:has(table)")].filter((one) => one.scrollWidth > one.clientWidth + 1);
        return [...wide, ...tables.map((one) => `${place}: a table scrolls: ${one.textContent?.slice(0, 40)}`)];
      }, `${where} in ${language} at ${width} and ${scale}`));
      for (const place of ["start", "overview", "jurisdiction", "people", "vision", "commitments", "open", "calendar", "forum", "monitoring", "compliance", "status", "workshop", "file"]) {
        await outside(page, { kind: "activate", node: place === "open" ? (await ids("open:"))[0] : `nav:${place}` });
        await look(place);
        for (const tab of (await ids("tab:")).slice(1)) {
          await outside(page, { kind: "activate", node: tab });
          await look(`${place}, ${tab}`);
        }
      }
    }
  }
  assert.deepEqual(found, []);
  watched.assertNone();
});

test("the page around the canvas", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t);
  const found = await complaints(page, "canvas, start");
  await openGlasgow(page);
  found.push(...await complaints(page, "canvas, overview"));
  await page.locator("#switch-view").focus();
  found.push(...await complaints(page, "canvas, with the switch in view"));
  await press(page, "header:theme");
  await until(page, () => document.documentElement.dataset.theme === "dark");
  found.push(...await complaints(page, "canvas (dark)"));
  assert.deepEqual(found, []);
  watched.assertNone();
});
