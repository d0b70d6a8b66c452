// Plans travel: every way out comes down as a file that is what it says; copies for tables come back and are joined; a link carries a plan.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import zlib from "node:zlib";
import { documentOf, open, saved, watch, words } from "./support/chromium.mjs";
import { faultyStorage, wish } from "./support/faults.mjs";
import { choose, downloaded, dropPath, fileOf, person, sentence } from "./support/person.mjs";
import { stage } from "./support/stage.mjs";
import { changeRow, records } from "./support/stored.mjs";
import { reload, until } from "./support/until.mjs";

const { site, browserFor } = await stage();

const w = words.es;
const plan = JSON.stringify({
  format: "cocrea", formatVersion: 2, documentId: "viajera", jurisdiction: { name: "Villa", language: "es" },
  people: [{ id: "ana", name: "Ana Núñez", email: "ana@villa.example" }],
  plans: [{
    id: "p", title: { es: "Plan de Villa" }, plannedEnd: "2092-01-31", submission: { date: "2090-01-15" },
    commitments: [{ id: "a", title: { es: "Abrir los datos" }, start: "2090-02", endsWithPlan: "yes" }, { id: "b", title: { es: "Votar las obras" } }],
  }],
});

/** Somebody who has the plan open on the File page. @param {import("node:test").TestContext} t */
async function withPlan(t) {
  const one = await person(t, browserFor, site.url, { view: "text" });
  const { page } = one;
  await choose(page, "start:open-file", "plan.json", plan);
  await until(page, () => globalThis.cocreaTest.document().includes("viajera"));
  await page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w["nav.file"]}`) }).click();
  const main = page.getByRole("main");
  await main.getByRole("heading", { name: w["ways.title"] }).waitFor();
  return { ...one, main, button: (/** @type {string} */ name) => main.getByRole("button", { name, exact: true }) };
}

test("report, tables, calendars, pictures and people come down as what they are", { timeout: 180_000 }, async (t) => {
  const { context, page, button, watched } = await withPlan(t);
  const report = await downloaded(page, () => page.locator('[id="ways:0"]').click());
  assert.match(report.name, /\.html$/);
  assert.match(report.text, /^<!doctype html>/i);
  assert.match(report.text, /Abrir los datos/);
  assert.doesNotMatch(report.text, /<script/i);
  const paper = await context.newPage();
  await paper.setContent(report.text);
  const sheets = async () => (await paper.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  const together = await sheets();
  await paper.addStyleTag({ content: "@media print { nav, section { break-before: page } }" });
  const apart = await sheets();
  await paper.close();
  assert.ok(together > 1 && together + 3 <= apart, `parts of a few lines share their sheets: ${together}, and ${apart} where none does`);
  const table = await downloaded(page, () => button(w["ways.table.commitments"]).click());
  assert.match(table.name, /\.csv$/);
  assert.ok(table.text.startsWith("\ufeff") && table.text.includes(";"), "for a Spanish spreadsheet");
  const calendar = await downloaded(page, () => button(w["ways.reader.monitoring-body"]).click());
  assert.match(calendar.text, /^BEGIN:VCALENDAR\r\n/);
  await (await context.newCDPSession(page)).send("Emulation.setTimezoneOverride", { timezoneId: "America/Mexico_City" });   // stamps are in UTC
  const before = Date.now();
  const everything = await downloaded(page, () => page.locator('[id="ways:5:all"]').click());
  const stamps = [...everything.text.matchAll(/^DTSTAMP:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\r$/gm)].map(([, y, mo, d, h, mi, s]) => Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`));
  assert.ok(stamps.length > 0);
  for (const one of stamps) assert.ok(Math.abs(one - before) < 60_000, `${new Date(one).toISOString()} is when it was written, at about ${new Date(before).toISOString()}`);
  assert.match((await downloaded(page, () => button(w["ways.svg"]).click())).text, /<svg /);
  const people = await downloaded(page, () => page.locator('[id="ways:6"]').click());
  assert.match(people.text, /Ana Núñez/);
  assert.doesNotMatch(people.text, /ana@villa/);
  const emails = await downloaded(page, () => page.locator('[id="ways:6:emails"]').click());
  assert.match(emails.text, /ana@villa\.example/);
  const [png] = await Promise.all([page.waitForEvent("download"), button(w["ways.png"]).click()]);
  const bytes = await readFile(await png.path());
  assert.deepEqual([...bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
  const wide = bytes.readUInt32BE(16);
  assert.ok(wide > 300, "as wide as a picture");
  // Of a canvas that is too large a browser makes no picture.
  await page.evaluate((most) => {
    const real = HTMLCanvasElement.prototype.toBlob;
    let limit = most;
    HTMLCanvasElement.prototype.toBlob = function (done, ...rest) {
      if (this.width > limit) done(null);
      else real.call(this, done, ...rest);
      if (this.width <= most) limit = 0;   // the next one is too large at any size
    };
  }, wide - 1);
  const [coarse] = await Promise.all([page.waitForEvent("download"), button(w["ways.png"]).click()]);
  assert.equal((await readFile(await coarse.path())).readUInt32BE(16), wide / 2);
  await button(w["ways.png"]).click();
  await page.getByRole("dialog").getByText(w["import.cause.picture"]).waitFor();
  watched.assertNone();
});

test("a form of OGP opens with the plan's answers, and a table comes back with what it changes", { timeout: 120_000 }, async (t) => {
  const { page, main, button, watched } = await withPlan(t);
  await button(w["ways.form.submission"]).click();
  await main.getByText(w["ways.untranslated"].replace("{language}", "español")).first().waitFor();
  const table = await downloaded(page, () => button(w["ways.table.commitments"]).click());
  await page.setViewportSize({ width: 390, height: 844 });
  await choose(page, "ways:read", "compromisos.csv", table.text.replace("Votar las obras", "Votar las obras del barrio"));
  await main.getByText(w["ways.changes"].one.replace("{count}", "1")).waitFor();
  await until(page, () => document.activeElement?.id === "ways:title");
  const title = await main.getByRole("heading", { name: w["ways.import"].replace("{file}", "compromisos.csv") }).boundingBox();
  assert.ok(title && title.y >= 0 && title.y < 422, `the card is seen from its title on a telephone, which is at ${title?.y}`);
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.ok(!(await documentOf(page)).plans[0].commitments[1].title.es.includes("barrio"), "nothing changes before it is taken over");
  await button(w["ways.take"]).click();
  await until(page, () => globalThis.cocreaTest.document().includes("Votar las obras del barrio"));
  await page.keyboard.press("Control+z");
  await until(page, () => !globalThis.cocreaTest.document().includes("Votar las obras del barrio"));
  watched.assertNone();
});

test("copies go to tables, come back, and what they differ in is decided", { timeout: 180_000 }, async (t) => {
  const { page, main, button, watched } = await withPlan(t);
  const before = await documentOf(page);
  const names = main.getByRole("textbox", { name: w["join.tables"] });
  await names.fill("Norte, Sur");
  await names.press("Enter");
  /** @type {import("playwright-core").Download[]} */
  const downloads = [];
  page.on("download", (one) => downloads.push(one));
  await button(w["join.makeCopies"]).click();
  while (downloads.length < 2) await page.waitForEvent("download", { predicate: () => true }).catch(() => {});
  const [north, south] = await Promise.all(downloads.map(async (one) => JSON.parse(await readFile(await one.path(), "utf8"))));
  assert.equal(north.documentId, before.documentId);
  assert.ok(north.base, "a copy carries what it was made from");
  north.plans[0].commitments[0].title.es = "Abrir todos los datos";
  south.plans[0].commitments[0].title.es = "Abrir los datos del agua";
  south.plans[0].commitments[1].title.es = "Votar las obras del barrio";

  await button(w["join.begin"]).click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(w["join.add"]).click()]);
  await chooser.setFiles([["norte.json", north], ["sur.json", south]].map(([name, content]) => ({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(content)) })));
  await main.getByText(w["join.open"].one.replace("{count}", "1")).waitFor();
  assert.deepEqual((await documentOf(page)).plans, before.plans, "the open plan stays as it is");
  const choice = main.getByLabel(w["join.choose"]).first();
  const option = await choice.locator("option").filter({ hasText: "Abrir los datos del agua" }).getAttribute("value");
  await choice.selectOption(option);
  await main.getByText(w["join.nothingOpen"]).waitFor();
  await button(w["join.takeOver"]).click();
  await until(page, () => globalThis.cocreaTest.document().includes("Votar las obras del barrio"));
  const joined = await documentOf(page);
  assert.equal(joined.plans[0].commitments[0].title.es, "Abrir los datos del agua");
  assert.equal(joined.decisions.length, 2, "the decision is in the minutes, and what was taken without asking");
  const minutes = await downloaded(page, () => button(w["ways.downloadMinutes"]).click());
  assert.match(minutes.name, /^Actas.*\.html$/);
  assert.match(minutes.text, /Abrir los datos del agua.*Abrir todos los datos/s, "what was chosen, and what was not");
  assert.match(minutes.text, /Sur: Votar las obras del barrio/, "nobody was asked about it");
  await saved(page);
  watched.assertNone();
});

test("copies that are dropped at once begin to be joined; the dots of one that is dropped again count once", { timeout: 180_000 }, async (t) => {
  const { page, main, button, watched } = await withPlan(t);
  const shop = JSON.parse(plan);
  shop.documentId = "con-propuestas";
  shop.plans[0].workshop = { id: "shop", proposals: [{ id: "bancos", text: "Más bancos", votes: 2 }] };
  await choose(page, "file:open", "taller.json", JSON.stringify(shop));
  await until(page, () => globalThis.cocreaTest.document().includes("con-propuestas"));
  await saved(page);
  await page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w["nav.file"]}`) }).click();
  /** @type {import("playwright-core").Download[]} */
  const downloads = [];
  page.on("download", (one) => downloads.push(one));
  const names = main.getByRole("textbox", { name: w["join.tables"] });
  await names.fill("Norte, Sur");
  await names.press("Enter");
  await button(w["join.makeCopies"]).click();
  while (downloads.length < 2) await page.waitForEvent("download", { predicate: () => true }).catch(() => {});
  const [north, south] = await Promise.all(downloads.map(async (one) => JSON.parse(await readFile(await one.path(), "utf8"))));
  north.plans[0].workshop.proposals[0].votes = 5;
  south.plans[0].workshop.proposals[0].votes = 6;
  south.plans[0].commitments[1].title.es = "Votar las obras del barrio";
  const [one, other] = await Promise.all([fileOf("norte.json", JSON.stringify(north)), fileOf("sur.json", JSON.stringify(south))]);

  // From another page: the drop leads to where they are joined.
  await page.getByRole("navigation", { name: w["nav.label"] }).getByRole("link", { name: new RegExp(`^${w["nav.overview"]}`) }).click();
  await dropPath(page, [one, other]);
  const files = main.getByRole("list", { name: w["join.files"] });
  await files.getByText("Norte", { exact: true }).waitFor();
  await files.getByText("Sur", { exact: true }).waitFor();
  const votes = async () => (await documentOf(page)).plans[0].workshop.proposals[0].votes;
  assert.equal(await votes(), 2, "the open plan stays as it is");
  await button(w["join.takeOver"]).click();
  await until(page, () => globalThis.cocreaTest.document().includes("Votar las obras del barrio"));
  assert.equal(await votes(), 9);

  await dropPath(page, [one, other]);
  await files.getByText("Sur", { exact: true }).waitFor();
  await files.getByText(w["join.dotsCounted"].replace("{dots}", w["join.dots"].other.replace("{count}", "3"))).waitFor();
  await main.getByText(w["join.nothingToTake"]).waitFor();
  assert.ok(await button(w["join.takeOver"]).isDisabled());
  await button(w["join.discard"]).click();
  await files.waitFor({ state: "detached" });
  assert.equal(await votes(), 9, "counted already");

  // The table goes on with its copy, and it comes back.
  north.plans[0].workshop.proposals[0].votes = 7;
  await dropPath(page, [await fileOf("norte.json", JSON.stringify(north)), other]);
  await files.getByText("Norte", { exact: true }).waitFor();
  await button(w["join.takeOver"]).click();
  await files.waitFor({ state: "detached" });
  assert.equal(await votes(), 11, "two more");
  await saved(page);
  watched.assertNone();
});

test("eight tables give back their copies at once: what they differ in is decided, kept in the minutes, and undone in one step, also after a reload", { timeout: 180_000 }, async (t) => {
  const { page, main, button, watched } = await withPlan(t);
  const before = await documentOf(page);
  /** @type {import("playwright-core").Download[]} */
  const downloads = [];
  page.on("download", (one) => downloads.push(one));
  const names = main.getByRole("textbox", { name: w["join.tables"] });
  const tables = Array.from({ length: 8 }, (_, at) => `Mesa ${at + 1}`);
  await names.fill(tables.join(", "));
  await names.press("Enter");
  await button(w["join.makeCopies"]).click();
  while (downloads.length < 8) await page.waitForEvent("download", { predicate: () => true }).catch(() => {});
  const copies = await Promise.all(downloads.map(async (one) => ({ name: one.suggestedFilename(), content: JSON.parse(await readFile(await one.path(), "utf8")) })));
  assert.deepEqual(copies.map(({ content }) => content.copy).sort(), tables);
  assert.equal(new Set(copies.map(({ name }) => name)).size, 8, "each has a name of its own");
  for (const { content } of copies) {
    const number = tables.indexOf(content.copy) + 1;
    const { commitments } = content.plans[0];
    commitments[0].title.es = `Abrir los datos de la mesa ${number}`;
    commitments.push({ id: `nuevo-${number}`, order: "zz", title: { es: "Presupuesto participativo" }, problem: { es: `Lo ve así la mesa ${number}.` } });
    if (number === 3) commitments.splice(1, 1);
    if (number === 4) commitments[1].title.es = "Votar las obras del barrio";
  }
  await dropPath(page, await Promise.all(copies.map(({ name, content }) => fileOf(name, JSON.stringify(content)))));
  const files = main.getByRole("list", { name: w["join.files"] });
  for (const table of tables) await files.getByText(table, { exact: true }).waitFor();
  assert.deepEqual((await documentOf(page)).plans, before.plans, "the open plan stays as it is");

  const decide = async (/** @type {import("playwright-core").Locator} */ of, /** @type {string | RegExp} */ words) => {
    const choice = of.getByLabel(w["join.choose"]);
    await choice.selectOption(await choice.locator("option").filter({ hasText: words }).first().getAttribute("value"));
  };
  const question = (/** @type {string} */ about) => main.locator('[id^="join:conflict:"]').filter({ has: page.getByRole("heading", { name: about }) }).first();
  await main.getByLabel(w["join.alikeAll"]).selectOption("yes");
  await main.getByText(w["join.open"].other.replace("{count}", "3")).waitFor();
  await decide(question("Abrir los datos"), "Abrir los datos de la mesa 5");
  await main.getByText(w["join.open"].other.replace("{count}", "2")).waitFor();
  await decide(question("Presupuesto participativo"), new RegExp(`^${w["join.takeBoth"]}$`));
  await main.getByText(w["join.open"].one.replace("{count}", "1")).waitFor();
  await decide(question("Votar las obras"), "Mesa 3");
  await main.getByText(w["join.nothingOpen"], { exact: true }).waitFor();
  const who = main.getByRole("textbox", { name: w["join.who"] });
  await who.fill("Rosa, la facilitadora");
  await who.press("Tab");
  await button(w["join.takeOver"]).click();
  await files.waitFor({ state: "detached" });

  const joined = await documentOf(page);
  const [open, shared, ...more] = joined.plans[0].commitments;
  assert.equal(open.title.es, "Abrir los datos de la mesa 5");
  assert.equal(shared.title.es, "Presupuesto participativo");
  assert.deepEqual(more, [], "one thing of what eight tables added, and what was taken out is gone");
  const minutes = await downloaded(page, () => button(w["ways.downloadMinutes"]).click());
  for (let table = 1; table <= 8; ++table) {
    assert.match(shared.problem.es, new RegExp(`Lo ve así la mesa ${table}\\.`));
    assert.match(minutes.text, new RegExp(`Abrir los datos de la mesa ${table}`), "what was chosen, and what was not");
  }
  assert.match(minutes.text, /Rosa, la facilitadora/);
  await saved(page);
  const text = await page.evaluate(() => globalThis.cocreaTest.document());
  await page.keyboard.press("Control+z");
  await until(page, () => !globalThis.cocreaTest.document().includes("mesa 5"));
  assert.deepEqual((await documentOf(page)).plans, before.plans);
  await page.keyboard.press("Control+Shift+z");
  await until(page, (whole) => globalThis.cocreaTest.document() === whole, text);
  await saved(page);
  await reload(page);
  await until(page, (whole) => globalThis.cocreaTest.document() === whole, text);
  await page.keyboard.press("Control+z");
  await until(page, () => !globalThis.cocreaTest.document().includes("mesa 5"));
  const { plans, decisions, bin } = await documentOf(page);
  assert.deepEqual({ plans, decisions, bin }, { plans: before.plans, decisions: undefined, bin: undefined }, "all of it in one step");
  watched.assertNone();
});

test("a link carries a plan to somebody else, who gets a copy", { timeout: 120_000 }, async (t) => {
  const one = await withPlan(t);
  const { page, watched } = one;
  const link = await linkFrom(one);
  assert.match(link, /#plan=[\w-]+$/);
  const other = await person(t, browserFor, site.url, { view: "text" });
  await other.page.goto(link);
  await until(other.page, () => globalThis.cocreaTest?.document().includes("viajera"));
  assert.deepEqual((await documentOf(other.page)).plans, (await documentOf(page)).plans);
  watched.assertNone();
  other.watched.assertNone();
});

// What storage has is known a moment after the program runs: until then every plan seemed to be new here, and took the place of the one that was.
test("a link to an earlier state of a plan that went on here opens beside it", { timeout: 120_000 }, async (t) => {
  const one = await withPlan(t);
  const { page, context, watched } = one;
  const link = await linkFrom(one);
  await page.evaluate(() => { location.hash = "#d=viajera&p=commitments&e=a"; });
  const title = page.locator('[id="f:a.title.es"]');
  await title.fill("Abrir los datos, y más");
  await title.press("Tab");
  await until(page, () => globalThis.cocreaTest.document().includes("y más"));
  await saved(page);
  await page.close();

  for (const around of ["", "."]) {   // the full stop of the sentence in which it came
    const { page: later, watched: its } = await open(context, link + around);
    await until(later, () => globalThis.cocreaTest?.document().includes("Abrir los datos"));
    const opened = await documentOf(later);
    assert.notEqual(opened.documentId, "viajera");
    assert.equal(opened.plans[0].commitments[0].title.es, "Abrir los datos");
    await later.getByText(sentence(around === "" ? "notice.openedBeside.link" : "notice.openedAgain.link")).first().waitFor();
    await saved(later);
    await later.goto(`${site.url}#d=viajera`);
    await until(later, () => globalThis.cocreaTest?.document() && JSON.parse(globalThis.cocreaTest.document()).documentId === "viajera");   // the copy names it too
    assert.equal((await documentOf(later)).plans[0].commitments[0].title.es, "Abrir los datos, y más", "nothing is lost");
    await later.close();
    its.assertNone();
  }
  watched.assertNone();
});

/** A link to the plan as it is in `one`'s browser. @param {Awaited<ReturnType<typeof withPlan>>} one */
async function linkFrom({ button, main, page }) {
  await button(w["ways.makeLink"]).click();
  await main.getByText(w["ways.linkHolds"]).waitFor();
  await page.evaluate(() => Object.assign(navigator.clipboard, { writeText: (/** @type {string} */ text) => {
    Object.assign(globalThis, { copied: text });
    return Promise.resolve();
  } }));
  await button(w["ways.copyLink"]).click();
  await until(page, () => /** @type {any} */ (globalThis).copied);
  return page.evaluate(() => /** @type {string} */ (/** @type {any} */ (globalThis).copied));
}

/** The title of the plan's first commitment is another one from now on. @param {import("playwright-core").Page} page @param {string} text */
async function retitle(page, text) {
  const place = await page.evaluate(() => JSON.parse(globalThis.cocreaTest.document()).documentId);
  await page.evaluate((hash) => { location.hash = hash; }, `#d=${place}&p=commitments&e=a`);
  const title = page.locator('[id="f:a.title.es"]');
  await title.fill(text);
  await title.press("Tab");
  await until(page, (wanted) => globalThis.cocreaTest.document().includes(wanted), text);
}

/** A page to which storage is denied from its first start on, until something else is wished. @param {import("playwright-core").BrowserContext} context */
async function withoutStorage(context) {
  const page = await context.newPage();
  await page.addInitScript(faultyStorage);
  await page.addInitScript(() => {
    if (globalThis.name === "") globalThis.name = JSON.stringify({ kind: "denied", at: 0 });
  });
  return page;
}

/** @param {import("playwright-core").Page} page */
const titleOf = async (page) => (await documentOf(page)).plans[0].commitments[0].title.es;

// It was said that an earlier plan stood beside this one, untouched, and there was none on any page.
for (const { what, change } of [
  { what: "was deleted", change: { forgotten: true } },
  { what: "was closed before it had a snapshot", change: { kept: false } },
]) {
  test(`a link opens while storage is denied, of a plan that ${what} here: it keeps its id, and nothing is said of another`, { timeout: 120_000 }, async (t) => {
    const one = await withPlan(t);
    const link = await linkFrom(one);
    await retitle(one.page, "Lo de antes");
    await saved(one.page);
    const beside = await one.context.newPage();
    await beside.goto(new URL("rescue.html", site.url).href);
    await one.page.close();
    await changeRow(beside, "viajera", change);

    const page = await withoutStorage(one.context);
    const watched = watch(page, link);
    await page.goto(link);
    await until(page, () => globalThis.cocreaTest?.document().includes("viajera"));
    await retitle(page, "Lo de ahora");
    await wish(page, {});
    await page.evaluate(() => dispatchEvent(new Event("focus")));
    await saved(page);
    assert.equal((await documentOf(page)).documentId, "viajera");
    assert.equal(await page.getByText(sentence("notice.storedAlready")).count(), 0);
    const found = await records(beside, "strays");
    assert.ok(found.some(({ why, found: { bytes } }) => why === "replaced" && bytes), "what was there waits for the rescue page");
    assert.ok(watched.expect(/^console warning: storage: /) > 0);
    watched.assertNone();
    await page.close();

    const { page: later } = await open(one.context, `${site.url}#d=viajera`);
    await until(later, () => globalThis.cocreaTest?.document());
    assert.equal(await titleOf(later), "Lo de ahora");
  });
}

// The plan went on here under the id that the link has. Its last state must stay, whatever is written in the link's while nobody can see that it is there.
for (const { what, begin, end, said } of [
  {
    what: "storage that cannot be read",
    said: "storage.denied",
    begin: withoutStorage,
    end: (/** @type {import("playwright-core").Page} */ page) => wish(page, {}),
  },
  {
    // As a browser does it: somebody has the database open and does not let go, somebody else wants it newer, and whoever comes after them waits.
    what: "storage that does not answer",
    said: "storage.silent",
    begin: async (/** @type {import("playwright-core").BrowserContext} */ context) => {
      const holder = await context.newPage();
      await holder.goto(new URL("rescue.html", site.url).href);
      await holder.evaluate(() => new Promise((resolve) => {
        const held = indexedDB.open("cocrea", 1);
        held.onsuccess = () => {
          const newer = indexedDB.open("cocrea", 2);
          newer.onupgradeneeded = () => newer.transaction?.abort();   // nothing of it stays
          newer.onblocked = () => resolve(undefined);
          Object.assign(globalThis, { letGo: () => held.result.close() });
        };
      }));
      return context.newPage();
    },
    end: (/** @type {import("playwright-core").Page} */ page) =>
      /** @type {import("playwright-core").Page} */ (page.context().pages().find((one) => one.url().includes("rescue"))).evaluate(() => /** @type {any} */ (globalThis).letGo()),
  },
]) {
  test(`a link opens behind ${what}, which is said; the plan that is found there later stays as it was`, { timeout: 120_000 }, async (t) => {
    const one = await withPlan(t);
    const link = await linkFrom(one);
    await retitle(one.page, "Abrir los datos, y más");
    await saved(one.page);
    await one.page.close();

    const page = await begin(one.context);
    const watched = watch(page, link);
    await page.goto(link);
    await until(page, () => globalThis.cocreaTest?.document().includes("viajera"));
    await page.locator('[id="notice:tab-only"]').filter({ hasText: sentence(said) }).waitFor();
    assert.equal((await documentOf(page)).documentId, "viajera", "a plan that may be the only one of its id keeps it");
    await retitle(page, "Abrir otra cosa");
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("viajera")).join()), "", "nothing is written that would go to the other plan");

    await end(page);
    await page.evaluate(() => dispatchEvent(new Event("focus")));   // somebody comes back to the page
    await saved(page);
    await page.getByText(sentence("notice.storedAlready")).first().waitFor();
    assert.notEqual((await documentOf(page)).documentId, "viajera");
    assert.equal(await titleOf(page), "Abrir otra cosa");
    await page.keyboard.press("Control+z");
    await until(page, () => !globalThis.cocreaTest.document().includes("otra cosa"));
    await page.keyboard.press("Control+Shift+z");
    await until(page, () => globalThis.cocreaTest.document().includes("otra cosa"));
    await saved(page);
    assert.ok(watched.expect(/^console warning: storage: /) > 0);
    watched.assertNone();
    await page.close();

    const { page: later, watched: its } = await open(one.context, `${site.url}#d=viajera`);
    await until(later, () => globalThis.cocreaTest?.document());
    assert.equal(await titleOf(later), "Abrir los datos, y más");
    await saved(later);
    await later.goto(site.url);
    await until(later, () => globalThis.cocreaTest?.program.html().match(/Plan de Villa/g)?.length >= 2);   // both are there
    its.assertNone();
    one.watched.assertNone();
  });
}

test("a link behind storage that cannot be read keeps its id where storage turns out not to have it", { timeout: 120_000 }, async (t) => {
  const one = await withPlan(t);
  const link = await linkFrom(one);
  const other = await person(t, browserFor, site.url, { view: "text" });
  const page = await withoutStorage(other.context);
  const watched = watch(page, link);
  await page.goto(link);
  await until(page, () => globalThis.cocreaTest?.document().includes("viajera"));
  await retitle(page, "Abrir otra cosa");
  await wish(page, {});
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await saved(page);
  assert.equal((await documentOf(page)).documentId, "viajera");
  assert.ok(watched.expect(/^console warning: storage: /) > 0);
  watched.assertNone();
  await page.close();
  const { page: later } = await open(other.context, `${site.url}#d=viajera`);
  await until(later, () => globalThis.cocreaTest?.document().includes("otra cosa"));
  other.watched.assertNone();
  one.watched.assertNone();
});

test("a page in which files wait to be joined asks before it goes", { timeout: 120_000 }, async (t) => {
  const { page, main, button, watched } = await withPlan(t);
  await saved(page);
  const copy = { ...JSON.parse(plan), copy: "Norte" };
  copy.plans[0].commitments[0].title.es = "Abrir todos los datos";
  const files = main.getByRole("list", { name: w["join.files"] });
  const leave = async () => {
    const asked = page.waitForEvent("dialog").catch(() => null);   // null: it has gone
    await page.close({ runBeforeUnload: true });
    return asked;
  };
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button(w["join.begin"]).click()]);
  await chooser.setFiles({ name: "norte.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(copy)) });
  await files.getByText("Norte", { exact: true }).waitFor();
  await main.getByText(w["join.onlyHere"]).waitFor();
  const dialog = await leave();
  assert.equal(dialog?.type(), "beforeunload");
  await dialog?.dismiss();
  await files.getByText("Norte", { exact: true }).waitFor();
  await button(w["join.takeOver"]).click();
  await files.waitFor({ state: "detached" });
  await saved(page);
  watched.assertNone();
  assert.equal(await leave(), null, "what was taken over is saved");
});

test("a link that would unpack to more than a plan can be is refused before it fills the memory", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await person(t, browserFor, site.url, { view: "text" });
  // Half a gigabyte of nothing, in half a megabyte.
  const packing = zlib.createDeflateRaw();
  const packed = packing.toArray();
  const nothing = Buffer.alloc(2 ** 24);
  for (let count = 0; count < 32; count += 1) packing.write(nothing);
  packing.end();
  const fragment = `plan=${Buffer.concat(await packed).toString("base64url")}`;
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await page.getByRole("dialog", { name: sentence("notice.fileRefused.link") }).waitFor({ timeout: 4000 });
  watched.assertNone();
});
