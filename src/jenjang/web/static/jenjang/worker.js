/* The worker behind the pages: keeps the shell (styles, scripts) of one version, and the entry
   pages that were opened; a page comes from the line first, from the device where there is
   none, and says so. config.device writes `jenjang` = {version, shell, away, doors} above.

   Only GET is looked at: what is stored is sent by the page (sending.js), never from here. */
"use strict";
const SHELL = `kulit-${jenjang.version}`, PAGES = "halaman";
const KEEP = "Jenjang-Keep", KEPT_AT = "Jenjang-Kept-At", TITLE = "Jenjang-Title";
const MOST_PAGES = 24, PATIENCE_MS = 8000;
const AT_ALL_COSTS = { ignoreVary: true }; // whose it is was asked when it was kept

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([...jenjang.shell, jenjang.away])));
  self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (![SHELL, PAGES].includes(name)) await caches.delete(name);
  await self.clients.claim();
})()));

/* An entry page names its owner; a page of anybody else leaves the device then. */
const keep = async (url, response) => {
  const pages = await caches.open(PAGES);
  const owner = response.headers.get(KEEP);
  if (!owner) {
    if ([403, 404].includes(response.status)) await pages.delete(url, AT_ALL_COSTS);
    return;
  }
  const html = await response.text();
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  headers.set(KEPT_AT, new Date().toISOString());
  headers.set(TITLE, encodeURIComponent(/<h1>([^<]*)/.exec(html)?.[1] ?? url));
  for (const one of await pages.keys()) {
    const kept = await pages.match(one, AT_ALL_COSTS);
    if (kept?.headers.get(KEEP) !== owner) await pages.delete(one, AT_ALL_COSTS);
  }
  await pages.delete(url, AT_ALL_COSTS); // so that the newest stand last
  await pages.put(url, new Response(html, { headers }));
  for (const one of (await pages.keys()).slice(0, -MOST_PAGES)) await pages.delete(one, AT_ALL_COSTS);
};

const when = (kept) => new Date(kept.headers.get(KEPT_AT)).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
const shown = async (kept) => {
  const line = `Tampilan tersimpan dari ${when(kept)}: layanan tidak terjangkau. Isian disimpan di perangkat ini dan dikirim begitu tersambung.`;
  const html = (await kept.text()).replace('id="tersimpan" hidden>', `id="tersimpan">${line}`);
  return new Response(html, { headers: kept.headers });
};

/* Without a line: the page itself, else the latest of the same address, else the list. */
const fromDevice = async (url) => {
  const pages = await caches.open(PAGES);
  const kept = await pages.match(url, AT_ALL_COSTS);
  if (kept) return shown(kept);
  const path = new URL(url).pathname;
  const like = (await pages.keys()).findLast((one) => new URL(one.url).pathname === path);
  return like ? Response.redirect(like.url) : away(pages);
};
const away = async (pages) => {
  const page = await caches.match(jenjang.away, AT_ALL_COSTS);
  if (!page) return Response.error();
  const items = [];
  for (const one of await pages.keys()) {
    const kept = await pages.match(one, AT_ALL_COSTS);
    const { pathname, search } = new URL(one.url);
    const link = `${pathname}${search}`.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    items.unshift(`<li><a href="${link}">${decodeURIComponent(kept.headers.get(TITLE))}</a> <span class="small">tersimpan ${when(kept)}</span></li>`);
  }
  const html = (await page.text()).replace("<!-- halaman -->", items.join(""));
  return new Response(html, { headers: page.headers });
};

const page = async (event) => {
  const { url } = event.request;
  const answer = fetch(event.request);
  // A line that neither answers nor breaks: after a while the kept page is better.
  const isKept = await caches.open(PAGES).then((pages) => pages.match(url, AT_ALL_COSTS));
  const tooLate = isKept && new Promise((_done, failed) => { setTimeout(failed, PATIENCE_MS); });
  try {
    const response = await Promise.race([answer, ...(tooLate ? [tooLate] : [])]);
    event.waitUntil(keep(url, response.clone()));
    return response;
  } catch {
    return fromDevice(url);
  }
};

/* Through the browser's own cache first: there a file of a version is kept for ever. */
const file = (request) => fetch(request).catch(async () => (await caches.match(request, AT_ALL_COSTS)) ?? Response.error());

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && jenjang.doors.includes(url.pathname)) {
    event.waitUntil(caches.delete(PAGES)); // who signs in or out leaves no page to the next
  } else if (request.method === "GET" && request.mode === "navigate") {
    event.respondWith(page(event));
  } else if (request.method === "GET" && jenjang.shell.includes(url.pathname)) {
    event.respondWith(file(request));
  }
});

// The first page of all was opened before there was a worker.
self.addEventListener("message", (event) => {
  const { keep: url } = event.data ?? {};
  if (url && new URL(url).origin === self.location.origin) event.waitUntil(fetch(url).then((response) => keep(url, response)));
});
