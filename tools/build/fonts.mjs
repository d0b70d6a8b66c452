// Cuts the fonts down to what the product shows, and names the icons for C++.
//
//   node tools/build/fonts.mjs <generated folder> assets/icons.json
//
// writes fonts/source-sans-400.ttf, fonts/source-sans-600.ttf and fonts/icons.ttf (read by Dear ImGui, and
// by the text view through @font-face: one file each), icons.h with one UTF-8 string per icon, and icons.css with
// the character of each [data-icon].
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { constants, brotliCompressSync } from "node:zlib";
import subsetFont from "subset-font";
import { coarser } from "./outlines.mjs";
import { charactersOf } from "./sfnt.mjs";

const require = createRequire(import.meta.url);

// Latin letters of all of western and central Europe, and the signs that texts of plans use. A plan can
// hold any other character: it is noticed, and the text view shows it with the system's fonts.
const required = [
  [0x20, 0x7e], [0xa0, 0x17f],            // Basic Latin, Latin-1, Latin Extended-A
  [0x218, 0x21b],                         // Romanian S and T with comma
  [0x2c6, 0x2c7], [0x2d8, 0x2dd],         // spacing accents, as dead keys leave them
  0x2010, 0x2011, 0x2013, 0x2014,         // hyphens and dashes
  [0x2018, 0x201a], [0x201c, 0x201e],     // quotation marks
  0x2020, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203a,
  0x20ac, 0x2116, 0x2122,                 // euro, numero, trade mark
  [0x2190, 0x2193],                       // arrows
  0x2212, 0x2248, 0x2260, 0x2264, 0x2265, // minus, about, not equal, at most, at least
  0x2713,                                 // check mark
];
const wished = [
  0x2002, 0x2003, 0x2009, 0x200a, 0x202f, 0x2012, 0x2015, 0x2044, 0x2070, 0x2074, [0x2080, 0x2084], 0x20bf, 0x2153, 0x2154,
  [0x2196, 0x2199], 0x221a, 0x221e, 0x2211, 0x25a0, 0x25a1, 0x25b2, 0x25b6, 0x25bc, 0x25c6, 0x25ca, 0x25cb, 0x25cf,
  0x2605, 0x2606, 0x2610, 0x2611, 0x2717, 0x1e9e,
];

const expand = (ranges) => ranges.flatMap((range) =>
  Array.isArray(range) ? Array.from({ length: range[1] - range[0] + 1 }, (_, i) => range[0] + i) : [range]);
const hex = (code) => code.toString(16).toUpperCase().padStart(4, "0");
const brotliSize = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;

/** Fails if a font lacks a character that the product needs. */
function demand(font, codes, name) {
  const present = charactersOf(font);
  const missing = codes.filter((code) => !present.has(code));
  if (missing.length > 0) {
    throw new Error(`${name} has no glyph for ${missing.map((code) => `U+${hex(code)}`).join(", ")}`);
  }
}

async function cutText(weight, file, folder) {
  const codes = [...expand(required), ...expand(wished)];
  const font = await subsetFont(await readFile(require.resolve(`source-sans/TTF/${file}`)),
    String.fromCodePoint(...codes), {
      targetFormat: "sfnt",
      // Dear ImGui applies no font features: glyphs that only features reach would be dead weight. Kerning, which it does not
      // apply either, was a fifth of both files.
      noLayoutClosure: true, keepFeatures: ["mark", "ccmp", "locl"],
      // Neither ImGui's rasteriser nor today's browsers at these sizes use the hints.
      noHinting: true, dropTables: ["DSIG", "gasp"],
    });
  demand(font, expand(required), file);
  return save(font, path.join(folder, `source-sans-${weight}.ttf`));
}

/** Code point of every icon of the set, from the style sheet that comes with the font. */
async function iconCodes() {
  const css = await readFile(require.resolve("@tabler/icons-webfont/dist/tabler-icons.css"), "utf8");
  const codes = new Map();
  for (const [, name, code] of css.matchAll(/\.ti-([a-z0-9-]+):before\s*\{\s*content:\s*"\\([0-9a-f]+)"/g)) {
    codes.set(name, Number.parseInt(code, 16));
  }
  return codes;
}

async function cutIcons(icons, folder) {
  const font = await subsetFont(
    await readFile(require.resolve("@tabler/icons-webfont/dist/fonts/tabler-icons.ttf")),
    String.fromCodePoint(...icons.values()),
    { targetFormat: "sfnt", noLayoutClosure: true, keepFeatures: [], noHinting: true, dropTables: ["GSUB", "DSIG"] });
  demand(font, [...icons.values()], "the icon font");
  return save(font, path.join(folder, "icons.ttf"));
}

// The fonts have a thousand units to their size: in letters of 26 pixels on a screen of two pixels to each, a point is off by a tenth of one at most.
const GRID = 4;

async function save(whole, file) {
  const font = coarser(whole, GRID);
  await writeFile(file, font);
  return `${path.basename(file)} ${font.length} bytes, ${brotliSize(font)} brotli`;
}

/** The header: cocrea::view::icon::download and so on, each a UTF-8 string of one character. */
function header(icons) {
  const lines = [...icons].map(([name, code]) =>
    `inline constexpr char ${name}[] = "\\${code > 0xffff ? "U" + hex(code).padStart(8, "0") : "u" + hex(code)}";`);
  const rows = [...icons.keys()].map((name) => `  {"${name}", ${name}},`);
  return `// Made by tools/build/fonts.mjs from assets/icons.json: the icons' characters in the font icons.ttf.
#pragma once

#include <string_view>

namespace cocrea::view::icon {

${lines.join("\n")}

// Every icon by its name, as nodes name them.
struct Named {
  std::string_view name;
  const char* character;
};
inline constexpr Named names[] = {
${rows.join("\n")}
};

}  // namespace cocrea::view::icon
`;
}

/** The text view's icons: an empty element with data-icon="download" shows that icon. */
function styleSheet(icons) {
  const rules = [...icons].map(([name, code]) => `[data-icon="${name}"]::before { content: "\\${hex(code).toLowerCase()}"; }`);
  return `/* Made by tools/build/fonts.mjs from assets/icons.json: the icons' characters in the font icons.ttf. */\n${rules.join("\n")}\n`;
}

const [output, iconFile] = process.argv.slice(2);
if (!output || !iconFile) throw new Error("usage: fonts.mjs <generated folder> <icons.json>");
const fonts = path.join(output, "fonts");
await mkdir(fonts, { recursive: true });

const known = await iconCodes();
const icons = new Map();
for (const [name, icon] of Object.entries(JSON.parse(await readFile(iconFile, "utf8")))) {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`${iconFile}: "${name}" is no name for a C++ constant`);
  const code = known.get(icon);
  if (code === undefined) throw new Error(`${iconFile}: "${name}" asks for "${icon}", which the icon set does not have`);
  icons.set(name, code);
}

for (const line of await Promise.all([
  cutText(400, "SourceSans3-Regular.ttf", fonts),
  cutText(600, "SourceSans3-Semibold.ttf", fonts),
  cutIcons(icons, fonts),
])) console.log(`fonts: ${line}`);
await writeFile(path.join(output, "icons.h"), header(icons));
await writeFile(path.join(output, "icons.css"), styleSheet(icons));
