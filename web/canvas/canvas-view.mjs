// The canvas: frames are drawn when something happened, and only then.
import { loadFonts } from "../load.mjs";
import { element } from "../shell.mjs";
import { Keys } from "./keys.mjs";
import { Overlay } from "./overlay.mjs";
import { Painter, graphicsOf } from "./painter.mjs";
import { Pointers } from "./pointers.mjs";
import { TextInput } from "./text-input.mjs";

/** What one event is worth: a press, what follows from it, and what that leads to. */
const FRAMES = 3;
/** Frames that may be needed until all input of one event is used. */
const MOST_FLUSHED = 8;
/** Milliseconds in which a browser gives a lost graphics context back, if it does at all. */
const PATIENCE = 8000;

/** @typedef {import("../bridge.mjs").Program} Program @typedef {import("../bridge.mjs").Frame} Frame */

export class CanvasView {
  root = element("canvas-view", HTMLElement);
  canvas = element("canvas", HTMLCanvasElement);
  #before = element("canvas-before", HTMLElement);
  #after = element("canvas-after", HTMLElement);
  #text;
  #overlay;
  /** @type {Painter | null} */
  #painter = null;
  /** In CSS pixels. */
  #size = { width: 0, height: 0 };
  /** @type {Promise<boolean> | null} */
  #opened = null;
  #shown = false;
  #lost = false;
  #patience = 0;
  #left = 0;
  #scheduled = false;
  #held = false;
  #leaving = false;
  /** Frames drawn so far, for tests and figures. */
  frames = 0;
  /** The last frame. @type {Frame | null} */
  frame = null;

  /** @param {Program} program @param {import("../app.mjs").Act} act @param {() => boolean} writing   something is on its way into storage */
  constructor(program, act, writing) {
    this.program = program;
    this.act = act;
    this.writing = writing;
    this.#text = new TextInput(this);
    this.#overlay = new Overlay(this);
    new Keys(this);
    new Pointers(this);
  }

  /** Gets the graphics context and the fonts. @returns {Promise<boolean>} false if there is no WebGL2 */
  open() {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  async #open() {
    const fonts = await loadFonts();
    const touch = matchMedia("(pointer: coarse)").matches;
    const apple = /Mac|iPhone|iPad/.test(navigator.platform);
    const graphics = graphicsOf(this.canvas);
    if (!graphics) return false;
    this.#painter = new Painter(graphics);
    this.program.openCanvas({ fonts, mostTexels: this.#painter.mostTexels, touch, apple });
    this.canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();   // else the browser never gives it back
      this.#lost = true;
      this.#painter?.forget();
      this.act((program) => program.contextLost());
      this.#waitForContext();
    });
    this.canvas.addEventListener("webglcontextrestored", () => {
      clearTimeout(this.#patience);
      this.#lost = false;
      this.request();
    });
    this.#followSize();
    this.#followFocus();
    return true;
  }

  /** A picture that stands still must not be all that a person is left with: the text view needs no graphics. Nobody waits before a page that is hidden. */
  #waitForContext() {
    this.#patience = setTimeout(() => {
      if (document.hidden) this.#waitForContext();
      else this.act((program) => program.canvasAvailable(false));
    }, PATIENCE);
  }

  show() {
    this.#shown = true;
    this.root.hidden = false;
    this.#resize(null);
  }

  hide() {
    this.#text.endComposition();
    this.flush();   // a button let go just now was pressed
    this.act((program) => program.focus(false));
    this.flush();
    this.#shown = false;
    this.#overlay.close();
    this.root.hidden = true;
  }

  /** Something changed. */
  update() {
    this.#overlay.catchUp();
    this.request();
  }

  /** Asks for frames. @param {number} [count] */
  request(count = FRAMES) {
    this.#left = Math.max(this.#left, count);
    if (this.#scheduled || !this.#shown || this.#lost) return;
    this.#scheduled = true;
    requestAnimationFrame(this.#tick);
  }

  #tick = () => {
    this.#scheduled = false;
    if (!this.#shown || this.#lost || this.program.dead) return;
    // What was done comes before its picture: where there is no graphics processor, painting would take the cores that storage needs. For one frame at most, and
    // not while the browser itself shows what is typed: no letter may be seen beside a "saved" that does not mean it.
    this.#held = !this.#held && !this.#overlay.shown && this.writing();
    if (this.#held) {
      this.request();
      return;
    }
    this.#left -= 1;
    this.#draw(true);
    if (this.#left > 0) this.request(this.#left);
  };

  /**
   * Uses all input at once, without painting: what must be known before the event is over (where the focus goes, what a key did to a text) is known then.
   * @returns {number} whether Tab has gone past the last stop (+1) or before the first (-1), else 0
   */
  flush() {
    let leaves = 0;
    for (let count = 0; count < MOST_FLUSHED && this.#shown && !this.program.dead; count += 1) {
      const frame = this.#draw(false);
      leaves ||= frame?.focusLeaves ?? 0;
      if (!frame || (frame.queueEmpty && count > 0)) break;
    }
    this.request();
    return leaves;
  }

  /** @param {boolean} paint */
  #draw(paint) {
    /** @type {Frame | null} */
    let frame = null;
    this.act((program) => {
      const drawn = program.frame(performance.now() / 1000, paint && !this.#painter?.lost);
      if (drawn.painting) this.#painter?.paint(program.memory, drawn.painting, this.#size.width, this.#size.height);
      frame = drawn;
      this.frame = frame;
    }, true);
    if (!frame) return null;
    const drawn = /** @type {Frame} */ (frame);
    if (paint) this.frames += 1;
    if (drawn.wantsFrame || !drawn.queueEmpty) this.#left = Math.max(this.#left, 1);
    if (this.canvas.dataset.cursor !== drawn.cursor) this.canvas.dataset.cursor = drawn.cursor;
    this.#text.follow(drawn);
    this.#overlay.follow(drawn);
    if (drawn.copied) void navigator.clipboard?.writeText(drawn.copied);
    return drawn;
  }

  // ---- focus --------------------------------------------------------------------------------------------------------------------------

  /** Has the canvas, or what belongs to it, the page's focus? */
  get focused() {
    return this.root.contains(document.activeElement);
  }

  /** Gives the keyboard to the canvas itself. */
  takeFocus() {
    this.canvas.focus({ preventScroll: true });
  }

  /**
   * The focus goes to what comes after the canvas, or before it: from there the browser's own Tab goes on.
   * @param {number} direction
   */
  leave(direction) {
    this.#leaving = true;
    (direction > 0 ? this.#after : this.#before).focus({ preventScroll: true });
    this.#leaving = false;
  }

  #followFocus() {
    /** @param {1 | -1} direction */
    const enter = (direction) => {
      if (this.#leaving) return;
      this.takeFocus();
      this.act((program) => program.focusEnters(direction));
      this.flush();
    };
    this.#before.addEventListener("focus", () => enter(1));
    this.#after.addEventListener("focus", () => enter(-1));
    this.root.addEventListener("focusin", (event) => {
      if (!within(this.root, event.relatedTarget)) this.act((program) => program.focus(true));
    });
    this.root.addEventListener("focusout", (event) => {
      if (within(this.root, event.relatedTarget) || !document.hasFocus()) return;
      this.act((program) => program.focus(false));
      this.flush();
    });
    // Another window or tab has the keyboard: keys that are held are let go, what is being edited stays so.
    addEventListener("blur", () => this.act((program) => program.modifiers({ shiftKey: false, ctrlKey: false, altKey: false, metaKey: false })));
  }

  // ---- size ---------------------------------------------------------------------------------------------------------------------------

  #followSize() {
    const observer = new ResizeObserver((entries) => this.#resize(entries.at(-1) ?? null));
    try {
      observer.observe(this.canvas, { box: "device-pixel-content-box" });
    } catch {
      observer.observe(this.canvas);   // a browser that rounds by itself; zoom changes the box there as well
    }
  }

  /** CSS pixels for the program, device pixels for the framebuffer; drawn at once, because a new size empties the canvas. @param {ResizeObserverEntry | null} entry */
  #resize(entry) {
    if (!this.#shown || this.program.dead) return;
    const { width, height } = entry?.contentRect ?? this.canvas.getBoundingClientRect();
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const wide = pixels(width, exact?.inlineSize);
    const high = pixels(height, exact?.blockSize);
    if (wide === 0 || high === 0) return;
    if (this.canvas.width !== wide) this.canvas.width = wide;
    if (this.canvas.height !== high) this.canvas.height = high;
    this.#size = { width, height };
    this.act((program) => program.resizeCanvas(width, height, wide, high));
    if (!this.#lost) this.#draw(true);
    this.request();
  }
}

/**
 * Device pixels of a length: what the browser says, where it says something that can be (an emulated device counts in CSS pixels there).
 * @param {number} length @param {number | undefined} exact
 */
function pixels(length, exact) {
  const product = length * devicePixelRatio;
  return exact !== undefined && Math.abs(exact - product) < 2 ? exact : Math.round(product);
}

/** @param {HTMLElement} root @param {EventTarget | null} target */
function within(root, target) {
  return target instanceof Node && root.contains(target);
}
