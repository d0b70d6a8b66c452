// Keeps one open document: its entries, its draft and its snapshots, as its only writer.
import { RECORD, isNewer, keysOf, transact } from "./database.mjs";
import { acquire } from "./locks.mjs";

/** Snapshots that stay. */
const SNAPSHOTS = 3;
/** Entries of the undo history that stay: more than the session's 500 steps, because what was undone and redone counts too. */
const HISTORY = 2000;

/**
 * @typedef {{ seq: number, bytes: Uint8Array, checksum: string, name: string, sample: string }} Snapshot
 * @typedef {import("./storage.mjs").DocumentStorage} DocumentStorage
 * @typedef {import("./database.mjs").DocumentRow} DocumentRow
 */

/**
 * The stores of one transaction; those that it did not name are not there.
 * @typedef {Record<"documents" | "snapshots" | "journal" | "history" | "drafts" | "strays", import("idb").IDBPObjectStore<any, any, any, "readwrite">>} Stores
 */

/** Another tab has become the writer. */
class TakenOver extends Error {}

/** The database does not have the document any more: somebody has cleared the site's data while it is open. */
class Cleared extends Error {
  name = "Cleared";
  message = "the document is no longer in the database";
}

export class Keeper {
  /** This tab is the writer, as far as it knows. */
  writer = true;
  /** It was deleted while this tab had it open: what is still being written must not bring it back. */
  forgotten = false;
  /** Nobody knows yet whether the database has another document of this id: until then nothing is written under it, in local storage neither. */
  #unproven = false;
  /** How often the writer has told of something new since it was read. */
  news = 0;
  /** Rises with each writer; a clock keeps it rising even when the browser lost the last one. */
  epoch = Date.now();
  /** Entries that are not durable yet. @type {Map<number, string>} */
  #waiting = new Map();
  /** Durable entries beyond `#durable`, out of order. @type {Set<number>} */
  #ahead = new Set();
  /** Everything up to here is durable. */
  #durable = 0;
  /** Is there a snapshot to which the entries can be applied? */
  #based = false;
  /** @type {{ version: number, json: string } | null} */
  #draft = null;
  #draftDurable = 0;
  /** @type {Promise<void> | null} */
  #writing = null;
  /** @type {Snapshot | null} */
  #nextSnapshot = null;
  /** @type {Promise<void> | null} */
  #snapshotRunning = null;
  /** @type {Promise<void>} */
  #locked = Promise.resolve();
  /** @type {Promise<void> | null} */
  #claiming = null;
  /** Has `#claiming` been fulfilled? Then a write begins at once, and not when the page of its command is built. */
  #claims = false;
  /** Somebody has cleared the site's data, and may want it to stay so: nothing is stored again before the person goes on writing. */
  #cleared = false;
  /** The writer's epoch before this one's. */
  #before = -1;
  /** @type {(() => void) | null} */
  #release = null;
  /** @type {Set<Promise<void>>} */
  #running = new Set();

  /**
   * @param {DocumentStorage} storage @param {string} document
   * @param {{ fresh: boolean }} options `fresh`: new in this tab, nothing of it is stored yet
   */
  constructor(storage, document, { fresh }) {
    this.storage = storage;
    this.document = document;
    this.fresh = fresh;
    this.#unproven = fresh && !storage.told;
  }

  /** Shows what another tab writes: it has nothing of its own that could not be stored. */
  get follows() {
    return !this.writer && this.#waiting.size === 0 && this.#draft === null;
  }

  get unsaved() {
    return this.writer && (this.#waiting.size > 0 || this.#draft !== null);
  }

  /**
   * Becomes the writer, if nobody else is or `steal` is set. Rejects if the database cannot be told (it is full): every later write tries again.
   * @param {boolean} steal
   */
  async claim(steal) {
    this.#locked = this.#lock(steal);
    await this.#claimed();
  }

  /** @param {boolean} steal */
  async #lock(steal) {
    this.#release = await acquire(this.document, { steal, lost: () => this.#lost() });
    this.writer = this.#release !== null;
    if (!this.writer && this.#unproven) this.#standBack();
    else if (!this.writer && this.fresh) this.storage.reports.role(this.document, false);
  }

  /** The lock is held, and the database has this tab's epoch. */
  #claimed() {
    this.#claiming ??= this.#locked.then(() => this.#register()).catch((error) => {
      this.#claiming = null;
      throw error;
    });
    return this.#claiming;
  }

  async #register() {
    if (!this.writer) return;
    const database = await this.storage.database();
    const transaction = transact(database, ["documents"], "readwrite", { durability: "strict" });
    const row = await transaction.store.get(this.document);
    // What was deleted, or never had a snapshot, nobody would find beside this one: as with any plan that begins anew, its records are set aside.
    if (this.#unproven && (isNewer(row) || (row?.kept && !row.forgotten))) {
      abort(transaction);
      this.#standBack();
      return;
    }
    if (isNewer(row)) throw new DOMException("a newer edition keeps this document", "VersionError");
    const before = row?.epoch ?? 0;
    if (this.#before === -1) this.#before = before;
    else if (this.#before !== before) throw new TakenOver();   // since it was tried last
    this.epoch = Math.max(this.epoch, before + 1);
    // A document that is not here gets no row by being looked for.
    if (row || this.fresh) {
      await transaction.store.put({
        v: RECORD, id: this.document, name: "", sample: "", changed: "", kept: false, ...row, epoch: this.epoch, forgotten: this.forgotten,
      });
    }
    transaction.commit();
    await transaction.done;
    this.#claims = true;
    this.#unproven = false;
  }

  /** The id is another document's: this tab leaves it alone, and its session goes on under an id of its own. */
  #standBack() {
    this.writer = false;
    this.#waiting.clear();
    this.#draft = null;
    this.#nextSnapshot = null;
    this.storage.reports.storedAlready(this.document);
  }

  // ---- entries and the draft ----------------------------------------------------------------------------------------------------------

  /** @param {number} seq @param {string} json */
  entry(seq, json) {
    if (!this.writer) {
      this.storage.reports.failed("taken_over");
      return;
    }
    this.#cleared = false;
    if (this.#waiting.size === 0 && this.#ahead.size === 0 && !this.#based && this.#durable === 0) this.#durable = seq - 1;
    if (!this.#unproven) this.storage.local.writeEntry({ v: RECORD, document: this.document, seq, epoch: this.epoch, json });
    this.#waiting.set(seq, json);
  }

  /** @param {number} version @param {string} json */
  draft(version, json) {
    if (!this.writer) {
      this.storage.reports.failed("taken_over");
      return;
    }
    if (json !== "") this.#cleared = false;   // "" comes also when the session gives all of it anew
    if (!this.#unproven) this.storage.local.writeDraft({ v: RECORD, document: this.document, epoch: this.epoch, version, json });
    this.#draft = { version, json };
  }

  /** Begins to write what was given. */
  write() {
    if (this.unsaved) this.#startWriting();
    this.#startSnapshots();   // also one that failed before
  }

  /** One write at a time: what comes while it runs goes with the next one, so that fast typing cannot pile up transactions. */
  #startWriting() {
    if (this.#writing) return;
    this.#writing = this.#write();
    this.#run(this.#writing);
  }

  async #write() {
    try {
      if (!this.#claims) await this.#claimed();
      while (this.#waiting.size > 0 || this.#draft) await this.#writeOnce(new Map(this.#waiting), this.#draft);
    } catch (error) {
      this.#failed(error);
      // A draft of nothing alone is no reason to store again what somebody has cleared.
      if (this.#waiting.size > 0 || this.#draft?.json) this.#beginAgain(error);
    } finally {
      this.#writing = null;   // at once: what comes from now on starts the next one
    }
  }

  /** @param {Map<number, string>} entries @param {{ version: number, json: string } | null} draft */
  async #writeOnce(entries, draft) {
    const { document, epoch } = this;
    const kept = draft && { v: RECORD, document, epoch, ...draft };
    let first = false;   // of the day
    let comesBack = false;
    await this.#transaction(["documents", "journal", "history", "drafts"], (stores, row) => {
      const changed = this.storage.today();
      first = entries.size > 0 && row.changed !== changed;
      // Another tab has deleted what goes on being written here: it is not gone, and stays.
      comesBack = row.forgotten && !this.forgotten && (entries.size > 0 || Boolean(draft?.json));
      if (first || comesBack) stores.documents.put({ ...row, changed: first ? changed : row.changed, forgotten: row.forgotten && !comesBack });
    }, (stores) => {
      for (const [seq, json] of entries) {
        const record = { v: RECORD, document, seq, epoch, json };
        stores.journal.put(record);
        stores.history.put(record);
      }
      if (kept) stores.drafts.put(kept);
    });
    for (const [seq, json] of entries) {
      if (this.#waiting.get(seq) === json) this.#waiting.delete(seq);
      this.#ahead.add(seq);
      this.storage.local.removeEntry({ document, seq, epoch });
    }
    if (kept) {
      if (this.#draft === draft) this.#draft = null;
      this.#draftDurable = kept.version;
      this.storage.local.removeDraft(kept);
    }
    this.#countDurable();
    this.#report();
    if (entries.size > 0) this.storage.wrote(document);
    if (first || comesBack) this.storage.changed();
  }

  // ---- snapshots ----------------------------------------------------------------------------------------------------------------------

  /** In the background; of several only the newest. @param {Snapshot} snapshot */
  snapshot(snapshot) {
    if (!this.writer) return;   // the writer takes its own
    this.#nextSnapshot = snapshot;
  }

  async #writeSnapshots() {
    try {
      await this.#claimed();
      while (this.#nextSnapshot) {
        const snapshot = this.#nextSnapshot;
        await this.#writeSnapshot(snapshot);
        if (this.#nextSnapshot === snapshot) this.#nextSnapshot = null;
      }
    } catch (error) {
      this.#failed(error);
    }
  }

  #startSnapshots() {
    if (this.#snapshotRunning || !this.#nextSnapshot) return;
    this.#snapshotRunning = this.#writeSnapshots().finally(() => {
      this.#snapshotRunning = null;
    });
    this.#run(this.#snapshotRunning);
  }

  /** @param {Snapshot} snapshot */
  async #writeSnapshot({ seq, bytes, checksum, name, sample }) {
    const record = { v: RECORD, document: this.document, seq, epoch: this.epoch, checksum, bytes };
    await this.#transaction(["documents", "snapshots", "journal", "history", "drafts", "strays"], async (stores, row) => {
      if (this.fresh && !this.#based) await this.#setAside(stores);
      stores.snapshots.put(record);
      stores.documents.put({ ...row, name, sample, kept: true });
    });
    const back = await transact(await this.storage.database(), ["snapshots"]).store.get([this.document, seq]);
    if (!back || this.storage.checksum(back.bytes) !== checksum) throw new DOMException("a snapshot did not come back as it was written", "DataError");

    // What the snapshot holds is durable, also when the entry before it had failed.
    this.#based = true;
    this.#durable = Math.max(this.#durable, seq);
    this.#countDurable();
    this.#report();
    this.storage.wrote(this.document);
    this.storage.changed();
    await this.#cut();
  }

  /**
   * A document begins anew under an id that storage has already: it was deleted in another tab, or is not listed yet. What is there would be taken for its
   * later state, and is set aside.
   * @param {any} stores
   */
  async #setAside(stores) {
    const { document, epoch } = this;
    const before = async (/** @type {string} */ name) => (await stores[name].getAll(name === "drafts" ? document : keysOf(document))).filter((/** @type {any} */ row) => row.epoch !== epoch);
    for (const name of ["snapshots", "journal", "history", "drafts"]) {
      for (const found of await before(name)) {
        stores.strays.add({ v: RECORD, document, why: "replaced", found });
        stores[name].delete(name === "drafts" ? document : [document, found.seq]);
      }
    }
  }

  /** Older snapshots go, and the entries that no snapshot needs any more; the undo history by its own rule. */
  async #cut() {
    await this.#transaction(["documents", "snapshots", "journal", "history"], async (stores) => {
      const kept = (await stores.snapshots.getAllKeys(keysOf(this.document))).map(([, seq]) => seq).sort((a, b) => b - a).slice(0, SNAPSHOTS);
      const oldest = kept.at(-1) ?? 0;
      if (oldest > 0) stores.snapshots.delete(keysOf(this.document, 0, oldest - 1));
      stores.journal.delete(keysOf(this.document, 0, oldest));
      stores.history.delete(keysOf(this.document, 0, Math.max(0, this.#durable - HISTORY)));
    });
  }

  /**
   * After loading, as the writer: what only local storage had goes into the database, what could not be used is set aside.
   * @param {import("./reconcile.mjs").Reconciled} result
   * @param {{ entries: import("./database.mjs").EntryRow[], unreadable: { key: string, value: string }[] }} local
   * @returns {Promise<unknown>} what the database refused it for, null if it did not. Then what only local storage has goes with the next write.
   */
  async settle(result, local) {
    this.#based = true;
    this.#durable = result.seq;
    this.#draftDurable = result.draft?.version ?? 0;
    try {
      await this.#claimed();
      await this.#settle(result, local);
      return null;
    } catch (error) {
      for (const { seq, json } of result.missing) this.#waiting.set(seq, json);
      const held = result.snapshot?.seq ?? 0;
      this.#durable = Math.min(this.#durable, ...result.missing.filter(({ seq }) => seq > held).map(({ seq }) => seq - 1));
      if (!(error instanceof TakenOver)) return error;
      this.#lost();
      return null;
    }
  }

  /** @type {(...values: Parameters<Keeper["settle"]>) => Promise<void>} */
  async #settle(result, local) {
    const { document, epoch } = this;
    const stale = local.entries.length > 0 || local.unreadable.length > 0 || result.strays.length > 0;
    if (stale) {
      await this.#transaction(["documents", "snapshots", "journal", "history", "strays"], (stores) => {
        for (const { why, found, stored } of result.strays) {
          stores.strays.add({ v: RECORD, document, why, found });
          if (why === "snapshot") stores.snapshots.delete([document, found.seq]);
          else if (why === "stale" && stored) stores.journal.delete([document, found.seq]);
        }
        for (const found of local.unreadable) stores.strays.add({ v: RECORD, document, why: "unreadable", found });
        for (const entry of result.missing) {
          stores.journal.put(entry);
          stores.history.put(entry);
        }
      });
      for (const entry of local.entries) this.storage.local.removeEntry(entry);
      for (const { key } of local.unreadable) this.storage.local.removeKey(key);
    }
    // The draft goes on under this tab's epoch.
    if (result.draft) {
      const draft = { ...result.draft, epoch };
      await this.#transaction(["documents", "drafts"], (stores) => {
        stores.drafts.put(draft);
      });
      this.storage.local.removeDraft(result.draft);
    }
  }

  // ---- all of them --------------------------------------------------------------------------------------------------------------------

  /** Tries again what failed. */
  retry() {
    if (this.writer && !this.#cleared && (this.unsaved || this.storage.failing)) this.#run(this.#retry());
  }

  async #retry() {
    const { failures } = this.storage;
    try {
      await this.#claimed();
    } catch (error) {
      this.#failed(error);
      return;
    }
    await this.#writing;
    if (this.unsaved) this.#startWriting();
    await this.#writing;
    this.#startSnapshots();
    await this.#snapshotRunning;
    if (this.writer && this.storage.failures === failures) this.storage.works();
  }

  /** Gives the lock back when what runs has ended; one that is still being asked for, too. */
  async close() {
    await this.#locked.catch(() => {});   // whoever asked has been told
    while (this.#running.size > 0) await Promise.all(this.#running);
    this.writer = false;
    this.#release?.();
  }

  /**
   * One strict transaction of this document's writer. Rejects with TakenOver if another tab is the writer now; then nothing of it is kept.
   * @param {(keyof Stores)[]} names
   * @param {(stores: Stores, row: DocumentRow) => unknown} write what needs to know that this tab is the writer, or the document's row
   * @param {(stores: Stores) => void} [early] what need not wait for that: it is on its way together with the question
   */
  async #transaction(names, write, early = () => {}) {
    const claim = this.#claiming;
    const database = this.storage.opened ?? await this.storage.database();
    const transaction = transact(database, /** @type {any[]} */ (names), "readwrite", { durability: "strict" });
    // Requests of their own: a rejected one aborts the transaction, whose end tells.
    const stores = /** @type {any} */ (Object.fromEntries(names.map((name) => [name, guard(transaction.objectStore(name))])));
    try {
      const reading = stores.documents.get(this.document);
      early(stores);
      const row = await reading;
      if (!row || row.epoch !== this.epoch || !this.writer) {
        if (row || !this.writer) throw new TakenOver();
        this.#forgetClaim(claim);
        throw new Cleared();
      }
      await write(stores, row);
    } catch (error) {
      abort(transaction);
      throw error;
    }
    transaction.commit();
    await transaction.done;
  }

  /** The document has left the database: it is registered as a new one, to which nothing can be applied before it has a snapshot. @param {unknown} claim */
  #forgetClaim(claim) {
    if (this.#claiming !== claim) return;   // another write has seen it too
    this.#claiming = null;
    this.#claims = false;
    this.#before = 0;
    this.#based = false;
    this.fresh = true;
    this.#cleared = true;
  }

  /** The person goes on with a document that was cleared: it is stored again, and the session, told that storage works, gives all of it. @param {unknown} error */
  #beginAgain(error) {
    if (!(error instanceof Cleared)) return;
    this.#cleared = false;
    this.retry();
  }

  #countDurable() {
    for (const seq of this.#ahead) if (seq <= this.#durable) this.#ahead.delete(seq);
    while (this.#ahead.delete(this.#durable + 1)) this.#durable += 1;
  }

  #report() {
    if (this.#based) this.storage.reports.saved(this.document, this.#durable, this.#draftDurable);
  }

  #lost() {
    if (!this.writer) return;
    this.writer = false;
    this.storage.reports.role(this.document, false);
  }

  /** @param {unknown} error */
  #failed(error) {
    if (error instanceof TakenOver) this.#lost();
    else this.storage.fail(error);
  }

  /** @param {Promise<void>} work */
  #run(work) {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }
}

/**
 * A store whose requests need not be awaited one by one.
 * @param {any} store
 */
function guard(store) {
  /** @param {"get" | "getAll" | "getAllKeys" | "put" | "add" | "delete"} method */
  const quiet = (method) => (/** @type {any} */ value) => {
    const request = store[method](value);
    request.catch(() => {});
    return request;
  };
  return {
    get: quiet("get"), getAll: quiet("getAll"), getAllKeys: quiet("getAllKeys"), put: quiet("put"), add: quiet("add"), delete: quiet("delete"),
  };
}

/** Takes back what a transaction has done, unless it has ended already. @param {{ abort: () => void }} transaction */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // Whatever ended it is the error that is told.
  }
}
