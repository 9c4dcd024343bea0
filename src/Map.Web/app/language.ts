// The language of the page, by its own messages.
import { type Locale, type Messages, type Say, sayIn } from "../pack/words.ts";

/** Filled in by build.mjs: the address of the messages of each language. */
declare const LANGUAGES: Record<string, string>;

interface Catalogue {
  locale: Locale;
  messages: Messages;
}

export const tag = document.documentElement.lang;

/** What the page says; set by loadLanguage, which all else waits for. */
export let say: Say;

export async function loadLanguage(): Promise<void> {
  const address = LANGUAGES[tag] ?? LANGUAGES["en"];
  const response = await fetch(address!);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  const { locale, messages } = await response.json() as Catalogue;
  say = sayIn(tag, locale, messages, messages);
}

/** The word for a value: service.food. */
export const word = (group: string, value: string): string => say(`${group}.${value}`);

/** A name in the language of the page, if it has one. */
export const nameOf = (named: { name: string; names?: Record<string, string> }): string => named.names?.[tag] ?? named.name;

export const kilobytes = (bytes: number): string => say("size.bytes", { kb: Math.max(1, Math.round(bytes / 1024)) });

/** YYYY-MM-DD by the clock and the zone of this phone. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const daysSince = (day: string): number => Math.max(0, Math.round((Date.parse(today()) - Date.parse(day)) / 86_400_000));
