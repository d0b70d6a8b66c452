// The canvas as graphics: it rests when nothing happens, comes back after its context was lost, fits every screen, and takes fingers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pass } from "node:timers/promises";
import { compare, enter, holds, items, outside, reach, reveal, settled } from "./support/canvas.mjs";
import { documentOf, launch, open, openGlasgow, press, profile, rendererOf, saved, use, widget, words } from "./support/chromium.mjs";
import { serve } from "./support/site.mjs";
import { until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
before(async () => {
  site = await serve();
});
after(() => site.close());

/**
 * A browser of its own, on the start page. What the page asks of the clock is counted.
 * @param {import("node:test").TestContext} t @param {Parameters<typeof launch>[1]} [options]
 */
async function start(t, options) {
  const { folder, remove } = await profile();
  const context = await launch(folder, options);
  t.after(async () => {
    await context.close();
    await remove();
  });
  await context.addInitScript(() => {
    const asked = { frames: 0, timers: 0 };
    Object.assign(globalThis, { asked });
    const { requestAnimationFrame: frame, setTimeout: timer, setInterval: interval } = globalThis;
    globalThis.requestAnimationFrame = (callback) => {
      asked.frames += 1;
      return frame(callback);
    };
    globalThis.setTimeout = /** @type {any} */ ((/** @type {[any]} */ ...all) => {
      asked.timers += 1;
      return timer(...all);
    });
    globalThis.setInterval = /** @type {any} */ ((/** @type {[any]} */ ...all) => {
      asked.timers += 1;
      return interval(...all);
    });
  });
  const { page, watched } = await open(context, site.url);
  return { context, page, watched };
}

/** Frames drawn and asked for, and timers set, while nothing happens. @param {Page} page */
async function whileIdle(page) {
  const now = () => page.evaluate(() => ({ drawn: globalThis.cocreaTest.frames(), .../** @type {any} */ (globalThis).asked }));
  // What is looked for is that nothing happens: there is no state to wait for, so the times are given. First it comes to rest (storage answers late) ...
  let first = await now();
  for (let before; JSON.stringify(before) !== JSON.stringify(first);) {
    before = first;
    await pass(400);
    first = await now();
  }
  // ... and then it stays so.
  await pass(1500);
  const last = await now();
  return { drawn: last.drawn - first.drawn, frames: last.frames - first.frames, timers: last.timers - first.timers };
}

const nothing = { drawn: 0, frames: 0, timers: 0 };

test("a visible tab in which nothing happens draws no frame and sets no timer, on every page and in both views", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t);
  await settled(page);
  assert.deepEqual(await whileIdle(page), nothing, "start");
  await openGlasgow(page);
  for (const place of ["nav:calendar", "nav:commitments"]) {
    await press(page, place);
    await settled(page);
    assert.deepEqual(await whileIdle(page), nothing, place);
  }
  const before = await page.evaluate(() => globalThis.cocreaTest.frames());
  await page.mouse.move(400, 400);
  await until(page, (frames) => globalThis.cocreaTest.frames() > frames, before);   // the counter does count
  await reach(page, "open:commitment-1");
  await enter(page, "f:commitment-1.title.en");
  await settled(page);
  assert.deepEqual(await whileIdle(page), nothing, "with a caret in a field");
  await page.keyboard.press("Tab");
  await saved(page);
  await use(page, "text");
  await until(page, () => document.getElementById("f:commitment-1.title.en") !== null);
  assert.deepEqual(await whileIdle(page), nothing, "text view");
  watched.assertNone();
});

test("a lost graphics context is drawn again as it was, with what was typed meanwhile", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t);
  await openGlasgow(page);
  await press(page, "nav:commitments");
  await reach(page, "open:commitment-1");
  await page.mouse.move(700, 790);
  await settled(page);
  const before = await page.screenshot();
  const lost = () => page.evaluate(() => /** @type {HTMLCanvasElement} */ (document.getElementById("canvas")).getContext("webgl2")?.isContextLost());
  assert.ok((await compare(page, before, before)).colours > 100, "there is a picture");

  for (const round of [1, 2]) {
    await page.evaluate(() => globalThis.cocreaTest.loseContext());
    assert.equal(await lost(), true);
    const frames = await page.evaluate(() => globalThis.cocreaTest.frames());
    await page.evaluate(() => globalThis.cocreaTest.restoreContext());
    await until(page, (drawn) => globalThis.cocreaTest.frames() > drawn, frames);
    await settled(page);
    assert.equal(await lost(), false);
    assert.equal((await compare(page, await page.screenshot(), before)).different, 0, `as it was, time ${round}`);
  }

  await enter(page, "f:commitment-1.title.en");
  const title = (await documentOf(page)).plans[0].commitments[0].title.en;
  await page.evaluate(() => globalThis.cocreaTest.loseContext());
  assert.equal(await lost(), true);
  await page.keyboard.type(" más");
  const frames = await page.evaluate(() => globalThis.cocreaTest.frames());
  await page.evaluate(() => globalThis.cocreaTest.restoreContext());
  await until(page, (drawn) => globalThis.cocreaTest.frames() > drawn, frames);   // what was typed is held before it is drawn
  await holds(page, "f:commitment-1.title.en", `${title} más`);
  await settled(page);
  assert.ok((await compare(page, await page.screenshot(), before)).colours > 100);
  await page.keyboard.press("Tab");
  await saved(page);
  watched.assertNone();
});

test("a graphics context that does not come back: the text view comes by itself, with what was typed, and says why", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t);
  await openGlasgow(page);
  await press(page, "nav:commitments");
  await reach(page, "open:commitment-1");
  await enter(page, "f:commitment-1.title.en");
  const title = (await documentOf(page)).plans[0].commitments[0].title.en;
  await page.evaluate(() => globalThis.cocreaTest.loseContext());
  await page.keyboard.type(" más");
  await until(page, () => document.documentElement.dataset.renderer === "text");
  assert.equal(await page.locator('[id="f:commitment-1.title.en"]').inputValue(), `${title} más`);
  await saved(page);
  assert.equal((await documentOf(page)).plans[0].commitments[0].title.en, `${title} más`);
  await press(page, "nav:file");
  await page.getByText(words.es["file.noCanvas"]).waitFor();
  watched.assertNone();
});

test("without WebGL the text view comes by itself, says why, and everything works", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t, { args: ["--disable-3d-apis"] });
  assert.equal(await rendererOf(page), "text");
  assert.equal(await page.locator("#switch-view").isVisible(), false);
  await openGlasgow(page);
  await press(page, "nav:file");
  await page.getByText(words.es["file.noCanvas"]).waitFor();
  await press(page, "nav:commitments");
  await press(page, "open:commitment-1");
  await page.getByRole("textbox", { name: `${words.es["field.commitment.problem"]} (en inglés)`, exact: true }).fill("¿Quién decide?");
  await page.keyboard.press("Tab");
  await saved(page);
  assert.equal((await documentOf(page)).plans[0].commitments[0].problem.en, "¿Quién decide?");
  watched.expect(/WebGL|webgl/);
  watched.assertNone();
});

/** The canvas, in its own pixels and in CSS pixels. @param {Page} page */
const sizeOf = (page) => page.evaluate(() => {
  const { width, height, clientWidth, clientHeight } = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
  return { width, height, clientWidth, clientHeight };
});

/** Every widget of the header and the navigation is inside the window, and none lies over another; what the window is too low for comes with the wheel. @param {Page} page */
async function assertFits(page) {
  await settled(page);
  const { clientWidth, clientHeight } = await sizeOf(page);
  const frame = (await items(page)).filter(({ node, w }) => w > 0 && /^(header|nav):/.test(node) && !node.includes("/"));
  assert.ok(frame.some(({ node }) => node === "header:download") && frame.some(({ node }) => node === "nav:start"));
  const last = frame.find(({ node }) => node === "nav:file");
  const scrolls = !last || last.y + last.h > clientHeight;
  for (const one of frame) {
    if (scrolls && one.node.startsWith("nav:") && !one.visible) continue;
    const bottom = scrolls && one.node.startsWith("nav:") ? one.y + 1 : one.y + one.h;
    assert.ok(one.x >= 0 && one.y >= 0 && one.x + one.w <= clientWidth + 0.5 && bottom <= clientHeight + 0.5, `${one.node} is outside ${clientWidth}x${clientHeight}: ${JSON.stringify(one)}`);
    for (const other of frame) {
      if (other.node <= one.node) continue;
      const apart = other.x >= one.x + one.w - 0.5 || one.x >= other.x + other.w - 0.5 || other.y >= one.y + one.h - 0.5 || one.y >= other.y + other.h - 0.5;
      assert.ok(apart, `${one.node} and ${other.node} lie over each other at ${clientWidth}x${clientHeight}`);
    }
  }
  if (!scrolls) return;
  const wheel = async (/** @type {number} */ by) => {
    await page.mouse.move(40, clientHeight / 2);
    await page.mouse.wheel(0, by);
  };
  await wheel(3000);
  await until(page, (height) => globalThis.cocreaTest.items().some((one) => one.node === "nav:file" && one.visible && one.y + one.h <= height), clientHeight);
  await wheel(-3000);
  await until(page, () => globalThis.cocreaTest.items().some((one) => one.node === "nav:start" && one.visible && one.y > 0));
}

test("two device pixels a CSS pixel: the picture is twice as fine, the widgets are where they were", { timeout: 120_000 }, async (t) => {
  const plain = await start(t);
  await openGlasgow(plain.page);
  await settled(plain.page);
  const before = (await items(plain.page)).map(({ node, x, y, w, h }) => ({ node, x, y, w, h }));
  plain.watched.assertNone();

  const { page, watched } = await start(t, { deviceScaleFactor: 2 });
  await openGlasgow(page);
  await settled(page);
  assert.deepEqual(await sizeOf(page), { width: 2560, height: 1600, clientWidth: 1280, clientHeight: 800 });
  const fine = await page.screenshot();
  const { width, height, colours } = await compare(page, fine, fine);
  assert.deepEqual([width, height], [2560, 1600]);
  assert.ok(colours > 100);
  const now = await items(page);
  for (const { node, x, y, w, h } of before) {
    const same = now.find((one) => one.node === node);
    assert.ok(same, `${node} is there`);
    // Letters are measured at the size at which they are drawn, so that widths may differ by a pixel or two.
    for (const [a, b] of [[x, same.x], [y, same.y], [w, same.w], [h, same.h]]) assert.ok(Math.abs(a - b) <= 4, `${node}: ${JSON.stringify(same)}`);
  }
  watched.assertNone();
});

test("the page follows the window's size and the browser's zoom", { timeout: 120_000 }, async (t) => {
  const { context, page, watched } = await start(t);
  await openGlasgow(page);
  for (const [width, height] of [[1920, 1080], [1024, 768], [768, 1024], [1280, 800]]) {
    await page.setViewportSize({ width, height });
    await until(page, ([w, h]) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById("canvas"));
      return canvas.width === w && canvas.height === h;
    }, [width, height]);
    await assertFits(page);
  }
  // What a zoom of 150 % does: fewer CSS pixels, each of more device pixels.
  const device = await context.newCDPSession(page);
  await device.send("Emulation.setDeviceMetricsOverride", { width: 853, height: 533, deviceScaleFactor: 1.5, mobile: false });
  await until(page, () => /** @type {HTMLCanvasElement} */ (document.getElementById("canvas")).clientWidth === 853);
  await settled(page);
  const zoomed = await sizeOf(page);
  assert.ok(Math.abs(zoomed.width - 853 * 1.5) <= 1 && Math.abs(zoomed.height - 533 * 1.5) <= 1, JSON.stringify(zoomed));
  await assertFits(page);
  await device.send("Emulation.clearDeviceMetricsOverride");
  await device.detach();
  await page.setViewportSize({ width: 390, height: 844 });   // a phone: one column of text
  await until(page, () => document.documentElement.dataset.renderer === "text");
  await page.setViewportSize({ width: 1280, height: 800 });
  await until(page, () => document.documentElement.dataset.renderer === "canvas");
  await assertFits(page);
  watched.assertNone();
});

/** What can be pressed and lies under the switch. @param {Page} page @returns {Promise<string[]>} */
const underSwitch = (page) => page.evaluate(() => {
  const over = /** @type {HTMLElement} */ (document.getElementById("switch-view")).getBoundingClientRect();
  const all = document.documentElement.dataset.renderer === "text"
    ? [...document.querySelectorAll("#text-view :is(a, button, input, select)")].map((one) => {
      const { x, y, width: w, height: h } = one.getBoundingClientRect();
      return { node: one.id, x, y, w, h, active: true };
    })
    : globalThis.cocreaTest.items().filter((item) => item.visible);
  return all.filter(({ x, y, w, h }) => w > 1 && x < over.right && x + w > over.left && y < over.bottom && y + h > over.top).map(({ node }) => node);
});

test("the switch between the views is the first stop of Tab, unseen until then, and lies over nothing but the way to the start", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t);
  await openGlasgow(page);
  for (const [width, height] of [[1280, 800], [768, 1024], [640, 400]]) {
    await page.setViewportSize({ width, height });
    for (const view of /** @type {const} */ (["canvas", "text"])) {
      await use(page, view);
      const top = () => page.evaluate(() => /** @type {HTMLElement} */ (document.getElementById("switch-view")).getBoundingClientRect());
      await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
      assert.ok((await top()).bottom <= 0, `unseen at ${width}, ${view}`);
      await page.locator("#switch-view").focus();
      await page.keyboard.press("Shift");
      assert.ok((await top()).top >= 0, `seen with the focus at ${width}, ${view}`);
      assert.deepEqual((await underSwitch(page)).filter((node) => node !== "header:brand"), [], `under it at ${width}, ${view}`);
    }
  }
  watched.assertNone();
});

test("a pointer changes the view on the page \"File\"", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await start(t);
  await openGlasgow(page);
  await press(page, "nav:file");
  await until(page, () => location.hash.includes("p=file"));
  await use(page, "text");
  await page.locator('[data-node="file:renderer"][value="canvas"]').click();
  await until(page, () => document.documentElement.dataset.renderer === "canvas" && !document.getElementById("canvas-view")?.hidden);
  watched.assertNone();
});

test("fingers: a tap presses, a drag scrolls and presses nothing, two zoom the timeline", { timeout: 120_000 }, async (t) => {
  const { context, page, watched } = await start(t, { hasTouch: true, isMobile: true, viewport: { width: 1024, height: 700 } });
  assert.equal(await rendererOf(page), "text", "a tablet begins with the text view");
  await use(page, "canvas");
  const input = await context.newCDPSession(page);
  /** @param {string} type @param {[number, number][]} points */
  const touch = (type, points) => input.send("Input.dispatchTouchEvent", { type: /** @type {any} */ (type), touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  /** @param {string} node */
  const tap = async (node) => {
    const { x, y, w, h } = await widget(page, node);
    await page.touchscreen.tap(x + w / 2, y + h / 2);
    await settled(page);
  };
  await settled(page);
  await tap("sample:glasgow-2021");
  await until(page, () => globalThis.cocreaTest.document().includes("Glasgow"));
  await saved(page);
  assert.ok((await widget(page, "nav:calendar")).h >= 44, "large enough for a finger");
  await tap("nav:commitments");
  const first = await widget(page, "open:commitment-1");
  const { href } = await page.evaluate(() => ({ href: location.href }));

  // A drag that begins on something that could be pressed.
  const [x, y] = [first.x + first.w / 2, first.y + first.h / 2];
  await touch("touchStart", [[x, y]]);
  for (const step of [20, 60, 100, 140, 180]) await touch("touchMove", [[x, y - step]]);
  await touch("touchEnd", []);
  await settled(page);
  const moved = (await items(page)).find(({ node }) => node === "open:commitment-1");
  assert.ok(!moved || first.y - moved.y > 100, `scrolled: from ${first.y} to ${moved?.y}`);
  assert.equal(await page.evaluate(() => location.href), href, "nothing was pressed");

  await tap("nav:calendar");
  const bar = "timeline/mark:deadline.initialEvaluation:plan-2021";
  const other = "timeline/together:mark:deadline.commitments:plan-2021";
  await reveal(page, bar);
  const apart = async () => (await widget(page, bar)).x - (await widget(page, other)).x;
  const before = await apart();
  const line = await widget(page, "timeline");
  const [cx, cy] = [line.x + line.w / 2, Math.max(line.y, 0) + 200];
  await touch("touchStart", [[cx - 40, cy]]);
  await touch("touchStart", [[cx - 40, cy], [cx + 40, cy]]);
  for (const half of [50, 60, 70, 80]) await touch("touchMove", [[cx - half, cy], [cx + half, cy]]);
  await touch("touchEnd", []);
  await settled(page);
  await until(page, ([a, b, was]) => {
    const place = (/** @type {any} */ node) => globalThis.cocreaTest.item(node)?.x ?? Number.NaN;
    return place(a) - place(b) > Number(was) * 1.5;
  }, [bar, other, before]);
  assert.deepEqual((await documentOf(page)).plans[0].submission.date, "2021-09-23", "no bar was moved");
  watched.assertNone();
});

test("a press that leaves a field is not lost when the page moves under it", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t);
  await openGlasgow(page);
  for (const view of /** @type {const} */ (["canvas", "text"])) {
    await use(page, view);
    await press(page, "nav:commitments");
    await reach(page, "open:commitment-1");
    await enter(page, "f:commitment-1.title.en");
    await page.keyboard.insertText(`, ${view} `.repeat(40));   // the heading above takes several lines more
    await (view === "canvas" ? reveal(page, "tab:changes") : page.locator('[id="tab:changes"]').scrollIntoViewIfNeeded());
    await press(page, "tab:changes");
    await until(page, (node) => globalThis.cocreaTest.program.html().includes(`id="${node}"`), "add:commitment-1.amendments");
    const { title } = (await documentOf(page)).plans[0].commitments[0];
    assert.ok(title.en.includes(`, ${view} , ${view}`), "and what was typed is there");
    await press(page, "tab:description");
    await until(page, (node) => globalThis.cocreaTest.program.html().includes(`id="${node}"`), "f:commitment-1.title.en");   // on the canvas a frame later
  }
  watched.assertNone();
});

/** The middle of a node, scrolled to. @param {Page} page @param {"canvas" | "text"} view @param {string} node */
async function middle(page, view, node) {
  if (view === "canvas") {
    const { x, y, w, h } = await reveal(page, node);
    return [x + w / 2, y + h / 2];
  }
  await page.locator(`[id="${node}"]`).scrollIntoViewIfNeeded();
  return page.locator(`[id="${node}"]`).evaluate((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  });
}

test("what is under the pointer when it goes down is pressed, whatever the page does until it goes up, and the page shows it at once", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await start(t);
  await openGlasgow(page);
  for (const view of /** @type {const} */ (["canvas", "text"])) {
    await use(page, view);
    await press(page, "nav:commitments");
    await reach(page, "open:commitment-1");
    const pressed = () => until(page, (node) => globalThis.cocreaTest.program.html().includes(`id="${node}"`), "add:commitment-1.amendments");
    const [x, y] = await middle(page, view, "tab:changes");
    await page.mouse.move(x, y);
    await page.mouse.down();
    // The heading above takes several lines more; frames go by.
    await outside(page, { kind: "commit", node: "f:commitment-1.title.en", text: `${view} `.repeat(120) });
    await page.evaluate(() => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }));
    await page.mouse.up();
    await pressed();
    await press(page, "tab:description");
  }
  // Before the event is over, not in a task of its own.
  const shown = await page.evaluate(() => {
    const tab = /** @type {HTMLElement} */ (document.getElementById("tab:changes"));
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) tab.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    tab.click();
    return document.getElementById("add:commitment-1.amendments") !== null;
  });
  assert.ok(shown);
  watched.assertNone();
});
