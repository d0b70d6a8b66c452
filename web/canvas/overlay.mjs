// Long texts: a real <textarea> over the field of the canvas while it is edited, with word wrap, spelling, dictation and selection handles.
import { element } from "../shell.mjs";
import { setRule } from "../sheet.mjs";

export class Overlay {
  #view;
  #box = element("canvas-overlay", HTMLTextAreaElement);
  #node = "";
  #edited = false;
  #composing = false;

  /** @param {import("./canvas-view.mjs").CanvasView} view */
  constructor(view) {
    this.#view = view;
    const box = this.#box;
    box.addEventListener("input", () => this.#changed());
    box.addEventListener("compositionstart", () => {
      this.#composing = true;
      view.act((program) => program.composition(true));
    });
    box.addEventListener("compositionend", () => {
      this.#composing = false;
      view.act((program) => program.composition(false));
      this.#changed();
    });
    box.addEventListener("keydown", (event) => this.#key(event));
    box.addEventListener("blur", () => {
      if (document.hasFocus()) this.#leave(0);   // another window: it stays open
    });
  }

  get shown() {
    return this.#node !== "";
  }

  /** After a frame. @param {import("../bridge.mjs").Frame} frame */
  follow(frame) {
    if (!frame.overlay) {
      this.close();
      return;
    }
    this.#place(frame);
    if (this.#node !== frame.textNode) {
      if (this.#node) this.#commit();
      this.#open(frame.textNode);
    } else {
      this.catchUp();
    }
  }

  /** Changed from elsewhere (undo): shown, never overwritten in silence. At once: a letter typed before the next frame would be put to the old text. */
  catchUp() {
    if (!this.#node || this.#composing) return;
    const field = this.#view.program.field(this.#node);
    if (!field || field.text === this.#box.value) return;
    this.#box.value = field.text;
    this.#edited = false;
  }

  /** @param {string} node */
  #open(node) {
    const field = this.#view.program.field(node);
    if (!field) return;
    this.#node = node;
    this.#edited = false;
    this.#box.value = field.text;
    this.#box.setAttribute("aria-label", field.label);
    this.#box.lang = field.language;
    this.#box.hidden = false;
    this.#box.focus({ preventScroll: true });
    this.#box.setSelectionRange(field.text.length, field.text.length);
  }

  /** The field is gone, or no longer edited. */
  close() {
    if (!this.#node) return;
    this.#commit();
    this.#hide();
  }

  /** The focus goes to the canvas first: a box that vanishes with it would leave it nowhere. */
  #hide() {
    this.#node = "";
    if (document.activeElement === this.#box) this.#view.takeFocus();
    this.#box.hidden = true;
  }

  /** @param {import("../bridge.mjs").Frame} frame */
  #place({ x, y, w, h, clipTop, clipBottom, overlayFont, overlayLine, overlayPaddingX, overlayPaddingY }) {
    const px = (/** @type {number} */ length) => `${length}px`;
    const above = Math.max(0, clipTop - y);
    const below = Math.max(0, y + h - clipBottom);
    setRule("#canvas-overlay", {
      left: px(x), top: px(y), width: px(w), height: px(h), "font-size": px(overlayFont), "line-height": px(overlayLine),
      padding: `${overlayPaddingY}px ${overlayPaddingX}px`, "clip-path": above + below > 0 ? `inset(${above}px 0 ${below}px 0)` : "none",
    });
  }

  #changed() {
    if (this.#composing || !this.#node) return;
    this.#edited = true;
    this.#view.act((program) => program.event({ kind: "edit", node: this.#node, text: this.#box.value }));
  }

  #commit() {
    if (!this.#edited) return;
    this.#edited = false;
    this.#view.act((program) => program.event({ kind: "commit", node: this.#node, text: this.#box.value }), true);
  }

  /** @param {number} direction +1 Tab, -1 Shift+Tab, 0 elsewhere */
  #leave(direction) {
    if (!this.#node) return;
    this.#commit();
    this.#hide();
    this.#view.act((program) => program.overlayLeft(direction));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.#leave(0);
      this.#view.flush();
    } else if (event.key === "Tab") {
      const direction = event.shiftKey ? -1 : 1;
      this.#leave(direction);
      const leaves = this.#view.flush();
      if (leaves !== 0) this.#view.leave(leaves);
      else event.preventDefault();
    }
  }
}
