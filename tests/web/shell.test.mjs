// What is announced is said once, however often the page is drawn again.
import assert from "node:assert/strict";
import { test } from "node:test";

class Element {
  dataset = {};
  title = "";
  hidden = false;
  textContent = "";
  /** @type {Element[]} */
  children = [];
  /** What was ever put in. @type {string[]} */
  said = [];
  get childElementCount() { return this.children.length; }
  get firstElementChild() { return this.children[0]; }
  append(/** @type {Element} */ child) {
    child.remove = () => void this.children.splice(this.children.indexOf(child), 1);
    this.children.push(child);
    this.said.push(child.textContent);
  }
  remove() {}
  addEventListener() {}
  getAttribute() { return null; }
  setAttribute() {}
  removeAttribute() {}
}
const all = new Map(["switch-view", "canvas", "live", "drop-hint", "boot"].map((id) => [id, new Element()]));
Object.assign(globalThis, {
  HTMLElement: Element, HTMLButtonElement: Element, HTMLCanvasElement: Element,
  document: { title: "", createElement: () => new Element(), documentElement: new Element(), getElementById: (/** @type {string} */ id) => all.get(id) },
});
const { Shell } = await import("../../web/shell.mjs");

test("an announcement is said once, and the next one after it", () => {
  const shell = new Shell(() => {});
  const state = { serial: 1, title: "Plan", announcement: "", focus: "", focusSerial: 0, attributes: [], renderer: "text", canvasAvailable: true, documentOpen: true,
    switchLabel: "", canvasLabel: "", dropLabel: "" };
  const show = (/** @type {string} */ announcement) => shell.show(/** @type {any} */ ({ ...state, announcement }));
  for (const announcement of ["", "Deshecho.", "Deshecho.", "Deshecho.", "Deshecho.\u00a0", "Deshecho.\u00a0", "Guardado."]) show(announcement);
  assert.deepEqual(all.get("live")?.said, ["Deshecho.", "Deshecho.\u00a0", "Guardado."]);
  // One that comes at the heels of another does not take it away, and what was said long ago is not kept.
  assert.deepEqual(all.get("live")?.children.map((one) => one.textContent), ["Deshecho.", "Deshecho.\u00a0", "Guardado."]);
  show("Guardado.\u00a0");
  assert.equal(all.get("live")?.childElementCount, 3);
});
