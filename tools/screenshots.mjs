// Pictures of every page as people see it, to look at: four sizes, both languages, by day and by night. `tools/screenshots` calls it.
//
//   node tools/screenshots.mjs FOLDER [OPTION ...] [PAGE ...]
//
//   --plan FILE     of this plan, or of a new one ("new:joint"), instead of Glasgow's
//   --as-of DATE    as a person types it
//   --view VIEW     "canvas" or "text", at every size
//   --tabs          each page's tabs too
//   --fold          of the text view too only what is seen without scrolling
//   --scale 0.8     the size of type, 0.8 to 2
//   --height 3000   of the window, so that more of a canvas is seen than a screen holds
//   --projector     as in a room
//   --only WORDS    only those whose names hold each of these words, as "1280 es light"
import fs from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { outside } from "../tests/e2e/support/canvas.mjs";
import { launchBrowser, openGlasgow, press, saved, use } from "../tests/e2e/support/chromium.mjs";
import { dropPath } from "../tests/e2e/support/person.mjs";
import { serve } from "../tests/e2e/support/site.mjs";
import { ready, until } from "../tests/e2e/support/until.mjs";

const SIZES = [[1280, 800], [1920, 1080], [768, 1024], [390, 844]];
const PAGES = ["overview", "jurisdiction", "people", "vision", "commitments", "commitment", "calendar", "forum", "monitoring", "compliance", "status", "workshop", "file", "start"];

const { values: options, positionals: [folder = "build/screenshots", ...wanted] } = parseArgs({
  allowPositionals: true,
  options: {
    plan: { type: "string" }, "as-of": { type: "string" }, height: { type: "string" }, view: { type: "string" }, scale: { type: "string" }, only: { type: "string", default: "" },
    tabs: { type: "boolean", default: false }, fold: { type: "boolean", default: false }, projector: { type: "boolean", default: false },
  },
});
await fs.mkdir(folder, { recursive: true });
const site = await serve("test");
const browser = await launchBrowser();

/** A picture is taken when nothing moves any more. @param {import("playwright-core").Page} page */
const still = (page) => page.evaluate(() => new Promise((resolve) => {
  let before = -1;
  const look = () => {
    const now = globalThis.cocreaTest.frames();
    if (now === before) resolve(undefined);
    before = now;
    setTimeout(look, 150);
  };
  look();
}));

/** The ids that begin so on the page that is shown. @param {import("playwright-core").Page} page @param {string} beginning */
const idsOf = (page, beginning) => page.evaluate((wanted) => [...new DOMParser().parseFromString(globalThis.cocreaTest.program.html(), "text/html")
  .querySelectorAll(`[id^="${wanted}"]`)].map((one) => one.id), beginning);

for (const [width, height] of SIZES) {
  for (const language of ["es", "en"]) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const end = `${width}-${language}-${colorScheme}`;
      if (options.only.split(" ").some((word) => word && !end.split("-").includes(word))) continue;
      const narrow = width < 600;
      const view = options.view === "canvas" || options.view === "text" ? options.view : narrow ? "text" : "canvas";
      const context = await browser.newContext({
        viewport: { width, height: Number(options.height ?? height) }, locale: language === "es" ? "es-MX" : "en-GB", colorScheme, hasTouch: narrow, isMobile: narrow, deviceScaleFactor: 1,
      });
      const page = await context.newPage();
      await page.goto(site.url);
      await ready(page);
      if (options.plan) {
        if (options.plan.startsWith("new:")) await press(page, options.plan);
        else await dropPath(page, path.resolve(options.plan));
        await until(page, () => globalThis.cocreaTest.document() !== "");
        await saved(page);
      } else {
        await openGlasgow(page);
      }
      if (options["as-of"]) await outside(page, { kind: "commit", node: "header:as-of", text: options["as-of"] });
      if (options.scale) await outside(page, { kind: "choose", node: "header:text-size", text: options.scale });
      if (options.projector) await outside(page, { kind: "activate", node: "header:projector" });
      await use(page, view);
      await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());   // the way to the other view is over the page while it has the focus
      const take = async (/** @type {string} */ name) => {
        if (view === "canvas") await still(page);
        await page.screenshot({ path: `${folder}/${name}-${end}.png`, fullPage: view === "text" && !options.fold });
      };
      for (const name of PAGES.filter((one) => wanted.length === 0 || wanted.includes(one))) {
        const place = name === "commitment" ? "commitments" : name;
        await outside(page, { kind: "activate", node: `nav:${place}` });
        await until(page, (title) => globalThis.cocreaTest.program.field !== undefined && location.hash.includes(`p=${title}`), place);
        if (name === "commitment") {   // the first
          const [first] = await idsOf(page, "open:");
          if (!first) continue;
          await outside(page, { kind: "activate", node: first });
        }
        await take(name);
        for (const tab of options.tabs ? (await idsOf(page, "tab:")).slice(1) : []) {
          await outside(page, { kind: "activate", node: tab });
          await take(`${name}-${tab.slice(4)}`);
        }
      }
      await context.close();
    }
  }
}
await browser.close();
await site.close();
