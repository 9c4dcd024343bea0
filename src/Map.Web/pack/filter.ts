// The filter of a page on a pack: the parameters of the query of / and of places.csv.
import { metresBetween } from "./geodesy.ts";
import { textFilter } from "./names.ts";
import { type Pack, type PackPlace, type RegionCode } from "./pack.ts";

/** The parameters of the page's query, each with its values: { services: ["food"], regions: ["FR"] }. */
export type Query = Record<string, string[]>;

type Test = (place: PackPlace) => boolean;

// What is no filter but a part of a page's address.
const OTHERS = new Set(["after", "from", "q", "paper", "form", "map", "reader"]);

const lists: Record<string, (place: PackPlace) => readonly string[]> = {
  kinds: (place) => [place.kind],
  statuses: (place) => [place.status ?? "open"],
  services: (place) => place.services ?? [],
  audiences: (place) => place.audiences ?? [],
  waysToHelp: (place) => place.ways ?? [],
  holds: (place) => place.holds ?? [],
  facilityTypes: (place) => (place.facility ? [place.facility] : []),
  precision: (place) => (place.precision ? [place.precision] : []),
};

const tests: Record<string, (values: string[], pack: Pack, query: Query) => Test> = {
  ...Object.fromEntries(Object.entries(lists).map(([name, read]) =>
    [name, (values: string[]) => (place: PackPlace) => read(place).some((value) => values.includes(value))])),
  languages: (values) => speaks(values),
  regions: (values, pack, query) => inRegions(pack, values, query.regionMatch?.[0] ?? "location_or_coverage"),
  regionMatch: () => () => true,
  include: () => () => true,
  text: (values, pack) => textFilter(pack, values.join(",")),
  openOn: (values) => (place) => isOpenOn(place, values[0]!),
  hasPosition: (values) => (place) => (place.lat !== undefined) === (values[0] === "true"),
  capacityAtLeast: (values) => (place) => (place.capacity?.people ?? 0) >= Number(values[0]),
  verifiedSince: (values) => (place) => (place.checked ?? "") >= values[0]!,
  near: (values, _, query) => within({ lat: Number(values[0]), lon: Number(values[1]) }, Number(query.withinKm?.[0]) * 1000),
  withinKm: () => () => true,
  box: (values) => inBox(values.map(Number)),
};

// pt also finds pt-BR, and every language finds groups with many.
function speaks(values: string[]): Test {
  return ({ languages }) => (languages ?? []).some((tag) => tag === "mul"
    || values.some((value) => `${tag.toLowerCase()}-`.startsWith(`${value.toLowerCase()}-`)));
}

/** Reads ?services=food,goods&languages=fr, where a parameter may also be repeated. */
export function queryOf(search: string): Query {
  const query: Query = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (!value || OTHERS.has(name)) continue;
    (query[name] ??= []).push(...value.split(",").map((part) => part.trim()));
  }

  return query;
}

// How the codes of regions are written. The server also finds regions by name.
const REGION_CODE = /^(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})?|UK[A-Z])$/;

/** Parameters of a query that the pack cannot answer, such as organisations: ask the server for those. */
export function unanswered(query: Query): string[] {
  return Object.keys(query).filter((name) => !(name in tests) || (name === "regions" && !query.regions!.every((code) => REGION_CODE.test(code))));
}

/** Whether a place has what a query asks for. Closed places only when it asks for a status or a day. */
export function filterOf(pack: Pack, query: Query): Test {
  const all = Object.entries(query).filter(([name]) => name in tests).map(([name, values]) => tests[name]!(values, pack, query));
  if (!query.statuses && !query.openOn) all.push((place) => place.status !== "closed");
  return (place) => all.every((test) => test(place));
}

/** How many places each value of a parameter would leave, whatever else of the same parameter is chosen. */
export function countChoices(pack: Pack, query: Query, parameter: string): Record<string, number> {
  const { [parameter]: _, ...others } = query;
  const places = pack.places.filter(filterOf(pack, others));
  if (parameter === "languages") return countLanguages(places);
  const read = lists[parameter];
  if (!read) throw new Error(`Choices of ${parameter} are not counted; of ${Object.keys(lists).join(", ")} and languages they are.`);
  const counts: Record<string, number> = {};
  for (const place of places) {
    for (const value of new Set(read(place))) counts[value] = (counts[value] ?? 0) + 1;
  }

  return counts;
}

// A group with many languages counts for each, and one with pt-BR for pt, too: so the filter finds them.
function countLanguages(places: PackPlace[]): Record<string, number> {
  const tags = new Set(places.flatMap((place) => place.languages ?? []).flatMap((tag) => [tag, tag.split("-")[0]!]));
  return Object.fromEntries([...tags].filter((tag) => tag !== "mul").map((tag) => [tag, places.filter(speaks([tag])).length]));
}

/** A region and what it lies in, from the narrowest to the widest. */
export function withAncestors(pack: Pack, code: RegionCode): RegionCode[] {
  const found: RegionCode[] = [];
  for (let at: RegionCode | undefined = code; at && !found.includes(at); at = pack.regions[at]?.parent) found.push(at);
  return found;
}

function inRegions(pack: Pack, codes: RegionCode[], match: string): Test {
  const lies = (place: PackPlace) => (place.regions ?? []).some((code) => withAncestors(pack, code).some((wider) => codes.includes(wider)));
  // Who serves what the region lies in, or a part of it, serves it, too.
  const around = new Set(codes.flatMap((code) => withAncestors(pack, code)));
  const serves = (place: PackPlace) => (place.coverage ?? []).some((code) =>
    around.has(code) || withAncestors(pack, code).some((wider) => codes.includes(wider)));
  return match === "coverage" ? serves : match === "location_or_coverage" ? (place) => lies(place) || serves(place) : lies;
}

// An unknown bound is open; a place without any dates goes by its status.
function isOpenOn(place: PackPlace, day: string): boolean {
  if (!place.periods) return (place.status ?? "open") === "open";
  return place.periods.some(({ from, to }) => (!from || from <= day) && (!to || to >= day.slice(0, to.length)));
}

function within(position: { lat: number; lon: number }, metres: number): Test {
  return (place) => place.lat !== undefined && metresBetween(position, { lat: place.lat, lon: place.lon! }) <= metres;
}

function inBox([west, south, east, north]: number[]): Test {
  return ({ lat, lon }) => lat !== undefined && lon !== undefined && lat >= south! && lat <= north!
    && (west! <= east! ? lon >= west! && lon <= east! : lon >= west! || lon <= east!);
}
