// Puts the site together: everything that a browser is served, in one folder.
//
//   node tools/build/site.mjs --web web --program build/web/bin --generated build/web/generated/generated
//                             --samples assets/samples --out build/web/dist --report build/web/site.json [--readable]
//
// What is in web/ and how it says what it needs:
//   *.html      copied to the top of the site under its own name, with these marks replaced:
//                 {{csp}}       the security policy, for <meta http-equiv="Content-Security-Policy" content="{{csp}}">
//                 {{url NAME}}  the address of another file of the site by its plain name
//   *.css       bundled if a page asks for it ({{url style.css}}); url("fonts/NAME.ttf") is replaced likewise, and
//               @import "generated/tokens.css" takes in a file that the build made
//   *.mjs       bundled into one module if a page asks for it ({{url main.mjs}})
//   service-worker.mjs  bundled as service-worker.js, a name that never changes
//   public/*    copied as it is, under its own name (manifest, icons)
// Plain names: cocrea.wasm, fonts/source-sans-400.ttf, fonts/source-sans-600.ttf, fonts/icons.ttf,
// samples/*.json, and the *.css and *.mjs above. JavaScript imports two modules that are made here:
//   import assets from "cocrea:assets";        // { "cocrea.wasm": "cocrea.1a2b3c4d5e.wasm", ... }
//   import createCocrea from "cocrea:module";  // Emscripten's loader; give it locateFile
// Names of files carry a hash of their content, so that any of them may be cached for ever but the pages.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { metaPolicy } from "./csp.mjs";

const { values: options } = parseArgs({
  options: {
    web: { type: "string" }, program: { type: "string" }, generated: { type: "string" },
    samples: { type: "string" }, out: { type: "string" }, report: { type: "string" },
    readable: { type: "boolean", default: false },
  },
});
for (const name of ["web", "program", "generated", "out", "report"]) {
  if (!options[name]) throw new Error(`site.mjs: --${name} is missing`);
}
const web = path.resolve(options.web);
const finished = path.resolve(options.out);
// Built beside and moved into place, so that a server never shows half a site.
const out = `${finished}.new`;

/** Addresses by plain name, relative to the page. @type {Record<string, string>} */
const assets = {};

/** @param {string} name @param {Uint8Array | string} content @param {string} extension */
async function put(name, content, extension = path.extname(name)) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  assets[name] = `${name.slice(0, -path.extname(name).length)}.${hash}${extension}`;
  const file = path.join(out, assets[name]);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** Plain names of files of a folder with this extension, sorted. @param {string} folder @param {string} extension */
async function filesOf(folder, extension) {
  return existsSync(folder) ? (await readdir(folder)).filter((file) => file.endsWith(extension)).sort() : [];
}

/** The modules that are made here, for esbuild. @type {esbuild.Plugin} */
const ownModules = {
  name: "cocrea",
  setup(build) {
    build.onResolve({ filter: /^cocrea:module$/ }, () => ({ path: path.resolve(options.program, "cocrea.js") }));
    build.onResolve({ filter: /^cocrea:assets$/ }, (request) => ({ path: request.path, namespace: "cocrea" }));
    build.onLoad({ filter: /^cocrea:assets$/, namespace: "cocrea" },
      () => ({ contents: JSON.stringify(assets), loader: "json" }));
    build.onResolve({ filter: /^generated\// },
      (request) => ({ path: path.resolve(options.generated, request.path.slice("generated/".length)) }));
    build.onResolve({ filter: /^fonts\// }, (request) => {
      if (!assets[request.path]) return { errors: [{ text: `the site has no file "${request.path}"` }] };
      return { path: assets[request.path], external: true };
    });
  },
};

/** @param {string} file in web/ */
async function bundle(file) {
  const result = await esbuild.build({
    entryPoints: [path.join(web, file)], bundle: true, write: false, plugins: [ownModules],
    format: "esm", target: ["es2022", "chrome110", "firefox115", "safari16.4"], charset: "utf8",
    minify: !options.readable, legalComments: "none", logLevel: "warning",
  });
  return result.outputFiles[0].contents;
}

/** @param {string} page @param {string} file the page's name, for errors */
function fill(page, file) {
  return page.replaceAll("{{csp}}", metaPolicy).replaceAll(/\{\{url ([^}]+)\}\}/g, (_, name) => {
    if (!assets[name]) throw new Error(`web/${file} asks for "${name}"; the site has ${Object.keys(assets).join(", ")}`);
    return assets[name];
  });
}

/** Every file of the finished site with its sizes. What the first visit does not fetch is marked. */
async function measure() {
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const rows = await Promise.all(files.map(async (entry) => {
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    const bytes = await readFile(full);
    const file = path.relative(out, full).split(path.sep).join("/");
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length;
    return { file, bytes: bytes.length, brotli, firstVisit: !/^(samples\/|rescue\b)/.test(file) };
  }));
  return rows.sort((a, b) => b.brotli - a.brotli);
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await put("cocrea.wasm", await readFile(path.join(options.program, "cocrea.wasm")));
const fonts = path.join(options.generated, "fonts");
for (const file of await filesOf(fonts, ".ttf")) await put(`fonts/${file}`, await readFile(path.join(fonts, file)));
if (options.samples) {
  for (const file of await filesOf(options.samples, ".json")) {
    await put(`samples/${file}`, await readFile(path.join(options.samples, file)));
  }
}

const pages = await Promise.all((await filesOf(web, ".html"))
  .map(async (file) => ({ file, text: await readFile(path.join(web, file), "utf8") })));
const asked = (extension) => [...new Set(pages.flatMap(({ text }) =>
  [...text.matchAll(/\{\{url ([^}/]+)\}\}/g)].map((match) => match[1]).filter((name) => name.endsWith(extension))))];
for (const file of asked(".css")) await put(file, await bundle(file));
for (const file of asked(".mjs")) await put(file, await bundle(file), ".js");
for (const { file, text } of pages) await writeFile(path.join(out, file), fill(text, file));
if (existsSync(path.join(web, "public"))) await cp(path.join(web, "public"), out, { recursive: true });
if (existsSync(path.join(web, "service-worker.mjs"))) {
  await writeFile(path.join(out, "service-worker.js"), await bundle("service-worker.mjs"));
}

const rows = await measure();
const first = rows.filter((row) => row.firstVisit).reduce((sum, row) => sum + row.brotli, 0);
await rm(finished, { recursive: true, force: true });
await rename(out, finished);
await writeFile(options.report, JSON.stringify({ firstVisitBrotli: first, files: rows }, null, 2) + "\n");

for (const row of rows) {
  console.log(`${String(row.bytes).padStart(9)} ${String(row.brotli).padStart(8)} br  ${row.file}${row.firstVisit ? "" : "  (on demand)"}`);
}
console.log(`site: first visit ${(first / 1024).toFixed(1)} KiB with brotli, in ${path.relative(process.cwd(), finished) || "."}`);
