// One writer a document: a Web Lock named after it, held for as long as the document is open.

/** A tab that has just been closed gives its lock back within this time, also on a slow machine; who has it longer is at work. Milliseconds. */
const PATIENCE = 700;

/** @param {string} document */
const lockName = (document) => `cocrea:${document}`;

/**
 * Tries to become the writer of a document.
 * @param {string} document
 * @param {{ steal?: boolean, lost: () => void }} options `steal` takes the lock from whoever has it; `lost` is called when another tab took it
 * @returns {Promise<null | (() => void)>} how to give the lock back, or null if another tab has it
 */
export async function acquire(document, { steal = false, lost }) {
  // Without locks (an insecure origin) every tab may write; the epoch in the database still keeps two from mixing.
  if (!navigator.locks) return () => {};
  if (steal) return hold(document, { steal }, lost);
  // Whether somebody has it is asked of the browser and not told by time: on a slow machine an answer takes as long as it takes.
  const ask = () => hold(document, { ifAvailable: true }, lost);
  return await ask() ?? await waitFor(document, lost) ?? ask();
}

/**
 * @param {string} document @param {LockOptions} options @param {() => void} lost
 * @returns {Promise<null | (() => void)>} null if it is not available
 */
function hold(document, options, lost) {
  return new Promise((resolve, reject) => {
    let held = false;
    let given = false;
    navigator.locks.request(lockName(document), options, (lock) => {
      held = lock !== null;
      if (!held) {
        resolve(null);
        return undefined;
      }
      return new Promise((release) => resolve(() => {
        given = true;
        release(undefined);
      }));
    }).catch((error) => {
      if (!held && error.name === "TimeoutError") resolve(null);   // an AbortError is that of a stolen lock
      else if (!held) reject(error);
      else if (!given) lost();
    });
  });
}

/** Whoever has it may be about to go. @param {string} document @param {() => void} lost */
async function waitFor(document, lost) {
  const waiting = new AbortController();
  // What has arrived while this tab was busy is looked at first: hence a second turn.
  const timer = setTimeout(() => setTimeout(() => waiting.abort(new DOMException("somebody has it", "TimeoutError"))), PATIENCE);
  const release = await hold(document, { signal: waiting.signal }, lost);
  clearTimeout(timer);
  return release;
}

/** Documents that some tab is writing. @returns {Promise<Set<string>>} */
export async function heldDocuments() {
  const state = await navigator.locks?.query();
  const names = (state?.held ?? []).map((lock) => lock.name ?? "");
  return new Set(names.filter((name) => name.startsWith("cocrea:")).map((name) => name.slice("cocrea:".length)));
}

/**
 * Says that this tab may still take back the deletion of a document. Given back when the tab goes.
 * @param {string} document
 */
export function holdForgotten(document) {
  navigator.locks?.request(`cocrea-forgotten:${document}`, { mode: "shared" }, () => new Promise(() => {}))
    .catch(() => {});   // the lock ends with the tab; there is nothing to do about it
}

/**
 * Runs `purge` if no tab writes the document and none may still take its deletion back.
 * @param {string} document @param {() => Promise<void>} purge
 */
export async function whenNobodyHas(document, purge) {
  if (!navigator.locks) return;   // cannot be known: what is forgotten stays
  await navigator.locks.request(`cocrea-forgotten:${document}`, { ifAvailable: true }, async (free) => {
    if (!free) return;
    await navigator.locks.request(lockName(document), { ifAvailable: true }, async (unused) => {
      if (unused) await purge();
    });
  });
}
