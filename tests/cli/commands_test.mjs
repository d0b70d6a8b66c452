// Runs the program on files and reads what it says.
// usage: node commands_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";

const [, , program, root] = process.argv;
const folder = mkdtempSync(join(tmpdir(), "cocrea-cli-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (args, locale = "en_GB.UTF-8") => {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: locale, LC_MESSAGES: "", LANG: "" },
  });
  return { status, stdout, stderr };
};
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const glasgow = "assets/samples/glasgow-2021.json";
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
  assert.match(stdout, /→ Deliver the initial evaluation by 23 November 2021\./);
  assert.doesNotMatch(stdout, /[{}]/, "a placeholder was left");
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
  assert.deepEqual(json.slots, [{ plan: "plan-2021", limit: 5, inUse: { least: 0, most: 4 }, free: { least: 1, most: 5 }, nextFrees: { earliest: "2023-10-01", latest: "2023-10-30" } }]);
  const evaluation = json.deadlines.find((one) => one.rule === "MON-IE");
  assert.deepEqual(evaluation.due, { earliest: "2021-11-23", latest: "2021-11-23" });
  assert.deepEqual([evaluation.actor, evaluation.state], ["monitoringBody", "pending"]);
  const due = json.deadlines.map((one) => one.due.earliest);
  assert.deepEqual(due, [...due].sort());
  const words = run(["calendar", glasgow]).stdout;
  assert.match(words, /^[^\n]* · 23 September 2021\n/, "without a date, as of the day of the submission");
  assert.match(words, /23 November 2021 · Delivery of the initial evaluation · Pending/);
  // What has the same title is told apart: by when it begins, or by its commitment.
  assert.match(words, /22 March 2022 · Quarterly report · Pending\n {2}MON-Q · Point of contact · Opens: 23 December 2021\n/);
  assert.match(words, /Delivery of the commitment’s evaluation · Pending\n {2}Co-creating an Open Data Hub\n {2}MON-CE · /);
  const entries = words.split("\n\n").slice(1);
  assert.equal(new Set(entries).size, entries.length);
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
  assert.deepEqual(json.intervals[2].actUntil, "2025-09-30");
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
  assert.match(nothing.stderr, /cannot be opened/);
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

const instance = "tests/data/psplib/j301_1.sm";

test("schedule proves the shortest schedule of a PSPLIB problem", () => {
  assert.deepEqual(run(["schedule", instance]), { status: 0, stdout: "makespan 43 optimal\n", stderr: "" });
  const json = JSON.parse(run(["schedule", instance, "--json", "--time-limit", "60"]).stdout);
  assert.deepEqual([json.makespan, json.bound, json.optimal, json.starts.length], [43, 43, true, 32]);
});

test("schedule says makespan and bound when time runs out", () => {
  const { status, stdout } = run(["schedule", "tests/data/psplib/j3013_1.sm", "--time-limit=0"]);
  assert.equal(status, 0);
  const [, makespan, bound] = stdout.match(/^makespan (\d+) bound (\d+)\n$/);
  assert.ok(Number(makespan) >= 58 && Number(bound) <= 58, stdout);
});

test("schedule says what is proven also where the time is over at once", () => {
  assert.equal(run(["schedule", "tests/data/psplib/j3017_6.sm", "--time-limit=0"]).stdout, "makespan 63 optimal\n");
  const [{ cost, bound, costProven }] = JSON.parse(run(["schedule", file("soon.json", calendar), "--json", "--time-limit", "0"]).stdout);
  assert.deepEqual([cost === bound, costProven], [true, true]);
});

test("schedule takes whole seconds, and says so", () => {
  for (const seconds of ["-1", "0.1", "999999999999", "soon"]) {
    const { status, stderr } = run(["schedule", instance, "--time-limit", seconds]);
    assert.deepEqual([status, stderr.includes(`“${seconds}” is not a time limit. Write whole seconds, from 0 to 1000000.`)], [2, true], stderr);
  }
});

test("schedule keeps to its time also with thousands of jobs", () => {
  const count = 6000, rows = [...Array(count).keys()].map((i) => i + 1);
  const successors = (job) => (job === count ? [] : [...new Set([job + 3, job + 17, job + 40].map((next) => Math.min(next, count)))]);
  const text = [
    `jobs : ${count}`, "- renewable : 2 R", "- nonrenewable : 0 N", "- doubly constrained : 0 D", "PRECEDENCE RELATIONS:", "jobnr.",
    ...rows.map((job) => [job, 1, successors(job).length, ...successors(job)].join(" ")),
    "***", "REQUESTS/DURATIONS:", "jobnr.", "---", ...rows.map((job) => `${job} 1 ${job % 7} ${job % 5} ${job % 3}`), "***", "RESOURCEAVAILABILITIES:", "R 1 R 2", "6 4", "",
  ].join("\n");
  const { status, stdout } = spawnSync(program, ["schedule", file("many.sm", text), "--time-limit", "1"], { encoding: "utf8", timeout: 30_000 });
  assert.equal(status, 0);
  assert.match(stdout, /^makespan \d+ (optimal|bound [1-9]\d*)\n$/);
});

test("schedule says where a problem file is wrong", () => {
  const { status, stderr } = run(["schedule", file("bad.sm", "jobs : 99999\n")]);
  assert.equal(status, 2);
  assert.match(stderr, /bad\.sm: Line 1 .*a number from 1 to 10000/);
  assert.equal(run(["schedule", join(folder, "nowhere.sm")]).status, 2);
  const good = readFileSync(join(root, instance), "utf8");
  for (const [text, words] of [
    ["", /: The file is empty\.\n$/],
    [good.slice(0, good.indexOf("RESOURCEAVAILABILITIES")), /: The file ends at line 87; still expected: 4 capacities\.\n$/],
    [good.replace("  2      1     8       4", "  2      1     5.5     4"), /: Line 56 .*expected: whole numbers from 0 to 1048576\.\n$/],
    [good.replace(/^ {2}2 {6}1 .*$/m, "$&\n         2     3       4    0    0    0"), /: Line 57 .*expected: job 3 with its numbers\.\n$/],
    [good.replace(/^ 32 {6}1 .*$/m, "$&\n         2     3       4    0    0    0"), /: Line 87 .*expected: one mode of each of the 32 jobs\.\n$/],
    [good.replace("   12   13    4   12", "   12   13    4   2"), /: Job \d+ needs \d+ of resource 4, which has 2: raise/],
  ]) {
    const answer = run(["schedule", file("bad.sm", text)]);
    assert.equal(answer.status, 2);
    assert.match(answer.stderr.split("\n")[0] + "\n", words);
  }
});

test("schedule says what is wrong with a problem file in the language of the answer", () => {
  const good = readFileSync(join(root, instance), "utf8");
  const line = /^ {3}2 {8}1 {10}3 .*$/m;
  for (const [text, words] of [
    [good + good, /La línea 93 no sigue .* se esperaba: el final del archivo\./],
    [good.replace(/^projects.*$/m, "projects : 2"), /La línea 5 .* se esperaba: un solo proyecto\./],
    [good.replace(line, "   2 1 3 6 11 0"), /La línea 20 .* se esperaba: sucesores de 1 a 32\./],
    [good.replace(line, "   2 1 1 2"), /: La tarea 2 se espera a sí misma: hay que quitar ese sucesor\./],
    [good.replace("   12   13    4   12", "   0   13    4   12"), /: La tarea 2 necesita 4 del recurso 1, que tiene 0: hay que/],
    [good.replace("  2      1     8       4", "  2      1     999999999       4"), /La línea 56 .* se esperaba: un número de 0 a 1048576\./],
  ]) {
    const { status, stdout, stderr } = run(["schedule", file("bad.sm", text), "--lang", "es"]);
    assert.deepEqual([status, stdout], [2, ""], String(words));
    assert.match(stderr, words);
  }
});

test("schedule does not read a folder as a problem file", () => {
  const path = join(folder, "folder.sm");
  mkdirSync(path, { recursive: true });
  const { status, stdout, stderr } = run(["schedule", path]);
  assert.deepEqual([status, stdout], [2, ""]);
  assert.match(stderr, /folder\.sm: The file cannot be opened\./);
  for (const words of [["check", path, "--as-of", "2027-01-01"], ["calendar", path], ["validate", path], ["schedule", folder], ["import", glasgow, path, "--table", "commitments"]]) {
    assert.equal(run(words).status, 2, words.join(" "));
  }
});

test("schedule refuses what would be passed over", () => {
  for (const [words, message] of [
    [[instance, "--least-change"], /--least-change is for plans only/],
    [[instance, "--as-of", "2027-01-01"], /--as-of is for plans only/],
    [[instance, "--capacity", "office=1"], /--capacity is for plans only/],
    [[instance, instance, "--json"], /one file at a time/],
  ]) {
    const { status, stdout, stderr } = run(["schedule", ...words]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, message);
  }
  assert.equal(run(["schedule", instance, instance]).stdout, `${instance}: makespan 43 optimal\n`.repeat(2));
});

test("schedule's help says what each of its options does", () => {
  const { stdout } = run(["schedule", "--help"]);
  for (const option of ["--as-of", "--capacity", "--fix", "--least-change", "--latest-starts", "--time-limit", "--json", "--lang"]) {
    assert.match(stdout, new RegExp(`^ {2}${option}.*\n {6}[A-Z]`, "m"), option);
  }
});

const calendar = {
  format: "cocrea", formatVersion: 1, documentId: "calendar",
  organisations: [{ id: "office", name: "Parks Office" }],
  plans: [{
    id: "p", plannedEnd: "2027-12-31", submission: { date: "2027-01-01" },
    commitments: ["a", "b"].map((id) => ({
      id, title: { en: `Commitment ${id}` }, institutions: ["office"],
      milestones: [{ id: `${id}1`, title: { en: `Work of ${id}` }, start: "2027-03-01", due: "2027-03-31" }],
    })),
  }],
};

test("schedule proposes a calendar, with its proof", () => {
  const path = file("calendar.json", calendar);
  const free = JSON.parse(run(["schedule", path, "--json"]).stdout)[0];
  assert.deepEqual([free.state, free.costProven, free.tiesProven, free.asOf], ["optimal", true, true, "2026-12-31"]);
  const work = (json) => json.calendar.filter(({ kind }) => kind === "milestone").map(({ first, last }) => [first, last]).sort();
  assert.deepEqual(work(free), [["2027-01-01", "2027-01-31"], ["2027-01-01", "2027-01-31"]]);
  const limited = JSON.parse(run(["schedule", path, "--json", "--capacity", "office=1"]).stdout)[0];
  assert.deepEqual(work(limited), [["2027-01-01", "2027-01-31"], ["2027-02-01", "2027-03-03"]]);
  const least = JSON.parse(run(["schedule", path, "--json", "--capacity", "office=1", "--least-change"]).stdout)[0];
  assert.equal(least.cost, 31);
  const words = run(["schedule", path, "--capacity=office=1"]).stdout;
  assert.match(words, /1 Feb 2027 – 3 Mar 2027 {2}Work of [ab]/);
  assert.match(words, /^With this calendar everything is evaluated by 31 March 2027\. It is proven that no earlier day is possible\.$/m);
});

test("schedule reads the plan's own capacities, durations, predecessors, fixed dates and months without work", () => {
  const own = structuredClone(calendar);
  own.formatVersion = 2;
  own.organisations[0].capacity = 1;
  own.plans[0].monthsWithoutWork = ["february"];
  const [a, b] = own.plans[0].commitments;
  a.milestones[0] = { id: "a1", duration: 2, durationUnit: "weeks", predecessors: ["b1"] };
  b.milestones[0].duration = 31;
  const json = (...words) => JSON.parse(run(["schedule", file("own.json", own), "--json", ...words]).stdout)[0];
  const work = (answer) => answer.calendar.filter(({ kind }) => kind === "milestone").map(({ milestone, first, last }) => [milestone, first, last]);
  // Nobody evaluates in February, and b is evaluated within a month: so it is not completed at the end of January.
  assert.deepEqual(work(json()), [["a1", "2027-03-02", "2027-03-15"], ["b1", "2027-01-02", "2027-03-01"]]);
  assert.deepEqual(work(json("--fix", "b1")), [["a1", "2027-04-01", "2027-04-14"], ["b1", "2027-03-01", "2027-03-31"]]);
  b.milestones[0].fixed = "yes";
  assert.deepEqual(work(json()), [["a1", "2027-04-01", "2027-04-14"], ["b1", "2027-03-01", "2027-03-31"]]);
});

test("schedule says how late each commitment can begin", () => {
  const path = file("calendar.json", calendar);
  const json = JSON.parse(run(["schedule", path, "--json", "--latest-starts"]).stdout)[0];
  assert.deepEqual(json.latestStarts, ["a", "b"].map((commitment) => ({ commitment, day: "2027-12-01", slack: 334, proven: true })));
  assert.match(run(["schedule", path, "--latest-starts"]).stdout, /“1 · Commitment a” can start as late as 1 December 2027: 334 days of slack\./);
  assert.match(run(["schedule", path, "--latest-starts"]).stdout, /^Each of these holds if only that one begins later/m);
  assert.deepEqual(JSON.parse(run(["schedule", path, "--json"]).stdout)[0].latestStarts, []);
  assert.doesNotMatch(run(["schedule", path]).stdout, /begins later/);
});

test("schedule gives the reason when there is no calendar", () => {
  const short = structuredClone(calendar);
  short.plans[0].plannedEnd = "2027-02-15";
  const path = file("short.json", short);
  const { status, stdout } = run(["schedule", path, "--capacity", "office=1"]);
  assert.equal(status, 1);
  assert.match(stdout, /cannot all hold at once/);
  assert.match(stdout, /  - Parks Office can work on 1 at once and has Work of a; Work of b: 62 days in all\./);
  assert.match(stdout, /  - The plan ends on 15 February 2027: 46 days remain\./);
  const json = JSON.parse(run(["schedule", path, "--json", "--capacity", "office=1"]).stdout)[0];
  assert.deepEqual([json.state, json.reasonIrreducible, json.calendar.length], ["infeasible", true, 0]);
});

test("schedule shows the past of a plan that is over, and says so only then", () => {
  const over = structuredClone(calendar);
  over.plans[0].commitments.forEach((one) => Object.assign(one, { completed: "2027-03-31" }));
  over.plans[0].evaluations = ["a", "b"].map((commitment) => ({ id: `e${commitment}`, kind: "commitment", commitment, delivered: "2027-04-20" }));
  const { status, stdout } = run(["schedule", file("over.json", over)]);
  assert.equal(status, 0);
  assert.match(stdout, /All commitments are completed and evaluated/);
  assert.match(stdout, /1 · Commitment a\n {2}31 Mar 2027 {2}completed\n {2}20 Apr 2027 {2}evaluation\n/);
  const [json] = JSON.parse(run(["schedule", file("over.json", over), "--json"]).stdout);
  assert.deepEqual([json.state, json.cost, json.bound, json.reason, json.remarks, json.latestStarts], ["finished", null, null, [], [], []]);
  assert.deepEqual(json.calendar.map(({ kind, milestone, first, last, fixed }) => [kind, milestone, first, last, fixed]).slice(0, 4), [
    ["begin", "", "2027-01-01", "2027-01-01", true], ["milestone", "a1", "2027-03-01", "2027-03-31", true],
    ["completion", "", "2027-03-31", "2027-03-31", true], ["evaluation", "", "2027-04-20", "2027-04-20", true]]);
  assert.deepEqual(new Set(json.calendar.map(({ commitment }) => commitment)), new Set(["a", "b"]));
  const running = JSON.parse(run(["schedule", file("calendar.json", calendar), "--json"]).stdout)[0];
  assert.deepEqual([Object.keys(json), Object.keys(json.calendar[0])], [Object.keys(running), Object.keys(running.calendar[0])]);
  over.plans[0].evaluations.pop();
  assert.doesNotMatch(run(["schedule", file("over.json", over)]).stdout, /All commitments/);
});

test("schedule asks for the as-of day where the plan has none to plan from", () => {
  const draft = structuredClone(calendar);
  delete draft.plans[0].submission;
  const path = file("draft.json", draft);
  const { status, stderr } = run(["schedule", path]);
  assert.equal(status, 2);
  assert.match(stderr, /as-of date is missing/);
  const [json] = JSON.parse(run(["schedule", path, "--json", "--as-of", "2027-01-31"]).stdout);
  assert.equal(json.calendar.find(({ kind }) => kind === "milestone").first, "2027-02-01");
});

test("schedule says each thing that is wrong with a plan in words of its own", () => {
  const table = [
    [{ start: "5000-01-01", due: "5000-02-01", fixed: "yes" }, /“Work of a” reaches further into the future/],
    [{ start: "2027-05-01", due: "2027-03-01", fixed: "yes" }, /“Work of a” ends before it starts/],
  ];
  for (const [milestone, words] of table) {
    const wrong = structuredClone(calendar);
    wrong.formatVersion = 2;
    Object.assign(wrong.plans[0].commitments[0].milestones[0], milestone);
    const path = file("wrong.json", wrong);
    const { status, stdout, stderr } = run(["schedule", path]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, words);
    const inJson = run(["schedule", path, "--json"]);
    const [{ state, reason, calendar: bars }] = JSON.parse(inJson.stdout);
    assert.deepEqual([inJson.status, state, bars], [2, "miswritten", []]);
    assert.match(reason.join(), words);
  }
});

test("schedule has no calendar, and not a bad file, where milestones wait for each other or withdrawn commitments hold all slots", () => {
  const circle = structuredClone(calendar);
  circle.formatVersion = 2;
  circle.plans[0].commitments[0].milestones[0].predecessors = ["a1"];
  const full = structuredClone(calendar);
  full.plans[0].commitments = [0, 1, 2, 3, 4, 5].map((i) => ({ id: `c${i}`, title: { en: `C${i}` }, ...(i < 5 ? { inclusion: "initial", cancelled: "yes" } : { inclusion: "added" }) }));
  full.jurisdiction = { kind: "independent" };
  for (const [document, words] of [[circle, /wait for each other, so that none can begin: Work of a\./], [full, /5 withdrawn commitments keep their slots, and no slot is left\./]]) {
    const path = file("none.json", document);
    const { status, stdout, stderr } = run(["schedule", path]);
    assert.deepEqual([status, stderr], [1, ""]);
    assert.match(stdout, /^Action plan 2027\nCounted from .*\nThere is no such calendar:\n {2}- /);
    assert.match(stdout, words);
    const json = run(["schedule", path, "--json"]);
    const [{ state, reason, reasonIrreducible }] = JSON.parse(json.stdout);
    assert.deepEqual([json.status, json.stderr, state, reasonIrreducible], [1, "", "infeasible", true]);
    assert.match(reason.join(), words);
  }
});

test("schedule says from which day it counts, which is that of the last recorded act", () => {
  const table = [
    [{}, "2026-12-31"],
    [{ progress: [{ id: "q", date: "2027-04-14", progress: "yes" }] }, "2027-04-14"],
    [{ progress: [{ id: "q", date: "2026-04-14" }] }, "2026-12-31"],
    [{ meetings: [{ id: "m", date: "2027-05-05", governmentAttended: "yes" }, { id: "planned", date: "2027-11-11" }] }, "2027-05-05"],
    [{ endorsements: [{ id: "e", date: "2027-01-20" }] }, "2027-01-20"],
    [{ evidence: [{ id: "e", date: "2027-01-20", shown: "2027-02" }] }, "2027-02-28"],
    [{ evaluations: [{ id: "e", kind: "initial", delivered: "2027-02-20" }] }, "2027-02-20"],
    [{ commitments: [{ id: "a", title: { en: "A" }, inclusion: "added", submission: "2027-03-03", amendments: [{ id: "am", communicated: "2027-03-09" }] }] }, "2027-03-09"],
    [{ commitments: [{ id: "a", title: { en: "A" }, milestones: [{ id: "a1", title: { en: "W" }, done: "2027-06-01" }, { id: "a2", title: { en: "V" } }] }] }, "2027-06-01"],
  ];
  for (const [parts, day] of table) {
    const acts = structuredClone(calendar);
    acts.formatVersion = 2;
    Object.assign(acts.plans[0], parts);
    const path = file("acts.json", acts);
    assert.equal(JSON.parse(run(["schedule", path, "--json"]).stdout)[0].asOf, day, JSON.stringify(parts));
  }
  const path = file("calendar.json", calendar);
  assert.match(run(["schedule", path]).stdout, /^Action plan 2027\nCounted from 31 December 2026\. Another day is given with --as-of\.\n/);
  assert.match(run(["schedule", path, "--as-of", "2027-01-14"]).stdout, /^Action plan 2027\nCounted from 14 January 2027\.\n/);
  assert.match(run(["schedule", path, "--as-of", "2027-12-30"]).stdout, /\nCounted from 30 December 2027\.\nThere is no such calendar/);
});

test("schedule says what it supposes also where there is no calendar", () => {
  const assumed = structuredClone(calendar);
  assumed.plans[0].plannedEnd = "2027-01-15";
  for (const { milestones: [one] } of assumed.plans[0].commitments) delete one.start;
  const path = file("assumed.json", assumed);
  const { status, stdout } = run(["schedule", path]);
  assert.equal(status, 1);
  assert.match(stdout, /^What has neither a duration nor both its dates counts as 30 days\./m);
  const [{ assumedDays, late }] = JSON.parse(run(["schedule", path, "--json"]).stdout);
  assert.deepEqual([assumedDays, late], [30, 0]);
  assert.equal(JSON.parse(run(["schedule", file("calendar.json", calendar), "--json"]).stdout)[0].assumedDays, 0);
});

test("schedule names the file of each answer where there are several", () => {
  const path = file("calendar.json", calendar);
  assert.match(run(["schedule", path, instance, path]).stdout, new RegExp(`^${path}\\nAction plan 2027\\n[^]*\\n${instance}: makespan 43 optimal\\n${path}\\nAction plan`));
});

test("answers in words carry no control characters, and close what titles leave open", () => {
  const hostile = structuredClone(calendar);
  hostile.plans[0].commitments[0].title.en = "A\u001b[31mRED\nNEW LINE\u202e rtl";
  hostile.plans[0].commitments[0].milestones[0].title.en = "\u0007\u009b31mWork\rof\u2028a\u2067";
  hostile.plans[0].commitments.pop();
  hostile.plans[0].plannedEnd = "2027-02-15";
  const path = file("ansi.json", hostile), plain = file("plain.json", calendar);
  for (const words of [["schedule", path], ["schedule", path, "--capacity", "office=1"], ["schedule", path, "--as-of", "2027-02-14"], ["check", path, "--as-of", "2027-06-01"], ["calendar", path], ["compare", plain, path],
    ["check", join(folder, "no\u001b[31m.json"), "--as-of", "2027-06-01"]]) {
    const { stdout, stderr } = run(words);
    assert.doesNotMatch(stdout, /^(of|a)/m);
    assert.doesNotMatch(stdout + stderr, /[\0-\x08\x0b-\x1f\x7f-\x9f]/, words.join(" "));
    for (const line of stdout.split("\n")) assert.equal(line.split(/[\u202e\u2067]/).length, line.split(/[\u202c\u2069]/).length, line);
  }
  assert.match(run(["schedule", path, "--as-of", "2027-02-14"]).stdout, / {2}- “1 · A\[31mRED NEW LINE\u202e rtl\u202c” needs/);
  assert.match(run(["schedule", path]).stdout, /\n1 · A\[31mRED NEW LINE\u202e rtl\u202c\n/);
  const [{ calendar: bars }] = JSON.parse(run(["schedule", path, "--json"]).stdout);
  assert.ok(bars.length > 0);
});

test("schedule names the slots at the submission, and not the plan's end where that plays no part", () => {
  const many = structuredClone(calendar);
  many.plans[0].commitments = Array.from({ length: 6 }, (_, i) => ({ id: `c${i}`, title: { en: `C${i}` }, inclusion: "initial" }));
  const { status, stdout } = run(["schedule", file("many.json", many)]);
  assert.equal(status, 1);
  assert.match(stdout, /there are 1 · C0; .*6 · C5\.\n  - They hold their slots from 1 January 2027 on\.\n/);
  assert.doesNotMatch(stdout, /plan ends/);
});

test("schedule names a commitment's own fixed end, and not the plan's", () => {
  const frame = structuredClone(calendar);
  frame.formatVersion = 2;
  Object.assign(frame.plans[0].commitments[0], { fixed: "yes", start: "2027-03-01", end: "2027-03-20" });
  const { status, stdout } = run(["schedule", file("frame.json", frame)]);
  assert.equal(status, 1);
  assert.match(stdout, /“1 · Commitment a” has fixed dates: 1 Mar 2027 – 20 Mar 2027\./);
  assert.doesNotMatch(stdout, /plan ends/);
});

test("schedule names what a whole commitment waits for", () => {
  const waiting = structuredClone(calendar);
  waiting.formatVersion = 2;
  const [a, b] = waiting.plans[0].commitments;
  a.milestones[0].duration = 200;
  b.milestones[0].duration = 200;
  b.predecessors = ["a1"];
  const { status, stdout } = run(["schedule", file("waiting.json", waiting)]);
  assert.equal(status, 1);
  assert.match(stdout, /“2 · Commitment b” waits for “Work of a” to be over\./);
});

let given = 0;
const plan = (more, commitments, jurisdiction = { id: "j", kind: "independent" }) => file(`given${++given}.json`, {
  format: "cocrea", formatVersion: 2, documentId: "given", jurisdiction,
  organisations: [{ id: "office", capacity: 1, name: "Office" }],
  plans: [{ id: "p", submission: { date: "2027-01-15" }, ...more, commitments: commitments.map((one, i) => ({ id: `c${i}`, title: { en: `C${i}` }, ...one })) }],
});
const days = (id, more) => ({ milestones: [{ id, title: { en: id }, durationUnit: "days", ...more }] });

test("schedule does not call impossible what only the days of a month decide", () => {
  const [found] = JSON.parse(run(["schedule", glasgow, "--json"]).stdout);
  assert.deepEqual([found.state, found.asOf], ["optimal", "2021-09-22"]);
  assert.deepEqual([...new Set(found.calendar.filter(({ kind }) => kind === "work").map(({ first, last }) => `${first} ${last}`))], ["2021-09-23 2023-09-30"]);
  const words = run(["schedule", glasgow]).stdout;
  assert.match(words, /proven that no earlier day is possible with what is supposed here/);
  assert.match(words, /^The day on which the plan ends is not recorded: this fits if it ends on 30 September 2023, and with an earlier day it may not\.$/m);
  // Five weeks later nothing is recorded of any work: then it is late, and that is why.
  const late = run(["schedule", glasgow, "--as-of", "2021-11-01"]);
  assert.equal(late.status, 1);
  assert.match(late.stdout, /should have begun \(Sep 2021\); no progress is recorded, so it counts as not begun\./);
  assert.match(late.stdout, /the fewest days that they allow are counted/);
});

test("schedule takes a slot on the day on which another gives it back", () => {
  const six = Array.from({ length: 6 }, (_, i) => ({ inclusion: i < 5 ? "initial" : "added", ...days(`m${i}`, { duration: 30 }) }));
  const [json] = JSON.parse(run(["schedule", plan({ plannedEnd: "2027-04-11" }, six), "--json"]).stdout);
  assert.equal(json.calendar.find(({ kind, commitment }) => kind === "begin" && commitment === "c5").first, "2027-03-13");
  assert.equal(json.calendar.find(({ kind, commitment }) => kind === "evaluation" && commitment === "c0").last, "2027-03-13");
  assert.ok(json.remarks.includes("Each evaluation is taken to last 28 days."));
  assert.equal(run(["schedule", plan({ plannedEnd: "2027-04-10" }, six)]).status, 1);
});

test("schedule says what its answer rests on", () => {
  const work = (more) => [days("m", more)];
  const table = [
    [plan({ plannedEnd: "2027-06-30" }, [{ fixed: "yes", start: "2027-06-01", ...days("m", { duration: 40 }) }]), /“m” does not begin before 1 June 2027: the dates of “1 · C0” are fixed\./],
    [plan({ plannedEnd: "2027-07-31", monthsWithoutWork: ["august"] }, work({ start: "2027-06-15", due: "2027-07-31", fixed: "yes" })), /Each evaluation is taken to last 28 days, and nobody evaluates in the months without work\./],
    [plan({ plannedEnd: "2027-05", submission: { date: "2027-05" } }, work({ duration: 30 })), /this fits if it ends on 31 May 2027, and with an earlier day it may not/],
    [plan({ plannedEnd: "2027-02-28", submission: { date: "2027-02-01" } }, work({ duration: 1, durationUnit: "months" })), /the fewest days that they allow are counted/],
    [plan({ plannedEnd: "2027-12-31" }, work({ duration: 1, durationUnit: "months" })), /A month of a duration counts as a twelfth of a year\./],
    [plan({ plannedEnd: "2029-12-31" }, Array.from({ length: 8 }, (_, i) => ({ inclusion: "initial", ...days(`m${i}`, { duration: 30 }) })), { id: "j" }), /joint plan is not recorded\. For an independent one, these conditions cannot all hold at once\./],
  ];
  for (const [path, words] of table) assert.match(run(["schedule", path]).stdout, words);
  const said = (path, ...more) => JSON.parse(run(["schedule", path, "--json", ...more]).stdout)[0].remarks.join("\n");
  const closed = { monthsWithoutWork: ["march"] }, unsubmitted = { submission: undefined, plannedEnd: "2027-12-31" };
  const begun = (more, of = {}) => plan(of, [{ progress: "limited", ...days("m", more) }]);
  const waiting = (more) => [{ ...days("m", { duration: 5 }), ...more }, days("n", { duration: 5, predecessors: ["m"] })];
  const fixedFebruary = work({ fixed: "yes", start: "2027-02-01", due: "2027-02-28" });
  const both = [
    [/^Neither an end of the plan is recorded/m, plan({}, work({ duration: 30 })), plan({ plannedEnd: "2027-12-31" }, work({ duration: 30 }))],
    [/^The milestones of a commitment follow one another as they are listed/m, plan({}, [{ milestones: ["m", "n"].map((id) => ({ id, duration: 5 })) }]), plan({}, [{ milestones: [{ id: "m", duration: 5 }, { id: "n", duration: 5, predecessors: ["m"] }] }])],
    [/^Where a duration does not agree with the two dates, the duration counts\.$/m, plan({}, work({ start: "2027-03-01", due: "2027-03-10", duration: 11 })), plan({}, work({ start: "2027-03-01", due: "2027-03-10", duration: 10 }))],
    // However much of it is over, and whatever was closed meanwhile.
    [/^Where a duration does not agree with the two dates, the duration counts\.$/m, begun({ start: "2027-02-01", due: "2027-04-01", duration: 61 }), begun({ start: "2027-02-01", due: "2027-04-01", duration: 60 }), "--as-of", "2027-02-20"],
    [/^Where a duration does not agree with the two dates, the duration counts\.$/m, begun({ start: "2027-02-01", due: "2027-04-10", duration: 69 }, closed), begun({ start: "2027-02-01", due: "2027-04-10", duration: 38 }, closed), "--as-of", "2027-04-02"],
    [/^Where the due day comes before the start, the duration counts, and those dates should be corrected\.$/m, plan({}, work({ start: "2027-03-10", due: "2027-03-01", duration: 5 })), plan({}, work({ start: "2027-03-01", due: "2027-03-05", duration: 5 }))],
    [/^“n” waits for “m”, which was withdrawn and will not be done: it is planned without waiting for it\.$/m, plan({}, waiting({ cancelled: "yes" })), plan({}, waiting({}))],
    [/^What is under way counts as completed later than its last day where/m, plan({ plannedEnd: "2027-12-31", ...closed }, fixedFebruary), plan({ plannedEnd: "2027-12-31" }, fixedFebruary), "--as-of", "2027-02-10"],
    [/^What was to begin in a month without work is planned outside it\./m, plan(closed, work({ start: "2027-03-01", due: "2027-03-31" })), plan(closed, work({ start: "2027-02-01", due: "2027-03-31" }))],
    [/^Neither the submission nor the duration of the co-creation is recorded: the plan counts as submitted on 1 January 2027\.$/m, plan(unsubmitted, work({ duration: 5 })), plan({ ...unsubmitted, cocreationWeeks: 4 }, work({ duration: 5 })), "--as-of", "2026-12-31"],
    [/^It fits only with as few days/m, plan({ plannedEnd: "2027-02-28", submission: { date: "2027-02-01" } }, work({ duration: 1, durationUnit: "months" })), plan({ plannedEnd: "2027-02-28", submission: { date: "2027-02-01" } }, work({ duration: 2, durationUnit: "months" }))],
    [/^Of dates and durations in months, the fewest days that they allow are counted already\.$/m, plan({ plannedEnd: "2027-02-28", submission: { date: "2027-02-01" } }, work({ duration: 2, durationUnit: "months" })), plan({ plannedEnd: "2027-02-28", submission: { date: "2027-02-01" } }, work({ duration: 1, durationUnit: "months" }))],
    [/^Where less time is left for an evaluation/m, plan({}, [{ completed: "2027-02-01" }]), plan({}, work({ duration: 5 })), "--as-of", "2027-02-20"],
    [/^What has fixed dates that have passed counts as done\.$/m, plan({}, work({ fixed: "yes", start: "2027-02-01", due: "2027-02-10" })), plan({}, work({ fixed: "yes", start: "2027-02-01", due: "2027-02-11" })), "--as-of", "2027-02-10"],
  ];
  for (const [words, path, without, ...more] of both) {
    assert.match(said(path, ...more), words);
    assert.doesNotMatch(said(without, ...more), words);
  }
  const never = run(["schedule", plan({ plannedEnd: "2027-12-31", monthsWithoutWork: ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"] }, work({ duration: 60 }))]);
  assert.deepEqual([never.status, /All twelve months are months without work/.test(never.stderr)], [2, true]);
});

test("schedule shows what was done before it was planned to begin on the day on which it was done", () => {
  const over = { evaluations: [{ id: "e", kind: "commitment", commitment: "c0", delivered: "2027-03-20" }] };
  const path = plan(over, [{ completed: "2027-03-01", ...days("m", { start: "2027-04-01", due: "2027-04-10", done: "2027-03-01" }) }]);
  const [{ state, calendar: bars }] = JSON.parse(run(["schedule", path, "--json", "--as-of", "2027-03-25"]).stdout);
  assert.equal(state, "finished");
  assert.deepEqual(bars.filter(({ kind }) => kind === "milestone").map(({ first, last }) => [first, last]), [["2027-03-01", "2027-03-01"]]);
});

test("schedule ends a plan two months before the term of office does", () => {
  const city = { id: "j", kind: "independent", joined: "2026-01-01", hasElections: "yes", terms: [{ id: "t", start: "2025-01-01", end: "2027-08-31" }] };
  const open = run(["schedule", plan({}, [days("m", { duration: 300 })], city)]);
  assert.equal(open.status, 1);
  assert.match(open.stdout, /Because the administration ends, the plan may last until 30 June 2027: 167 days remain\./);
  const late = (duration) => run(["schedule", plan({ plannedEnd: "2027-08-31" }, [days("m", { duration })], city)]);
  assert.deepEqual([late(167).status, late(168).status], [0, 1]);
  assert.match(late(167).stdout, /^The plan’s end is too late for the term of the administration: the plan may last until 30 June 2027\.$/m);
  assert.match(late(168).stdout, /^This calendar goes beyond 30 June 2027, the last day on which the plan may end before the term of the administration does\.$/m);
});

test("schedule with least change leaves a day where its month is, and counts what has passed", () => {
  const march = (responsible, i) => days(`m${i}`, { duration: 10, start: "2027-03", responsible });
  const least = (path, ...more) => JSON.parse(run(["schedule", path, "--json", "--least-change", ...more]).stdout)[0].cost;
  assert.equal(least(plan({ plannedEnd: "2027-12-31" }, [march(["office"], 0), march(["office"], 1)])), 0);
  const passed = plan({ plannedEnd: "2027-12-31" }, [days("m", { start: "2027-03-01", due: "2027-03-31" })]);
  assert.deepEqual([least(passed), least(passed, "--as-of", "2027-03-10")], [0, 10]);
});

test("schedule says which id it does not find", () => {
  const path = file("calendar.json", calendar);
  for (const words of [["--capacity", "nobody=1"], ["--fix", "nobody"], ["--fix", "office"]]) {
    const { status, stderr } = run(["schedule", path, ...words]);
    assert.equal(status, 2, words.join(" "));
    assert.match(stderr, /is not in the plan, or does not take that/);
  }
});

test("schedule says so where there are no dates to fix", () => {
  const bare = structuredClone(calendar);
  const [a] = bare.plans[0].commitments;
  for (const [dates, fixable] of [[{}, false], [{ start: "2027-03-01" }, true], [{ due: "2027-03-31" }, true]]) {
    a.milestones[0] = { id: "a1", title: { en: "Work" }, ...dates };
    const { status, stderr } = run(["schedule", file("bare.json", bare), "--fix", "a1"]);
    assert.equal(status, fixable ? 0 : 2);
    assert.match(stderr, fixable ? /^$/ : /“a1” has no dates that could be fixed\./);
  }
  a.end = "2027-06-30";
  assert.equal(run(["schedule", file("bare.json", bare), "--fix", "a"]).status, 0);
});

test("schedule goes on with a file's other plans where one of them makes no problem", () => {
  const several = structuredClone(calendar);
  several.formatVersion = 2;
  const second = JSON.parse(JSON.stringify(several.plans[0]).replaceAll(/"id":"/g, '"id":"2'));
  several.plans.push(second);
  several.plans[0].commitments[0].milestones[0].predecessors = ["a1"];
  const { status, stdout, stderr } = run(["schedule", file("several.json", several), "--json"]);
  assert.deepEqual([status, stderr], [1, ""]);
  assert.deepEqual(JSON.parse(stdout).map(({ plan, state }) => [plan, state]), [["p", "infeasible"], ["2p", "optimal"]]);
  assert.match(JSON.parse(stdout)[0].reason.join(), /wait for each other/);
});

test("schedule does not call a search that found nothing a calendar", () => {
  // Nine times 31 days of an office that works on two at once do not fit into 150, for four of them take 124 and five 155: that takes longer to prove
  // than there is time.
  const tight = structuredClone(calendar);
  tight.plans[0].plannedEnd = "2027-05-30";
  tight.plans[0].commitments = Array.from({ length: 9 }, (_, i) => ({
    id: `c${i}`, inclusion: "added", institutions: ["office"], milestones: [{ id: `m${i}`, start: "2027-03-01", due: "2027-03-31" }],
  }));
  tight.jurisdiction = { kind: "joint" };
  const { status, stdout } = run(["schedule", file("tight.json", tight), "--json", "--capacity", "office=2", "--time-limit", "0"]);
  const [json] = JSON.parse(stdout);
  assert.equal(json.cost, null);
  assert.equal(json.state, "none-found");
  assert.equal(status, 1);
});

test("schedule takes a capacity from 1 to 99: none is not a limit of zero", () => {
  const path = file("calendar.json", calendar);
  for (const [number, status] of [["0", 2], ["1", 0], ["99", 0], ["100", 2], ["-1", 2]]) {
    const answer = run(["schedule", path, "--capacity", `office=${number}`]);
    assert.equal(answer.status, status, number);
    assert.match(answer.stderr, status ? /not a capacity.*from 1 to 99/ : /^$/);
  }
});

test("schedule refuses options that it does not understand", () => {
  for (const words of [["--capacity", "office"], ["--time-limit", "soon"], ["--least-change=1"], ["--latest-starts=1"]]) {
    assert.equal(run(["schedule", instance, ...words]).status, 2, words.join(" "));
  }
  assert.equal(run(["check", glasgow, "--as-of", "2021-10-01", "--time-limit", "5"]).status, 2);
});

// A plan, and copies of it as tables give them back.
const planned = (commitments, more = {}) => ({
  format: "cocrea", formatVersion: 2, documentId: "shared", ...more,
  plans: [{ id: "p", commitments: commitments.map(([id, title, rest]) => ({ id, title: { es: title }, ...rest })) }],
});
const base = () => planned([["c1", "Datos abiertos"], ["c2", "Compras"]]);

test("merge joins copies, and lists what is left to decide", () => {
  const start = file("base.json", base());
  const one = file("one.json", planned([["c1", "Gobierno abierto", { start: "2027-01" }], ["c2", "Compras"]], { copy: "Mesa 1" }));
  const two = file("two.json", planned([["c1", "Datos para todas"], ["c2", "Compras"], ["c3", "Agua"]], { copy: "Mesa 2" }));
  const output = join(folder, "joined.json");
  const { status, stdout, stderr } = run(["merge", start, one, two, "-o", output, "--lang", "es"]);
  assert.equal(status, 1);
  assert.equal(stderr, "");
  assert.match(stdout, /Compromiso: Datos abiertos · Título \(es\)\n {2}De partida: Datos abiertos\n {2}Mesa 1: Gobierno abierto\n {2}Mesa 2: Datos para todas\n/);
  assert.match(stdout, /Queda 1 diferencia por decidir/);
  const joined = JSON.parse(readFileSync(output, "utf8"));
  assert.deepEqual(joined.plans[0].commitments.map(({ title, start: begins }) => [title.es, begins]), [["Datos abiertos", "2027-01"], ["Compras", undefined], ["Agua", undefined]]);
  const json = JSON.parse(run(["merge", start, two, one, "-o", output, "--json"]).stdout);
  assert.equal(json.withoutBase, false);
  assert.deepEqual(json.conflicts, [{
    what: "field", entity: "c1", kind: "commitment", field: "title", language: "es", words: "Commitment: Datos abiertos · Title (es)", circle: false,
    base: "Datos abiertos", claims: [{ sides: ["Mesa 2"], value: "Datos para todas" }, { sides: ["Mesa 1"], value: "Gobierno abierto" }],
  }]);
  assert.deepEqual(json.alike, []);
  assert.equal(run(["merge", start, one, start, "-o", output]).status, 0);
});

test("merge keeps what nobody decided in the minutes, and what was removed in the bin", () => {
  const start = file("base.json", base()), output = join(folder, "joined.json");
  const one = file("one.json", planned([["c1", "Gobierno abierto"], ["c2", "Compras"]], { copy: "Mesa 1" }));
  const two = file("two.json", planned([["c1", "Datos para todas"]], { copy: "Mesa 2" }));
  const joined = (...args) => {
    assert.equal(run(["merge", start, one, two, "-o", output, "--lang", "es", ...args]).status, 1);
    return JSON.parse(readFileSync(output, "utf8"));
  };
  const { decisions, bin } = joined("--as-of", "2027-03-01");
  assert.deepEqual(decisions.map(({ id, order, ...rest }) => rest), [{
    about: "Compromiso: Datos abiertos · Título (es)", base: "Datos abiertos", chosen: "Datos abiertos", date: "2027-03-01",
    others: "Mesa 1: Gobierno abierto\nMesa 2: Datos para todas", reason: "Sin decidir al unir",
  }]);
  assert.deepEqual(bin.map(({ what, type, parent, date }) => [what, type, parent, date]), [["c2", "commitment", "p", "2027-03-01"]]);
  const undated = joined();
  assert.deepEqual([undated.decisions[0].date, undated.bin[0].date], [undefined, undefined], "no clock is read");
  assert.equal(undated.decisions[0].id, decisions[0].id, "the same files say the same");
  // Joined once more with what was joined before, nothing is written twice.
  const again = join(folder, "again.json");
  run(["merge", start, output, one, two, "-o", again, "--lang", "es"]);
  const { decisions: all, bin: both } = JSON.parse(readFileSync(again, "utf8"));
  assert.deepEqual([all.filter((each) => each.id === decisions[0].id).length, both.length], [1, 1]);
});

test("merge keeps the plan's bin, of which copies for tables know nothing, and empties it where somebody did", () => {
  const entry = (id, order, what) => ({ id, order, what, type: "person", parent: "d", list: "people", content: { id: what, name: what } });
  const start = { ...base(), bin: [entry("b1", "V", "gone"), entry("b2", "X", "earlier")] }, output = join(folder, "joined.json");
  const plan = file("plan.json", start);
  const one = file("one.json", planned([["c1", "Datos abiertos"], ["c2", "Compras"]], { copy: "Mesa 1" }));
  const two = file("two.json", planned([["c1", "Datos abiertos"]], { copy: "Mesa 2", bin: [entry("b3", "V", "table")] }));
  const waiting = (...files) => {
    run(["merge", ...files, "-o", output]);
    return JSON.parse(readFileSync(output, "utf8")).bin?.map(({ what }) => what).sort();
  };
  assert.deepEqual(waiting(plan, one, two), ["c2", "earlier", "gone", "table"]);
  assert.deepEqual(waiting(plan, plan, one), ["earlier", "gone"]);
  // A plan that is no copy had it, and does not any more.
  assert.deepEqual(waiting(plan, file("emptied.json", base()), one), undefined);
  // What comes back with a copy does not wait any more.
  const back = file("back.json", { ...JSON.parse(readFileSync(one, "utf8")), people: [{ id: "gone", name: "gone" }] });
  assert.deepEqual(waiting(plan, back, one), ["earlier"]);
});

test("merge tells of predecessors that wait for each other only together", () => {
  const waiting = (first, second) => planned([["c1", "Datos", { milestones: [{ id: "m1", ...first }] }], ["c2", "Compras", { milestones: [{ id: "m2", ...second }] }]]);
  const start = file("base.json", waiting({}, {})), output = join(folder, "joined.json");
  const one = file("one.json", waiting({ predecessors: ["m2"] }, {})), two = file("two.json", waiting({}, { predecessors: ["m1"] }));
  assert.match(run(["merge", start, one, two, "-o", output]).stdout, /milestones wait for each other in a circle/);
  const milestones = JSON.parse(readFileSync(output, "utf8")).plans[0].commitments.flatMap((each) => each.milestones);
  assert.deepEqual(milestones.map((each) => each.predecessors), [undefined, undefined], "what was there at the start stands");
  const { conflicts } = JSON.parse(run(["merge", start, two, one, "-o", output, "--json"]).stdout);
  assert.deepEqual(conflicts.map(({ entity, circle, claims }) => [entity, circle, claims[0].value]), [["m1", true, ["m2"]], ["m2", true, ["m1"]]]);
});

test("merge tells files of one name, and copies of one table, apart", () => {
  const start = file("base.json", base());
  const named = (folderName, copy) => {
    mkdirSync(join(folder, folderName), { recursive: true });
    return file(join(folderName, "plan.json"), planned([["c1", folderName], ["c2", "Compras"]], copy ? { copy } : {}));
  };
  const sides = (...files) => JSON.parse(run(["merge", start, ...files, "-o", join(folder, "joined.json"), "--json"]).stdout).conflicts[0].claims.map((claim) => claim.sides[0]);
  const one = named("one"), two = named("two");
  assert.deepEqual(sides(one, two), [one, two]);
  const three = named("three", "Mesa 1"), four = named("four", "Mesa 1");
  assert.deepEqual(sides(three, four), [`Mesa 1 (${three})`, `Mesa 1 (${four})`]);
});

test("merge takes the base that copies carry, or says that there is none", () => {
  const carrying = (name, title) => file(`${name}.json`, planned([["c1", title], ["c2", "Compras"]], { copy: name, base: base() }));
  const output = join(folder, "joined.json");
  const ours = carrying("ours", "Datos abiertos"), theirs = carrying("theirs", "Agua"), bare = file("bare.json", base());
  assert.equal(run(["merge", "-", ours, theirs, bare, "-o", output]).status, 0);
  assert.equal(JSON.parse(readFileSync(output, "utf8")).plans[0].commitments[0].title.es, "Agua");
  assert.equal("base" in JSON.parse(readFileSync(output, "utf8")), false);
  const changed = file("changed.json", planned([["c1", "Otro"], ["c2", "Compras"]]));
  const without = run(["merge", "-", bare, changed, "-o", output]);
  assert.equal(without.status, 1);
  assert.match(without.stdout, /every difference is shown/);
  for (const [args, message] of [
    [["merge", "-", bare, changed, changed, "-o", output], /only two can be joined/],
    [["merge", bare, changed, file("foreign.json", { ...base(), documentId: "other" }), "-o", output], /not of the same plan/],
    [["merge", "-", file("odd.json", { ...base(), base: {} }), changed, "-o", output], /cannot be read/],
    [["merge", bare, changed, join(folder, "absent.json"), "-o", output], /cannot be opened/],
    [["merge", bare, changed, changed, "-o", join(folder, "no", "such.json")], /cannot be written/],
    [["merge", bare, changed, "-o", output], /two to eight files/],
    [["merge", bare, ...Array(9).fill(changed), "-o", output], /two to eight files/],
    [["merge", bare, changed, changed, "-o", "-"], /After -o the name of a file is needed/],
    [["merge", bare, changed, ours, "-o", join(folder, ".", "changed.json")], /changed\.json: This file is one of those that are read/],
    [["export", bare, "--format", "json", "-o", bare], /one of those that are read/],
    [["merge", bare, changed, changed], /where to write/],
  ]) {
    const { status, stderr } = run(args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, message);
  }
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

test("merge counts the dots of a copy once, also where they are in what was joined before", () => {
  const shop = (votes, more = {}) => {
    const plan = planned([["c1", "Datos abiertos"]], more);
    plan.plans[0].workshop = { id: "w", proposals: [{ id: "x", text: "Más bancos", votes }] };
    return plan;
  };
  const start = file("shop.json", shop(2)), one = file("one.json", shop(5, { copy: "Mesa 1" })), two = file("two.json", shop(3, { copy: "Mesa 2" }));
  const later = file("later.json", shop(6, { copy: "Mesa 1" })), output = join(folder, "joined.json"), again = join(folder, "again.json");
  const votes = (path) => JSON.parse(readFileSync(path, "utf8")).plans[0].workshop.proposals[0].votes;
  assert.equal(run(["merge", start, one, two, "-o", output]).status, 0);
  assert.equal(votes(output), 6);
  for (const [files, sum] of [[[output, one], 6], [[later, output], 7], [[two, output, later, one], 7]]) {
    assert.equal(run(["merge", start, ...files, "-o", again]).status, 0);
    assert.equal(votes(again), sum);
  }
});

test("merge says of a file that its content is not what was written", () => {
  const output = join(folder, "joined.json");
  assert.equal(run(["export", file("base.json", base()), "--format", "json", "-o", output]).status, 0);
  const turned = file("turned.json", readFileSync(output, "utf8").replace("Compras", "Comprar"));
  const { status, stderr } = run(["merge", output, output, turned, "-o", join(folder, "again.json")]);
  assert.equal(status, 0);
  assert.match(stderr, /^[^\n]*turned\.json: The content is not [^\n]*\n$/);
});

test("compare says what is different", () => {
  const before = file("before.json", base());
  const after = file("after.json", planned([["c1", "Agua", { values: ["civicParticipation"] }]]));
  const { status, stdout } = run(["compare", before, after]);
  assert.equal(status, 1);
  assert.match(stdout, /Commitment: Agua · Title \(es\)\n {2}- Datos abiertos\n {2}\+ Agua\n/);
  assert.match(stdout, /Commitment: Compras\n {2}- It is in the plan\n {2}\+ It was taken out\n/);
  const json = JSON.parse(run(["compare", before, after, "--json"]).stdout);
  assert.deepEqual(json.differences.map(({ what, entity, field }) => [what, entity, field]),
    [["changed", "c1", "title"], ["changed", "c1", "values"], ["removed", "c2", ""]]);
  assert.deepEqual(json.differences[1].after, ["civicParticipation"]);
  assert.deepEqual(json.differences[0].before, { es: "Datos abiertos" });
  assert.equal(run(["compare", before, before]).status, 0);
  assert.equal(run(["compare", before]).status, 2);
  assert.equal(run(["compare", before, join(folder, "absent.json")]).status, 2);
});
