// Bundles the modules and style sheets of web/, with the modules that the build makes for them:
//
//   import assets from "cocrea:assets";          { "cocrea.wasm": "cocrea.1a2b3c4d5e.wasm", ... }
//   import createCocrea from "cocrea:module";    Emscripten's loader
//   import * as edition from "cocrea:edition";   web/edition/site.mjs or web/edition/file.mjs
//   import files from "cocrea:files";            for the service worker: what it keeps (tools/build/site.mjs)
import path from "node:path";
import * as esbuild from "esbuild";

/**
 * @param {object} parts
 * @param {string} parts.web @param {string} parts.program @param {string} parts.generated   folders
 * @param {Record<string, string>} parts.assets   addresses by plain name; read when something is bundled
 * @param {boolean} parts.readable
 * @returns {(file: string, options?: { edition?: "site" | "file", files?: unknown, format?: "esm" | "iife" }) => Promise<Uint8Array>} bundles a file of web/
 */
export function bundler({ web, program, generated, assets, readable }) {
  return async (file, { edition = "site", files = null, format = "esm" } = {}) => {
    /** @type {esbuild.Plugin} */
    const made = {
      name: "cocrea",
      setup(build) {
        build.onResolve({ filter: /^cocrea:module$/ }, () => ({ path: path.resolve(program, "cocrea.js") }));
        build.onResolve({ filter: /^cocrea:edition$/ }, () => ({ path: path.resolve(web, "edition", `${edition}.mjs`) }));
        build.onResolve({ filter: /^cocrea:(assets|files)$/ }, (request) => ({ path: request.path, namespace: "cocrea" }));
        build.onLoad({ filter: /./, namespace: "cocrea" },
          (request) => ({ contents: JSON.stringify(request.path === "cocrea:assets" ? assets : files), loader: "json" }));
        build.onResolve({ filter: /^generated\// }, (request) => ({ path: path.resolve(generated, request.path.slice("generated/".length)) }));
        build.onResolve({ filter: /^fonts\// }, (request) => {
          if (!assets[request.path]) return { errors: [{ text: `the site has no file "${request.path}"` }] };
          return { path: assets[request.path], external: true };
        });
      },
    };
    const result = await esbuild.build({
      entryPoints: [path.join(web, file)], bundle: true, write: false, plugins: [made],
      format, target: ["es2022", "chrome110", "firefox115", "safari16.4"], charset: "utf8",
      minify: !readable, legalComments: "none", logLevel: "warning",
    });
    return result.outputFiles[0].contents;
  };
}
