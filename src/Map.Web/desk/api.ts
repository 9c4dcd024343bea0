// Calls of the map's API with the key of this tab. The key is in the tab's own storage and in the header of each call, and nowhere else.
import { deskKey } from "../app/drafts.ts";
import { stored } from "../app/stores.ts";
import { say } from "./words.ts";

export interface FieldConflict {
  field: string;
  theirs: string[];
  yours: string[];
}

interface Extensions {
  code?: string;
  reason?: string;
  violations?: { field: string; description: string }[];
  conflicts?: FieldConflict[];
}

/** A call that was refused, or that did not arrive. Its message is for people. */
export class Refused extends Error {
  readonly code: string;
  readonly reason: string;
  readonly conflicts: FieldConflict[];
  /** Paths of the fields that are wrong. */
  readonly fields: string[];

  constructor(message: string, { code = "", reason = "", violations = [], conflicts = [] }: Extensions = {}) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.conflicts = conflicts;
    this.fields = violations.map(({ field }) => field);
  }

  /** Somebody else was faster. */
  get isConflict(): boolean {
    return this.reason === "CONFLICT";
  }
}

/** What went wrong, in words. What is not a refusal is a fault of this page, and is thrown. */
export function wordsOf(fault: unknown): string {
  if (fault instanceof Refused) return fault.message;
  throw fault;
}

let key: string | null = null;
let whenForgotten = (): void => {};

/** A browser sends nothing else in a header, and no key has anything else. */
export const isKey = (text: string): boolean => /^[\x21-\x7e]{8,200}$/.test(text);

/** The key of this tab, from before the page was loaded anew. */
export const keptKey = (): string | null => key ??= stored(() => sessionStorage.getItem(deskKey));

export function takeKey(text: string): void {
  key = text;
}

/** Keeps the key until the tab is closed. Where the browser lets no page store anything, until the page is left. */
export function keepKey(): void {
  stored(() => sessionStorage.setItem(deskKey, key!));
}

export function forgetKey(): void {
  key = null;
  stored(() => sessionStorage.removeItem(deskKey));
}

/** @param run called when the map does not know the key any more */
export function onForgotten(run: () => void): void {
  whenForgotten = run;
}

const revisionHeader = "Map-Revision";
// How far the responses had the map: no later one is from before that, whichever database answers.
let revision: string | null = null;

async function send(address: string, body: BodyInit, headers: Record<string, string>, more: RequestInit = {}): Promise<unknown> {
  let response;
  try {
    response = await fetch(address, {
      method: "POST",
      body,
      headers: { ...headers, Accept: "application/json", Authorization: `Bearer ${key}`, ...revision ? { [revisionHeader]: revision } : {} },
      cache: "no-store",
      credentials: "omit",
      ...more,
    });
  } catch {
    throw new Refused(say("desk.unreached"));
  }

  revision = response.headers.get(revisionHeader) ?? revision;
  const text = await response.text();
  try {
    return { ...JSON.parse(text) as object, isRefused: !response.ok };
  } catch {
    throw new Refused(say("desk.unreached"));
  }
}

function refuse(message: string, extensions: Extensions): never {
  if (extensions.code === "UNAUTHENTICATED") {
    forgetKey();
    whenForgotten();
  }

  throw new Refused(message, extensions);
}

interface Answer<T> {
  data?: T | null;
  errors?: { message: string; extensions?: Extensions }[];
  isRefused: boolean;
  detail?: string;
}

/** A GraphQL operation.
 * @param more keepalive: it is sent though the page is left
 * @throws Refused when it is refused, also in part, or does not arrive */
export async function ask<T>(query: string, variables: object = {}, more: Pick<RequestInit, "keepalive"> = {}): Promise<T> {
  const answer = await send("/graphql", JSON.stringify({ query, variables }), { "Content-Type": "application/json" }, more) as Answer<T>;
  const [error] = answer.errors ?? [];
  if (error) refuse(error.message, error.extensions ?? {});
  if (answer.isRefused || !answer.data) throw new Refused(answer.detail ?? say("desk.unreached"));
  return answer.data;
}

/** A form.
 * @throws Refused when it is refused, or does not arrive */
export async function sendForm<T>(address: string, form: FormData): Promise<T> {
  const answer = await send(address, form, {}) as T & Extensions & { isRefused: boolean; detail?: string; title?: string };
  if (answer.isRefused) refuse(answer.detail ?? answer.title ?? say("desk.unreached"), answer);
  return answer;
}

export type Role = "ADMIN" | "REVIEWER" | "CONTRIBUTOR";

/** What the key may do: the API has no question for that, but answers those that only some may ask. */
export async function roleOfKey(): Promise<Role> {
  if (await isAllowed("query DeskAdmin { keys(first: 1) { nodes { id } } }")) return "ADMIN";
  return await isAllowed("query DeskReviewer { suggestions(first: 1) { pageInfo { hasNextPage } } }") ? "REVIEWER" : "CONTRIBUTOR";
}

async function isAllowed(query: string): Promise<boolean> {
  try {
    await ask(query);
    return true;
  } catch (fault) {
    if (fault instanceof Refused && fault.code === "PERMISSION_DENIED") return false;
    throw fault;
  }
}
