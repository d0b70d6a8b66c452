// Draws the program's icon out of assets/icon.json, as SVG and as PNG.
import { deflateSync } from "node:zlib";

/** @typedef {{ x: number, y: number, w: number, h: number, r: number, fill: string }} Shape @typedef {{ size: number, shapes: Shape[] }} Drawing */

/** @param {Drawing} drawing */
export function iconSvg({ size, shapes }) {
  const rects = shapes.map(({ x, y, w, h, r, fill }) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${rects.join("")}</svg>\n`;
}

/** Is the point inside? @param {Shape} shape @param {number} px @param {number} py */
function covers({ x, y, w, h, r }, px, py) {
  const dx = Math.max(x + r - px, px - (x + w - r), 0);
  const dy = Math.max(y + r - py, py - (y + h - r), 0);
  return px >= x && px < x + w && py >= y && py < y + h && dx * dx + dy * dy <= r * r;
}

/**
 * @param {Drawing} drawing @param {number} pixels its width and height
 * @param {boolean} [whole] the first shape fills the whole square, for systems that cut icons to a shape of their own; the rest is drawn smaller
 * @returns {Buffer}
 */
export function iconPng({ size, shapes }, pixels, whole = false) {
  const samples = 4;   // each way in a pixel
  const scale = size / pixels;
  const [ground, ...rest] = shapes;
  const drawn = whole ? [{ ...ground, r: 0 }, ...rest.map((one) => shrunk(one, size, 0.8))] : shapes;
  const rows = [];
  for (let row = 0; row < pixels; row += 1) {
    const line = Buffer.alloc(1 + 4 * pixels);   // no filter, then RGBA
    for (let column = 0; column < pixels; column += 1) {
      let [red, green, blue, seen] = [0, 0, 0, 0];
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const px = (column + ((sample % samples) + 0.5) / samples) * scale;
        const py = (row + (Math.floor(sample / samples) + 0.5) / samples) * scale;
        const top = drawn.findLast((shape) => covers(shape, px, py));
        if (!top) continue;
        const colour = parseInt(top.fill.slice(1), 16);
        red += colour >> 16;
        green += (colour >> 8) & 255;
        blue += colour & 255;
        seen += 1;
      }
      if (seen > 0) line.set([red / seen, green / seen, blue / seen, (255 * seen) / (samples * samples)].map(Math.round), 1 + 4 * column);
    }
    rows.push(line);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  header.set([8, 6, 0, 0, 0], 8);   // 8 bits, RGBA
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/** Towards the middle of the square. @param {Shape} shape @param {number} size @param {number} factor @returns {Shape} */
function shrunk({ x, y, w, h, r, fill }, size, factor) {
  const middle = (size * (1 - factor)) / 2;
  return { x: x * factor + middle, y: y * factor + middle, w: w * factor, h: h * factor, r: r * factor, fill };
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}

/** CRC-32 as PNG wants it. @param {Buffer} bytes */
function checksum(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
