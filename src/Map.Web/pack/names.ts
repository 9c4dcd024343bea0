// Finds places by the words of a text, in the ranks of the service: a whole name, its beginning, words of names, words elsewhere.
import { fold, spellings } from "./folding.ts";
import { allowedDifferences, differences } from "./likeness.ts";
import { type Pack, type PackPlace } from "./pack.ts";

export type Rank = "exact" | "prefix" | "names" | "elsewhere" | "similar";

export const RANKS: Rank[] = ["exact", "prefix", "names", "elsewhere", "similar"];

export interface Named {
  place: PackPlace;
  rank: Rank;
}

interface Texts {
  /** Each name, folded and joined. */
  forms: string[];
  names: string;
  all: string;
}

interface Word {
  /** What is looked for: parts of words, or whole ones where it is misspelt. */
  patterns: string[];
  isMisspelt: boolean;
}

const SHORTEST_PART = 3;

// They say nothing about a place, and a text without them would not be found.
const ARTICLES = new Set(("a an and at for from in near of on or the to with de du des la le les l d et en au aux pour chez der die das den dem und "
  + "fur im bei von zu mit di del della dei il lo gli per e da el los las y para con por van voor het een bij op").split(" "));

// Folding all texts takes as long as a search, so that they are kept as long as the pack is.
const known = new WeakMap<Pack, { texts: Map<PackPlace, Texts>; vocabulary: string[] }>();

/** The places with all words of a text, the best rank first, and within it open ones first, then by name. */
export function placesNamed(pack: Pack, text: string): Named[] {
  const words = wordsOf(text).map((forms) => resolve(pack, forms));
  if (!words.length) return [];
  const whole = spellings(text).flatMap((form) => [form, form.replaceAll(" ", "")]);
  const misspelt = words.some((word) => word.isMisspelt);
  const found: Named[] = [];
  for (const [place, texts] of indexOf(pack).texts) {
    const rank = rankOf(texts, whole, words);
    if (rank) found.push({ place, rank: misspelt && (rank === "names" || rank === "elsewhere") ? "similar" : rank });
  }

  const order = ({ place, rank }: Named) => RANKS.indexOf(rank) * 2 + (place.status === "closed" ? 1 : 0);
  return found.sort((a, b) => order(a) - order(b) || byName(a.place, b.place));
}

/** Whether a place has all words of a text. */
export function textFilter(pack: Pack, text: string): (place: PackPlace) => boolean {
  if (!wordsOf(text).length) return () => true;
  const found = new Set(placesNamed(pack, text).map((named) => named.place));
  return (place) => found.has(place);
}

export function byName(a: PackPlace, b: PackPlace): number {
  const [x, y] = [fold(a.name), fold(b.name)];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
}

function rankOf(texts: Texts, whole: string[], words: Word[]): Rank | undefined {
  if (whole.some((form) => texts.forms.includes(form))) return "exact";
  if (whole.some((form) => texts.forms.some((name) => name.startsWith(form)))) return "prefix";
  const has = (where: string) => words.every((word) => word.patterns.some((pattern) => where.includes(pattern)));
  return has(texts.names) ? "names" : has(texts.all) ? "elsewhere" : undefined;
}

/** The words of a text, each in its spellings. */
function wordsOf(text: string): string[][] {
  const forms = spellings(text).map((form) => form.split(" ").filter((word) => word));
  const words = (forms[0] ?? []).map((word, i) => [...new Set([word, ...forms.map((form) => form[i] ?? word)])]);
  const telling = words.filter(([word]) => !ARTICLES.has(word!));
  return telling.length ? telling : words;
}

// A word that no text has is taken for the words that are like it; one that nothing is like finds nothing.
function resolve(pack: Pack, forms: string[]): Word {
  const { texts, vocabulary } = indexOf(pack);
  const parts = forms.map((form) => (form.length < SHORTEST_PART ? ` ${form}` : form));
  for (const text of texts.values()) if (parts.some((part) => text.all.includes(part))) return { patterns: parts, isMisspelt: false };
  const alike = vocabulary.filter((word) => forms.some((form) => {
    const most = /\d/.test(form) ? 0 : allowedDifferences(form.length);
    return most > 0 && differences(form, word, most) <= most;
  }));
  return alike.length ? { patterns: alike.map((word) => ` ${word} `), isMisspelt: true } : { patterns: parts, isMisspelt: false };
}

function indexOf(pack: Pack) {
  let index = known.get(pack);
  if (!index) {
    const texts = new Map(pack.places.map((place) => [place, textsOf(place)]));
    const words = new Set([...texts.values()].flatMap((text) => text.all.split(" ")));
    index = { texts, vocabulary: [...words].filter((word) => word.length >= SHORTEST_PART && !/\d/.test(word)) };
    known.set(pack, index);
  }

  return index;
}

function textsOf(place: PackPlace): Texts {
  const names = [place.name, ...Object.values(place.names ?? {}), ...place.other ?? []];
  const folded = [...new Set(names.flatMap(spellings))];
  const more = [place.town, place.area, place.postcode, place.summary, place.offers, place.facility?.replaceAll("_", " "), ...place.operators ?? []]
    .flatMap((text) => (text ? spellings(text) : []));
  // A joined name also finds what is typed apart, and one typed joined what is written apart.
  const forms = [...new Set(folded.flatMap((form) => [form, form.replaceAll(" ", "")]))];
  return { forms, names: ` ${forms.join(" ")} `, all: ` ${[...forms, ...more].join(" ")} ` };
}
