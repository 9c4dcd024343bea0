// The packs that are kept on this phone.
import { applyDelta, type Delta, type Pack, type PackList, type PackOffer, readPack } from "../pack/pack.ts";
import { download, type Progress } from "./download.ts";
import { today } from "./language.ts";
import { landOf } from "./map.tsx";
import { packsCache } from "./stores.ts";

export const packAddress = (code: string): string => `/packs/${code}.json`;
export const townsAddress = (code: string): string => `/packs/${code}/towns.json`;

// A page may not store anything where storage is blocked, or in some private windows: then nothing is kept.
const canKeep = "caches" in globalThis;

/** Codes of the kept packs. */
export async function kept(): Promise<string[]> {
  if (!canKeep || !await caches.has(packsCache)) return [];
  const requests = await (await caches.open(packsCache)).keys();
  return requests.map((request) => /^\/packs\/([\w-]+)\.json$/.exec(new URL(request.url).pathname)?.[1]).filter((code) => code !== undefined);
}

/** A kept file; undefined when it is not kept. */
export async function fromShelf(address: string): Promise<Response | undefined> {
  return canKeep && await caches.has(packsCache) ? (await caches.open(packsCache)).match(address) : undefined;
}

/** What can be kept, with its size. */
export async function offers(): Promise<PackOffer[]> {
  return (await (await download("/packs.json")).json() as PackList).packs;
}

/** Keeps a pack with its towns: both or none. */
export async function keep(code: string, progress: Progress): Promise<void> {
  let done = 0;
  const pack = await download(packAddress(code), (bytes) => progress(done = bytes));
  const towns = await download(townsAddress(code), (bytes) => progress(done + bytes));
  const shelf = await caches.open(packsCache);
  const land = landOf(code);
  if (land) await shelf.add(land);
  await shelf.put(townsAddress(code), towns);
  await shelf.put(packAddress(code), pack);
}

/** Brings a kept pack up to date by what has changed since. @returns the pack as it is now. */
export async function update(code: string, progress: Progress): Promise<Pack> {
  const old = readPack(await (await fromShelf(packAddress(code)))!.json());
  const delta = await (await download(`/packs/${code}/changes?since=${old.revision}`)).json() as Delta;
  const pack = applyDelta(old, delta, today());
  if (pack === null) {
    await keep(code, progress);
    return readPack(await (await fromShelf(packAddress(code)))!.json());
  }

  const shelf = await caches.open(packsCache);
  await shelf.put(packAddress(code), Response.json(pack));
  // A new version of the site may have drawn it anew.
  const land = landOf(code);
  if (land && !await shelf.match(land)) await shelf.add(land);
  return pack;
}

export async function forgetPack(code: string): Promise<void> {
  const shelf = await caches.open(packsCache);
  await Promise.all([shelf.delete(packAddress(code)), shelf.delete(townsAddress(code)), shelf.delete(landOf(code) ?? "")]);
}
