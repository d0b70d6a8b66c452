// Offers what storage has as files, in plain HTML: for the rescue page, and in the page itself when the program has died.
// The words stand in the HTML; here is only what goes into them.
import { LocalJournal } from "../storage/local.mjs";
import { collectBundles } from "./bundle.mjs";

/**
 * Fills the element: [data-rescue="list"] gets a copy of [data-rescue="document"] for each document; [data-rescue="none"] and
 * [data-rescue="failed"] are shown when there is nothing, or when it cannot be read.
 * @param {HTMLElement} root
 */
export async function showRescue(root) {
  const list = part(root, "list");
  const template = /** @type {HTMLTemplateElement} */ (part(root, "document"));
  list.replaceChildren();
  try {
    const bundles = await collectBundles(new LocalJournal());
    part(root, "none").hidden = bundles.length > 0;
    for (const bundle of bundles.sort((a, b) => b.changed.localeCompare(a.changed))) list.append(entryOf(template, bundle));
  } catch (error) {
    part(root, "failed").hidden = false;
    part(root, "detail").textContent = String(error);
  }
}

/** @param {HTMLTemplateElement} template @param {import("./bundle.mjs").Bundle} bundle */
function entryOf(template, bundle) {
  const item = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
  part(item, "name").textContent = bundle.name || bundle.document;
  part(item, "changed").textContent = bundle.changed;
  const texts = typed(bundle.draft?.json ?? "");
  part(item, "draft").hidden = texts.length === 0;
  if (texts.length === 0) part(item, "typed").remove();
  else part(item, "typed").append(...texts.map(paragraphOf));
  const stem = (bundle.name || bundle.document).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase();
  offer(part(item, "everything"), `${stem}.cocrea-rescue.json`, JSON.stringify(bundle));
  const newest = bundle.snapshots[0];
  if (newest) offer(part(item, "snapshot"), `${stem}.cocrea.json`, newest.text);
  else part(item, "snapshot").remove();
  return item;
}

/**
 * The texts of a draft's record, whose changes are ["set", entity, field, language, before, after]. Where it is damaged, or of a newer version, there are none
 * to show, and it is in the file all the same.
 * @param {string} json @returns {string[]}
 */
function typed(json) {
  try {
    return JSON.parse(json).changes.map((/** @type {any[]} */ change) => change[5]?.text).filter((/** @type {unknown} */ text) => typeof text === "string" && text !== "");
  } catch {
    return [];
  }
}

/** @param {string} text */
function paragraphOf(text) {
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  return paragraph;
}

/** @param {HTMLElement} link @param {string} name @param {string} text */
function offer(link, name, text) {
  if (!(link instanceof HTMLAnchorElement)) return;
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
}

/** @param {HTMLElement} root @param {string} name @returns {HTMLElement} */
function part(root, name) {
  const found = root.querySelector(`[data-rescue="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no data-rescue="${name}"`);
  return found;
}
