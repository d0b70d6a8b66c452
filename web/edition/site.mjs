// The site: files come from the server, or from the copy that the service worker keeps.
import assets from "cocrea:assets";

/** Is this the single file? */
export const singleFile = false;

/** Where Emscripten's loader finds the program. */
export async function programOptions() {
  return { locateFile: () => new URL(assets["cocrea.wasm"], document.baseURI).href };
}

/** @param {string} name a plain name of a file of the site @returns {Promise<Uint8Array>} */
export const bytesOf = (name) => fetchBytes(assets[name]);

/** The single-file edition, fetched only when somebody asks for it. */
export const wholeFile = () => fetchBytes("cocrea.html");

export { keepOffline, takeUpdate } from "../offline/updates.mjs";

/** @param {string} address relative to the page */
async function fetchBytes(address) {
  const response = await fetch(new URL(address, document.baseURI), { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}
