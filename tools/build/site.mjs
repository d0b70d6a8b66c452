// Puts the site together: everything that a browser is served, in one folder; and the same as one HTML file.
//
//   node tools/build/site.mjs --web web --program build/web/bin --generated build/web/generated/generated --assets assets
//                             --out build/web/dist --single build/web/cocrea.html --report build/web/site.json [--readable]
//
// What is in web/ and how it says what it needs:
//   *.html, *.webmanifest  copied to the top of the site under their own names, with these marks replaced:
//                 {{csp}}       the security policy, for <meta http-equiv="Content-Security-Policy" content="{{csp}}">
//                 {{url NAME}}  the address of another file of the site by its plain name
//   *.css       bundled if a page asks for it ({{url style.css}}); url("fonts/NAME.ttf") is replaced likewise, and
//               @import "generated/tokens.css" takes in a file that the build made
//   *.mjs       bundled into one module if a page asks for it ({{url main.mjs}}); tools/build/bundle.mjs says what they may import
//   offline/service-worker.mjs  bundled as service-worker.js, a name that never changes, with the list of files that it keeps
// Plain names: cocrea.wasm, fonts/source-sans-400.ttf, fonts/source-sans-600.ttf, fonts/icons.ttf, samples/*.json, icon.svg, icon-192.png,
// icon-512.png, icon-whole.png, and the *.css and *.mjs above.
// Names of files carry a hash of their content, so that any of them may be cached for ever but the pages, the manifest, the service worker and cocrea.html.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { bundler } from "./bundle.mjs";
import { metaPolicy } from "./csp.mjs";
import { iconPng, iconSvg } from "./icon.mjs";
import { singleFile } from "./single_file.mjs";

const { values: options } = parseArgs({
  options: {
    web: { type: "string" }, program: { type: "string" }, generated: { type: "string" }, assets: { type: "string" },
    out: { type: "string" }, single: { type: "string" }, report: { type: "string" },
    readable: { type: "boolean", default: false },
  },
});
for (const name of ["web", "program", "generated", "assets", "out", "single", "report"]) {
  if (!options[name]) throw new Error(`site.mjs: --${name} is missing`);
}
const web = path.resolve(options.web);
const finished = path.resolve(options.out);
// Built beside and moved into place, so that a server never shows half a site.
const out = `${finished}.new`;

/** Addresses by plain name, relative to the page. @type {Record<string, string>} */
const assets = {};
/** What the program asks for as bytes, by plain name. @type {Record<string, Buffer>} */
const bytes = {};
const bundle = bundler({ web, program: options.program, generated: options.generated, assets, readable: options.readable });

/** @param {Uint8Array | string} content */
const hashOf = (content) => createHash("sha256").update(content).digest("hex");

/** @param {string} name @param {Uint8Array | string} content @param {string} extension */
async function put(name, content, extension = path.extname(name)) {
  const data = Buffer.from(content);
  assets[name] = `${name.slice(0, -path.extname(name).length)}.${hashOf(data).slice(0, 10)}${extension}`;
  const file = path.join(out, assets[name]);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, data);
  return data;
}

/** What the program asks for. @param {string} name @param {string} file */
async function putBytes(name, file) {
  bytes[name] = await put(name, await readFile(file));
}

/** Plain names of files of a folder with this extension, sorted. @param {string} folder @param {string[]} extensions */
async function filesOf(folder, ...extensions) {
  return existsSync(folder) ? (await readdir(folder)).filter((file) => extensions.includes(path.extname(file))).sort() : [];
}

/** @param {string} page @param {string} file the page's name, for errors */
function fill(page, file) {
  return page.replaceAll("{{csp}}", metaPolicy).replaceAll(/\{\{url ([^}]+)\}\}/g, (_, name) => {
    if (!assets[name]) throw new Error(`web/${file} asks for "${name}"; the site has ${Object.keys(assets).join(", ")}`);
    return assets[name];
  });
}

/** Every file of the folder, relative to it, sorted. @param {string} folder @returns {Promise<string[]>} */
async function everyFile(folder) {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join("/")).sort();
}

/** What the first visit does not fetch before the page can be used: samples, the rescue page, the single file, pictures for those who install the site. */
const onDemand = /^(samples\/|rescue\b|cocrea\.html$|icon-)/;

/** Every file of the finished site with its sizes. What the first visit does not fetch is marked. */
async function measure() {
  const rows = await Promise.all((await everyFile(out)).map(async (file) => {
    const data = await readFile(path.join(out, file));
    const brotli = brotliCompressSync(data, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length },
    }).length;
    return { file, bytes: data.length, brotli, firstVisit: !onDemand.test(file) };
  }));
  return rows.sort((a, b) => b.brotli - a.brotli);
}

/** The list of what is kept offline: all of a version. Not the single file, nor pictures that only the system asks for. */
async function offlineFiles() {
  const names = (await everyFile(out)).filter((file) => !file.startsWith("icon-"));
  const files = Object.fromEntries(await Promise.all(names.map(async (file) => [file, hashOf(await readFile(path.join(out, file)))])));
  return { version: hashOf(JSON.stringify(files)).slice(0, 16), files };
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await putBytes("cocrea.wasm", path.join(options.program, "cocrea.wasm"));
const fonts = path.join(options.generated, "fonts");
for (const file of await filesOf(fonts, ".ttf")) await putBytes(`fonts/${file}`, path.join(fonts, file));
const samples = path.join(options.assets, "samples");
for (const file of await filesOf(samples, ".json")) await putBytes(`samples/${file}`, path.join(samples, file));
const drawing = JSON.parse(await readFile(path.join(options.assets, "icon.json"), "utf8"));
const icon = iconSvg(drawing);
await put("icon.svg", icon);
for (const size of [192, 512]) await put(`icon-${size}.png`, iconPng(drawing, size));
await put("icon-whole.png", iconPng(drawing, 512, true));

const pages = await Promise.all((await filesOf(web, ".html", ".webmanifest"))
  .map(async (file) => ({ file, text: await readFile(path.join(web, file), "utf8") })));
const asked = (extension) => [...new Set(pages.flatMap(({ text }) =>
  [...text.matchAll(/\{\{url ([^}/]+)\}\}/g)].map((match) => match[1]).filter((name) => name.endsWith(extension))))];
for (const file of asked(".css")) await put(file, await bundle(file));
for (const file of asked(".mjs")) await put(file, await bundle(file), ".js");
for (const { file, text } of pages) await writeFile(path.join(out, file), fill(text, file));
await writeFile(path.join(out, "service-worker.js"), await bundle("offline/service-worker.mjs", { format: "iife", files: await offlineFiles() }));

// The single file, which the site offers too.
const whole = singleFile({
  page: /** @type {{ text: string }} */ (pages.find(({ file }) => file === "index.html")).text, icon, files: bytes,
  script: Buffer.from(await bundle("main.mjs", { edition: "file" })).toString(), style: Buffer.from(await bundle("app.css")).toString(),
});
await writeFile(path.join(out, "cocrea.html"), whole);

const rows = await measure();
const first = rows.filter((row) => row.firstVisit).reduce((sum, row) => sum + row.brotli, 0);
await rm(finished, { recursive: true, force: true });
await rename(out, finished);
await copyFile(path.join(finished, "cocrea.html"), options.single);
await writeFile(options.report, JSON.stringify({ firstVisitBrotli: first, singleFileBytes: Buffer.byteLength(whole), files: rows }, null, 2) + "\n");

for (const row of rows) {
  console.log(`${String(row.bytes).padStart(9)} ${String(row.brotli).padStart(8)} br  ${row.file}${row.firstVisit ? "" : "  (on demand)"}`);
}
console.log(`site: first visit ${(first / 1024).toFixed(1)} KiB with brotli, in ${path.relative(process.cwd(), finished) || "."}`);
console.log(`single file: ${(Buffer.byteLength(whole) / 1024).toFixed(0)} KiB, ${path.relative(process.cwd(), path.resolve(options.single))}`);
