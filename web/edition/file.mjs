// The single file: everything that the site would fetch stands in the page, packed (tools/build/single_file.mjs).

import { fromLetters } from "./letters.mjs";

/** Is this the single file? */
export const singleFile = true;

/** By plain name. @type {Promise<Map<string, Uint8Array>> | null} */
let files = null;

/** What Emscripten's loader needs: the program itself. */
export async function programOptions() {
  void showFonts();
  return { wasmBinary: await bytesOf("cocrea.wasm") };
}

/** @param {string} name @returns {Promise<Uint8Array>} */
export async function bytesOf(name) {
  files ??= unpack();
  const bytes = (await files).get(name);
  if (!bytes) throw new Error(`the single file has no "${name}"`);
  return bytes;
}

/** It is here already, and cannot read itself. @returns {Promise<Uint8Array>} */
export const wholeFile = async () => {
  throw new Error("this is the single file");
};

/** There is nothing to keep, and nowhere to ask for a newer one. @param {() => void} waiting */
export async function keepOffline(waiting) {
  void waiting;
}

export function takeUpdate() {}

async function unpack() {
  const block = document.getElementById("cocrea-files");
  const packed = fromLetters(block?.textContent ?? "");
  block?.remove();
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const all = new Uint8Array(await new Response(stream).arrayBuffer());
  const end = 4 + new DataView(all.buffer).getUint32(0, true);
  /** @type {[string, number][]} */
  const list = JSON.parse(new TextDecoder().decode(all.subarray(4, end)));
  /** @type {Map<string, Uint8Array>} */
  const found = new Map();
  let at = end;
  for (const [name, size] of list) {
    found.set(name, all.slice(at, at + size));
    at += size;
  }
  return found;
}

/** The text view's fonts are those of the canvas: no second copy of them stands in the style sheet. */
async function showFonts() {
  for (const [family, weight, name] of [
    ["Source Sans 3", "400", "fonts/source-sans-400.ttf"], ["Source Sans 3", "600", "fonts/source-sans-600.ttf"], ["Cocrea Icons", "400", "fonts/icons.ttf"],
  ]) {
    document.fonts.add(new FontFace(family, /** @type {BufferSource} */ (await bytesOf(name)), { weight }));
  }
}
