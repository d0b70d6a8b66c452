// What of a timeline's picture stays in view while it is scrolled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepInView, placeOfWords, sidesOf } from "../../web/text-view/in-view.mjs";

// What is seen is 100 to 300; words are 60 wide.
for (const [name, room, expected] of [
  ["in view", [150, 290], 150],
  ["moved along while what they name is seen", [20, 290], 104],
  ["left out where too little of it is seen", [20, 150], null],
  ["left out where they would be cut at the right", [260, 500], null],
  ["not seen at all", [400, 500], null],
  ["at their place alone", [150], 150],
  ["cut at the left", [80], null],
  ["cut at the right", [250], null],
]) {
  test(`words ${name}`, () => assert.equal(placeOfWords(/** @type {number[]} */ (room), 60, 100, 300), expected));
}

for (const [name, spans, before, after] of [
  ["is seen", [120, 140], false, false],
  ["is seen in part", [20, 101], false, false],
  ["lies before", [20, 80], true, false],
  ["lies after", [320, 400], false, true],
  ["lies on both sides", [20, 80, 320, 400], true, true],
  ["lies on both sides and is seen", [20, 80, 200, 210, 320, 400], false, false],
]) {
  test(`a row that ${name}`, () => assert.deepEqual(sidesOf(/** @type {number[]} */ (spans), 100, 300), { before, after }));
}

// A measure after a change has the browser lay the picture out again, at each step of the scrolling.
test("all words are measured before any is put", () => {
  /** @type {string[]} */
  const done = [];
  const word = (/** @type {string} */ room) => ({
    dataset: { room },
    getComputedTextLength: () => (done.push("measured"), 60),
    setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => done.push(`${name} ${value}`),
  });
  const words = ["150 290", "400 500", "20 290"].map(word);
  const picture = {
    getBoundingClientRect: () => ({ width: 1000 }), viewBox: { baseVal: { width: 1000 } },
    querySelectorAll: (/** @type {string} */ which) => which === "[data-room]" ? words : [],
  };
  keepInView(/** @type {any} */ ({ querySelector: () => picture, scrollLeft: 100, clientWidth: 200 }));
  assert.deepEqual(done, ["measured", "measured", "measured", "x 150", "visibility visible", "visibility hidden", "x 104", "visibility visible"]);
});
