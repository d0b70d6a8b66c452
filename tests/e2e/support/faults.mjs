// Faults of storage, put into the page before its own scripts: they are wanted through the window's name, which stays when the page is loaded again.
import { until } from "./until.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * `refused`: the request number `at` is answered that there is no space.
 * `aborted`: the transaction number `at` is undone when it should be committed, as it is when the space ends then.
 * `dies before`, `dies after`: the page stops at the commit of the transaction number `at`: nothing that it writes from then on comes anywhere.
 * @typedef {{ kind: "refused" | "aborted" | "dies before" | "dies after" | "denied" | "", at: number }} Fault
 */

/** Runs in the page before its own scripts. */
export function faultyStorage() {
  /** @returns {Fault & { clock?: number }} */
  const wanted = () => (globalThis.name.startsWith("{") ? JSON.parse(globalThis.name) : { kind: "", at: 0 });
  const state = { dead: false, hit: false, requests: 0, transactions: 0, open: 0 };
  Object.assign(globalThis, { faults: state });
  // Counted on over a reload: what a start writes can fail as well.
  const count = () => {
    const fault = wanted();
    fault.at -= 1;
    globalThis.name = JSON.stringify(fault);
    return fault.at === 0;
  };
  /** @param {string} what */
  const refuse = (what) => {
    throw new DOMException("the test says so", what);
  };

  for (const method of /** @type {const} */ (["put", "add", "delete"])) {
    const original = /** @type {any} */ (IDBObjectStore.prototype)[method];
    /** @type {any} */ (IDBObjectStore.prototype)[method] = function write(/** @type {any[]} */ ...values) {
      state.requests += 1;
      if (wanted().kind === "refused" && count()) {
        state.hit = true;
        refuse("QuotaExceededError");
      }
      return original.apply(this, values);
    };
  }
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function begin(...values) {
    if (state.dead) refuse("InvalidStateError");
    if (wanted().kind === "denied") refuse("SecurityError");
    const begun = transaction.apply(this, values);
    state.open += 1;
    for (const end of ["complete", "abort"]) {
      begun.addEventListener(end, () => {
        state.open -= 1;
      });
    }
    return begun;
  };
  const { commit } = IDBTransaction.prototype;
  IDBTransaction.prototype.commit = function end() {
    state.transactions += 1;
    const { kind } = wanted();
    const now = ["aborted", "dies before", "dies after"].includes(kind) && count();
    if (now) state.hit = true;
    if (now && kind.startsWith("dies")) state.dead = true;
    if (now && kind !== "dies after") this.abort();
    else commit.apply(this);
  };
  for (const method of /** @type {const} */ (["setItem", "removeItem"])) {
    const original = Storage.prototype[method];
    /** @type {any} */ (Storage.prototype)[method] = function write(/** @type {any[]} */ ...values) {
      if (!state.dead) /** @type {any} */ (original).apply(this, values);
    };
  }
  for (const method of /** @type {const} */ (["pushState", "replaceState"])) {
    const original = History.prototype[method];
    History.prototype[method] = function change(...values) {
      if (!state.dead) original.apply(this, values);
    };
  }
  // Nor does a dead page ask whether to leave.
  addEventListener("beforeunload", (event) => {
    if (state.dead) event.stopImmediatePropagation();
  });
  const { clock = 0 } = wanted();
  if (clock !== 0) {
    const Real = Date;
    /** @type {any} */ (globalThis).Date = class extends Real {
      /** @param {any[]} values */
      constructor(...values) {
        if (values.length === 0) super(Real.now() + clock);
        else super(.../** @type {[any]} */ (values));
      }

      static now() {
        return Real.now() + clock;
      }
    };
  }
}

/** From now on this is what fails; or what the clock is wrong by, in milliseconds, from the next start on. @param {Page} page @param {Partial<Fault> & { clock?: number }} fault */
export const wish = (page, fault) => page.evaluate((text) => {
  globalThis.name = text;
}, JSON.stringify({ kind: "", at: 0, ...fault }));

/** What has been written so far, and whether what was wished has happened. @param {Page} page @returns {Promise<{ hit: boolean, dead: boolean, requests: number, transactions: number }>} */
export const happened = (page) => page.evaluate(() => ({ .../** @type {any} */ (globalThis).faults }));

/** Waits until nothing more is being written or read: what is wished then hits what is done then. @param {Page} page */
export const quiet = (page) => page.evaluate(() => new Promise((resolve) => {
  let same = 0;
  const look = () => {
    same = /** @type {any} */ (globalThis).faults.open === 0 ? same + 1 : 0;
    if (same >= 5) resolve(undefined);
    else requestAnimationFrame(look);
  };
  look();
}));

/** Waits until the page says that all is saved, or that it is not, or is dead. @param {Page} page @param {{ saved: string, tabOnly: string }} words @returns {Promise<"saved" | "tabOnly" | "dead">} */
export const outcome = async (page, words) => /** @type {any} */ ((await until(page, ({ saved, tabOnly }) => {
  if (/** @type {any} */ (globalThis).faults.dead) return "dead";
  // What the program says now; what is seen of it comes a moment later.
  const pill = new DOMParser().parseFromString(globalThis.cocreaTest.program.html(), "text/html").getElementById("header:save")?.textContent ?? "";
  return (pill.includes(saved) && "saved") || (pill.includes(tabOnly) && "tabOnly");
}, words)).jsonValue());
