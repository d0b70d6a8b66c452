// Tables out of a plan, changed as spreadsheets and people change them, and in again; with hostile texts: hostile_test.mjs.
// usage: node import_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import { planOf } from "./hostile.mjs";
import { changesNothing, exported, imported, taken } from "./importing.mjs";
import { file as written } from "./program.mjs";

const quoted = (rows, separator = ",") => rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join("\n");
/** A table as rows of cells, changed by `change(rows, column)`; column(name) is the place of one. */
const changed = (file, table, change, lang = "en") => {
  const rows = parse(exported(file, table, lang), { bom: true, delimiter: lang === "es" ? ";" : "," });
  change(rows, (name) => {
    assert.ok(rows[0].includes(name), `${name}: ${rows[0]}`);
    return rows[0].indexOf(name);
  });
  return quoted(rows, lang === "es" ? ";" : ",");
};

const full = written("full.json", planOf("Words"));
const plan = ({ document }) => document.plans[0];

test("what was written changes nothing", () => {
  for (const file of [full, "assets/samples/glasgow-2021.json", "tests/data/plans/buenos-aires-2025.json"]) {
    for (const table of taken) for (const lang of ["es", "en"]) changesNothing(file, table, lang);
  }
});

test("texts, dates, answers and names are read as people write them", () => {
  const result = imported(full, "commitments", changed(full, "commitments", (rows, at) => {
    const row = rows[1];
    row[at("Title (en)")] = "Open data, \"for all\"";
    row[at("Problem to be solved (es)")] = "Uno\r\ndos";
    row[at("Start")] = "14/5/2022";
    row[at("End")] = "may-23";
    row[at("Progress")] = "limitado";
    row[at("Open government values")] = "Public accountability | Participación cívica";
    row[at("Lead institutions")] = "";
    row[at("Institutions involved")] = "o1";
    row[at("Duration")] = "30";
  }));
  assert.deepEqual([result.status, result.problems], [0, []]);
  assert.equal(result.changes.length, 9);
  assert.match(result.changes[0], /^Row 2, “.*”, Title \(en\): Words → Open data, "for all"$/);
  assert.match(result.changes[1], /\(es\): Words → Uno dos$/);
  const one = plan(result).commitments[0];
  assert.equal(one.title.en, 'Open data, "for all"');
  assert.equal(one.title.es, "Words");
  assert.equal(one.problem.es, "Uno\ndos");
  assert.deepEqual([one.start, one.end, one.progress, one.leads, one.duration], ["2022-05-14", "2023-05", "limited", undefined, 30]);
  assert.deepEqual([[...one.values].sort(), one.institutions], [["civicParticipation", "publicAccountability"], ["o1"]]);
});

test("columns may be left out, moved, and be of the other language", () => {
  const csv = "Fin;Id\n2023-01;c1\n";
  const result = imported(full, "commitments", csv);
  assert.deepEqual([result.status, result.changes.length], [0, 1]);
  assert.equal(plan(result).commitments[0].end, "2023-01");
  assert.equal(plan(result).commitments[0].start, "2021-10", "what has no column is left alone");
  assert.equal(imported(full, "commitments", "sep=,\r\nId,End\r\nc1,2023-01\r\n").changes.length, 1);
  assert.equal(imported(full, "commitments", "Id\tTitle (gl)\nc1\tTítulo").changes.length, 1, "a language that was not there");
});

// A table goes out, the plan goes on, the table comes back: who changed what is known by the marks.
const later = (change) => {
  const plan = JSON.parse(JSON.stringify(planOf("Words")));
  change(plan);
  return written("later.json", plan);
};
test("what only the plan has changed since a table was written stays", () => {
  const csv = changed(full, "commitments", (rows, at) => { rows[1][at("End")] = "2023-01"; });
  const newer = later(({ plans }) => {
    plans[0].commitments[0].title.en = "Changed meanwhile";
    plans[0].commitments[0].start = "2022-03";
  });
  for (const lang of ["es", "en"]) {
    const own = lang === "en" ? csv : changed(full, "commitments", (rows, at) => { rows[1][at("Fin")] = "2023-01"; }, lang);
    const result = imported(newer, "commitments", own);
    assert.deepEqual([result.status, result.changes.length], [0, 2]);
    assert.match(result.changes[1], /^2 cells are as they were downloaded but different in this plan/);
    const one = plan(result).commitments[0];
    assert.deepEqual([one.title.en, one.start, one.end], ["Changed meanwhile", "2022-03", "2023-01"]);
  }
  // As a table without marks nothing is known of it: every difference is shown, and taken.
  const bare = parse(csv, { bom: true }).map((row) => row.slice(0, -1));
  assert.equal(imported(newer, "commitments", quoted(bare)).changes.length, 3);
});

test("what both have changed is said with what would be lost", () => {
  const csv = changed(full, "commitments", (rows, at) => { rows[1][at("Title (en)")] = "Of the table"; });
  const result = imported(later(({ plans }) => { plans[0].commitments[0].title.en = "Of the plan"; }), "commitments", csv);
  assert.match(result.changes[0], /Title \(en\): Of the plan → Of the table\. It was changed in the plan too since the table was downloaded/);
  assert.equal(plan(result).commitments[0].title.en, "Of the table");
});

const remove = (plan, list) => {
  plan.bin = plan.plans[0][list].map((content, i) => ({ id: `b${i}`, order: "Vabcdef"[i], what: content.id, type: list.slice(0, -1), parent: plan.plans[0].id, list, content }));
  plan.plans[0][list] = [];
};
test("what was removed does not come back with a table, and that is said where somebody worked on it", () => {
  const newer = later((plan) => remove(plan, "meetings"));
  const left = "1 row was left out: what it is about is not in this plan, and nobody changed it in the table.";
  const untouched = imported(newer, "meetings", exported(full, "meetings"));
  assert.deepEqual([untouched.status, untouched.changes, untouched.problems], [0, ["The table changes nothing.", left], []]);
  const worked = imported(newer, "meetings", changed(full, "meetings", (rows, at) => { rows[1][at("Date")] = "2021-05-06"; }));
  assert.match(worked.problems[0], /^Row 2: What has the Id “me1” is in the bin of this plan, and was changed in the table\. If it is to come back, put it back/);
  // So with what stands in something that was removed, also where the bin was emptied: it has no place then.
  const without = later((plan) => remove(plan, "commitments"));
  const nested = imported(without, "milestones", exported(full, "milestones"));
  assert.deepEqual([nested.status, nested.changes, nested.problems], [0, ["The table changes nothing.", left], []]);
  const emptied = later(({ plans }) => { plans[0].commitments = []; });
  assert.deepEqual(imported(emptied, "milestones", exported(full, "milestones")).changes, ["The table changes nothing.", left]);
  const placeless = imported(emptied, "milestones", changed(full, "milestones", (rows, at) => { rows[1][at("Due")] = "2030"; }));
  assert.match(placeless.problems[0], /It is not clear what it belongs to/);
  // In another plan it was never there: the table brings it.
  const other = written("other.json", { format: "cocrea", formatVersion: 2, documentId: "another", plans: [] });
  assert.equal(imported(other, "people", changed(full, "people", (rows, at) => rows.forEach((row, i) => { if (i > 0) row[at("Organisation")] = ""; }))).document.people.length, 1);
});

// Somebody else has gone on with their copy of the plan, and their table comes into one that has not.
test("what a table has that the plan never had is new", () => {
  const newer = later(({ plans }) => { plans[0].commitments[0].milestones.push({ id: "added", order: "zz", title: { en: "Of the newer plan" }, due: "2022-08-19" }); });
  const result = imported(full, "milestones", exported(newer, "milestones"));
  assert.deepEqual([result.status, result.problems], [0, []]);
  assert.deepEqual(result.changes, ["Row 3: “Of the newer plan” is added; the plan has no Id “added”"]);
  assert.deepEqual(plan(result).commitments[0].milestones.map(({ id, due }) => [id, due]).at(-1), ["added", "2022-08-19"]);
});

test("whose cells stand where nothing tells which is newer can be said", () => {
  const csv = changed(full, "commitments", (rows, at) => { rows[1][at("End")] = "2023-01"; });
  const newer = later(({ plans }) => Object.assign(plans[0].commitments[0], { start: "2022-03", end: "2024-01" }));
  const dates = ({ document }) => [document.plans[0].commitments[0].start, document.plans[0].commitments[0].end];
  assert.deepEqual(dates(imported(newer, "commitments", csv)), ["2022-03", "2023-01"]);
  const plans = imported(newer, "commitments", csv, ["--cells", "plan"]);
  assert.deepEqual(dates(plans), ["2022-03", "2024-01"]);
  assert.deepEqual(plans.changes, ["The table changes nothing.", "1 cell is as it was downloaded but different in this plan, and stays as it is in the plan.",
    "1 cell was changed in the table and in the plan, and stays as it is in the plan."]);
  const tables = imported(newer, "commitments", csv, ["--cells=table"]);
  assert.deepEqual([dates(tables), tables.changes.length], [["2021-10", "2023-01"], 2]);
  const without = later(({ plans }) => { plans[0].commitments = []; });
  assert.equal(imported(without, "commitments", exported(full, "commitments")).document.plans[0].commitments.length, 1);
  const left = imported(without, "commitments", exported(full, "commitments"), ["--cells", "plan"]);
  assert.deepEqual([left.status, left.document.plans[0].commitments ?? [], left.changes[1].slice(0, 21)], [0, [], "1 row was left out: w"]);
  assert.match(imported(newer, "commitments", csv, ["--cells", "mine"]).problems[0], /^plan, table\.$/);
});

// As a spreadsheet of Spain, or of the United States, saves dates that nobody has touched.
test("a date that a spreadsheet has written in its own way is as untouched as one that it has not", () => {
  const orders = [(date) => date.split("-").reverse().join("/"), (date) => date.replace(/(....)-(..)-(..)/, "$2/$3/$1")];
  const planned = (...dates) => ({ format: "cocrea", formatVersion: 2, documentId: "d", plans: [{ id: "p", meetings: dates.map(([id, date]) => ({ id, date })) }] });
  const gone = (plan, ...ids) => ({ ...plan, bin: ids.map((what, i) => ({ id: `b${i}`, order: "Vabc"[i], what, type: "meeting", parent: "p", list: "meetings", content: { id: what } })) });
  const before = written("before.json", planned(["a", "2021-05-26"], ["b", "2021-06-05"], ["c", "2021-06-05"]));
  const moved = written("moved.json", gone(planned(["a", "2022-08-19"], ["b", "2022-08-19"]), "c")), none = written("none.json", gone(planned(), "a", "b", "c"));
  for (const write of orders) {
    const saved = (first) => changed(before, "meetings", (rows, at) => rows.slice(1).forEach((row, i) => { row[at("Date")] = write(i === 0 ? first : row[at("Date")]); }));
    const kept = imported(moved, "meetings", saved("2021-05-26"));
    assert.deepEqual([kept.status, kept.problems], [0, []]);
    assert.deepEqual(kept.changes.map((line) => line.slice(0, 26)), ["The table changes nothing.", "2 cells are as they were d", "1 row was left out: what i"]);
    assert.deepEqual(plan(kept).meetings.map(({ date }) => date).slice(0, 2), ["2022-08-19", "2022-08-19"]);
    const left = imported(none, "meetings", saved("2021-05-26"));
    assert.deepEqual([left.status, left.problems], [0, []]);
    const worked = imported(moved, "meetings", saved("2021-05-27"));
    assert.match(worked.changes[0], /^Row 2, .* 27 May 2021\. It was changed in the plan too/);
  }
});

test("columns and rows in another order keep their marks", () => {
  const csv = changed(full, "commitments", (rows) => rows.forEach((row) => row.reverse()));
  const result = imported(later(({ plans }) => { plans[0].commitments[0].end = "2030"; }), "commitments", csv);
  assert.deepEqual([result.status, result.changes.length], [0, 2]);
  assert.match(result.changes[1], /^1 cell is as it was downloaded but different in this plan/);
});

test("rows without an id are new, rows that are missing stay", () => {
  const result = imported(full, "milestones", "Id,Commitment (id),Title (en),Due\n,c1,First,2022-08\n,c1,Second,\n");
  assert.deepEqual(result.changes, ["Row 2: “First” is added", "Row 3: “Second” is added"]);
  const all = plan(result).commitments[0].milestones;
  assert.deepEqual(all.map((one) => one.title.en), ["Words", "First", "Second"]);
  assert.equal(all[1].due, "2022-08");
  assert.equal(new Set(all.map((one) => one.id)).size, 3);
  assert.equal(imported(full, "people", "Id,Name\n,Ana\n").document.people.length, 2);
  const byName = "Id,Plan,Title (en)\nnew,Words,Datos\n", added = imported(full, "commitments", byName);
  assert.deepEqual(imported(written("added.json", added.document), "commitments", byName).changes, ["The table changes nothing."], "what it belongs to may be named");
  const own = imported(full, "commitments", "Id,Title (es)\n,Nuevo\nown-id,Otro\n");
  assert.equal(plan(own).commitments.at(-1).id, "own-id");
  assert.deepEqual(own.changes, ["Row 2: “Nuevo” is added", "Row 3: “Otro” is added; the plan has no Id “own-id”"], "a slip in an Id is seen");
});

test("a formula that was disarmed comes back as it was, and stays a text", () => {
  const result = imported(full, "people", "Id,Name\np1,'=1+1\n");
  assert.equal(result.document.people[0].name, "=1+1");
});

// As a spreadsheet of another country rewrites them: 2021-11-02 becomes 11/2/2021 there and 2/11/2021 here.
const dated = (...dates) => written("dated.json", { format: "cocrea", formatVersion: 2, documentId: "dated", plans: [{ id: "p", meetings: dates.map((date, i) => ({ id: `m${i}`, date })) }] });
const table = (...cells) => `Id,Date\n${cells.map((cell, i) => `m${i},${cell}\n`).join("")}`;
const unclear = (cell) => `“${cell}” could be two dates: nothing says whether the day or the month comes first. Write 14 May 2027 or 2027-05-14: in the spreadsheet, choose a date format that begins with the year.`;
for (const [name, recorded, cells, changes, unread] of [
  ["nothing says which stands first", ["2021-11-02", "2022"], ["3/4/2021", "2022"], [], [[2, "3/4/2021"]]],
  ["one that is the recorded date with the month first may be a change", ["2021-11-02"], ["11/2/2021"], [], [[2, "11/2/2021"]]],
  ["two of them are the spreadsheet's order", ["2021-11-02", "2021-12-03", "2022"], ["11/2/2021", "12/3/2021", "3/4/2021"], ["Row 4, Date: 2022 → 4 March 2021"], []],
  ["a day beyond twelve says that the month stands first", ["2021-11-22", "2021-11-02"], ["11/22/2021", "3/4/2021"], ["Row 3, Date: 2 November 2021 → 4 March 2021"], []],
  ["a day beyond twelve says that the day stands first", ["2021-11-22", "2021-11-02"], ["22/11/2021", "3/4/2021"], ["Row 3, Date: 2 November 2021 → 3 April 2021"], []],
  ["the recorded date says that the day stands first", ["2021-11-02", "2021-11-03"], ["2/11/2021", "3.4.2021"], ["Row 3, Date: 3 November 2021 → 3 April 2021"], []],
  ["both orders in one file are none", ["2021-11-22", "2021-11-23", "2021-11-02"], ["22/11/2021", "11/23/2021", "3/4/2021"], [], [[3, "11/23/2021"], [4, "3/4/2021"]]],
  ["one day in both orders is one date", ["2022"], ["5/5/2021"], ["Row 2, Date: 2022 → 5 May 2021"], []],
  ["a year or a month of its own is no question", ["2022", "2022"], ["2021-05-04", "5/2021"], ["Row 2, Date: 2022 → 4 May 2021", "Row 3, Date: 2022 → May 2021"], []],
]) {
  test(`day and month are never taken for each other: ${name}`, () => {
    const result = imported(dated(...recorded), "meetings", table(...cells));
    assert.deepEqual(result.changes.map((line) => line.replace(/, “[^”]*”, /, ", ")), changes.length + unread.length > 0 ? changes : ["The table changes nothing."]);
    assert.deepEqual(result.problems.map((line) => line.replace(/cannot be read as a date.*/, "")),
      unread.map(([row, cell]) => `Row ${row}, column “Date”: ${cell === "11/23/2021" ? `“${cell}” ` : unclear(cell)}`));
    assert.equal(result.status, unread.length > 0 ? 2 : 0);
  });
}

test("dates with a year of two figures are of these hundred years", () => {
  const result = imported(dated("2022", "2022", "2022", "2022"), "meetings", table("22/3/25", "2.3.25", "2-mar-25", "2 mar. 2025"));
  assert.deepEqual(result.problems, []);
  assert.deepEqual(plan(result).meetings.map(({ date }) => date), ["2025-03-22", "2025-03-02", "2025-03-02", "2025-03-02"]);
  for (const unknown of ["25-03-02", "2/3/5", "2/3/125"]) assert.match(imported(dated("2022"), "meetings", table(unknown)).problems[0], /cannot be read as a date/);
});

test("a day with the midnight that spreadsheets put behind it is that day, and another time may be another day", () => {
  const cells = ["2027-06-01T00:00", "2027-06-02T00:00:00", "2027-06-03T00:00:00.000Z", "2027-06-04 00:00:00", "30/6/2027 0:00", "1-OCT-2027 0:00"];
  const result = imported(dated(...cells.map(() => "2022")), "meetings", table(...cells));
  assert.deepEqual(result.problems, []);
  assert.deepEqual(plan(result).meetings.map(({ date }) => date), ["2027-06-01", "2027-06-02", "2027-06-03", "2027-06-04", "2027-06-30", "2027-10-01"]);
  for (const unknown of ["2027-06-01T22:00:00Z", "2027-06-01T00:00+02:00", "00:00"]) assert.match(imported(dated("2022"), "meetings", table(unknown)).problems[0], /cannot be read as a date/);
});

test("yes and no are understood as spreadsheets and hurried people write them", () => {
  for (const [words, expected] of [["SI", "yes"], ["si", "yes"], ["SÍ", "yes"], ["VERDADERO", "yes"], ["TRUE", "yes"], ["FALSO", "no"], ["false", "no"], ["NO", "no"]]) {
    const result = imported(full, "commitments", `Id,Ends with the plan\nc1,${words}\n`);
    assert.deepEqual([result.status, result.problems], [0, []], words);
    if (result.document) assert.equal(plan(result).commitments[0].endsWithPlan, expected, words);
  }
});

test("a table in which something is not understood is not said to change nothing", () => {
  assert.deepEqual(imported(full, "commitments", "Id,Start\nc1,yesterday\n").changes, []);
});

const problems = [
  ["milestones", "", /^The file is empty\. Please save it again from the spreadsheet\.$/],
  ["commitments", "Id,Start\nc1,yesterday\n", /^Row 2, column “Start”: “yesterday” cannot be read as a date\. You can write 14\/5\/2027/],
  ["commitments", "Id,Progress\nc1,half\n", /^Row 2, column “Progress”: “half” is not one of the answers\. It can be: Not started, Limited/],
  ["commitments", "Id,Duration\nc1,-3\n", /whole number from 1 to 2000/],
  ["commitments", "Id,Duration\nc1,99999999999999999999\n", /whole number/],
  ["commitments", "Id,Lead institutions\nc1,o1 | Nobody\n", /“Nobody” is not in the plan.*Record it on its page first/],
  ["commitments", "Id,Lead institutions\nc1,p1\n", /“p1” is not in the plan/],
  ["commitments", "Title (en)\nx\n", /The column “Id” is missing\. .*start from a table downloaded here/],
  ["commitments", "Id,Colour\nc1,red\n", /^Row 1, column “Colour”: The column “Colour” is not known/],
  ["commitments", "Id,End,End\nc1,2023,2024\n", /appears twice/],
  ["commitments", "Id,End\nc1,2023,more\n", /^Row 2: There are more cells than named columns/],
  ["commitments", "Id,End\nc 1,2023\n", /“c 1” cannot be an Id\. To add something, leave that cell empty/],
  ["commitments", "Id,End\nc1,2023\nc1,2024\n", /^Row 3: The Id “c1” is already in another row/],
  ["commitments", "Id,End\nm1,2023\n", /belongs to something else in the plan/],
  ["milestones", "Id,Title (en)\n,x\n", /It is not clear what it belongs to/],
  ["milestones", "Id,Commitment (id)\nm1,c2\n", /belongs to something other than in the plan/],
  ["milestones", "Id,Title (en)\nm1,\"open\n", /A quotation mark that opens in line 2 is never closed/],
  ["deadlines", "Id\n", /This table is computed.*those of commitments, milestones, people, organisations, meetings and decisions can/i],
  ["people", new Uint8Array([0x49, 0x64, 0x0A, 0xE1, 0x0A]), /not in UTF-8\. .*“CSV UTF-8”/],
];
test("what cannot be understood is said with its place and what to do, and nothing is written", () => {
  for (const [table, csv, expected] of problems) {
    const result = imported(full, table, csv);
    assert.equal(result.status, 2, String(csv));
    assert.ok(result.problems.some((line) => expected.test(line)), `${csv}: ${result.problems.join("\n")}`);
  }
});

test("into a plan of a newer version nothing is written, and it says why", () => {
  const newer = written("newer.json", { format: "cocrea", formatVersion: 99, documentId: "n", plans: [] });
  const { status, problems: found } = imported(newer, "people", "Id,Name\n,Ana\n");
  assert.equal(status, 2);
  assert.match(found.join("\n"), /Written by a newer version of Cocrea\. .*do this with that version/);
});

test("a cell that cannot be understood does not stop the others", () => {
  const { changes, problems: found } = imported(full, "commitments", "Id,Start,End\nc1,yesterday,2023-01\n");
  assert.equal(changes.length, 1);
  assert.equal(found.length, 1);
});

test("a file that is no table is refused without a crash, cut at every byte", () => {
  const bytes = Buffer.from(exported(full, "milestones"));
  for (let end = 0; end < bytes.length; end += 7) {
    const { status } = imported(full, "milestones", bytes.subarray(0, end));
    assert.ok(status === 0 || status === 2);
  }
});
