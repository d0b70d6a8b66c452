// Changes each comparison and each constant of src/core/rules and src/core/deadlines, one at a time, and each number of the edition, and
// asks whether the tests of these two layers notice. Run by hand; it builds in a copy of its own (build/mutate).
//
// usage: node tools/mutate.mjs [--only TEXT] [--every N [--from K]] [--keep] [--list]
//   --only TEXT   files whose path contains TEXT
//   --every N     every Nth mutant only, for a sample; beginning with the Kth, for another one
//   --keep        goes on with the build of last time, where the sources are the same
//   --list        says what it would change, and changes nothing
//
// Takes about three seconds for each mutant that the tables notice, a minute for each that only the properties may: the one file is compiled and the two
// binaries are linked with the build's own commands, without asking the build what else may have changed. All of them take hours.
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
const from = Number(argument("--from") ?? 0);
const keep = process.argv.includes("--keep");
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
const mutants = files.filter((path) => path.includes(only)).flatMap(mutantsOf).filter((_, i) => i % every === from % every);
const named = (one) => `${one.path}:${one.line}: ${one.from} -> ${one.to}`;
if (listing) {
  for (const one of mutants) console.log(named(one));
  console.log(`${mutants.length} mutants`);
  process.exit(0);
}

// A tree of its own, so that the one in which people work is never half changed.
if (!keep) rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const path of execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n")) {
  if (!existsSync(join(root, path))) continue;
  if (keep && existsSync(join(copy, path)) && readFileSync(join(root, path)).equals(readFileSync(join(copy, path)))) continue;
  cpSync(join(root, path), join(copy, path), { recursive: true });
}
for (const name of [".deps", "node_modules"]) {
  if (existsSync(join(root, name)) && !existsSync(join(copy, name))) symlinkSync(join(root, name), join(copy, name));
}
const BINARIES = ["test_rules", "test_deadlines"];
const run = (command, args, options = {}) => spawnSync(command, args, { stdio: "ignore", ...options }).status === 0;
const builds = () => run("ninja", ["-C", build, "-j2", ...BINARIES]);
const passes = (filter) => BINARIES.every((name) => run(join(build, "tests/bin", name), ["--gtest_brief=1", "--gtest_fail_fast", `--gtest_filter=${filter}`], { timeout: 900_000 }));
// The tables notice most, at once; the properties take longer and are asked only where the tables did not, those of many days or rounds not at all.
const QUICK = "*Cases*:*Deadlines*:*Editions*:Line*:Sums*:Worlds*:Tally*:Worst*:NextPlan*";
const SLOW = "*:-Uncertainty.T*:Uncertainty.OneYear:Missing.NoValue*:Missing.Some*:Placeholders.*:Samples.*";

execFileSync("cmake", ["-S", copy, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_CXX_FLAGS=-O1 -g0 -w", "-DCOCREA_WERROR=OFF",
  "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-Wno-dev"], { stdio: "ignore" });
if (!builds() || !passes(SLOW)) {
  console.error("The tests do not pass before anything is changed.");
  process.exit(2);
}

// --- one mutant -------------------------------------------------------------------------------------

const compilations = new Map(JSON.parse(readFileSync(join(build, "compile_commands.json"), "utf8")).map(({ file, command }) => [file, { command, output: / -o (\S+)/.exec(command)[1] }]));
const links = BINARIES.map((name) => execFileSync("ninja", ["-C", build, "-t", "commands", name], { encoding: "utf8" }).trim().split("\n").at(-1));
const shell = (command) => run("sh", ["-c", command], { cwd: build });

// The object into its library.
function archive(output) {
  const layer = output.split("/CMakeFiles/")[0];
  return shell(`ar r ${layer}/libcocrea_${layer.split("/").at(-1)}.a ${output} 2>/dev/null`);
}
function compile(target) {
  const { command, output } = compilations.get(target);
  cpSync(join(build, output), join(build, `${output}.kept`));
  return shell(command) && archive(output) && links.every(shell);
}
function restore(target) {
  const { output } = compilations.get(target);
  cpSync(join(build, `${output}.kept`), join(build, output));
  return archive(output);
}

const survivors = [];
let none = 0;
mutants.forEach((one, i) => {
  const target = join(copy, one.path);
  const isData = one.path.endsWith(".json");
  writeFileSync(target, one.text.slice(0, one.at) + one.to + one.text.slice(one.at + one.from.length));
  if (!(isData ? builds() : compile(target))) none += 1;
  else if (passes(QUICK) && passes(SLOW)) {
    survivors.push(one);
    console.log(`survives: ${named(one)}`);
  }
  writeFileSync(target, one.text);
  if (isData ? !builds() : !restore(target)) throw new Error(`${one.path} does not build any more`);
  if (process.stderr.isTTY) process.stderr.write(`\r${i + 1} of ${mutants.length}`);
});
console.log(`${mutants.length} mutants, ${none} of them do not compile, ${survivors.length} survive`);
process.exit(survivors.length === 0 ? 0 : 1);
