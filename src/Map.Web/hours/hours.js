// Runs in the gateway, never in a browser: reads OpenStreetMap's opening_hours and says when a place is open.
// All times are local times of the place, written as if they were UTC, so that no clock change can shift them.
import OpeningHours from "opening_hours";

const GUESSED = "Closing time was guessed.";

/**
 * @param {string} text the opening hours
 * @param {string} country ISO 3166-1 alpha-2, for its public holidays; empty when not known
 * @param {number} from milliseconds
 * @param {number} to milliseconds
 * @returns {string} JSON: intervals of [from, to, isUnknown, isOpenEnd, comment], oldest first; null when the text cannot be read
 */
globalThis.openingHours = (text, country, from, to) => {
  try {
    const place = { lat: 0, lon: 0, address: { country_code: country.toLowerCase(), state: "" } };
    const hours = new OpeningHours(text, country ? place : null, { mode: 0, locale: "en" });
    return JSON.stringify(hours.getOpenIntervals(new Date(from), new Date(to)).map(([start, end, isUnknown, comment]) => {
      // 10:00+ has no end: the library makes one up, and says so in the comment.
      const isOpenEnd = comment?.endsWith(GUESSED) ?? false;
      return [start.getTime(), end.getTime(), isUnknown, isOpenEnd, isOpenEnd ? "" : comment ?? ""];
    }));
  } catch {
    // It throws for what it cannot read, and for holidays where it knows none: then all but the holidays can still be told.
    return country ? globalThis.openingHours(text, "", from, to) : null;
  }
};
