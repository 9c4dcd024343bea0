// Forgetting: everything that this site has put on the phone goes.
import { home } from "./addresses.ts";

const forgotten = "forgotten";

/** Deletes all stores of this site, its service worker, and what the browser itself has cached of it.
 * @returns whether the page is loaded anew, because a worker lives as long as a page that it serves. */
export async function forget(): Promise<boolean> {
  for (const registration of await navigator.serviceWorker?.getRegistrations() ?? []) await registration.unregister();
  if ("caches" in globalThis) for (const name of await caches.keys()) await empty(name);
  for (const { name } of await indexedDB?.databases?.() ?? []) if (name) indexedDB.deleteDatabase(name);
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState({ [forgotten]: true }, "", location.href);
  try {
    // Its response clears the browser's cache, which no script can.
    await fetch(`${home}exit`, { cache: "no-store", redirect: "manual" });
  } catch {
    // Offline: loading the page anew would show an error of the browser instead of what was done.
    return false;
  }

  location.reload();
  return true;
}

// A deleted store stays on the disk for as long as anything has it open, so it is emptied first.
async function empty(name: string): Promise<void> {
  const cache = await caches.open(name);
  for (const request of await cache.keys()) await cache.delete(request);
  await caches.delete(name);
}

/** Whether the page was loaded anew to forget; says so once. */
export function wasForgotten(): boolean {
  if (!(history.state as { forgotten?: boolean } | null)?.forgotten) return false;
  history.replaceState(null, "", location.href);
  return true;
}
