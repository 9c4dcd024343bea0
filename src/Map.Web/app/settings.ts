// What this phone was asked to remember. Nothing is stored before somebody asks for it.
import { settingsCache, stored } from "./stores.ts";

const plain = "plain";

/** Whether the tab and the icon hide what this is. */
export const isPlain = (): boolean => stored(() => localStorage.getItem(plain)) !== null;

export async function setPlain(on: boolean): Promise<void> {
  // Twice, because the service worker cannot read localStorage, and a page should not wait to know its title.
  const cache = await caches.open(settingsCache);
  if (on) {
    localStorage.setItem(plain, "1");
    await cache.put(`/${plain}`, new Response());
  } else {
    localStorage.removeItem(plain);
    await cache.delete(`/${plain}`);
  }
}
