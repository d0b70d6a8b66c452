// What a document is made of again after a crash: each case says what storage had, and what must come out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reconcile } from "../../web/storage/reconcile.mjs";

const bytes = (text) => new TextEncoder().encode(text);
const checksum = (value) => `sum:${new TextDecoder().decode(value)}`;
const snapshot = (seq, epoch, text = `at ${seq}`, sum = `sum:${text}`) => ({ v: 1, document: "d", seq, epoch, checksum: sum, bytes: bytes(text) });
const entry = (seq, epoch, json = `${seq}/${epoch}`) => ({ v: 1, document: "d", seq, epoch, json });
const found = (parts) => ({ snapshots: [], journal: [], local: [], history: [], drafts: [], ...parts });
const seqs = (entries) => entries.map(({ seq }) => seq);

test("both journals together give every entry once, in order", () => {
  const result = reconcile(found({ snapshots: [snapshot(2, 10)], journal: [entry(4, 10), entry(3, 10)], local: [entry(5, 10), entry(4, 10)] }), checksum);
  assert.deepEqual(seqs(result.journal), [3, 4, 5]);
  assert.deepEqual(seqs(result.missing), [5], "only what the database lacks is written into it");
  assert.deepEqual(result.damage, []);
  assert.equal(result.seq, 5);
});

test("entries that a snapshot already holds are left out", () => {
  const result = reconcile(found({ snapshots: [snapshot(5, 10)], journal: [entry(4, 10), entry(5, 10), entry(6, 10)] }), checksum);
  assert.deepEqual(seqs(result.journal), [6]);
});

test("the entry of a snapshot that came into the database without it is not lost for undo", () => {
  const parts = { snapshots: [snapshot(5, 10)], journal: [entry(4, 10)], history: [entry(3, 10), entry(4, 10)], local: [entry(5, 10)] };
  const result = reconcile(found(parts), checksum);
  assert.deepEqual(seqs(result.history), [3, 4, 5]);
  assert.deepEqual(seqs(result.missing), [5]);
  assert.deepEqual(result.journal, []);
  assert.deepEqual(result.damage, []);
  assert.deepEqual(seqs(reconcile(found({ ...parts, history: [3, 4, 5].map((seq) => entry(seq, 10)) }), checksum).missing), [], "undo has it already");
  assert.deepEqual(seqs(reconcile(found({ ...parts, local: [entry(5, 9)] }), checksum).missing), [], "that of another writer is not the snapshot's");
});

test("a damaged snapshot is passed over, and the one before carries the later entries", () => {
  const damaged = snapshot(6, 10, "half", "sum:whole");
  const result = reconcile(found({ snapshots: [snapshot(3, 10), damaged], journal: [4, 5, 6, 7].map((seq) => entry(seq, 10)) }), checksum);
  assert.equal(result.snapshot?.seq, 3);
  assert.deepEqual(seqs(result.journal), [4, 5, 6, 7]);
  assert.deepEqual(result.damage, ["snapshot"]);
  assert.deepEqual(result.strays.map(({ why, found: stray }) => [why, stray.seq]), [["snapshot", 6]]);
});

test("what a tab wrote after it was taken over does not count, and is kept aside", () => {
  // Epoch 10 wrote 3 and, not knowing of its successor, 4 and 5; epoch 20 wrote its own 4.
  const result = reconcile(found({
    snapshots: [snapshot(2, 10)], journal: [entry(3, 10), entry(4, 20)], local: [entry(4, 10), entry(5, 10)],
  }), checksum);
  assert.deepEqual(result.journal.map(({ seq, epoch }) => [seq, epoch]), [[3, 10], [4, 20]]);
  assert.deepEqual(result.damage, ["stale"]);
  assert.deepEqual(result.strays.map(({ found: stray, stored }) => [stray.seq, stray.epoch, stored]), [[4, 10, false], [5, 10, false]]);
});

test("an old entry that no snapshot of a newer writer knows of does not count", () => {
  const result = reconcile(found({ snapshots: [snapshot(8, 20)], local: [entry(9, 10)] }), checksum);
  assert.deepEqual(result.journal, []);
  assert.deepEqual(result.damage, ["stale"]);
});

test("behind a gap entries are handed over, set aside, and numbers go on above them", () => {
  const result = reconcile(found({ snapshots: [snapshot(2, 10)], journal: [entry(3, 10), entry(5, 10), entry(6, 10)] }), checksum);
  assert.deepEqual(seqs(result.journal), [3, 5, 6]);
  assert.deepEqual(seqs(result.strays.map(({ found: stray }) => stray)), [5, 6]);
  assert.equal(result.seq, 6);
});

test("the undo history goes back as far as it has no gap", () => {
  const result = reconcile(found({ snapshots: [snapshot(9, 10)], history: [1, 2, 5, 6, 7, 8, 9].map((seq) => entry(seq, 10)) }), checksum);
  assert.deepEqual(seqs(result.history), [5, 6, 7, 8, 9]);
});

test("the draft of the newest writer counts, then the highest version, also when it says that there is none", () => {
  const draft = (epoch, version, json) => ({ v: 1, document: "d", epoch, version, json });
  assert.equal(reconcile(found({ drafts: [draft(20, 3, "new"), draft(10, 9, "zombie")] }), checksum).draft?.json, "new");
  assert.equal(reconcile(found({ drafts: [draft(10, 8, "typed"), draft(10, 9, "")] }), checksum).draft?.json, "");
  assert.equal(reconcile(found({ drafts: [null, undefined] }), checksum).draft, null);
});
