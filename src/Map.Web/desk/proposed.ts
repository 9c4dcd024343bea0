// A proposed change as a form: its single values, to be edited and put back where they were.
import { valuesOf } from "./words.ts";

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type Path = (string | number)[];
export type LeafValue = string | number | boolean | null | string[];

export interface Leaf {
  path: Path;
  value: LeafValue;
  /** The group of its words, when it is one, or several, of few values: status, service. */
  words: string | undefined;
}

// What identifies the change stays as it is: an edit is of the same kind and subject.
const fixed = new Set(["id", "place", "organisation", "parent", "revision", "requestId", "report", "withdrawPlace", "supports"]);

const wordGroups: Record<string, string> = {
  status: "status", precision: "place.precise", role: "role", services: "service", audiences: "audience", holds: "population", confidence: "confidence",
};

// By what the kind is of.
const kindGroups: Record<string, string> = {
  contacts: "contact", waysToHelp: "way", addOrganisation: "organisation.kind", organisation: "organisation.kind",
};

function wordsAt(path: Path): string | undefined {
  const names = path.filter((part): part is string => typeof part === "string");
  const name = names.at(-1)!;
  return name === "kind" ? kindGroups[names.at(-2) ?? ""] : wordGroups[name];
}

// Lists and objects that are more than texts: where there is none, there is nothing to type it into.
const parted = new Set([
  "contacts", "names", "otherNames", "periods", "position", "address", "capacities", "waysToHelp", "sources", "source", "detentionCentre", "reportingCentre",
  "supportGroup", "office",
]);

// Lists of texts that are emptied, likewise.
const lists = new Set(["languages", "services", "audiences", "holds", "coverage"]);

const isEmpty = (value: Json): boolean => value === null || (Array.isArray(value) && value.length === 0);

const isText = (value: Json): value is string => typeof value === "string";

/** The single values of a change, and its lists of texts. */
export function leavesOf(value: Json, path: Path = []): Leaf[] {
  if (Array.isArray(value) && !value.every(isText)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    // Within the change, place and organisation are what changes; beside it, they are ids.
    return Object.entries(value).filter(([name, inner]) => !fixed.has(name) || (inner !== null && typeof inner === "object" && !Array.isArray(inner)))
      .filter(([name, inner]) => !(parted.has(name) && isEmpty(inner)) && !(lists.has(name) && inner === null))
      .flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
  }

  return path.length === 0 ? [] : [{ path, value: value as LeafValue, words: wordsAt(path) }];
}

/** The same with other values. @param valueOf what stands at a path */
export function withValues(value: Json, valueOf: (path: Path) => LeafValue | undefined, path: Path = []): Json {
  const own = path.length > 0 ? valueOf(path) : undefined;
  if (own !== undefined) return own;
  if (Array.isArray(value)) return value.map((item, index) => withValues(item, valueOf, [...path, index]));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withValues(inner, valueOf, [...path, name])]));
}

/** What somebody typed or chose, as the value that the API takes; null for nothing. */
export function typedValue(leaf: Leaf, typed: string[]): LeafValue {
  if (Array.isArray(leaf.value)) return typed.flatMap((text) => text.split("\n")).map((text) => text.trim()).filter(Boolean);
  const text = (typed[0] ?? "").trim();
  if (typeof leaf.value === "boolean") return text !== "";
  if (text === "") return null;
  return typeof leaf.value === "number" ? Number(text.replace(",", ".")) : text;
}

/** The values to choose from; none for a field that takes any. */
export const choicesOf = ({ words }: Leaf): string[] => (words ? valuesOf(words) : []);

/** The names of the fields that a change of a place may be accepted by: those that it gives, and their parts. */
export function fieldsGiven(proposed: Json): Set<string> {
  const update = (proposed as { updatePlace?: { place?: Json } } | null)?.updatePlace?.place;
  const names = new Set<string>();
  for (const [name, value] of Object.entries(update ?? {})) {
    names.add(name);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) for (const inner of Object.keys(value)) names.add(inner);
  }

  return names;
}
