// The table of texts in the web's program: what only the command line says is no part of the download.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("what only the command line says is no part of the web's program", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "cocrea-texts-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const made = (/** @type {string[]} */ ...options) => {
    execFileSync(process.execPath, [join(root, "tools/build/texts.mjs"), ...options, folder, ...["es", "en"].map((one) => join(root, `assets/texts/${one}.json`))]);
    return readFileSync(join(folder, "texts_table.cpp"), "utf8");
  };
  const all = made(), web = made("--web");
  assert.match(all, /No hay ningún plan en este archivo\./);
  assert.doesNotMatch(web, /No hay ningún plan en este archivo\./);
  assert.match(web, /Descargar plan/);
  assert.ok(all.length - web.length > 16_000, String(all.length - web.length));
});
