// The layers hold: no file of src/ includes what its layer may not use. The checker is tried on wrong trees first.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { breaches, generatedHeaders, layerOf, linkBreaches, reach } from "./includes.mjs";

const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../src");

/** One file that includes one line, in a tree where the usual headers exist. */
function problemsOf(file, line) {
  const files = new Map([
    "core/dates/span.h", "core/plan/document.h", "core/edit/history.h", "core/rules/verdict.h", "core/deadlines/deadlines.h",
    "core/exchange/json.h", "view/page.h", "html/write.h", "report/csv.h", "ui/ui.h", "app/session.h", "platform/web/canvas.h",
  ].map((name) => [name, ""]));
  files.set(file, line);
  return breaches({ files, generated: new Map([["icons.h", "view"]]) }).map(({ problem }) => problem);
}

const allowed = [
  ["core/dates/a.cpp", "#include <vector>"],
  ["core/dates/a.cpp", "#include <date/date.h>"],
  ["core/dates/a.cpp", '#include "core/dates/span.h"'],
  ["core/rules/a.cpp", '#include "core/plan/document.h"'],
  ["core/deadlines/a.cpp", '#include "core/dates/span.h"'],
  ["core/exchange/a.cpp", "#include <nlohmann/json.hpp>"],
  ["core/exchange/a.cpp", "#include <xxhash.h>"],
  ["view/a.cpp", '#include "core/exchange/json.h"'],
  ["view/a.cpp", '#include "generated/icons.h"'],
  ["html/a.cpp", '#include "view/page.h"'],
  ["html/a.cpp", '// #include "ui/ui.h" would be wrong'],
  ["ui/a.cpp", '#include "imgui.h"'],
  ["app/a.cpp", '#include "core/edit/history.h"'],
  ["platform/web/a.cpp", "#include <emscripten/html5.h>"],
  ["platform/web/a.cpp", '#include "imgui_impl_opengl3.h"'],
  ["cli/a.cpp", '#include "html/write.h"'],
  ["cli/a.cpp", "#include <unistd.h>"],
];
const forbidden = [
  ["core/dates/a.cpp", '#include "core/plan/document.h"'],
  ["core/plan/a.h", '#include "core/edit/history.h"'],
  ["core/rules/a.cpp", '#include "core/edit/history.h"'],
  ["core/rules/a.cpp", '#include "core/deadlines/deadlines.h"'],
  ["core/rules/a.cpp", "#include <nlohmann/json.hpp>"],
  ["view/a.cpp", "#include <nlohmann/json.hpp>"],
  ["core/exchange/a.cpp", '#include "view/page.h"'],
  ["core/rules/a.cpp", '#include "generated/icons.h"'],
  ["core/plan/a.cpp", "#include <emscripten.h>"],
  ["core/plan/a.cpp", "#include <unistd.h>"],
  ["core/plan/a.cpp", "#ifdef __EMSCRIPTEN__"],
  ["view/a.cpp", '#include "imgui.h"'],
  ["view/a.cpp", "#  include <imgui_internal.h>"],
  ["view/a.cpp", '#include "html/write.h"'],
  ["html/a.cpp", '#include "ui/ui.h"'],
  ["html/a.cpp", "#include <emscripten/emscripten.h>"],
  ["app/a.cpp", '#include "ui/ui.h"'],
  ["app/a.cpp", '#include "ui/ui.h"'],
  ["html/a.cpp", '#include "report/csv.h"'],
  ["app/a.cpp", '#include "imgui.h"'],
  ["ui/a.cpp", '#include "app/session.h"'],
  ["ui/a.cpp", "#include <GLES3/gl3.h>"],
  ["platform/null/a.cpp", '#include "platform/web/canvas.h"'],
  ["cli/a.cpp", '#include "app/session.h"'],
  ["view/a.cpp", "#include <gtest/gtest.h>"],
  ["view/a.cpp", '#include "page.h"'],
  ["view/a.cpp", '#include "view/nowhere.h"'],
  ["view/a.cpp", '#include "generated/nobody.h"'],
  ["stray/a.cpp", ""],
];

test("what a layer may include is accepted", () => {
  for (const [file, line] of allowed) assert.deepEqual(problemsOf(file, line), [], `${file}: ${line}`);
});

test("what a layer may not include is reported, once", () => {
  for (const [file, line] of forbidden) assert.equal(problemsOf(file, line).length, 1, `${file}: ${line}`);
});

test("a breach names the file and the line", () => {
  const files = new Map([["view/a.cpp", '/* two\nlines */\n#include "imgui.h"\n']]);
  assert.deepEqual(breaches({ files }), [{ place: "src/view/a.cpp:3", problem: "view may not use Dear ImGui" }]);
});

test("a library that a layer may not link is reported", () => {
  assert.deepEqual(linkBreaches("core/rules", "cocrea_layer(USES plan dates)"), []);
  assert.deepEqual(linkBreaches("platform/web", "cocrea_web_program(cocrea USES app ui html THIRD_PARTY imgui)"), []);
  assert.equal(linkBreaches("core/rules", "cocrea_layer(USES plan edit\n  THIRD_PARTY json)").length, 1);
  assert.equal(linkBreaches("view", "cocrea_layer(USES nothing)").length, 1);
});

test("every layer reaches only what stands above it", () => {
  assert.deepEqual([...reach("core/deadlines")].sort(), ["core/dates", "core/deadlines", "core/plan", "core/rules"]);
  assert.ok(!reach("view").has("html") && !reach("app").has("ui"));
});

test("src/ keeps to the layers", async () => {
  /** @type {Map<string, string>} */
  const files = new Map();
  const generated = new Map([["icons.h", "view"]]);
  const wrong = [];
  for (const entry of await readdir(source, { recursive: true })) {
    const file = entry.split(path.sep).join("/");
    if (/\.(h|hpp|cpp|inc)$/.test(file)) files.set(file, await readFile(path.join(source, file), "utf8"));
    if (!file.endsWith("/CMakeLists.txt")) continue;
    const layer = layerOf(file);
    assert.ok(layer, `src/${file} belongs to no layer`);
    const text = await readFile(path.join(source, file), "utf8");
    for (const header of generatedHeaders(text)) generated.set(header, layer);
    wrong.push(...linkBreaches(layer, text));
  }
  assert.ok(files.size > 10, "the source tree was found");
  wrong.push(...breaches({ files, generated }));
  assert.deepEqual(wrong.map(({ place, problem }) => `${place}: ${problem}`), []);
});
