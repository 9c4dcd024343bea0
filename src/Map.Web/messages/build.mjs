// Turns the catalogues of messages into what pages read: dist/messages/LANGUAGE.json and dist/locales.json.
//
// A message is a string, or a list of parts: a string, {a: name} for an argument, {p: name, o: {one: […], other: […]}} for a plural,
// {s: name, o: {…}} for a choice, {n: name} for the number of the plural it stands in.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

// Enough to tell every plural category of whole numbers apart: beyond 200 they follow the last two digits.
const PLURAL_NUMBERS = 200;
const PLURAL_CODES = { zero: "0", one: "1", two: "2", few: "f", many: "m", other: "o" };

// The languages that groups on the map work in, and their neighbours: of these a page can say the name.
const NAMED_LANGUAGES = ("am ar az be bg bn br bs ca ckb cs cy da de el en eo es et eu fa ff fi fr ga gl gu ha he hi hr hu hy id ig it ja ka "
  + "kk kmr ko ku ln lt lv mk ml mn ms mt mul my ne nl no oc om pa pcm pl ps pt rm ro ru rw sk sl so sq sr sv sw ta te tg ti tk tl tr uk ur "
  + "uz vi wo yi yo zh zu").split(" ");

export async function buildMessages(folder, dist) {
  const tags = (await readdir(folder)).filter((file) => file.endsWith(".json")).map((file) => basename(file, ".json"))
    .filter((tag) => tag !== "languages");
  const languages = JSON.parse(await readFile(`${folder}/languages.json`, "utf8"));
  const english = JSON.parse(await readFile(`${folder}/en.json`, "utf8"));
  await mkdir(`${dist}/messages`, { recursive: true });
  const locales = {};
  // In the order of languages.json, which is that of the menu.
  for (const tag of Object.keys(languages).filter((tag) => tags.includes(tag))) {
    const messages = JSON.parse(await readFile(`${folder}/${tag}.json`, "utf8"));
    const compiled = compileCatalogue(tag, messages, english);
    await writeFile(`${dist}/messages/${tag}.json`, JSON.stringify(compiled));
    const whole = Object.keys(english).every((key) => key in messages);
    locales[tag] = { ...locale(tag), whole, checked: share(languages[tag].checked, messages) };
  }

  const unlisted = tags.filter((tag) => !(tag in languages));
  if (unlisted.length) throw new Error(`messages/languages.json does not list ${unlisted.join(", ")}.`);
  await writeFile(`${dist}/locales.json`, JSON.stringify(locales));
  return { tags: Object.keys(locales) };
}

/** The messages of a catalogue as pages read them. @throws Error when one is wrong, or has other arguments than in English */
export function compileCatalogue(name, messages, english) {
  check(name, messages, english);
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compile(name, key, text)]));
}

/** The part of the messages that a native speaker has checked, 0 to 1. */
function share(checked, messages) {
  const keys = Object.keys(messages);
  return checked === "all" ? 1 : keys.filter((key) => checked.includes(key)).length / keys.length;
}

function check(tag, messages, english) {
  for (const [key, text] of Object.entries(messages)) {
    if (!(key in english)) throw new Error(`messages/${tag}.json has "${key}", which messages/en.json has not.`);
    const [given, wanted] = [names(parse(text)), names(parse(english[key]))];
    const wrong = [...given].filter((name) => !wanted.has(name));
    if (wrong.length) throw new Error(`messages/${tag}.json: "${key}" has {${wrong}}; messages/en.json has {${[...wanted]}}.`);
  }
}

function names(parts) {
  const found = new Set();
  for (const part of parts) {
    if ("value" in part && part.type !== TYPE.literal) found.add(part.value);
    for (const option of Object.values(part.options ?? {})) for (const name of names(option.value)) found.add(name);
  }

  return found;
}

function compile(tag, key, text) {
  try {
    return compact(parse(text).map((part) => compilePart(part)));
  } catch (fault) {
    throw new Error(`messages/${tag}.json: "${key}" is no ICU message: ${fault.message}`);
  }
}

function compilePart(part, number) {
  const options = () => Object.fromEntries(Object.entries(part.options)
    .map(([name, option]) => [name, compact(option.value.map((inner) => compilePart(inner, part.value)))]));
  switch (part.type) {
    case TYPE.literal: return part.value;
    case TYPE.argument: return { a: part.value };
    case TYPE.plural: return { p: part.value, o: options() };
    case TYPE.select: return { s: part.value, o: options() };
    case TYPE.pound: return { n: number };
    default: throw new Error(`pages know plain arguments, plural and select, not type ${part.type}`);
  }
}

const compact = (parts) => (parts.length === 1 && typeof parts[0] === "string" ? parts[0] : parts);

/** What Unicode's CLDR says of a language, as far as pages need it. Digits are Latin everywhere, like those of telephone numbers. */
function locale(tag) {
  // Dates as in Europe, where the map is.
  const latin = `${tag === "en" ? "en-GB" : tag}-u-nu-latn`;
  const plurals = new Intl.PluralRules(tag);
  const parts = new Intl.NumberFormat(latin, { useGrouping: "always" }).formatToParts(1234567.5);
  const symbol = (type) => parts.find((part) => part.type === type)?.value ?? "";
  return {
    name: ownName(tag),
    languages: Object.fromEntries(NAMED_LANGUAGES.map((named) => [named, new Intl.DisplayNames(tag, { type: "language" }).of(named)])),
    direction: ["ar", "fa", "ps", "ckb", "ur", "he", "yi", "sd", "ug", "dv"].includes(tag) ? "rtl" : "ltr",
    decimal: symbol("decimal"),
    group: symbol("group"),
    plurals: Array.from({ length: PLURAL_NUMBERS }, (_, n) => PLURAL_CODES[plurals.select(n)]).join(""),
    day: datePattern(latin, { day: "numeric", month: "long", year: "numeric" }),
    month: datePattern(latin, { month: "long", year: "numeric" }),
    months: Array.from({ length: 12 }, (_, month) => monthName(latin, month, { month: "long", year: "numeric" })),
    hours: Array.from({ length: 24 }, (_, hour) => hourPattern(latin, hour)),
    dayMonths: Array.from({ length: 12 }, (_, month) => monthName(latin, month, { day: "numeric", month: "long", year: "numeric" })),
  };
}

const ownName = (tag) => {
  const name = new Intl.DisplayNames(tag, { type: "language" }).of(tag);
  return name === tag ? new Intl.DisplayNames("en", { type: "language" }).of(tag) : name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
};

// The calendar is the one of the dates on the map, also where another is usual.
const format = (tag, options) => new Intl.DateTimeFormat(`${tag}-ca-gregory`, { ...options, timeZone: "UTC" });

const datePattern = (tag, options) => format(tag, options).formatToParts(new Date(Date.UTC(2009, 2, 18)))
  .map((part) => ({ day: "{d}", month: "{m}", year: "{y}" })[part.type] ?? part.value).join("");

/** How an hour of the day is written, by the clock of 12 or 24 hours that the language has: {m} stands for the minutes. */
const hourPattern = (tag, hour) => format(tag, { hour: "numeric", minute: "2-digit" }).formatToParts(new Date(Date.UTC(2009, 2, 18, hour)))
  .map((part) => (part.type === "minute" ? "{m}" : part.value)).join("");

const monthName = (tag, month, options) => format(tag, options).formatToParts(new Date(Date.UTC(2009, month, 18)))
  .find((part) => part.type === "month").value;
