// A list and what the map makes of it, as POST /imports has it.
import { sendForm } from "./api.ts";

export interface Column {
  column: string;
  field?: string;
  examples?: string[];
}

export interface Table {
  name: string;
  list: string;
  columns?: Column[];
  /** A calendar has none. */
  mapping?: string;
  rows?: number;
}

export interface Note {
  code: string;
  column: string;
  text: string;
  effect?: string;
  lines?: string[];
  rows?: number;
}

// Of the contract's JSON: what is empty or nothing is left out, and lines are texts.
export interface Row {
  table: string;
  line: string;
  name?: string;
  outcome: string;
  placeId?: string;
  eventId?: string;
  likelihood?: number;
  changes?: { field: string; before?: string[]; after?: string[] }[];
  notes?: string[];
}

export interface Answer {
  preview: string;
  tables?: Table[];
  counts?: { outcome: string; rows: number }[];
  notes?: Note[];
  rows?: Row[];
  published?: number;
  waiting?: number;
  suggested?: number;
  actId?: string;
}

/** What goes with the file. */
export interface Options {
  mapping?: string;
  defaults: Record<string, string>;
  /** Codes of warnings that are accepted. */
  accepted: readonly string[];
  leftOut: readonly string[];
  /** Lines of twins are added only all together, as the API has it. */
  addTwins: boolean;
  asSuggestions: boolean;
  comment: string;
}

export const noOptions: Options = { defaults: {}, accepted: [], leftOut: [], addTwins: false, asSuggestions: false, comment: "" };

const outcomePrefix = "IMPORT_OUTCOME_";
export const outcomeOf = (outcome: string): string => outcome.slice(outcomePrefix.length).toLowerCase();

// Those that become something on the map.
export const imported = ["new", "changed"];
export const rowsAtOnce = 100;

function formOf(file: File, options: Options, preview?: string): FormData {
  const form = new FormData();
  // The options before the file, which is long.
  if (options.mapping) form.append("mapping", options.mapping);
  for (const [field, value] of Object.entries(options.defaults)) if (value) form.append(`default.${field}`, value);
  if (options.accepted.length > 0) form.append("accept", options.accepted.join());
  if (options.leftOut.length > 0) form.append("leave_out", options.leftOut.join());
  if (options.addTwins) form.append("add_twins", "yes");
  if (options.asSuggestions) form.append("as_suggestions", "yes");
  if (options.comment) form.append("comment", options.comment);
  if (preview) form.append("preview", preview);
  form.append("file", file);
  return form;
}

export const send = (file: File, options: Options, preview?: string): Promise<Answer> => sendForm<Answer>("/imports", formOf(file, options, preview));

/** How many of its rows become this: new, changed. */
export const rowsOf = ({ counts = [] }: Answer, ...outcomes: string[]): number =>
  counts.reduce((all, { outcome, rows }) => (outcomes.length === 0 || outcomes.includes(outcomeOf(outcome)) ? all + rows : all), 0);
