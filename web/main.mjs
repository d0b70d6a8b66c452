// Starts the page: the words that stand in the HTML are seen first, then the program comes.
import { App, NARROW, today } from "./app.mjs";
import { graphicsOf } from "./canvas/painter.mjs";
import { loadFonts, loadProgram } from "./load.mjs";
import { showRescue } from "./rescue/list.mjs";
import { element } from "./shell.mjs";
import { openEarly } from "./storage/database.mjs";
import { LocalJournal } from "./storage/local.mjs";
import { offerTesting } from "./testing.mjs";

/** The program cannot run, or has died: what is stored is offered as files. @param {unknown} error */
function giveUp(error) {
  console.error(error);
  const rescue = element("rescue", HTMLElement);
  if (!rescue.hidden) return;
  document.documentElement.dataset.renderer = "rescue";
  for (const id of ["boot", "text-view", "canvas-view", "switch-view"]) element(id, HTMLElement).hidden = true;
  rescue.hidden = false;
  void showRescue(rescue);
}

/** Is there WebGL2? Asked of the canvas itself, so that nothing is made twice. */
function canvasAvailable() {
  return graphicsOf(element("canvas", HTMLCanvasElement)) !== null;
}

async function boot() {
  // On their way while the program comes, where the canvas is likely; whoever needs them sees what went wrong.
  if (!matchMedia(NARROW).matches) loadFonts().catch(() => {});
  const early = openEarly();
  const program = await loadProgram();
  performance.mark("cocrea-program");
  program.onDeath = giveUp;
  const local = new LocalJournal();
  const [high, low] = crypto.getRandomValues(new BigUint64Array(2));
  program.start({
    today: today(), language: navigator.languages?.[0] ?? navigator.language, preferences: local.preferences(), fragment: location.hash,
    dark: matchMedia("(prefers-color-scheme: dark)").matches, reducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
    touch: matchMedia("(pointer: coarse)").matches, narrow: matchMedia(NARROW).matches, canvasAvailable: canvasAvailable(), seed: [high, low],
  });
  const app = new App(program, local, early);
  await app.start();
  offerTesting(program, app);
  document.documentElement.dataset.ready = "true";
  performance.mark("cocrea-ready");
  void app.keepOffline();
  return { app, program };
}

export const running = boot().catch((error) => {
  giveUp(error);
  return null;
});
