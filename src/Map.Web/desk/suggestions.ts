// Suggestions as the API has them, and what reviewers do with them.
import { ask } from "./api.ts";
import { say } from "./words.ts";
import { type FieldChange, type Source } from "./values.tsx";

export interface SuggestedPlace {
  id: string;
  name: string;
  kind: string;
  status: string;
  revision: number;
  website: string | null;
  summary: string | null;
  note: string | null;
}

export interface SimilarPlace {
  likelihood: number;
  band: string;
  evidence: string[];
  place: { id: string; name: string; kind: string; status: string };
}

export interface Suggestion {
  id: string;
  state: string;
  kind: string;
  comment: string | null;
  list: string | null;
  madeAt: string;
  subjectName: string | null;
  reportKind: string | null;
  proposed: string | null;
  risk: number;
  risks: string[];
  group: string;
  groupSize: number;
  sources: Source[];
  place: SuggestedPlace | null;
  sameAs: { id: string; name: string } | null;
  organisation: { id: string; name: string } | null;
  changes: FieldChange[];
  conflicts: { field: string; now: string[]; suggested: string[] }[];
  similar: SimilarPlace[];
  messages: { isQuestion: boolean; text: string }[];
}

export interface Filter {
  states?: string[];
  kinds?: string[];
  regions?: string[];
  group?: string;
  withHeld?: boolean;
  leastRisk?: number;
  mostRisk?: number;
}

const highRisk = 0.5;
const someRisk = 0.25;
// The API counts risks by the thousandth.
const below = (risk: number): number => risk - 0.001;

/** The parts of the queue by risk. */
export const risks: Record<string, Filter> = {
  any: {}, high: { leastRisk: highRisk }, some: { leastRisk: someRisk, mostRisk: below(highRisk) }, low: { mostRisk: below(someRisk) },
};

export const riskWord = (risk: number): string => say(risk >= highRisk ? "desk.risk.high" : risk >= someRisk ? "desk.risk.some" : "desk.risk.low");

export interface PageOfSuggestions {
  nodes: Suggestion[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const perPage = 20;

const listQuery = `
query DeskSuggestions($filter: SuggestionFilter, $first: Int, $after: String) {
  suggestions(filter: $filter, first: $first, after: $after) {
    nodes {
      id state kind comment list madeAt subjectName reportKind proposed risk risks group groupSize
      sources { citation url }
      place { id name kind status revision website summary note }
      sameAs { id name }
      organisation { id name }
      changes { field before after sources { citation url } }
      conflicts { field now suggested }
      similar { likelihood band evidence place { id name kind status } }
      messages { isQuestion text }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export async function listSuggestions(filter: Filter, after: string | null, first: number = perPage): Promise<PageOfSuggestions> {
  return (await ask<{ suggestions: PageOfSuggestions }>(listQuery, { filter, first, after })).suggestions;
}

const everyState = ["OPEN", "ASKED", "ACCEPTED", "REJECTED", "TAKEN_BACK"];
const mostOfGroup = 100;

/** A suggestion as it is now; undefined when it is not found among those that are alike. */
export async function lookAgain({ id, group }: Suggestion): Promise<Suggestion | undefined> {
  return (await listSuggestions({ group, states: everyState }, null, mostOfGroup)).nodes.find((one) => one.id === id);
}

export interface Acceptance {
  fields?: string[];
  edited?: unknown;
  sources?: Source[];
  comment?: string;
}

/** @returns the act that made it happen; null when nothing had to be done */
export async function accept(id: string, more: Acceptance): Promise<string | null> {
  const { acceptSuggestion } = await ask<{ acceptSuggestion: { actId: string | null; changes: unknown[] } }>(
    "mutation DeskAccept($input: AcceptSuggestionInput!) { acceptSuggestion(input: $input) { actId changes { field } } }", { input: { id, ...more } });
  return acceptSuggestion.changes.length > 0 ? acceptSuggestion.actId : null;
}

/** @returns how many were rejected */
export async function reject(which: { ids: string[] } | { group: string }, reason: string): Promise<number> {
  const { rejectSuggestions } = await ask<{ rejectSuggestions: { count: number } }>(
    "mutation DeskReject($input: RejectSuggestionsInput!) { rejectSuggestions(input: $input) { count } }", { input: { ...which, reason } });
  return rejectSuggestions.count;
}

export async function askAbout(id: string, question: string): Promise<void> {
  await ask("mutation DeskAsk($input: AskAboutInput!) { askAbout(input: $input) { suggestion { state } } }", { input: { id, question } });
}

/** Undoes an act. @returns what came of it, in words */
export async function revertAct(actId: string, comment: string): Promise<string> {
  const { revertAct: { fields, fieldsBuiltUpon, applied } } = await ask<{ revertAct: { fields: number; fieldsBuiltUpon: number; applied: boolean } }>(
    "mutation DeskUndo($input: RevertActInput!) { revertAct(input: $input) { fields fieldsBuiltUpon applied } }",
    { input: { actId, summary: { comment } } });
  const kept = fieldsBuiltUpon > 0 ? ` ${say("desk.undone.kept", { count: fieldsBuiltUpon })}` : "";
  return (applied ? say("desk.undone", { count: fields }) : say("desk.undone.nothing")) + kept;
}

/** The name of what a suggestion is about. */
export const subjectOf = ({ subjectName, place, organisation, changes }: Suggestion): string =>
  subjectName ?? place?.name ?? organisation?.name ?? changes.find(({ field }) => field === "name")?.after[0] ?? say("desk.unnamed");

/** What it would do, in words. */
export const whatOf = ({ kind, reportKind }: Suggestion): string =>
  say(reportKind ? `desk.report.${reportKind.toLowerCase()}` : `desk.kind.${kind.toLowerCase()}`);
