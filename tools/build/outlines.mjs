// Makes the outlines of a TrueType font take less room when compressed, by an amount that cannot be seen: points move to a coarser grid, and those
// that follow from their neighbours are left out.

/** @typedef {{ x: number, y: number, on: boolean }} Point */

/** @param {Buffer} font @returns {Map<string, Buffer>} */
function tablesOf(font) {
  const tables = new Map();
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const record = 12 + i * 16;
    const offset = font.readUInt32BE(record + 8);
    tables.set(font.toString("latin1", record, record + 4), Buffer.from(font.subarray(offset, offset + font.readUInt32BE(record + 12))));
  }
  return tables;
}

/** @param {Buffer} bytes */
function checksum(bytes) {
  const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
  let sum = 0;
  for (let i = 0; i < padded.length; i += 4) sum = (sum + padded.readUInt32BE(i)) >>> 0;
  return sum;
}

/** @param {Buffer} font whose header is kept @param {Map<string, Buffer>} tables */
function fontOf(font, tables) {
  const header = Buffer.from(font.subarray(0, 12 + 16 * tables.size));
  /** @type {NonNullable<ReturnType<typeof tables.get>>} */ (tables.get("head")).writeUInt32BE(0, 8);
  const parts = [header];
  let offset = header.length;
  [...tables.keys()].sort().forEach((tag, i) => {
    const table = /** @type {Buffer} */ (tables.get(tag));
    header.write(tag, 12 + i * 16, "latin1");
    header.writeUInt32BE(checksum(table), 16 + i * 16);
    header.writeUInt32BE(offset, 20 + i * 16);
    header.writeUInt32BE(table.length, 24 + i * 16);
    parts.push(table, Buffer.alloc(-table.length & 3));
    offset += table.length + (-table.length & 3);
  });
  const result = Buffer.concat(parts);
  const head = header.readUInt32BE(20 + 16 * [...tables.keys()].sort().indexOf("head"));
  result.writeUInt32BE((0xb1b0afba - checksum(result)) >>> 0, head + 8);
  return result;
}

/** A simple glyph's contours. @param {Buffer} glyph @returns {Point[][]} */
function contoursOf(glyph) {
  let at = 10;
  const ends = Array.from({ length: glyph.readInt16BE(0) }, () => glyph.readUInt16BE((at += 2) - 2));
  at += 2 + glyph.readUInt16BE(at);   // instructions
  const count = (ends.at(-1) ?? -1) + 1;
  /** @type {number[]} */
  const flags = [];
  while (flags.length < count) {
    const flag = glyph[at++];
    for (let times = flag & 8 ? glyph[at++] : 0; times >= 0; times--) flags.push(flag);
  }
  /** @param {number} short @param {number} same */
  const coordinates = (short, same) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? glyph[at++] : -glyph[at++];
      else if (!(flag & same)) value += glyph.readInt16BE((at += 2) - 2);
      return value;
    });
  };
  const xs = coordinates(2, 16), ys = coordinates(4, 32);
  return ends.map((end, i) => {
    const first = i === 0 ? 0 : ends[i - 1] + 1;
    return flags.slice(first, end + 1).map((flag, k) => ({ x: xs[first + k], y: ys[first + k], on: (flag & 1) === 1 }));
  });
}

/** Does the point follow from those beside it: half-way between two controls, or on the straight line between two corners? @param {Point} a @param {Point} p @param {Point} b @param {number} grid */
function follows(a, p, b, grid) {
  if (!p.on || a.on !== b.on) return false;
  if (!a.on) return Math.abs(p.x - (a.x + b.x) / 2) <= grid / 2 && Math.abs(p.y - (a.y + b.y) / 2) <= grid / 2;
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const along = (p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y);
  if (along < 0 || along > length * length) return false;
  return Math.abs((p.x - a.x) * (b.y - a.y) - (p.y - a.y) * (b.x - a.x)) <= length * grid / 4;
}

/** @param {Point[]} contour @param {number} grid */
function simpler(contour, grid) {
  const points = contour.map(({ x, y, on }) => ({ x: Math.round(x / grid) * grid, y: Math.round(y / grid) * grid, on }));
  // The first point stays, and never two that stand beside each other go at once: what the second follows from would be gone.
  /** @type {Point[]} */
  const kept = [points[0]];
  for (let i = 1; i < points.length; i++) {
    const last = points[i - 1] === kept.at(-1);
    if (points.length <= 3 || !last || !follows(points[i - 1], points[i], points[(i + 1) % points.length], grid)) kept.push(points[i]);
  }
  return kept;
}

/** @param {Point[][]} contours @param {number[]} box xMin, yMin, xMax, yMax */
function glyphOf(contours, box) {
  const header = Buffer.alloc(10 + 2 * contours.length + 2);
  header.writeInt16BE(contours.length, 0);
  box.forEach((value, i) => header.writeInt16BE(value, 2 + 2 * i));
  let count = 0;
  contours.forEach((contour, i) => header.writeUInt16BE((count += contour.length) - 1, 10 + 2 * i));
  /** @type {number[]} */
  const flags = [];
  /** @type {{ x: number[], y: number[] }} */
  const bytes = { x: [], y: [] };
  let before = { x: 0, y: 0 };
  for (const point of contours.flat()) {
    let flag = point.on ? 1 : 0;
    for (const { axis, short, same } of /** @type {const} */ ([{ axis: "x", short: 2, same: 16 }, { axis: "y", short: 4, same: 32 }])) {
      const step = point[axis] - before[axis];
      if (step === 0) flag |= same;
      else if (Math.abs(step) < 256) flag |= short | (step > 0 ? same : 0), bytes[axis].push(Math.abs(step));
      else bytes[axis].push((step >> 8) & 255, step & 255);
    }
    flags.push(flag);
    before = point;
  }
  /** @type {number[]} */
  const runs = [];
  for (let i = 0, end; i < flags.length; i = end) {
    for (end = i + 1; end < flags.length && flags[end] === flags[i] && end - i < 256;) end++;
    runs.push(...(end - i > 1 ? [flags[i] | 8, end - i - 1] : [flags[i]]));
  }
  return Buffer.concat([header, Buffer.from([...runs, ...bytes.x, ...bytes.y])]);
}

/**
 * @param {Buffer} font without instructions, with short offsets of glyphs (up to 128 KB of them)
 * @param {number} grid in the font's units: how far apart the places are to which points can move
 * @returns {Buffer}
 */
export function coarser(font, grid) {
  const tables = tablesOf(font);
  const table = (/** @type {string} */ tag) => /** @type {Buffer} */ (tables.get(tag));
  const [loca, hmtx] = [table("loca"), table("hmtx")];
  if (table("head").readInt16BE(50) !== 0) throw new Error("outlines.mjs: the font has long offsets");
  const count = table("maxp").readUInt16BE(4), metrics = table("hhea").readUInt16BE(34);
  const glyphs = [];
  let end = 0;
  for (let i = 0; i < count; i++) {
    let glyph = Buffer.from(table("glyf").subarray(loca.readUInt16BE(2 * i) * 2, loca.readUInt16BE(2 * i + 2) * 2));
    if (glyph.length > 0) {
      const box = [2, 4, 6, 8].map((at, k) => (k < 2 ? Math.floor : Math.ceil)(glyph.readInt16BE(at) / grid) * grid);
      // The left side bearing is measured from the box.
      const bearing = i < metrics ? 4 * i + 2 : 2 * metrics + 2 * i;
      hmtx.writeInt16BE(hmtx.readInt16BE(bearing) + box[0] - glyph.readInt16BE(2), bearing);
      if (glyph.readInt16BE(0) >= 0) glyph = glyphOf(contoursOf(glyph).map((contour) => simpler(contour, grid)), box);
      else box.forEach((value, k) => glyph.writeInt16BE(value, 2 + 2 * k));
    }
    if (glyph.length & 1) glyph = Buffer.concat([glyph, Buffer.alloc(1)]);
    glyphs.push(glyph);
    loca.writeUInt16BE(end / 2, 2 * i);
    end += glyph.length;
  }
  loca.writeUInt16BE(end / 2, 2 * count);
  tables.set("glyf", Buffer.concat(glyphs));
  return fontOf(font, tables);
}
