// The program, as the page calls it: every export of src/platform/web, with its fields in the same order.
//
// No view of the program's memory outlives a call: the memory may grow inside any of them, and then every earlier view is empty.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @typedef {string | number | boolean | Uint8Array} Field */

/**
 * What the session asks for. The names of its members, in order: "#" a number, "!" yes or no, "*" bytes.
 * @type {Record<string, string[]>}
 */
const effectMembers = {
  storeEntry: ["document", "#seq", "json"],
  storeDraft: ["document", "#version", "json"],
  storeSnapshot: ["document", "#seq", "*bytes", "checksum", "name", "sample"],
  loadStored: ["document"],
  forgetStored: ["document"],
  restoreStored: ["document"],
  closeStored: ["document"],
  takeOverStored: ["document"],
  saveFile: ["name", "mediaType", "*bytes", "!withoutAsking"],
  chooseFile: ["!several"],
  loadSample: ["name"],
  storePreferences: ["json"],
  setLocation: ["fragment", "!replace"],
  useRenderer: ["renderer"],
  printPage: [],
  printDocument: ["html"],
  savePicture: ["name", "svg"],
  copyToClipboard: ["text"],
  makeLink: ["*bytes"],
  askTime: ["which"],
  takeSecond: [],
  takeTurn: [],
  saveEdition: [],
  takeUpdate: [],
};

/**
 * @typedef {{ effect: string } & Record<string, any>} Effect
 *
 * @typedef {object} Shell   what the page around the renderers shows
 * @property {number} serial
 * @property {string} title
 * @property {string} announcement
 * @property {string} focus
 * @property {number} focusSerial
 * @property {[string, string][]} attributes   of the root element
 * @property {"canvas" | "text"} renderer
 * @property {boolean} canvasAvailable
 * @property {boolean} open        a document is open
 * @property {string} switchLabel
 * @property {string} canvasLabel
 * @property {string} dropLabel
 * @property {boolean} joining     copies are being joined
 * @property {boolean} undecided   files are being joined, with this plan or with a closed one, whose decisions nothing keeps before they are taken over
 *
 * @typedef {object} Frame   what the page needs to know after a frame of the canvas
 * @property {boolean} wantsFrame
 * @property {boolean} textActive
 * @property {string} textNode
 * @property {boolean} overlay     a long text is being edited: the page lays a text box over x, y, w, h
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {number} clipTop      only this much of it, from top to bottom of the window, may be seen
 * @property {number} clipBottom
 * @property {number} overlayFont
 * @property {number} overlayLine
 * @property {number} overlayPaddingX
 * @property {number} overlayPaddingY
 * @property {number} focusLeaves  +1 past the last stop, -1 before the first
 * @property {string} cursor
 * @property {string} focusNode    "" = none: Space, Enter and arrows are the page's while there is one
 * @property {boolean} zoomsHere   the pointer is over a timeline: Ctrl and wheel are for it
 * @property {{ active: boolean, changed: boolean, text: string, from: number, to: number, x: number, y: number, line: number }} text
 * @property {boolean} popupOpen
 * @property {boolean} queueEmpty
 * @property {string} copied
 * @property {number} serial
 * @property {number} painting   address of the painter's orders, until the next call; 0 = nothing new is to be painted
 */

export class Program {
  #module;
  #self;
  /** Called once, when the program has died: nothing may be asked of it any more. @type {(error: unknown) => void} */
  onDeath = () => {};
  dead = false;

  /** @param {any} module the instance that Emscripten's loader made */
  constructor(module) {
    this.#module = module;
    this.#self = module._cocrea_create();
  }

  // ---- the session --------------------------------------------------------------------------------------------------------------------

  /**
   * @param {{ today: string, language: string, preferences: string, fragment: string, dark: boolean, reducedMotion: boolean, touch: boolean,
   *           narrow: boolean, canvasAvailable: boolean, seed: [bigint, bigint] }} start
   */
  start(start) {
    this.call("start", [start.today, start.language, start.preferences, start.fragment, start.dark, start.reducedMotion, start.touch, start.narrow,
      start.canvasAvailable, String(start.seed[0]), String(start.seed[1])]);
  }

  /** @param {{ kind: string, node: string, text?: string, target?: string, startDays?: number, endDays?: number, number?: number, covers?: boolean }} event */
  event({ kind, node, text = "", target = "", startDays = 0, endDays = 0, number = 0, covers = false }) {
    this.call("event", [kind, node, text, target, startDays, endDays, number, covers]);
  }

  /** @param {string} key @returns {boolean} used */
  shortcut(key) {
    return this.call("shortcut", [key]).yes();
  }

  /** @param {import("./storage/storage.mjs").Content} content */
  stored(content) {
    this.call("stored", contentFields(content));
  }

  /** @param {import("./storage/storage.mjs").Listed[]} documents */
  library(documents) {
    this.call("library", [documents.length, ...documents.flatMap((row) => [row.id, row.name, row.sample, row.changed, row.openElsewhere])]);
  }

  /** @param {string} document @param {number} seq @param {number} draftVersion @param {Date} now by the clock of the place */
  saved(document, seq, draftVersion, now) {
    this.call("saved", [document, seq, draftVersion, now.getHours() * 60 + now.getMinutes()]);
  }

  /** @param {import("./storage/storage.mjs").Failure} failure */
  storageFailed(failure) {
    this.call("storage_failed", [failure]);
  }

  /** @param {string} document @param {boolean} writer */
  role(document, writer) {
    this.call("role", [document, writer]);
  }

  /** @param {string} document */
  storedAlready(document) {
    this.call("stored_already", [document]);
  }

  /** @param {boolean} persisted */
  persisted(persisted) {
    this.call("persisted", [persisted]);
  }

  /** @param {boolean} singleFile the page is the single file @param {boolean} updateWaiting a newer version of the site waits to be taken */
  edition(singleFile, updateWaiting) {
    this.call("edition", [singleFile, updateWaiting]);
  }

  /** @param {string} name @param {Uint8Array} bytes @param {import("./files.mjs").Among} [among] */
  file(name, bytes, among = "") {
    this.call("file", [name, bytes, among]);
  }

  /** A file that could not be had, or given out. @param {string} name @param {"unreadable" | "folder" | "unreachable" | "link" | "picture" | "edition"} reason */
  fileFailed(name, reason) {
    this.call("file_failed", [name, reason]);
  }

  /** The address that holds what `makeLink` gave. @param {string} address */
  link(address) {
    this.call("link", [address]);
  }

  /** What `askTime` asks, for the same file. @param {string} which @param {number} seconds since 1970 */
  time(which, seconds) {
    this.call("time", [which, seconds]);
  }

  /** Whether what `copyToClipboard` gave is in the clipboard. @param {boolean} yes */
  copied(yes) {
    this.call("copied", [yes]);
  }

  /** What a rescue file holds of a document. @param {string} name the file's @param {import("./storage/storage.mjs").Content} content */
  rescued(name, content) {
    this.call("rescued", [name, ...contentFields(content)]);
  }

  /** @param {string} name @param {Uint8Array} bytes @param {string} asOf */
  sample(name, bytes, asOf) {
    this.call("sample", [name, bytes, asOf]);
  }

  /** @param {boolean} narrow */
  resized(narrow) {
    this.call("resized", [narrow]);
  }

  /** @param {string} today */
  dayChanged(today) {
    this.call("day_changed", [today]);
  }

  /** @param {string} fragment */
  navigated(fragment) {
    this.call("navigated", [fragment]);
  }

  switchRenderer() {
    this.call("switch_renderer");
  }

  /** @param {boolean} dark @param {boolean} reducedMotion */
  systemChanged(dark, reducedMotion) {
    this.call("system_changed", [dark, reducedMotion]);
  }

  /** @param {boolean} available */
  canvasAvailable(available) {
    this.call("canvas_available", [available]);
  }

  /** A slice of what takes long. */
  turn() {
    this.call("turn");
  }

  /** Another second is over. @param {number} now   seconds since the page was loaded */
  second(now) {
    this.call("second", [now]);
  }

  /** What is to be done since the last call, in order. @returns {Effect[]} */
  takeEffects() {
    const answer = this.call("take_effects");
    return Array.from({ length: answer.number() }, () => {
      const effect = answer.text();
      /** @type {Effect} */
      const result = { effect };
      for (const member of effectMembers[effect]) {
        if (member.startsWith("#")) result[member.slice(1)] = answer.number();
        else if (member.startsWith("!")) result[member.slice(1)] = answer.yes();
        else if (member.startsWith("*")) result[member.slice(1)] = answer.bytes();
        else result[member] = answer.text();
      }
      return result;
    });
  }

  /** @returns {Shell} */
  shell() {
    const answer = this.call("shell");
    return {
      serial: answer.number(), title: answer.text(), announcement: answer.text(), focus: answer.text(), focusSerial: answer.number(),
      attributes: Array.from({ length: answer.number() }, () => /** @type {[string, string]} */ ([answer.text(), answer.text()])),
      renderer: answer.text() === "canvas" ? "canvas" : "text", canvasAvailable: answer.yes(), open: answer.yes(),
      switchLabel: answer.text(), canvasLabel: answer.text(), dropLabel: answer.text(), joining: answer.yes(), undecided: answer.yes(),
    };
  }

  serial() {
    return this.call("serial").number();
  }

  /** The page as the text view's HTML. @param {number} [room] for a timeline's picture, in CSS pixels of 16 to a rem; 0 = not known */
  html(room = 0) {
    return this.call("html", [room]).text();
  }

  /** @param {string} node @returns {{ text: string, label: string, language: string } | null} null if it is no field of the page */
  field(node) {
    const answer = this.call("field", [node]);
    return answer.yes() ? { text: answer.text(), label: answer.text(), language: answer.text() } : null;
  }

  /** The open document's canonical bytes; empty if none. */
  bytes() {
    return this.call("bytes").bytes();
  }

  /** @param {Uint8Array} bytes */
  checksum(bytes) {
    return this.call("checksum", [bytes]).text();
  }

  // ---- the canvas ---------------------------------------------------------------------------------------------------------------------

  /** @param {{ fonts: Uint8Array[], mostTexels: number, touch: boolean, apple: boolean }} setup the fonts: regular, semibold, icons */
  openCanvas({ fonts, mostTexels, touch, apple }) {
    this.call("canvas_open", [...fonts, mostTexels, touch, apple]);
  }

  /** @param {number} width @param {number} height @param {number} pixelsWide @param {number} pixelsHigh */
  resizeCanvas(width, height, pixelsWide, pixelsHigh) {
    this.call("canvas_resize", [width, height, pixelsWide, pixelsHigh]);
  }

  /** @param {number} seconds @param {boolean} paint @returns {Frame} */
  frame(seconds, paint) {
    const answer = this.call("canvas_frame", [seconds, paint]);
    return {
      wantsFrame: answer.yes(), textActive: answer.yes(), textNode: answer.text(), overlay: answer.yes(),
      x: answer.number(), y: answer.number(), w: answer.number(), h: answer.number(),
      clipTop: answer.number(), clipBottom: answer.number(), overlayFont: answer.number(), overlayLine: answer.number(),
      overlayPaddingX: answer.number(), overlayPaddingY: answer.number(),
      focusLeaves: answer.number(), cursor: answer.text(), focusNode: answer.text(), zoomsHere: answer.yes(),
      text: {
        active: answer.yes(), changed: answer.yes(), text: answer.text(), from: answer.number(), to: answer.number(),
        x: answer.number(), y: answer.number(), line: answer.number(),
      },
      popupOpen: answer.yes(), queueEmpty: answer.yes(), copied: answer.text(), serial: answer.number(),
      painting: answer.number(),
    };
  }

  /** @param {"move" | "down" | "up" | "leave"} press @param {number} x @param {number} y @param {number} button @param {boolean} touch */
  pointer(press, x, y, button, touch) {
    this.call("canvas_pointer", [press, x, y, button, touch]);
  }

  /** @param {number} dx @param {number} dy @param {boolean} zoom */
  wheel(dx, dy, zoom) {
    this.call("canvas_wheel", [dx, dy, zoom]);
  }

  /** @param {number} factor @param {number} x @param {number} y */
  pinch(factor, x, y) {
    this.call("canvas_pinch", [factor, x, y]);
  }

  /** @param {string} name @param {boolean} down */
  key(name, down) {
    this.call("canvas_key", [name, down]);
  }

  /** @param {{ shiftKey: boolean, ctrlKey: boolean, altKey: boolean, metaKey: boolean }} event */
  modifiers({ shiftKey, ctrlKey, altKey, metaKey }) {
    this.call("canvas_modifiers", [shiftKey, ctrlKey, altKey, metaKey]);
  }

  /** @param {string} text @param {{ from: number, to: number } | null} replaced */
  insert(text, replaced) {
    this.call("canvas_insert", replaced ? [text, true, replaced.from, replaced.to] : [text, false]);
  }

  /** @param {"cut" | "copy" | "paste"} command @param {string} [text] */
  clipboard(command, text = "") {
    this.call("canvas_clipboard", [command, text]);
  }

  /** @param {boolean} focused */
  focus(focused) {
    this.call("canvas_focus", [focused]);
  }

  /** @param {boolean} running */
  composition(running) {
    this.call("canvas_composition", [running]);
  }

  /** @param {number} direction */
  overlayLeft(direction) {
    this.call("canvas_overlay_left", [direction]);
  }

  /** @param {1 | -1} direction */
  focusEnters(direction) {
    this.call("canvas_focus_enters", [direction]);
  }

  contextLost() {
    this.call("canvas_lost");
  }

  /** As it is until the next call. @returns {ArrayBufferLike} */
  get memory() {
    return this.#module.HEAPU8.buffer;
  }

  // ---- test builds --------------------------------------------------------------------------------------------------------------------

  /** Is this function exported? Those of tests are in test builds only. @param {string} name */
  has(name) {
    return `_cocrea_${name}` in this.#module;
  }

  growDuringNextCall() {
    this.#module._cocrea_test_grow_during_next_call(this.#self);
  }

  /** In bytes. @returns {number} */
  get memorySize() {
    return this.#module.HEAPU8.byteLength;
  }

  // ---- crossing -----------------------------------------------------------------------------------------------------------------------

  /**
   * One call: the message in, the answer out. Whatever goes wrong inside ends the program: its state can no longer be trusted.
   * @param {string} name @param {Field[]} [fields]
   * @returns {Answer}
   */
  call(name, fields = []) {
    if (this.dead) throw new Error(`the program has ended; "${name}" cannot be asked of it`);
    try {
      const message = encode(fields);
      const at = this.#module._cocrea_reserve(this.#self, message.length);
      this.#module.HEAPU8.set(message, at);
      const size = this.#module[`_cocrea_${name}`](this.#self) >>> 0;
      const from = this.#module._cocrea_answer(this.#self) >>> 0;
      return new Answer(this.#module.HEAPU8.slice(from, from + size));
    } catch (error) {
      this.dead = true;
      this.onDeath(error);
      throw error;
    }
  }
}

/** An answer's fields, taken in order. */
class Answer {
  #bytes;
  #view;
  #at = 4;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  bytes() {
    const size = this.#view.getUint32(this.#at, true);
    const field = this.#bytes.slice(this.#at + 4, this.#at + 4 + size);
    this.#at += 4 + size;
    return field;
  }

  text() {
    return decoder.decode(this.bytes());
  }

  number() {
    return Number(this.text());
  }

  yes() {
    return this.text() === "1";
  }
}

/** @param {import("./storage/storage.mjs").Content} content @returns {Field[]} */
function contentFields(content) {
  return [content.document, content.snapshot, content.snapshotSeq, ...list(content.journal), ...list(content.history), content.draft, content.draftVersion,
    content.writer, ...list(content.damage)];
}

/** @param {Field[]} items */
function list(items) {
  return [items.length, ...items];
}

/** @param {Field[]} fields */
function encode(fields) {
  const parts = fields.map((field) => (field instanceof Uint8Array ? field : encoder.encode(typeof field === "boolean" ? (field ? "1" : "0") : String(field))));
  const message = new Uint8Array(4 + parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(message.buffer);
  view.setUint32(0, parts.length, true);
  let at = 4;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    message.set(part, at + 4);
    at += 4 + part.length;
  }
  return message;
}
