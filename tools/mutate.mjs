// Changes each comparison and each constant of src/core/rules and src/core/deadlines, one at a time, and each number of the edition, and
// asks whether the tests of these two layers notice. Run by hand; it builds in a copy of its own (build/mutate).
//
// usage: node tools/mutate.mjs [--only TEXT] [--every N] [--list]
//   --only TEXT   files whose path contains TEXT
//   --every N     every Nth mutant only, for a sample
//   --list        says what it would change, and changes nothing
//
// A mutant that does not compile is none. Prints each survivor with its place; ends with 1 if there is any.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const copy = join(root, "build/mutate/tree");
const build = join(root, "build/mutate/build");
const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const only = argument("--only") ?? "";
const every = Number(argument("--every") ?? 1);
const listing = process.argv.includes("--list");

const COMPARISONS = { "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==" };

// Comments and strings are blanked, so that what is found is code, at its place.
function code(text) {
  return text.replace(/\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|^#[^\n]*/gm, (found) => " ".repeat(found.length));
}

function mutantsOf(path) {
  const text = readFileSync(join(root, path), "utf8");
  const found = [];
  if (path.endsWith(".json")) {
    for (const match of text.matchAll(/"value": (\d+)/g)) {
      found.push({ at: match.index + match[0].length - match[1].length, from: match[1], to: String(Number(match[1]) + 1) });
    }
  } else {
    const bare = code(text);
    // With spaces around: templates, arrows and shifts have none.
    for (const match of bare.matchAll(/ (<=|>=|==|!=|<|>) /g)) found.push({ at: match.index + 1, from: match[1], to: COMPARISONS[match[1]] });
    for (const match of bare.matchAll(/(?<![\w.'])(\d+)(?![\w.'])/g)) found.push({ at: match.index, from: match[1], to: String(Number(match[1]) + 1) });
  }
  return found.map((one) => ({ ...one, path, line: text.slice(0, one.at).split("\n").length, text }));
}

const folders = ["src/core/rules", "src/core/deadlines", "assets/rules/editions"];
const files = folders.flatMap((folder) => readdirSync(join(root, folder)).filter((name) => /\.(cpp|json)$/.test(name)).map((name) => `${folder}/${name}`));
const mutants = files.filter((path) => path.includes(only)).flatMap(mutantsOf).filter((_, i) => i % every === 0);
const named = (one) => `${one.path}:${one.line}: ${one.from} -> ${one.to}`;
if (listing) {
  for (const one of mutants) console.log(named(one));
  console.log(`${mutants.length} mutants`);
  process.exit(0);
}

// A tree of its own, so that the one in which people work is never half changed.
rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const path of execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n")) {
  if (existsSync(join(root, path))) cpSync(join(root, path), join(copy, path), { recursive: true });
}
for (const name of [".deps", "node_modules"]) if (existsSync(join(root, name))) symlinkSync(join(root, name), join(copy, name));
execFileSync("cmake", ["-S", copy, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS=-O1 -g0", "-Wno-dev"], { stdio: "ignore" });
const compiles = () => spawnSync("ninja", ["-C", build, "test_rules", "test_deadlines"], { stdio: "ignore" }).status === 0;
const passes = (filter) =>
  ["test_rules", "test_deadlines"].every((name) => spawnSync(join(build, "tests/bin", name), ["--gtest_brief=1", "--gtest_fail_fast", `--gtest_filter=${filter}`], { stdio: "ignore", timeout: 120_000 }).status === 0);
// The tables notice most, at once; the properties take longer and are asked only where the tables did not.
const QUICK = "*Cases*:*Deadlines*:*Slots*:*Terms*";

if (!compiles() || !passes("*")) {
  console.error("The tests do not pass before anything is changed.");
  process.exit(2);
}
const survivors = [];
let none = 0;
mutants.forEach((one, i) => {
  const target = join(copy, one.path);
  writeFileSync(target, one.text.slice(0, one.at) + one.to + one.text.slice(one.at + one.from.length));
  if (!compiles()) none += 1;
  else if (passes(QUICK) && passes("*")) {
    survivors.push(one);
    console.log(`survives: ${named(one)}`);
  }
  writeFileSync(target, one.text);
  if (process.stderr.isTTY) process.stderr.write(`\r${i + 1} of ${mutants.length}`);
});
console.log(`${mutants.length} mutants, ${none} of them do not compile, ${survivors.length} survive`);
process.exit(survivors.length === 0 ? 0 : 1);
