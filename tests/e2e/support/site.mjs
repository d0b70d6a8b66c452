// Serves the built page as a static host would, with the page's real security policy.
import { staticServer } from "../../../tools/serve.mjs";

const builds = {
  /** The page that people get. */
  release: () => process.env.COCREA_WEB_BUILD,
  /** The same with asserts, and with hooks that say where the widgets are. */
  test: () => process.env.COCREA_WEB_TEST_BUILD,
};

/**
 * @param {"release" | "test"} build
 * @param {{ headers?: Record<string, string> }} [options]
 * @returns {Promise<{ url: string, asked: string[], close: () => Promise<void> }>} `asked`: what was asked of it so far
 */
export async function serve(build = "test", options = {}) {
  const folder = builds[build]();
  if (!folder) throw new Error("COCREA_WEB_BUILD and COCREA_WEB_TEST_BUILD say where the page was built; tools/test sets them");
  const server = staticServer(`${folder}/dist`, options);
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
