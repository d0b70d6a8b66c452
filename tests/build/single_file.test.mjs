// The single file: what stands in it is what its own policy allows, and nothing else; its block of files comes back whole. And the icon is a picture.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { inflateRawSync, inflateSync } from "node:zlib";
import { iconPng, iconSvg } from "../../tools/build/icon.mjs";
import { fromLetters, toLetters } from "../../web/edition/letters.mjs";
import { pack, singleFile } from "../../tools/build/single_file.mjs";

const page = await readFile(new URL("../../web/index.html", import.meta.url), "utf8");
const parts = {
  page, script: "console.log(\"$& $1 ñ\");", style: "@font-face { font-family: A; src: url(a.ttf); }\nbody { margin: 0; }", icon: "<svg/>",
  files: { "cocrea.wasm": Buffer.from([0, 97, 115, 109]), "samples/ñ.json": Buffer.from("{}") },
};
const hash = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("the policy names the one script and the one style by their hashes, and allows no connection", () => {
  const html = singleFile(parts);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  const script = /<script type="module">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
  assert.equal(script, parts.script, "as it is, with everything that replace() would take for its own");
  assert.ok(policy.includes(`script-src ${hash(script)} 'wasm-unsafe-eval'`) && policy.includes(`style-src ${hash(style)}`), policy);
  for (const part of ["default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'"]) assert.ok(policy.includes(part), part);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
  assert.doesNotMatch(style, /font-face/);
});

test("it asks for nothing that is not in it", () => {
  const html = singleFile(parts);
  for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g)) assert.match(address, /^(data:|#)/, address);
  assert.ok(!html.includes("{{"));
});

test("files come out of their block as they went in, whether Zopfli is installed or not", (t) => {
  const { PATH } = process.env;
  t.after(() => Object.assign(process.env, { PATH }));
  for (const path of [PATH, ""]) {
    process.env.PATH = path;
    const all = inflateRawSync(fromLetters(pack(parts.files)));
    const end = 4 + all.readUInt32LE(0);
    assert.deepEqual(JSON.parse(all.subarray(4, end).toString()), [["cocrea.wasm", 4], ["samples/ñ.json", 2]]);
    assert.deepEqual(all.subarray(end), Buffer.concat(Object.values(parts.files)));
  }
});

test("bytes come out of letters as they went in, and no letter ends the element that it stands in", () => {
  for (let length = 0; length < 40; length += 1) {
    for (const step of [0, 1, 37, 255]) {
      const bytes = Uint8Array.from({ length }, (_, at) => 255 - at * step);
      const letters = toLetters(bytes);
      assert.match(letters, /^[!#-;=-~]*$/);
      assert.deepEqual(fromLetters(letters), bytes);
    }
  }
});

test("what would end its own element is refused", () => {
  assert.throws(() => singleFile({ ...parts, script: "const a = '</script>';" }));
  assert.throws(() => singleFile({ ...parts, script: "const a = '<!--';" }));
  assert.throws(() => singleFile({ ...parts, style: "</style>" }));
  assert.throws(() => singleFile({ ...parts, page: page.replace("</body>", "") }));
});

test("the icon is the same drawing as SVG and as PNG", async () => {
  const drawing = JSON.parse(await readFile(new URL("../../assets/icon.json", import.meta.url), "utf8"));
  assert.equal((iconSvg(drawing).match(/<rect /g) ?? []).length, drawing.shapes.length);
  const png = iconPng(drawing, 64);
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [64, 64]);
  const data = png.indexOf("IDAT");
  const pixels = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  const at = (/** @type {number} */ x, /** @type {number} */ y) => [...pixels.subarray(y * (1 + 64 * 4) + 1 + 4 * x, y * (1 + 64 * 4) + 5 + 4 * x)];
  assert.equal(at(0, 0)[3], 0, "its corners are round");
  assert.deepEqual(at(5, 32), [0x1f, 0x5f, 0xa8, 255]);
  assert.deepEqual(at(24, 20), [255, 255, 255, 255], "the first bar");
  const whole = iconPng(drawing, 64, true);
  const inside = inflateSync(whole.subarray(whole.indexOf("IDAT") + 4, whole.indexOf("IEND") - 8));
  assert.equal(inside[4], 255, "and not where the system cuts them");
});
