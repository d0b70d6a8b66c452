// Storage: carries out what the session asks to keep, and reports only what is true.
//
// Writing is never waited for by the page. "Saved" is reported when the strict transaction's `complete` has come, for the highest entry before
// which nothing is missing, and only once the document has a snapshot to apply entries to. What failed stays in memory and is tried again with the
// next write. Every transaction checks that this tab is still the document's writer.
import { RECORD, isNewer, keysOf, nameOfFailure, openDatabase, transact } from "./database.mjs";
import { heldDocuments, holdForgotten, whenNobodyHas } from "./locks.mjs";
import { Keeper } from "./keeper.mjs";
import { reconcile } from "./reconcile.mjs";

/** @typedef {import("./database.mjs").Database} Database @typedef {import("./database.mjs").DocumentRow} DocumentRow */

/**
 * @typedef {"none" | "denied" | "full" | "corrupted" | "cleared" | "silent" | "taken_over" | "unknown"} Failure   "none": storage works again
 * @typedef {{ id: string, name: string, sample: string, changed: string, openElsewhere: boolean }} Listed
 * @typedef {object} Content   what there was for a document
 * @property {string} document
 * @property {Uint8Array} snapshot   empty = none valid
 * @property {number} snapshotSeq
 * @property {string[]} journal
 * @property {string[]} history
 * @property {string} draft
 * @property {number} draftVersion
 * @property {boolean} writer
 * @property {string[]} damage
 *
 * @typedef {object} Reports   how storage tells the session
 * @property {(content: Content) => void} stored
 * @property {(documents: Listed[]) => void} library
 * @property {(document: string, seq: number, draftVersion: number) => void} saved
 * @property {(failure: Failure) => void} failed
 * @property {(document: string, writer: boolean) => void} role
 * @property {(document: string) => void} storedAlready   it was opened before anybody knew that the database has one of this id
 * @property {(persisted: boolean) => void} persisted
 */

/** After a failure all is tried again by itself, first after so many ms, at last every so many. */
const PAUSE = 5000;
const LONGEST_PAUSE = 300_000;
/** So many ms after it was first asked, a database that has said nothing is taken for one that says nothing. What comes later counts all the same. */
const PATIENCE = 8000;

export class DocumentStorage {
  /** @type {Promise<Database> | null} */
  #database = null;
  /** The database, while it is open: a write need not wait to be told. @type {Database | null} */
  opened = null;
  /** Documents that this tab has open. @type {Map<string, Keeper>} */
  #keepers = new Map();
  /** Those that were given something to write. @type {Set<Keeper>} */
  #toWrite = new Set();
  /** Documents that were closed and still have something to write. @type {Map<string, { keeper: Keeper, ended: Promise<void> }>} */
  #closing = new Map();
  /** How often something has failed, and whether it still does as far as is known. */
  failures = 0;
  failing = false;
  /** Until all is tried again, in ms. */
  #pause = PAUSE;
  /** @type {ReturnType<typeof setTimeout> | null} */
  #again = null;
  #persistAsked = false;
  #listed = "";
  /** Which documents there are has been read: of one that is opened from now on the session knows whether it is here. */
  told = false;
  #channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("cocrea") : null;

  /**
   * @param {object} options
   * @param {import("./local.mjs").LocalJournal} options.local
   * @param {(bytes: Uint8Array) => string} options.checksum
   * @param {() => string} options.today
   * @param {Reports} options.reports
   * @param {import("./database.mjs").EarlyDatabase} options.early
   */
  constructor({ local, checksum, today, reports, early }) {
    this.local = local;
    this.checksum = checksum;
    this.today = today;
    this.reports = reports;
    early.closed = this.#closed;
    this.#database = early.database;
    this.#channel?.addEventListener("message", ({ data }) => void (data?.wrote ? this.#follow(data.wrote) : this.list()));
  }

  /** The open database. A later call tries again after a failure. @returns {Promise<Database>} */
  database() {
    const opening = this.#database ?? openDatabase(this.#closed);
    this.#database = opening;
    opening.then((database) => {
      if (this.#database === opening) this.opened = database;
    }, () => {
      if (this.#database === opening) this.#database = null;
    });
    return opening;
  }

  #closed = () => {
    this.#database = null;
    this.opened = null;
    this.failures += 1;
    this.failing = true;
    this.reports.failed("unknown");
  };

  /** Purges what was deleted in an earlier visit, then tells the library; or that it cannot be had. Ends in any case: what hangs goes on by itself. */
  async start() {
    let timer;
    const silence = new Promise((resolve) => {
      timer = setTimeout(() => resolve("silent"), PATIENCE);
    });
    const { failures } = this;
    const reading = this.#begin();
    if (await Promise.race([reading, silence]) === "silent") {
      this.fail(new DOMException("the database does not answer", "TimeoutError"));
      void reading.then(() => this.failures === failures + 1 && this.works());
    }
    clearTimeout(timer);
  }

  async #begin() {
    try {
      const database = await this.database();
      for (const row of await transact(database, ["documents"]).store.getAll()) {
        if (row.forgotten) await whenNobodyHas(row.id, () => this.#purge(row.id)).catch((error) => this.fail(error));   // a later start tries again; the others are listed all the same
      }
    } catch (error) {
      this.fail(error);
      return;
    }
    await this.list();
  }

  /** Tells the session which documents this browser keeps, if that changed. */
  async list() {
    try {
      const [rows, held] = await Promise.all([this.database().then((database) => transact(database, ["documents"]).store.getAll()), heldDocuments()]);
      this.told = true;
      const listed = rows.filter((row) => !row.forgotten && row.kept)
        .map((row) => ({
          id: row.id, name: row.name, sample: row.sample, changed: row.changed,
          openElsewhere: held.has(row.id) && !this.#keepers.get(row.id)?.writer,
        }));
      const text = JSON.stringify(listed);
      if (text === this.#listed) return;
      this.#listed = text;
      this.reports.library(listed);
    } catch (error) {
      this.fail(error);
    }
  }

  /** The library changed: say so here and in the other tabs. */
  changed() {
    void this.list();
    this.#channel?.postMessage("changed");
  }

  /** A document has something new for good: so that tabs that only read it show it. @param {string} document */
  wrote(document) {
    this.#channel?.postMessage({ wrote: document });
  }

  /** Another tab has written: this one shows it, one state after the other. @param {string} document */
  async #follow(document) {
    const keeper = this.#keepers.get(document);
    if (!keeper || (keeper.news += 1) > 1) return;   // who reads now reads once more
    for (let read = 0; read !== keeper.news && keeper.follows;) {
      read = keeper.news;
      const content = await this.#read(keeper, null).then((result) => result.content, () => null);   // what cannot be read is not news
      if (content && content.snapshot.length > 0 && this.#keepers.get(document) === keeper && keeper.follows) this.reports.stored(content);
    }
    keeper.news = 0;
  }

  /**
   * Reads a document and becomes its writer if no other tab is (or, with `steal`, in any case).
   * @param {string} document @param {{ steal?: boolean }} [options]
   */
  async load(document, { steal = false } = {}) {
    const before = this.#keepers.get(document);
    if (before && !steal) await this.close(document);
    await this.#closing.get(document)?.ended;   // else this tab would find its own lock, and take it for another's
    const keeper = new Keeper(this, document, { fresh: false });
    this.#keepers.set(document, keeper);
    const nothing = { document, snapshot: new Uint8Array(), snapshotSeq: 0, journal: [], history: [], draft: "", draftVersion: 0 };
    try {
      const row = await transact(await this.database(), ["documents"]).store.get(document);
      if (isNewer(row) || row?.forgotten) {   // what was deleted, in whichever tab, is not there before that is undone
        this.reports.stored({ ...nothing, writer: true, damage: isNewer(row) ? ["newer"] : [] });
        return;
      }
      if (this.#keepers.get(document) !== keeper) return;   // closed in the meantime: nothing may ask for the lock any more
      // A full database cannot be told who writes, and can be read all the same.
      const unclaimed = await keeper.claim(steal).then(() => null, (error) => error);
      const { content, refused } = await this.#read(keeper, unclaimed);
      if (this.#keepers.get(document) !== keeper) return;   // closed in the meantime
      this.reports.stored(content);
      if (refused) this.fail(refused);
      this.changed();
    } catch (error) {
      this.fail(error);
      this.reports.stored({ ...nothing, writer: keeper.writer, damage: ["unreadable"] });
    }
  }

  /** @param {string} document @param {number} seq @param {string} json */
  entry(document, seq, json) {
    this.#given(document).entry(seq, json);
    this.#askPersistence();
  }

  /** @param {string} document @param {number} version @param {string} json "" forgets the draft */
  draft(document, version, json) {
    this.#given(document).draft(version, json);
  }

  /** @param {import("./keeper.mjs").Snapshot & { document: string }} snapshot */
  snapshot({ document, ...snapshot }) {
    this.#given(document).snapshot(snapshot);
  }

  /** Begins to write what was given since the last time: all of one command goes in one transaction. */
  write() {
    for (const keeper of this.#toWrite) keeper.write();
    this.#toWrite.clear();
  }

  /** Gives the lock back once everything is written. @param {string} document */
  async close(document) {
    this.write();
    const keeper = this.#keepers.get(document);
    if (!keeper) return;
    this.#keepers.delete(document);
    const closing = { keeper, ended: keeper.close() };
    this.#closing.set(document, closing);
    await closing.ended;
    if (this.#closing.get(document) === closing) this.#closing.delete(document);
    this.changed();
  }

  /** Only marks it: a later start purges. @param {string} document @param {boolean} forgotten */
  async forget(document, forgotten) {
    // Whoever still writes it puts the mark into a row that is not there yet.
    for (const keeper of [this.#keepers.get(document), this.#closing.get(document)?.keeper]) if (keeper) keeper.forgotten = forgotten;
    try {
      if (forgotten) holdForgotten(document);
      const transaction = transact(await this.database(), ["documents"], "readwrite", { durability: "strict" });
      const row = await transaction.store.get(document);
      if (row) await transaction.store.put({ ...row, forgotten });
      await transaction.done;
      this.changed();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Is there work that would be lost if this tab closed now? */
  get unsaved() {
    return [...this.#keepers.values()].some((keeper) => keeper.unsaved);
  }

  /** Tells the session, and for whoever looks into it the browser's console, what went wrong. @param {unknown} error */
  fail(error) {
    this.failures += 1;
    this.failing = true;
    console.warn("storage:", error);
    this.reports.failed(nameOfFailure(error));
    // Nobody may come back to this tab or go on writing in it, so it tries by itself as well, more and more seldom.
    this.#again ??= setTimeout(() => {
      this.#again = null;
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
      this.retry();
    }, this.#pause);
  }

  /** What had failed has been done now. */
  works() {
    if (!this.failing) return;
    this.failing = false;
    this.#pause = PAUSE;
    this.reports.failed("none");
  }

  /** Tries again what failed. */
  retry() {
    for (const keeper of this.#keepers.values()) keeper.retry();
  }

  /**
   * Takes the records of a rescue file in.
   * @param {import("../rescue/bundle.mjs").Bundle} bundle
   * @returns {Promise<boolean>} false if this document is here already: then nothing was done
   */
  async adopt(bundle) {
    const { document } = bundle;
    const database = await this.database();
    const transaction = transact(database, ["documents", "snapshots", "journal", "history", "drafts"], "readwrite", { durability: "strict" });
    const stores = {
      documents: transaction.objectStore("documents"), snapshots: transaction.objectStore("snapshots"), journal: transaction.objectStore("journal"),
      history: transaction.objectStore("history"), drafts: transaction.objectStore("drafts"),
    };
    if (this.#keepers.has(document) || await stores.documents.get(document)) {
      transaction.abort();
      return false;
    }
    await stores.documents.put({
      v: RECORD, id: document, epoch: 1, name: bundle.name, sample: bundle.sample, changed: bundle.changed, kept: true, forgotten: false,
    });
    for (const snapshot of bundle.snapshots) await stores.snapshots.put({ ...snapshot, v: RECORD, document, bytes: new TextEncoder().encode(snapshot.text) });
    for (const name of /** @type {const} */ (["journal", "history"])) {
      for (const entry of bundle[name]) await stores[name].put({ ...entry, v: RECORD, document });
    }
    if (bundle.draft) await stores.drafts.put({ ...bundle.draft, v: RECORD, document });
    transaction.commit();
    await transaction.done;
    return true;
  }

  /**
   * @param {Keeper} keeper @param {unknown} unclaimed why the database could not be told who writes, null if it could
   * @returns {Promise<{ content: Content, refused: unknown }>} `refused`: why the database takes nothing, null if it does
   */
  async #read(keeper, unclaimed) {
    const { document } = keeper;
    const database = await this.database();
    // First: what leaves local storage from now on is in the database by then.
    const local = this.local.entries(document);
    const localDraft = this.local.draft(document);
    const transaction = transact(database, ["snapshots", "journal", "history", "drafts"]);
    const range = keysOf(document);
    const [snapshots, journal, history, draft] = await Promise.all([
      transaction.objectStore("snapshots").getAll(range), transaction.objectStore("journal").getAll(range),
      transaction.objectStore("history").getAll(range), transaction.objectStore("drafts").get(document), transaction.done,
    ]);
    const result = reconcile({ snapshots, journal, local: local.entries, history, drafts: [draft, localDraft] }, this.checksum);
    if (local.unreadable.length > 0) result.damage.push("unreadable");
    const refused = keeper.writer && result.snapshot ? await keeper.settle(result, local) : unclaimed;
    const content = {
      document, writer: keeper.writer, damage: result.damage,
      snapshot: result.snapshot?.bytes ?? new Uint8Array(), snapshotSeq: result.snapshot?.seq ?? 0,
      journal: result.journal.map((entry) => entry.json), history: result.history.map((entry) => entry.json),
      draft: result.draft?.json ?? "", draftVersion: result.draft?.version ?? 0,
    };
    return { content, refused };
  }

  /** The keeper of what is to be written. @param {string} document */
  #given(document) {
    const keeper = this.#keeper(document);
    this.#toWrite.add(keeper);
    return keeper;
  }

  /** The keeper of an open document; of a new one, from its first write on. @param {string} document */
  #keeper(document) {
    let keeper = this.#keepers.get(document);
    if (!keeper) {
      keeper = new Keeper(this, document, { fresh: true });
      this.#keepers.set(document, keeper);
      keeper.claim(false).catch((error) => this.fail(error));
    }
    return keeper;
  }

  /** At the first real edit; the answer only informs. */
  #askPersistence() {
    if (this.#persistAsked || !navigator.storage?.persist) return;
    this.#persistAsked = true;
    navigator.storage.persist().then((persisted) => this.reports.persisted(persisted), () => this.reports.persisted(false));
  }

  /** @param {string} document */
  async #purge(document) {
    const transaction = transact(await this.database(), ["documents", "snapshots", "journal", "history", "drafts", "strays"], "readwrite");
    const range = keysOf(document);
    for (const name of /** @type {const} */ (["snapshots", "journal", "history"])) await transaction.objectStore(name).delete(range);
    for (const key of await transaction.objectStore("strays").index("document").getAllKeys(document)) {
      await transaction.objectStore("strays").delete(key);
    }
    await transaction.objectStore("drafts").delete(document);
    await transaction.objectStore("documents").delete(document);
    await transaction.done;
    this.local.forget(document);
  }
}
