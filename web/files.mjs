// Files: opened by a dialog or by dropping them onto the page, saved by a dialog or as a download.

/** What the program reads at most (exchange::Limits::bytes); a larger file is not even read. */
const MOST_BYTES = 32 * 2 ** 20;

/** @typedef {(name: string, bytes: Uint8Array) => void} Opened */

/**
 * Asks for a file. Called while a press or a key is being handled: browsers open no dialog otherwise.
 * @param {HTMLInputElement} input the page's file input, for browsers without the newer dialog
 * @param {Opened} opened
 */
export async function chooseFile(input, opened) {
  const picker = /** @type {any} */ (globalThis).showOpenFilePicker;
  if (!picker) {
    input.onchange = () => {
      const file = input.files?.[0];
      input.value = "";
      if (file) void readFile(file, opened);
    };
    input.click();
    return;
  }
  try {
    const [handle] = await picker.call(globalThis, { types: [{ accept: { "application/json": [".json"] } }] });
    await readFile(await handle.getFile(), opened);
  } catch (error) {
    if (!isAbort(error)) throw error;
  }
}

/**
 * Hands a file's bytes over. Of one that is too large only so much that the program sees it: it says what is wrong, as with any other file.
 * @param {File} file @param {Opened} opened
 */
export async function readFile(file, opened) {
  const part = file.size > MOST_BYTES ? file.slice(0, MOST_BYTES + 1) : file;
  opened(file.name, new Uint8Array(await part.arrayBuffer()));
}

/**
 * Lets the person keep a file: in a place of their choice where the browser can ask, else among the downloads.
 * @param {string} name @param {string} mediaType @param {Uint8Array} bytes
 */
export async function saveFile(name, mediaType, bytes) {
  const blob = new Blob([/** @type {BlobPart} */ (bytes)], { type: mediaType });
  const picker = /** @type {any} */ (globalThis).showSaveFilePicker;
  if (picker && navigator.userActivation?.isActive !== false) {
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

/**
 * Files may be dropped anywhere on the page.
 * @param {HTMLElement} root gets data-dropping while a file is over the page
 * @param {Opened} opened
 */
export function acceptDrops(root, opened) {
  /** @param {DragEvent} event */
  const hasFile = (event) => event.dataTransfer?.types.includes("Files") ?? false;
  let depth = 0;
  const mark = () => root.toggleAttribute("data-dropping", depth > 0);
  addEventListener("dragenter", (event) => {
    if (!hasFile(event)) return;
    depth += 1;
    mark();
  });
  addEventListener("dragleave", (event) => {
    if (!hasFile(event)) return;
    depth = Math.max(0, depth - 1);
    mark();
  });
  addEventListener("dragover", (event) => {
    if (hasFile(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    depth = 0;
    mark();
    const file = event.dataTransfer?.files[0];
    if (file) void readFile(file, opened);
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
