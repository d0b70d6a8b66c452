// The second journal: local storage, written synchronously with every command, so that it survives a tab that is closed in the next moment.
//
//   cocrea:journal:<document>:<seq>:<epoch>   an entry that is not yet known to be durable in the database
//   cocrea:draft:<document>                   the draft
//   cocrea:preferences                        language, theme ...
//
// It may be missing (private windows), full or forbidden. That alone loses nothing: the database has everything too.
import { RECORD } from "./database.mjs";

const JOURNAL = "cocrea:journal:";
const DRAFT = "cocrea:draft:";
const PREFERENCES = "cocrea:preferences";

/** @typedef {import("./database.mjs").EntryRow} EntryRow @typedef {import("./database.mjs").DraftRow} DraftRow */

export class LocalJournal {
  #area;

  /** @param {() => Storage} area gives the local storage; the access itself may be forbidden and throw */
  constructor(area = () => localStorage) {
    this.#area = area;
  }

  /** False if it could not be written: then only the database has it. @param {EntryRow} entry */
  writeEntry(entry) {
    return this.#set(entryKey(entry), JSON.stringify({ v: entry.v, json: entry.json }));
  }

  /** @param {{ document: string, seq: number, epoch: number }} entry */
  removeEntry(entry) {
    this.#remove(entryKey(entry));
  }

  /**
   * What is there for a document. `unreadable` are records that are none.
   * @param {string} document
   * @returns {{ entries: EntryRow[], unreadable: { key: string, value: string }[] }}
   */
  entries(document) {
    /** @type {EntryRow[]} */
    const entries = [];
    /** @type {{ key: string, value: string }[]} */
    const unreadable = [];
    for (const [key, value] of this.#all(`${JOURNAL}${document}:`)) {
      const [seq, epoch] = key.slice(JOURNAL.length + document.length + 1).split(":").map(Number);
      const record = parse(value);
      if (Number.isSafeInteger(seq) && Number.isSafeInteger(epoch) && record?.v === RECORD && typeof record.json === "string") {
        entries.push({ v: RECORD, document, seq, epoch, json: record.json });
      } else {
        unreadable.push({ key, value });
      }
    }
    return { entries, unreadable };
  }

  /** @param {DraftRow} draft */
  writeDraft(draft) {
    return this.#set(DRAFT + draft.document, JSON.stringify(draft));
  }

  /** Forgets the draft if it is still the one with this version. @param {{ document: string, epoch: number, version: number }} draft */
  removeDraft(draft) {
    const there = this.draft(draft.document);
    if (there && there.epoch === draft.epoch && there.version === draft.version) this.#remove(DRAFT + draft.document);
  }

  /** @param {string} document @returns {DraftRow | null} */
  draft(document) {
    const draft = parse(this.#get(DRAFT + document));
    return draft?.v === RECORD && Number.isSafeInteger(draft.epoch) && Number.isSafeInteger(draft.version) && typeof draft.json === "string"
      ? { v: RECORD, document, epoch: draft.epoch, version: draft.version, json: draft.json } : null;
  }

  /** Everything of a document. @param {string} document */
  forget(document) {
    for (const [key] of this.#all(`${JOURNAL}${document}:`)) this.#remove(key);
    this.#remove(DRAFT + document);
  }

  /** Removes a record by its key. @param {string} key */
  removeKey(key) {
    this.#remove(key);
  }

  /** Documents that have entries or a draft here. @returns {string[]} */
  documents() {
    const found = new Set();
    for (const [key] of this.#all(JOURNAL)) found.add(key.slice(JOURNAL.length).split(":").slice(0, -2).join(":"));
    for (const [key] of this.#all(DRAFT)) found.add(key.slice(DRAFT.length));
    return [...found];
  }

  preferences() {
    return this.#get(PREFERENCES) ?? "";
  }

  /** @param {string} json */
  writePreferences(json) {
    return this.#set(PREFERENCES, json);
  }

  /** @param {string} key */
  #get(key) {
    try {
      return this.#area().getItem(key);
    } catch {
      return null;   // no local storage here: as good as empty
    }
  }

  /** @param {string} key @param {string} value */
  #set(key, value) {
    try {
      this.#area().setItem(key, value);
      return true;
    } catch {
      return false;   // the caller knows, and the database has it too
    }
  }

  /** @param {string} key */
  #remove(key) {
    try {
      this.#area().removeItem(key);
    } catch {
      // It stays, and the next start sees that the database has it already.
    }
  }

  /** @param {string} prefix @returns {[string, string][]} */
  #all(prefix) {
    try {
      const area = this.#area();
      const keys = Array.from({ length: area.length }, (_, index) => area.key(index) ?? "").filter((key) => key.startsWith(prefix));
      return keys.map((key) => [key, area.getItem(key) ?? ""]);
    } catch {
      return [];
    }
  }
}

/** @param {{ document: string, seq: number, epoch: number }} entry */
function entryKey({ document, seq, epoch }) {
  return `${JOURNAL}${document}:${seq}:${epoch}`;
}

/** @param {string | null} text @returns {any} null if it is no JSON */
function parse(text) {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
