// What storage has, and how it is damaged: by IndexedDB itself, behind the program's back.

/** @typedef {import("playwright-core").Page} Page @typedef {"documents" | "snapshots" | "journal" | "history" | "drafts" | "strays"} Store */

/**
 * All records of a store.
 * @param {Page} page @param {Store} store
 * @returns {Promise<any[]>}
 */
export const records = (page, store) => page.evaluate((name) => new Promise((resolve, reject) => {
  const request = indexedDB.open("cocrea", 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction(name).objectStore(name).getAll();
    all.onerror = () => reject(all.error);
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result);
    };
  };
}), store);

/** Alters a document's own row. @param {Page} page @param {string} document @param {object} change */
export const changeRow = (page, document, change) => page.evaluate(([id, changed]) => new Promise((resolve, reject) => {
  const request = indexedDB.open("cocrea", 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const transaction = request.result.transaction("documents", "readwrite");
    const store = transaction.objectStore("documents");
    store.get(id).onsuccess = (/** @type {any} */ event) => store.put({ ...event.target.result, ...changed });
    transaction.onabort = () => reject(transaction.error);
    transaction.oncomplete = () => {
      request.result.close();
      resolve(undefined);
    };
  };
}), /** @type {[string, object]} */ ([document, change]));

/**
 * Overwrites the contents of a document's snapshots with other bytes; the records stay.
 * @param {Page} page @param {(seq: number) => boolean} which
 */
export async function spoilSnapshots(page, which) {
  const seqs = (await records(page, "snapshots")).map(({ seq }) => seq).filter(which);
  await page.evaluate((wanted) => new Promise((resolve, reject) => {
    const request = indexedDB.open("cocrea", 1);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const transaction = database.transaction("snapshots", "readwrite");
      const store = transaction.objectStore("snapshots");
      const all = store.getAll();
      all.onsuccess = () => {
        for (const record of all.result) if (wanted.includes(record.seq)) store.put({ ...record, bytes: record.bytes.map((/** @type {number} */ byte, /** @type {number} */ at) => (at % 7 === 3 ? 0 : byte)) });
      };
      transaction.onabort = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        resolve(undefined);
      };
    };
  }), seqs);
  return seqs;
}

/** Takes an entry out of the journal and the undo history. @param {Page} page @param {number} seq */
export const removeEntry = (page, seq) => page.evaluate((wanted) => new Promise((resolve, reject) => {
  const request = indexedDB.open("cocrea", 1);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const transaction = request.result.transaction(["journal", "history"], "readwrite");
    for (const name of ["journal", "history"]) {
      const store = transaction.objectStore(name);
      store.getAllKeys().onsuccess = (/** @type {any} */ event) => {
        for (const key of event.target.result) if (key[1] === wanted) store.delete(key);
      };
    }
    transaction.onabort = () => reject(transaction.error);
    transaction.oncomplete = () => {
      request.result.close();
      resolve(undefined);
    };
  };
}), seq);
