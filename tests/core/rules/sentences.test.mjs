// Every sentence of the source that obliges, allows or limits stands in sentences.json with its rules; every rule stands in it; and nothing else does.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const json = (path) => JSON.parse(read(path));

const map = json("tests/core/rules/sentences.json");
const files = readdirSync(new URL("assets/rules/", root)).filter((name) => name.endsWith(".json"));
const rules = files.flatMap((name) => (json(`assets/rules/${name}`).rules ?? []).map((rule) => rule.id));

// One line a sentence: paragraphs and points of lists begin anew, the lines of a paragraph break anywhere.
function sentencesOf(source) {
  return source
    .split(/\n\s*\n|\n(?=[•]|\d\. )/)
    .map((block) => block.replace(/\s+/g, " ").trim().replace(/^(• |\d+\. )/, ""))
    // A point ends a sentence where a capital follows.
    .flatMap((block) => block.split(/(?<=\.) (?=\p{Lu})/u));
}

// Verbs of duty, permission and consequence, and the words of limits.
const obliges = /\b(deberán?|podrán?|pueden?|hasta|no más de|a más tardar|por lo menos|al menos|tendrán|será|serán|aplicará|se asignará|se publicará|se evaluarán)(?!\p{L})/u;
// What stands in a list below a sentence that obliges.
const consequences = /^(No entregaron|o entregaron|No enviaron|La plataforma digital)/;

const sentences = sentencesOf(read("tests/data/manual-ogp-local-extracto.txt")).filter((sentence) => obliges.test(sentence) || consequences.test(sentence));
const unfolded = (sentence) => sentence.replace(/\s+/g, " ").trim();
// A heading runs into the paragraph below it, and one sentence into the list that it opens.
const says = (found, mapped) => found === mapped || found.endsWith(` ${mapped}`);

const missingOf = (mapped) => sentences.filter((sentence) => !mapped.some((one) => says(unfolded(sentence), one.says)));
test("every sentence that obliges, allows or limits has its rules or says why none can decide it", () => {
  assert.ok(sentences.length > 40, `${sentences.length} sentences`);
  assert.deepEqual(missingOf(map.sentences), []);
});

test("none of the map can be left out", () => {
  for (const left of map.sentences) assert.notDeepEqual(missingOf(map.sentences.filter((one) => one !== left)), [], left.says);
});

test("every sentence of the map stands in the source, once", () => {
  const lost = map.sentences.filter((one) => !sentences.some((sentence) => says(unfolded(sentence), one.says)));
  assert.deepEqual(lost.map((one) => one.says), []);
  assert.equal(new Set(map.sentences.map((one) => one.says)).size, map.sentences.length);
  for (const one of map.sentences) assert.ok((one.rules ?? []).length > 0 || one.notComputable, one.says);
});

test("every rule is named by a sentence, or says which other words it comes from; and every rule named is one", () => {
  const named = new Set([...map.sentences.flatMap((one) => one.rules ?? []), ...Object.keys(map.rulesOfOtherSentences)]);
  assert.deepEqual(rules.filter((rule) => !named.has(rule)), []);
  assert.deepEqual([...named].filter((rule) => !rules.includes(rule)), []);
});
