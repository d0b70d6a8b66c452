// Keeps one version of the site, whole or not at all, and answers from it with or without a network.
//
// A version is the list of its files with their hashes, written into this script by the build: a site with another file is another script, which the
// browser installs beside the old one. It takes over when no tab uses the old one any more, or when the person says so ("take").
import list from "cocrea:files";

/** @typedef {{ registration: { scope: string }, clients: any, skipWaiting: () => Promise<void>, addEventListener: (type: string, listener: (event: any) => void) => void }} Worker */
const worker = /** @type {Worker} */ (/** @type {unknown} */ (globalThis));

/** Other sites may share the origin, each in a folder of its own. */
const PREFIX = `cocrea:${new URL(worker.registration.scope).pathname}:`;
const NAME = PREFIX + list.version;
const PAGE = "index.html";

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  if (event.data === "take") event.waitUntil(worker.skipWaiting());
});
worker.addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  if (event.request.method === "GET" && path !== null && (path in list.files || hasHash(path))) event.respondWith(answer(path, event.request));
});

/** Fetches every file, and keeps them only if each is the one that was built. */
async function install() {
  const paths = Object.keys(list.files);
  const kept = await (await caches.open(NAME)).keys();
  if (kept.length === paths.length) return;
  try {
    const responses = await Promise.all(paths.map(fetchFile));
    const cache = await caches.open(NAME);
    await Promise.all(responses.map((response, at) => cache.put(addressOf(paths[at]), response)));
  } catch (error) {
    await caches.delete(NAME);
    throw error;   // the browser goes on with what it has, and tries again
  }
}

/** @param {string} path @returns {Promise<Response>} */
async function fetchFile(path) {
  // What has a hash in its name may come from the browser's own cache: the page has just asked for it.
  const response = await fetch(path === PAGE ? worker.registration.scope : addressOf(path), { cache: hasHash(path) ? "default" : "no-cache", credentials: "same-origin" });
  const bytes = await response.arrayBuffer();
  if (!response.ok || await hashOf(bytes) !== list.files[path]) throw new Error(`${path} is not that of this version (${response.status})`);
  // Made anew: a page that came by way of another address would be refused, and the bytes are no longer compressed.
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(bytes, { headers });
}

/** The old version's files go when only the tab that asked is there: others may still need a font of theirs. */
async function activate() {
  const tabs = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  if (tabs.length <= 1) {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** @param {string} path @param {Request} request */
async function answer(path, request) {
  const own = await (await caches.open(NAME)).match(addressOf(path));
  if (own) return own;
  for (const name of await caches.keys()) {
    const older = name.startsWith(PREFIX) && hasHash(path) && await (await caches.open(name)).match(addressOf(path));
    if (older) return older;
  }
  return fetch(request);   // somebody has cleared what was kept
}

/** A file's address relative to the site, null if it is none of the site. @param {string} url */
function pathOf(url) {
  const { origin, pathname } = new URL(url);
  const scope = new URL(worker.registration.scope);
  if (origin !== scope.origin || !pathname.startsWith(scope.pathname)) return null;
  return pathname.slice(scope.pathname.length) || PAGE;
}

/** @param {string} path */
function addressOf(path) {
  return new URL(path, worker.registration.scope).href;
}

/** What is behind such a name never changes. @param {string} path */
function hasHash(path) {
  return /\.[0-9a-f]{10}\.[a-z0-9]+$/.test(path);
}

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
