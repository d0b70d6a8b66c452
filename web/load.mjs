// Fetches the program and makes an instance of it.
import assets from "cocrea:assets";
import createCocrea from "cocrea:module";
import { Program } from "./bridge.mjs";

/** @returns {Promise<Program>} */
export async function loadProgram() {
  const module = await createCocrea({ locateFile: () => new URL(assets["cocrea.wasm"], document.baseURI).href });
  return new Program(module);
}

/** @type {Promise<Uint8Array[]> | null} */
let fonts = null;

/** The fonts that the canvas draws with: regular, semibold, icons. Fetched once, from the first call on. @returns {Promise<Uint8Array[]>} */
export function loadFonts() {
  fonts ??= Promise.all(["fonts/source-sans-400.ttf", "fonts/source-sans-600.ttf", "fonts/icons.ttf"].map(fetchBytes));
  return fonts;
}

/**
 * A sample's file and the day on which it is to be looked at.
 * @param {string} name
 * @returns {Promise<{ bytes: Uint8Array, asOf: string } | null>} null if the site has no such sample
 */
export async function loadSample(name) {
  /** @type {{ sample: string, file: string, asOf: string }[]} */
  const samples = JSON.parse(new TextDecoder().decode(await fetchBytes("samples/index.json")));
  const found = samples.find(({ sample }) => sample === name);
  return found ? { bytes: await fetchBytes(`samples/${found.file}`), asOf: found.asOf } : null;
}

/** @param {string} name a plain name of a file of the site */
async function fetchBytes(name) {
  const response = await fetch(new URL(assets[name], document.baseURI), { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}
