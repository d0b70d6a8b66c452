// Calendars that the program proposes for plans.
// usage: node schedule_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { file, folder, glasgow, instance, run } from "./program.mjs";

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
  assert.match(words, /^With this calendar everything is assessed by 31 March 2027\. It is proven that no earlier day is possible\.$/m);
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
  assert.match(stdout, /All commitments are completed and assessed/);
  assert.match(stdout, /1 · Commitment a\n {2}31 Mar 2027 {2}completed\n {2}20 Apr 2027 {2}assessment\n/);
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
  for (const [document, words] of [[circle, /“Work of a” would have to wait for itself, so it can never begin\./], [full, /5 withdrawn commitments keep their slots, and no slot is left for 6 · C5\./]]) {
    const path = file("none.json", document);
    const { status, stdout, stderr } = run(["schedule", path]);
    assert.deepEqual([status, stderr], [1, ""]);
    assert.match(stdout, /^Action plan 2027\nCounted from .*\nNo calendar is possible:\n {2}- /);
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
  assert.match(run(["schedule", path, "--as-of", "2027-12-30"]).stdout, /\nCounted from 30 December 2027\.\nNo calendar is possible/);
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
  // Five weeks later nothing is recorded of any work: what ends with the plan has what is left until then, and what ends in a month is late, and that is why.
  const [later] = JSON.parse(run(["schedule", glasgow, "--as-of", "2021-11-01", "--json"]).stdout);
  assert.deepEqual([...new Set(later.calendar.filter(({ kind }) => kind === "work").map(({ first, last }) => `${first} ${last}`))], ["2021-11-02 2023-09-30"]);
  assert.ok(later.remarks.some((one) => /counts as not begun and is planned anew/.test(one)));
  const late = run(["schedule", plan({ submission: { date: "2021-09-23" }, plannedEnd: "2023-09" }, [{ start: "2021-09", end: "2023-09" }]), "--as-of", "2021-11-01"]);
  assert.equal(late.status, 1);
  assert.match(late.stdout, /should have begun \(Sep 2021\); no progress is recorded, so it counts as not begun\./);
  assert.match(late.stdout, /the fewest days that they allow are counted/);
});

test("schedule ends with the plan what ends with it, and begins no work before the implementation", () => {
  const given = plan({ plannedEnd: "2028-08-10", implementationStart: "2027-04-01", submission: { date: "2027-03-31" } },
    [{ start: "2027-06-01", endsWithPlan: "yes", ...days("m0", { due: "2028-06" }) }]);
  const [json] = JSON.parse(run(["schedule", given, "--as-of", "2027-03-01", "--json"]).stdout);
  assert.deepEqual(json.calendar.map(({ kind, first, last }) => `${kind} ${first} ${last}`),
    ["begin 2027-03-31 2027-03-31", "completion 2028-08-10 2028-08-10", "milestone 2027-04-01 2027-04-30", "evaluation 2028-08-11 2028-09-07"]);
  assert.match(run(["schedule", given, "--as-of", "2027-03-01"]).stdout, /^“1 · C0” ends with the plan: it holds its slot until then, is completed on 10 August 2028 and assessed after that\.$/m);
});

test("schedule takes a slot on the day on which another gives it back", () => {
  const six = Array.from({ length: 6 }, (_, i) => ({ inclusion: i < 5 ? "initial" : "added", ...days(`m${i}`, { duration: 30 }) }));
  const [json] = JSON.parse(run(["schedule", plan({ plannedEnd: "2027-04-11" }, six), "--json"]).stdout);
  assert.equal(json.calendar.find(({ kind, commitment }) => kind === "begin" && commitment === "c5").first, "2027-03-13");
  assert.equal(json.calendar.find(({ kind, commitment }) => kind === "evaluation" && commitment === "c0").last, "2027-03-13");
  assert.ok(json.remarks.includes("Each assessment is taken to last 28 days."));
  assert.equal(run(["schedule", plan({ plannedEnd: "2027-04-10" }, six)]).status, 1);
});

test("schedule says what its answer rests on", () => {
  const work = (more) => [days("m", more)];
  const table = [
    [plan({ plannedEnd: "2027-06-30" }, [{ fixed: "yes", start: "2027-06-01", ...days("m", { duration: 40 }) }]), /“m” does not begin before 1 June 2027: the dates of “1 · C0” are fixed\./],
    [plan({ plannedEnd: "2027-07-31", monthsWithoutWork: ["august"] }, work({ start: "2027-06-15", due: "2027-07-31", fixed: "yes" })), /Each assessment is taken to last 28 days, and nobody assesses in the months without work\./],
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
    [/^Where less time is left for an assessment/m, plan({}, [{ completed: "2027-02-01" }]), plan({}, work({ duration: 5 })), "--as-of", "2027-02-20"],
    [/^What has fixed dates that have passed, or may have, counts as done\.$/m, plan({}, work({ fixed: "yes", start: "2027-02-01", due: "2027-02-10" })), plan({}, work({ fixed: "yes", start: "2027-02-01", due: "2027-02-11" })), "--as-of", "2027-02-10"],
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

test("schedule plans the evaluation of what somebody other than the monitoring body evaluated", () => {
  const evaluated = (writtenBy) => plan({ evaluations: [{ id: "e", kind: "commitment", commitment: "c0", delivered: "2027-03-20", writtenBy }] }, [{ completed: "2027-03-01" }]);
  const [state, last] = ["other", "monitoringBody"].map((by) => {
    const [json] = JSON.parse(run(["schedule", evaluated(by), "--json", "--as-of", "2027-03-25"]).stdout);
    return [json.state, json.calendar.filter(({ kind }) => kind === "evaluation").at(-1).last];
  }).reduce(([states, lasts], [one, day]) => [[...states, one], [...lasts, day]], [[], []]);
  assert.deepEqual(state, ["optimal", "finished"]);
  assert.deepEqual(last, ["2027-04-01", "2027-03-20"]);
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
  assert.match(JSON.parse(stdout)[0].reason.join(), /wait for itself/);
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

test("schedule says what is proven also where the time is over at once", () => {
  assert.equal(run(["schedule", "tests/data/psplib/j3017_6.sm", "--time-limit=0"]).stdout, "makespan 63 optimal\n");
  const [{ cost, bound, costProven }] = JSON.parse(run(["schedule", file("soon.json", calendar), "--json", "--time-limit", "0"]).stdout);
  assert.deepEqual([cost === bound, costProven], [true, true]);
});
