// The database: which stores there are, and how failures of storage are named.
//
// Its version stays 1 for ever: a page of an older edition must be able to open what a newer one wrote. What changes is `v` inside the records.
import { openDB } from "idb";

export const DATABASE = "cocrea";
export const VERSION = 1;
/** `v` of every record that is written here. Who writes records of a newer kind for a document gives its row in `documents` that `v`: then this edition leaves them alone. */
export const RECORD = 1;

/** Is this document kept by a newer edition, in records that are not known here? @param {DocumentRow | undefined} row */
export const isNewer = (row) => row !== undefined && row.v > RECORD;

/**
 * @typedef {{ v: number, id: string, epoch: number, name: string, sample: string, changed: string, kept: boolean, forgotten: boolean }} DocumentRow
 *   One document. `epoch` names the tab that may write; `changed` is the local day ("2027-05-14") of the last change, "" if none; `kept`: it has a snapshot.
 * @typedef {{ v: number, document: string, seq: number, epoch: number, checksum: string, bytes: Uint8Array }} SnapshotRow
 * @typedef {{ v: number, document: string, seq: number, epoch: number, json: string }} EntryRow   in `journal` and in `history`
 * @typedef {{ v: number, document: string, epoch: number, version: number, json: string }} DraftRow
 * @typedef {{ v: number, document: string, why: string, found: unknown }} StrayRow   something that could not be used, kept for the rescue page
 *
 * @typedef {object} Schema
 * @property {{ key: string, value: DocumentRow }} documents
 * @property {{ key: [string, number], value: SnapshotRow }} snapshots
 * @property {{ key: [string, number], value: EntryRow }} journal
 * @property {{ key: [string, number], value: EntryRow }} history
 * @property {{ key: string, value: DraftRow }} drafts
 * @property {{ key: number, value: StrayRow, indexes: { document: string } }} strays
 *
 * @typedef {import("idb").IDBPDatabase<Schema & import("idb").DBSchema>} Database
 */

/**
 * Opens the database, making it on the first visit.
 * @param {() => void} closed called when the browser or another tab closes it: nothing can be stored until it is opened again
 * @returns {Promise<Database>}
 */
export async function openDatabase(closed) {
  /** @type {Database} */
  const database = await openDB(DATABASE, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore("documents", { keyPath: "id" });
      fresh.createObjectStore("snapshots", { keyPath: ["document", "seq"] });
      fresh.createObjectStore("journal", { keyPath: ["document", "seq"] });
      fresh.createObjectStore("history", { keyPath: ["document", "seq"] });
      fresh.createObjectStore("drafts", { keyPath: "document" });
      fresh.createObjectStore("strays", { autoIncrement: true }).createIndex("document", "document");
    },
    terminated: closed,
  });
  database.addEventListener("versionchange", () => {
    database.close();
    closed();
  });
  return database;
}

/**
 * @typedef {{ database: Promise<Database>, closed: () => void }} EarlyDatabase   `closed` is to be set by whoever takes the database over
 */

/** Opens the database while other things are on their way. @returns {EarlyDatabase} */
export function openEarly() {
  /** @type {EarlyDatabase} */
  const early = { closed: () => {}, database: openDatabase(() => early.closed()) };
  early.database.catch(() => {});   // whoever takes it over sees what went wrong
  return early;
}

/**
 * A transaction. Whoever awaits its `done` hears how it ended; where nobody does, an end that its requests have told already is no error of its own: the
 * browser ends every transaction when the person clears the site's data.
 * @template {(keyof Schema)[]} Names
 * @template {IDBTransactionMode} [Mode="readonly"]
 * @param {Database} database @param {[...Names]} stores @param {Mode} [mode] @param {IDBTransactionOptions} [options]
 * @returns {import("idb").IDBPTransaction<Schema & import("idb").DBSchema, Names, Mode>}
 */
export function transact(database, stores, mode, options) {
  const transaction = database.transaction(stores, mode, options);
  transaction.done.catch(() => {});
  return transaction;
}

/**
 * All keys of one document in a store whose keys are [document, seq], from `first` to `last`, both included.
 * @param {string} document @param {number} first @param {number} last
 */
export function keysOf(document, first = 0, last = Number.MAX_SAFE_INTEGER) {
  return IDBKeyRange.bound([document, first], [document, last]);
}

/**
 * What a failure of storage is called towards the session.
 * @param {unknown} error
 * @returns {"denied" | "full" | "corrupted" | "cleared" | "silent" | "unknown"}
 */
export function nameOfFailure(error) {
  switch (/** @type {{ name?: string } | null} */ (error)?.name) {
    case "QuotaExceededError": return "full";
    case "SecurityError":
    case "InvalidAccessError":
    case "NotAllowedError": return "denied";
    case "Cleared": return "cleared";
    case "TimeoutError": return "silent";
    case "DataError":
    case "DataCloneError":
    case "NotFoundError":
    case "NotReadableError":
    case "VersionError":
    case "ConstraintError": return "corrupted";
    default: return "unknown";
  }
}
