// Every way out of a plan, read by a reader that is not ours; with hostile texts: hostile_test.mjs.
// usage: node export_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { parse as parseCsv } from "csv-parse/sync";
import { asOf, calendar, exported, form, forms, html, minutes, report, table, tables, xml } from "./exporting.mjs";
import { planOf } from "./hostile.mjs";
import { file as written, folder, glasgow, program, root, run } from "./program.mjs";

test("hostile plans have every text that a plan can have", () => {
  const schema = JSON.parse(readFileSync(join(root, "assets/schema/cocrea-2.schema.json"), "utf8"));
  const kinds = { document: schema, ...schema.$defs };
  const kindOf = (member) => member?.$ref?.split("/").pop();
  const found = new Set();
  const look = (thing, kind) => {
    for (const [name, value] of Object.entries(thing)) {
      const member = kinds[kind].properties[name];
      assert.ok(member, `${kind} has no "${name}"`);
      const held = kindOf(member.items ?? member);
      for (const one of [value].flat()) {
        if (kinds[held]?.properties) look(one, held);
        else if (JSON.stringify(one).includes("hostile")) found.add(`${kind}.${name}`);
      }
    }
  };
  look({ ...planOf("hostile"), documentId: "d" }, "document");
  // Names of the program's own, an address, and what was removed, which is written once, by the program, and holds things of the other kinds.
  const others = /^(document\.(copyId|rev|ruleset|generator|sample)|jurisdiction\.language|person\.email|removed\..*)$/;
  for (const [kind, { properties = {} }] of Object.entries(kinds)) {
    for (const [name, member] of Object.entries(properties)) {
      const isText = kindOf(member) === "texts" || JSON.stringify(member) === '{"type":"string"}';
      if (isText && !others.test(`${kind}.${name}`)) assert.ok(found.has(`${kind}.${name}`), `${kind}.${name}`);
    }
  }
});

test("a plan of a newer version is not written again without what is not known here", () => {
  const out = join(folder, "newer-out.json");
  const newer = written("newer.json", { format: "cocrea", formatVersion: 99, documentId: "n", jurisdiction: { kind: "federated" }, plans: [] });
  const { status, stdout, stderr } = run(["export", newer, "--format", "json", "-o", out]);
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /Written by a newer version of Cocrea\. .*do this with that version/);
  assert.throws(() => readFileSync(out), { code: "ENOENT" });
  assert.match(run(["validate", newer]).stderr, /does not know “federated”\. .*open it with that/, "an answer of that version is nothing to be corrected");
  assert.match(run(["export", newer, "--format", "popolo"]).stderr, /left out of the answer/, "what is asked of the rest is answered");
});

test("the same again gives the same bytes", () => {
  for (const args of [["json"], ["csv", "--table", "verdicts"], ["ics"], ["popolo"]]) {
    assert.equal(exported(glasgow, "--format", ...args, ...asOf), exported(glasgow, "--format", ...args, ...asOf));
  }
});

test("what is not known is refused with what there is", () => {
  const { status, stderr } = run(["export", glasgow, "--format", "doc"]);
  assert.equal(status, 2);
  assert.match(stderr, /“doc”.*json, csv, ics/);
  assert.match(run(["export", glasgow, "--format", "csv", "--table", "all"]).stderr, /commitments, milestones/);
  assert.match(run(["export", glasgow, "--format", "ics", "--role", "me"]).stderr, /point-of-contact/);
  assert.equal(run(["export", glasgow, "--format", "ics", "--plan", "none"]).status, 2);
});

test("-o writes a file, or says that it cannot", () => {
  const path = join(folder, "out.json");
  assert.equal(exported(glasgow, "--format", "json", "-o", path), "");
  assert.equal(readFileSync(path, "utf8"), exported(glasgow, "--format", "json"));
  const { status, stderr } = run(["export", glasgow, "--format", "json", "-o", join(folder, "no", "where.json")]);
  assert.equal(status, 2);
  assert.match(stderr, /cannot be written/);
});

test("json is the canonical form: read and written again it stays as it is", () => {
  const bytes = exported(glasgow, "--format", "json");
  assert.equal(exported(written("canonical.json", bytes), "--format", "json"), bytes);
  assert.equal(JSON.parse(bytes).format, "cocrea");
});

// ---- tables -----------------------------------------------------------------------------------------------------------------------------

test("tables have a row for each, under names in the language", () => {
  const commitments = table(glasgow, "commitments");
  assert.deepEqual(commitments.map((row) => row.Id), ["commitment-1", "commitment-2", "commitment-3", "commitment-4"]);
  assert.equal(commitments[2]["Title (en)"], "Co-creating an Open Data Hub");
  assert.equal(commitments[2].Start, "2021-09");
  assert.equal(commitments[2]["Ends with the plan"], "Yes");
  assert.equal(table(glasgow, "commitments", "es")[2]["Título (en)"], "Co-creating an Open Data Hub");
  const due = table(glasgow, "deadlines").find((row) => row.Rule === "MON-IE");
  assert.deepEqual([due.Due, due.Who, due.State], ["2021-11-23", "Monitoring body", "Pending"]);
  const verdicts = table(glasgow, "verdicts");
  const json = JSON.parse(run(["check", glasgow, ...asOf, "--json"]).stdout).files[0].verdicts;
  assert.equal(verdicts.length, json.length);
  assert.equal(verdicts.find((row) => row.Rule === "MON-IE").Why, json.find((one) => one.rule === "MON-IE").reason.text);
});

test("no column has the name of another", () => {
  for (const lang of ["es", "en"]) {
    for (const name of tables) {
      const text = exported(glasgow, "--format", "csv", "--table", name, "--lang", lang, ...asOf);
      const [header] = parseCsv(text, { bom: true, delimiter: lang === "es" ? ";" : ",", to: 1 });
      assert.equal(new Set(header).size, header.length, `${name}: ${header}`);
      assert.ok(header.every((label) => label !== ""));
    }
  }
});

// ---- calendars --------------------------------------------------------------------------------------------------------------------------

const deadlines = (file, day) => JSON.parse(run(["calendar", file, "--as-of", day, "--json"]).stdout).deadlines;

test("a calendar has an event on each deadline's day", () => {
  const { events } = calendar(glasgow, ...asOf);
  const expected = deadlines(glasgow, "2021-10-01");
  assert.equal(events.length, expected.length);
  events.forEach((event, index) => {
    assert.ok(event.startDate.isDate);
    assert.equal(event.startDate.toString(), expected[index].due.earliest);
    assert.equal(event.duration.toSeconds(), 86_400);
    assert.ok(event.summary.startsWith(expected[index].name), event.summary);
    assert.ok(!event.isRecurring());
  });
  assert.equal(new Set(events.map((event) => event.uid)).size, events.length, "a UID twice");
});

test("each role gets what concerns it, and nobody's deadline is left out", () => {
  const of = (role) => calendar(glasgow, ...asOf, "--role", role).events.map((event) => event.uid);
  const all = of("all");
  const expected = deadlines(glasgow, "2021-10-01");
  const actors = { "point-of-contact": ["pointOfContact", "government", "both"], "monitoring-body": ["monitoringBody"], "civil-society": ["nonGovernment", "both"] };
  const union = new Set();
  for (const [role, whose] of Object.entries(actors)) {
    const uids = of(role);
    assert.deepEqual(uids, all.filter((_, index) => whose.includes(expected[index].actor)), role);
    uids.forEach((uid) => union.add(uid));
  }
  assert.equal(union.size, all.length);
});

test("a second import updates the first: same UIDs, a greater sequence", () => {
  const [first, second] = [calendar(glasgow, "--as-of", "2021-10-01"), calendar(glasgow, "--as-of", "2021-10-02")];
  assert.deepEqual(second.events.map((event) => event.uid), first.events.map((event) => event.uid));
  second.events.forEach((event, index) => {
    assert.ok(event.sequence > first.events[index].sequence);
    assert.ok(event.component.getFirstPropertyValue("dtstamp").compare(first.events[index].component.getFirstPropertyValue("dtstamp")) > 0);
    assert.ok(event.component.getFirstPropertyValue("last-modified"));
  });
  // A deadline that moves keeps its UID.
  const moved = JSON.parse(readFileSync(join(root, glasgow), "utf8"));
  moved.plans[0].submission.date = "2021-09-30";
  const later = calendar(written("moved.json", moved), "--as-of", "2021-10-02").events;
  const initial = (events) => events.find((event) => event.uid.includes("deadline.initialEvaluation"));
  assert.equal(initial(later).uid, initial(first.events).uid);
  assert.equal(initial(later).startDate.toString(), "2021-11-30");
});

test("alarms ring for what is still to be done, at nine", () => {
  const { events } = calendar(glasgow, "--as-of", "2021-12-01");
  for (const event of events) {
    const alarms = event.component.getAllSubcomponents("valarm");
    const past = event.startDate.toString() < "2021-11-01" && !event.description.includes("not recorded");
    if (past) assert.equal(alarms.length, 0, event.summary);
    for (const alarm of alarms) {
      assert.equal(alarm.getFirstPropertyValue("action"), "DISPLAY");
      assert.equal((((alarm.getFirstPropertyValue("trigger").toSeconds() % 86_400) + 86_400) % 86_400), 9 * 3600);
    }
  }
  assert.ok(events.some((event) => event.component.getAllSubcomponents("valarm").length === 2));
});

// ---- people -----------------------------------------------------------------------------------------------------------------------------

test("popolo names people, organisations and memberships that are there", () => {
  const file = written("people.json", planOf("Name"));
  const { persons, organizations, memberships } = JSON.parse(exported(file, "--format", "popolo"));
  assert.deepEqual(persons, [{ id: "p1", name: "Name" }]);
  assert.deepEqual(organizations.map((one) => one.id).sort(), ["-o2", "f1", "j", "o1"]);
  for (const one of memberships) {
    assert.ok(persons.some(({ id }) => id === one.person_id));
    assert.ok(organizations.some(({ id }) => id === one.organization_id));
    assert.ok(one.id);
  }
  assert.deepEqual(memberships.map((one) => one.role).sort(), ["Name", "member", "point of contact"]);
});

test("popolo names organisations that are members of a forum", () => {
  const plan = planOf("Name");
  plan.membership.forums[0].members.push({ id: "fm3", who: "o1", from: "2021-03" });
  const { memberships } = JSON.parse(exported(written("member.json", plan), "--format", "popolo"));
  const one = memberships.find(({ id }) => id === "fm3");
  assert.deepEqual(one, { id: "fm3", member: { id: "o1", name: plan.organisations[0].name }, organization_id: "f1", role: "member", start_date: "2021-03" });
});

test("popolo has no e-mail unless it is asked for", () => {
  const plan = planOf("Name");
  plan.organisations[0].address = "office@example.org";
  const file = written("mails.json", plan);
  assert.doesNotMatch(exported(file, "--format", "popolo"), /@/);
  const elsewhere = structuredClone(plan);   // where people write one besides
  elsewhere.people[0].post = "Directora (ana.priv@example.org), oficina 3";
  elsewhere.people[0].name = "Ana <ana@example.org>";
  elsewhere.organisations[0].address = "https://example.org/?m=ana@example.org";
  const without = JSON.parse(exported(written("mails-elsewhere.json", elsewhere), "--format", "popolo"));
  assert.doesNotMatch(JSON.stringify(without), /@/);
  assert.equal(without.persons[0].name, "Ana");
  assert.equal(without.memberships.find((one) => one.role.startsWith("Directora")).role, "Directora oficina 3");
  elsewhere.organisations[0].address = "https://example.org/?m=ana%40example.org";
  assert.doesNotMatch(exported(written("mails-encoded.json", elsewhere), "--format", "popolo"), /ana(@|%40)/);
  const social = structuredClone(plan);
  social.organisations[0].address = "https://social.example/@office";   // no e-mail address
  assert.match(exported(written("social.json", social), "--format", "popolo"), /social\.example\/@office/);
  const asked = JSON.parse(exported(file, "--format", "popolo", "--emails"));
  assert.equal(asked.persons[0].email, "ana@example.org");
  assert.deepEqual(asked.organizations.find(({ id }) => id === "o1").contact_details, [{ type: "email", value: "office@example.org" }]);
});

// ---- pictures ---------------------------------------------------------------------------------------------------------------------------

test("the calendar as a picture is well-formed SVG that asks for nothing", () => {
  const svg = exported(glasgow, "--format", "svg", ...asOf, "--lang", "es");
  const elements = xml(svg);
  assert.equal(elements[0].uri, "http://www.w3.org/2000/svg");
  assert.deepEqual([elements[1].name, elements.some(({ name }) => name === "desc")], ["title", true]);
  assert.match(svg, /Co-creating an Open Data Hub/);
  assert.equal(exported(glasgow, "--format", "svg", ...asOf, "--lang", "es"), svg);
});

test("the calendar as a PNG has the picture's size, twice over", () => {
  const [svg] = xml(exported(glasgow, "--format", "svg", ...asOf));
  const out = join(folder, "calendar.png");
  const { status, stderr } = run(["export", glasgow, "--format", "png", ...asOf, "-o", out]);
  assert.equal(status, 0, stderr);
  const png = readFileSync(out);
  assert.equal(png.toString("latin1", 0, 8), "\x89PNG\r\n\x1a\n");
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [svg.attributes.width, svg.attributes.height].map((one) => Math.round(2 * Number(one))));
  assert.equal(png.toString("latin1", png.length - 8, png.length - 4), "IEND");
});

test("where no program draws pictures, it says which one is needed", () => {
  const { status, stdout, stderr } = spawnSync(program, ["export", glasgow, "--format", "png", ...asOf, "--lang", "en"], { cwd: root, encoding: "utf8", env: { PATH: folder } });
  assert.equal(status, 2);
  assert.equal(stdout, "");
  assert.match(stderr, /rsvg-convert.*librsvg2-bin/);
});

test("where that program fails, nothing is asked to be installed", () => {
  const path = mkdtempSync(join(folder, "fails-"));
  writeFileSync(join(path, "rsvg-convert"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  for (const [lang, said] of [["en", "The picture could not be drawn. SVG needs no other program.\n"], ["es", "La imagen no se pudo dibujar. En SVG no hace falta ningún programa.\n"]]) {
    const { status, stdout, stderr } = spawnSync(program, ["export", glasgow, "--format", "png", ...asOf, "--lang", lang], { cwd: root, encoding: "utf8", env: { PATH: path } });
    assert.deepEqual({ status, stdout, stderr }, { status: 2, stdout: "", stderr: said });
  }
});

// ---- the report -------------------------------------------------------------------------------------------------------------------------

test("the report has its parts, and a table of contents that leads to them", () => {
  const page = html(report(glasgow, "es"));
  assert.equal(page[0].attributes.lang, "es");
  assert.equal(page.filter(({ name }) => name === "h1").length, 1);
  const links = page.filter(({ name }) => name === "a").map(({ attributes }) => attributes.href);
  const sections = page.filter(({ name }) => name === "section");
  assert.deepEqual(links, sections.map(({ attributes }) => `#${attributes.id}`));
  assert.deepEqual(links, ["#jurisdiction", "#people", "#vision", "#commitments", "#calendar", "#forum", "#monitoring", "#compliance", "#status", "#due"]);
  for (const { attributes } of sections) assert.ok(page.some((one) => one.attributes.id === attributes["aria-labelledby"] && one.name === "h2"));
  assert.ok(page.some(({ name, words }) => name === "h3" && words.includes("Co-creating an Open Data Hub")));
  assert.ok(page.some(({ name }) => name === "svg"));
  assert.ok(page.some(({ name, words }) => name === "td" && words === "Pendiente · hasta el 23 nov 2021"));
});

test("the report tells of the membership, and breaks only words that no column could hold", () => {
  const plan = planOf("Words that are whole");
  plan.membership.letters = [{ id: "letter", date: "2021-02-01", signatory: "The mayor", link: "https://example.org/a-letter-of-support.pdf" }];
  const page = html(report(written("letter.json", plan)));
  const section = page.find(({ name, attributes }) => name === "section" && attributes.id === "jurisdiction").words;
  for (const words of ["Letters of support", "The mayor", "1 February 2021"]) assert.ok(section.includes(words), words);
  const cells = page.filter(({ name }) => name === "td" || name === "th");
  assert.ok(cells.some(({ attributes, words }) => attributes.class === "long" && words.startsWith("https:")));
  for (const { attributes, words } of cells) assert.equal(attributes.class === "long", words.split(/\s/).some((one) => Buffer.byteLength(one) > 24), words);
});

test("the report tells of the terms of office and of everybody in the plan, but not how to reach them", () => {
  const plan = planOf("Words");
  Object.assign(plan.jurisdiction.terms[0], { start: "2021-05-06", end: "2025-05", note: "Until the next mayor is sworn in" });
  plan.jurisdiction.members = [{ id: "jm", name: "The other town", country: "Spain", terms: [{ id: "t2", end: "2026-11-30" }] }];
  plan.people[0].name = "Ana Soto";
  plan.organisations[1].name = "Citizens of the Clyde";
  const page = html(report(written("people.json", plan)));
  const words = (id) => page.find(({ name, attributes }) => name === "section" && attributes.id === id).words;
  for (const one of ["6 May 2021", "May 2025", "Until the next mayor is sworn in", "The other town", "30 November 2026"]) assert.ok(words("jurisdiction").includes(one), one);
  for (const one of ["Ana Soto", "Citizens of the Clyde", "Civil society"]) assert.ok(words("people").includes(one), one);
  assert.ok(!page[0].words.includes("ana@example.org"));
});

test("the report of a plan of rules that are not known says that nothing is judged", () => {
  const elsewhere = written("elsewhere.json", { ...JSON.parse(readFileSync(join(root, glasgow), "utf8")), ruleset: "elsewhere" });
  const { status, stdout } = run(["export", elsewhere, "--format", "html", ...asOf, "--lang", "en"]);
  assert.equal(status, 2);
  const page = html(stdout);
  const said = (id) => page.find(({ name, attributes }) => name === "section" && attributes.id === id).words;
  for (const id of ["compliance", "status", "due"]) assert.match(said(id), /elsewhere.*Nothing is judged here/s, id);
});

test("the report can be read without seeing it: headings in order, tables with headers, ids that are unique", () => {
  for (const plan of [glasgow, written("full.json", planOf("Words")), "tests/data/plans/buenos-aires-2025.json"]) {
    const page = html(report(plan));
    let level = 0;
    for (const { name, words } of page) {
      if (!/^h[1-6]$/.test(name)) continue;
      assert.ok(Number(name[1]) <= level + 1, `${name} after h${level}: ${words}`);
      level = Number(name[1]);
    }
    const ids = page.flatMap(({ attributes }) => attributes.id ?? []);
    assert.equal(new Set(ids).size, ids.length);
    for (const { name, attributes, parents } of page) {
      if (name === "th") assert.equal(attributes.scope, parents.includes("thead") ? "col" : "row");
      if (name === "td") assert.ok(parents.includes("tbody"));
    }
    const tables = page.filter(({ name }) => name === "table");
    const named = tables.filter(({ attributes }) => attributes["aria-label"]).length + page.filter(({ name }) => name === "caption").length;
    assert.equal(named, tables.length);
    assert.equal(page.filter(({ name }) => name === "thead").length, tables.length, "headers are repeated on paper");
  }
});

test("the report says in which language a text stands", () => {
  const plan = planOf("x");
  plan.plans[0].commitments[0].problem = { es: "El problema" };
  plan.plans[0].commitments[0].action = { es: "Hacer", en: "Do" };
  const page = html(report(written("languages.json", plan)));
  assert.equal(page.find(({ words, name }) => name === "p" && words === "El problema").attributes.lang, "es");
  assert.equal(page.find(({ words, name }) => name === "p" && words === "Do").attributes.lang, undefined);
});

// ---- minutes ----------------------------------------------------------------------------------------------------------------------------

test("the minutes say who decided what, when and why, and what was not chosen, day by day", () => {
  const decisions = [
    { id: "d2", date: "2021-06-02", about: "Commitment: Open data · End", base: "2022", chosen: "2023", others: "Table 1: 2024\nTable 2: 2025", decidedBy: "Ana", reason: "There is no budget before." },
    { id: "d3", about: "Without a day", chosen: "x" }, { id: "d1", date: "2021-06", about: "The first", chosen: "y" }, { id: "d4", date: "2021-06-02", about: "The same day" },
  ];
  const page = html(minutes(written("minutes.json", { format: "cocrea", formatVersion: 2, documentId: "m", jurisdiction: { name: "Glasgow" }, decisions })));
  const words = (...names) => page.filter(({ name }) => names.includes(name)).map((one) => one.words);
  assert.deepEqual(words("h1", "h2", "h3"), ["Minutes of what was decided", "June 2021", "The first", "2 June 2021", "Commitment: Open data · End", "The same day", "Without a date", "Without a day"]);
  assert.deepEqual(words("title"), ["Glasgow · Minutes of what was decided"]);
  assert.equal(words("dl").length, 3, "none of the decision of which nothing else is known");
  assert.deepEqual(words("dt").slice(1, 6), ["At the start", "What was chosen", "What was not chosen, and whose", "Who decided", "Why"]);
  assert.deepEqual(words("p").slice(2, 9), ["2022", "2023", "Table 1: 2024", "Table 2: 2025", "Ana", "There is no budget before.", "x"]);
  assert.match(minutes(glasgow, "es"), /<html lang="es">.*<h1>Actas de lo decidido<\/h1>.*Todavía no consta nada/s);
});

// ---- OGP's forms ------------------------------------------------------------------------------------------------------------------------

const questions = (text) => text.split("\n");

test("forms ask in OGP's order, in English whatever the language", () => {
  const text = form(written("full-form.json", planOf("Words")), "submission");
  const order = ["== Action plan ==", "Action Plan Submission", "Lead Institution(s)", "Date Submitted",
    "== Open Government Challenges, Opportunities and Strategic Vision ==", "What is the long-term vision for open government in your context and jurisdiction?",
    "== Engagement and Coordination ==", "== Monitoring ==", "== Endorsement ==", "== Commitment 1: Words ==", "Commitment Start", "Primary Policy Area", "Problem", "Status quo"];
  const at = order.map((line) => questions(text).indexOf(line));
  assert.ok(at.every((place, index) => place >= 0 && (index === 0 || place > at[index - 1])), `${at}`);
  assert.match(form(glasgow, "inception"), /1\.1 Does a forum exist\?[\s\S]*1\.2 Is the forum multi-stakeholder\?[\s\S]*1\.3[\s\S]*1\.4/);
  for (const name of forms) assert.equal(exported(glasgow, "--format", "forms", "--form", name, ...asOf, "--lang", "es"), form(glasgow, name));
  assert.equal(run(["export", glasgow, "--format", "forms", "--form", "other"]).status, 2);
});

test("forms take the English text, and say where there is none yet", () => {
  const plan = planOf("x");
  const commitment = plan.plans[0].commitments[0];
  commitment.problem = { es: "El problema", en: "The problem" };
  commitment.statusQuo = { es: "La situación" };
  commitment.action = {};
  const text = form(written("form.json", plan), "submission");
  assert.match(text, /\nProblem\nThe problem\n/);
  assert.match(text, /\nStatus quo\n\[not yet translated: es\]\nLa situación\n/);
  assert.match(text, /\nAction\n\[to be filled in\]\n/);
  assert.match(text, /\nOGP Value\(s\)\nCivic participation\n/);
});

test("forms hold what the monitoring body answered; the report too", () => {
  const plan = planOf("x");
  plan.plans[0].evaluations = [
    { id: "e1", kind: "initial", author: "Ana Ruiz", answers: [{ id: "fa1", question: "forum", grade: "yes", explanation: { en: "It meets." }, references: "Minutes" },
      { id: "fa3", question: "website", explanation: { es: "Aún no se publica." } }] },
    { id: "e2", kind: "commitment", commitment: plan.plans[0].commitments[0].id, answers: [{ id: "fa2", question: "problem", grade: "no", explanation: { es: "Todavía no." } }] },
  ];
  const file = written("answers.json", plan);
  assert.match(form(file, "inception"), /\nName of the evaluator\nAna Ruiz\n[\s\S]*\n1\.1 Does a forum exist\?\nYes\nIt meets\.\nMinutes\n/);
  assert.match(form(file, "inception"), /\nIs the commitment verifiable\?\n\[to be filled in\]\n/);
  assert.match(form(file, "end-of-commitment"), /\n2\.2 Did it address the problem that it set out to solve\?\n\[not yet translated: es\]\nNo\nTodavía no\.\n/);
  assert.match(report(file, "es"), /1\.1 ¿Existe un foro\?<\/td><td[^>]*>Sí/);
  assert.match(report(file, "es"), /Aún no se publica\./);   // an explanation without a grade
});
