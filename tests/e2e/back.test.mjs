// The ways back: what was removed waits in the bin, also after a reload; what differs from what was submitted is offered as an amendment.
import assert from "node:assert/strict";
import { test } from "node:test";
import { enter, reach } from "./support/canvas.mjs";
import { documentOf, press, saved, use, words } from "./support/chromium.mjs";
import { choose, person, sentence } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { reload, until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { site, browserFor } = await stage();

const w = words.es;
const plan = JSON.stringify({
  format: "cocrea", formatVersion: 2, documentId: "vuelta", jurisdiction: { name: "Villa", language: "es" },
  plans: [{
    id: "p", title: { es: "Plan de Villa" }, plannedEnd: "2022-01-31",
    commitments: [
      { id: "a", order: "A", title: { es: "Abrir los datos" }, start: "2020-02", end: "2021-06-30", milestones: [{ id: "m", title: { es: "Primer hito" }, due: "2020-05-31" }] },
      { id: "b", order: "B", title: { es: "Votar las obras" }, predecessors: ["a"] },
    ],
  }],
});

/** Somebody who has the plan open. @param {import("node:test").TestContext} t @param {"canvas" | "text"} view */
async function withPlan(t, view) {
  const one = await person(t, browserFor, site.url, { view });
  await choose(one.page, "start:open-file", "plan.json", plan);
  await until(one.page, () => globalThis.cocreaTest.document().includes("vuelta"));
  await saved(one.page);
  return one;
}

/** The ids of the plan's commitments, and how many things wait in the bin. @param {Page} page */
async function state(page) {
  const document = await documentOf(page);
  return { commitments: (document.plans[0].commitments ?? []).map((/** @type {any} */ one) => one.id), inBin: document.bin?.length ?? 0, document };
}

for (const view of /** @type {const} */ (["text", "canvas"])) {
  test(`${view}: a removed commitment waits in the bin, also after a reload, and comes back as it was with what referred to it`, { timeout: 120_000 }, async (t) => {
    const { page, watched } = await withPlan(t, view);
    const before = (await state(page)).document;
    await reach(page, "nav:commitments");
    await reach(page, "open:a");
    await reach(page, "remove:a");
    await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments.length === 1);
    const removed = await state(page);
    assert.deepEqual(removed.commitments, ["b"]);
    assert.equal(removed.document.plans[0].commitments[0].predecessors, undefined, "nobody waits for it now");
    assert.equal(removed.inBin, 1);
    const entry = removed.document.bin[0].id;
    await saved(page);

    await reload(page);
    await use(page, view);
    await until(page, () => globalThis.cocreaTest.document() !== "");
    assert.deepEqual((await state(page)).document, removed.document, "after a reload");
    await reach(page, "nav:file");
    if (view === "text") {
      const line = page.getByRole("list", { name: w["bin.list"] }).getByRole("listitem");
      assert.equal(await line.count(), 1);
      const { name, place } = { name: "Compromiso: Abrir los datos", place: "Plan: Plan de Villa" };
      const said = await line.innerText();
      assert.ok(said.includes(name) && said.includes(place), said);
    }
    await reach(page, `bin:back:${entry}`);
    await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments.length === 2);
    const back = await state(page);
    assert.equal(back.inBin, 0);
    assert.deepEqual(back.document.plans, before.plans, "with its milestone, in its place, and what waited for it waits again");
    await saved(page);
    await reload(page);
    await until(page, () => globalThis.cocreaTest.document() !== "");
    assert.deepEqual((await state(page)).document, back.document, "and stays");
    watched.assertNone();
  });
}

test("what differs from what was submitted is offered as an amendment, recorded, and then asked for no more", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await withPlan(t, "text");
  const main = page.getByRole("main");
  const field = (/** @type {string} */ name) => main.getByRole("textbox", { name, exact: true });
  await press(page, "nav:jurisdiction");
  await field(w["field.submission.date"]).fill("15/1/2020");
  await field(w["field.submission.date"]).press("Enter");
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].versions?.length === 1);
  assert.equal((await documentOf(page)).plans[0].versions[0].kind, "submitted", "what was handed in is kept");

  await press(page, "nav:commitments");
  await press(page, "open:a");
  await press(page, "tab:changes");
  assert.equal(await main.getByRole("heading", { name: w["amended.title"] }).count(), 0, "nothing differs yet");
  await press(page, "tab:description");
  await enter(page, "f:a.title.es");
  await page.keyboard.insertText(" de las obras");
  await page.keyboard.press("Tab");
  await until(page, () => globalThis.cocreaTest.document().includes("Abrir los datos de las obras"));
  await press(page, "tab:changes");
  await main.getByRole("heading", { name: w["amended.title"] }).waitFor();
  await main.getByText(/Abrir los datos → Abrir los datos de las obras/).waitFor();
  await main.getByRole("button", { name: w["amended.record"] }).click();
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments[0].amendments?.length === 1);
  const [amendment] = (await documentOf(page)).plans[0].commitments[0].amendments;
  assert.equal(amendment.kind, "text");
  assert.match(amendment.description.es, /Abrir los datos → Abrir los datos de las obras/);
  assert.equal(amendment.date, undefined, "when it was decided is for people to write");
  await main.getByRole("heading", { name: w["amended.title"] }).waitFor({ state: "detached" });

  // One that was not in what was submitted, and one that is not in the plan any more: on the list of commitments.
  await press(page, "nav:commitments");
  await press(page, "open:b");
  await press(page, "remove:b");
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments.length === 1);
  await press(page, "nav:commitments");
  await main.getByText(sentence("amended.gone", { title: "Votar las obras" })).waitFor();
  await main.getByRole("button", { name: w["amended.withdrawn"] }).click();
  await until(page, () => JSON.parse(globalThis.cocreaTest.document()).plans[0].commitments.length === 2);
  const withdrawn = (await documentOf(page)).plans[0].commitments.find((/** @type {any} */ one) => one.id === "b");
  assert.equal(withdrawn.cancelled, "yes");
  assert.equal(withdrawn.amendments[0].kind, "withdrawal");
  await saved(page);
  const text = await documentOf(page);
  await reload(page);
  await until(page, () => globalThis.cocreaTest.document() !== "");
  assert.deepEqual(await documentOf(page), text);
  watched.assertNone();
});
