// tools/build/sizes.mjs: whose each function of a program is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { functionsOf, groupsOf, layerOf } from "../../tools/build/sizes.mjs";

for (const [name, layer] of [
  ["cocrea::rules::check(cocrea::plan::Document const&)", "rules"],
  ["cocrea::view::(anonymous namespace)::add_terms(cocrea::view::Context const&)", "view"],
  ["void std::__2::vector<cocrea::schedule::Work>::push_back(cocrea::schedule::Work&&)", "schedule"],
  ["ImGui::Begin(char const*, bool*, int)", "Dear ImGui"],
  ["ImFontAtlas::Build()", "Dear ImGui"],
  ["nlohmann::json_abi::detail::lexer::scan()", "nlohmann_json"],
  ["cocrea_canvas_frame", "platform"],
  ["emmalloc_malloc", "C++ and C library"],
  ["Imagine()", "C++ and C library"],
]) {
  test(`${name} is of ${layer}`, () => assert.equal(layerOf(name), layer));
}

/** @param {number[]} bytes */
const sized = (...bytes) => [bytes.length, ...bytes];
/** @param {string} text */
const text = (text) => sized(...Buffer.from(text));

// Imports a table, a memory, a global and a function, so that the first function of the code is number 1.
const program = Buffer.from([
  ...Buffer.from("\0asm"), 1, 0, 0, 0,
  1, ...sized(1, 0x60, 0, 0),
  2, ...sized(4,
    ...text("e"), ...text("t"), 1, 0x70, 1, 2, 3,
    ...text("e"), ...text("m"), 2, 0, 1,
    ...text("e"), ...text("g"), 3, 0x7f, 0,
    ...text("e"), ...text("f"), 0, 0),
  3, ...sized(2, 0, 0),
  10, ...sized(2, ...sized(0, 0x0b), ...sized(0, 0x01, 0x0b)),
  0, ...sized(...text("name"),
    0, ...text("module"),
    1, ...sized(3, 0, ...text("f"), 1, ...text("_ZN6cocrea5rules5checkEv"), 2, ...text("_ZN5ImGui3EndEv"))),
]);

test("each function has its name, though some are imported", () => {
  assert.deepEqual(functionsOf(program).functions.map(({ name, body }) => [name, body.length]),
    [["_ZN6cocrea5rules5checkEv", 2], ["_ZN5ImGui3EndEv", 3]]);
});

test("the groups hold every function once", () => {
  const bytes = new Map(groupsOf(program).map(({ name, bytes }) => [name, bytes]));
  assert.equal(bytes.get("rules"), 2);
  assert.equal(bytes.get("Dear ImGui"), 3);
});

test("a program without names is refused, with what to do", () => {
  const nameless = program.subarray(0, program.indexOf("name") - 3);
  assert.throws(() => functionsOf(nameless), /--profiling-funcs/);
  assert.throws(() => functionsOf(Buffer.from("no program")), /no WebAssembly/);
});
