// Tables out of a plan and in again, through the program.
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { file as written, folder, run } from "./program.mjs";

/** The tables that the program takes in again. */
export const taken = ["commitments", "milestones", "people", "organisations", "meetings"];
export const exported = (file, table, lang = "en") => run(["export", file, "--format", "csv", "--table", table, "--as-of", "2021-10-01", "--lang", lang]).stdout;
export const imported = (file, table, csv, more = []) => {
  const out = join(folder, "out.json");
  rmSync(out, { force: true });
  const { status, stdout, stderr } = run(["import", file, "--table", table, written("table.csv", csv), "-o", out, "--lang", "en", ...more]);
  const lines = (text) => text.split("\n").filter((line) => line !== "");
  return { status, changes: lines(stdout), problems: lines(stderr).map((line) => line.replace(/^[^:]*: /, "")), document: status === 0 ? JSON.parse(readFileSync(out, "utf8")) : null };
};
export const changesNothing = (file, table, lang) => {
  const { status, changes, problems } = imported(file, table, exported(file, table, lang));
  assert.deepEqual([status, changes, problems], [0, ["The table changes nothing."], []], `${file} ${table} ${lang}`);
};
