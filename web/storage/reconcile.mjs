// What a document is made of again, out of all that storage had for it: a pure function.
//
// Three rules:
//   - The newest snapshot whose checksum is right is the base. Older ones are kept for the case that it is not.
//   - Entries come from both journals, by sequence number. Each carries its writer's epoch. A tab that was taken over may have written on without
//     knowing it: where two entries have the same number the higher epoch counts, and an entry of an older epoch never follows one of a newer.
//   - After the base the numbers go up by one. Behind a gap nothing can be applied: the session sees that itself, and goes on above it.
// What is left out is named in `damage` and handed back in `strays`, so that it can be kept: nothing is thrown away here.

/**
 * @typedef {import("./database.mjs").EntryRow} EntryRow
 * @typedef {import("./database.mjs").SnapshotRow} SnapshotRow
 * @typedef {import("./database.mjs").DraftRow} DraftRow
 * @typedef {"snapshot" | "gap" | "stale" | "unreadable"} Damage
 *
 * @typedef {object} Found
 * @property {SnapshotRow[]} snapshots
 * @property {EntryRow[]} journal   from the database
 * @property {EntryRow[]} local     from local storage
 * @property {EntryRow[]} history
 * @property {(DraftRow | null | undefined)[]} drafts
 *
 * @typedef {object} Reconciled
 * @property {SnapshotRow | null} snapshot
 * @property {EntryRow[]} journal   after the snapshot, in order; those up to the first gap can be applied
 * @property {EntryRow[]} missing   what the database does not have yet: of those, and of the entries that the snapshot holds
 * @property {EntryRow[]} history   without gaps, up to the last entry of the journal
 * @property {DraftRow | null} draft
 * @property {number} seq           the highest number seen: of the snapshot or of an entry
 * @property {Damage[]} damage
 * @property {{ why: Damage, found: EntryRow | SnapshotRow, stored: boolean }[]} strays   `stored`: it is in the database
 */

/**
 * @param {Found} found
 * @param {(bytes: Uint8Array) => string} checksum
 * @returns {Reconciled}
 */
export function reconcile(found, checksum) {
  /** @type {Set<Damage>} */
  const damage = new Set();
  /** @type {Reconciled["strays"]} */
  const strays = [];

  let snapshot = null;
  for (const candidate of [...found.snapshots].sort((a, b) => b.seq - a.seq)) {
    if (candidate.bytes instanceof Uint8Array && checksum(candidate.bytes) === candidate.checksum) {
      snapshot = candidate;
      break;
    }
    damage.add("snapshot");
    strays.push({ why: "snapshot", found: candidate, stored: true });
  }

  const inDatabase = new Set(found.journal.map(keyOf));
  const ordered = [...found.journal, ...found.local]
    .filter((entry) => entry.seq > (snapshot?.seq ?? 0))
    .sort((a, b) => a.seq - b.seq || b.epoch - a.epoch);

  /** @type {EntryRow[]} */
  const journal = [];
  let epoch = snapshot?.epoch ?? 0;
  let seq = snapshot?.seq ?? 0;
  let applied = seq;
  for (const entry of ordered) {
    const last = journal.at(-1);
    if (last && last.seq === entry.seq && last.json === entry.json) continue;   // the same one, out of the other journal
    if (entry.epoch < epoch) {
      damage.add("stale");
      strays.push({ why: "stale", found: entry, stored: inDatabase.has(keyOf(entry)) });
    } else {
      journal.push(entry);
      if (entry.seq === applied + 1) {
        applied = entry.seq;
      } else {
        damage.add("gap");
        strays.push({ why: "gap", found: entry, stored: inDatabase.has(keyOf(entry)) });
      }
      ({ seq, epoch } = entry);
    }
  }

  const drafts = found.drafts.flatMap((draft) => (draft ? [draft] : [])).sort((a, b) => a.epoch - b.epoch || a.version - b.version);
  // The snapshot may have come into the database and its last entry not: undo needs it, and so does an older snapshot.
  const remembered = new Set(found.history.map(keyOf));
  const held = found.local.filter((entry) => snapshot && entry.seq <= snapshot.seq && entry.epoch === snapshot.epoch && !remembered.has(keyOf(entry)));
  const missing = [...held, ...journal.filter((entry) => !inDatabase.has(keyOf(entry)))].sort((a, b) => a.seq - b.seq);
  return {
    snapshot, journal, missing, history: historyUpTo(applied, [...found.history, ...missing]),
    draft: drafts.at(-1) ?? null, seq, damage: [...damage], strays,
  };
}

/** @param {EntryRow} entry */
function keyOf(entry) {
  return `${entry.seq}:${entry.epoch}`;
}

/**
 * The entries that end with `seq` and have no gap: undo goes back that far.
 * @param {number} seq @param {EntryRow[]} entries
 */
function historyUpTo(seq, entries) {
  const bySeq = new Map(entries.sort((a, b) => a.epoch - b.epoch).map((entry) => [entry.seq, entry]));
  /** @type {EntryRow[]} */
  const kept = [];
  for (let next = bySeq.get(seq); next; next = bySeq.get(next.seq - 1)) kept.push(next);
  return kept.reverse();
}
