// The service worker: registered only when somebody takes the map along. It sends the kept pages without asking the server, and what is not
// kept from the network. It stores nothing after it is installed: neither answers nor anything else that tells what was looked for.
import { kept, settingsCache, shellPrefix } from "../app/stores.ts";
import { queryOf, unanswered } from "../pack/filter.ts";

declare const self: ServiceWorkerGlobalScope;

/** Filled in by build.mjs: the version of the site, its languages, and the files that pages fetch later on. */
declare const VERSION: string;
declare const TAGS: string[];
declare const FILES: string[];
declare const PLAIN_ICON: string;
declare const PLAIN_NAMES: Record<string, string>;

const shell = shellPrefix + VERSION;
const homes = new Map(TAGS.map((tag) => [tag, `/${tag}/`]));

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, address));
  else if (address.pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

/** The first page in each language, all that these pages name, and what they fetch later. All or none. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(shell);
  const named = new Set(FILES);
  await Promise.all([...homes.values()].map(async (home) => {
    const response = await fetch(home, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${home} answered ${response.status}.`);
    for (const [file] of (await response.clone().text()).matchAll(/\/assets\/[\w.-]+/g)) named.add(file);
    await cache.put(home, response);
  }));
  await cache.addAll([...named]);
}

async function dropOld(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(shellPrefix) && name !== shell);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function asset(request: Request): Promise<Response> {
  return await caches.match(request) ?? fetch(request);
}

// Pages that the pack answers: the first page, lists, places. The server is not asked for them.
const answered = /^\/[\w-]+\/(?:places\/[^/]+)?$/;

async function page(request: Request, address: URL): Promise<Response> {
  if (/\/exit$/.test(address.pathname)) return fetch(request).catch(() => html("<!DOCTYPE html><title>&#8203;</title>"));
  if (address.pathname === "/") return Response.redirect(homes.get(preferred())! + address.search);
  const page = await keptPage(address);
  if (!page) return fetch(request);
  if (isAnswered(address) && (await kept()).length > 0) return page;
  return fetch(request).catch(() => page);
}

/** Whether a pack answers it: in a language that is kept, with a filter that the phone knows, and not where somebody asks the server instead. */
function isAnswered(address: URL): boolean {
  return answered.test(address.pathname) && homes.has(tagOf(address)) && !address.searchParams.has("reader")
    && unanswered(queryOf(address.search)).length === 0;
}

const tagOf = (address: URL): string => address.pathname.split("/")[1] ?? "";

async function keptPage(address: URL): Promise<Response | undefined> {
  const tag = homes.has(tagOf(address)) ? tagOf(address) : preferred();
  const response = await caches.match(homes.get(tag)!, { cacheName: shell });
  return response && await isPlain() ? withPlainName(response, tag) : response;
}

const isPlain = async (): Promise<boolean> => await caches.match("/plain", { cacheName: settingsCache }) !== undefined;

/** The page as a notebook, before anybody can read its title. */
async function withPlainName(response: Response, tag: string): Promise<Response> {
  const text = await response.text();
  return html(
    text.replace(/<title>.*?<\/title>/, `<title>${PLAIN_NAMES[tag] ?? PLAIN_NAMES["en"]}</title>`)
      .replace(/(<link rel="icon" href=")[^"]*/, `$1${PLAIN_ICON}`),
    response.headers);
}

function html(text: string, like?: Headers): Response {
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
  const policy = like?.get("Content-Security-Policy");
  if (policy) headers.set("Content-Security-Policy", policy);
  return new Response(text, { headers });
}

function preferred(): string {
  const tags = navigator.languages.map((language) => language.split("-")[0]!);
  return tags.find((tag) => homes.has(tag)) ?? TAGS[0]!;
}
