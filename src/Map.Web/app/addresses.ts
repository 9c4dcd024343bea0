// The addresses of the pages, and which of them this phone shows from its pack.
import { type Query, queryOf, unanswered } from "../pack/find.ts";
import { tag } from "./language.ts";

export type View =
  | { kind: "answer"; text: string; filter: Query }
  | { kind: "near"; lat: number; lon: number; filter: Query }
  | { kind: "list"; query: Query }
  | { kind: "place"; id: string };

export const home = `/${tag}/`;
export const placeAddress = (id: string): string => `${home}places/${id}`;
export const suggestAddress = (id: string): string => `${placeAddress(id)}/suggest`;
export const regionAddress = (code: string): string => `${home}regions/${code}`;

/** As the gateway writes it: parameters and values in their order, commas and colons as they are. */
export function queryText(query: Query): string {
  return Object.keys(query).sort().filter((name) => query[name]!.length > 0)
    .map((name) => `${name}=${encodeURIComponent(query[name]!.join()).replace(/%2C/g, ",").replace(/%3A/g, ":")}`).join("&");
}

export const listAddress = (query: Query): string => home + (queryText(query) && `?${queryText(query)}`);

/** The public address of a view; undefined for what must not be in an address: a town that was typed, a position. */
export function publicAddress(view: View): string | undefined {
  switch (view.kind) {
    case "place": return placeAddress(view.id);
    case "list": return listAddress(view.query);
    default: return undefined;
  }
}

// For the service worker alone: the gateway ignores it.
const reader = "reader";

/** An address that the service worker lets the server answer, also where it has the page itself. */
export const pastWorker = (address: string): string => `${address}${address.includes("?") ? "&" : "?"}${reader}=server`;

/** Whether the server is to answer. */
export const isPastWorker = (address: URL | Location): boolean => new URLSearchParams(address.search).has(reader);

/** Takes the mark off the address that people see and share. */
export function dropMark(): void {
  if (!isPastWorker(location)) return;
  const address = new URL(location.href);
  address.searchParams.delete(reader);
  // Commas stay as people read them.
  history.replaceState(history.state, "", address.pathname + address.search.replace(/%2C/g, ","));
}

/** The view that a page of this site shows; undefined for pages that only the server has. */
export function viewOf(address: URL | Location): View | undefined {
  if (address.origin !== location.origin || !address.pathname.startsWith(home)) return undefined;
  const [slice, id, more] = address.pathname.slice(home.length).split("/");
  if (more !== undefined) return undefined;
  if (slice === "places" && id) return { kind: "place", id };
  if (slice === "regions" && id) return { kind: "list", query: { regions: [id] } };
  if (slice !== "" || address.search === "") return undefined;
  const query = queryOf(address.search);
  return unanswered(query).length === 0 ? { kind: "list", query } : undefined;
}
