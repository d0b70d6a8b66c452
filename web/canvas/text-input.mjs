// Text for the canvas: a <textarea> that has the focus while a field of the canvas is edited, and holds the same text and selection.
//
// It is invisible, but for a composition (dead keys, input methods): then it is laid over the field, so that the browser shows what is being
// composed. What changes in it, whoever changed it (keys, autocorrect, dictation, an on-screen keyboard), is the difference to what it held before.
import { element } from "../shell.mjs";
import { setRule } from "../sheet.mjs";
import { difference } from "./difference.mjs";

/** CSS pixels of a field's border, which stays to be seen. */
const BORDER = 2;

export class TextInput {
  #view;
  #box = element("canvas-text", HTMLTextAreaElement);
  #composing = false;
  /** What the field holds, as far as known: text and selection. */
  #known = { text: "", from: 0, to: 0 };
  /** What a frame said and is not taken over yet. @type {{ text: string, from: number, to: number } | null} */
  #latest = null;
  #node = "";

  /** @param {import("./canvas-view.mjs").CanvasView} view */
  constructor(view) {
    this.#view = view;
    const box = this.#box;
    box.addEventListener("input", () => this.#changed());
    box.addEventListener("beforeinput", (event) => this.#before(event));
    box.addEventListener("compositionstart", () => this.#compose(true));
    box.addEventListener("compositionend", () => this.#compose(false));
    box.addEventListener("copy", (event) => this.#copy(event, "copy"));
    box.addEventListener("cut", (event) => this.#copy(event, "cut"));
    box.addEventListener("paste", (event) => this.#paste(event));
  }

  /** After a frame: takes over what the field holds, and the focus if a field has just become active. @param {import("../bridge.mjs").Frame} frame */
  follow(frame) {
    const box = this.#box;
    if (!frame.textActive || frame.overlay || !frame.text.active) {
      this.#node = "";
      this.#latest = null;
      if (document.activeElement === box) this.#view.takeFocus();
      return;
    }
    this.#place(frame);
    if (this.#composing) return;
    if (frame.text.changed) this.#latest = frame.text;
    if (this.#latest && frame.queueEmpty) {   // with input still to come the field is in between
      const { text, from, to } = this.#latest;
      this.#latest = null;
      this.#known = { text, from, to };
      if (box.value !== text) box.value = text;
    }
    const { from, to } = this.#known;
    if (box.value === this.#known.text && (box.selectionStart !== Math.min(from, to) || box.selectionEnd !== Math.max(from, to))) {
      box.setSelectionRange(Math.min(from, to), Math.max(from, to), from > to ? "backward" : "forward");
    }
    if (this.#node !== frame.textNode) {
      this.#node = frame.textNode;
      this.#describe();
      // Once a press; or where nothing had the focus yet, as when Ctrl+F is the first that is done.
      if (this.#view.focused || document.activeElement === document.body) box.focus({ preventScroll: true });
    }
  }

  /** The field goes: what is being composed stays in it. */
  endComposition() {
    if (this.#composing) this.#compose(false);
  }

  #describe() {
    const field = this.#view.program.field(this.#node);
    this.#box.setAttribute("aria-label", field?.label ?? "");
    this.#box.lang = field?.language ?? "";
  }

  /** Over the field while composing; else at the caret, where an input method looks for its place. @param {import("../bridge.mjs").Frame} frame */
  #place(frame) {
    const px = (/** @type {number} */ length) => `${length}px`;
    if (this.#composing && frame.w > 0) {
      setRule("#canvas-text", {
        left: px(frame.x), top: px(frame.y + BORDER), width: px(frame.w), height: px(frame.h - 2 * BORDER),
        "font-size": px(frame.overlayFont), "line-height": px(frame.h - 2 * BORDER), padding: "0",
      });
    } else {
      setRule("#canvas-text", {
        left: px(frame.text.x), top: px(frame.text.y), width: "1px", height: px(frame.text.line || 20),
        "font-size": px(frame.text.line || 16), "line-height": px(frame.text.line || 20), padding: "0",
      });
    }
  }

  /** @param {boolean} running */
  #compose(running) {
    this.#composing = running;
    this.#box.toggleAttribute("data-composing", running);
    this.#view.act((program) => program.composition(running));
    if (!running) this.#changed();
    this.#view.request();
  }

  /** An Enter that comes as text, from an on-screen keyboard; and the browser's own undo, which is the session's. @param {InputEvent} event */
  #before(event) {
    if (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph") {
      event.preventDefault();
      this.#view.act((program) => {
        program.key("Enter", true);
        program.key("Enter", false);
      });
      this.#view.flush();
    } else if (event.inputType === "historyUndo" || event.inputType === "historyRedo") {
      event.preventDefault();
    }
  }

  /** Hands over what is different from what the field holds. Nothing, while a composition runs. */
  #changed() {
    if (this.#composing) return;
    const { text: before, from, to } = this.#known;
    const after = this.#box.value;
    const caret = this.#box.selectionEnd;
    if (after === before) return;
    const start = Math.min(from, to);
    const end = Math.max(from, to);
    const typed = after.slice(start, after.length - (before.length - end));
    if (after.length >= before.length - (end - start) && before.slice(0, start) + typed + before.slice(end) === after) {
      this.#insert(typed, start === end && typed !== "" ? null : { from: start, to: end }, start + typed.length);
      return;
    }
    const change = difference(before, after, caret);
    this.#insert(change.text, { from: change.from, to: change.to }, caret);
  }

  /** @param {string} text @param {{ from: number, to: number } | null} replaced @param {number} caret where it is afterwards */
  #insert(text, replaced, caret) {
    this.#known = { text: this.#box.value, from: caret, to: caret };
    this.#view.act((program) => program.insert(text, replaced));
    this.#view.flush();
  }

  /** @param {ClipboardEvent} event @param {"copy" | "cut"} command */
  #copy(event, command) {
    const { text, from, to } = this.#known;
    event.preventDefault();
    if (from === to) return;
    event.clipboardData?.setData("text/plain", text.slice(Math.min(from, to), Math.max(from, to)));
    if (command === "copy") return;
    this.#view.act((program) => program.clipboard("cut"));
    this.#view.flush();
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    event.preventDefault();
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text === "") return;
    this.#view.act((program) => program.clipboard("paste", text));
    this.#view.flush();
  }
}
