// What an input method or autocorrect did to a text, as one replaced range. The caret (|) stands behind what was put in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { difference } from "../../web/canvas/difference.mjs";

const cases = [
  ["typed at the end", "gesti", "gestió|", { from: 5, to: 5, text: "ó" }],
  ["typed among equal letters", "aaa", "aa|aa", { from: 1, to: 1, text: "a" }],
  ["a word replaced by autocorrect", "la gestion va", "la gestión| va", { from: 8, to: 10, text: "ón" }],
  ["a word deleted", "uno dos tres", "uno |tres", { from: 4, to: 8, text: "" }],
  ["everything replaced", "uno", "otro|", { from: 0, to: 3, text: "otro" }],
  ["everything cut", "uno", "|", { from: 0, to: 3, text: "" }],
  ["into nothing", "", "ñandú|", { from: 0, to: 0, text: "ñandú" }],
  ["a pair of code units", "a😀b", "a😀😀|b", { from: 3, to: 3, text: "😀" }],
];

for (const [name, before, marked, expected] of cases) {
  test(name, () => {
    const caret = marked.indexOf("|");
    const after = marked.replace("|", "");
    const change = difference(before, after, caret);
    assert.equal(before.slice(0, change.from) + change.text + before.slice(change.to), after, "applying it gives the new text");
    assert.deepEqual(change, expected);
  });
}
