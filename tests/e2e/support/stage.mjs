// What a file of tests plays on: the built site and a browser, which go when its tests have ended.
import { after } from "node:test";
import { launchBrowser } from "./chromium.mjs";
import { serve } from "./site.mjs";

/** @param {string[]} [args] the browser's own */
export async function stage(args = []) {
  const [site, browser] = await Promise.all([serve(), launchBrowser(args)]);
  after(async () => {
    await browser.close();
    await site.close();
  });
  return { site, browser };
}
