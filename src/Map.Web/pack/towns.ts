// Towns to search by name, as packs/CODE/towns.json has them: columns of equal length, grouped by region, districts of postcodes last.
import { fold, spellings } from "./folding.ts";
import { allowedDifferences, differences } from "./likeness.ts";
import { type Pack, type RegionCode } from "./pack.ts";
import { districtIn } from "./postcodes.ts";

export interface TownColumns {
  code: string;
  /** Where the towns lie: a region of the map, or a country that the map has no regions of; and what it lies in. */
  regions: { code: RegionCode; country: string; within: RegionCode[] }[];
  /** The names that most maps have; of a district the beginning of its postcodes, such as CT20. */
  names: string[];
  /** Names in other languages: fr,es=Londres|ar=لندن. */
  other: string[];
  /** Thousandths of a degree. */
  lat: number[];
  lon: number[];
  /** Index into regions. */
  region: number[];
  /** Ten times the common logarithm of the inhabitants. */
  weight: number[];
  /** French, German and Italian postcodes, separated by spaces. */
  codes: string[];
  /** How many rows at the end are districts of postcodes. */
  districts: number;
}

/** A town, a village or the district of a postcode. */
export interface Town {
  name: string;
  /** By BCP 47 tag. */
  names: Record<string, string>;
  country: string;
  /** What it lies in, from the narrowest region to the country. */
  within: RegionCode[];
  lat: number;
  lon: number;
}

export type Match = "exact" | "prefix" | "similar";

/** A town or a region. */
export interface FoundTown {
  town?: Town;
  region?: RegionCode;
  match: Match;
}

/** An index of the towns; made once, in some tens of milliseconds. */
export interface Towns {
  /** The best first. A text may be the beginning of a name, have a wrong letter, be a postcode, or be followed by a country or region. */
  find(text: string, most?: number): FoundTown[];
  /** The nearest town, for the region that a position lies in. */
  nearest(lat: number, lon: number): Town | undefined;
}

interface Name {
  folded: string;
  /** Row of the columns; of a region -1 - its index in the codes. */
  row: number;
  weight: number;
}

interface Hit {
  row: number;
  match: Match;
  differences: number;
  weight: number;
}

const REGION_WEIGHTS = { country: 7, nation: 6.5, region: 6, subdivision: 5 };
const ORDER = { exact: 0, prefix: 1, similar: 2 };
const MOST_WORDS_AFTER = 6;

// An alternate spelling is rather the usual name of another town.
const ALTERNATE = 1;
// Who misspells a name means a well-known place; two wrong letters, an even better known one. Of countries and counties all count.
const LEAST_MISSPELT = 4;
const LEAST_MISSPELT_TWICE = 4.7;
// The town at the end of an address has at least 20,000 inhabitants, or a comma before it.
const LEAST_OF_PART = 4.3;
const SHORTEST_OF_PART = 4;
const ARTICLES = /^(al|el|la|las|le|les|los|s|the) /;
const APOSTROPHES = /['’‘ʼ`´]/g;

export function indexTowns(columns: TownColumns, pack: Pack): Towns {
  const regionCodes = Object.keys(pack.regions);
  const names: Name[] = [];
  const regionsNamed = new Map<string, Set<RegionCode>>();
  const byCode = new Map<string, number[]>();

  columns.names.forEach((name, row) => {
    addTown(names, row, columns.weight[row]! / 10, [name, ...namesOf(columns.other[row]!).map(([, other]) => other)]);
    for (const code of columns.codes[row]!.split(" ")) if (code) byCode.set(code, [...byCode.get(code) ?? [], row]);
  });
  regionCodes.forEach((code, index) => {
    const region = pack.regions[code]!;
    const folded = new Set([region.name, ...Object.values(region.names ?? {})].map(fold));
    for (const name of folded) names.push({ folded: name, row: -1 - index, weight: REGION_WEIGHTS[region.kind] });
    for (const name of folded.add(fold(code))) regionsNamed.set(name, (regionsNamed.get(name) ?? new Set()).add(code));
  });
  names.sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));

  function townAt(row: number): Town {
    const region = columns.regions[columns.region[row]!]!;
    const within = region.code === region.country && !(region.code in pack.regions) ? [] : [region.code, ...region.within];
    return {
      name: columns.names[row]!, names: namesIn(columns.other[row]!), country: region.country, within,
      lat: columns.lat[row]! / 1000, lon: columns.lon[row]! / 1000,
    };
  }

  function isIn(row: number, wanted: Set<RegionCode>): boolean {
    if (row < 0) {
      for (let code: string | undefined = regionCodes[-1 - row]; code; code = pack.regions[code]?.parent) if (wanted.has(code)) return true;
      return false;
    }

    const region = columns.regions[columns.region[row]!]!;
    return wanted.has(region.code) || wanted.has(region.country) || region.within.some((code) => wanted.has(code));
  }

  /** The ways to read a text: its first part before commas and what that lies in, all of it, a name and what it lies in. */
  function readings(parts: string[]): [string, Set<RegionCode>[]][] {
    const found: [string, Set<RegionCode>[]][] = [];
    const areas = parts.slice(1).map((part) => regionsNamed.get(part));
    if (parts.length > 1 && areas.every((area) => area)) found.push([parts[0]!, areas as Set<RegionCode>[]]);
    const words = parts.join(" ").split(" ");
    found.push([words.join(" "), []]);
    for (let tail = 1; tail <= Math.min(words.length - 1, MOST_WORDS_AFTER); tail++) {
      const area = regionsNamed.get(words.slice(-tail).join(" "));
      if (area) found.push([words.slice(0, -tail).join(" "), [area]]);
    }

    return found;
  }

  function from(folded: string): number {
    let [low, high] = [0, names.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (names[middle]!.folded < folded) low = middle + 1;
      else high = middle;
    }

    return low;
  }

  function beginning(name: string, within: Set<RegionCode>[], least = 0): Hit[] {
    const hits: Hit[] = [];
    for (let i = from(name); i < names.length && names[i]!.folded.startsWith(name); i++) {
      const { folded, row, weight } = names[i]!;
      if (weight >= least && within.every((area) => isIn(row, area))) {
        hits.push({ row, match: folded === name ? "exact" : "prefix", differences: 0, weight });
      }
    }

    return hits;
  }

  function misspelt(name: string, within: Set<RegionCode>[]): Hit[] {
    const most = /\d/.test(name) ? 0 : allowedDifferences(name.length);
    if (!most) return [];
    const hits: Hit[] = [];
    for (const { folded, row, weight } of names) {
      if (weight < LEAST_MISSPELT || Math.abs(folded.length - name.length) > most) continue;
      const wrong = differences(name, folded, most);
      if (wrong <= most && weight >= (wrong > 1 ? LEAST_MISSPELT_TWICE : LEAST_MISSPELT) && within.every((area) => isIn(row, area))) {
        hits.push({ row, match: "similar", differences: wrong, weight });
      }
    }

    // "Germanya" is Germany and no town elsewhere.
    const least = Math.min(...hits.filter((hit) => hit.row < 0).map((hit) => hit.differences));
    const meant = new Set(hits.filter((hit) => hit.row < 0 && hit.differences === least).map((hit) => regionCodes[-1 - hit.row]!));
    return hits.filter((hit) => hit.differences < least || isIn(hit.row, meant));
  }

  /** A postcode, or the town of an address. */
  function partOf(parts: string[]): Hit[] {
    const words = parts.join(" ").split(" ");
    const similar = (hits: Hit[]) => hits.filter((hit) => hit.match === "exact").map((hit): Hit => ({ ...hit, match: "similar" }));
    for (const word of words) {
      const rows = byCode.get(word);
      if (rows) return rows.map((row) => ({ row, match: "similar", differences: 0, weight: columns.weight[row]! / 10 }));
    }

    if (parts.length > 1) {
      const last = similar(beginning(parts[parts.length - 1]!, []));
      if (last.length) return last;
    }

    for (let count = Math.min(words.length - 1, MOST_WORDS_AFTER); count > 0; count--) {
      for (const name of [words.slice(-count).join(" "), words.slice(0, count).join(" ")]) {
        if (name.length < SHORTEST_OF_PART || /\d/.test(name)) continue;
        const town = similar(beginning(name, [], LEAST_OF_PART)).filter((hit) => hit.row >= 0);
        if (town.length) return town;
      }
    }

    return [];
  }

  function hits(text: string): Hit[] {
    const parts = text.split(/[,;،、，]/).map(fold).filter((part) => part);
    if (!parts.length) return [];
    const ways = readings(parts);
    const found: Hit[] = [];
    for (const [name, within] of ways) {
      found.push(...beginning(name, within));
      const district = districtIn(name);
      if (district && !found.some((hit) => hit.match === "exact")) {
        found.push(...beginning(district.code, within).filter((hit) => hit.match === "exact")
          .map((hit): Hit => ({ ...hit, match: district.isGuess ? "similar" : "exact" })));
      }

      if (found.some((hit) => hit.match === "exact")) return found;
    }

    if (found.length) return found;
    for (const [name, within] of ways) {
      const alike = misspelt(name, within);
      if (alike.length) return alike;
    }

    return partOf(parts);
  }

  return {
    find(text, most = 5) {
      const best = new Map<number, Hit>();
      for (const hit of hits(text)) {
        const known = best.get(hit.row);
        if (!known || compare(hit, known) < 0) best.set(hit.row, hit);
      }

      return [...best.values()].sort(compare).slice(0, most).map(({ row, match }) =>
        row < 0 ? { region: regionCodes[-1 - row]!, match } : { town: townAt(row), match });
    },
    nearest(lat, lon) {
      let [best, least] = [-1, Infinity];
      const shrink = Math.cos((lat * Math.PI) / 180);
      for (let row = 0; row < columns.lat.length; row++) {
        const distance = (columns.lat[row]! / 1000 - lat) ** 2 + ((columns.lon[row]! / 1000 - lon) * shrink) ** 2;
        if (distance < least && row < columns.names.length - columns.districts) [best, least] = [row, distance];
      }

      return best < 0 ? undefined : townAt(best);
    },
  };
}

function addTown(names: Name[], row: number, weight: number, own: string[]): void {
  const known = new Set<string>();
  const add = (folded: string, less: number) => {
    if (folded && !known.has(folded)) names.push({ folded, row, weight: weight - less });
    known.add(folded);
  };
  for (const name of own) add(fold(name), 0);
  for (const name of own) {
    for (const form of spellings(name)) add(form, ALTERNATE);
    if (name.search(APOSTROPHES) >= 0) add(fold(name.replace(APOSTROPHES, "")), ALTERNATE);
  }

  for (const name of [...known]) if (ARTICLES.test(name)) add(name.replace(ARTICLES, ""), ALTERNATE);
}

/** Pairs of languages and a name: fr,es=Londres|ar=لندن. */
function namesOf(text: string): [string, string][] {
  return text ? text.split("|").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]) : [];
}

function namesIn(text: string): Record<string, string> {
  return Object.fromEntries(namesOf(text).flatMap(([tags, name]) => tags.split(",").map((tag) => [tag, name])));
}

// As likely meant, the town comes before the region of its name: help near it is more exact.
function compare(a: Hit, b: Hit): number {
  return ORDER[a.match] - ORDER[b.match] || a.differences - b.differences || b.weight - a.weight
    || Number(a.row < 0) - Number(b.row < 0) || a.row - b.row;
}
