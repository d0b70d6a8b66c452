// Runs the benchmark programs and sets their figures side by side; called by tools/bench.
//
// A program prints one JSON object a line: {"name": "check, 12 x 10", "value": 143.2, "unit": "us",
// "limit": 200}. A figure above its limit is "over", and the run then fails. Other output is passed through.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const build = process.env.COCREA_WEB_BUILD ?? path.join(root, "build/web");

/** @typedef {{ name: string, value: number, unit: string, limit?: number, source: string }} Figure */

/** @param {string} folder @param {string} ending */
async function programs(folder, ending) {
  return existsSync(folder)
    ? (await readdir(folder)).filter((file) => file.endsWith(ending)).sort().map((file) => path.join(folder, file))
    : [];
}

/** What the build itself knows: the sizes of what people fetch. @returns {Promise<Figure[]>} */
async function sizes() {
  const report = JSON.parse(await readFile(path.join(build, "site.json"), "utf8"));
  return [
    { name: "first visit, all files, brotli -11", value: report.firstVisitBrotli / 1024, unit: "KiB", limit: 400, source: "site" },
    { name: "single-file edition", value: report.singleFileBytes / 1024, unit: "KiB", limit: 1.2 * 1024, source: "site" },
  ];
}

/** Runs one program and collects its figures. @param {string} file @returns {Promise<Figure[]>} */
async function run(file) {
  const source = path.basename(file).replace(/\.(js|mjs)$/, "");
  const child = spawn(process.execPath, ["--no-experimental-fetch", file].slice(file.endsWith(".mjs") ? 1 : 0),
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const figures = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith("{")) { console.log(line); continue; }
    const figure = JSON.parse(line);
    if (typeof figure.name !== "string" || typeof figure.value !== "number" || typeof figure.unit !== "string") {
      throw new Error(`${source}: a figure needs a name, a value and a unit: ${line}`);
    }
    figures.push({ ...figure, source });
  }
  const code = child.exitCode ?? await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`${source} ended with ${code}`);
  if (figures.length === 0) throw new Error(`${source} printed no figure`);
  return figures;
}

/** @param {number} value */
const short = (value) => value === 0 ? "0" : Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);

/** @param {Figure[]} figures */
function table(figures) {
  const width = Math.max(...figures.map(({ name }) => name.length), 7);
  console.log(`\n${"measure".padEnd(width)} ${"value".padStart(10)} ${"limit".padStart(10)}  unit`);
  for (const { name, value, unit, limit } of figures) {
    const verdict = limit === undefined ? "" : value <= limit ? "ok" : "OVER";
    console.log(`${name.padEnd(width)} ${short(value).padStart(10)} ${(limit === undefined ? "" : short(limit)).padStart(10)}  ${unit.padEnd(6)} ${verdict}`);
  }
}

const words = process.argv.slice(2);
const chosen = [
  ...await programs(path.join(build, "bench/bin"), "_bench.js"),
  ...await programs(path.join(root, "tests/bench"), "_bench.mjs"),
].filter((file) => words.length === 0 || words.some((word) => path.basename(file).includes(word)));

const figures = words.length === 0 ? await sizes() : [];
let broken = 0;
for (const file of chosen) {
  console.log(`== ${path.relative(root, file)}`);
  try {
    figures.push(...await run(file));
  } catch (error) {
    broken += 1;
    console.error(`!! ${error.message}`);
  }
}
if (figures.length === 0) {
  console.error(`!! no program of tests/bench has a name with ${words.join(" or ")}`);
  process.exit(1);
}
table(figures);
await writeFile(path.join(root, "build/bench.json"), JSON.stringify(figures, null, 2) + "\n");
const over = figures.filter(({ value, limit }) => limit !== undefined && value > limit).length;
console.log(`\n${figures.length} figures, ${over} over their limit, ${broken} programs failed; written to build/bench.json`);
process.exit(over + broken > 0 ? 1 : 0);
