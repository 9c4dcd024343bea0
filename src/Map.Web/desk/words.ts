// What the desk says: its own messages, and those words of the pages that it needs.
import { type Locale, type Messages, type Say, sayIn } from "../pack/words.ts";

interface Catalogue {
  locale: Locale;
  messages: Messages;
}

/** What the desk says; set by loadWords, which all else waits for. */
export let say: Say;

let catalogue: Catalogue;

/** @param root the element of the desk, which has its language and the address of its messages */
export async function loadWords(root: HTMLElement): Promise<void> {
  const address = root.dataset["words"]!;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  catalogue = await response.json() as Catalogue;
  say = sayIn(root.lang, catalogue.locale, catalogue.messages, catalogue.messages);
}

/** The word for a value of the API, such as status.open for OPEN; the value itself where there is none. */
export function word(group: string, value: string): string {
  const key = `${group}.${value.toLowerCase()}`;
  return key in catalogue.messages ? say(key) : value;
}

/** The values of a group that have a word, as the API writes them: OPEN, CLOSED. */
export function valuesOf(group: string): string[] {
  return Object.keys(catalogue.messages).filter((key) => key.startsWith(`${group}.`)).map((key) => key.slice(group.length + 1))
    .filter((value) => !value.includes(".")).map((value) => value.toUpperCase());
}

/** The name of a field: of supportGroup.languages, that of languages. */
export function fieldName(path: string): string {
  const name = path.slice(path.lastIndexOf(".") + 1).replace(/\[.*/, "");
  const key = `desk.field.${name}`;
  return key in catalogue.messages ? say(key) : name;
}

const inWords = (time: string, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(`${say.tag === "en" ? "en-GB" : say.tag}-u-nu-latn`, style).format(new Date(time));

/** An hour in words, in the zone of this browser. */
export const hour = (time: string): string => inWords(time, { dateStyle: "medium", timeStyle: "short" });

/** The same of an hour of today, without the day. */
export const hourOfToday = (time: string): string => inWords(time, { timeStyle: "short" });
