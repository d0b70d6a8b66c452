// Reads as much of a TrueType file as the build needs: which characters it has.

/** @param {Buffer} font @param {string} tag */
function tableOffset(font, tag) {
  const count = font.readUInt16BE(4);
  for (let i = 0; i < count; i++) {
    const record = 12 + i * 16;
    if (font.toString("latin1", record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table "${tag}"`);
}

/** Character map in segments of 16-bit characters (format 4). @param {Buffer} font @param {number} at */
function* charactersOfFormat4(font, at) {
  const segments = font.readUInt16BE(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let i = 0; i < segments; i++) {
    const start = font.readUInt16BE(starts + i * 2);
    const end = font.readUInt16BE(ends + i * 2);
    const delta = font.readUInt16BE(deltas + i * 2);
    const offset = font.readUInt16BE(offsets + i * 2);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = offset === 0
        ? (code + delta) & 0xffff
        : font.readUInt16BE(offsets + i * 2 + offset + (code - start) * 2);
      if (glyph !== 0) yield code;
    }
  }
}

/** Character map in groups of any characters (format 12). @param {Buffer} font @param {number} at */
function* charactersOfFormat12(font, at) {
  const groups = font.readUInt32BE(at + 12);
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + i * 12;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) yield code;
  }
}

/**
 * The code points for which a TrueType font has a glyph.
 * @param {Buffer} font
 * @returns {Set<number>}
 */
export function charactersOf(font) {
  const cmap = tableOffset(font, "cmap");
  const found = new Set();
  const count = font.readUInt16BE(cmap + 2);
  for (let i = 0; i < count; i++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + i * 8 + 4);
    const format = font.readUInt16BE(at);
    const characters = format === 4 ? charactersOfFormat4(font, at)
      : format === 12 ? charactersOfFormat12(font, at) : [];
    for (const code of characters) found.add(code);
  }
  return found;
}
