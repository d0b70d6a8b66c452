// The page's side of the offline copy: asks the browser to keep the site, and says when a newer version waits.
//
// The newer version never comes under an open plan: it waits until every tab of the site is closed, or until the person takes it.

/** Bytes that must be free besides: a plan that is being written comes before the copy of the program. */
const LEAST = 50 * 2 ** 20;

/** @type {ServiceWorker | null} */
let newer = null;

/**
 * Keeps the site for use without a network, where the browser can. Nothing waits for it, and where it fails the site works as before.
 * @param {() => void} waiting called when a newer version is there and waits
 */
export async function keepOffline(waiting) {
  const workers = navigator.serviceWorker;   // not there on an insecure origin
  if (!workers) return;
  try {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    if (quota - usage < LEAST) return;
    const registration = await workers.register("service-worker.js", { updateViaCache: "none" });
    const look = () => {
      if (!registration.waiting || !registration.active) return;   // the first version waits for nobody
      newer = registration.waiting;
      waiting();
    };
    look();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  } catch (error) {
    console.info("offline:", error);   // forbidden here (a private window, a policy), or no network: as on a site without one
  }
}

/** The person takes the newer version now: this tab begins again with it. Others go on with what they have. */
export function takeUpdate() {
  if (!newer) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  newer.postMessage("take");
}
