// Waiting for a state of the page, in whichever browser.
//
// A page that loads, or loads again, has no state to ask for yet: its program may not be there, or only half of it. So what is waited for is asked of a page
// that is ready, and until then it does not hold. (A predicate that throws would end the wait.) Every wait of these tests goes through until().

/**
 * The predicate, asked only when the page is ready. It goes into the page as text, as any function that is evaluated there.
 * @template {(...values: any[]) => unknown} Predicate
 * @param {Predicate} predicate
 * @returns {Predicate}
 */
export const whenReady = (predicate) => /** @type {any} */ (
  new Function("...values", `return document.documentElement.dataset.ready === "true" && (${predicate})(...values);`));

/** What each page that is watched has complained of, for whoever waits in vain. @type {WeakMap<import("playwright-core").Page, string[]>} */
export const complaints = new WeakMap();

/**
 * Waits until the predicate gives something that is true, and gives that.
 * @template T, A
 * @param {import("playwright-core").Page} page @param {(argument: A) => T} predicate runs in the page @param {A} [argument]
 */
export const until = (page, predicate, argument) => page.waitForFunction(/** @type {any} */ (whenReady(predicate)), argument).catch((error) => {
  throw new Error(`waited in vain for ${predicate} of ${JSON.stringify(argument)}; the page complained of: ${complaints.get(page)?.join("; ") || "nothing"}`, { cause: error });
});

/** Waits until the page can be used. @param {import("playwright-core").Page} page */
export const ready = (page) => until(page, () => true);

/** Loads the page again and waits until it can be used. @param {import("playwright-core").Page} page */
export async function reload(page) {
  await page.reload();
  await ready(page);
}

/**
 * Whether the page may ask for an address: its own server's; of the single file itself and nothing else.
 * @param {string} url the page's @returns {(address: string) => boolean}
 */
export function isOwn(url) {
  const { origin, protocol, pathname } = new URL(url);
  return (address) => /^(data|blob):/.test(address)
    || (protocol === "file:" ? new URL(address).pathname === pathname && address.startsWith("file:") : address.startsWith(`${origin}/`));
}
