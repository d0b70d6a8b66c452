// Computes again every step of arithmetic that `cocrea check --json` gives as a reason, with the date arithmetic of Temporal, which shares nothing
// with the program: over the documents of the rules' tables, those whose dates are known by their month only, and the real plans.
// usage: node arithmetic_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";

import { Temporal } from "@js-temporal/polyfill";

const [, , program, root] = process.argv;
const folder = mkdtempSync(join(tmpdir(), "cocrea-arithmetic-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const json = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));

// --- documents, by the day on which they are checked ------------------------------------------------

const byDay = new Map();
let number = 0;
function check(document, day) {
  const path = join(folder, `${number++}.json`);
  writeFileSync(path, JSON.stringify(document));
  if (!byDay.has(day)) byDay.set(day, []);
  byDay.get(day).push(path);
}

function changed(document, changes) {
  const copy = structuredClone(document);
  for (const [path, value] of Object.entries(changes ?? {})) {
    const names = path.split("/");
    const last = names.pop();
    const at = names.reduce((entity, name) => (entity[name] ??= {}), copy);
    if (value === null) delete at[last];
    else at[last] = value;
  }
  return copy;
}

// Every date by its month.
function widened(document) {
  return JSON.parse(JSON.stringify(document), (name, value) => {
    return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value.slice(0, 7) : value;
  });
}

for (const name of readdirSync(join(root, "tests/core/rules/cases")).filter((one) => one.endsWith(".json"))) {
  const table = json(`tests/core/rules/cases/${name}`);
  for (const one of table.cases) {
    if (!one.document) continue;
    const base = table.documents?.[one.document] ?? json(one.document);
    const document = changed(typeof base === "string" ? json(base) : base, one.set);
    const day = one.on ?? one.from[0][0];
    for (const variant of [document, widened(document)]) check(variant, day);
  }
}

// --- the evaluator ----------------------------------------------------------------------------------

const day = (iso) => Temporal.PlainDate.from(iso);
const compare = (a, b) => Temporal.PlainDate.compare(day(a), day(b));
// The same day of the month, else its last one (DATE-2).
const plusMonths = (iso, months) => day(iso).add({ months }, { overflow: "constrain" });

const toReach = new Set(["step.meetings", "step.coverage", "step.dutiesAssigned"]);
const evaluators = {
  "add-months": (step) => {
    const ends = [step.from.earliest, step.from.latest].map((one) => plusMonths(one, step.months));
    assert.deepEqual(step.to, { earliest: ends[0].toString(), latest: ends[1].toString() });
    const clamped = [step.from.earliest, step.from.latest].some((one, i) => day(one).day !== ends[i].day);
    assert.equal(step.clamped, clamped);
  },
  "add-days": (step) => {
    // The days of the two ends may differ: one of them has the least, the other one the most.
    assert.ok(step.days > 0 && step.daysLeast >= 0);
    const more = (/** @type {"earliest" | "latest"} */ end) => day(step.from[end]).until(day(step.to[end]), { largestUnit: "days" }).days;
    assert.deepEqual([more("earliest"), more("latest")].sort((a, b) => a - b), [step.daysLeast, step.days]);
  },
  compare: (step) => {
    const always = compare(step.from.latest, step.to.earliest) <= 0;
    const never = compare(step.from.earliest, step.to.latest) > 0;
    assert.equal(step.outcome, always ? "met" : never ? "not-met" : "depends-on-day");
  },
  count: (step) => {
    assert.ok(step.countLeast <= step.count && step.countLeast >= 0);
    // Some have to reach their number, all else has to keep to it.
    const least = toReach.has(step.label);
    const met = least ? step.countLeast >= step.limit : step.count <= step.limit;
    const not = least ? step.count < step.limit : step.countLeast > step.limit;
    assert.equal(step.outcome, met ? "met" : not ? "not-met" : "depends-on-day");
  },
};

// Of a month that is not over, the days up to the one on which it is asked.
const within = (span, outer) => outer !== null && compare(span.earliest, outer.earliest) >= 0 && compare(span.latest, outer.latest) <= 0;
// The days of a fact: what it starts from has to be recorded.
function daysOf(value) {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return { earliest: value, latest: value };
  const month = /^\d{4}-\d\d$/.test(value) ? Temporal.PlainYearMonth.from(value) : null;
  if (month) return { earliest: month.toPlainDate({ day: 1 }).toString(), latest: month.toPlainDate({ day: month.daysInMonth }).toString() };
  return /^\d{4}$/.test(value) ? { earliest: `${value}-01-01`, latest: `${value}-12-31` } : null;
}

// Rules whose sum begins at a recorded day itself, and ends at their due date.
const fromARecordedDay = new Set(["MON-IE", "AMD-1"]);

test("every step of every reason is true", () => {
  const counts = {};
  let anchored = 0, late = 0, documents = 0;
  for (const [asOf, paths] of byDay) {
    const { stdout, stderr } = spawnSync(program, ["check", ...paths, "--as-of", asOf, "--json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 29 });
    assert.ok(stdout.length > 0, stderr);
    for (const file of JSON.parse(stdout).files) {
      if (!file.verdicts) continue;
      documents += 1;
      for (const verdict of file.verdicts) {
        for (const step of verdict.steps) {
          const where = () => `${verdict.rule} ${verdict.subject}, as of ${asOf}: ${JSON.stringify(step)} in ${readFileSync(file.file, "utf8")}`;
          counts[step.kind] = (counts[step.kind] ?? 0) + 1;
          assert.ok(evaluators[step.kind], where());
          try {
            evaluators[step.kind](step);
          } catch (error) {
            error.message += `\n${where()}`;
            throw error;
          }
          if (step.kind === "add-months" && fromARecordedDay.has(verdict.rule)) {
            anchored += 1;
            assert.ok(verdict.facts.some((fact) => typeof fact.value === "string" && within(step.from, daysOf(fact.value))), where());
          }
        }
        // Where it is not known from which of two days it counts, it is due between the two sums.
        const sums = verdict.steps.filter(({ kind }) => kind === "add-months").map(({ to }) => to);
        if (fromARecordedDay.has(verdict.rule) && verdict.due && sums.length > 0) {
          const earliest = sums.map((one) => one.earliest).sort()[0], latest = sums.map((one) => one.latest).sort().at(-1);
          assert.deepEqual({ earliest, latest }, verdict.due, `${verdict.rule} ${verdict.subject}, as of ${asOf}, ${file.file}`);
        }
        if (verdict.late > 0) {
          late += 1;
          // At least so many days late: from the last day on which it was due to the first on which it was done.
          assert.equal(day(verdict.due.latest).until(day(verdict.done.earliest), { largestUnit: "days" }).days, verdict.late, `${verdict.rule}, as of ${asOf}, ${file.file}`);
        }
      }
    }
  }
  // A program that gives no reasons would pass else.
  for (const kind of ["add-months", "compare", "count"]) assert.ok(counts[kind] > 500, `only ${counts[kind]} steps of ${kind}`);
  assert.ok(counts["add-days"] > 0, "no step of voluntary days");
  assert.ok(anchored > 300 && late > 20 && documents > 1000, `${anchored} sums from recorded days, ${late} late, ${documents} documents`);
});
