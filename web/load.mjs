// Fetches the program and makes an instance of it.
import assets from "cocrea:assets";
import createCocrea from "cocrea:module";
import { Program } from "./bridge.mjs";

/** @returns {Promise<Program>} */
export async function loadProgram() {
  const module = await createCocrea({ locateFile: () => new URL(assets["cocrea.wasm"], document.baseURI).href });
  return new Program(module);
}

/** The fonts that the canvas draws with: regular, semibold, icons. @returns {Promise<Uint8Array[]>} */
export function loadFonts() {
  return Promise.all(["fonts/source-sans-400.ttf", "fonts/source-sans-600.ttf", "fonts/icons.ttf"].map(fetchBytes));
}

/** @param {string} name @returns {Promise<Uint8Array | null>} null if the site has no such sample */
export async function loadSample(name) {
  const file = `samples/${name}.json`;
  return assets[file] ? fetchBytes(file) : null;
}

/** @param {string} name a plain name of a file of the site */
async function fetchBytes(name) {
  const response = await fetch(new URL(assets[name], document.baseURI), { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}
