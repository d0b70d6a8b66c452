// The table of texts in the web's program: what only the command line says is no part of the download.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("what only the command line says is no part of the web's program", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "cocrea-texts-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const made = (/** @type {string[]} */ ...options) => {
    execFileSync(process.execPath, [join(root, "tools/build/texts.mjs"), ...options, folder, ...["es", "en"].map((one) => join(root, `assets/texts/${one}.json`))]);
    return readFileSync(join(folder, "texts_table.cpp"), "utf8");
  };
  const all = made(), web = made("--web");
  assert.match(all, /No hay ningún plan en este archivo\./);
  assert.doesNotMatch(web, /No hay ningún plan en este archivo\./);
  assert.match(web, /Descargar plan/);
  assert.ok(all.length - web.length > 16_000, String(all.length - web.length));
});

// Every text of the program and of the rules, in all its forms, without what goes into it.
const texts = (() => {
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), "utf8"));
  const forms = (/** @type {string | Record<string, string>} */ text) => (typeof text === "string" ? [text] : Object.values(text));
  const rules = readdirSync(join(root, "assets/rules")).filter((name) => name.endsWith(".json")).map((name) => read(`assets/rules/${name}`).words);
  const ofRules = (/** @type {string} */ language) => rules.flatMap((words) => Object.entries(words).map(([key, text]) => [key, text[language]]));
  return ["es", "en"].flatMap((language) => [...Object.entries(read(`assets/texts/${language}.json`)), ...ofRules(language)]
    .flatMap(([key, text]) => forms(text).map((one) => ({ key, language, one: one.replace(/\{\w+\}/g, "…") }))));
})();

// One thing has one name, and every text speaks to people in the same way. What the handbook says itself stays as it is.
/** @type {[string, RegExp, string, RegExp?][]} */
const habits = [
  ["en", /evaluat/i, "assessment, assess: OGP’s own word", /pocMonitoring$/],
  ["en", /non-government\b/i, "non-governmental"],
  ["en", /\bactors?\b/i, "stakeholders"],
  ["en", /OGP’s page\b(?! of)|OGP page/, "OGP’s website"],
  ["en", /["«»]|'/, "“ ” and ’, no other marks"],
  ["es", /["“”]|'/, "« », no other marks"],
  ["es", /sólo/i, "solo without an accent"],
  ["es", /más nueva/, "más reciente"],
  ["es", /(^|[.:;,] )(elija|registre|escriba|suelte|pulse|añada|compruebe)\b/i, "what had better be done (“conviene…”), without ordering anybody"],
  ["es", /contacto del gobierno/, "punto de contacto de gobierno"],
  ["es", /empezar una actividad/, "iniciar una actividad, as the handbook says"],
  ["es", /^[^¿]*\?/, "¿ before a question", /^(file\.questionKeyHelp|keys\.list\w*|monitoring\.unsaid)$/],
  ["es", /\blienzo\b/, "vista gráfica"],
];

for (const [language, wrong, instead, except] of habits) {
  test(`the texts in ${language} say ${instead}`, () => {
    const found = texts.filter((text) => text.language === language && wrong.test(text.one) && !text.key.endsWith(".quote") && !except?.test(text.key));
    assert.deepEqual(found.map(({ key, one }) => `${key}: ${one}`), []);
  });
}

test("a text is a sentence with a full stop in both languages or in neither", () => {
  const ends = new Map(texts.filter(({ language }) => language === "es").map(({ key, one }) => [key, one.endsWith(".")]));
  const other = texts.filter(({ key, language, one }) => language === "en" && ends.get(key) !== one.endsWith("."));
  assert.deepEqual(other.map(({ key, one }) => `${key}: ${one}`), []);
});
