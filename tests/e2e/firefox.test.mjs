// The whole path once more in Firefox: the sample, the canvas and the text view, accents, saving, a file, two tabs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sentence } from "./support/person.mjs";
import { coloursOf, downloaded, holds, launchFirefox, openTab, press, reload, saved, says, textOfDocument, typeInto, until } from "./support/firefox.mjs";
import { serve } from "./support/site.mjs";

const TITLE = "f:commitment-1.title.en";
const PROBLEM = "f:commitment-1.problem.en";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {Awaited<ReturnType<typeof launchFirefox>>} */
let firefox;
before(async () => {
  site = await serve();
  firefox = await launchFirefox();
});
after(async () => {
  await firefox?.close();
  await site?.close();
});

test("Glasgow's plan in Firefox: drawn, written in both views, saved, downloaded, opened again, taken over by another tab", { timeout: 180_000 }, async () => {
  const { page, assertNoTrouble } = await openTab(firefox.browser, site.url);
  const renderer = () => page.evaluate(() => document.documentElement.dataset.renderer);
  assert.equal(await renderer(), "canvas", "there is WebGL");
  assert.deepEqual(site.asked.filter((address, at) => site.asked.indexOf(address) !== at), [], "nothing is asked for twice");
  await press(page, "sample:glasgow-2021");
  await holds(page, "Glasgow");
  await saved(page);
  assert.ok(await coloursOf(page) > 100, "the canvas is drawn");

  await press(page, "nav:commitments");
  await press(page, "open:commitment-1");
  await typeInto(page, TITLE, " (Gestión año ñandú ¿sí?)");
  await holds(page, "(Gestión año ñandú ¿sí?)");
  await typeInto(page, PROBLEM, "En la gráfica: ñ, á, ü.");
  await holds(page, "En la gráfica: ñ, á, ü.");
  await saved(page);

  await page.focus("#switch-view");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#text-view:not([hidden])");
  assert.equal(await renderer(), "text");
  await typeInto(page, PROBLEM, " En la de texto: ¡ñoño!");
  await holds(page, "En la gráfica: ñ, á, ü. En la de texto: ¡ñoño!");
  await saved(page);
  const text = await textOfDocument(page);

  await reload(page);
  await holds(page, "ñoño");
  assert.equal(await textOfDocument(page), text);
  assert.equal(await renderer(), "text");
  await saved(page);

  const file = await downloaded(firefox.downloads, () => press(page, "header:download"));
  assert.match(file.name, /^Glasgow.*\.cocrea\.json$/);
  assert.equal(file.text, text);

  // In another profile it is the same document.
  const profile = await firefox.browser.createBrowserContext();
  const there = await openTab(profile, site.url);
  assert.equal(await textOfDocument(there.page), "");
  await there.page.evaluate((name, content) => {
    const files = new DataTransfer();
    files.items.add(new File([content], name));
    for (const type of ["dragenter", "dragover", "drop"]) document.getElementById("canvas")?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: files }));
  }, file.name, file.text);
  await holds(there.page, "ñoño");
  await saved(there.page);
  assert.equal(await textOfDocument(there.page), text);
  there.assertNoTrouble();
  await profile.close();
  await page.bringToFront();

  // Another tab reads, then writes; this one reads then.
  const second = await openTab(firefox.browser, page.url());
  await holds(second.page, "ñoño");
  await says(second.page, "header:save", sentence("save.elsewhere"));
  await press(second.page, "notice:take-over");
  await saved(second.page);
  await typeInto(second.page, PROBLEM, " Aquí.");
  await holds(second.page, "¡ñoño! Aquí.");
  await saved(second.page);
  await page.bringToFront();
  await says(page, "header:save", sentence("save.elsewhere"));
  await press(page, "notice:take-over");
  await holds(page, "¡ñoño! Aquí.");
  await saved(page);
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await until(page, (old) => globalThis.cocreaTest.document() === old, text);

  second.assertNoTrouble();
  assertNoTrouble();
});
