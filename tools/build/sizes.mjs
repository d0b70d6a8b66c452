// What each layer takes of the program, as a table: bytes of code, and its share of what a first visit fetches. Reads a WebAssembly program
// that keeps the names of its functions (target `sizes`).
//
// usage: node tools/build/sizes.mjs PROGRAM.wasm
//
// A function belongs to the layer of the first name of ours in it: a list's template to whoever asked for it. Each group is compressed by itself
// and the sums are scaled to the whole, since what layers have in common is compressed once.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const SECTION = { custom: 0, imports: 2, code: 10 };
const IMPORTED = { function: 0, table: 1, memory: 2, global: 3 };

/** Reads a program's bytes in order. */
class Reader {
  at = 0;
  /** @param {Buffer} bytes */
  constructor(bytes) { this.bytes = bytes; }
  get more() { return this.at < this.bytes.length; }
  byte() { return this.bytes[this.at++] ?? 0; }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  /** @param {number} count */
  take(count) { return this.bytes.subarray(this.at, this.at += count); }
  text() { return this.take(this.number()).toString("utf8"); }
}

/** How many functions a program imports: the code's come after them. @param {Reader} section */
function importedFunctions(section) {
  let functions = 0;
  for (let left = section.number(); left > 0; --left) {
    section.text();
    section.text();
    const kind = section.byte();
    if (kind === IMPORTED.function) { section.number(); functions += 1; continue; }
    section.byte();  // the type of a table's elements or of a global; a memory's flags
    if (kind === IMPORTED.global) { section.byte(); continue; }
    const bounded = (kind === IMPORTED.table ? section.byte() : section.bytes[section.at - 1] ?? 0) & 1;
    section.number();
    if (bounded) section.number();
  }
  return functions;
}

/** @param {Reader} section @returns {Map<number, string>} */
function functionNames(section) {
  const names = new Map();
  while (section.more) {
    const kind = section.byte();
    const part = new Reader(section.take(section.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; --left) names.set(part.number(), part.text());
  }
  return names;
}

/** The functions of a program with their names as the compiler wrote them, and what is no code.
 *  @param {Buffer} program @returns {{ functions: { name: string, body: Buffer }[], rest: Buffer[] }} */
export function functionsOf(program) {
  const reader = new Reader(program);
  if (reader.take(4).toString("latin1") !== "\0asm") throw new Error("This is no WebAssembly program.");
  reader.take(4);
  let imported = 0;
  let names = new Map();
  /** @type {Buffer[]} */ const bodies = [];
  /** @type {Buffer[]} */ const rest = [];
  while (reader.more) {
    const kind = reader.byte();
    const bytes = reader.take(reader.number());
    const section = new Reader(bytes);
    if (kind === SECTION.imports) imported = importedFunctions(section);
    if (kind === SECTION.code) {
      for (let left = section.number(); left > 0; --left) bodies.push(section.take(section.number()));
    } else if (kind !== SECTION.custom) {
      rest.push(bytes);
    } else if (section.text() === "name") {
      names = functionNames(section);
    }
  }
  if (names.size === 0) throw new Error("The program does not keep its names: link it with --profiling-funcs.");
  return { functions: bodies.map((body, i) => ({ name: names.get(imported + i) ?? "", body })), rest };
}

/** @param {string} name as c++filt writes it */
export function layerOf(name) {
  const ours = /cocrea::(\w+)/.exec(name);
  if (ours?.[1]) return ours[1];
  if (name.startsWith("cocrea_")) return "platform";
  if (/\bIm(Gui|Font|Draw|Str|Vec|Rect|Pool|Bit|Chunk|Text|Hash|Parse|Format)|\bstb/.test(name)) return "Dear ImGui";
  if (/nlohmann/.test(name)) return "nlohmann_json";
  return "C++ and C library";
}

/** @param {Buffer} bytes */
const compressed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;

/** The groups, largest first. @param {Buffer} program @returns {{ name: string, bytes: number, brotli: number }[]} */
export function groupsOf(program) {
  const { functions, rest } = functionsOf(program);
  const plain = execFileSync("c++filt", [], { input: functions.map(({ name }) => name).join("\n"), maxBuffer: 1 << 28 }).toString().split("\n");
  /** @type {Map<string, Buffer[]>} */
  const groups = new Map([["texts and tables", rest]]);
  functions.forEach(({ body }, i) => {
    const layer = layerOf(plain[i] ?? "");
    if (!groups.has(layer)) groups.set(layer, []);
    groups.get(layer)?.push(body);
  });
  const parts = [...groups].map(([name, all]) => ({ name, bytes: Buffer.concat(all) }));
  const alone = parts.map(({ bytes }) => compressed(bytes));
  const whole = compressed(Buffer.concat(parts.map(({ bytes }) => bytes)));
  const share = whole / alone.reduce((sum, one) => sum + one, 0);
  return parts.map(({ name, bytes }, i) => ({ name, bytes: bytes.length, brotli: Math.round((alone[i] ?? 0) * share) }))
    .sort((a, b) => b.brotli - a.brotli);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file] = process.argv.slice(2);
  if (!file) {
    console.error("usage: node tools/build/sizes.mjs PROGRAM.wasm");
    process.exit(2);
  }
  const groups = groupsOf(readFileSync(file));
  const all = { name: "all", bytes: 0, brotli: 0 };
  for (const { bytes, brotli } of groups) {
    all.bytes += bytes;
    all.brotli += brotli;
  }
  for (const { name, bytes, brotli } of [...groups, all]) {
    console.log(`${name.padEnd(20)} ${String(bytes).padStart(9)} bytes ${String(brotli).padStart(8)} compressed ${(100 * brotli / all.brotli).toFixed(1).padStart(6)} %`);
  }
}
