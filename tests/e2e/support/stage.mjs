// What a file of tests plays on: the built site and browsers, which go when its tests have ended.
import { after } from "node:test";
import { WITHOUT_GRAPHICS, launchBrowser } from "./chromium.mjs";
import { serve } from "./site.mjs";

/** @typedef {import("playwright-core").Browser} Browser @typedef {(view: "canvas" | "text") => Promise<Browser>} Browsers */

/** A browser for each view, started when it is first asked for: the one for text draws no canvas, and so takes half as much of the machine. @returns {Browsers} */
export function browsers() {
  /** @type {Map<string, Promise<Browser>>} */
  const started = new Map();
  after(async () => {
    for (const browser of started.values()) await (await browser).close();
  });
  return (view) => {
    const browser = started.get(view) ?? launchBrowser(view === "text" ? WITHOUT_GRAPHICS : []);
    started.set(view, browser);
    return browser;
  };
}

export async function stage() {
  const site = await serve();
  after(() => site.close());
  return { site, browserFor: browsers() };
}
