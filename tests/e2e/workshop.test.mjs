// A facilitator with a projector: proposals are typed one after another, voted, answered, turned into a commitment; the clock runs. And what if the plan ended
// on another day; and finding.
import assert from "node:assert/strict";
import { test } from "node:test";
import { documentOf, press, saved, words } from "./support/chromium.mjs";
import { items, reach, settled } from "./support/canvas.mjs";
import { choose, person } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { reload, until } from "./support/until.mjs";

const { site, browserFor } = await stage();

const plan = JSON.stringify({
  format: "cocrea", formatVersion: 2, documentId: "taller", jurisdiction: { name: "Villa", language: "es", terms: [{ id: "term", end: "2092-06-30" }] },
  plans: [{ id: "p", title: { es: "Plan" }, periodStart: "2090-01-01", plannedEnd: "2092-01-31", submission: { date: "2090-01-15" }, workshop: { id: "shop" } }],
});

test("a workshop from the first proposal to a commitment, by role and name", { timeout: 120_000 }, async (t) => {
  const w = words.es;
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  const main = page.getByRole("main");
  await choose(page, "start:open-file", "plan.json", plan);
  await until(page, () => globalThis.cocreaTest.document().includes("taller"));
  await page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w["nav.workshop"]}`) }).click();

  const line = main.getByRole("textbox", { name: w["field.workshop.proposals"], exact: true }).first();
  await line.click();
  for (const text of ["Publicar cuánto cuesta cada obra", "Que las juntas se transmitan", "¿Y los parques?"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].workshop.proposals?.length === 3);
  assert.equal(await line.inputValue(), "", "the line is empty again, and still has the keyboard");
  assert.ok(await line.evaluate((box) => box === document.activeElement));

  await press(page, "tab:votes");
  const more = main.getByRole("button", { name: w["workshop.moreDots"].replace("{proposal}", "Que las juntas se transmitan") });
  for (let i = 0; i < 3; ++i) await more.click();
  await main.getByRole("table", { name: w["workshop.ranking"] }).getByRole("cell", { name: "Que las juntas se transmitan" }).waitFor();

  await press(page, "tab:answers");
  await main.getByRole("button", { name: w["workshop.become"] }).nth(1).click();
  await main.getByRole("link", { name: w["workshop.toCommitment"] }).click();
  await main.getByRole("heading", { level: 1, name: /Que las juntas se transmitan/ }).waitFor();
  const { workshop, commitments } = (await documentOf(page)).plans[0];
  assert.equal(commitments.length, 1);
  assert.equal(workshop.proposals[1].commitment, commitments[0].id);
  assert.equal(workshop.proposals[1].response, "accepted");
  assert.equal(workshop.proposals[1].votes, 3);
  await saved(page);
  watched.assertNone();
});

test("the clock of the agenda runs, and at rest there is none", { timeout: 120_000 }, async (t) => {
  const w = words.es;
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  const main = page.getByRole("main");
  const withAgenda = JSON.parse(plan);
  withAgenda.plans[0].workshop.agenda = [{ id: "a", title: "Bienvenida", minutes: 1 }, { id: "b", title: "Votación", minutes: 5 }];
  await choose(page, "start:open-file", "plan.json", JSON.stringify(withAgenda));
  await until(page, () => globalThis.cocreaTest.document().includes("taller"));
  await page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w["nav.workshop"]}`) }).click();
  await press(page, "tab:agenda");
  await main.getByRole("button", { name: w["workshop.start"], exact: true }).click();
  await main.getByRole("heading", { name: new RegExp(w["workshop.left"].replace("{time}", "0:[0-5]\\d")) }).waitFor();
  await main.getByRole("button", { name: w["workshop.next"].replace("{item}", "Votación") }).click();
  await main.getByRole("heading", { name: new RegExp(w["workshop.left"].replace("{time}", "4:[0-5]\\d")) }).waitFor();
  await main.getByRole("button", { name: w["workshop.stop"] }).click();
  await main.getByRole("button", { name: w["workshop.start"], exact: true }).waitFor();
  watched.assertNone();
});

test("on the canvas, each Enter notes a proposal and the next can be typed at once", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "canvas" });
  await choose(page, "start:open-file", "plan.json", plan);
  await until(page, () => globalThis.cocreaTest.document().includes("taller"));
  await reach(page, "nav:workshop");
  await reach(page, "add:shop.proposals");
  for (const text of ["una", "otra", "la tercera"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await settled(page);
  }
  const { proposals } = (await documentOf(page)).plans[0].workshop;
  assert.deepEqual(proposals.map((/** @type {any} */ one) => one.text), ["una", "otra", "la tercera"]);
  watched.assertNone();
});

test("what if the plan ended on another day: everything moves, nothing changes until it is accepted", { timeout: 120_000 }, async (t) => {
  const w = words.es;
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  const main = page.getByRole("main");
  await choose(page, "start:open-file", "plan.json", plan);
  await until(page, () => globalThis.cocreaTest.document().includes("taller"));
  await page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w["nav.calendar"]}`) }).click();
  await main.getByRole("button", { name: w["whatIf.title"], exact: true }).click();
  const slider = main.getByRole("slider", { name: w["whatIf.end"] });
  await slider.focus();
  for (let i = 0; i < 3; ++i) await page.keyboard.press("ArrowRight");
  await until(page, () => document.querySelector('[id="what-if:end"], [id="what-if:end"] input')?.closest("body")?.textContent?.includes("3 de febrero de 2092"));
  await main.getByRole("heading", { name: w["whatIf.changes"] }).waitFor();
  assert.equal((await documentOf(page)).plans[0].plannedEnd, "2092-01-31");
  const typed = main.getByRole("textbox", { name: w["whatIf.date"] }).last();
  await typed.fill("30/4/2092");
  await typed.press("Enter");
  await main.getByText("30 de abril de 2092", { exact: false }).first().waitFor();
  await main.getByRole("button", { name: w["whatIf.accept"] }).click();
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].plannedEnd === "2092-04-30");
  await page.keyboard.press("Control+z");
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].plannedEnd === "2092-01-31");
  watched.assertNone();
});

test("Ctrl+F finds on the canvas and goes there", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "canvas" });
  await choose(page, "start:open-file", "plan.json", plan);
  await until(page, () => globalThis.cocreaTest.document().includes("taller"));
  await settled(page);
  await page.keyboard.press("Control+f");
  await until(page, () => globalThis.cocreaTest.items().some((/** @type {any} */ one) => one.node === "search:text"));
  await settled(page);
  await page.keyboard.type("villa");
  await until(page, () => globalThis.cocreaTest.items().some((/** @type {any} */ one) => one.node === "search:result:0"));
  await reach(page, "search:result:0");
  await until(page, () => location.hash.includes("p=jurisdiction"));
  assert.ok(!(await items(page)).some((one) => one.node === "search:text"));
  watched.assertNone();
});

test("Ctrl+F is the first that is done: what is typed then is sought", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "canvas" });
  await choose(page, "start:open-file", "plan.json", plan);
  await saved(page);
  await reload(page);
  await settled(page);
  assert.ok(await page.evaluate(() => document.activeElement === document.body), "nothing has the focus");
  await page.keyboard.press("Control+f");
  await until(page, () => document.activeElement?.id === "canvas-text");
  await page.keyboard.type("villa");
  await until(page, () => globalThis.cocreaTest.items().some((/** @type {any} */ one) => one.node === "search:result:0"));
  await page.keyboard.press("Enter");
  await until(page, () => location.hash.includes("p=jurisdiction"));
  // Also from the switch of views, which stands outside of the canvas.
  await page.locator("#switch-view").focus();
  await page.keyboard.press("Control+f");
  await until(page, () => document.activeElement?.id === "canvas-text");
  watched.assertNone();
});
