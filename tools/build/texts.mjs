// Makes a table of the product's words: assets/texts/*.json -> texts_table.h, texts_table.cpp.
// usage: node texts.mjs [--web] <output folder> <es.json> <en.json>
// --web: without what only the command line says.
//
// Fails when a text is missing in one language, when the placeholders or plural forms of two languages differ, when a key that the
// code names does not exist, when a key is used nowhere, and when the code adds a text to another one. A key is a string literal of
// the form "area.name" whose first part is an area of the texts; node ids therefore never begin with an area and a dot.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { allowLongLiterals, blockView, textBlock } from "./text_blocks.mjs";

// Keys that the code puts together: everything below these prefixes counts as used. Beside each: who makes them.
const dynamic = [
  "field.",           // view/nodes.cpp: field.<entity type>.<field>
  "choice.",          // view/nodes.cpp: choice.<entity type>.<field>.<name>
  "placeholder.",     // view/nodes.cpp: placeholder.<entity type>.<field>
  "help.",            // view/nodes.cpp: help.<entity type>.<field>
  "kind.",            // view/change_words.cpp: kind.<entity type>
  "list.",            // view/forms.cpp: list.<entity type>.<field>.<title, help or add>
  "state.",           // view/words.cpp: state.<rules::name(State)>
  "standing.",        // cli/commands.cpp: standing.<rules::name(Standing)>
  "actor.",           // view/words.cpp: actor.<deadlines::name(Actor)>
  "month.",           // view/dates_in_words.cpp: month.<full|brief|letter>.<1..12>
  "import.cause.",    // app: import.cause.<exchange::Cause in camelCase>, or why a file could not be had
  "import.advice.",   // app: import.advice.<likewise>
  "table.cause.",     // report/read_table.cpp: table.cause.<what is wrong>
  "table.advice.",    // report/read_table.cpp: table.advice.<likewise>
  "edit.",            // labels of transactions
  "rejected.",        // why a typed text could not be taken
  "ways.",            // view/pages/ways_out.cpp: ways.table.<table>, ways.reader.<role>, ways.form.<form>
  "verdict.",         // view/words.cpp: verdict.<rule>.<rules::name(State)>
];
const scanned = ["view", "html", "report", "ui", "app", "platform", "cli"];

const ofCommandLine = /^(cli|psplib)\./;

const [output, ...inputs] = process.argv.slice(2).filter((one) => one !== "--web");
const isWeb = process.argv.includes("--web");
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const problems = [];

// ---- reading ----------------------------------------------------------------------------------------------------------------------------

// JSON.parse keeps the last of two equal keys without a word.
function read(path) {
  const source = readFileSync(path, "utf8");
  const seen = new Set();
  for (const [, key] of source.matchAll(/^  "([^"]+)":/gm)) {
    if (seen.has(key)) problems.push(`${path}: "${key}" stands there twice`);
    seen.add(key);
  }
  return JSON.parse(source);
}
const languages = inputs.map((path) => ({ name: /([^/\\]+)\.json$/.exec(path)[1], path, texts: read(path) }));
const keys = [...new Set(languages.flatMap((language) => Object.keys(language.texts)))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

const forms = (text) => (typeof text === "string" ? { other: text } : text);
const placeholders = (text) => [...new Set([...text.matchAll(/\{([A-Za-z]+)\}/g)].map((match) => match[1]))].sort().join(" ");

for (const key of keys) {
  if (!/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+)+$/.test(key)) problems.push(`"${key}" is no key: expected area.name`);
  const all = [];
  for (const { name, texts } of languages) {
    const text = texts[key];
    if (text === undefined) {
      problems.push(`"${key}" is missing in ${name}`);
      continue;
    }
    const { other, one, ...rest } = forms(text);
    if (typeof other !== "string" || Object.keys(rest).length || (typeof text !== "string" && typeof one !== "string")) {
      problems.push(`"${key}" in ${name}: expected a text, or {"one": ..., "other": ...}`);
      continue;
    }
    for (const form of [other, one]) {
      if (form === undefined) continue;
      if (form.trim() === "" || form !== form.trim()) problems.push(`"${key}" in ${name} is empty or has space around it`);
      if (/\.\.\.|  /.test(form)) problems.push(`"${key}" in ${name}: write … for three points, and single spaces`);
      if (form !== form.normalize("NFC")) problems.push(`"${key}" in ${name} is not in NFC`);
    }
    if (one !== undefined) {
      const missing = placeholders(other).split(" ").filter((p) => p !== "count" && !placeholders(one).split(" ").includes(p) && p !== "");
      if (missing.length) problems.push(`"${key}" in ${name}: "one" lacks {${missing.join("}, {")}}`);
    }
    all.push({ name, shape: `${one === undefined ? "text" : "plural"} ${placeholders(other)}` });
  }
  if (new Set(all.map((entry) => entry.shape)).size > 1) {
    problems.push(`"${key}" differs between languages: ${all.map((entry) => `${entry.name} has ${entry.shape}`).join(", ")}`);
  }
}

// ---- use --------------------------------------------------------------------------------------------------------------------------------

function* sources(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(cpp|h)$/.test(entry.name)) yield path;
  }
}
const areas = new Set(keys.map((key) => key.split(".")[0]));
const known = new Set(keys);
const used = new Set();
for (const folder of scanned) {
  for (const path of sources(join(root, "src", folder))) {
    const lines = readFileSync(path, "utf8").split("\n");
    lines.forEach((line, index) => {
      if (/^\s*(\/\/|#include)/.test(line)) return;
      for (const [, literal] of line.replace(/\/\/.*$/, "").matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
        if (!/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9_-]+)+$/.test(literal) || !areas.has(literal.split(".")[0])) continue;
        used.add(literal);
        if (ofCommandLine.test(literal) && folder !== "cli") problems.push(`${relative(root, path)}:${index + 1}: only the command line has the text "${literal}"`);
        if (!known.has(literal)) problems.push(`${relative(root, path)}:${index + 1}: there is no text "${literal}"`);
      }
    });
  }
}
for (const key of keys) {
  if (!used.has(key) && !dynamic.some((prefix) => key.startsWith(prefix))) problems.push(`"${key}" is used nowhere`);
}

// ---- whole sentences ---------------------------------------------------------------------------------------------------------------------

// What one text says is never added to what another says: word order, gender and punctuation are each language's own. A text that needs
// another one has a placeholder for it. (Whole sentences may follow one another, by append.)
const words = /(?<![\w:])(?:c_?|page_|context)\.(?:t|n|rule)\(|(?<![\w:])(?:view::)?(?:text|plural|full|brief|rule_sentence)\((?:c\.|c_\.|language|state_|page)/g;

function endOfCall(source, open) {
  let depth = 0, quoted = false;
  for (let i = open; i < source.length; i++) {
    if (quoted) {
      if (source[i] === "\\") i++;
      else if (source[i] === '"') quoted = false;
    } else if (source[i] === '"') quoted = true;
    else if (source[i] === "(") depth++;
    else if (source[i] === ")" && --depth === 0) return i + 1;
  }
  return source.length;
}
for (const folder of scanned) {
  for (const path of sources(join(root, "src", folder))) {
    const source = readFileSync(path, "utf8").replace(/^\s*\/\/.*$/gm, "").replace(/\/\/ .*$/gm, "");
    for (const { 0: call, index } of source.matchAll(words)) {
      const end = endOfCall(source, index + call.indexOf("("));
      if (/\+\s*$/.test(source.slice(Math.max(0, index - 20), index)) || /^\s*\+/.test(source.slice(end, end + 20))) {
        problems.push(`${relative(root, path)}: a sentence is put together from pieces: ${source.slice(index, end)}; write one text with placeholders`);
      }
    }
  }
}

if (problems.length) {
  console.error(`texts: ${problems.length} problem(s)\n  ${problems.join("\n  ")}`);
  process.exit(1);
}

// ---- writing ----------------------------------------------------------------------------------------------------------------------------

const header = `// Generated from assets/texts by tools/build/texts.mjs: do not edit.
#pragma once

#include "core/rules/text_blocks.h"

namespace cocrea::view {

// A text that has two forms is the one for several, this sign, and the one for one.
inline constexpr char kFormSeparator = '\\001';

// Languages in the order of the enumeration Language.
rules::TextBlocks text_blocks();

}  // namespace cocrea::view
`;
const written = isWeb ? keys.filter((key) => !ofCommandLine.test(key)) : keys;
const columns = languages.map(({ name, texts }) => ({ name: `k_${name}`, texts: written.map((key) => forms(texts[key])) }));
const table = `// Generated from assets/texts by tools/build/texts.mjs: do not edit.
#include "generated/texts_table.h"

${allowLongLiterals}
namespace cocrea::view {
namespace {

${textBlock("kKeys", written)}
${columns.map(({ name, texts }) => textBlock(name, texts.map(({ other, one }) => (one === undefined ? other : [other, one])))).join("\n")}
}  // namespace

rules::TextBlocks text_blocks() {
  return {${blockView("kKeys")}, {${columns.map(({ name }) => blockView(name)).join(", ")}}};
}

}  // namespace cocrea::view
`;
writeFileSync(join(output, "texts_table.h"), header);
writeFileSync(join(output, "texts_table.cpp"), table);
