// Mouse, pen and fingers. A finger is a mouse that says it is a finger (the ui scrolls with it); two of them are a pinch. A press is used up at once, so
// that the focus, and with it an on-screen keyboard, comes while the browser still counts it as the person's own.

export class Pointers {
  #view;
  /** Fingers that are down. @type {Map<number, { x: number, y: number }>} */
  #fingers = new Map();
  /** The finger that is the mouse. */
  #first = -1;

  /** @param {import("./canvas-view.mjs").CanvasView} view */
  constructor(view) {
    this.#view = view;
    const { canvas } = view;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", (event) => this.#cancel(event));
    canvas.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && event.buttons === 0) this.#send("leave", event);
    });
    canvas.addEventListener("mousedown", (event) => event.preventDefault());   // the focus is given below, not by the browser
    canvas.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
  }

  /** @param {"move" | "down" | "up" | "leave"} press @param {{ offsetX: number, offsetY: number, button: number, pointerType?: string }} event */
  #send(press, { offsetX, offsetY, button, pointerType }) {
    this.#view.act((program) => program.pointer(press, offsetX, offsetY, Math.max(0, button), pointerType === "touch"));
    this.#view.request();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const { canvas } = this.#view;
    canvas.setPointerCapture(event.pointerId);
    if (event.pointerType === "touch") {
      this.#fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
      if (this.#fingers.size === 2) this.#letGo(event);
      if (this.#fingers.size > 1) return;
      this.#first = event.pointerId;
    }
    this.#view.act((program) => program.modifiers(event));
    this.#send("down", event);
    this.#settle(event.pointerType !== "touch");
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerType !== "touch") {
      this.#send("move", event);
      return;
    }
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    if (this.#fingers.size === 2) {
      const [a, b] = this.#fingers.values();
      const apart = Math.hypot(a.x - b.x, a.y - b.y);
      finger.x = event.offsetX;
      finger.y = event.offsetY;
      const now = Math.hypot(a.x - b.x, a.y - b.y);
      if (apart > 0 && now > 0) this.#view.act((program) => program.pinch(now / apart, (a.x + b.x) / 2, (a.y + b.y) / 2));
      this.#view.request();
      return;
    }
    finger.x = event.offsetX;
    finger.y = event.offsetY;
    if (event.pointerId === this.#first) this.#send("move", event);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const touch = event.pointerType === "touch";
    const mine = !touch || event.pointerId === this.#first;
    this.#fingers.delete(event.pointerId);
    if (!mine) return;
    this.#send("up", event);
    if (touch) {
      this.#first = -1;
      this.#settle(true);
      this.#send("leave", event);   // a finger that is up points nowhere
    }
  }

  /** @param {PointerEvent} event */
  #cancel(event) {
    this.#fingers.delete(event.pointerId);
    if (event.pointerType === "touch" && event.pointerId !== this.#first) return;
    this.#letGo(event);
  }

  /** The press ends away from everything, so that it presses nothing. @param {PointerEvent} event */
  #letGo(event) {
    this.#first = -1;
    this.#send("leave", event);
    this.#view.act((program) => program.pointer("up", -1e6, -1e6, Math.max(0, event.button), event.pointerType === "touch"));
    this.#view.request();
  }

  /** Uses the press up, and gives the keyboard to where it belongs now. @param {boolean} focus */
  #settle(focus) {
    const view = this.#view;
    if (focus && !view.focused) view.takeFocus();
    view.flush();
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    const view = this.#view;
    const zoom = event.ctrlKey;
    // Ctrl and wheel, also a pinch on a touch pad, zoom the page, but over a timeline the timeline.
    if (zoom && !view.frame?.zoomsHere) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 40 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? view.canvas.clientHeight : 1;
    view.act((program) => {
      program.modifiers(event);
      program.pointer("move", event.offsetX, event.offsetY, 0, false);
      program.wheel(-event.deltaX * unit, -event.deltaY * unit, zoom);
    });
    view.request();
  }
}
