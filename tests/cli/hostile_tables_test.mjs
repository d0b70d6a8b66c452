// Plans whose texts try to be more than texts, as tables and in again. A part of them: each is a few dozen runs of the program.
// usage: node hostile_tables_test.mjs <program> <source tree> <part> <parts>
import test from "node:test";
import { hostilePart, planOf } from "./hostile.mjs";
import { changesNothing, taken } from "./importing.mjs";
import { file as written } from "./program.mjs";

test("a table that was written changes nothing", () => {
  hostilePart().forEach((text, index) => {
    const plan = written(`hostile-${index}.json`, planOf(text));
    for (const name of taken) for (const lang of ["es", "en"]) changesNothing(plan, name, lang);
  });
});
