// Counts the tests in a runner's report and prints "PASSED FAILED SKIPPED".
//
//   node tools/lib/count.mjs junit build/reports/native.xml    ctest
//   node tools/lib/count.mjs gtest build/web/tests             GoogleTest's JSON, one file per binary
//   node tools/lib/count.mjs tap   build/reports/node.tap      Node's test runner
//
// Fails when there is no report or it holds no test: a run that executed nothing is no success.
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {string} text @returns {Counts} */
export function countJunit(text) {
  const suite = text.match(/<testsuite\b[^>]*>/)?.[0];
  if (!suite) throw new Error("no test suite in the report");
  const number = (name) => Number(suite.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0);
  const skipped = number("skipped") + number("disabled");
  return { passed: number("tests") - number("failures") - skipped, failed: number("failures"), skipped };
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

/** Every test binary of the folder must have left a report: one that died counts as a failure. @param {string} folder */
async function countGtestFolder(folder) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const binaries = (await readdir(path.join(folder, "bin"))).filter((file) => file.endsWith(".js"));
  for (const binary of binaries) {
    const report = path.join(folder, "reports", `${path.basename(binary, ".js")}.json`);
    if (!existsSync(report)) {
      console.error(`${binary} ended without a report`);
      total.failed += 1;
      continue;
    }
    const counts = countGtest(JSON.parse(await readFile(report, "utf8")));
    for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) total[key] += counts[key];
  }
  return total;
}

async function main() {
  const [kind, file] = process.argv.slice(2);
  const counts = kind === "junit" ? countJunit(await readFile(file, "utf8"))
    : kind === "gtest" ? await countGtestFolder(file)
    : kind === "tap" ? countTap(await readFile(file, "utf8"))
    : null;
  if (!counts) throw new Error("usage: count.mjs junit|gtest|tap <report>");
  if (counts.passed + counts.failed + counts.skipped === 0) throw new Error(`${file}: no test was executed`);
  console.log(`${counts.passed} ${counts.failed} ${counts.skipped}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`count: ${error.message}`);
    process.exit(1);
  });
}
