// What tests may ask of the running page. Only there when the program was built for tests.

/**
 * @typedef {{ node: string, label: string, x: number, y: number, w: number, h: number, visible: boolean, active: boolean, focused: boolean }} Item
 *   a widget of the canvas, in CSS pixels of the window
 */

/**
 * @param {import("./bridge.mjs").Program} program
 * @param {import("./app.mjs").App} app
 */
export function offerTesting(program, app) {
  if (!program.has("test_items")) return;
  let collecting = false;
  /** @type {WEBGL_lose_context | null} */
  let context = null;

  /** The widgets of the last frame. @returns {Item[]} */
  const items = () => {
    if (!collecting) {
      program.call("test_collect_items");
      collecting = true;
      app.canvas.flush();
    }
    const answer = program.call("test_items");
    return Array.from({ length: answer.number() }, () => ({
      node: answer.text(), label: answer.text(), x: answer.number(), y: answer.number(), w: answer.number(), h: answer.number(),
      visible: answer.yes(), active: answer.yes(), focused: answer.yes(),
    }));
  };

  Object.assign(globalThis, {
    cocreaTest: {
      program, app, items,
      /** @param {string} node @returns {Item | undefined} */
      item: (node) => items().find((item) => item.node === node),
      /** Frames painted so far. */
      frames: () => app.canvas.frames,
      /** The memory grows in the middle of the next call into the program. */
      growDuringNextCall: () => program.growDuringNextCall(),
      memorySize: () => program.memorySize,
      /** Over when the page has been told: a context whose loss was not told yet cannot be had again. */
      loseContext() {
        const { canvas } = app.canvas;
        context = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context") ?? null;
        const told = new Promise((resolve) => {
          canvas.addEventListener("webglcontextlost", resolve, { once: true });
        });
        context?.loseContext();
        return told;
      },
      restoreContext: () => context?.restoreContext(),
      /** The open document's canonical text. */
      document: () => new TextDecoder().decode(program.bytes()),
    },
  });
}
