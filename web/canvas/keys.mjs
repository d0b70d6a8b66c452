// Keys of the canvas, from a list. A key that is not in it is the browser's; text never comes this way.

/** The program's names of keys. @type {Record<string, string>} */
const NAMES = {
  ArrowLeft: "ArrowLeft", ArrowRight: "ArrowRight", ArrowUp: "ArrowUp", ArrowDown: "ArrowDown", Home: "Home", End: "End",
  PageUp: "PageUp", PageDown: "PageDown", Enter: "Enter", Escape: "Escape", Backspace: "Backspace", Delete: "Delete", Tab: "Tab", " ": "Space",
};
/** What moves or deletes in a text, with Ctrl or Alt too: by words. */
const EDITING = new Set(["ArrowLeft", "ArrowRight", "Home", "End", "Backspace", "Delete"]);

export class Keys {
  #view;

  /** @param {import("./canvas-view.mjs").CanvasView} view */
  constructor(view) {
    this.#view = view;
    view.root.addEventListener("keydown", (event) => this.#down(event));
    view.root.addEventListener("keyup", (event) => {
      if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) view.act((program) => program.modifiers(event));
    });
  }

  /** @param {KeyboardEvent} event */
  #down(event) {
    const view = this.#view;
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && event.target.id === "canvas-overlay") return;   // a text box of its own
    const typing = view.frame?.text.active ?? false;
    const name = this.#nameOf(event, typing);
    if (!name) return;
    if (name === "Tab") {
      this.#tab(event);
      return;
    }
    // Escape that ends neither a text nor what has popped up is for the program itself: it closes what is open beside the page (app.mjs).
    if (name !== "Escape" || typing || view.frame?.popupOpen) event.preventDefault();
    this.#send(event, name);
    if (typing || view.frame?.textActive) view.flush();
    view.request();
  }

  /**
   * The program's name of the key, or null if the browser keeps it.
   * @param {KeyboardEvent} event @param {boolean} typing in a text field
   */
  #nameOf(event, typing) {
    const { key, ctrlKey, altKey, metaKey } = event;
    const frame = this.#view.frame;
    if (typing && (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "a") return "a";
    const name = NAMES[key];
    if (!name) return null;
    if (name === "Tab") return ctrlKey || altKey || metaKey ? null : name;
    if (name === "Escape") return typing || frame?.popupOpen || frame?.focusNode ? name : null;
    if (ctrlKey || altKey || metaKey) {
      if (typing) return EDITING.has(name) ? name : null;
      // Alt with left and right is the browser's way back and forward, unless something here has the focus and moves with them.
      return frame?.focusNode && !metaKey ? name : null;
    }
    if (typing) return name === "Space" ? null : name;
    return name;
  }

  /** @param {KeyboardEvent} event @param {string} name */
  #send(event, name) {
    this.#view.act((program) => {
      program.modifiers(event);
      program.key(name, true);
      program.key(name, false);
    });
  }

  /** Tab is used here until it runs out of stops; then the browser's own goes on from the edge. @param {KeyboardEvent} event */
  #tab(event) {
    const view = this.#view;
    // What follows from a text (a date brings questions) is there before the next stop is looked for.
    const { textActive, textNode: node } = view.frame ?? {};
    if (textActive && node) {
      view.act((program) => {
        const field = program.field(node);
        if (field) program.event({ kind: "commit", node, text: field.text });
      });
      view.flush();
    }
    this.#send(event, "Tab");
    const leaves = view.flush();
    if (leaves !== 0) view.leave(leaves);
    else event.preventDefault();
  }
}
