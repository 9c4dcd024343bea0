// Names of the stores of this site in the phone's Cache Storage, and what pages and the service worker both ask of them.
export const packsCache = "map-packs";
export const settingsCache = "map-settings";
/** Followed by the version of the site. */
export const shellPrefix = "map-shell-";

/** The store of the packs; undefined where nothing was kept, or where the browser lets no page store anything. */
export async function packsStore(): Promise<Cache | undefined> {
  try {
    return await caches.has(packsCache) ? await caches.open(packsCache) : undefined;
  } catch {
    return undefined;
  }
}

/** Codes of the kept packs. */
export async function kept(): Promise<string[]> {
  const requests = await (await packsStore())?.keys() ?? [];
  return requests.map((request) => /^\/packs\/([\w-]+)\.json$/.exec(new URL(request.url).pathname)?.[1]).filter((code) => code !== undefined);
}

/** What a storage of the browser says; null also where the browser lets no page store anything, which throws. */
export function stored<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null;
  }
}
