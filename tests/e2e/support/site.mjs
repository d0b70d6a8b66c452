// Serves the built page as a static host would, with the page's real security policy.
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { staticServer } from "../../../tools/serve.mjs";

const builds = {
  /** The page that people get. */
  release: () => process.env.COCREA_WEB_BUILD,
  /** The same with asserts, and with hooks that say where the widgets are. */
  test: () => process.env.COCREA_WEB_TEST_BUILD,
};

/** Where a build lies. @param {"release" | "test"} build */
export function folderOf(build = "test") {
  const folder = builds[build]();
  if (!folder) throw new Error("COCREA_WEB_BUILD and COCREA_WEB_TEST_BUILD say where the page was built; tools/test sets them");
  return folder;
}

/** @typedef {{ url: string, asked: string[], close: () => Promise<void> }} Site   `asked`: what was asked of it so far */

/**
 * The site on a server; or, where COCREA_EDITION is "file", the single file in a folder of its own: the same tests hold for it.
 * @param {"release" | "test"} build
 * @param {{ headers?: Record<string, string> }} [options]
 * @returns {Promise<Site>}
 */
export function serve(build = "test", options = {}) {
  return process.env.COCREA_EDITION === "file" ? layFile(build) : serveFolder(path.join(folderOf(build), "dist"), options);
}

/** The single file, as somebody has copied it into a folder. @param {"release" | "test"} build @returns {Promise<Site>} */
export async function layFile(build = "test") {
  const folder = await mkdtemp(path.join(os.tmpdir(), "cocrea-file-"));
  const file = path.join(folder, "cocrea.html");
  await copyFile(path.join(folderOf(build), "cocrea.html"), file);
  return { url: pathToFileURL(file).href, asked: [], close: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * @param {string} folder @param {{ headers?: Record<string, string> }} [options]
 * @returns {Promise<Site>}
 */
export async function serveFolder(folder, options = {}) {
  const server = staticServer(folder, options);
  /** @type {string[]} */
  const asked = [];
  server.on("request", ({ url = "" }) => asked.push(url));
  await new Promise((resolve, reject) => server.listen(0, "127.0.0.1", () => resolve(undefined)).once("error", reject));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
