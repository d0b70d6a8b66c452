// The figures in tools/test's last line: a run that executed nothing, or died, must not look like a success.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { countGtest, countJunit, countTap } from "./count.mjs";

const script = fileURLToPath(new URL("./count.mjs", import.meta.url));

test("ctest's report", () => {
  assert.deepEqual(
    countJunit('<?xml version="1.0"?>\n<testsuite name="x"\n\ttests="12"\n\tfailures="2"\n\tdisabled="1"\n\tskipped="3"\n\ttime="0">'),
    { passed: 6, failed: 2, skipped: 4 });
});

test("GoogleTest's report", () => {
  const testsuites = [{ testsuite: [{ result: "COMPLETED" }, { result: "SKIPPED" }] }];
  assert.deepEqual(countGtest({ tests: 5, failures: 1, errors: 0, disabled: 1, testsuites }), { passed: 2, failed: 1, skipped: 2 });
});

test("Node's report", () => {
  assert.deepEqual(countTap("ok 1 - a\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n"),
    { passed: 2, failed: 2, skipped: 0 });
});

test("a test binary that left no report is a failure", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "cocrea-count-"));
  try {
    await mkdir(path.join(folder, "bin"));
    await mkdir(path.join(folder, "reports"));
    await writeFile(path.join(folder, "bin/test_a.js"), "");
    await writeFile(path.join(folder, "bin/test_b.js"), "");
    await writeFile(path.join(folder, "reports/test_a.json"), '{"tests": 3, "failures": 0}');
    const { stdout } = await promisify(execFile)(process.execPath, [script, "gtest", folder]);
    assert.equal(stdout, "3 1 0\n");
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
