// The handbook's rules as data -> rules_tables.h, rules_tables.cpp.
// usage: node rules.mjs <output folder> <assets/rules/*.json, assets/rules/editions/*.json, src/core/{rules,deadlines}/*.cpp>
//
// assets/rules/README.md describes the data. The code is read too: what it names must exist, and what exists must be named. Any
// mistake ends the build with a line that says which file, which key and what to do.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { allowLongLiterals, blockView, literal, textBlock } from "./text_blocks.mjs";

const LANGUAGES = ["es", "en"];
const ACTORS = { government: "government", nonGovernment: "non_government", both: "both", monitoringBody: "monitoring_body", pointOfContact: "point_of_contact" };
const SEVERITIES = ["none", "requirement", "limit", "note", "status"];
const PARTS_OF_A_RULE = ["title", "quote", "reading", "next"];

// Placeholders by the kind of key, besides the edition's parameters and the names of facts that hold a text (see argument() in verdict.h).
const DAYS = ["due", "opens", "done"].flatMap((name) => [name, `${name}Earliest`, `${name}Latest`]);
const VERDICT = [...DAYS, "late", "count", "countLeast", "limit", "member", "commitment", "meeting"];
const NOTE = ["date", "dateEarliest", "dateLatest", "n", "name"];
const STEP = ["months", "count", "countLeast", "limit"];
const PLACEHOLDERS = { reason: VERDICT, remedy: VERDICT, note: NOTE, step: STEP };

const problems = [];
const problem = (where, what) => problems.push(`${where}: ${what}`);

const [, , output, ...inputs] = process.argv;
const read = (path) => readFileSync(path, "utf8");
const json = (path) => {
  try {
    return JSON.parse(read(path));
  } catch (error) {
    console.error(`${path}: not valid JSON: ${error.message}`);
    process.exit(1);
  }
};
const is = (path, folder) => basename(dirname(path)) === folder;
const data = inputs.filter((path) => path.endsWith(".json") && !is(path, "editions")).map((path) => ({ path, ...json(path) }));
const editions = inputs.filter((path) => path.endsWith(".json") && is(path, "editions")).map((path) => ({ path, ...json(path) }));
const code = inputs.filter((path) => path.endsWith(".cpp")).map((path) => ({ path, text: read(path) }));

// --- rules and words -------------------------------------------------------------------------------
const rules = new Map();
const words = new Map();
const placeholders = (text) => [...text.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]).sort();

function addWords(path, key, texts) {
  if (words.has(key)) return problem(path, `"${key}" stands also in ${words.get(key).path}`);
  for (const language of LANGUAGES) {
    if (typeof texts[language] !== "string" || texts[language].trim() === "") problem(path, `"${key}" has no text in "${language}"`);
  }
  for (const language of Object.keys(texts)) {
    if (!LANGUAGES.includes(language)) problem(path, `"${key}" has a text in "${language}", which is not one of ${LANGUAGES.join(", ")}`);
  }
  const [first, ...others] = LANGUAGES.map((language) => placeholders(texts[language] ?? "").join(" "));
  if (others.some((other) => other !== first)) problem(path, `"${key}" has other placeholders in each language: ${[first, ...others].join(" / ")}`);
  words.set(key, { path, texts });
}

for (const file of data) {
  for (const rule of file.rules ?? []) {
    if (rules.has(rule.id)) problem(file.path, `rule "${rule.id}" is there twice`);
    if (!SEVERITIES.includes(rule.severity)) problem(file.path, `rule "${rule.id}": severity "${rule.severity}" is not one of ${SEVERITIES.join(", ")}`);
    if (!Object.hasOwn(ACTORS, rule.actor ?? "")) problem(file.path, `rule "${rule.id}": actor "${rule.actor}" is not one of ${Object.keys(ACTORS).join(", ")}`);
    if (!/^\d+\.\d+$/.test(rule.section ?? "")) problem(file.path, `rule "${rule.id}": section "${rule.section}" is not like "1.9"`);
    rules.set(rule.id, { path: file.path, ...rule });
  }
  for (const [key, texts] of Object.entries(file.words ?? {})) addWords(file.path, key, texts);
}
for (const rule of rules.values()) {
  for (const key of [...PARTS_OF_A_RULE.map((part) => `${rule.id}.${part}`), rule.source]) {
    if (!words.has(key)) problem(rule.path, `rule "${rule.id}" needs the words "${key}"`);
  }
}

// --- editions --------------------------------------------------------------------------------------
const byName = new Map(editions.map((edition) => [edition.name, edition]));
const resolved = new Map();

function resolve(edition, below = []) {
  if (resolved.has(edition.name)) return resolved.get(edition.name);
  if (below.includes(edition.name)) {
    problem(edition.path, `"extends" goes round in a circle: ${[...below, edition.name].join(" > ")}`);
    return { rules: [], parameters: {} };
  }
  let base = { rules: [], parameters: {} };
  if (edition.extends !== undefined) {
    const parent = byName.get(edition.extends);
    if (parent === undefined) problem(edition.path, `extends "${edition.extends}", which is no edition`);
    else base = resolve(parent, [...below, edition.name]);
  }
  for (const id of edition.repeals ?? []) {
    if (!base.rules.includes(id)) problem(edition.path, `repeals "${id}", which "${edition.extends}" does not have`);
  }
  const own = (edition.rules ?? []).filter((id) => !base.rules.includes(id));
  const result = {
    ...edition,
    rules: [...base.rules, ...own].filter((id) => !(edition.repeals ?? []).includes(id)),
    parameters: { ...base.parameters, ...edition.parameters },
  };
  resolved.set(edition.name, result);
  return result;
}

const parametersUsed = new Map();
for (const { path, text } of code) {
  for (const match of text.matchAll(/\bparameter\("([^"]*)"\)/g)) parametersUsed.set(match[1], path);
}
const date = /^\d{4}-\d{2}-\d{2}$/;
for (const edition of editions) {
  const { rules: ids, parameters } = resolve(edition);
  for (const id of ids) if (!rules.has(id)) problem(edition.path, `rule "${id}" is not described in assets/rules`);
  for (const [name, path] of parametersUsed) {
    if (!(name in parameters)) problem(edition.path, `the parameter "${name}" is used in ${path} and has no value here`);
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!parametersUsed.has(name)) problem(edition.path, `the parameter "${name}" is used nowhere in the code`);
    if (!Number.isInteger(parameter.value)) problem(edition.path, `the parameter "${name}" is not a whole number: ${JSON.stringify(parameter.value)}`);
    if (typeof parameter.quote !== "string" || parameter.quote === "") problem(edition.path, `the parameter "${name}" has no quote`);
    if (!rules.has(parameter.rule)) problem(edition.path, `the parameter "${name}" belongs to "${parameter.rule}", which is no rule`);
  }
  for (const end of ["validFrom", "validUntil"]) {
    if (edition[end] !== null && !date.test(edition[end] ?? "")) problem(edition.path, `"${end}" is a day like "2026-01-31", or null where the source does not say`);
  }
  for (const [key, texts] of Object.entries(edition.words ?? {})) {
    if (!words.has(key)) problem(edition.path, `"${key}" replaces nothing`);
    addWords(edition.path, `${edition.name}/${key}`, texts);
  }
}
const defaults = editions.filter((edition) => edition.default === true);
if (defaults.length !== 1) problem("assets/rules/editions", `exactly one edition is the default, found ${defaults.length}`);

// --- code and words name each other ----------------------------------------------------------------
const named = new Map();
for (const { path, text } of code) {
  for (const match of text.matchAll(/"((?:fact|step|note|missing|remedy|reason|deadline)\.[A-Za-z0-9.-]+)"/g)) named.set(match[1], path);
  for (const match of text.matchAll(/\bbegin\(context, "([^"]*)"/g)) {
    if (!rules.has(match[1])) problem(path, `rule "${match[1]}" is not described in assets/rules`);
  }
}
for (const [key, path] of named) if (!words.has(key)) problem(path, `"${key}" has no words in assets/rules`);

const parameterNames = editions.flatMap((edition) => Object.keys(resolve(edition).parameters));
const sources = new Set([...rules.values()].map((rule) => rule.source));
for (const [full, { path, texts }] of words) {
  const key = full.slice(full.indexOf("/") + 1);
  const kind = key.slice(0, key.indexOf("."));
  const partOfRule = rules.has(kind) && PARTS_OF_A_RULE.includes(key.slice(kind.length + 1));
  if (!named.has(key) && !partOfRule && !sources.has(key) && key !== "quote.origin") problem(path, `"${key}" is used nowhere`);
  const allowed = [...(PLACEHOLDERS[kind] ?? []), ...(["reason", "remedy"].includes(kind) ? parameterNames : [])];
  for (const name of placeholders(texts[LANGUAGES[0]] ?? "")) {
    if (!allowed.includes(name)) problem(path, `"${key}" has the placeholder {${name}}; a ${kind} knows ${allowed.length > 0 ? allowed.join(", ") : "none"}`);
  }
}

if (problems.length > 0) {
  for (const line of problems) console.error(line);
  console.error(`${problems.length} mistake(s) in the data of the rules`);
  process.exit(1);
}

// --- tables ----------------------------------------------------------------------------------------
const bytes = (text) => Buffer.from(text, "utf8");
const keys = [...words.keys()].sort((a, b) => Buffer.compare(bytes(a), bytes(b)));
const table = (name, type, lines) => `constexpr ${type} ${name}[] = {\n${lines.map((line) => `    ${line},\n`).join("")}};\n`;

// An edition begins with its own rules in the order of the handbook's sections.
const section = (id) => rules.get(id).section.split(".").map(Number);
const inOrder = (ids) => [...ids].sort((a, b) => section(a)[0] - section(b)[0] || section(a)[1] - section(b)[1]);
const ordered = [...editions].sort((a, b) => Number(b.default === true) - Number(a.default === true) || (a.name < b.name ? -1 : 1));

let cpp = `// Generated from assets/rules by tools/build/rules.mjs: do not edit.
#include "generated/rules_tables.h"

${allowLongLiterals}
namespace cocrea::rules::generated {
namespace {

`;
ordered.forEach((edition, i) => {
  const { rules: ids, parameters } = resolve(edition);
  cpp += table(`kRules${i}`, "RuleInfo", inOrder(ids).map((id) => {
    const rule = rules.get(id);
    return `{${literal(id)}, ${literal(rule.section)}, Severity::${rule.severity}, Actor::${ACTORS[rule.actor]}, ${literal(rule.source)}}`;
  }));
  cpp += table(`kParameters${i}`, "RuleParameter", Object.entries(parameters).map(([name, { value, rule, quote }]) =>
    `{${literal(name)}, ${value}, ${literal(rule)}, ${literal(quote)}}`));
});
cpp += table("kRuleSetTable", "RuleSet", ordered.map((edition, i) =>
  `{${literal(edition.name)}, ${literal(edition.validFrom ?? "")}, ${literal(edition.validUntil ?? "")}, kRules${i}, kParameters${i}}`));
cpp += table("kLanguageTable", "std::string_view", LANGUAGES.map(literal));
cpp += textBlock("kKeys", keys);
for (const language of LANGUAGES) cpp += textBlock(`kWords_${language}`, keys.map((key) => words.get(key).texts[language]));
cpp += `
}  // namespace

constinit const std::span<const RuleSet> kRuleSets{kRuleSetTable};
constinit const std::span<const std::string_view> kWordLanguages{kLanguageTable};
TextBlocks word_blocks() {
  return {${blockView("kKeys")}, {${LANGUAGES.map((language) => blockView(`kWords_${language}`)).join(", ")}}};
}

}  // namespace cocrea::rules::generated
`;
const header = `// Generated from assets/rules by tools/build/rules.mjs: do not edit.
#pragma once

#include <span>
#include <string_view>

#include "core/rules/check.h"
#include "core/rules/text_blocks.h"

namespace cocrea::rules::generated {

extern const std::span<const RuleSet> kRuleSets;                 // the default one first
extern const std::span<const std::string_view> kWordLanguages;
TextBlocks word_blocks();                                        // languages as in kWordLanguages

}  // namespace cocrea::rules::generated
`;
writeFileSync(join(output, "rules_tables.h"), header);
writeFileSync(join(output, "rules_tables.cpp"), cpp);
