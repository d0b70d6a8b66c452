// Tests in browsers wait for states of a page that is ready: by until(), and nothing else.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import vm from "node:vm";
import { whenReady } from "../e2e/support/until.mjs";

const e2e = new URL("../e2e/", import.meta.url);

test("every wait of the tests in browsers goes through until()", async () => {
  const files = (await readdir(e2e, { recursive: true })).filter((name) => name.endsWith(".mjs"));
  assert.ok(files.length > 10);
  const found = await Promise.all(files.map(async (name) => [name, (await readFile(new URL(name, e2e), "utf8")).split("waitForFunction").length - 1]));
  assert.deepEqual(Object.fromEntries(found.filter(([, times]) => times > 0)), { "support/until.mjs": 1, "support/firefox.mjs": 1 });
  const reloads = await Promise.all(files.map(async (name) => [name, (await readFile(new URL(name, e2e), "utf8")).split(".reload()").length - 1]));
  assert.deepEqual(Object.fromEntries(reloads.filter(([, times]) => times > 0)), { "support/until.mjs": 1, "support/firefox.mjs": 1 });
});

test("before a page is ready no state holds, and asking for it is no error", () => {
  const dataset = {};
  const page = vm.createContext({ document: { documentElement: { dataset } } });
  const asked = vm.runInContext(`(${whenReady((wanted) => globalThis.cocreaTest.document() === wanted)})`, page);
  assert.equal(asked("plan"), false);
  Object.assign(page, { cocreaTest: { document: () => "plan" } });
  assert.equal(asked("plan"), false, "the program is there, the page not yet");
  dataset.ready = "true";
  assert.equal(asked("plan"), true);
  assert.equal(asked("another plan"), false);
});
