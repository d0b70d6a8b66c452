// The program, run on files made for a test.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

/** Of a test: `node x_test.mjs <program> <source tree>`. */
export const [, , program, root] = process.argv;
export const folder = mkdtempSync(join(tmpdir(), "cocrea-cli-"));
after(() => rmSync(folder, { recursive: true, force: true }));

export const run = (args, locale = "en_GB.UTF-8") => {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: locale, LC_MESSAGES: "", LANG: "" },
  });
  return { status, stdout, stderr };
};
export const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
};
export const glasgow = "assets/samples/glasgow-2021.json";
export const instance = "tests/data/psplib/j301_1.sm";
