// The running page: every input goes to the program through act(), and what the program then wants is carried out.
import { keepOffline, singleFile, takeUpdate, wholeFile } from "cocrea:edition";
import { CanvasView } from "./canvas/canvas-view.mjs";
import { acceptDrops, chooseFile, copyText, printDocument, saveFile, savePicture } from "./files.mjs";
import { holdsPlan, linkOf, planIn } from "./link.mjs";
import { loadSample } from "./load.mjs";
import { contentOf, readBundle } from "./rescue/bundle.mjs";
import { Shell, element } from "./shell.mjs";
import { DocumentStorage } from "./storage/storage.mjs";
import { TextView } from "./text-view.mjs";

/**
 * @typedef {import("./bridge.mjs").Program} Program
 * @typedef {import("./bridge.mjs").Effect} Effect
 * @typedef {(work: (program: Program) => void, seen?: boolean) => void} Act   does something with the program and then what follows from it;
 *   `seen`: what it changes is on the screen already, because it was typed before (and kept as a draft), or the canvas has drawn it
 */

export class App {
  #program;
  #local;
  #storage;
  #shell;
  #textView;
  #canvasView;
  /** @type {TextView | CanvasView | null} */
  #view = null;
  #renderer = "";
  #serial = -1;
  /** The frame with which the page is shown. */
  #later = 0;
  #today = today();
  /** The next slice of long work: a task after whatever waits already, input and frames included. */
  #turns = new MessageChannel();
  #fileInput = element("file-input", HTMLInputElement);
  /** Until it has been told which plans this browser keeps, or that they cannot be known: what is opened before would take the place of one of them. */
  #listed = Promise.resolve();

  /**
   * @param {Program} program @param {import("./storage/local.mjs").LocalJournal} local
   * @param {import("./storage/database.mjs").EarlyDatabase} early
   */
  constructor(program, local, early) {
    this.#program = program;
    this.#local = local;
    this.#storage = new DocumentStorage({
      local, today, early,
      checksum: (bytes) => program.checksum(bytes),
      reports: {
        stored: (content) => this.act(() => program.stored(content)),
        library: (documents) => this.act(() => program.library(documents)),
        saved: (document, seq, version) => this.act(() => program.saved(document, seq, version, new Date())),
        failed: (failure) => this.act(() => program.storageFailed(failure)),
        role: (document, writer) => this.act(() => program.role(document, writer)),
        storedAlready: (document) => this.act(() => program.storedAlready(document)),
        persisted: (persisted) => this.act(() => program.persisted(persisted)),
      },
    });
    this.#shell = new Shell(() => this.act(() => program.switchRenderer()));
    this.#textView = new TextView(element("text-view", HTMLElement), this.act);
    this.#canvasView = new CanvasView(program, this.act, this.#writing);
  }

  /** Something is on its way into storage. */
  #writing = () => this.#storage.unsaved && !this.#storage.failing;

  get canvas() {
    return this.#canvasView;
  }

  get storage() {
    return this.#storage;
  }

  /** Shows the first page. What this browser keeps is added to it as soon as it is known. */
  async start() {
    this.#listen();
    if (singleFile) this.#program.edition(true, false);
    this.#listed = this.#storage.start();
    await this.#settle();
  }

  /** Keeps the site for use without a network, once the page is there. */
  keepOffline() {
    return keepOffline(() => this.act((program) => program.edition(singleFile, true)));
  }

  /** @type {Act} */
  act = (work, seen = false) => {
    if (this.#program.dead) return;
    try {
      work(this.#program);
      void this.#settle(seen);
    } catch (error) {
      if (!this.#program.dead) throw error;   // a dead program has said so already
    }
  };

  /**
   * Carries out what the program wants, then shows what changed. Storage asks this thread once more before it has something for good: a page for which nobody
   * waits is not built in between, but with the next frame, or when storage is done.
   */
  async #settle(seen = false) {
    let step = false;
    for (const effect of this.#program.takeEffects()) {
      step ||= effect.effect === "storeEntry";   // else nothing was taken of what was typed, and that must be seen
      this.#carryOut(effect);
    }
    this.#storage.write();
    if (seen && step && this.#writing()) this.#later ||= requestAnimationFrame(() => void this.#show());
    else await this.#show();
  }

  async #show() {
    cancelAnimationFrame(this.#later);
    this.#later = 0;
    if (this.#program.dead) return;
    const serial = this.#program.serial();
    if (serial === this.#serial) return;
    this.#serial = serial;
    const shell = this.#program.shell();
    this.#shell.show(shell);
    if (shell.renderer !== this.#renderer) await this.#use(shell.renderer);
    else this.#view?.update(this.#program, shell);
  }

  /** @param {"canvas" | "text"} renderer */
  async #use(renderer) {
    this.#renderer = renderer;
    const next = renderer === "canvas" ? this.#canvasView : this.#textView;
    if (!await next.open()) {
      this.act((program) => program.canvasAvailable(false));
      return;
    }
    if (this.#renderer !== renderer || this.#program.dead) return;   // switched again while the fonts came
    const before = this.#view;
    this.#view = next;
    if (before !== next) before?.hide();
    next.show();
    next.update(this.#program, this.#program.shell());
  }

  /** @param {Effect} effect */
  #carryOut(effect) {
    const storage = this.#storage;
    switch (effect.effect) {
      case "storeEntry": storage.entry(effect.document, effect.seq, effect.json); break;
      case "storeDraft": storage.draft(effect.document, effect.version, effect.json); break;
      case "storeSnapshot":
        storage.snapshot({
          document: effect.document, seq: effect.seq, bytes: effect.bytes, checksum: effect.checksum, name: effect.name, sample: effect.sample,
        });
        break;
      case "loadStored": void storage.load(effect.document); break;
      case "takeOverStored": void storage.load(effect.document, { steal: true }); break;
      case "closeStored": void storage.close(effect.document); break;
      case "forgetStored": void storage.forget(effect.document, true); break;
      case "restoreStored": void storage.forget(effect.document, false); break;
      case "saveFile": void saveFile(effect.name, effect.mediaType, effect.bytes, effect.withoutAsking); break;
      case "chooseFile": void chooseFile(this.#fileInput, this.#files, effect.several); break;
      case "loadSample": void this.#openSample(effect.name); break;
      case "storePreferences": this.#local.writePreferences(effect.json); break;
      case "setLocation": setLocation(effect.fragment, effect.replace); break;
      case "takeSecond": setTimeout(() => this.act((program) => program.second(Math.floor(performance.now() / 1000))), 1000 - (performance.now() % 1000)); break;
      case "takeTurn": this.#turns.port2.postMessage(null); break;
      case "saveEdition": void this.#saveEdition(); break;
      case "takeUpdate": takeUpdate(); break;
      case "printPage": print(); break;   // beforeprint fills the text view
      case "printDocument": printDocument(effect.html); break;
      case "savePicture": void this.#savePicture(effect.name, effect.svg); break;
      case "copyToClipboard": void copyText(effect.text).then((copied) => this.act((program) => program.copied(copied))); break;
      case "askTime": this.act((program) => program.time(effect.which, Math.floor(Date.now() / 1000))); break;
      case "makeLink": void linkOf(effect.bytes).then((address) => this.act((program) => program.link(address))); break;
      case "useRenderer": break;   // the shell says which one is in use
      default: throw new Error(`the program wants "${effect.effect}", which the page does not know`);
    }
  }

  /** @param {string} name */
  async #openSample(name) {
    const sample = await loadSample(name).catch(() => null);
    this.act((program) => (sample ? program.sample(name, sample.bytes, sample.asOf) : program.fileFailed(name, "unreachable")));
  }

  /** The plan that the address holds is opened like a file; the address says again where one is, which the program knows. */
  async openLink() {
    const bytes = await planIn(location.hash);
    setLocation("", true);
    await this.#listed;
    this.act((program) => (bytes ? program.file("", bytes) : program.fileFailed("", "link")));
  }

  /** The program itself, as one file to carry away. */
  async #saveEdition() {
    const name = "cocrea.html";
    const bytes = await wholeFile().catch(() => null);
    if (bytes) await saveFile(name, "text/html", bytes);
    else this.act((program) => program.fileFailed(name, "edition"));
  }

  /** @param {string} name @param {string} svg */
  async #savePicture(name, svg) {
    if (!await savePicture(name, svg).catch(() => false)) this.act((program) => program.fileFailed(name, "picture"));
  }

  /** @type {import("./files.mjs").Receiver} */
  #files = {
    opened: async (name, bytes, among) => {
      await this.#listed;
      const bundle = readBundle(bytes);
      if (bundle) void this.#openBundle(name, bundle);
      else this.act((program) => program.file(name, bytes, among));
    },
    failed: (name, reason) => this.act((program) => program.fileFailed(name, reason)),
  };

  /**
   * A rescue file goes back into storage, and is opened from there. Where storage has the document already, or takes nothing, what the file holds is put
   * together and opened like a plan's file, or refused like one: two histories of one document are never mixed. While copies are joined, it is one of them.
   * @param {string} name @param {import("./rescue/bundle.mjs").Bundle} bundle
   */
  async #openBundle(name, bundle) {
    const content = contentOf(bundle, (bytes) => this.#program.checksum(bytes));
    const adopted = content.snapshot.length > 0 && !this.#program.shell().joining && await this.#storage.adopt(bundle).catch((error) => {
      this.#storage.fail(error);
      return false;
    });
    if (!adopted) {
      this.act((program) => program.rescued(name, content));
      return;
    }
    await this.#storage.list();
    setLocation(`#d=${bundle.document}`, false);
    this.act((program) => program.navigated(location.hash));
  }

  #listen() {
    this.#turns.port1.onmessage = () => this.act((program) => program.turn());
    acceptDrops(document.documentElement, element("drop-hint", HTMLElement), this.#files);
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("popstate", () => {
      if (holdsPlan(location.hash)) void this.openLink();
      else this.act((program) => program.navigated(location.hash));
    });
    addEventListener("focus", () => this.#wake());
    document.addEventListener("visibilitychange", () => this.#wake());
    addEventListener("beforeunload", (event) => {
      if (this.#storage.unsaved || (!this.#program.dead && this.#program.shell().undecided)) event.preventDefault();
    });
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const system = () => this.act((program) => program.systemChanged(dark.matches, still.matches));
    dark.addEventListener("change", system);
    still.addEventListener("change", system);
    const narrow = matchMedia(NARROW);
    narrow.addEventListener("change", () => this.act((program) => program.resized(narrow.matches)));
    addEventListener("beforeprint", () => this.#textView.fillForPrint(() => this.#program.html()));
    addEventListener("afterprint", () => this.#textView.clearAfterPrint());
  }

  /** The page was left for a while: it may be another day, and what could not be stored may be storable now. */
  #wake() {
    if (document.visibilityState !== "visible") return;
    this.#storage.retry();
    const day = today();
    if (day === this.#today) return;
    this.#today = day;
    this.act((program) => program.dayChanged(day));
  }

  /** Keys of the program itself, in both views. What the browser means by the same keys happens if the program has no use for them. @param {KeyboardEvent} event */
  #key(event) {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    const key = shortcutOf(event);
    if (!key) return;
    let used = false;
    this.act((program) => {
      used = program.shortcut(key);
    });
    if (used) event.preventDefault();
    if (used && key === "ctrl+f" && this.#view === this.#canvasView && !this.#canvasView.focused) this.#canvasView.takeFocus();   // what is typed now is sought
  }
}

/** One column, or fingers: the text view is the better one, until the person says otherwise. */
export const NARROW = "(max-width: 599px), (pointer: coarse)";

/** The local day. */
export function today() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

/** @param {KeyboardEvent} event @returns {string | null} */
function shortcutOf(event) {
  const key = event.key.toLowerCase();
  const control = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (control && key === "z") return event.shiftKey ? "ctrl+shift+z" : "ctrl+z";
  if (control && !event.shiftKey && ["y", "s", "p", "f"].includes(key)) return `ctrl+${key}`;
  if (control && key === "?") return "ctrl+?";
  if (control) return null;
  if (key === "?") return isTyping(event.target) ? null : key;   // also where it takes AltGr or Option
  if (event.altKey) return null;
  return event.key === "Escape" ? "escape" : null;
}

/** Whether a letter that is pressed there is written, or looked for. @param {EventTarget | null} target */
const isTyping = (target) => target instanceof Element && target.matches("input:not([type=radio], [type=checkbox]), textarea, select");

/** @param {string} fragment @param {boolean} replace */
function setLocation(fragment, replace) {
  const address = fragment === "" ? location.pathname + location.search : fragment;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}
