// Links that hold a plan, as they arrive: with what stood around them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linkOf, planIn } from "../../web/link.mjs";

const bytes = new TextEncoder().encode(JSON.stringify({ format: "cocrea", title: "Plan de Villa ñ".repeat(40) }));
Object.assign(globalThis, { location: { href: "https://villa.example/#d=p", hash: "#d=p" } });
const link = await linkOf(bytes);
const fragment = link.slice(link.indexOf("#"));

test("a link holds what it was made from", async () => {
  assert.match(link, /^https:\/\/villa\.example\/#plan=[\w-]+$/);
  assert.deepEqual(await planIn(fragment), bytes);
});

/** @type {Record<string, (one: string) => string>} */
const around = {
  "a full stop": (one) => `${one}.`, "a coded space": (one) => `${one}%20`, "a space": (one) => `${one} `, "a bracket and a comma": (one) => `${one}),`,
  "a quotation mark": (one) => `${one}\u201d`, "a line end in its middle": (one) => `${one.slice(0, 40)}%0D%0A${one.slice(40)}`,
  "a coded quotation mark and words": (one) => `${one}%22%20y%20m%C3%A1s`,
};
for (const [name, put] of Object.entries(around)) test(`a link is read with ${name}`, async () => assert.deepEqual(await planIn(put(fragment)), bytes));

test("a link that was cut, or of which a letter is another, is none", async () => {
  for (const cut of [6, 7, 40, fragment.length >> 1, fragment.length - 3]) assert.equal(await planIn(fragment.slice(0, cut)), null, `cut at ${cut}`);
  assert.equal(await planIn(`${fragment.slice(0, 40)}*${fragment.slice(41)}`), null);
});
