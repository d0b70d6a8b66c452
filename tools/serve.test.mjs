// The small server behaves as a good static host does, and shows nothing outside its folder.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { metaPolicy } from "./build/csp.mjs";
import { listen, staticServer } from "./serve.mjs";

let folder, server, address;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "cocrea-serve-"));
  await mkdir(path.join(folder, "site"));
  await writeFile(path.join(folder, "secret.txt"), "not for you");
  await writeFile(path.join(folder, "site/index.html"), "<!doctype html><p>hola");
  await writeFile(path.join(folder, "site/a.wasm"), Buffer.alloc(5000, 1));
  server = staticServer(path.join(folder, "site"));
  address = await listen(server, { port: 0 });
});
after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** A request as it is written: fetch would tidy the path. */
const ask = (target, { method = "GET", headers = {} } = {}) => new Promise((resolve, reject) => {
  const { port } = new URL(address);
  http.request({ port, host: "127.0.0.1", path: target, method, headers }, async (response) => {
    const parts = [];
    for await (const part of response) parts.push(part);
    resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
  }).on("error", reject).end();
});

test("the page comes with the policy and its type", async () => {
  const { status, headers, body } = await ask("/");
  assert.equal(status, 200);
  assert.equal(body.toString(), "<!doctype html><p>hola");
  assert.equal(headers["content-type"], "text/html; charset=utf-8");
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.ok(headers["content-security-policy"].startsWith(metaPolicy));
  assert.ok(!/unsafe-inline|'unsafe-eval'|\*/.test(headers["content-security-policy"]));
});

test("the single file keeps the policy that stands in it", async () => {
  await writeFile(path.join(folder, "site/cocrea.html"), "<!doctype html>");
  assert.equal((await ask("/cocrea.html")).headers["content-security-policy"], "frame-ancestors 'none'");
});

test("WebAssembly has its own type and is compressed when asked", async () => {
  const plain = await ask("/a.wasm");
  const packed = await ask("/a.wasm", { headers: { "accept-encoding": "gzip, br" } });
  assert.equal(plain.headers["content-type"], "application/wasm");
  assert.equal(plain.headers["content-encoding"], undefined);
  assert.equal(packed.headers["content-encoding"], "br");
  assert.deepEqual(brotliDecompressSync(packed.body), plain.body);
  assert.notEqual(packed.headers.etag, plain.headers.etag);
});

test("what the browser has already is not sent again, until it changes", async () => {
  const { headers } = await ask("/");
  const again = await ask("/", { headers: { "if-none-match": headers.etag } });
  assert.equal(again.status, 304);
  assert.equal(again.body.length, 0);
  await writeFile(path.join(folder, "site/index.html"), "<!doctype html><p>hola otra vez");
  assert.equal((await ask("/", { headers: { "if-none-match": headers.etag } })).status, 200);
});

test("only what has a hash of its content in its name is kept without asking again", async () => {
  await writeFile(path.join(folder, "site/a.0123456789.ttf"), "letters");
  assert.match((await ask("/a.0123456789.ttf")).headers["cache-control"], /immutable/);
  for (const target of ["/", "/a.wasm"]) assert.equal((await ask(target)).headers["cache-control"], "no-cache", target);
});

test("nothing outside the folder is shown", async () => {
  for (const target of ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "//../secret.txt", "/..\\secret.txt", "/nothing", "/%ff", "/a.wasm/x"]) {
    const { status, body } = await ask(target);
    assert.equal(status, 404, target);
    assert.ok(!body.includes("not for you"), target);
  }
});

test("only reading is allowed", async () => {
  assert.equal((await ask("/", { method: "POST" })).status, 405);
  assert.equal((await ask("/", { method: "HEAD" })).body.length, 0);
});

test("a taken port is answered with a free one, or with an error where the port was asked for", async () => {
  const port = Number(new URL(address).port);
  const other = staticServer(folder);
  const elsewhere = await listen(other, { port });
  assert.notEqual(new URL(elsewhere).port, String(port));
  other.close();
  await assert.rejects(listen(staticServer(folder), { port, strict: true }), { code: "EADDRINUSE" });
});

test("who asks how it is used is told, and nothing is served", () => {
  const program = fileURLToPath(new URL("serve.mjs", import.meta.url));
  for (const flag of ["--help", "-h"]) assert.match(execFileSync(process.execPath, [program, flag], { encoding: "utf8" }), /^usage: serve\.mjs FOLDER .*--port/s);
});
