// The journal in local storage, in a storage that may be full, forbidden or filled with other things.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LocalJournal } from "../../web/storage/local.mjs";

/** As much of Storage as is used. */
class Area {
  items = new Map();
  get length() { return this.items.size; }
  key(index) { return [...this.items.keys()][index] ?? null; }
  getItem(key) { return this.items.get(key) ?? null; }
  setItem(key, value) { this.items.set(key, value); }
  removeItem(key) { this.items.delete(key); }
}
const entry = (seq, epoch = 7) => ({ v: 1, document: "doc", seq, epoch, json: `{"seq":${seq}}` });

test("entries come back with their numbers, and only those of the document", () => {
  const area = new Area();
  const local = new LocalJournal(() => area);
  local.writeEntry(entry(2));
  local.writeEntry({ ...entry(3), document: "other" });
  assert.deepEqual(local.entries("doc"), { entries: [entry(2)], unreadable: [] });
  local.removeEntry(entry(2));
  assert.deepEqual(local.entries("doc").entries, []);
  assert.equal(local.entries("other").entries.length, 1);
});

test("two writers' entries with the same number stand beside each other", () => {
  const area = new Area();
  const local = new LocalJournal(() => area);
  local.writeEntry(entry(2, 7));
  local.writeEntry(entry(2, 8));
  assert.deepEqual(local.entries("doc").entries.map(({ epoch }) => epoch), [7, 8]);
});

test("what cannot be read is told apart, not dropped", () => {
  const area = new Area();
  area.setItem("cocrea:journal:doc:4:7", "{half");
  area.setItem("cocrea:journal:doc:x:7", '{"v":1,"json":""}');
  assert.deepEqual(new LocalJournal(() => area).entries("doc").unreadable.map(({ key }) => key), ["cocrea:journal:doc:4:7", "cocrea:journal:doc:x:7"]);
});

test("a draft is forgotten only by its own version", () => {
  const area = new Area();
  const local = new LocalJournal(() => area);
  const draft = { v: 1, document: "doc", epoch: 7, version: 2, json: "two" };
  local.writeDraft(draft);
  local.removeDraft({ ...draft, version: 1 });
  assert.deepEqual(local.draft("doc"), draft);
  local.removeDraft(draft);
  assert.equal(local.draft("doc"), null);
});

test("without local storage everything reads as empty, and writing says that it did not", () => {
  const local = new LocalJournal(() => { throw new DOMException("denied", "SecurityError"); });
  assert.equal(local.writeEntry(entry(1)), false);
  assert.deepEqual(local.entries("doc"), { entries: [], unreadable: [] });
  assert.equal(local.draft("doc"), null);
  assert.equal(local.preferences(), "");
});
