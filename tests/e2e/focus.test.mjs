// Where the keyboard's focus is, and that it is seen: dialogs, the explanation over a narrow page, a window that becomes lower.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { enter, focusedNode, items, reach, settled } from "./support/canvas.mjs";
import { WITHOUT_GRAPHICS, documentOf, launch, open, openGlasgow, press, profile, saved, use, widget } from "./support/chromium.mjs";
import { drop } from "./support/person.mjs";
import { serve } from "./support/site.mjs";
import { until } from "./support/until.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
before(async () => {
  site = await serve();
});
after(() => site.close());

/** Glasgow's plan. @param {import("node:test").TestContext} t @param {Parameters<typeof launch>[1]} [options] */
async function glasgow(t, options) {
  const { folder, remove } = await profile();
  const context = await launch(folder, { reducedMotion: "reduce", locale: "es-MX", ...options });
  t.after(async () => {
    await context.close();
    await remove();
  });
  const opened = await open(context, site.url);
  await openGlasgow(opened.page);
  return opened;
}

/** @param {Page} page @param {string} id */
const hasFocus = (page, id) => until(page, (wanted) => document.activeElement?.id === wanted, id);

test("a dialog takes the focus and gives it back", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t, { args: WITHOUT_GRAPHICS });
  await use(page, "text");
  const link = "nav:people";
  for (const close of ["Escape", "Enter"]) {
    await page.locator(`[id="${link}"]`).focus();
    await page.keyboard.press("Control+?");
    await hasFocus(page, "dialog");
    if (close === "Enter") await page.keyboard.press("Tab");
    await page.keyboard.press(close === "Enter" ? "Shift+Tab" : "Escape");
    if (close === "Enter") await page.locator('[id="dialog.close"]').press("Enter");
    await hasFocus(page, link);
  }
  await drop(page, "roto.json", "{");
  await hasFocus(page, "dialog");
  assert.equal(await page.evaluate(() => document.getElementById(document.activeElement?.getAttribute("aria-labelledby") ?? "")?.textContent?.includes("roto.json")), true);
  await page.keyboard.press("Escape");
  await hasFocus(page, link);
  watched.assertNone();
});

test("? lists the keys in both views, and is written where something is written", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t);
  for (const view of /** @type {const} */ (["text", "canvas"])) {
    await use(page, view);
    await press(page, "nav:jurisdiction");
    const shown = (/** @type {boolean} */ wanted) => until(page, (is) => globalThis.cocreaTest.program.html().includes('role="dialog"') === is, wanted);
    await page.keyboard.press("?");
    await shown(true);
    await page.keyboard.press("Escape");
    await shown(false);
    const field = "f:jurisdiction.name";
    await enter(page, field);
    await page.keyboard.type("?");
    await until(page, () => JSON.stringify(globalThis.cocreaTest.program.html()).includes("Glasgow?"));
    await shown(false);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await until(page, () => !globalThis.cocreaTest.program.html().includes("Glasgow?"));
  }
  watched.assertNone();
});

test("an explanation that a mark of the calendar opened gives the focus back to it", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t, { args: WITHOUT_GRAPHICS });
  await use(page, "text");
  await press(page, "nav:calendar");
  const mark = "mark:deadline.amendmentWindow:plan-2021";
  await page.locator(`[id="${mark}"]`).focus();
  await page.keyboard.press("Enter");
  await hasFocus(page, "why:title");
  await page.keyboard.press("Escape");
  await hasFocus(page, mark);
  watched.assertNone();
});

test("what has the focus is seen above an explanation that lies over the page, and what a fact leads to closes it", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t, { args: WITHOUT_GRAPHICS });
  await use(page, "text");
  for (const [width, height] of [[360, 740], [800, 600]]) {
    await page.setViewportSize({ width, height });
    await press(page, "nav:commitments");
    await press(page, "open:commitment-1");
    await press(page, "head:COM-7:commitment-1");
    await hasFocus(page, "why:title");
    await page.locator('[id="tab:description"]').focus();
    /** @type {string[]} */
    const hidden = [];
    for (let count = 0; count < 14; count += 1) {
      await page.keyboard.press("Tab");
      const under = await page.evaluate(() => {
        const focused = document.activeElement;
        const sheet = document.getElementById("why")?.getBoundingClientRect();
        return focused?.closest("#main") && sheet && Math.min(focused.getBoundingClientRect().bottom, focused.getBoundingClientRect().top + 40) > sheet.top ? focused.id : "";
      });
      if (under) hidden.push(under);
    }
    assert.deepEqual(hidden, [], `${width}`);
    await page.locator('#why [id^="why:fact:"][data-event]').first().click();
    await until(page, () => !document.getElementById("why"));
    const { top, bottom } = await page.evaluate(() => {
      const box = /** @type {Element} */ (document.activeElement).getBoundingClientRect();
      return { top: box.top, bottom: box.bottom };
    });
    assert.ok(top >= 0 && bottom <= height, `${width}: ${top} to ${bottom}`);
  }
  watched.assertNone();
});

test("what has the focus is seen between what stays over the page, on the way down and up", { timeout: 120_000 }, async (t) => {
  const { page, watched } = await glasgow(t, { args: WITHOUT_GRAPHICS });
  await use(page, "text");
  for (const [width, height] of [[1280, 800], [800, 600], [390, 844]]) {
    await page.setViewportSize({ width, height });
    for (const place of ["people", "calendar"]) {
      await press(page, `nav:${place}`);
      await page.locator('[id="page:title"]').focus();
      /** @type {string[]} */
      const hidden = [];
      for (const key of ["Tab", "Shift+Tab"]) {
        for (let count = 0; count < 40; count += 1) {
          await page.keyboard.press(key);
          hidden.push(await page.evaluate(() => {
            const focused = document.activeElement?.closest("#main") ? document.activeElement : null;
            const shown = focused?.closest(".chip, .segment") ?? focused;
            if (!shown) return "";
            const { left, top, width: wide, height: high } = shown.getBoundingClientRect();
            const met = document.elementFromPoint(Math.min(left + wide / 2, innerWidth - 1), top + Math.min(high / 2, 20));
            return met && (shown.contains(met) || met.contains(shown)) ? "" : /** @type {Element} */ (focused).id;
          }));
        }
      }
      assert.deepEqual(hidden.filter(Boolean), [], `${place}, ${width}`);
    }
  }
  watched.assertNone();
});

test("a press into a text at the edge of the window leaves the page where it is: what is dragged over is selected", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t, { args: WITHOUT_GRAPHICS });
  await use(page, "text");
  await press(page, "nav:commitments");
  await press(page, "open:commitment-1");
  const field = page.locator('[id="f:commitment-1.problem.en"]');
  await field.fill(Array.from({ length: 14 }, (_, line) => `line ${line} of what is written here`).join("\n"));
  await page.locator('[id="page:title"]').focus();
  // Its last lines lie below the window.
  const { top, left } = await field.evaluate((element) => {
    scrollBy(0, element.getBoundingClientRect().bottom - innerHeight - 60);
    const { top, left } = element.getBoundingClientRect();
    return { top, left };
  });
  await page.mouse.move(left + 20, top + 40);
  await page.mouse.down();
  await page.mouse.move(left + 120, top + 40, { steps: 4 });
  await page.mouse.up();
  const after = await field.evaluate((element) => {
    const { selectionStart, selectionEnd, value } = /** @type {HTMLTextAreaElement} */ (element);
    return { top: element.getBoundingClientRect().top, chosen: value.slice(selectionStart, selectionEnd) };
  });
  assert.equal(after.top, top);
  assert.match(after.chosen, /^[^\n]{5,25}$/, "of one line");
  watched.assertNone();
});

test("what is typed into on the canvas stays in view where the window becomes lower", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t, { viewport: { width: 1280, height: 800 } });
  await use(page, "canvas");
  await press(page, "nav:commitments");
  await press(page, "open:commitment-1");
  await settled(page);
  const node = "f:commitment-1.start";
  await enter(page, node);
  const height = Math.round((await widget(page, node)).y + 10);   // through the field
  await page.setViewportSize({ width: 1280, height });
  await until(page, (wanted) => document.getElementById("canvas")?.clientHeight === wanted, height);
  await settled(page);
  await page.keyboard.type("a");
  await settled(page);
  assert.deepEqual(await page.evaluate(() => [document.getElementById("canvas-view")?.scrollTop, document.getElementById("canvas")?.getBoundingClientRect().top]), [0, 0]);
  const now = (await items(page)).find((one) => one.node === node);
  assert.ok(now && now.y > 40 && now.y + now.h <= height, `at ${now?.y} of ${height}`);
  watched.assertNone();
});

test("a finger that misses a mark of the calendar by a little means it", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t, { args: WITHOUT_GRAPHICS, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await press(page, "nav:calendar");
  const mark = page.locator('.timeline-picture [data-node="mark:deadline.initialEvaluation:plan-2021"]');
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  assert.ok(box && box.height < 40);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.touchscreen.tap(x, y - 20);
  await until(page, () => document.getElementById("why:title"));
  watched.assertNone();
});

test("Tab goes from a date to the question that the date has brought", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t);
  for (const view of /** @type {const} */ (["text", "canvas"])) {
    await use(page, view);
    await press(page, "nav:jurisdiction");
    await reach(page, "add:jurisdiction.terms");
    await saved(page);
    const { id } = (await documentOf(page)).jurisdiction.terms.at(-1);
    assert.equal(await page.evaluate((node) => globalThis.cocreaTest.program.html().includes(node), `f:${id}.earlierEnd`), false);
    await enter(page, `f:${id}.end`);
    await page.keyboard.insertText("mayo de 2025");
    await page.keyboard.press("Tab");
    if (view === "text") await hasFocus(page, `f:${id}.earlierEnd`);
    else assert.equal(await focusedNode(page), `f:${id}.earlierEnd`);
    await saved(page);
    assert.equal((await documentOf(page)).jurisdiction.terms.at(-1).end, "2025-05");
  }
  watched.assertNone();
});

test("a date is chosen from the browser's calendar, by its button and by the keyboard, and the text has the focus again", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t);
  await use(page, "text");
  await press(page, "nav:jurisdiction");
  const id = "f:plan-2021.periodStart";
  await page.evaluate(() => {
    const shown = { times: 0 };
    Object.assign(globalThis, { shown });
    HTMLInputElement.prototype.showPicker = () => {   // no test reaches into the browser's own window
      shown.times += 1;
    };
  });
  await page.locator(`[id="${id}--pick"]`).click();
  await page.locator(`[id="${id}"]`).press("Alt+ArrowDown");
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).shown.times), 2);
  await page.evaluate((native) => {
    const input = /** @type {HTMLInputElement} */ (document.getElementById(native));
    input.value = "2021-06-15";
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, `${id}--native`);
  await hasFocus(page, id);
  assert.equal(await page.locator(`[id="${id}"]`).inputValue(), "15 de junio de 2021");
  await saved(page);
  assert.equal((await documentOf(page)).plans[0].periodStart, "2021-06-15");
  watched.assertNone();
});

test("the calendar of the text view is as wide as the window lets it be", { timeout: 60_000 }, async (t) => {
  const { page, watched } = await glasgow(t, { viewport: { width: 1920, height: 1080 } });
  await use(page, "text");
  await press(page, "nav:calendar");
  for (const width of [1920, 1500]) {
    await page.setViewportSize({ width, height: 1080 });
    await until(page, () => {
      const [frame, picture] = [".timeline-box > .scroll", ".timeline-picture"].map((one) => document.querySelector(one)?.getBoundingClientRect().width ?? 0);
      return frame > 900 && Math.abs(frame - picture) < 2;
    });
  }
  watched.assertNone();
});
