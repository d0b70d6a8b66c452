// Coarser outlines are the same letters, as HarfBuzz reads them: nothing moves further than the grid, and no width changes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Blob, Face, Font } from "harfbuzzjs";
import subsetFont from "subset-font";
import { coarser } from "../../tools/build/outlines.mjs";

const require = createRequire(import.meta.url);
const GRID = 4;
const letters = "AEFOQWXagmñçÅøß§&@%348{}|¿¡…€";

/** Width and box of every glyph. @param {Buffer} bytes */
async function glyphsOf(bytes) {
  const font = new Font(new Face(new Blob(bytes), 0));
  return Array.from({ length: bytes.readUInt16BE(offsetOf(bytes, "maxp") + 4) }, (_, glyph) => {
    const numbers = [...font.glyphToPath(glyph).matchAll(/-?[\d.]+/g)].map(Number);
    const xs = numbers.filter((_number, i) => i % 2 === 0), ys = numbers.filter((_number, i) => i % 2 === 1);
    return { width: font.glyphHAdvance(glyph), box: numbers.length === 0 ? [] : [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
  });
}

/** @param {Buffer} font @param {string} tag */
function offsetOf(font, tag) {
  for (let record = 12; ; record += 16) if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
}

test("every glyph is where it was, but for the grid", async () => {
  const whole = await subsetFont(await readFile(require.resolve("source-sans/TTF/SourceSans3-Regular.ttf")), letters,
    { targetFormat: "sfnt", noLayoutClosure: true, keepFeatures: [], noHinting: true });
  const cut = coarser(whole, GRID);
  assert.ok(cut.length < whole.length);
  const before = await glyphsOf(whole), after = await glyphsOf(cut);
  assert.equal(after.length, before.length);
  assert.ok(before.length >= [...letters].length);
  before.forEach((glyph, i) => {
    assert.equal(after[i].width, glyph.width);
    assert.equal(after[i].box.length, glyph.box.length);
    glyph.box.forEach((side, k) => assert.ok(Math.abs(side - after[i].box[k]) <= GRID, `glyph ${i}: ${side} became ${after[i].box[k]}`));
  });
});
