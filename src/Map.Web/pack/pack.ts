// A pack is the public map, whole or of a country, as the gateway sends it: packs/FR.json. Fields without a value are left out.

/** A UUID, lower case with hyphens. */
export type Id = string;
/** ISO 3166-1, ISO 3166-2 or NUTS: FR, FR-62, UKI. */
export type RegionCode = string;
/** YYYY, YYYY-MM or YYYY-MM-DD. */
export type PartialDate = string;

export type Kind = "detention_centre" | "reporting_centre" | "support_group" | "office";
export type Status = "open" | "closed" | "planned" | "temporarily_closed" | "unknown";
export type Precision = "building" | "site" | "street" | "locality" | "town" | "region";

export interface Contact {
  kind: "email" | "voice" | "text" | "fax" | "url";
  value: string;
  note?: string;
}

export interface Capacity {
  people: number;
  asOf: PartialDate;
}

export interface Period {
  from?: PartialDate;
  to?: PartialDate;
}

/** A place of the map. Degrees are of WGS 84; words of lists are those of the page's query. */
export interface PackPlace {
  id: Id;
  kind: Kind;
  name: string;
  /** By BCP 47 tag. */
  names?: Record<string, string>;
  /** Short, alternate and former names. */
  other?: string[];
  /** Left out when open. */
  status?: Status;
  asOf?: PartialDate;
  /** The day on which somebody last confirmed it. */
  checked?: PartialDate;
  lat?: number;
  lon?: number;
  precision?: Precision;
  lines?: string;
  town?: string;
  area?: string;
  postcode?: string;
  country?: string;
  /** The narrowest regions that it lies in; what those lie in is left out. */
  regions?: RegionCode[];
  /** What it serves, wherever it is itself. */
  coverage?: RegionCode[];
  coverageNote?: string;
  contacts?: Contact[];
  services?: string[];
  languages?: string[];
  audiences?: string[];
  /** What others can do for it. */
  ways?: string[];
  offers?: string;
  summary?: string;
  website?: string;
  /** In the syntax of OpenStreetMap's opening_hours. */
  hours?: string;
  /** Names of who runs it on the day the pack was made. */
  operators?: string[];
  /** Code of its type of facility. */
  facility?: string;
  capacity?: Capacity;
  holds?: string[];
  holdingRoom?: boolean;
  /** When it was in operation, oldest first. */
  periods?: Period[];
  /** The day of its last change. */
  updated: string;
}

export interface PackRegion {
  name: string;
  names?: Record<string, string>;
  parent?: RegionCode;
  kind: "country" | "nation" | "region" | "subdivision";
  /** Its area. */
  km2?: number;
}

export interface Pack {
  /** all, or the code of a country. */
  code: string;
  /** The number of the last change that it has. */
  revision: number;
  /** The day it was made, YYYY-MM-DD. */
  made: string;
  regions: Record<RegionCode, PackRegion>;
  places: PackPlace[];
}

/** What packs/CODE/changes?since=N sends. */
export interface Delta {
  revision: number;
  /** Places that are new or not as they were. */
  places: PackPlace[];
  /** Ids of places that are gone. */
  removed: Id[];
  /** Whether the pack must be fetched again instead. */
  whole: boolean;
}

/** A row of packs.json; its name is that of the region. */
export interface PackOffer {
  code: string;
  places: number;
  /** What is transferred, in bytes. */
  bytes: number;
  townsBytes: number;
}

export interface PackList {
  revision: number;
  packs: PackOffer[];
}

/** Checks what was fetched or stored.
 * @throws Error when it is not a pack, such as one of an older form: fetch it again. */
export function readPack(json: unknown): Pack {
  const pack = json as Partial<Pack> | null;
  if (typeof pack?.code !== "string" || typeof pack.revision !== "number" || !Array.isArray(pack.places) || !pack.regions) {
    throw new Error("This is not a pack of the map. Fetch it again.");
  }

  return pack as Pack;
}

/** The pack after a delta; null when it must be fetched again. The given pack stays as it was. */
export function applyDelta(pack: Pack, delta: Delta, made: string): Pack | null {
  if (delta.whole || delta.revision < pack.revision) return null;
  const gone = new Set([...delta.removed, ...delta.places.map((place) => place.id)]);
  const places = [...pack.places.filter((place) => !gone.has(place.id)), ...delta.places];
  const known = places.every((place) => [...place.regions ?? [], ...place.coverage ?? []].every((code) => code in pack.regions));
  return known ? { ...pack, places, revision: delta.revision, made } : null;
}
