// The figures in tools/test's last line: a run that executed nothing, or died, must not look like a success.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { countGtest, countProcesses, countTap, processesOf } from "./count.mjs";

const script = fileURLToPath(new URL("./count.mjs", import.meta.url));

test("ctest's report", () => {
  const report = '<testsuite name="x"\n\ttests="2">\n\t<testcase name="test_a.0" classname="test_a.0" time="1" status="run">\n\t\t<system-out>ok</system-out>\n\t</testcase>\n\t<testcase name="cli" status="fail"/>';
  assert.deepEqual(processesOf(report), [{ name: "test_a.0", status: "run" }, { name: "cli", status: "fail" }]);
});

// [what, the process's name, its status, its report, what it counts]
for (const [what, name, status, report, passed, failed, skipped] of /** @type {const} */ ([
  ["passes", "test_a.0", "run", { tests: 3, failures: 0 }, 3, 0, 0],
  ["has a failure", "test_a.0", "fail", { tests: 3, failures: 1 }, 2, 1, 0],
  ["leaks after its tests", "test_a.0", "fail", { tests: 3, failures: 0 }, 3, 1, 0],
  ["dies before its report", "test_a.0", "fail", null, 0, 1, 0],
  ["says nothing", "test_a.0", "run", null, 0, 1, 0],
  ["is not there", "test_a.0", "notrun", null, 0, 1, 0],
  ["is no GoogleTest, and passes", "cli.commands", "run", null, 1, 0, 0],
  ["is no GoogleTest, and fails", "cli.commands", "fail", null, 0, 1, 0],
  ["is disabled", "cli.commands", "disabled", null, 0, 0, 1],
])) {
  test(`a process that ${what}`, () => {
    assert.deepEqual(countProcesses([{ name, status }], () => report), { passed, failed, skipped });
  });
}

test("GoogleTest's report", () => {
  const testsuites = [{ testsuite: [{ result: "COMPLETED" }, { result: "SKIPPED" }] }];
  assert.deepEqual(countGtest({ tests: 5, failures: 1, errors: 0, disabled: 1, testsuites }), { passed: 2, failed: 1, skipped: 2 });
});

test("Node's report", () => {
  assert.deepEqual(countTap("ok 1 - a\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n"),
    { passed: 2, failed: 2, skipped: 0 });
});

test("reports are found beside ctest's", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "cocrea-count-"));
  try {
    await writeFile(path.join(folder, "native.xml"), '<testcase name="test_a.0" status="run"/><testcase name="test_a.1" status="fail"/><testcase name="cli" status="run"/>');
    await mkdir(path.join(folder, "reports"));
    await writeFile(path.join(folder, "reports/test_a.0.json"), '{"tests": 3, "failures": 0}');
    const { stdout } = await promisify(execFile)(process.execPath, [script, "ctest", path.join(folder, "native.xml"), path.join(folder, "reports")]);
    assert.equal(stdout, "4 1 0\n");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a report without a test is an error", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "cocrea-count-"));
  try {
    const file = path.join(folder, "empty.tap");
    await writeFile(file, "# tests 0\n# pass 0\n# fail 0\n");
    await assert.rejects(promisify(execFile)(process.execPath, [script, "tap", file]), /no test was executed/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
