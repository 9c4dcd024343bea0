// Answers from a pack, in the shape and order in which the gateway answers.
import { filterOf, type Query, withAncestors } from "./filter.ts";
import { fold } from "./folding.ts";
import { metresBetween, type Position } from "./geodesy.ts";
import { byName, placesNamed, RANKS } from "./names.ts";
import { type Pack, type PackPlace, type RegionCode } from "./pack.ts";
import { type FoundTown, type Match, type Town, type Towns } from "./towns.ts";

export { countChoices, type Query, queryOf, unanswered } from "./filter.ts";
export { metresBetween, type Position } from "./geodesy.ts";

/** A place in a list. */
export interface Item {
  place: PackPlace;
  /** Its number on the map; only with a position. */
  number?: number;
  /** How far it is; only with a position, and when there is something to be far from. */
  metres?: number;
}

export interface Spot {
  name: string;
  /** By BCP 47 tag. */
  names: Record<string, string>;
  position?: Position;
  region?: RegionCode;
}

/** What somebody typed, and what was found: the same as the answer of the gateway's first page. */
export interface Answer {
  text: string;
  /** The town or region that the text was taken for. */
  where?: Spot;
  match?: Match;
  /** Groups that help there: nearest first, then those without an address, the narrowest coverage first. */
  help: Item[];
  /** Whether none is near and none covers it, and these are merely the nearest. */
  isHelpFar: boolean;
  /** Centres and offices near there, nearest first. */
  border: Item[];
  /** Places whose names the text matches. */
  found: Item[];
  /** Other towns of that name. */
  others: Town[];
}

const MOST_HELP = 12;
const MOST_BORDER = 6;
const MOST_FOUND = 10;
const NEAREST = 3;
const MOST_LOOKED_THROUGH = 100;

// How far people go to a group whose coverage is not known, and how far the border is looked for.
const HELP_METRES = 30_000;
const BORDER_METRES = 60_000;

/** Answers what somebody typed. */
export function answer(pack: Pack, towns: Towns, text: string, filter: Query = {}): Answer {
  const spots = towns.find(text, MOST_FOUND);
  const named = placesNamed(pack, text);
  const rank = (spot: FoundTown) => RANKS.indexOf(spot.match);
  const best = spots[0];
  // A town that is called so comes before groups whose names have it in them; one that is merely like it does not.
  const isMeant = best && (best.match === "exact" || !named.some((place) => RANKS.indexOf(place.rank) < rank(best)));
  // The page has room for some results in all: towns after the first count as one rank worse.
  const others = (isMeant ? spots.slice(1) : spots).filter((spot) => spot.town);
  const merged = [
    ...named.map((found, i) => ({ found, order: RANKS.indexOf(found.rank), kind: 2, i })),
    ...others.map((spot, i) => ({ spot, order: spot.match === "similar" ? 4 : rank(spot) + 1, kind: 3, i })),
  ].sort((a, b) => a.order - b.order || a.kind - b.kind || a.i - b.i).slice(0, MOST_FOUND - (isMeant ? 1 : 0));
  const empty: Answer = {
    text, help: [], isHelpFar: false, border: [],
    found: merged.flatMap((row) => ("found" in row ? [{ place: row.found.place }] : [])),
    others: merged.flatMap((row) => ("spot" in row && row.spot.town ? [row.spot.town] : [])),
  };
  if (!isMeant) {
    // A pack of the whole map has the larger towns only; but a town that its places name is known by them.
    const there = pack.places.find((place) => place.town !== undefined && place.lat !== undefined && fold(place.town) === fold(text));
    if (there) {
      const found = nearPlace(pack, there, filter);
      return numbered({ ...empty, ...found, where: { ...found.where, name: there.town!, names: {} }, match: "exact" });
    }

    // Towns are all that a pack has of the gazetteer: camps and places of detention are found by their own names.
    const centre = named.find(({ place, rank }) =>
      place.kind.endsWith("_centre") && place.lat !== undefined && (rank === "exact" || rank === "prefix"));
    return numbered(centre && named[0] === centre ? { ...empty, ...nearPlace(pack, centre.place, filter), match: "exact" } : empty);
  }

  const found = best.town ? nearTown(pack, best.town, filter) : inRegion(pack, best.region!, filter);
  return numbered({ ...empty, ...found, match: best.match });
}

/** The same answer for a position: what the phone says, which stays on the phone. where is the nearest town. */
export function near(pack: Pack, towns: Towns, position: Position, filter: Query = {}): Answer {
  const town = towns.nearest(position.lat, position.lon);
  const empty: Answer = { text: "", help: [], isHelpFar: false, border: [], found: [], others: [] };
  const found = nearPosition(pack, position, town?.within ?? [], filter);
  return numbered({ ...empty, ...found, ...(town && { where: { name: town.name, names: town.names, position } }) });
}

/** The places of a query, in the order of the page: by name, or with a text the best match first. */
export function filterPlaces(pack: Pack, query: Query): PackPlace[] {
  const test = filterOf(pack, query);
  return query.text ? placesNamed(pack, query.text.join(",")).map((named) => named.place).filter(test) : pack.places.filter(test).sort(byName);
}

function nearTown(pack: Pack, town: Town, filter: Query) {
  const position = { lat: town.lat, lon: town.lon };
  return { where: { name: town.name, names: town.names, position }, ...nearPosition(pack, position, town.within, filter) };
}

function nearPlace(pack: Pack, place: PackPlace, filter: Query) {
  const position = { lat: place.lat!, lon: place.lon! };
  const regions = (place.regions ?? []).flatMap((code) => withAncestors(pack, code));
  return { where: { name: place.name, names: place.names ?? {}, position }, ...nearPosition(pack, position, regions, filter) };
}

function nearPosition(pack: Pack, position: Position, regions: RegionCode[], filter: Query) {
  const groups = groupsOf(pack, filter);
  const narrowest = regions[0];
  const helping = groups.map((place) => measured(place, position)).filter(({ place, metres }) =>
    (metres !== undefined && metres <= HELP_METRES) || (place.coverage ?? []).some((code) => regions.includes(code))
    || (narrowest !== undefined && (place.regions ?? []).includes(narrowest)));
  const ordered = helping.sort((a, b) => nearness(pack, a) - nearness(pack, b) || byId(a, b));
  const help = ordered.slice(0, MOST_HELP);
  // Somebody who has to call somebody finds a number, also where none of the nearest has one.
  const reachable = help.some(hasNumber) ? undefined : ordered.slice(MOST_HELP, MOST_LOOKED_THROUGH).find(hasNumber);
  if (reachable) help.push(reachable);
  const nearest = (places: PackPlace[]) => places.map((place) => measured(place, position)).filter(({ metres }) => metres !== undefined)
    .sort((a, b) => a.metres! - b.metres! || byId(a, b));
  return {
    help: help.length ? help : nearest(groups).slice(0, NEAREST),
    isHelpFar: !help.length,
    border: nearest(borderOf(pack)).filter(({ metres }) => metres! <= BORDER_METRES).slice(0, MOST_BORDER),
  };
}

function inRegion(pack: Pack, code: RegionCode, filter: Query) {
  const region = pack.regions[code]!;
  const helps = filterOf(pack, { ...filter, regions: [code], regionMatch: ["location_or_coverage"] });
  const lies = filterOf(pack, { regions: [code], regionMatch: ["location"] });
  const items = (places: PackPlace[], most: number): Item[] => places.sort(byName).slice(0, most).map((place) => ({ place }));
  return {
    where: { name: region.name, names: region.names ?? {}, region: code },
    help: items(pack.places.filter((place) => place.kind === "support_group" && helps(place)), MOST_HELP),
    border: items(borderOf(pack).filter(lies), MOST_BORDER),
  };
}

const groupsOf = (pack: Pack, filter: Query) => {
  const { kinds: _, ...rest } = filter;
  const test = filterOf(pack, rest);
  return pack.places.filter((place) => place.kind === "support_group" && test(place));
};

const hasNumber = ({ place }: Item) => (place.contacts ?? []).some((contact) => contact.kind === "voice");

const borderOf = (pack: Pack) => pack.places.filter((place) => place.kind !== "support_group" && place.status !== "closed");

function measured(place: PackPlace, from: Position): Item {
  return place.lat === undefined ? { place } : { place, metres: metresBetween(from, { lat: place.lat, lon: place.lon! }) };
}

// More metres than any distance on earth, and then the area of the coverage.
const nearness = (pack: Pack, { place, metres }: Item) =>
  metres ?? 1e8 + (place.coverage ?? []).reduce((sum, code) => sum + (pack.regions[code]?.km2 ?? 0), 0);

const byId = (a: Item, b: Item) => (a.place.id < b.place.id ? -1 : 1);

// Pins are numbered through the page, in its order, and every place is on it once.
function numbered(answer: Answer): Answer {
  let number = 0;
  const each = (items: Item[]) => items.map((item) => (item.place.lat === undefined ? item : { ...item, number: ++number }));
  const shown = new Set([...answer.help, ...answer.border].map((item) => item.place.id));
  return { ...answer, help: each(answer.help), border: each(answer.border), found: each(answer.found.filter((item) => !shown.has(item.place.id))) };
}

export { withAncestors };
