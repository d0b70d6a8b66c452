// A calendar is proposed while the page stays usable, taken over, given back; and where there is none, the page says why and what can be done.
import assert from "node:assert/strict";
import { test } from "node:test";
import { documentOf, saved, words } from "./support/chromium.mjs";
import { choose, person } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { until } from "./support/until.mjs";

const { site, browserFor } = await stage();

/** Two commitments of one office that works on one milestone at a time, 60 days of work in all. @param {string} plannedEnd */
const plan = (plannedEnd) => JSON.stringify({
  format: "cocrea", formatVersion: 2, documentId: "proposal", jurisdiction: { name: "Villa", language: "es" },
  organisations: [{ id: "office", name: "Oficina de Parques", capacity: 1 }],
  plans: [{
    id: "p", title: { es: "Plan" }, plannedEnd, submission: { date: "2090-01-01" },
    commitments: [["a", "Abrir los datos", "Inventario"], ["b", "Votar las obras", "Urnas"]].map(([id, title, milestone]) => ({
      id, title: { es: title }, institutions: ["office"], milestones: [{ id: `${id}1`, title: { es: milestone }, duration: 30 }],
    })),
  }],
});

test("a calendar is proposed, accepted and given back, by role and name", { timeout: 120_000 }, async (t) => {
  const w = words.es;
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  const main = page.getByRole("main");
  const button = (/** @type {string | RegExp} */ name) => main.getByRole("button", { name, exact: true });
  await choose(page, "start:open-file", "plan.json", plan("2090-12-31"));
  await until(page, () => globalThis.cocreaTest.document().includes("Oficina"));
  await page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w["nav.calendar"]}`) }).click();

  await button(w["proposal.propose"]).click();
  await main.getByRole("heading", { name: w["proposal.title"] }).waitFor();
  await main.getByText("Con este calendario todo queda evaluado el 29 de marzo de 2090. Está demostrado que antes no es posible.").waitFor();
  await main.getByText(/se puede empezar hasta el 2 de diciembre de 2090/).first().waitFor();
  await main.getByRole("listitem").filter({ hasText: "Propuesta: 1 · Abrir los datos" }).last().waitFor();
  assert.equal((await documentOf(page)).plans[0].commitments[0].start, undefined, "nothing changes before it is accepted");

  await button(w["proposal.acceptAll"]).click();
  await main.getByText(w["proposal.nothing"]).waitFor();
  const [a, b] = (await documentOf(page)).plans[0].commitments.map((/** @type {any} */ one) => one.milestones[0]);
  assert.deepEqual([a, b].map(({ start, due }) => `${start} ${due}`).sort(), ["2090-01-01 2090-01-30", "2090-01-31 2090-03-01"]);
  await saved(page);
  await page.keyboard.press("Control+z");
  await button(w["proposal.acceptAll"]).waitFor();
  assert.equal((await documentOf(page)).plans[0].commitments[0].milestones[0].start, undefined);
  watched.assertNone();
});

test("where there is no calendar the page says why, and the ways out lead to one", { timeout: 120_000 }, async (t) => {
  const w = words.es;
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  const main = page.getByRole("main");
  const button = (/** @type {string | RegExp} */ name) => main.getByRole("button", { name, exact: true });
  await choose(page, "start:open-file", "plan.json", plan("2090-02-15"));
  await until(page, () => globalThis.cocreaTest.document().includes("Oficina"));
  await page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w["nav.calendar"]}`) }).click();
  await button(w["proposal.propose"]).click();
  const reason = main.getByRole("list", { name: w["proposal.reasons"] });
  await reason.getByText(/Oficina de Parques puede atender 1 a la vez y tiene .*: suman 60 días\./).waitFor();
  await reason.getByText("El plan termina el 15 de febrero de 2090: quedan 46 días.").waitFor();
  await button("Alargar el plan hasta el 1 de marzo de 2090").click();
  await main.getByText(w["proposal.stale"]).waitFor();
  await button(w["proposal.earliest"]).click();
  await button(w["proposal.acceptAll"]).waitFor();
  assert.equal((await documentOf(page)).plans[0].plannedEnd, "2090-03-01");
  watched.assertNone();
});

test("a calendar is proposed and accepted by the keys alone, and what was done is heard", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  await choose(page, "start:open-file", "plan.json", plan("2090-12-31"));
  await until(page, () => globalThis.cocreaTest.document().includes("Oficina"));
  const focused = (/** @type {string} */ id) => until(page, (wanted) => document.activeElement?.id === wanted, id);
  const heard = (/** @type {string} */ said) => until(page, (wanted) => document.getElementById("live")?.textContent?.includes(wanted), said);
  /** @param {string} id */
  const tabTo = async (id) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
    }
    assert.fail(`no way to ${id}`);
  };
  await tabTo("nav:calendar");
  await page.keyboard.press("Enter");
  await focused("page:title");
  await tabTo("calendar:propose");
  await page.keyboard.press("Enter");
  await focused("proposal:title");
  await heard(words.es["announce.proposal"]);
  await tabTo("proposal:accept-all:a");
  await tabTo("proposal:accept-all:b");
  await page.keyboard.press("Enter");
  await heard("Se aceptaron las fechas de «2 · Votar las obras». Se puede deshacer.");
  await focused("proposal:accept-all");
  await page.keyboard.press("Enter");
  await heard(words.es["announce.acceptedAll"]);
  await focused("proposal:title");
  await saved(page);
  for (const { milestones: [work] } of (await documentOf(page)).plans[0].commitments) assert.ok(work.start && work.due);
  watched.assertNone();
});
