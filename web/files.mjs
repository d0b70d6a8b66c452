// Files: opened by a dialog or by dropping them onto the page, saved by a dialog or as a download.

/** What the program reads at most (exchange::Limits::bytes); a larger file is not even read. */
const MOST_BYTES = 32 * 2 ** 20;

/**
 * @typedef {object} Receiver   who gets a file
 * @property {(name: string, bytes: Uint8Array, among: Among) => void} opened
 * @property {(name: string, reason: "unreadable" | "folder") => void} failed
 */

/**
 * One of several that were given at once.
 * @typedef {"" | "first" | "another"} Among
 */

/** @param {number} place @param {number} count @returns {Among} */
const among = (place, count) => count < 2 ? "" : place === 0 ? "first" : "another";

/**
 * Asks for a file, or several, which are handed over one after the other. Called while a press or a key is being handled: browsers open no dialog otherwise.
 * @param {HTMLInputElement} input the page's file input, for browsers without the newer dialog
 * @param {Receiver} receiver
 * @param {boolean} several
 */
export async function chooseFile(input, receiver, several) {
  const picker = /** @type {any} */ (globalThis).showOpenFilePicker;
  const byInput = () => {
    input.multiple = several;
    input.onchange = () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      void readFiles(files, receiver);
    };
    input.click();
  };
  if (!picker) {
    byInput();
    return;
  }
  let handles;
  try {
    handles = await picker.call(globalThis, { multiple: several, types: [{ accept: { "application/json": [".json"], "text/csv": [".csv", ".tsv"] } }] });
  } catch (error) {
    if (!isAbort(error)) byInput();   // the newer dialog is forbidden here (a policy)
    return;
  }
  for (const [i, handle] of handles.entries()) {
    const file = await handle.getFile().catch(() => null);
    if (file) await readFile(file, receiver, among(i, handles.length));
    else receiver.failed(handle.name, "unreadable");
  }
}

/** @param {File[]} files @param {Receiver} receiver */
async function readFiles(files, receiver) {
  for (const [i, file] of files.entries()) await readFile(file, receiver, among(i, files.length));
}

/**
 * Hands a file's bytes over. Of one that is too large only so much that the program sees it: it says what is wrong, as with any other file.
 * @param {File} file @param {Receiver} receiver @param {Among} [place]
 */
export async function readFile(file, receiver, place = "") {
  const part = file.size > MOST_BYTES ? file.slice(0, MOST_BYTES + 1) : file;
  const bytes = await part.arrayBuffer().catch(() => null);   // moved, changed or locked since it was chosen, or on a drive that is gone
  if (bytes) receiver.opened(file.name, new Uint8Array(bytes), place);
  else receiver.failed(file.name, "unreadable");
}

/**
 * Lets the person keep a file: in a place of their choice where the browser can ask, else among the downloads.
 * @param {string} name @param {string} mediaType @param {Uint8Array} bytes
 * @param {boolean} [withoutAsking] among the downloads: of several files at once a browser would ask about the first alone
 */
export async function saveFile(name, mediaType, bytes, withoutAsking = false) {
  const blob = new Blob([/** @type {BlobPart} */ (bytes)], { type: mediaType });
  const picker = /** @type {any} */ (globalThis).showSaveFilePicker;
  if (picker && !withoutAsking && navigator.userActivation?.isActive !== false) {
    try {
      const handle = await picker.call(globalThis, { suggestedName: name, types: [{ accept: { [mediaType]: [extensionOf(name)] } }] });
      const writable = await handle.createWritable();
      await writable.write(blob);
      await writable.close();
      return;
    } catch (error) {
      if (isAbort(error)) return;
      // The dialog or the place was refused (a policy, a read-only folder): a download always works.
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the data when the next task begins; some take it later, so it lives as long as the page.
}

/** Called while a press or a key is being handled. Answers whether the text is in the clipboard. @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not there (a page without https), or forbidden: the old way needs a selected text in the page.
    const box = document.createElement("textarea");
    box.value = text;
    const focused = document.activeElement;
    document.body.append(box);
    box.select();
    const copied = document.execCommand("copy");
    box.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return copied;
  }
}

/**
 * Draws a picture that stands alone and hands it over as PNG, twice as fine as a screen of one dot a pixel, or as fine as the browser's canvas takes it. False: it
 * takes it at no size at which it could be read.
 * @param {string} name @param {string} svg
 */
export async function savePicture(name, svg) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    await image.decode();
    for (const scale of [2, 1, 0.5]) {
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth * scale;
      canvas.height = image.naturalHeight * scale;
      const context = canvas.getContext("2d");
      if (!context) continue;
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      const png = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => canvas.toBlob(done, "image/png"));
      if (!png) continue;
      await saveFile(name, "image/png", new Uint8Array(await png.arrayBuffer()));
      return true;
    }
    return false;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/**
 * Prints a document in the place of the page. Its styles are the document's own: it stands in a shadow tree, where the page's do not reach, and its style
 * sheet is made by script, which the page's policy allows.
 * @param {string} html
 */
export function printDocument(html) {
  const [, styles] = /<style>([^<]*)<\/style>/.exec(html) ?? ["", ""];
  const parsed = new DOMParser().parseFromString(html.replace(`<style>${styles}</style>`, ""), "text/html");   // runs nothing, loads nothing
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.replace(/(^|[{}])body\{/g, "$1:host{"));
  const host = document.createElement("div");
  host.id = "printed";
  host.lang = parsed.documentElement.lang;
  const shadow = host.attachShadow({ mode: "closed" });
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(...parsed.body.childNodes);
  const title = document.title;
  document.body.append(host);
  document.documentElement.toggleAttribute("data-printing", true);   // app.css: nothing else is printed
  document.title = parsed.title;
  addEventListener("afterprint", () => {
    host.remove();
    document.documentElement.toggleAttribute("data-printing", false);
    document.title = title;
  }, { once: true });
  print();
}

/**
 * Files may be dropped anywhere on the page.
 * @param {HTMLElement} root gets data-dropping while a file is over the page
 * @param {HTMLElement} hint covers the page then: what is under the pointer may go at any moment, and the browser would open the file by itself
 * @param {Receiver} receiver
 */
export function acceptDrops(root, hint, receiver) {
  /** @param {DragEvent} event */
  const hasFile = (event) => event.dataTransfer?.types.includes("Files") ?? false;
  const mark = (/** @type {boolean} */ over) => root.toggleAttribute("data-dropping", over);
  addEventListener("dragleave", (event) => {
    if (event.target === hint || event.relatedTarget === null) mark(false);
  });
  for (const type of /** @type {const} */ (["dragenter", "dragover"])) {
    addEventListener(type, (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();   // else nothing may be dropped here
      mark(true);
    });
  }
  addEventListener("drop", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    mark(false);
    // A folder looks like a file that cannot be read. What is dropped is there to be asked only now.
    const folders = [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.()?.isDirectory ?? false);
    const all = [...(event.dataTransfer?.files ?? [])];
    for (const [i, file] of all.entries()) {
      if (folders[i]) receiver.failed(file.name, "folder");
    }
    void readFiles(all.filter((_, i) => !folders[i]), receiver);
  });
}

/** @param {unknown} error */
function isAbort(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/** @param {string} name */
function extensionOf(name) {
  return name.slice(name.lastIndexOf("."));
}
