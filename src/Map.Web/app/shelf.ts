// The packs that are kept on this phone.
import { applyDelta, type Delta, type Pack, type PackList, type PackOffer, readPack } from "../pack/pack.ts";
import { download, type Progress } from "./download.ts";
import { today } from "./language.ts";
import { packsCache, packsStore } from "./stores.ts";

export const packAddress = (code: string): string => `/packs/${code}.json`;
export const townsAddress = (code: string): string => `/packs/${code}/towns.json`;

/** Filled in by build.mjs: the addresses of the map's script, its style, the world, the coasts of Europe, and the land of each country. */
declare const MAPS: { script: string; style: string; world: string; coast: string; lands: Record<string, string> };

export const maps = MAPS;

/** The address of the map of a country, if it has one. */
const landOf = (country: string): string | undefined => MAPS.lands[country];

/** A kept file; undefined when it is not kept. */
export const fromShelf = async (address: string): Promise<Response | undefined> => (await packsStore())?.match(address);

/** The map of a country if it is kept: to fetch it would tell the server which country was asked for. */
export async function keptLand(country: string | undefined): Promise<string | undefined> {
  const land = country === undefined ? undefined : landOf(country);
  return land && await fromShelf(land) ? land : undefined;
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
  await keepLand(shelf, code);
  await shelf.put(townsAddress(code), towns);
  await shelf.put(packAddress(code), pack);
}

/** A kept pack. @throws Error when it is not kept, or in a form that this version of the site cannot read. */
export async function keptPack(code: string): Promise<Pack> {
  return readPack(await (await fromShelf(packAddress(code)))?.json());
}

/** Brings a kept pack up to date by what has changed since, or fetches it whole. */
export async function update(code: string, progress: Progress): Promise<void> {
  const old = await keptPack(code).catch(() => undefined);
  const delta = old && await (await download(`/packs/${code}/changes?since=${old.revision}`)).json() as Delta;
  const pack = old && delta ? applyDelta(old, delta, today()) : null;
  if (pack === null) {
    await keep(code, progress);
    return;
  }

  const shelf = await caches.open(packsCache);
  await keepLand(shelf, code);
  await shelf.put(packAddress(code), Response.json(pack));
}

export async function forgetPack(code: string): Promise<void> {
  const shelf = await caches.open(packsCache);
  await Promise.all([shelf.delete(packAddress(code)), shelf.delete(townsAddress(code)), dropLands(shelf, code)]);
}

// A new version of the site may have drawn it anew, under another name.
async function keepLand(shelf: Cache, code: string): Promise<void> {
  const land = landOf(code);
  if (land && !await shelf.match(land)) await shelf.add(land);
  await dropLands(shelf, code, land);
}

async function dropLands(shelf: Cache, code: string, except?: string): Promise<void> {
  const lands = (await shelf.keys()).filter(({ url }) => url.includes(`/basemap-${code}-`) && !(except && url.endsWith(except)));
  await Promise.all(lands.map((land) => shelf.delete(land)));
}
