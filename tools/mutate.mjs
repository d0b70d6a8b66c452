// Changes each comparison and each constant of src/core/rules and src/core/deadlines, one at a time, and each number of the edition, and
// asks whether the tests notice. Run by hand; it builds in a copy of its own (build/mutate), in which every mutant is compiled beside what it
// replaces and chosen when it runs (tools/mutate.h): one build, and then as many runs of the tests as there are mutants, forked from programs that have read
// their tables (tools/mutate_main.cpp).
//
// usage: node tools/mutate.mjs [--only TEXT] [--ids A,B] [--every N [--from K]] [--jobs N] [--tables] [--list]
//   --only TEXT   mutants whose "path:line" contains TEXT
//   --ids A,B     those of these numbers (as --list and the survivors show them)
//   --every N     every Nth only, for a sample; beginning with the Kth, for another one
//   --jobs N      so many at a time (1)
//   --tables      asks the tables of cases only, not the properties
//   --list        says what it would change and what it leaves out, and changes nothing
//
// First every group of tests runs as the sources are, and says which places it comes to. A mutant is then given to the groups that come to its place, the
// quickest first, until one of them fails: tables of cases, then properties. Prints each survivor with its place; ends with 1 if there is any.
//
// Left out is what no answer can hang on: how much is reserved, and what a comment at the line's end calls so, with the reason:
//   for (int k = n / 2; k < n; ++k)   // no mutants: where the search begins says only how long it takes
//   if (a < least) least = a;         // no mutants of <: of two that are alike either will do
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
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

const LEFT_OUT = /\/\/ no mutants(?: of (\S+))?: (.+)/;
const CAPACITY = /\.reserve\(|\bassert\(/;
const leftOut = [];

function changesIn(path, text) {
  const bare = code(text);
  const written = text.split("\n");
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
  }).filter(({ line, from }) => {
    const [, only, reason] = LEFT_OUT.exec(written[line - 1]) ?? [];
    const isLeftOut = reason !== undefined && (only?.split(",") ?? [from]).includes(from);
    if (isLeftOut) leftOut.push(`${path}:${line}: ${reason}`);
    return !isLeftOut && !CAPACITY.test(lines[line - 1]) && !FIXED.test(lines[line - 1]);
  });
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
// Each file has numbers of its own, so that an edit of one leaves the others as they were built.
const BLOCK = 256;
let blocks = 0;
function numbered(path, changes) {
  if (changes.length > BLOCK) throw new Error(`${path} has more than ${BLOCK} mutants`);
  changes.forEach((one, i) => mutants.push(Object.assign(one, { id: blocks * BLOCK + i, path })));
  blocks += 1;
  return changes;
}
const changed = new Map(sources.map((path) => {
  const text = readFileSync(join(root, path), "utf8");
  return [path, withMutants(text, numbered(path, changesIn(path, text)))];
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
for (const binary of BINARIES) {
  const folder = `tests/core/${binary.slice("test_".length)}`;
  put(join(copy, folder, "mutate_main.cpp"), readFileSync(join(root, "tools/mutate_main.cpp")));
}
execFileSync("cmake", ["-S", copy, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DCOCREA_WERROR=OFF", "-Wno-dev",
  `-DCMAKE_CXX_FLAGS=-O1 -g0 -w -Wno-narrowing -D_GLIBCXX_ASSERTIONS -I${copy}`], { stdio: "ignore" });
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
  for (const one of new Set(leftOut)) console.log(`left out: ${one}`);
  console.log(`${wanted.length} mutants`);
  process.exit(0);
}

// --- groups of tests --------------------------------------------------------------------------------

// A test program that has started, and runs tests as often as it is asked to. What is worked out when it starts is of the mutant in its environment.
class Program {
  constructor(binary, environment = {}) {
    this.answers = [];
    this.child = spawn(join(build, "tests/bin", binary), ["--gtest_brief=1", "--gtest_fail_fast"], { stdio: ["pipe", "pipe", "ignore"], env: { ...process.env, ...environment } });
    createInterface({ input: this.child.stdout }).on("line", (line) => this.answers.shift()?.(line === "pass"));
    this.child.stdin.on("error", () => {});
    this.child.on("close", () => {
      this.isGone = true;
      for (const answer of this.answers.splice(0)) answer(false);
    });
  }

  // Whether the tests pass; where the program did not even start, they do not.
  run(mutant, filter, seconds, reached = "-") {
    return new Promise((resolve) => {
      if (this.isGone) return resolve(false);
      const clock = setTimeout(() => this.child.kill("SIGKILL"), (seconds + 60) * 1000);
      this.answers.push((passes) => {
        clearTimeout(clock);
        resolve(passes);
      });
      this.child.stdin.write(`${mutant} ${seconds} ${reached} ${filter}\n`);
    });
  }

  end() { this.child.stdin.end(); }
}

class Programs {
  constructor(environment) {
    this.environment = environment;
    this.running = new Map();
  }

  of(binary) {
    if (!this.running.has(binary)) this.running.set(binary, new Program(binary, this.environment));
    return this.running.get(binary);
  }

  end() {
    for (const program of this.running.values()) program.end();
  }
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
let groups = [...tables.map((name) => ({ binary: "test_rules", filter: `Tables/*_${name}_*`, table: name })), ...BINARIES.flatMap(groupsOf)];
// Of the laws about uncertain dates, those over the most combinations take minutes and find nothing that the others do not.
groups = groups.filter(({ filter }) => !/Uncertainty\.T/.test(filter));
if (has("--tables")) groups = groups.filter(({ table, filter }) => table || /Cases/.test(filter));

const began = Date.now();
// What each comes to, and how long it takes, is the same for the same program and data.
const known = join(build, "groups.json");
const dateOf = (path) => String(statSync(path).mtimeMs);
const casesOf = (binary) => join(copy, `tests/core/${binary.slice("test_".length)}/cases.json`);
const stampOf = ({ binary, filter, table }) => [filter, dateOf(join(build, "tests/bin", binary)),
  ...(table ? [dateOf(join(copy, `tests/core/rules/cases/${table}.json`))] : []), ...(existsSync(casesOf(binary)) ? [dateOf(casesOf(binary))] : [])].join();
const kept = new Map(existsSync(known) ? JSON.parse(readFileSync(known, "utf8")) : []);
const asTheyAre = new Programs({});
for (const group of groups) {
  const stamp = stampOf(group);
  if (!kept.has(stamp)) {
    const path = join(build, "reached.txt");
    await asTheyAre.of(group.binary).run(-1, "none", 600);   // now it has started
    const begun = Date.now();
    if (!(await asTheyAre.of(group.binary).run(-1, group.filter, 600, path))) {
      console.error(`${group.filter} does not pass before anything is changed.`);
      process.exit(2);
    }
    kept.set(stamp, { seconds: (Date.now() - begun) / 1000, reached: readFileSync(path, "utf8").split("\n").filter(Boolean).map(Number) });
  }
  Object.assign(group, kept.get(stamp));
}
asTheyAre.end();
writeFileSync(known, JSON.stringify(groups.map((group) => [stampOf(group), { seconds: group.seconds, reached: group.reached }])));
for (const group of groups) {
  group.reached = new Set(group.reached);
  // Where a constant is used nobody knows; most likely where its file is come to.
  group.files = new Set([...group.reached].map((id) => Math.floor(id / BLOCK)));
}
groups.sort((a, b) => (a.seconds < 1 || b.seconds < 1 ? Number(!a.table) - Number(!b.table) || a.seconds - b.seconds : a.seconds - b.seconds));

// --- mutant by mutant -------------------------------------------------------------------------------

// What noticed the last one of a file most likely notices the next one.
const lastNoticed = new Map();
function noticed(one, group) {
  lastNoticed.set(one.path, group);
  return false;
}
function inOrder(one, isWanted) {
  const first = lastNoticed.get(one.path);
  const wanted = groups.filter(isWanted);
  return wanted.includes(first) ? [first, ...wanted.filter((group) => group !== first)] : wanted;
}

const limit = (group) => Math.ceil(5 + group.seconds * 5);

async function survives(one, programs) {
  if (one.isConstant) return survivesAsConstant(one);
  for (const group of inOrder(one, ({ reached }) => reached.has(one.id))) {
    if (!(await programs.of(group.binary).run(one.id, group.filter, limit(group)))) return noticed(one, group);
  }
  return true;
}

async function survivesAsConstant(one) {
  const programs = new Programs({ COCREA_MUTANT: String(one.id) });
  const near = ({ files }) => files.has(Math.floor(one.id / BLOCK));
  let passes = true;
  for (const group of [...inOrder(one, near), ...groups.filter((group) => !near(group))]) {
    passes = await programs.of(group.binary).run(-1, group.filter, limit(group)) || noticed(one, group);
    if (!passes) break;
  }
  programs.end();
  return passes;
}

const survivors = [];
let next = 0;
async function work() {
  const programs = new Programs({});
  while (next < wanted.length) {
    const one = wanted[next++];
    if (process.stderr.isTTY) process.stderr.write(`\r${next} of ${wanted.length}`);
    if (!(await survives(one, programs))) continue;
    survivors.push(one);
    const isReached = one.isConstant || groups.some(({ reached }) => reached.has(one.id));
    console.log(`survives: ${named(one)}${isReached ? "" : " (no test comes there)"}`);
  }
  programs.end();
}
await Promise.all(Array.from({ length: Number(argument("--jobs") ?? 1) }, work));
console.log(`${wanted.length} mutants, ${wanted.length - survivors.length} noticed, ${survivors.length} survive; ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(survivors.length === 0 ? 0 : 1);
