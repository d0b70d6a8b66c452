// Gets what the program needs, wherever this edition has it, and makes an instance of the program.
import createCocrea from "cocrea:module";
import { bytesOf, programOptions } from "cocrea:edition";
import { Program } from "./bridge.mjs";

/** @returns {Promise<Program>} */
export async function loadProgram() {
  return new Program(await createCocrea(await programOptions()));
}

/** @type {Promise<Uint8Array[]> | null} */
let fonts = null;

/** The fonts that the canvas draws with: regular, semibold, icons. Fetched once, from the first call on. @returns {Promise<Uint8Array[]>} */
export function loadFonts() {
  fonts ??= Promise.all(["fonts/source-sans-400.ttf", "fonts/source-sans-600.ttf", "fonts/icons.ttf"].map(bytesOf));
  return fonts;
}

/**
 * A sample's file and the day on which it is to be looked at.
 * @param {string} name
 * @returns {Promise<{ bytes: Uint8Array, asOf: string } | null>} null if there is no such sample
 */
export async function loadSample(name) {
  /** @type {{ sample: string, file: string, asOf: string }[]} */
  const samples = JSON.parse(new TextDecoder().decode(await bytesOf("samples/index.json")));
  const found = samples.find(({ sample }) => sample === name);
  return found ? { bytes: await bytesOf(`samples/${found.file}`), asOf: found.asOf } : null;
}
