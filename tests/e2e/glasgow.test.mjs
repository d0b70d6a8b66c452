// A newcomer's way through Glasgow's real plan: by role and name in the text view, in both languages; and by pointer and keyboard on the canvas.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { focusedNode, reach, reveal, settled, textOf } from "./support/canvas.mjs";
import { WITHOUT_GRAPHICS, documentOf, launch, open, press, profile, said, saved, use, widget, words } from "./support/chromium.mjs";
import { serve } from "./support/site.mjs";
import { reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The words of the rules, by key and language. @type {Record<string, Record<string, string>>} */
const rules = Object.assign({}, ...await Promise.all(["amendments", "commitments", "monitoring", "period"].map(async (name) =>
  JSON.parse(await readFile(new URL(`../../assets/rules/${name}.json`, import.meta.url), "utf8")).words)));

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
before(async () => {
  site = await serve();
});
after(() => site.close());

/** @param {import("node:test").TestContext} t @param {string} locale @param {string[]} [args] */
async function start(t, locale, args) {
  const { folder, remove } = await profile();
  const context = await launch(folder, { locale, args });
  t.after(async () => {
    await context.close();
    await remove();
  });
  return open(context, site.url);
}

/** What the plan's facts say in each language, written down here by hand. */
const expected = {
  es: {
    locale: "es-MX", asOf: "1 oct 2021", slots: "4 de 5 lugares ocupados", due: "23 de noviembre de 2021", inDays: "en 53 días",
    pending: "Pendiente · hasta el 23 nov 2021", sum: "23 sep 2021 + 2 meses = 23 nov 2021", exists: "El día 23 existe en noviembre: sin ajuste.",
    window: "23 de marzo de 2022", windowSum: "23 sep 2021 + 6 meses = 23 mar 2022", changeable: "Se puede modificar hasta: 23 de marzo de 2022",
    line: "Glasgow, United Kingdom · plan independiente · fin: septiembre de 2023",
    /** What is typed as the last day in office, what the rule says, and until when the plan may last. @type {[string, string, string][]} */
    terms: [
      ["2023", "Depende del día · 1 nov 2022 – 31 oct 2023", "El último día posible del plan cae en: 1 de noviembre de 2022 – 31 de octubre de 2023."],
      ["mayo 2025", "Termina a tiempo", "El último día posible del plan cae en: 1 – 31 de marzo de 2025."],
      ["2022", "Termina demasiado tarde", "El último día posible del plan cae en: 1 de noviembre de 2021 – 31 de octubre de 2022."],
      ["30/11/2023", "Termina a tiempo", "El plan puede durar hasta el 30 de septiembre de 2023."],
      ["29/11/2023", "Depende del día", "El plan puede durar hasta el 29 de septiembre de 2023."],
      ["", "Falta un dato", "Al escribir el fin se verá aquí hasta cuándo puede durar el plan: 2 meses antes."],
    ],
  },
  en: {
    locale: "en-GB", asOf: "1 Oct 2021", slots: "4 of 5 slots in use", due: "23 November 2021", inDays: "in 53 days",
    pending: "Pending · until 23 Nov 2021", sum: "23 Sep 2021 + 2 months = 23 Nov 2021", exists: "Day 23 exists in November: no adjustment.",
    window: "23 March 2022", windowSum: "23 Sep 2021 + 6 months = 23 Mar 2022", changeable: "It can be amended until: 23 March 2022",
    line: "Glasgow, United Kingdom · independent plan · until September 2023",
    /** @type {[string, string, string][]} */
    terms: [
      ["2023", "Depends on the day · 1 Nov 2022 – 31 Oct 2023", "The latest possible day of the plan falls within 1 November 2022 – 31 October 2023."],
      ["May 2025", "Ends in time", "The latest possible day of the plan falls within 1 – 31 March 2025."],
      ["2022", "Ends too late", "The latest possible day of the plan falls within 1 November 2021 – 31 October 2022."],
      ["30/11/2023", "Ends in time", "The plan may last until 30 September 2023."],
      ["29/11/2023", "Depends on the day", "The plan may last until 29 September 2023."],
      ["", "Something is missing", "As you type the end, the latest end of the plan will show here: 2 months earlier."],
    ],
  },
};

for (const language of /** @type {const} */ (["es", "en"])) {
  test(`the whole story by role and name, ${language}`, { timeout: 180_000 }, async (t) => {
    const says = expected[language];
    const w = words[language];
    const { page, watched } = await start(t, says.locale, WITHOUT_GRAPHICS);
    await use(page, "text");
    const main = page.getByRole("main");
    const why = page.getByRole("complementary", { name: w["why.title"] });
    const goTo = (/** @type {string} */ key) => page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w[key]}`) }).click();

    await main.getByRole("heading", { level: 1, name: w["start.title"] }).waitFor();
    await main.getByRole("button", { name: w["start.glasgow"] }).click();

    // The overview, as it stood on 1 October 2021.
    await main.getByRole("heading", { level: 1, name: w["nav.overview"] }).waitFor();
    assert.equal(await page.getByRole("textbox", { name: w["header.asOf"] }).inputValue(), says.asOf);
    await main.getByText(says.line, { exact: true }).waitFor();
    await main.getByText(says.slots, { exact: true }).waitFor();
    await goTo("nav.compliance");
    await main.getByRole("button", { name: `${says.pending} (${rules["MON-IE.title"][language]})`, exact: true }).first().waitFor();
    await goTo("nav.overview");
    const dates = main.getByRole("list", { name: w["overview.nextDates"] }).getByRole("listitem");
    await dates.nth(5).waitFor();
    const date = (/** @type {string} */ rule) => dates.filter({ hasText: rules[rule][language] }).getByRole("button");
    for (const [rule, day] of /** @type {[string, string][]} */ ([["deadline.initialEvaluation", says.due], ["deadline.amendmentWindow", says.window]])) {
      const entry = date(rule);
      assert.ok((await entry.textContent())?.includes(day), `${rule}: ${await entry.textContent()}`);
    }

    // Why? The handbook's sentence, the facts, the sum.
    await date("deadline.initialEvaluation").click();
    await why.getByText(rules["MON-IE.quote"][language]).waitFor();
    for (const line of [says.pending, says.sum, says.exists]) await why.getByText(line, { exact: true }).waitFor();
    await date("deadline.amendmentWindow").click();
    await why.getByText(rules["AMD-1.quote"][language]).waitFor();
    await why.getByText(says.windowSum, { exact: true }).waitFor();
    await why.getByRole("button", { name: w["why.close"] }).click();
    await why.waitFor({ state: "detached" });

    // The commitments, and one of them.
    await goTo("nav.commitments");
    const titles = (await documentOf(page)).plans[0].commitments.map((/** @type {any} */ one) => one.title.en);
    assert.equal(titles.length, 4);
    for (const [index, title] of titles.entries()) await main.getByRole("link", { name: `${index + 1} · ${title}` }).waitFor();
    await main.getByRole("link", { name: `3 · ${titles[2]}` }).click();
    await main.getByRole("heading", { level: 1, name: `3 · ${titles[2]}` }).waitFor();
    await main.getByRole("link", { name: says.changeable, exact: true }).waitFor();
    // Its texts are in English. Where the pages are not, the field says so, and Spanish goes to its place by one press.
    const problem = w["field.commitment.problem"], inLanguage = (/** @type {string} */ key, /** @type {string} */ name) => w[key].replace("{language}", name);
    const there = language === "en" ? problem : inLanguage("language.field", "inglés").replace("{field}", problem);
    await main.getByRole("textbox", { name: there, exact: true }).fill("Los datos están dispersos: ¿quién los usa?");
    await page.keyboard.press("Tab");
    if (language === "es") {
      await main.getByRole("button", { name: inLanguage("language.isIt", "español") }).click();
      await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments[2].problem.es !== undefined);
      assert.equal(await main.getByRole("textbox", { name: problem, exact: true }).inputValue(), "Los datos están dispersos: ¿quién los usa?");
    }
    await saved(page);

    // The term of office: what the ranges allow.
    await goTo("nav.jurisdiction");
    await main.getByRole("button", { name: w["term.add"] }).click();
    const end = main.getByRole("textbox", { name: w["field.term.end"], exact: true });
    const title = rules["PLAN-PERIOD-2.title"][language];
    const rule = main.getByRole("button", { name: `(${title})` });
    for (const [typed, verdict, allowed] of says.terms) {
      await end.fill(typed);
      await main.getByText(allowed, { exact: true }).waitFor();   // as it is typed
      await end.press("Enter");
      await main.getByRole("button", { name: `${verdict} (${title})`, exact: true }).waitFor();
    }
    await end.fill("2023");
    await end.press("Enter");
    await rule.click();
    await why.getByText(rules["PLAN-PERIOD-2.quote"][language]).waitFor();
    await why.getByRole("heading", { name: w["why.possible"] }).waitFor();
    for (const state of ["state.met", "state.not-met"]) await why.getByText(w[state], { exact: true }).waitFor();
    await saved(page);

    // Opened again it is all there, and the last change can still be undone.
    await reload(page);
    await main.getByRole("heading", { level: 1, name: w["nav.jurisdiction"] }).waitFor();
    assert.equal(await end.inputValue(), "2023");
    await page.getByRole("button", { name: new RegExp(`^${w["header.undo"]}: `) }).click();
    await until(page, () => JSON.parse(globalThis.cocreaTest.document()).jurisdiction.terms[0].end === undefined);
    assert.equal((await documentOf(page)).plans[0].commitments[2].problem[language], "Los datos están dispersos: ¿quién los usa?");
    watched.assertNone();
  });
}

/** The bar of a commitment, as the document has it. @param {Page} page @param {string} id */
async function datesOf(page, id) {
  const { start: from, end, endsWithPlan } = (await documentOf(page)).plans[0].commitments.find((/** @type {any} */ one) => one.id === id);
  return { start: from, end, endsWithPlan };
}

/** Waits until a commitment starts then. @param {Page} page @param {string} id @param {string} day */
const starts = (page, id, day) => until(page, ([one, wanted]) => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments
  .some((/** @type {any} */ commitment) => commitment.id === one && commitment.start === wanted), [id, day])
  .catch(async (error) => {
    const all = (await documentOf(page)).plans[0].commitments.map((/** @type {any} */ one) => `${one.id} ${one.start} – ${one.end}`);
    throw new Error(`${id} should start ${day}: ${all.join(", ")}; the focus is on ${await focusedNode(page)}`, { cause: error });
  });

test("the main steps on the canvas, by pointer and by keyboard", { timeout: 180_000 }, async (t) => {
  const { page, watched } = await start(t, "es-MX");
  await press(page, "sample:glasgow-2021");
  await until(page, () => globalThis.cocreaTest.document().includes("Glasgow"));
  await saved(page);
  assert.equal((await widget(page, "header:as-of")).label, words.es["header.asOf"]);
  assert.equal(await textOf(page, "header:as-of"), expected.es.asOf);
  assert.equal(await said(page, "overview:COM-3:plan-2021"), words.es["state.met"]);
  assert.equal(await said(page, "overview:dates:deadline.initialEvaluation:plan-2021"), expected.es.inDays);

  // Why? by a press; closed by a press.
  await press(page, "overview:dates:deadline.initialEvaluation:plan-2021");
  await widget(page, "why:close");
  assert.equal(await said(page, "why:state"), expected.es.pending);
  await press(page, "why:close");
  await until(page, () => globalThis.cocreaTest.item("why:close") === undefined);

  // The term of office, typed where the rule asks for it.
  await press(page, "nav:jurisdiction");
  await reach(page, "add:jurisdiction.terms");
  const [term] = (await documentOf(page)).jurisdiction.terms;
  await reach(page, `f:${term.id}.end`);
  for (const [typed, verdict] of expected.es.terms.slice(0, 2)) {
    await page.keyboard.press("Control+A");
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await reveal(page, "f:plan-2021.plannedEnd:PLAN-PERIOD-2:plan-2021");
    await until(page, ([node, wanted]) => globalThis.cocreaTest.item(node)?.label === wanted, ["f:plan-2021.plannedEnd:PLAN-PERIOD-2:plan-2021", verdict]);
    await reach(page, `f:${term.id}.end`);
  }
  await page.keyboard.press("Tab");
  assert.equal((await documentOf(page)).jurisdiction.terms[0].end, "2025-05");

  // A bar is dragged, and the drag undone.
  await press(page, "nav:calendar");
  const before = await documentOf(page);
  const at = await reveal(page, "timeline/bar:commitment-3");
  const [x, y] = [at.x + 120, at.y + at.h / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const step of [10, 40, 70]) await page.mouse.move(x + step, y);
  await page.mouse.up();
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments[2].start !== "2021-09");
  const dragged = await datesOf(page, "commitment-3");
  assert.match(dragged.start, /^202[12]-(1[0-2]|0[1-3])$/, "some months later, and still a month");
  assert.match(dragged.end, /^202[34]-\d\d$/);
  assert.equal(dragged.endsWithPlan, "no");
  await page.keyboard.press("Control+Z");
  await starts(page, "commitment-3", "2021-09");
  assert.deepEqual(await documentOf(page), before, "one undo brings everything back");

  // The same by keyboard alone: from the tools to the timeline, along it, and on to the commitment's page.
  await page.locator("#switch-view").focus();
  await page.keyboard.press("Tab");
  for (let stops = 0; await focusedNode(page) !== "timeline"; stops += 1) {
    assert.ok(stops < 60, "Tab comes to the timeline");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Home");
  await settled(page);   // before, the focus is still where the bar was dragged
  const focusedBar = () => page.evaluate(() => globalThis.cocreaTest.items().filter((/** @type {any} */ one) => one.focused).map((/** @type {any} */ one) => one.node));
  for (let steps = 0; !(await focusedBar()).includes("timeline/bar:commitment-3"); steps += 1) {
    assert.ok(steps < 60, `arrows come to the bar: ${await focusedBar()}`);
    await page.keyboard.press("ArrowRight");   // through every bar and mark, row by row
    await settled(page);
  }
  await page.keyboard.press("Alt+ArrowRight");
  await starts(page, "commitment-3", "2021-10");
  await page.keyboard.press("Control+Z");
  await starts(page, "commitment-3", "2021-09");
  assert.deepEqual(await documentOf(page), before);
  await page.keyboard.press("Enter");
  await widget(page, "f:commitment-3.title.en");
  await saved(page);
  watched.assertNone();
});
