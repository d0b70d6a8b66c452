// Runs the program on files and reads what it says.
// usage: node commands_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { file, folder, glasgow, program, root, run } from "./program.mjs";

const checked = (args) => {
  const result = run(["check", ...args, "--json"]);
  return { ...result, json: JSON.parse(result.stdout) };
};
const verdict = (json, rule, at = 0) => json.files[at].verdicts.find((one) => one.rule === rule);

test("check says in words what is so and what to do next", () => {
  const { status, stdout, stderr } = run(["check", glasgow, "--as-of", "2021-10-01"]);
  assert.equal(status, 0);
  assert.equal(stderr, "");
  assert.match(stdout, /COM-3 .*: Met/);
  assert.match(stdout, /more than 4 of the 5/);
  assert.match(stdout, /There is time until 23 November 2021/);
  assert.match(stdout, /→ Deliver the inception assessment by 23 November 2021\./);
  assert.doesNotMatch(stdout, /[{}]/, "a placeholder was left");
});

test("check names in words what is missing, and asks for that", () => {
  const forum = file("forum.json", JSON.stringify({
    format: "cocrea", formatVersion: 2, documentId: "d", jurisdiction: { id: "j" },
    membership: { id: "ms", forums: [{ id: "f", develops: "yes", reviews: "yes" }] },
    plans: [{ id: "p", submission: { id: "s", date: "2022-01-31" } }],
  }));
  const { stdout } = run(["check", forum, "--as-of", "2022-06-01"]);
  assert.match(stdout, /REQ-1 .*: Something is missing\n {2}It cannot be told yet\. Missing: “Day on which the forum was set up”\.\n(?: {2}Due.*\n)? {2}→ Record: Day on which the forum was set up\n/);
  assert.doesNotMatch(stdout, /something that the answer depends on|→ Record what is missing/);
});

test("the language is the environment's, and --lang goes before it", () => {
  assert.match(run(["check", glasgow, "--as-of", "2021-10-01"], "es_MX.UTF-8").stdout, /Hay tiempo hasta el 23 de noviembre de 2021/);
  assert.match(run(["check", glasgow, "--as-of", "2021-10-01"], "pt_BR.UTF-8").stdout, /There is time until/);
  assert.match(run(["check", glasgow, "--as-of=2021-10-01", "--lang=en"], "es_MX.UTF-8").stdout, /There is time until/);
});

test("check --json has the documented fields", () => {
  const { status, json } = checked([glasgow, "--as-of", "2021-10-01"]);
  assert.equal(status, 0);
  assert.equal(json.asOf, "2021-10-01");
  assert.equal(json.files[0].ruleset, "ogp-local");
  const evaluation = verdict(json, "MON-IE");
  assert.deepEqual(
    Object.keys(evaluation).sort(),
    ["done", "due", "facts", "late", "missing", "notes", "opens", "parameters", "plan", "possible", "reason", "remedies", "rule",
      "severity", "state", "steps", "subject"]);
  assert.equal(evaluation.subject, "plan-2021");
  assert.equal(evaluation.state, "pending");
  assert.equal(evaluation.severity, "requirement");
  assert.equal(evaluation.late, 0);
  assert.deepEqual(evaluation.due, { earliest: "2021-11-23", latest: "2021-11-23" });
  assert.deepEqual(evaluation.parameters, { initialEvaluationMonths: 2 });
  const sum = evaluation.steps.find((step) => step.kind === "add-months");
  assert.deepEqual([sum.from.earliest, sum.months, sum.to.earliest, sum.clamped], ["2021-09-23", 2, "2021-11-23", false]);
  assert.deepEqual(evaluation.facts.find((fact) => fact.label === "fact.planSubmission").value, "2021-09-23");
  assert.equal(verdict(json, "PLAN-PERIOD-2").due, null);
  assert.equal(verdict(json, "PLAN-PERIOD-2").missing[0].field, "terms");
  assert.equal(verdict(json, "COM-3").steps[0].count, 4);
  const window = json.files[0].deadlines.find((one) => one.label === "deadline.amendmentWindow");
  assert.deepEqual([window.due.latest, window.nature, window.actor, window.forecast], ["2022-03-23", "windowEnd", "both", false]);
});

const late = {
  format: "cocrea", formatVersion: 1, documentId: "late",
  plans: [{
    id: "p", plannedEnd: "2024-12-31", submission: { date: "2022-01-15" }, registers: { evaluations: "yes" },
    evaluations: [{ id: "e", kind: "initial", delivered: "2022-04-01" }],
  }],
};

test("exit code 1 when a requirement is not met, and the days it was late", () => {
  const { status, json } = checked([file("late.json", late), "--as-of", "2022-05-01"]);
  assert.equal(status, 1);
  assert.equal(verdict(json, "MON-IE").state, "not-met");
  assert.equal(verdict(json, "MON-IE").late, 17);
  assert.deepEqual(verdict(json, "MON-IE").remedies, []);
});

test("a file that opens and cannot be read is one that cannot be read", { skip: !existsSync("/proc/self/mem") }, () => {
  const { status, stderr } = run(["check", "/proc/self/mem", "--as-of", "2021-10-01"]);
  assert.equal(status, 2);
  assert.match(stderr, /\/proc\/self\/mem/);
});

test("one bad file does not stop the others, and exit code 2 says so", () => {
  const cut = file("cut.json", readFileSync(join(root, glasgow), "utf8").slice(0, 900));
  const { status, stderr, json } = checked([cut, glasgow, "--as-of", "2021-10-01"]);
  assert.equal(status, 2);
  assert.match(stderr, /cut\.json: .*ends too early.*line \d+, column \d+\)/i);
  assert.equal(json.files.length, 2);
  assert.equal(json.files[0].verdicts, undefined);
  assert.equal(json.files[0].problems.length, 1);
  assert.equal(verdict(json, "COM-3", 1).state, "met");
});

test("a text with quotes and controls stays valid JSON", () => {
  const odd = structuredClone(late);
  odd.plans[0].commitments = [{ id: "c", title: { en: 'Say "yes"\\ \n\t and ñ' }, amendments: [{ id: "a", date: "2022-02-01" }] }];
  const { json } = checked([file("odd.json", odd), "--as-of", "2022-05-01"]);
  assert.equal(verdict(json, "AMD-1").facts.find((fact) => fact.label === "fact.commitment").value, 'Say "yes"\\ \n\t and ñ');
});

test("a plan of a rule set that nobody knows is not judged, and it is said", () => {
  const path = file("other.json", { ...late, ruleset: "elsewhere" });
  const { status, stdout, stderr } = run(["check", path, "--as-of", "2022-05-01", "--json"]);
  assert.equal(status, 2);
  assert.match(stderr, /elsewhere.*ogp-local/);
  const [one] = JSON.parse(stdout).files;
  assert.deepEqual([one.ruleset, one.verdicts, one.deadlines], ["elsewhere", [], []]);
  assert.match(one.problems[0], /elsewhere/);
  for (const args of [["calendar", path, "--as-of", "2022-05-01"], ["status", path, "--from", "2022-01-01", "--to", "2023-01-01"]]) {
    const answer = run([...args, "--lang", "en"]);
    assert.equal(answer.status, 2, args[0]);
    assert.doesNotMatch(answer.stdout, /nothing due|no status/);
  }
  for (const args of [["validate", path], ["schedule", path, "--as-of", "2022-05-01"]]) {
    const answer = run(args);
    assert.deepEqual([answer.status, answer.stdout], [2, ""], args[0]);
    assert.match(answer.stderr, /elsewhere.*ogp-local/);
  }
  // What is exported of the rules' answers is none, and says so; what a plan holds by itself is whole.
  const asOf = ["--as-of", "2022-05-01"];
  for (const args of [["ics"], ["svg"], ["html"], ["csv", "--table", "deadlines"], ["csv", "--table", "verdicts"]]) {
    const answer = run(["export", path, "--format", ...args, ...asOf]);
    assert.equal(answer.status, 2, args.join(" "));
    assert.match(answer.stderr, /elsewhere.*ogp-local/);
  }
  for (const args of [["json"], ["popolo"], ["forms", "--form", "submission"], ["csv", "--table", "commitments"]]) {
    assert.equal(run(["export", path, "--format", ...args, ...asOf]).status, 0, args.join(" "));
  }
});

test("a file without any plan", () => {
  const { status, stdout } = run(["check", file("empty.json", { format: "cocrea", formatVersion: 1, documentId: "d" }), "--as-of", "2022-05-01"]);
  assert.equal(status, 0);
  assert.match(stdout, /There is no plan in this file/);
});

test("validate names the place, the cause and what to do", () => {
  assert.deepEqual(run(["validate", glasgow]), { status: 0, stdout: `${glasgow}: In order.\n`, stderr: "" });
  const broken = structuredClone(late);
  broken.plans[0].plannedEnd = "31/12/2024";
  const { status, stdout, stderr } = run(["validate", file("broken.json", broken), glasgow]);
  assert.equal(status, 2);
  assert.match(stderr, /broken\.json: .*31\/12\/2024.*2027-05-14.*\(\/plans\/0\/plannedEnd; line 1, column \d+\)/);
  assert.match(stdout, /glasgow-2021\.json: In order/);
});

test("a damaged file is not in order, and no command passes over what it cannot read", () => {
  const whole = run(["export", glasgow, "--format", "json"]).stdout;
  const damaged = (name, from, to) => file(name, whole.replace(from, to));
  const renamed = damaged("renamed.json", '"commitments": [\n        {', '"commitmeNts": [\n        {');
  const output = join(folder, "of-damaged.json");
  for (const words of [["validate", renamed], ["check", renamed, "--as-of", "2021-10-01"], ["calendar", renamed], ["status", renamed, "--from", "2021-01-01", "--to", "2022-01-01"],
    ["schedule", renamed], ["export", renamed, "--format", "json"], ["merge", glasgow, glasgow, renamed, "-o", output], ["compare", glasgow, renamed]]) {
    const { status, stdout, stderr } = run(words);
    assert.deepEqual([status, stdout], [2, ""], words.join(" "));
    assert.match(stderr, /renamed\.json: “commitmeNts” stands where “commitments” was probably meant.*\(\/plans\/0\/commitmeNts; line \d+, column \d+\)/, words.join(" "));
  }
  assert.equal(existsSync(output), false);
  // Other content, or more than the format knows: the answer is that of what was read, and the file is not in order.
  for (const [path, words] of [[damaged("letter.json", "Glasgow", "Glasgof"), /not the one that the file had.*\(\/rev\)/], [file("more.json", { ...late, "x-note": 1 }), /“x-note” is not known to this version.*\(\/x-note;/]]) {
    const { status, stdout, stderr } = run(["validate", path]);
    assert.deepEqual([status, /It can be read, but not all of it is in order/.test(stdout)], [1, true]);
    assert.match(stderr, words);
    for (const args of [["check", path, "--as-of", "2022-05-01"], ["calendar", path], ["export", path, "--format", "json"]]) assert.match(run(args).stderr, words, args.join(" "));
    assert.match(checked([path, "--as-of", "2022-05-01"]).json.files[0].problems[0], words);
  }
});

test("what is not there, is a folder or is empty", () => {
  for (const path of [join(folder, "nowhere.json"), folder]) {
    const { status, stderr } = run(["validate", path]);
    assert.equal(status, 2);
    assert.match(stderr, /cannot be opened/);
  }
  const { status, stderr } = run(["validate", file("nothing.json", "")]);
  assert.equal(status, 2);
  assert.match(stderr, /nothing\.json: /);
});

test("rules lists each rule with its quote", () => {
  const { status, stdout } = run(["rules", "--json", "--lang", "es"]);
  const json = JSON.parse(stdout);
  assert.equal(status, 0);
  assert.equal(json.ruleset, "ogp-local");
  assert.equal(json.validFrom, null);
  const ids = json.rules.map((one) => one.rule);
  assert.equal(new Set(ids).size, ids.length);
  const some = ["PLAN-PERIOD-2", "COM-3", "COM-7", "AMD-1", "MON-IE", "INA-1", "CTP-1", "STA-1"];
  assert.deepEqual(ids.filter((id) => some.includes(id)), some, "in the handbook's order");
  for (const rule of json.rules) for (const field of ["section", "severity", "source", "title", "quote", "reading", "next"]) assert.ok(rule[field], `${rule.rule} ${field}`);
  assert.equal(json.parameters.find((one) => one.name === "ceilingJoint").value, 12);
  assert.match(run(["rules", "--lang", "es"]).stdout, /MON-IE · Evaluación inicial/);
});

test("what is not understood is answered with the reason and exit code 2", () => {
  const table = [
    [[], /check, calendar, status, schedule, merge, compare, export, import, validate or rules/],
    [["chekc"], /“chekc” is not a command/],
    [["check", glasgow], /as-of date is missing/],
    [["check", "--as-of", "2021-10-01"], /check needs at least one file/],
    [["check", glasgow, "--as-of", "2021-10"], /“2021-10” is not a day/],
    [["check", glasgow, "--as-of", "2021-02-30"], /“2021-02-30” is not a day/],
    [["check", glasgow, "--as-of"], /--as-of needs a value/],
    [["check", glasgow, "--as-of", "2021-10-01", "--xml"], /“--xml” cannot be used with check/],
    [["validate", glasgow, "--json"], /“--json” cannot be used with validate/],
    [["rules", glasgow], /cannot be used with rules/],
    [["calendar"], /calendar needs at least one file/],
    [["calendar", glasgow, glasgow], /cannot be used with calendar/],
    [["calendar", glasgow, "--from", "2021-01-01"], /“--from” cannot be used with calendar/],
    [["status", glasgow], /The days are missing/],
    [["status", glasgow, "--from", "2021-01-01"], /The days are missing/],
    [["status", glasgow, "--from", "2021-01-02", "--to", "2021-01-01"], /The days are missing/],
    [["status", glasgow, "--from", "2021", "--to", "2021-01-01"], /“2021” is not a day/],
    [["rules", "--lang", "fr"], /“fr” is not one of Cocrea’s languages/],
    [["validate"], /validate needs at least one file/],
  ];
  for (const [args, reason] of table) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2, args.join(" "));
    assert.equal(stdout, "", args.join(" "));
    assert.match(stderr, reason, args.join(" "));
    assert.match(stderr, /cocrea --help/);
  }
});

test("calendar lists what is due, by day", () => {
  const { status, stdout } = run(["calendar", glasgow, "--json", "--as-of", "2021-10-01"]);
  assert.equal(status, 0);
  const json = JSON.parse(stdout);
  assert.deepEqual(Object.keys(json), ["file", "documentId", "ruleset", "newerFormat", "problems", "asOf", "deadlines", "meetings", "slots"]);
  assert.equal(json.asOf, "2021-10-01");
  const year = json.meetings[0];
  assert.deepEqual([year.plan, year.year, year.asked, year.needed, year.due.latest], ["plan-2021", 1, 2, { least: 0, most: 2 }, "2022-09-22"]);
  assert.deepEqual(json.slots, [{ plan: "plan-2021", limit: 5, inUse: { least: 0, most: 4 }, free: { least: 1, most: 5 }, nextFrees: { earliest: "2023-09-02", latest: "2023-10-01" } }]);
  const evaluation = json.deadlines.find((one) => one.rule === "MON-IE");
  assert.deepEqual(evaluation.due, { earliest: "2021-11-23", latest: "2021-11-23" });
  assert.deepEqual([evaluation.actor, evaluation.state], ["monitoringBody", "pending"]);
  const due = json.deadlines.map((one) => one.due.earliest);
  assert.deepEqual(due, [...due].sort());
  const words = run(["calendar", glasgow]).stdout;
  assert.match(words, /^[^\n]* · 23 September 2021\n/, "without a date, as of the day of the submission");
  assert.match(words, /23 November 2021 · Delivery of the inception assessment · Pending/);
  // What has the same title is told apart: by when it begins, or by its commitment.
  assert.match(words, /22 March 2022 · Quarterly report · Pending\n {2}MON-Q · Point of contact · Opens: 23 December 2021\n/);
  assert.match(words, /Delivery of the commitment’s assessment · Pending\n {2}Co-creating an Open Data Hub\n {2}MON-CE · /);
  const entries = words.split("\n\n").slice(1);
  assert.equal(new Set(entries).size, entries.length);
});

test("words name what is missing, what was done late, the status, and what the calendar has room for", () => {
  const register = { id: "r", submissions: "yes", meetings: "yes", evaluations: "yes", progress: "yes", commitments: "yes", endorsements: "yes", evidence: "yes", extensions: "yes", completions: "yes" };
  const late = file("late.json", {
    format: "cocrea", formatVersion: 2, documentId: "late", jurisdiction: { id: "j", joined: "2024-01-10" },
    membership: { id: "m", registers: { id: "mr", inactivities: "yes", statuses: "yes" }, inactivities: [{ id: "in", requested: "2025-01-10", from: "2025-02", to: "2025-03" }], forums: [{ id: "f", develops: "yes" }] },
    plans: [{ id: "p", first: "yes", plannedEnd: "2024-11-30", submission: { id: "s", date: "2024-05-15" }, registers: register, commitments: [{ id: "c", start: "2024-06-01", end: "2024-11-30" }],
      evaluations: [{ id: "e", kind: "initial", delivered: "2024-07-20" }] }],
  });
  const calendar = run(["calendar", late, "--as-of", "2024-09-01"]).stdout;
  assert.match(calendar, /15 July 2024 · Delivery of the inception assessment · Done 5 days late\n {2}MON-IE · Monitoring body · Opens: 15 May 2024 · Done: 20 July 2024\n/);
  assert.match(calendar, /\nMeetings of each plan year\n {2}Year 1, 15 May – 30 November 2024: 0 of 1 held · still needed: 1\nSlots for commitments in use: 1 of 5 · free: 4\n {2}The next slot becomes free: /);
  const said = run(["check", late, "--as-of", "2026-06-01"]).stdout;
  assert.match(said, /\nSTA-1 · Status of the membership: (?!Met)[^\n]+\n/);
  assert.match(said, /\nINA-V · [^\n]+\n {2}It cannot be told yet. Missing: “Reason of force majeure”\.\n/i);
});

test("the help of one command is about it alone", () => {
  const help = run(["status", "--help"]).stdout;
  assert.match(help, /^ {2}cocrea status FILE --from /);
  assert.doesNotMatch(help, /cocrea check/);
  for (const [, command] of run(["--help"]).stdout.matchAll(/^ {2}cocrea (\w+) /gm)) assert.match(run([command, "--help"]).stdout, new RegExp(`^ {2}cocrea ${command} `));
});

test("a calendar without any date in the file needs one", () => {
  const empty = file("none.json", { format: "cocrea", formatVersion: 1, documentId: "d" });
  const { status, stderr } = run(["calendar", empty]);
  assert.equal(status, 2);
  assert.match(stderr, /as-of date is missing/);
  assert.match(run(["calendar", empty, "--as-of", "2024-01-01"]).stdout, /nothing due/);
});

// The worked example of RULES 1.12: the plan ended on 30 November 2024, and nothing since.
const ended = {
  format: "cocrea", formatVersion: 2, documentId: "ended", jurisdiction: { id: "j", joined: "2022-01-01" },
  membership: { id: "ms", registers: { id: "msr", inactivities: "yes" } },
  plans: [{
    id: "p", first: "yes", plannedEnd: "2024-11-30", submission: { id: "s", date: "2024-01-15" },
    registers: { id: "r", submissions: "yes", meetings: "yes", progress: "yes", commitments: "yes", completions: "yes" },
    progress: [{ id: "e1", date: "2024-05-01", progress: "yes" }, { id: "e2", date: "2024-11-01", progress: "yes" }],
  }],
};

test("status draws the line, with causes and forecast", () => {
  const path = file("ended.json", ended);
  const { status, stdout } = run(["status", path, "--from", "2024-01-01", "--to", "2027-01-01", "--as-of", "2025-05-01", "--json"]);
  assert.equal(status, 0);
  const json = JSON.parse(stdout);
  assert.deepEqual([json.from, json.to, json.asOf], ["2024-01-01", "2027-01-01", "2025-05-01"]);
  assert.deepEqual(json.intervals.map((one) => [one.state, one.from.earliest, one.from.latest, one.forecast]), [
    ["not-assigned", "2022-01-01", "2022-01-01", false],
    ["active", "2024-01-15", "2024-01-15", false],
    ["inactive", "2025-03-31", "2025-03-31", false],
    ["contrary-to-process", "2025-10-01", "2025-10-01", true],
    ["ground-for-revocation", "2026-02-02", "2026-02-02", true],
  ]);
  assert.deepEqual(json.intervals[4].causes, ["INA-2", "CTP-1", "REV-1"]);
  assert.deepEqual(json.intervals[2].actUntil, { earliest: "2025-09-30", latest: "2025-09-30" });
  const words = run(["status", path, "--from", "2024-01-01", "--to", "2027-01-01", "--as-of", "2025-05-01"]).stdout;
  assert.match(words, /31 March 2025 · Inactive \(INA-2\)/);
  assert.match(words, /1 October 2025 · Contrary to process, under review \(INA-2, CTP-1\)\n {2}If nothing is done/);
});

test("status by month, unrecorded acts, and what OGP recorded", () => {
  const intervals = (change) => {
    const document = structuredClone(ended);
    change(document);
    return JSON.parse(run(["status", file("changed.json", document), "--from", "2025-01-01", "--to", "2025-08-01", "--json"]).stdout).intervals;
  };
  const month = intervals((document) => { document.plans[0].plannedEnd = "2024-11"; });
  assert.deepEqual(month.at(-1).from, { earliest: "2025-03-02", latest: "2025-03-31" });
  const unknown = intervals((document) => { document.plans[0].registers.submissions = undefined; });
  assert.deepEqual([unknown.at(-1).state, unknown.at(-1).possible], ["active", ["inactive"]]);
  const recorded = intervals((document) => { document.membership.statuses = [{ id: "st", date: "2025-06-01", state: "active" }]; });
  assert.deepEqual([recorded.at(-1).state, recorded.at(-1).recorded, recorded.at(-1).computed], ["active", "active", "active"]);
});

test("status of a file that cannot be read", () => {
  const { status, stdout, stderr } = run(["status", file("bad.json", "{"), "--from", "2025-01-01", "--to", "2025-08-01", "--json"]);
  assert.equal(status, 2);
  assert.match(stderr, /bad\.json/);
  assert.equal(JSON.parse(stdout).problems.length, 1);
});

test("a folder stands for every file in it and below, in the order of their paths", () => {
  const top = join(folder, "region");
  mkdirSync(join(top, "b", "c"), { recursive: true });
  writeFileSync(join(top, "z.json"), JSON.stringify(late));
  writeFileSync(join(top, "b", "c", "one.json"), "not a plan");
  writeFileSync(join(top, "a.json"), JSON.stringify(ended));
  writeFileSync(join(top, "notes.txt"), "not asked");
  const { status, stderr, json } = checked([glasgow, top, "--as-of", "2022-05-01"]);
  assert.equal(status, 2);
  assert.deepEqual(json.files.map((one) => one.file), [glasgow, ...["a.json", "b/c/one.json", "z.json"].map((name) => join(top, name))]);
  assert.match(stderr, /one\.json/);
  assert.equal(verdict(json, "MON-IE", 3).late, 17);
  const empty = join(folder, "empty");
  mkdirSync(empty);
  const nothing = run(["check", empty, "--as-of", "2022-05-01"]);
  assert.equal(nothing.status, 2);
  assert.match(nothing.stderr, /It is a folder, which cannot be opened as a plan\./);
  assert.match(run(["check", empty, "--as-of", "2022-05-01", "--lang", "es"]).stderr, /Es una carpeta, que no se puede abrir como un plan\./);
  assert.match(run(["check", join(top, "nowhere"), "--as-of", "2022-05-01"]).stderr, /The file cannot be opened\./);
});

test("what cannot be read in a folder is told, and the rest is checked", () => {
  const top = join(folder, "part");
  mkdirSync(join(top, "closed"), { recursive: true });
  writeFileSync(join(top, "a.json"), JSON.stringify(ended));
  writeFileSync(join(top, "closed", "b.json"), JSON.stringify(ended));
  symlinkSync("a.json", join(top, "link.json"));
  symlinkSync("nowhere.json", join(top, "lost.json"));
  symlinkSync("nowhere", join(top, "lost.txt"));
  const files = (json) => json.files.map((one) => [one.file.slice(top.length + 1), "verdicts" in one]);
  const lost = checked([top, "--as-of", "2022-05-01"]);
  assert.equal(lost.status, 2);
  assert.deepEqual(files(lost.json), [["a.json", true], ["closed/b.json", true], ["link.json", true], ["lost.json", false]]);
  assert.match(lost.stderr, /lost\.json: The file cannot be opened/);
  if (process.getuid() === 0) return;   // whom no folder is closed to
  chmodSync(join(top, "closed"), 0);
  const closed = checked([top, "--as-of", "2022-05-01"]);
  chmodSync(join(top, "closed"), 0o755);
  assert.equal(closed.status, 2);
  assert.deepEqual(files(closed.json), [["a.json", true], ["closed", false], ["link.json", true], ["lost.json", false]]);
  assert.match(closed.stderr, /closed: The file cannot be opened/);
});

test("JSON is UTF-8, whatever the bytes of a file's name", () => {
  const top = join(folder, "odd");
  mkdirSync(top);
  writeFileSync(Buffer.concat([Buffer.from(join(top, "na")), Buffer.from([0xff, 0xc3]), Buffer.from("ñ.json")]), JSON.stringify(ended));
  // Arguments of a program are text in Node, so the name comes by its folder.
  const { stdout } = spawnSync(program, ["check", top, "--as-of", "2022-05-01", "--json"], { cwd: root, maxBuffer: 1 << 28 });
  const text = new TextDecoder("utf-8", { fatal: true }).decode(stdout);
  assert.deepEqual(JSON.parse(text).files.map((one) => one.file), [join(top, "na\uFFFD\uFFFDñ.json")]);
});

test("a thousand files in one call: in order, the same each time, with progress", () => {
  const top = join(folder, "many");
  mkdirSync(top);
  for (let i = 0; i < 1000; ++i) {
    writeFileSync(join(top, `${String(i).padStart(4, "0")}.json`), i === 500 ? "{" : JSON.stringify({ ...late, documentId: `d${i}` }));
  }
  const first = checked([top, "--as-of", "2022-05-01"]);
  assert.equal(first.status, 2);
  assert.equal(first.json.files.length, 1000);
  first.json.files.forEach((one, i) => assert.equal(one.documentId, i === 500 ? undefined : `d${i}`));
  assert.match(first.stderr, /50 of 1000 files/);
  assert.match(first.stderr, /1000 of 1000 files\n$/);
  const second = run(["check", top, "--as-of", "2022-05-01", "--json"]);
  assert.equal(second.stdout, first.stdout);
  assert.equal(second.stderr, first.stderr);
  assert.equal(run(["check", top, "--as-of", "2022-05-01"]).stdout, run(["check", top, "--as-of", "2022-05-01"]).stdout);
});

test("help and version", () => {
  assert.match(run(["--help"]).stdout, /cocrea check FILE\|FOLDER\.\.\. --as-of/);
  assert.equal(run(["check", "--help"]).status, 0);
  assert.match(run(["--version"]).stdout, /^cocrea \d+\.\d+\.\d+\n$/);
});

test("an answer that cannot be written is no answer", { skip: !existsSync("/dev/full") && "there is no full disk to write to" }, () => {
  for (const words of ["export PLAN --format json", "export PLAN --format html", "check PLAN --as-of 2021-10-01", "check PLAN --as-of 2021-10-01 --json", "rules", "--version"]) {
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(program, words.split(" ").map((word) => (word === "PLAN" ? glasgow : word)),
      { cwd: root, encoding: "utf8", stdio: ["ignore", full, "pipe"], env: { ...process.env, LC_ALL: "en_GB.UTF-8" } });
    closeSync(full);
    assert.equal(status, 2, words);
    assert.match(stderr, /could not be written whole/, words);
  }
});

test("where there is no room for a new file the one that is there stays", () => {
  const inside = join(folder, "small");
  mkdirSync(inside);
  const there = join(inside, "there.html");
  writeFileSync(there, "what was there");
  // No file may grow beyond one block.
  const { status, stderr } = spawnSync("bash", ["-c", 'trap "" XFSZ; ulimit -f 1; exec "$0" export "$1" --format html -o "$2"', program, glasgow, there],
    { cwd: root, encoding: "utf8", env: { ...process.env, LC_ALL: "en_GB.UTF-8" } });
  assert.equal(status, 2);
  assert.match(stderr, /cannot be written/);
  assert.equal(readFileSync(there, "utf8"), "what was there");
  assert.deepEqual(readdirSync(inside), ["there.html"]);
});
