// A rescue file: all that storage has of one document, for the case that the program cannot run. The program opens it like a plan.
//
// {"format": "cocrea-rescue", "formatVersion": 1, "document": ..., "snapshots": [...], "journal": [...], "history": [...], "draft": ..., "strays": [...]}
import { DATABASE, RECORD, VERSION } from "../storage/database.mjs";
import { reconcile } from "../storage/reconcile.mjs";

export const FORMAT = "cocrea-rescue";
const FORMAT_VERSION = 1;

/**
 * @typedef {object} Bundle
 * @property {string} format
 * @property {number} formatVersion
 * @property {string} document
 * @property {string} name
 * @property {string} sample
 * @property {string} changed
 * @property {{ seq: number, epoch: number, checksum: string, text: string }[]} snapshots   the newest first
 * @property {{ seq: number, epoch: number, json: string }[]} journal
 * @property {{ seq: number, epoch: number, json: string }[]} history
 * @property {{ epoch: number, version: number, json: string } | null} draft
 * @property {unknown[]} strays
 */

/**
 * Everything that this browser has, one bundle a document. Reads only, with nothing but the browser's own means: it must work when nothing else does.
 * @param {import("../storage/local.mjs").LocalJournal} local
 * @returns {Promise<Bundle[]>}
 */
export async function collectBundles(local) {
  const stores = await readAll();
  const ids = new Set([...stores.documents.filter((row) => !row.forgotten).map((row) => row.id), ...stores.snapshots.map((row) => row.document), ...local.documents()]);
  const forgotten = new Set(stores.documents.filter((row) => row.forgotten).map((row) => row.id));
  return [...ids].filter((id) => !forgotten.has(id)).map((id) => {
    const row = stores.documents.find((candidate) => candidate.id === id);
    /** @param {{ document: string }} record */
    const mine = (record) => record.document === id;
    const { entries, unreadable } = local.entries(id);
    const known = new Set(stores.journal.filter(mine).map((entry) => `${entry.seq}:${entry.epoch}`));
    const journal = [...stores.journal.filter(mine), ...entries.filter((entry) => !known.has(`${entry.seq}:${entry.epoch}`))];
    const drafts = [stores.drafts.find(mine), local.draft(id)].flatMap((draft) => (draft ? [draft] : []));
    return {
      format: FORMAT, formatVersion: FORMAT_VERSION, document: id, name: row?.name ?? "", sample: row?.sample ?? "", changed: row?.changed ?? "",
      snapshots: stores.snapshots.filter(mine).sort((a, b) => b.seq - a.seq)
        .map(({ seq, epoch, checksum, bytes }) => ({ seq, epoch, checksum, text: new TextDecoder().decode(bytes) })),
      journal: journal.sort((a, b) => a.seq - b.seq || a.epoch - b.epoch).map(({ seq, epoch, json }) => ({ seq, epoch, json })),
      history: stores.history.filter(mine).map(({ seq, epoch, json }) => ({ seq, epoch, json })),
      draft: drafts.sort((a, b) => b.epoch - a.epoch || b.version - a.version).map(({ epoch, version, json }) => ({ epoch, version, json }))[0] ?? null,
      strays: [...stores.strays.filter(mine).map(({ why, found }) => ({ why, found })), ...unreadable],
    };
  }).filter(({ snapshots, journal, history, draft, strays }) => [snapshots, journal, history, strays].some(({ length }) => length > 0) || draft?.json);
}

/**
 * The bundle in a file, or null if the file is something else.
 * @param {Uint8Array} bytes
 * @returns {Bundle | null}
 */
export function readBundle(bytes) {
  // Looked at before it is parsed: plans may be large, and are read by the program itself.
  if (!new TextDecoder().decode(bytes.subarray(0, 200)).includes(`"${FORMAT}"`)) return null;
  try {
    const bundle = JSON.parse(new TextDecoder().decode(bytes));
    const lists = [bundle.snapshots, bundle.journal, bundle.history];
    return bundle.format === FORMAT && bundle.formatVersion === FORMAT_VERSION && /^[A-Za-z0-9_-]+$/.test(bundle.document)
      && lists.every((list) => Array.isArray(list) && list.every((item) => Number.isSafeInteger(item.seq) && Number.isSafeInteger(item.epoch)))
      ? bundle : null;
  } catch {
    return null;   // cut short: the program says what is wrong with it, as with any other file
  }
}

/**
 * What storage would have to say of the document, if it had what is in the bundle.
 * @param {Bundle} bundle @param {(bytes: Uint8Array) => string} checksum
 * @returns {import("../storage/storage.mjs").Content}
 */
export function contentOf({ document, snapshots, journal, history, draft }, checksum) {
  /** @template T @param {T} record */
  const own = (record) => ({ ...record, v: RECORD, document });
  const result = reconcile({
    snapshots: snapshots.map((one) => ({ ...own(one), bytes: new TextEncoder().encode(one.text) })),
    journal: journal.map(own), local: [], history: history.map(own), drafts: [draft && own(draft)],
  }, checksum);
  return {
    document, writer: true, damage: result.damage, snapshot: result.snapshot?.bytes ?? new Uint8Array(), snapshotSeq: result.snapshot?.seq ?? 0,
    journal: result.journal.map(({ json }) => json), history: result.history.map(({ json }) => json),
    draft: result.draft?.json ?? "", draftVersion: result.draft?.version ?? 0,
  };
}

/**
 * @typedef {{
 *   documents: import("../storage/database.mjs").DocumentRow[], snapshots: import("../storage/database.mjs").SnapshotRow[],
 *   journal: import("../storage/database.mjs").EntryRow[], history: import("../storage/database.mjs").EntryRow[],
 *   drafts: import("../storage/database.mjs").DraftRow[], strays: import("../storage/database.mjs").StrayRow[],
 * }} Everything
 */

/** @returns {Promise<Everything>} */
async function readAll() {
  /** @type {Everything} */
  const everything = { documents: [], snapshots: [], journal: [], history: [], drafts: [], strays: [] };
  const database = await open();
  if (!database) return everything;
  for (const name of /** @type {(keyof Everything)[]} */ (Object.keys(everything))) {
    if (!database.objectStoreNames.contains(name)) continue;
    everything[name] = (await ask(database.transaction(name).objectStore(name).getAll())).filter((/** @type {any} */ row) => row?.v === RECORD);
  }
  database.close();
  return everything;
}

/** @returns {Promise<IDBDatabase | null>} null if there is none */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    let fresh = false;
    request.onupgradeneeded = () => {
      fresh = true;
      request.transaction?.abort();   // looking must not make one
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (fresh ? resolve(null) : reject(request.error));
  });
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function ask(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
