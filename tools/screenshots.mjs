// Pictures of every page of Glasgow's plan as people see it, to look at: four sizes, both languages, by day and by night. `tools/screenshots` calls it.
//
//   node tools/screenshots.mjs FOLDER [PAGE ...]
import fs from "node:fs/promises";
import { launchBrowser, openGlasgow, press, use } from "../tests/e2e/support/chromium.mjs";
import { serve } from "../tests/e2e/support/site.mjs";
import { ready, until } from "../tests/e2e/support/until.mjs";

const SIZES = [[1280, 800], [1920, 1080], [768, 1024], [390, 844]];
const PAGES = ["overview", "jurisdiction", "people", "vision", "commitments", "calendar", "forum", "monitoring", "compliance", "status", "workshop", "file", "start"];

const [folder = "build/screenshots", ...wanted] = process.argv.slice(2);
await fs.mkdir(folder, { recursive: true });
const site = await serve("test");
const browser = await launchBrowser();

for (const [width, height] of SIZES) {
  for (const language of ["es", "en"]) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const narrow = width < 600;
      const context = await browser.newContext({
        viewport: { width, height }, locale: language === "es" ? "es-MX" : "en-GB", colorScheme, hasTouch: narrow, isMobile: narrow, deviceScaleFactor: 1,
      });
      const page = await context.newPage();
      await page.goto(site.url);
      await ready(page);
      await use(page, narrow ? "text" : "canvas");
      await openGlasgow(page);
      for (const name of PAGES.filter((one) => wanted.length === 0 || wanted.includes(one))) {
        await press(page, `nav:${name}`);
        await until(page, (title) => globalThis.cocreaTest.program.field !== undefined && location.hash.includes(`p=${title}`), name);
        if (!narrow) {
          // A picture is taken when nothing moves any more.
          await page.evaluate(() => new Promise((resolve) => {
            let before = -1;
            const look = () => {
              const now = globalThis.cocreaTest.frames();
              if (now === before) resolve(undefined);
              before = now;
              setTimeout(look, 150);
            };
            look();
          }));
        }
        await page.screenshot({ path: `${folder}/${name}-${width}-${language}-${colorScheme}.png`, fullPage: narrow });
      }
      await context.close();
    }
  }
}
await browser.close();
await site.close();
