// Counts the tests in a runner's report and prints "PASSED FAILED SKIPPED".
//
//   node tools/lib/count.mjs ctest build/reports/native.xml build/native/tests/reports    ctest's, and GoogleTest's JSON of what it ran
//   node tools/lib/count.mjs tap   build/reports/node.tap                                 Node's test runner
//
// Fails when there is no report or it holds no test: a run that executed nothing is no success.
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * What ctest ran. @param {string} text its report in JUnit's form
 * @returns {{ name: string, status: string }[]} status: "run" = passed, "fail", "notrun", "disabled"
 */
export function processesOf(text) {
  return [...text.matchAll(/<testcase\b[^>]*>/g)].map(([one]) => {
    const member = (/** @type {string} */ name) => one.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? "";
    return { name: member("name"), status: member("status") };
  });
}

/** @param {{ tests: number, failures: number, errors?: number, disabled?: number, testsuites?: any[] }} report @returns {Counts} */
export function countGtest(report) {
  const failed = report.failures + (report.errors ?? 0);
  const cases = (report.testsuites ?? []).flatMap((suite) => suite.testsuite ?? []);
  const skipped = (report.disabled ?? 0) + cases.filter((one) => one.result === "SKIPPED").length;
  return { passed: report.tests - failed - skipped, failed, skipped };
}

/** @param {string} text @returns {Counts} */
export function countTap(text) {
  const number = (name) => Number(text.match(new RegExp(`^# ${name} (\\d+)$`, "m"))?.[1] ?? 0);
  return { passed: number("pass"), failed: number("fail") + number("cancelled"), skipped: number("skipped") + number("todo") };
}

/**
 * A process that left a report counts as the tests in it, any other as one test. One that failed beyond its report (it died, or something leaked) is a failure more.
 * @param {{ name: string, status: string }[]} processes @param {(name: string) => Parameters<typeof countGtest>[0] | null} reportOf
 * @returns {Counts}
 */
export function countProcesses(processes, reportOf) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, status } of processes) {
    const report = reportOf(name);
    const silent = !report && /^test_/.test(name);   // GoogleTest's processes leave one
    const counts = report ? countGtest(report) : { passed: Number(status === "run" && !silent), failed: 0, skipped: Number(status === "disabled") };
    if ((silent || status !== "run") && status !== "disabled" && counts.failed === 0) counts.failed = 1;
    for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) total[key] += counts[key];
  }
  return total;
}

/** @param {string} file ctest's report @param {string} folder GoogleTest's: NAME.json for the process NAME */
async function countCtest(file, folder) {
  const reports = new Map();
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    reports.set(path.basename(name, ".json"), JSON.parse(await readFile(path.join(folder, name), "utf8")));
  }
  return countProcesses(processesOf(await readFile(file, "utf8")), (name) => reports.get(name) ?? null);
}

async function main() {
  const [kind, file, folder] = process.argv.slice(2);
  const counts = kind === "ctest" ? await countCtest(file, folder)
    : kind === "tap" ? countTap(await readFile(file, "utf8"))
    : null;
  if (!counts) throw new Error("usage: count.mjs ctest <report> <folder> | tap <report>");
  if (counts.passed + counts.failed + counts.skipped === 0) throw new Error(`${file}: no test was executed`);
  console.log(`${counts.passed} ${counts.failed} ${counts.skipped}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`count: ${error.message}`);
    process.exit(1);
  });
}
