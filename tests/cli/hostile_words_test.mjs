// What is told in words of plans whose texts try to be more than texts. A part of them: each is half a dozen runs of the program.
// usage: node hostile_words_test.mjs <program> <source tree> <part> <parts>
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { hostilePart, planOf } from "./hostile.mjs";
import { file, folder, run } from "./program.mjs";

test("no text of a plan steers a terminal, or turns the direction of the lines around it, whatever is told of it", () => {
  const output = join(folder, "joined.json");
  for (const text of hostilePart("\u001B[2J\u0007\u009B31m")) {
    const before = file("before.json", planOf("Texto"));
    const after = file("after.json", planOf(text));
    const third = planOf("Otro");
    third.plans[0].commitments.push({ id: "nuevo", title: { es: text } }, { id: "nuevo-2", title: { es: text } });
    for (const args of [["compare", before, after], ["merge", before, after, file("third.json", third), "-o", output], ["merge", "-", after, before, "-o", output],
      ["check", after, "--as-of", "2022-01-01"], ["calendar", after, "--as-of", "2022-01-01"], ["status", after, "--from", "2021-01-01", "--to", "2023-12-31", "--as-of", "2022-01-01"]]) {
      const { status, stdout, stderr } = run([...args, "--lang", "es"]);
      assert.ok(status === 0 || status === 1, `${args[0]}: ${stderr}`);
      assert.doesNotMatch(stdout + stderr, /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/, `${args[0]}: ${JSON.stringify(text.slice(0, 40))}`);
      for (const line of stdout.split("\n")) {
        const count = (/** @type {RegExp} */ of) => line.match(of)?.length ?? 0;
        assert.equal(count(/[\u202A\u202B\u202D\u202E\u2066-\u2068]/g), count(/[\u202C\u2069]/g), `${args[0]}: ${JSON.stringify(line.slice(0, 80))}`);
      }
    }
  }
});
