// What tests do to the canvas, to its fields and to those of the text view alike; and what they ask of the pixels.
import { press, rendererOf } from "./chromium.mjs";
import { until } from "./until.mjs";

/** @typedef {import("playwright-core").Page} Page @typedef {import("playwright-core").CDPSession} CDPSession */

/** Waits until no more frames are drawn: everything that was asked for is on the screen. @param {Page} page */
export const settled = (page) => page.evaluate(() => new Promise((resolve) => {
  let last = -1;
  let same = 0;
  const look = () => {
    const now = globalThis.cocreaTest.frames();
    same = now === last ? same + 1 : 0;
    last = now;
    if (same >= 3) resolve(undefined);
    else requestAnimationFrame(look);
  };
  look();
}));

/** Where the widgets of the canvas are. @param {Page} page @returns {Promise<{ node: string, label: string, x: number, y: number, w: number, h: number, visible: boolean, active: boolean, focused: boolean }[]>} */
export const items = (page) => page.evaluate(() => globalThis.cocreaTest.items());

/** The node that has the keyboard's focus in the canvas, "" if none. @param {Page} page @returns {Promise<string>} */
export const focusedNode = (page) => page.evaluate(() => globalThis.cocreaTest.items().find((/** @type {any} */ one) => one.focused)?.node ?? "");

/** Scrolls the canvas by the wheel until a node's middle can be pressed. @param {Page} page @param {string} node */
export async function reveal(page, node) {
  const { width, height } = /** @type {{ width: number, height: number }} */ (page.viewportSize());
  for (const direction of [1, -1]) {
    let before = "";
    for (;;) {
      await settled(page);
      const all = await items(page);
      const found = all.find((one) => one.node === node);
      const middle = found ? found.y + found.h / 2 : -1;
      if (found?.visible && middle > 70 && middle < height - 10) return found;
      const now = all.map(({ node: name, y }) => `${name} ${y}`).join();
      if (now === before) break;   // scrolled to the end
      before = now;
      await page.mouse.move(width / 2, height * 0.6);
      await page.evaluate(() => {
        Object.assign(globalThis, { turned: false });
        addEventListener("wheel", () => Object.assign(globalThis, { turned: true }), { once: true, capture: true });
      });
      await page.mouse.wheel(0, direction * height * 0.3);
      await until(page, () => /** @type {any} */ (globalThis).turned);   // before it has come, the page looks as if it were at its end
    }
  }
  throw new Error(`the canvas does not show "${node}"; it shows ${(await items(page)).map((one) => one.node).join(" ")}`);
}

/** Presses a node that may have to be scrolled to, in whichever view is in use. @param {Page} page @param {string} node */
export async function reach(page, node) {
  if (await rendererOf(page) === "canvas") await reveal(page, node);
  await press(page, node);
  if (await rendererOf(page) === "canvas") await settled(page);
}

/** Presses a field and waits until its text box has the keyboard. @param {Page} page @param {string} node @param {{ long?: boolean }} [kind] */
export async function enter(page, node, { long = false } = {}) {
  await reach(page, node);
  const box = await rendererOf(page) === "text" ? node : long ? "canvas-overlay" : "canvas-text";
  await until(page, (wanted) => document.activeElement?.id === wanted, box);
  await page.keyboard.press(long ? "Control+End" : "End");
}

/** What a field holds, the text being typed included, as the program has it. @param {Page} page @param {string} node @returns {Promise<string | undefined>} */
export const textOf = (page, node) => page.evaluate((wanted) => globalThis.cocreaTest.program.field(wanted)?.text, node);

/** Waits until the program has this text for a field. @param {Page} page @param {string} node @param {string} text */
export const holds = (page, node, text) => until(page, ([wanted, value]) => globalThis.cocreaTest.program.field(wanted)?.text === value, [node, text])
  .catch(async (error) => {
    throw new Error(`"${node}" should hold "${text}", and holds "${await textOf(page, node)}"`, { cause: error });
  });

/** Waits until the text box that has the keyboard, which is what the person sees in the field, shows this text. @param {Page} page @param {string} text */
export const shows = (page, text) => until(page, (wanted) => /** @type {HTMLInputElement | null} */ (document.activeElement)?.value === wanted, text)
  .catch(async (error) => {
    const found = await page.evaluate(() => `"${/** @type {HTMLInputElement | null} */ (document.activeElement)?.value}" in ${document.activeElement?.id}`);
    throw new Error(`the text box should show "${text}", and shows ${found}`, { cause: error });
  });

/** An event of the program that comes from elsewhere than from the hands of the person: the focus stays where it is. @param {Page} page @param {{ kind: string, node: string, text?: string }} event */
export const outside = (page, event) => page.evaluate((one) => globalThis.cocreaTest.app.act((/** @type {any} */ program) => program.event(one)), event);

/** A key of the program, likewise. @param {Page} page @param {string} key */
export const outsideKey = (page, key) => page.evaluate((one) => globalThis.cocreaTest.app.act((/** @type {any} */ program) => program.shortcut(one)), key);

/** Shows what is being composed, as an input method or a dead key does. @param {CDPSession} input @param {string} text */
export const preedit = (input, text) => input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });

/** Ends a composition with this text; or puts in what no key of the keyboard has. @param {CDPSession} input @param {string} text */
export const put = (input, text) => input.send("Input.insertText", { text });

/**
 * How many pixels of two screenshots differ, and how many colours the first has. The page decodes them: it is there anyway.
 * @param {Page} page @param {Buffer} first @param {Buffer} second
 */
export const compare = (page, first, second) => page.evaluate(async (sources) => {
  const [a, b] = await Promise.all(sources.map(async (source) => {
    const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d"));
    context.drawImage(bitmap, 0, 0);
    return { width: bitmap.width, height: bitmap.height, pixels: new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer) };
  }));
  let different = a.pixels.length === b.pixels.length ? 0 : Math.max(a.pixels.length, b.pixels.length);
  for (let i = 0; different < a.pixels.length && i < a.pixels.length; i += 1) different += a.pixels[i] === b.pixels[i] ? 0 : 1;
  return { different, all: a.pixels.length, colours: new Set(a.pixels).size, width: a.width, height: a.height };
}, [first.toString("base64"), second.toString("base64")]);
