/*
 * The worker of a site that a learner keeps for offline use. It stores every file at once, so the
 * copy shows nothing of what was read, and answers from it. VERSION and FILES stand in front.
 */

const OURS = `workbook ${registration.scope} `;
const CACHE = OURS + VERSION;

/** Store one file under its plain address. A host's redirect must not come back from the store. */
async function store(cache, file) {
  const address = new URL(file, registration.scope).href;
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
  await cache.put(address, new Response(await response.blob(), { headers }));
}

async function storeAll() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.map((file) => store(cache, file)));
    await skipWaiting();
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOlder() {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** Answer from the copy, whatever follows the path; ask the host for what is not in it. */
async function answer(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + (pathname.endsWith("/") ? `${pathname}index.html` : pathname);
  // Some hosts leave out the end of a page's name.
  for (const each of [address, `${address}.html`]) {
    const found = await caches.match(each, { cacheName: CACHE });
    if (found) return found;
  }
  return fetch(request);
}

addEventListener("install", (event) => event.waitUntil(storeAll()));
addEventListener("activate", (event) => event.waitUntil(dropOlder()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
