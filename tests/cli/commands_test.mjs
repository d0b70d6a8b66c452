// Runs the program on files and reads what it says.
// usage: node commands_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";

const [, , program, root] = process.argv;
const folder = mkdtempSync(join(tmpdir(), "cocrea-cli-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (args, locale = "en_GB.UTF-8") => {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root, encoding: "utf8", env: { ...process.env, LC_ALL: locale, LC_MESSAGES: "", LANG: "" },
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

test("one bad file does not stop the others, and exit code 2 says so", () => {
  const cut = file("cut.json", readFileSync(join(root, glasgow), "utf8").slice(0, 900));
  const { status, stderr, json } = checked([cut, glasgow, "--as-of", "2021-10-01"]);
  assert.equal(status, 2);
  assert.match(stderr, /cut\.json: .*line \d+, column \d+.*ends too early/i);
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

test("a plan of a rule set that nobody knows is judged, and it is said", () => {
  const { status, stderr } = run(["check", file("other.json", { ...late, ruleset: "elsewhere" }), "--as-of", "2022-05-01"]);
  assert.equal(status, 1);
  assert.match(stderr, /elsewhere.*ogp-local/);
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
  assert.match(stderr, /broken\.json: \/plans\/0\/plannedEnd .*31\/12\/2024.*2027-05-14/);
  assert.match(stdout, /glasgow-2021\.json: In order/);
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
  assert.deepEqual(json.rules.map((one) => one.rule), ["PLAN-PERIOD-2", "COM-3", "COM-7", "AMD-1", "MON-IE"]);
  for (const rule of json.rules) for (const field of ["section", "severity", "source", "title", "quote", "reading", "next"]) assert.ok(rule[field], `${rule.rule} ${field}`);
  assert.equal(json.parameters.find((one) => one.name === "ceilingJoint").value, 12);
  assert.match(run(["rules", "--lang", "es"]).stdout, /MON-IE · Evaluación inicial/);
});

test("what is not understood is answered with the reason and exit code 2", () => {
  const table = [
    [[], /check, validate, rules or schedule/],
    [["chekc"], /“chekc” is no command/],
    [["check", glasgow], /as-of date is missing/],
    [["check", "--as-of", "2021-10-01"], /check needs at least one file/],
    [["check", glasgow, "--as-of", "2021-10"], /“2021-10” is not a day/],
    [["check", glasgow, "--as-of", "2021-02-30"], /“2021-02-30” is not a day/],
    [["check", glasgow, "--as-of"], /--as-of needs a value/],
    [["check", glasgow, "--as-of", "2021-10-01", "--xml"], /“--xml” does not go with check/],
    [["validate", glasgow, "--json"], /“--json” does not go with validate/],
    [["rules", glasgow], /does not go with rules/],
    [["rules", "--lang", "fr"], /“fr” is no language/],
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

test("help and version", () => {
  assert.match(run(["--help"]).stdout, /cocrea check FILE\.\.\. --as-of/);
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

test("schedule says where a problem file is wrong", () => {
  const { status, stderr } = run(["schedule", file("bad.sm", "jobs : 99999\n")]);
  assert.equal(status, 2);
  assert.match(stderr, /bad\.sm: Line 1 .*a number from 1 to 10000/);
  assert.equal(run(["schedule", join(folder, "nowhere.sm")]).status, 2);
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
  assert.match(words, /Proven: none is better/);
});

test("schedule gives the reason when there is no calendar", () => {
  const short = structuredClone(calendar);
  short.plans[0].plannedEnd = "2027-02-15";
  const path = file("short.json", short);
  const { status, stdout } = run(["schedule", path, "--capacity", "office=1"]);
  assert.equal(status, 1);
  assert.match(stdout, /cannot hold together/);
  assert.match(stdout, /“Work of a”: Parks Office can work on 1 at one time/);
  assert.match(stdout, /“Commitment b: completed” ends by 15 February 2027/);
  const json = JSON.parse(run(["schedule", path, "--json", "--capacity", "office=1"]).stdout)[0];
  assert.deepEqual([json.state, json.reasonIrreducible, json.calendar.length], ["infeasible", true, 0]);
});

test("schedule refuses options that it does not understand", () => {
  for (const words of [["--capacity", "office"], ["--time-limit", "soon"], ["--least-change=1"]]) {
    assert.equal(run(["schedule", instance, ...words]).status, 2, words.join(" "));
  }
  assert.equal(run(["check", glasgow, "--as-of", "2021-10-01", "--time-limit", "5"]).status, 2);
});
