// Changes each comparison and each constant of src/core/rules and src/core/deadlines, one at a time, and each number of the edition, and
// asks whether the tests notice. Run by hand; it builds in a copy of its own (build/mutate), in which every mutant is compiled beside what it
// replaces and chosen when a test program starts (tools/mutate.h): one build, and then as many runs of the tests as there are mutants.
//
// usage: node tools/mutate.mjs [--only TEXT] [--ids A,B] [--every N [--from K]] [--jobs N] [--tables] [--list]
//   --only TEXT   mutants whose "path:line" contains TEXT
//   --ids A,B     those of these numbers (as --list and the survivors show them)
//   --every N     every Nth only, for a sample; beginning with the Kth, for another one
//   --jobs N      so many at a time (1)
//   --tables      asks the tables of cases only, not the properties
//   --list        says what it would change, and changes nothing
//
// First every group of tests runs as the sources are, and says which places it comes to. A mutant is then given to the groups that come to its place, the
// quickest first, until one of them fails: tables of cases, then properties. Prints each survivor with its place; ends with 1 if there is any.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const copy = join(root, "build/mutate/tree");
const build = join(root, "build/mutate/build");
const argument = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const has = (name) => process.argv.includes(name);

// --- what there is to change ------------------------------------------------------------------------

const COMPARISONS = {
  "<": ["<=", "lt", "<", ">"], "<=": ["<", "le", "<", ">"], ">": [">=", "gt", "<", ">"], ">=": [">", "ge", "<", ">"],
  "==": ["!=", "eq", "==", "=="], "!=": ["==", "ne", "==", "=="],
};

// Numbers that the compiler needs: how long arrays are, which says nothing about a rule. And those so large that they only stand for "before" or "after
// every date" (one more is the same).
const FIXED = /static_assert|std::array<\w|static constexpr|\bk(MostCounted|Counts|States|Standings) =/;
const ENDLESS = 10_000;
// A constant is worked out before any place is come to; every test is taken to come to it.
const FUNCTION = /constexpr [\w:<> ]+\(/;
const CONSTANT = /^(?!.*constexpr [\w:<> ]+\()\s*((inline |static )*constexpr|(static )?const [\w:]+ \w+ = \(?\d)/;

// Comments and strings are blanked, so that what is found is code, at its place.
function code(text) {
  return text.replace(/\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|(?<!\w)'(?:[^'\\\n]|\\.)*'|^#[^\n]*/gm, (found) => " ".repeat(found.length));
}

function changesIn(text) {
  const bare = code(text);
  const found = [];
  // With spaces around: templates, arrows and shifts have none.
  for (const match of bare.matchAll(/ (<=|>=|==|!=|<|>) /g)) found.push({ at: match.index + 1, from: match[1], to: COMPARISONS[match[1]][0] });
  for (const match of bare.matchAll(/(?<![\w.'<])(\d[\d']*)(u?)(?![\w.'>])/g)) {
    const value = Number(match[1].replaceAll("'", ""));
    if (value < ENDLESS) found.push({ at: match.index, from: match[0], to: `${value + 1}${match[2]}` });
  }
  const lines = bare.split("\n");
  return found.sort((a, b) => a.at - b.at).map((one) => {
    const line = text.slice(0, one.at).split("\n").length;
    return { ...one, line, isConstant: CONSTANT.test(lines[line - 1]) };
  }).filter(({ line }) => !FIXED.test(lines[line - 1]));
}

// The numbers of the edition, in the table that the build makes of it.
const TABLE = "generated/generated/rules_tables.cpp";
function numbersIn(text) {
  return [...text.matchAll(/^ {4}\{"(\w+)", (\d+), "[A-Z0-9-]+", /gm)].map((match) => ({
    at: match.index + match[0].indexOf(", ") + 2, from: match[2], to: String(Number(match[2]) + 1), line: match[1], isConstant: true }));
}

function withMutants(text, changes) {
  let made = '#include "tools/mutate.h"\n', done = 0;
  for (const one of changes) {
    const { at, from, to, id } = one;
    const comparison = COMPARISONS[from];
    const number = `(mutant::${one.isConstant ? `chosen == ${id}` : `on(${id})`} ? ${to} : ${from})`;
    made += text.slice(done, at) + (comparison ? `${comparison[2]}mutant::${comparison[1]}(${id})${comparison[3]}` : number);
    done = at + from.length;
  }
  made += text.slice(done);
  // Constants with a number in them are worked out when the program starts; functions remain what they are.
  return made.split("\n").map((line) => (FIXED.test(line) || FUNCTION.test(line) ? line : line.replace(/\bconstexpr (?=[\w:<>]+ \w)/, "const "))).join("\n");
}

const FOLDERS = ["src/core/rules", "src/core/deadlines"];
const sources = FOLDERS.flatMap((folder) => readdirSync(join(root, folder)).filter((name) => /\.(cpp|h)$/.test(name)).map((name) => `${folder}/${name}`));
const mutants = [];
function numbered(path, changes) {
  for (const one of changes) mutants.push(Object.assign(one, { id: mutants.length, path }));
  return changes;
}
const changed = new Map(sources.map((path) => {
  const text = readFileSync(join(root, path), "utf8");
  return [path, withMutants(text, numbered(path, changesIn(text)))];
}));

// --- one build with all of them ---------------------------------------------------------------------

// Whatever is the same as last time keeps its date, so that only what changed is built.
function put(path, bytes, mode = 0o644) {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(bytes))) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes, { mode });
}
for (const path of execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n")) {
  const from = join(root, path);
  if (existsSync(from)) put(join(copy, path), changed.get(path) ?? readFileSync(from), statSync(from).mode);
}
for (const name of [".deps", "node_modules"]) {
  if (existsSync(join(root, name)) && !existsSync(join(copy, name))) symlinkSync(join(root, name), join(copy, name));
}
const BINARIES = ["test_rules", "test_deadlines", "test_status"];
execFileSync("cmake", ["-S", copy, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DCOCREA_WERROR=OFF", "-Wno-dev",
  `-DCMAKE_CXX_FLAGS=-O2 -g0 -w -Wno-narrowing -D_GLIBCXX_ASSERTIONS -I${copy}`], { stdio: "ignore" });
const ninja = (...targets) => execFileSync("ninja", ["-C", build, "-j2", ...targets], { stdio: ["ignore", "ignore", "inherit"] });
try {
  ninja("generate_rules_tables");
  const table = readFileSync(join(build, TABLE), "utf8");
  const plain = table.includes("mutant::") ? readFileSync(join(build, "rules_tables.plain"), "utf8") : table;
  put(join(build, "rules_tables.plain"), plain);
  put(join(build, TABLE), withMutants(plain, numbered("assets/rules/editions", numbersIn(plain))));
  if (!has("--list")) ninja(...BINARIES);
} catch {
  console.error("It does not build.");
  process.exit(2);
}

const named = (one) => `${one.id} ${one.path}:${one.line}: ${one.from} -> ${one.to}`;
const ids = argument("--ids")?.split(",").map(Number);
const every = Number(argument("--every") ?? 1), from = Number(argument("--from") ?? 0);
const wanted = mutants.filter((one) => (ids ? ids.includes(one.id) : `${one.path}:${one.line}:`.includes(argument("--only") ?? "")))
  .filter((_, i) => i % every === from % every);
if (has("--list")) {
  for (const one of wanted) console.log(named(one));
  console.log(`${wanted.length} mutants`);
  process.exit(0);
}

// --- groups of tests --------------------------------------------------------------------------------

// A mutant may go on for ever, or ask for all memory.
function run({ binary, filter }, environment, seconds) {
  return new Promise((resolve) => {
    const begun = Date.now();
    const child = spawn("sh", ["-c", `ulimit -v 4000000; ulimit -c 0; exec ${join(build, "tests/bin", binary)} --gtest_brief=1 --gtest_fail_fast "--gtest_filter=${filter}"`],
      { stdio: "ignore", env: { ...process.env, ...environment } });
    const clock = setTimeout(() => child.kill("SIGKILL"), seconds * 1000);
    child.on("close", (status) => {
      clearTimeout(clock);
      resolve({ passes: status === 0, seconds: (Date.now() - begun) / 1000 });
    });
  });
}

// A table of cases is a group, and so is each other test.
function groupsOf(binary) {
  const groups = [];
  let suite = "";
  for (const line of execFileSync(join(build, "tests/bin", binary), ["--gtest_list_tests"], { encoding: "utf8" }).split("\n")) {
    if (/^\S/.test(line)) suite = line.split(" ")[0];
    else if (line.trim() !== "" && !suite.startsWith("Tables/")) groups.push({ binary, filter: suite + line.trim().split(" ")[0] });
  }
  return groups;
}
const tables = readdirSync(join(root, "tests/core/rules/cases")).filter((name) => name.endsWith(".json") && name !== "line.json").map((name) => name.slice(0, -5));
let groups = [...tables.map((name) => ({ binary: "test_rules", filter: `Tables/*_${name}_*`, isTable: true })), ...BINARIES.flatMap(groupsOf)];
// Of the laws about uncertain dates, those over the most combinations take minutes and find nothing that the others do not.
groups = groups.filter(({ filter }) => !/Uncertainty\.T/.test(filter));

const began = Date.now();
// What each comes to, and how long it takes, is the same for the same binaries.
const known = join(build, "groups.json");
const stamp = BINARIES.map((name) => statSync(join(build, "tests/bin", name)).mtimeMs).join();
const kept = existsSync(known) ? JSON.parse(readFileSync(known, "utf8")) : {};
if (kept.stamp === stamp) {
  groups = kept.groups;
} else {
  for (const group of groups) {
    const path = join(build, "reached.txt");
    const result = await run(group, { COCREA_MUTANTS_REACHED: path }, 600);
    if (!result.passes) {
      console.error(`${group.filter} does not pass before anything is changed.`);
      process.exit(2);
    }
    group.seconds = result.seconds;
    group.reached = readFileSync(path, "utf8").trim().split("\n").map(Number);
  }
  writeFileSync(known, JSON.stringify({ stamp, groups }));
}
for (const group of groups) group.reached = new Set(group.reached);
groups.sort((a, b) => (a.seconds < 2 || b.seconds < 2 ? Number(!a.isTable) - Number(!b.isTable) || a.seconds - b.seconds : a.seconds - b.seconds));
if (has("--tables")) groups = groups.filter(({ seconds }) => seconds < 1);

// --- mutant by mutant -------------------------------------------------------------------------------

async function survives(one) {
  for (const group of groups) {
    if (!one.isConstant && !group.reached.has(one.id)) continue;
    if (!(await run(group, { COCREA_MUTANT: String(one.id) }, 10 + group.seconds * 5)).passes) return false;
  }
  return true;
}
const survivors = [];
let next = 0;
async function work() {
  while (next < wanted.length) {
    const one = wanted[next++];
    if (process.stderr.isTTY) process.stderr.write(`\r${next} of ${wanted.length}`);
    if (!(await survives(one))) continue;
    survivors.push(one);
    const isReached = one.isConstant || groups.some(({ reached }) => reached.has(one.id));
    console.log(`survives: ${named(one)}${isReached ? "" : " (no test comes there)"}`);
  }
}
await Promise.all(Array.from({ length: Number(argument("--jobs") ?? 1) }, work));
console.log(`${wanted.length} mutants, ${wanted.length - survivors.length} noticed, ${survivors.length} survive; ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(survivors.length === 0 ? 0 : 1);
