// Compares exchange::normalize() with String.prototype.normalize: every character alone, before and behind marks; and texts made up at random
// of those that normalisation alters.
//
//   node normalize_check.mjs PATH_OF_NORMALIZE_LINES
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const [program] = process.argv.slice(2);
if (!program) throw new Error('say where normalize_lines is');

const texts = [];
const active = [];
for (let point = 0; point <= 0x10ffff; point += 1) {
  if (point >= 0xd800 && point <= 0xdfff) continue;
  const character = String.fromCodePoint(point);
  texts.push(character, `e${character}\u0301`, `${character}\u0323\u0301`);
  const isActive = character.normalize('NFD') !== character
    || `${character}\u0334`.normalize('NFD') !== `${character}\u0334`
    || `a\u0345${character}`.normalize('NFD') !== `a\u0345${character}`;
  if (isActive && !(point >= 0xac00 && point <= 0xd7a3)) active.push(character, ...character.normalize('NFD'));
}
for (let point = 0x1100; point <= 0x11ff; point += 1) active.push(String.fromCodePoint(point));

let state = 20210923;
const below = (count) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * count);
};
const hangul = () => String.fromCodePoint(below(2) ? 0xac00 + 28 * below(399) : 0x1100 + below(256));
for (let i = 0; i < 300_000; i += 1) {
  let text = '';
  for (let length = 1 + below(8); length > 0; length -= 1) {
    text += [() => active[below(active.length)], () => active[below(active.length)], hangul, () => 'aeñ한A\u0301\u0323'[below(7)]][below(4)]();
  }
  texts.push(text);
}

const hex = (text) => Buffer.from(text, 'utf8').toString('hex');
const { status, stdout, error } = spawnSync(program, { input: `${texts.map(hex).join('\n')}\n`, maxBuffer: 1 << 30 });
if (error) throw error;
if (status !== 0) throw new Error(`${program} ended with ${status}`);
const lines = stdout.toString('latin1').split('\n');
let wrong = 0;
texts.forEach((text, i) => {
  const normal = text.normalize('NFC');
  const expected = hex(normal) + (normal === text ? '=' : '');
  if (lines[i] === expected) return;
  wrong += 1;
  if (wrong <= 10) console.error(`${hex(text)}: expected ${expected}, got ${lines[i]}`);
});
console.log(`${texts.length} texts, ${wrong} of them wrong (Unicode ${process.versions.unicode})`);
process.exit(wrong === 0 && lines.length === texts.length + 1 ? 0 : 1);
