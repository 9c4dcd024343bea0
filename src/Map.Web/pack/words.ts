// Words of the pages from dist/messages/LANGUAGE.json and dist/locales.json, by the rules of the gateway.
import { type PackPlace } from "./pack.ts";

/** A compiled message: see messages/build.mjs. */
export type Part = string | Part[] | { a: string } | { n: string } | { p: string; o: Record<string, Part> } | { s: string; o: Record<string, Part> };
export type Messages = Record<string, Part>;
export type Args = Record<string, string | number>;

/** A language of locales.json. */
export interface Locale {
  name: string;
  direction: "ltr" | "rtl";
  decimal: string;
  group: string;
  day: string;
  month: string;
  months: string[];
  dayMonths: string[];
  languages: Record<string, string>;
}

export interface Knowledge {
  /** Such as: Checked 3 months ago. What is old names the year, which stays true, and warns. */
  words: string;
  /** A year old or more, or never checked: shown bold. */
  isOld: boolean;
  /** The first day that its date may mean; not there when it was never checked. */
  day?: string;
}

/** What a page says in its language. */
export interface Say {
  /** A message with its arguments. A missing key is an error of the page. */
  (key: string, args?: Args): string;
  readonly tag: string;
  readonly locale: Locale;
  number(value: number): string;
  /** A partial date: 2009, March 2009, 18 March 2009. */
  date(date: string): string;
  language(tag: string): string;
}

const MONTHS_OF_YEAR = 12;
const WEEK = 7 * 86_400_000;
// Beyond these, a person counts in months.
const MOST_WEEKS = 8;
// Farther than this from the middle of a town is outside of most towns.
const TOWN_METRES = 8_000;

/** @param english What is said where the language has no message of its own. */
export function sayIn(tag: string, locale: Locale, messages: Messages, english: Messages): Say {
  const plurals = new Intl.PluralRules(tag);

  const number = (value: number) => {
    const [whole, part] = (Math.round(value * 10) / 10).toString().split(".");
    return whole!.replace(/\B(?=(\d{3})+$)/g, locale.group) + (part ? locale.decimal + part : "");
  };

  // Between right-to-left words a name from the map would change places with what stands beside it.
  const isolated = (text: string) => (locale.direction === "rtl" ? `\u2068${text}\u2069` : text);
  const written = (value: string | number | undefined) => (typeof value === "number" ? number(value) : isolated(value ?? ""));

  const write = (part: Part, args: Args): string => {
    if (typeof part === "string") return part;
    if (Array.isArray(part)) return part.map((inner) => write(inner, args)).join("");
    if ("a" in part) return written(args[part.a]);
    if ("n" in part) return written(args[part.n]);
    if ("s" in part) return write(part.o[String(args[part.s])] ?? part.o.other!, args);
    const count = Math.trunc(Number(args[part.p]));
    return write(part.o[`=${count}`] ?? part.o[plurals.select(count)] ?? part.o.other!, args);
  };

  const say = (key: string, args: Args = {}) => {
    const message = messages[key] ?? english[key];
    if (message === undefined) throw new Error(`There is no message "${key}".`);
    return write(message, args);
  };

  const date = (text: string) => {
    const [year, month, day] = text.split("-");
    if (!month) return text;
    const names = day ? locale.dayMonths : locale.months;
    return (day ? locale.day : locale.month).replace("{y}", year!).replace("{m}", names[Number(month) - 1]!).replace("{d}", String(Number(day)));
  };

  const language = (named: string) => locale.languages[named] ?? locale.languages[named.split("-")[0]!] ?? named;
  return Object.assign(say, { tag, locale, number, date, language });
}

/** How old the knowledge of a place is on a day, YYYY-MM-DD. */
export function knowledge(place: Pick<PackPlace, "kind" | "checked" | "asOf">, say: Say, today: string): Knowledge {
  // Nobody goes to a detention centre to be helped.
  const warning = say(place.kind === "detention_centre" ? "place.checked.changed" : "place.checked.call");
  const known = place.checked ?? place.asOf;
  if (!known) return { words: `${say("place.checked.never")} ${warning}`, isOld: true };
  const [year = 0, month = 1, day = 1] = known.split("-").map(Number);
  const [yearNow = 0, monthNow = 1, dayNow = 1] = today.split("-").map(Number);
  const months = (yearNow - year) * MONTHS_OF_YEAR + monthNow - month - (dayNow < day ? 1 : 0);
  const weeks = Math.floor((Date.UTC(yearNow, monthNow - 1, dayNow) - Date.UTC(year, month - 1, day)) / WEEK);
  const words = weeks < 1 ? say("place.checked.now")
    : weeks <= MOST_WEEKS ? say("place.checked.weeks", { count: weeks })
      : months < MONTHS_OF_YEAR ? say("place.checked.months", { count: months })
        : `${say("place.checked.since", { year: String(year) })} ${warning}`;
  const two = (part: number) => String(part).padStart(2, "0");
  return { words, isOld: months >= MONTHS_OF_YEAR, day: `${year}-${two(month)}-${two(day)}` };
}

/** Where a place is, no finer than its position is known: in Calais; 1.2 km; about 30 km, in Lille; empty when nothing is known. */
export function whereabouts(place: PackPlace, metres: number | undefined, say: Say): string {
  const { town, precision } = place;
  if (metres === undefined) return town ? say("place.in", { town }) : "";
  if (precision === "building" || precision === "site" || precision === "street") {
    return say("place.at", { km: Math.max(0.1, metres < 10_000 ? halfEven(metres / 100) / 10 : halfEven(metres / 1000)) });
  }

  const km = Math.max(1, halfEven(metres / 1000));
  if (!town) return say("place.about.km", { km });
  return metres < TOWN_METRES ? say("place.in", { town }) : say("place.about", { km, town });
}

// As the gateway rounds.
function halfEven(value: number): number {
  const below = Math.floor(value);
  return value - below === 0.5 ? below + (below % 2) : Math.round(value);
}
