#!/usr/bin/env node
// Serves a folder of static files on localhost, as a good static host would: right types, the page's security
// policy, compression, validators.
//
//   node tools/serve.mjs build/web/dist [--port 8080] [--host 127.0.0.1]
//
// If the port is taken, any free one is used, unless the port was given. The address is printed on one line.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import zlib from "node:zlib";
import { headerPolicy } from "./build/csp.mjs";

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".json": "application/json; charset=utf-8", ".wasm": "application/wasm",
  ".ttf": "font/ttf", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
};
const compressed = new Set([".html", ".js", ".mjs", ".css", ".json", ".wasm", ".ttf", ".svg", ".webmanifest", ".txt", ".ics"]);
/** A name that holds a hash of the content (tools/build/site.mjs): what is behind it never changes. */
const hashed = /\.[0-9a-f]{10}\.[a-z0-9]+$/;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/**
 * A server for one folder. Compressed files are kept while they do not change.
 * @param {string} folder
 * @param {{ headers?: Record<string, string> }} [options] headers that replace or add to the usual ones
 * @returns {http.Server} not listening yet
 */
export function staticServer(folder, options = {}) {
  const root = path.resolve(folder);
  const headers = {
    "Content-Security-Policy": headerPolicy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-cache",
    ...options.headers,
  };
  /** @type {Map<string, { key: string, etag: string, bodies: Map<string, Promise<Buffer>> }>} */
  const cache = new Map();

  /** @param {string} file */
  async function load(file) {
    const info = await stat(file);
    if (!info.isFile()) throw Object.assign(new Error("not a file"), { code: "ENOENT" });
    const key = `${info.mtimeMs}:${info.size}`;
    let entry = cache.get(file);
    if (entry?.key !== key) {
      const plain = await readFile(file);
      entry = {
        key, etag: createHash("sha256").update(plain).digest("base64url").slice(0, 20),
        bodies: new Map([["identity", Promise.resolve(plain)]]),
      };
      cache.set(file, entry);
    }
    return entry;
  }

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  async function answer(request, response) {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { ...headers, Allow: "GET, HEAD" }).end();
      return;
    }
    const asked = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    let file = path.join(root, path.normalize(`/${asked}`));
    if (asked.endsWith("/")) file = path.join(file, "index.html");
    const extension = path.extname(file);
    const entry = await load(file);

    const accepted = compressed.has(extension) ? String(request.headers["accept-encoding"] ?? "") : "";
    const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : "identity";
    const etag = `"${entry.etag}-${encoding}"`;
    const common = { ...headers, ETag: etag, Vary: "Accept-Encoding" };
    // The single file has a policy of its own, by hashes, which the site's would not let run.
    if (path.basename(file) === "cocrea.html") common["Content-Security-Policy"] = "frame-ancestors 'none'";
    // Else Firefox asks for a font twice, for the style sheet and for the canvas.
    if (hashed.test(file) && !options.headers?.["Cache-Control"]) common["Cache-Control"] = "public, max-age=31536000, immutable";
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, common).end();
      return;
    }
    if (!entry.bodies.has(encoding)) {
      const plain = /** @type {Buffer} */ (await entry.bodies.get("identity"));
      entry.bodies.set(encoding, encoding === "br"
        ? brotli(plain, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } })
        : gzip(plain));
    }
    const body = /** @type {Buffer} */ (await entry.bodies.get(encoding));
    response.writeHead(200, {
      ...common, "Content-Type": types[extension] ?? "application/octet-stream", "Content-Length": body.length,
      ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  }

  return http.createServer((request, response) => {
    answer(request, response).catch((error) => {
      const known = error?.code === "ENOENT" || error?.code === "ENOTDIR" || error instanceof URIError;
      if (!known) console.error(`serve: ${request.url}: ${error?.stack ?? error}`);
      response.writeHead(known ? 404 : 500, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
      response.end(known ? "Not found\n" : "The server failed; its terminal says why.\n");
    });
  });
}

/**
 * Listens on the port, or on a free one if it is taken and `strict` is not set. Port 0 means any.
 * @param {http.Server} server
 * @param {{ port: number, host?: string, strict?: boolean }} where
 * @returns {Promise<string>} the address, with a slash at its end
 */
export async function listen(server, { port, host = "127.0.0.1", strict = false }) {
  const attempt = (wanted) => new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(wanted, host, () => { server.off("error", reject); resolve(undefined); });
  });
  try {
    await attempt(port);
  } catch (error) {
    if (error.code !== "EADDRINUSE" || strict) throw error;
    await attempt(0);
  }
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return `http://${host === "127.0.0.1" ? "localhost" : host}:${address.port}/`;
}

const usage = `usage: serve.mjs FOLDER [--port N] [--host ADDRESS]

Serves a folder of static files, and says where.
  --port N        this port or none; else 8080, or any free one if that is taken
  --host ADDRESS  127.0.0.1 unless given: this machine alone`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string" }, host: { type: "string", default: "127.0.0.1" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  if (positionals.length !== 1) throw new Error(usage);
  const folder = positionals[0];
  await stat(path.join(folder, "index.html")).catch(() => { throw new Error(`${folder} has no index.html: build the site first`); });
  const address = await listen(staticServer(folder),
    { port: Number(values.port ?? 8080), host: values.host, strict: values.port !== undefined });
  console.log(`Cocrea is at ${address}  (Ctrl+C stops it)`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`serve: ${error.code === "EADDRINUSE" ? "that port is taken; leave --port out for a free one" : error.message}`);
    process.exit(1);
  });
}
