// The program on problems of PSPLIB.
// usage: node psplib_test.mjs <program> <source tree>
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { file, folder, glasgow, instance, program, root, run } from "./program.mjs";

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
    ["", /: The file is empty\. Get it again\.\n$/],
    [good.slice(0, good.indexOf("RESOURCEAVAILABILITIES")), /: The file ends at line 87; still expected: 4 capacities\. It seems to have been cut short: get it again\.\n$/],
    [good.replace("  2      1     8       4", "  2      1     5.5     4"), /: Line 56 .*expected: whole numbers from 0 to 1048576\. Correct that line, or get the file again\.\n$/],
    [good.replace(/^ {2}2 {6}1 .*$/m, "$&\n         2     3       4    0    0    0"), /: Line 57 .*expected: job 3 with its numbers\. Correct that line, or get the file again\.\n$/],
    [good.replace(/^ 32 {6}1 .*$/m, "$&\n         2     3       4    0    0    0"), /: Line 87 .*expected: one mode of each of the 32 jobs\. Only problems of one project.* are solved here: choose one of those\.\n$/],
    [good.replace(/^(  - nonrenewable *:  )0/m, (_, head) => `${head}2`), /: Line 10 .*expected: only renewable resources, so 0\. Only problems of one project.* are solved here: choose one of those\.\n$/],
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
    [good + good, /La línea 93 no sigue .* se esperaba: el final del archivo\. Conviene corregir esa línea/],
    [good.replace(/^projects.*$/m, "projects : 2"), /La línea 5 .* se esperaba: un solo proyecto\. Aquí solo se resuelven problemas de un proyecto/],
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
