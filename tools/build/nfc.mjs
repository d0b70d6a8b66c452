// Makes the tables behind exchange::normalize() out of the Unicode data that Node carries.
//
//   node tools/build/nfc.mjs <folder for the output>      writes nfc.h
//
// Node has no access to the data itself, only to what follows from it, String.prototype.normalize, and that is enough:
// - a decomposition is what NFD makes of one character;
// - two characters compose if NFC makes one of them;
// - combining classes are needed only to be compared with each other, so the order in which NFD puts two marks gives them.
// Hangul syllables are left out: they are computed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const outputFolder = process.argv[2];
if (!outputFolder) throw new Error('usage: node tools/build/nfc.mjs <output folder>');

const kLast = 0x10ffff;
const isSurrogate = (c) => c >= 0xd800 && c <= 0xdfff;
const isHangulSyllable = (c) => c >= 0xac00 && c <= 0xd7a3;
const text = (...points) => String.fromCodePoint(...points);
const points = (string) => Array.from(string, (c) => c.codePointAt(0));
const nfd = (...c) => text(...c).normalize('NFD');
const nfc = (...c) => text(...c).normalize('NFC');

// --- Decompositions, as one step: a character is its first part and one last character. ------------------------------
const decomposed = [];
const byDecomposition = new Map();
for (let c = 0x80; c <= kLast; c++) {
  if (isSurrogate(c) || isHangulSyllable(c)) continue;
  const full = nfd(c);
  if (full === text(c)) continue;
  decomposed.push({ c, full });
  // Of several characters with one decomposition, the one that NFC keeps is the part that others are made of.
  if (nfc(c) === text(c) || !byDecomposition.has(full)) byDecomposition.set(full, c);
}
for (const one of decomposed) {
  const parts = points(one.full);
  if (parts.length === 1) {
    [one.first, one.second] = [parts[0], 0];
  } else {
    const head = text(...parts.slice(0, -1));
    one.first = parts.length === 2 ? parts[0] : byDecomposition.get(head);
    one.second = parts.at(-1);
    if (one.first === undefined) throw new Error(`U+${one.c.toString(16)}: no character is the first part of its decomposition`);
  }
  one.composes = one.second !== 0 && nfc(one.c) === text(one.c) && nfc(one.first, one.second) === text(one.c);
}

// --- Combining classes: ranks instead of the standard's numbers. -----------------------------------------------------
const kLowest = 0x334; // class 1
const kHighest = 0x345; // class 240, the highest there is
const swaps = (a, b) => a !== b && nfd(a, b) === text(b, a);
const marks = [];
for (let c = 0x300; c <= kLast; c++) {
  if (isSurrogate(c) || isHangulSyllable(c) || nfd(c) !== text(c)) continue;
  if (swaps(c, kLowest) || swaps(kHighest, c) || c === kLowest || c === kHighest) marks.push(c);
}
const rankOf = new Map();
const representatives = []; // one mark of each class, ascending
for (const mark of marks) {
  let low = 0;
  let high = representatives.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (swaps(mark, representatives[middle])) low = middle + 1;
    else high = middle;
  }
  const same = low < representatives.length && !swaps(representatives[low], mark);
  if (!same) representatives.splice(low, 0, mark);
}
for (const mark of marks) {
  const rank = representatives.findIndex((other) => !swaps(mark, other) && !swaps(other, mark));
  rankOf.set(mark, rank + 1);
}
const ranges = [];
for (const mark of marks) {
  const last = ranges.at(-1);
  if (last && last.rank === rankOf.get(mark) && last.end === mark - 1) last.end = mark;
  else ranges.push({ start: mark, end: mark, rank: rankOf.get(mark) });
}

// --- Blocks of 16 characters in which one may be altered by NFC; a text without any is in NFC. ------------------------
const kBlock = 16;
const active = new Set(marks);
for (const one of decomposed) {
  if (nfc(one.c) !== text(one.c)) active.add(one.c);
  if (one.composes) active.add(one.second);
}
for (let c = 0x1161; c <= 0x11c2; c++) active.add(c); // Hangul vowels and finals join what precedes them
const blocks = new Set(Array.from(active, (c) => Math.floor(c / kBlock)));
const blockBytes = new Array(Math.floor(Math.max(...blocks) / 8) + 1).fill(0);
for (const block of blocks) blockBytes[block >> 3] |= 1 << (block & 7);

// --- Columns of numbers that grow slowly, each as its difference from the one above: a quarter of the bytes to download. --
// A difference is doubled (minus one where it is negative) and written in groups of seven bits, lowest first; bit 7: more follow.
function column(values) {
  const bytes = [];
  let last = 0;
  for (const value of values) {
    const difference = value - last;
    let rest = difference < 0 ? -2 * difference - 1 : 2 * difference;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
    last = value;
  }
  return bytes;
}

const array = (type, name, values) => {
  const lines = [];
  for (let i = 0; i < values.length; i += 16) lines.push(`    ${values.slice(i, i + 16).join(', ')},`);
  return `inline constexpr ${type} ${name}[] = {\n${lines.join('\n')}\n};\n`;
};

const header = `// Generated by tools/build/nfc.mjs from the Unicode ${process.versions.unicode} data of Node. Do not edit.
#pragma once

#include <cstddef>
#include <cstdint>

namespace cocrea::exchange::nfc {

inline constexpr std::size_t kCount = ${decomposed.length};
inline constexpr std::size_t kMarkRanges = ${ranges.length};

// All columns, one after the other. A number is its difference from the one above it (the first: from 0), doubled, minus one
// where the difference is negative; seven bits in a byte, the lowest first, bit 7: more follow.
// - kCount characters with a canonical decomposition, ascending;
// - their first parts;
// - their second parts, 0: there is only one. Doubled, plus one where the two parts make the character again;
// - kMarkRanges ranges of characters of one combining class: their first characters, ascending;
// - how many characters these ranges have;
// - their classes, as ranks that only compare; what is in no range has class 0.
${array('std::uint8_t', 'kColumns', [
  decomposed.map((one) => one.c),
  decomposed.map((one) => one.first),
  decomposed.map((one) => 2 * one.second + Number(one.composes)),
  ranges.map((one) => one.start),
  ranges.map((one) => one.end - one.start + 1),
  ranges.map((one) => one.rank),
].flatMap(column))}
// Bit b of byte i: NFC may alter one of the ${kBlock} characters from (8 i + b) ${kBlock} on, or join it to another. Beyond the end: none.
${array('std::uint8_t', 'kActiveBlocks', blockBytes)}
}  // namespace cocrea::exchange::nfc
`;
mkdirSync(outputFolder, { recursive: true });
writeFileSync(join(outputFolder, 'nfc.h'), header);
