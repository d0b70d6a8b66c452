// The title of Glasgow's first commitment: written, waited for, loaded again; and what the page says of saving it meanwhile.
import assert from "node:assert/strict";
import { reach } from "./canvas.mjs";
import { press, said } from "./chromium.mjs";
import { anotherDocument, downloaded, sentence, textOfDocument } from "./person.mjs";
import { reload, until } from "./until.mjs";

/** @typedef {import("playwright-core").Page} Page */

export const TITLE = "f:commitment-1.title.en";
export const SAVED = sentence("save.saved");

/** Writes down everything that the page says about saving, from its first moment on. */
export function recordPills() {
  /** @type {string[]} */
  const pills = [];
  Object.assign(globalThis, { pills });
  new MutationObserver(() => {
    const pill = document.getElementById("header:save")?.textContent ?? "";
    if (pill && pill !== pills.at(-1)) pills.push(pill);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What was said about saving since this was last asked. @param {Page} page @returns {Promise<string[]>} */
export const pills = (page) => page.evaluate(() => /** @type {any} */ (globalThis).pills.splice(0));

/** Glasgow's first commitment. @param {Page} page */
export async function openCommitment(page) {
  await press(page, "sample:glasgow-2021");
  await until(page, () => globalThis.cocreaTest.document().includes("Glasgow"));
  await press(page, "nav:commitments");
  await reach(page, "open:commitment-1");
}

/** Writes a title into the open commitment and leaves the field. @param {Page} page @param {string} text */
export async function write(page, text) {
  await page.locator(`[id="${TITLE}"]`).fill(text);
  await page.locator(`[id="${TITLE}"]`).press("Tab");
  await hasTitle(page, text);
}

/** @param {Page} page @param {string} text */
export const hasTitle = (page, text) => until(page, (wanted) => {
  const document = globalThis.cocreaTest.document();
  return document !== "" && JSON.parse(document).plans[0].commitments[0].title.en === wanted;
}, text);

/** Waits until the page offers the plan, because it is nowhere but in this tab, and says why. @param {Page} page @param {string} key of the reason */
export async function onlyHere(page, key) {
  const notice = page.locator('[id="notice:tab-only"]').filter({ hasText: sentence(key) });
  await notice.waitFor();
  assert.ok((await said(page, "header:save")).includes(sentence("save.tabOnly")));
  await page.locator("#live").filter({ hasText: sentence(key) }).waitFor();
  assert.equal((await downloaded(page, () => press(page, "notice:download"))).text, await textOfDocument(page));
}

/** Loads the page again, and waits for the plan. @param {Page} page */
export async function openAgain(page) {
  await reload(page);
  await anotherDocument(page, "");
}
