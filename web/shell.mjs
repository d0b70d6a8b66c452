// The page around the two renderers: title, language, colours, the switch between the views, and the live region.

/** @typedef {import("./bridge.mjs").Shell} ShellState */

/** @template {HTMLElement} T @param {string} id @param {new () => T} type @returns {T} */
export function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${type.name} with the id "${id}"`);
  return found;
}

export class Shell {
  #root = document.documentElement;
  #switch = element("switch-view", HTMLButtonElement);
  #canvas = element("canvas", HTMLCanvasElement);
  #live = element("live", HTMLElement);
  #drop = element("drop-hint", HTMLElement);
  #boot = element("boot", HTMLElement);
  #said = "";
  /** @type {string[]} */
  #attributes = [];

  /** @param {() => void} switched */
  constructor(switched) {
    this.#switch.addEventListener("click", switched);
  }

  /** @param {ShellState} state */
  show(state) {
    const root = this.#root;
    if (document.title !== state.title) document.title = state.title;
    for (const [name, value] of state.attributes) if (root.getAttribute(name) !== value) root.setAttribute(name, value);
    for (const name of this.#attributes) if (!state.attributes.some(([given]) => given === name)) root.removeAttribute(name);
    this.#attributes = state.attributes.map(([name]) => name);
    root.dataset.renderer = state.renderer;

    this.#switch.hidden = !state.canvasAvailable;
    if (this.#switch.textContent !== state.switchLabel) this.#switch.textContent = this.#switch.title = state.switchLabel;
    if (this.#canvas.getAttribute("aria-label") !== state.canvasLabel) this.#canvas.setAttribute("aria-label", state.canvasLabel);
    if (this.#drop.textContent !== state.dropLabel) this.#drop.textContent = state.dropLabel;
    if (state.announcement !== this.#said) {
      this.#said = state.announcement;
      this.#say(state.announcement);
    }
    this.#boot.hidden = true;
  }

  /** Each is a line of its own, or the next one, "saved" as a rule, would take it away before it is read. @param {string} words */
  #say(words) {
    const line = document.createElement("span");
    line.textContent = words;
    this.#live.append(line);
    if (this.#live.childElementCount > 3) this.#live.firstElementChild?.remove();
  }
}
