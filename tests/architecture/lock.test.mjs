// The lock file names versions and checksums, never a registry's address.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const read = async (name) => JSON.parse(await readFile(new URL(`../../${name}`, import.meta.url), "utf8"));

test("package-lock.json holds a checksum and no address for every package", async () => {
  const { packages } = await read("package-lock.json");
  for (const [name, entry] of Object.entries(packages)) {
    if (name === "") continue;
    assert.equal(entry.resolved, undefined, name);
    assert.match(entry.integrity, /^sha512-/, name);
  }
});

test("package.json asks for exact versions", async () => {
  const { dependencies, devDependencies } = await read("package.json");
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
  }
});
