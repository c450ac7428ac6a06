/// <reference lib="webworker" />
/** Keeps the lab for use without a network. Its cache is named by the hash of what it holds. */

declare const self: ServiceWorkerGlobalScope;
/** Put before this script when it is built: the hash, and every file, relative to this one. */
declare const LAB: { readonly version: string; readonly files: readonly string[] };

/** One lab a folder: another on the same host keeps its own. */
const PREFIX = `blindspot-lab ${self.registration.scope} `;
const NAME = PREFIX + LAB.version;

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(NAME);
    // Past the browser's own cache, so that no file of an older version is kept under this one.
    await cache.addAll(LAB.files.map((file) => new Request(file, { cache: "reload" })));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const clear = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});

/** The page itself from the network where there is one, so that a new version is seen at once. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  if (request.mode === "navigate") {
    return await fetch(request).catch(async () => await cache.match("./") ?? Response.error());
  }
  return await cache.match(request) ?? await fetch(request);
}
