// Puts everything into one HTML file that opens by double click, with no server: the page's style and script stand in it and are known to its
// security policy by their hashes; what the program reads as bytes is one packed block (web/edition/file.mjs unpacks it).
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { toLetters } from "../../web/edition/letters.mjs";
import { filePolicy } from "./csp.mjs";

/** @param {string} text */
const hashOf = (text) => createHash("sha256").update(text).digest("base64");

/**
 * By Zopfli, which makes a twentieth less of the same format; where it is not installed, by zlib.
 * @param {Uint8Array} bytes
 */
function deflated(bytes) {
  const folder = mkdtempSync(join(tmpdir(), "cocrea-pack-"));
  try {
    const path = join(folder, "files");   // it reads no pipe
    writeFileSync(path, bytes);
    const { error, status, stdout, stderr } = spawnSync("zopfli", ["-c", "--deflate", "--i5", path], { maxBuffer: 2 ** 28 });
    if (error && "code" in error && error.code === "ENOENT") return deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
    if (error || status !== 0) throw new Error(`zopfli: ${error?.message ?? stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Files one after another behind a list of their names and sizes, compressed as a whole.
 * @param {Record<string, Uint8Array>} files by plain name
 * @returns {string} letters (web/edition/letters.mjs)
 */
export function pack(files) {
  const list = Buffer.from(JSON.stringify(Object.entries(files).map(([name, bytes]) => [name, bytes.length])));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(list.length);
  return toLetters(deflated(Buffer.concat([size, list, ...Object.values(files)])));
}

/**
 * @param {object} parts
 * @param {string} parts.page     web/index.html as it is written
 * @param {string} parts.script   bundled for this edition
 * @param {string} parts.style    bundled
 * @param {string} parts.icon     an SVG
 * @param {Record<string, Uint8Array>} parts.files   what the program asks for by plain name
 * @returns {string} the whole file
 */
export function singleFile({ page, script, style, icon, files }) {
  // The canvas and the style share the fonts: the script makes them known.
  style = style.replaceAll(/@font-face\s*\{[^}]*\}/g, "");
  if (/<\/script|<!--/i.test(script)) throw new Error("the script would end its own element");
  if (/<\/style/i.test(style)) throw new Error("the style sheet would end its own element");
  const policy = filePolicy({ script: hashOf(script), style: hashOf(style) });

  /** One place of the page. @param {string} text @param {RegExp} what @param {string} instead */
  const put = (text, what, instead) => {
    const changed = text.replace(what, () => instead);
    if (changed === text) throw new Error(`web/index.html has no ${what}`);
    return changed;
  };
  let html = put(page, /\{\{csp\}\}/, policy);
  html = put(html, /\n *<link rel="manifest"[^>]*>/, "");
  html = put(html, /\n *<link rel="preload"[^>]*>/, "");
  html = put(html, /(?<=<link rel="icon" href=")[^"]*/, `data:image/svg+xml;base64,${Buffer.from(icon).toString("base64")}`);
  html = put(html, /\n *<script type="module"[^>]*><\/script>/, "");
  if (html.replace(/<link rel="stylesheet"[^>]*>/, "").includes("{{")) throw new Error("web/index.html asks for more than the single file has");
  html = put(html, /<link rel="stylesheet"[^>]*>/, `<style>${style}</style>`);
  html = put(html, /<\/body>/, `<script type="application/octet-stream" id="cocrea-files">${pack(files)}</script>\n<script type="module">${script}</script>\n</body>`);
  return html;
}
