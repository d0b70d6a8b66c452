// The text view: the page as HTML, kept current in the document, its events sent by delegation.
//
// `data-event` says what an element reports, `data-node` or its id about which node: src/html/html.h lists it.
import { Idiomorph } from "idiomorph";
import { keepInView } from "./text-view/in-view.mjs";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextBox */

/** What can have the focus. */
const STOPS = "a[href], button, input, select, textarea, [tabindex]";

export class TextView {
  #root;
  #act;
  #focusSerial = -1;
  /** Which page is shown. @type {string | null} */
  #page = null;
  #composing = false;
  /** A button or link is being pressed. */
  #pressing = false;
  /** A button of the pointer is down. */
  #held = false;
  /** The node that was pressed last. */
  #pressed = "";
  /** A change came while a composition was running, or while something was pressed. */
  #late = false;
  /** What each timeline last jumped for. @type {Map<string, string | undefined>} */
  #jumps = new Map();
  /** The text box that was edited and not yet left. @type {TextBox | null} */
  #edited = null;
  /** What the program had of its text after the last letter. @type {string | undefined} */
  #known;
  /** For a timeline's picture: see html() of the bridge. */
  #room = 0;
  /** What had the focus when the dialog came; null while there is none. @type {Element | null} */
  #opener = null;

  /**
   * @param {HTMLElement} root
   * @param {import("./app.mjs").Act} act
   */
  constructor(root, act) {
    this.#root = root;
    this.#act = act;
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("input", (event) => this.#input(event));
    root.addEventListener("change", (event) => this.#change(event));
    root.addEventListener("focusin", () => {
      oneStop(document.activeElement);
      if (!this.#held && document.activeElement?.matches(":focus-visible")) outFromUnder(document.activeElement);   // what a pointer has met is seen, and stays where it is
    });
    root.addEventListener("focusout", (event) => this.#leave(event.target));
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener("compositionstart", () => {
      this.#composing = true;
    });
    root.addEventListener("compositionend", (event) => {
      this.#composing = false;
      this.#input(event);
      this.#catchUp();
    });
    // To press something may leave a field, and its new text may take another line: what is pressed must not slide away before it is let go. What the press
    // leads to is shown at once: who goes on without looking (a switch, a script, quick hands) finds the page as it is now.
    root.addEventListener("mousedown", (event) => {
      this.#held = true;
      this.#pressing = event.target instanceof Element && event.target.closest("button, a, label") !== null;
      const target = reporting(event.target, "activate");
      if (target && this.#isForAnother(event, target)) event.preventDefault();   // nor does it get the focus
    });
    const released = () => {
      this.#held = false;
      if (!this.#pressing) return;
      setTimeout(() => {   // after the click, if one comes
        this.#pressing = false;
        this.#catchUp();
      });
    };
    for (const end of ["mouseup", "dragend", "blur"]) addEventListener(end, released);
    // What is scrolled tells only those who listen on the way down to it.
    root.addEventListener("scroll", (event) => {
      if (event.target instanceof Element && event.target.matches("[data-jump]")) keepInView(event.target);
    }, { capture: true, passive: true });
    addEventListener("resize", () => {
      if (!root.hidden && this.#measure()) this.#act((program) => this.update(program, program.shell()));
    });
  }

  /** Whether the timeline's picture has another room than it had. */
  #measure() {
    const box = this.#root.querySelector(".timeline-box > .scroll");
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const room = box ? Math.floor(box.clientWidth * 16 / rem) : this.#room, other = room !== this.#room;
    this.#room = room;
    return other;
  }

  async open() {
    return true;
  }

  show() {
    this.#root.hidden = false;
    this.#focusSerial = -1;
  }

  hide() {
    this.#leave(this.#edited);
    // What ends with the elements does not say so: a composition, a press.
    this.#composing = this.#pressing = this.#late = false;
    this.#page = this.#opener = null;
    this.#root.hidden = true;
    this.#root.replaceChildren();
  }

  /** @param {import("./bridge.mjs").Program} program @param {import("./bridge.mjs").Shell} shell */
  update(program, shell) {
    // The document around a composition stays as it is: a moved node would end it.
    this.#late = this.#composing || this.#pressing;
    if (this.#late) return;
    const before = document.activeElement;
    morph(this.#root, program.html(this.#room));
    if (this.#measure()) morph(this.#root, program.html(this.#room));
    this.#followDialog(before);
    oneStop(document.activeElement);
    this.#pushOutsideChange(program);
    const address = new URLSearchParams(location.hash.slice(1));
    const page = `${address.get("d")} ${address.get("p")} ${address.get("e")}`;
    if (this.#page !== null && this.#page !== page) scrollTo(0, 0);   // another page begins at its beginning
    this.#page = page;
    this.#jump();
    if (this.#focusSerial !== shell.focusSerial) {
      const first = this.#focusSerial === -1;
      this.#focusSerial = shell.focusSerial;
      if (shell.focus && !first) this.focus(shell.focus);
    }
  }

  /** A dialog takes the focus, so that it is read, and gives it back. @param {Element | null} before what had it */
  #followDialog(before) {
    const dialog = document.getElementById("dialog");
    if (dialog && !this.#opener) {
      this.#opener = before ?? document.body;
      dialog.focus();
    } else if (!dialog && this.#opener) {
      const back = this.#opener !== document.body && this.#opener.isConnected ? this.#opener : document.getElementById("main");
      this.#opener = null;
      /** @type {HTMLElement | null} */ (back)?.focus();
    }
  }

  /** Shows what changed meanwhile. */
  #catchUp() {
    if (this.#late && !this.#root.hidden) this.#act((program) => this.update(program, program.shell()));
  }

  /** @param {string} node */
  focus(node) {
    const target = document.getElementById(node);
    if (!target) return;
    const first = target.matches(STOPS) ? target : target.querySelector(STOPS) ?? target;
    // Of answers the chosen one, as Tab has it: Space there changes nothing.
    const answers = first.matches('[type="radio"]') ? first.closest("fieldset") : null;
    const stop = /** @type {HTMLElement} */ (answers?.querySelector('[type="radio"]:checked') ?? first);
    stop.focus();
    stop.scrollIntoView({ block: "nearest" });
    if (stop.matches("h2") && stop.getBoundingClientRect().top > innerHeight / 2) stop.scrollIntoView();   // what a heading heads is to be seen
    outFromUnder(stop);
  }

  /** Paper gets the text view, whichever one is on the screen, with pictures of its own width. @param {() => string} html */
  fillForPrint(html) {
    if (!this.#composing) morph(this.#root, html());
  }

  clearAfterPrint() {
    if (this.#root.hidden) this.#root.replaceChildren();
    else this.#act((program) => this.update(program, program.shell()));
  }

  /** The text box keeps what is typed in it; but a change that came from elsewhere (undo) is shown. @param {import("./bridge.mjs").Program} program */
  #pushOutsideChange(program) {
    const box = document.activeElement;
    if (!isTextBox(box) || !this.#root.contains(box)) return;
    const field = program.field(nodeOf(box));
    if (this.#edited === box && field?.text === this.#known) return;   // not every field keeps what is being typed in it
    if (field && field.text !== box.value) {
      box.value = field.text;
      if (this.#edited === box) this.#edited = null;
    }
  }

  /** Timelines show the day in question where they were asked to, and what is to stay in view. */
  #jump() {
    for (const scroller of this.#root.querySelectorAll("[data-jump]")) {
      const { id, dataset } = /** @type {HTMLElement} */ (scroller);
      if (this.#jumps.get(id) !== dataset.jump) {
        this.#jumps.set(id, dataset.jump);
        const day = scroller.querySelector("[data-as-of]");
        if (day) scroller.scrollLeft += day.getBoundingClientRect().left - scroller.getBoundingClientRect().left - scroller.clientWidth / 3;
      }
      keepInView(scroller);
    }
  }

  /** @param {Event} event */
  #click(event) {
    const picker = reporting(event.target, "pick");
    if (picker) openCalendar(picker);
    const target = reporting(event.target, "activate") ?? nearby(event);
    if (!target) return;
    event.preventDefault();   // links go where the session says
    if (this.#isForAnother(event, target)) return;
    this.#pressed = nodeOf(target);
    this.#pressing = false;
    if (target.getAttribute("aria-disabled") === "true") {
      this.#catchUp();
      return;
    }
    const why = sheet();
    this.#act((program) => program.event({ kind: "activate", node: nodeOf(target), covers: why?.contains(target) }));
  }

  /**
   * The second press of two quick ones is meant for what the first one hit, not for what has come there since.
   * @param {Event} event @param {HTMLElement | SVGElement} target
   */
  #isForAnother(event, target) {
    return event instanceof MouseEvent && event.detail > 1 && this.#pressed !== nodeOf(target);
  }

  /** @param {Event} event */
  #input(event) {
    if (event.target instanceof HTMLInputElement && event.target.type === "range") this.#change(event);   // while it is dragged
    const target = reporting(event.target, "field");
    if (!isTextBox(target)) return;
    this.#edited = target;
    if (this.#composing || ("isComposing" in event && event.isComposing)) return;
    this.#act((program) => {
      program.event({ kind: "edit", node: nodeOf(target), text: target.value });
      this.#known = program.field(nodeOf(target))?.text;
    });
  }

  /** @param {Event} event */
  #change(event) {
    const { target } = event;
    if (!isTextBox(target)) this.#pressing = false;
    if (target instanceof HTMLSelectElement) {
      const choice = reporting(target, "choose");
      if (choice) this.#act((program) => program.event({ kind: "choose", node: nodeOf(choice), text: target.value }));
    } else if (target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio")) {
      const choice = reporting(target, "choose");
      const toggle = reporting(target, "toggle");
      if (choice) this.#act((program) => program.event({ kind: "choose", node: nodeOf(choice), text: target.value }));
      else if (toggle) this.#act((program) => program.event({ kind: "choose", node: nodeOf(toggle), text: target.checked ? "yes" : "no" }));
    } else if (target instanceof HTMLInputElement && reporting(target, "picked")) {
      this.#edited = null;   // what was begun in the text box gives way to the day that was chosen
      this.#act((program) => program.event({ kind: "commit", node: nodeOf(target), text: target.value }));
      document.getElementById(nodeOf(target))?.focus();
    } else if (target instanceof HTMLInputElement && target.type === "range") {
      const choice = reporting(target, "choose");
      if (choice) this.#act((program) => program.event({ kind: "choose", node: nodeOf(choice), text: target.value }));
    }
  }

  /** @param {EventTarget | null} target */
  #leave(target) {
    if (!target || target !== this.#edited || !isTextBox(target)) return;
    this.#edited = null;
    this.#act((program) => program.event({ kind: "commit", node: nodeOf(target), text: target.value }), true);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || this.#composing || event.keyCode === 229) return;
    if (toNeighbour(event)) return;
    const box = reporting(event.target, "field");
    if (!isTextBox(box)) return;
    if (event.key === "ArrowDown" && event.altKey && box.closest(".date-box")) {
      event.preventDefault();
      openCalendar(box);
    } else if (event.key === "Enter" && box instanceof HTMLInputElement) {
      event.preventDefault();
      this.#edited = null;
      const { presses } = box.dataset;   // before the page is another
      this.#act((program) => program.event({ kind: "commit", node: nodeOf(box), text: box.value }));   // a line that adds to a list is empty at once
      if (presses) this.#act((program) => program.event({ kind: "activate", node: presses }));
    } else if (event.key === "Tab" && box === this.#edited && box.closest(".field-date")) {
      // A date brings the questions that follow from it: they are there before the browser looks for the next stop.
      this.#edited = null;
      this.#act((program) => program.event({ kind: "commit", node: nodeOf(box), text: box.value }));
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();   // leaves the field, and nothing else
      box.blur();
    }
  }
}

/**
 * Only a text box keeps what it holds while it has the focus. Whatever else has it (the page itself, after a press on its words) is as current as all of it.
 * @param {HTMLElement} root @param {string} html
 */
function morph(root, html) {
  Idiomorph.morph(root, html, { morphStyle: "innerHTML", ignoreActiveValue: isTextBox(document.activeElement), restoreFocus: true });
}

/** The browser's own, of a date field. @param {Element} within */
function openCalendar(within) {
  const native = within.closest(".date-box")?.querySelector("input[type=date]");
  if (native instanceof HTMLInputElement) native.showPicker();
}

/** The panel "why?" where it lies over the page: below a narrow page, not beside a wide one. */
function sheet() {
  const why = document.getElementById("why"), main = document.getElementById("main");
  if (!why || !main || getComputedStyle(why).position !== "sticky") return null;
  return why.getBoundingClientRect().left < main.getBoundingClientRect().right - 1 ? why : null;
}

/** What has the focus is seen between what stays over the page: the header above, the bar of pages or the panel "why?" below. @param {Element} focused */
function outFromUnder(focused) {
  const main = focused.closest("#main")?.getBoundingClientRect();
  if (!main) return;
  let least = 8, most = innerHeight - 8;
  for (const part of document.querySelectorAll("#text-view :is(.header, .navigation, .why)")) {
    const { top, bottom, left, right } = part.getBoundingClientRect();
    if (getComputedStyle(part).position !== "sticky" || left >= main.right - 1 || right <= main.left + 1) continue;
    if (top <= 0) least = Math.max(least, bottom + 8);
    else most = Math.min(most, top - 8);
  }
  const { top, bottom } = (focused.closest(".chip, .segment") ?? focused).getBoundingClientRect();
  if (top < least) scrollBy(0, top - least);
  else if (bottom > most) scrollBy(0, Math.min(bottom - most, top - least));
}

/** The chips of the group that this one is in. @param {Element | null} chip @returns {HTMLInputElement[]} */
function chipsAround(chip) {
  return [...chip?.closest(".chips")?.querySelectorAll("input") ?? []];
}

/** Of a group of chips the one that has the focus is its stop of Tab. @param {Element | null} focused */
function oneStop(focused) {
  for (const chip of chipsAround(focused)) chip.tabIndex = chip === focused ? 0 : -1;
}

/** Arrows move among the chips of a group. @param {KeyboardEvent} event */
function toNeighbour(event) {
  const chips = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey ? [] : chipsAround(/** @type {Element} */ (event.target));
  const at = chips.indexOf(/** @type {HTMLInputElement} */ (event.target));
  if (at < 0) return false;
  const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: chips.length - 1 }[event.key];
  if (next === undefined) return false;
  event.preventDefault();
  chips[next]?.focus();
  return true;
}

/**
 * The element around the target that reports this event.
 * @param {EventTarget | null} target @param {string} event
 * @returns {HTMLElement | SVGElement | null}   a bar of a timeline's picture is SVG
 */
function reporting(target, event) {
  const found = target instanceof Element ? target.closest("[data-event]") : null;
  return (found instanceof HTMLElement || found instanceof SVGElement) && found.dataset.event === event ? found : null;
}

/**
 * Of a timeline's picture, what a finger has missed by a little: its bars and marks lie as close as their days.
 * @param {Event} event @returns {HTMLElement | SVGElement | null}
 */
function nearby(event) {
  const picture = event.target instanceof Element ? event.target.closest(".timeline-picture") : null;
  if (!picture || !(event instanceof MouseEvent) || !matchMedia("(pointer: coarse)").matches) return null;
  /** @type {SVGElement | null} */
  let found = null;
  let least = Infinity;
  for (const one of /** @type {NodeListOf<SVGElement>} */ (picture.querySelectorAll("[data-event]"))) {
    const { x, y, width, height } = one.getBoundingClientRect();
    const across = Math.abs(x + width / 2 - event.clientX), down = Math.abs(y + height / 2 - event.clientY), half = 22;   // of what a finger needs
    if (across > Math.max(half, width / 2) || down > Math.max(half, height / 2)) continue;
    const away = Math.hypot(Math.max(0, across - width / 2), Math.max(0, down - height / 2));
    if (away < least) [found, least] = [one, away];
  }
  return found;
}

/** The node that an element stands for. @param {HTMLElement | SVGElement} element */
function nodeOf(element) {
  return element.dataset.node ?? element.id;
}

/** @param {unknown} box @returns {box is TextBox} */
function isTextBox(box) {
  return box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && !["checkbox", "radio", "range", "date", "file", "button"].includes(box.type));
}
