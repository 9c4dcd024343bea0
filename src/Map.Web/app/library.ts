// The map that answers on this phone: the packs that are kept, else the whole one, fetched once for as long as the page is open.
import { metresBetween } from "../pack/find.ts";
import { type Pack, readPack } from "../pack/pack.ts";
import { type FoundTown, indexTowns, type Match, type TownColumns, type Towns } from "../pack/towns.ts";
import { download, type Progress } from "./download.ts";
import { fromShelf, offers, packAddress, townsAddress } from "./shelf.ts";
import { kept } from "./stores.ts";

export interface Library {
  pack: Pack;
  towns: Towns;
  /** Codes of the packs that it was read from; none when it was fetched. */
  kept: string[];
}

const whole = "all";
let opening: Promise<Library> | undefined;
let opened: Library | undefined;

type Watcher = (done: number, size: number) => void;

// It may have begun before anybody waits for it.
const watching = new Set<Watcher>();

/** The library, if it is open already. */
export const library = (): Library | undefined => opened;

/** Opens the library; asks for nothing when packs are kept.
 * @throws Error when nothing is kept and the server cannot be reached: the next call tries again. */
export function openLibrary(progress?: Watcher): Promise<Library> {
  if (progress) watching.add(progress);
  opening ??= read().then((found) => opened = found).catch((fault: unknown) => {
    opening = undefined;
    throw fault;
  }).finally(() => watching.clear());
  return opening;
}

/** For after packs were kept, updated or forgotten. */
export function closeLibrary(): void {
  opening = opened = undefined;
}

async function read(): Promise<Library> {
  const codes = await kept();
  const wanted = codes.length === 0 ? [whole] : codes;
  let size: number | undefined;
  // Only for the progress, so nothing waits for it.
  if (codes.length === 0) {
    void offers().then((all) => {
      const offer = all.find((pack) => pack.code === whole);
      if (offer) size = offer.bytes + offer.townsBytes;
    }, () => undefined);
  }

  const done = new Map<string, number>();
  const get = async (address: string): Promise<unknown> => {
    const tell: Progress = (bytes) => {
      done.set(address, bytes);
      const sum = inflated([...done.values()].reduce((all, part) => all + part, 0));
      if (size) for (const watcher of watching) watcher(Math.min(size, sum), size);
    };
    return (await fromShelf(address) ?? await download(address, tell)).json();
  };
  const parts = await Promise.all(wanted.map(async (code) => {
    const [pack, towns] = await Promise.all([get(packAddress(code)), get(townsAddress(code))]);
    return { pack: readPack(pack), towns: towns as TownColumns };
  }));
  const pack = together(parts.map((part) => part.pack));
  return { pack, towns: searched(parts.map((part) => indexTowns(part.towns, pack))), kept: codes };
}

// Browsers say how much they have read, not how much was transferred: packs shrink to about a fifth.
const inflated = (bytes: number): number => bytes / 5;

/** Several countries as one map. */
function together(packs: Pack[]): Pack {
  const [first] = packs;
  if (packs.length === 1) return first!;
  const places = new Map(packs.flatMap((pack) => pack.places).map((place) => [place.id, place]));
  return {
    code: packs.map((pack) => pack.code).join(),
    revision: Math.min(...packs.map((pack) => pack.revision)),
    made: packs.map((pack) => pack.made).sort()[0]!,
    regions: Object.assign({}, ...packs.map((pack) => pack.regions)) as Pack["regions"],
    places: [...places.values()],
  };
}

const ranks: Record<Match, number> = { exact: 0, prefix: 1, similar: 2 };

// A town or a region that several packs have counts once.
const keyOf = ({ town, region }: FoundTown): string => region ?? `${town!.name} ${town!.lat} ${town!.lon}`;

function searched(all: Towns[]): Towns {
  const [first] = all;
  if (all.length === 1) return first!;
  return {
    find: (text, most) => {
      const found = all.flatMap((towns) => towns.find(text, most)).sort((a, b) => ranks[a.match] - ranks[b.match]);
      return [...new Map(found.map((hit) => [keyOf(hit), hit])).values()].slice(0, most);
    },
    nearest: (lat, lon) => all.map((towns) => towns.nearest(lat, lon)).filter((town) => town !== undefined)
      .sort((a, b) => metresBetween(a, { lat, lon }) - metresBetween(b, { lat, lon }))[0],
  };
}
