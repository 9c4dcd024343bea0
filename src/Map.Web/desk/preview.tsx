// What an import would do: what the columns of a list were understood to mean, and its rows as they will be.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { CalendarChoices } from "./calendar.tsx";
import { type Answer, imported, type Note, type Options, outcomeOf, type Row, rowsAtOnce, rowsOf, type Table } from "./lists.ts";
import { Fault, pageOf, pageOfEvent } from "./parts.tsx";
import { Changes, type FieldChange } from "./values.tsx";
import { say, valuesOf, word } from "./words.ts";

interface Mapping {
  columns: { column: string; field: string | null }[];
}

const fields = [
  "id", "name", "other_names.short", "other_names.alternate", "other_names.former", "kind", "facility_type", "status", "status_as_of", "country", "address.lines",
  "address.postcode", "address.town", "address.area", "position.latitude", "position.longitude", "position", "precision", "opened", "closed", "period", "capacity",
  "capacity_year", "holds", "maximum_stay", "holding_room", "website", "contact.email", "contact.voice", "contact.text", "contact.fax", "contact.url", "languages",
  "offers", "services", "audiences", "ways_to_help", "scope", "opening_hours", "coverage_note", "operator", "authority", "source", "confidence", "verified_on",
  "summary", "note",
];

export const Counts = ({ answer: { counts = [] } }: { answer: Answer }) => (
  <ul class="words">{counts.map(({ outcome, rows }) => <li>{say(`desk.outcome.${outcomeOf(outcome)}`)}: {say.number(rows)}</li>)}</ul>
);

interface Previewing {
  answer: Answer;
  options: Options;
  isSending: boolean;
  isRefused: boolean;
  onChange: (options: Options) => void;
  onComment: (comment: string) => void;
  onApply: () => void;
}

export function Preview({ answer, options, isSending, isRefused, onChange, onComment, onApply }: Previewing) {
  const { tables = [], notes = [], rows = [] } = answer;
  const has = (name: string): boolean => rowsOf(answer, name) > 0;
  const written = rowsOf(answer, ...imported);
  // Applying names the preview, so what changes since is looked at first: the rows that are left out, and what is said of a calendar.
  const [hasOtherRows, setOtherRows] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const isStale = hasOtherRows || isTyped;
  const change = (by: Partial<Options>): void => onChange({ ...options, ...by });
  return (
    <>
      <section>
        <h3>{say("desk.import.columns")}</h3>
        {tables.map((table) => (
          <Columns key={table.name} table={table} canCorrect={tables.length === 1 && table.mapping !== undefined} onMapping={(mapping) => change({ mapping })} />
        ))}
        {tables.some(({ mapping }) => mapping) ? <Defaults options={options} onChange={change} />
          : <CalendarChoices options={options} onTouched={() => setTyped(true)} onChange={(by) => {
            setTyped(false);
            change(by);
          }} />}
      </section>
      <section>
        <h3>{say("desk.import.rows")}</h3>
        <Counts answer={answer} />
        <p>{options.asSuggestions ? say("desk.import.suggested", { count: answer.suggested ?? 0 })
          : say("desk.import.seen", { published: answer.published ?? 0, waiting: answer.waiting ?? 0 })}</p>
        <Notes notes={notes} accepted={options.accepted} onAccept={(accepted) => change({ accepted })} />
        <Rows rows={rows} notes={notes} leftOut={options.leftOut} onLeave={setOtherRows} onChange={(leftOut) => {
          setOtherRows(false);
          change({ leftOut });
        }} />
      </section>
      <section class="suggest">
        <h3>{say("desk.import.apply")}</h3>
        {(options.addTwins || has("twin")) && (
          <label class="switch">
            <input type="checkbox" checked={options.addTwins} onChange={({ currentTarget }) => change({ addTwins: currentTarget.checked })} /> {say("desk.import.twins")}
          </label>
        )}
        {(options.leftOut.includes("wrong") || has("wrong")) && (
          <label class="switch">
            <input type="checkbox" checked={options.leftOut.includes("wrong")} onChange={({ currentTarget }) => change({
              leftOut: currentTarget.checked ? [...options.leftOut, "wrong"] : options.leftOut.filter((each) => each !== "wrong"),
            })} /> {say("desk.import.leavewrong")}
          </label>
        )}
        <label class="switch">
          <input type="checkbox" checked={options.asSuggestions} onChange={({ currentTarget }) => change({ asSuggestions: currentTarget.checked })} />
          {" "}{say("desk.import.assuggestions")}
        </label>
        <div class="entry">
          <label for="import-comment">{say("desk.why")}</label>
          <p class="hint">{say("desk.import.comment.hint")}</p>
          <input id="import-comment" type="text" maxLength={500} dir="auto" autocomplete="off" defaultValue={options.comment}
            onChange={({ currentTarget }) => onComment(currentTarget.value)} />
        </div>
        {isStale && <p class="hint" role="status">{say("desk.import.stale")}</p>}
        <p class="buttons">
          <button type="button" class="send" disabled={isSending || isStale || isRefused || (written === 0 && !answer.suggested)} onClick={onApply}>
            {options.asSuggestions ? say("desk.import.suggest.button", { count: answer.suggested ?? 0 }) : say("desk.import.button", { count: written })}
          </button>
        </p>
      </section>
    </>
  );
}

function Columns({ table, canCorrect, onMapping }: { table: Table; canCorrect: boolean; onMapping: (mapping: string) => void }) {
  const [fault, setFault] = useState<string>();
  const columns = table.columns ?? [];
  const hasExamples = columns.some(({ examples = [] }) => examples.length > 0);
  const rename = (column: string, field: string): void => {
    const mapping = JSON.parse(table.mapping!) as Mapping;
    onMapping(JSON.stringify({ ...mapping, columns: mapping.columns.map((each) => (each.column === column ? { column, field: field || null } : each)) }));
  };
  return (
    <>
      <p class="hint">{say("desk.import.table", { name: table.name || table.list, list: table.list, count: table.rows ?? 0 })}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={say("desk.import.columns")}>
        <table>
          <thead><tr><th scope="col">{say("desk.import.column")}</th><th scope="col">{say("desk.import.means")}</th>{hasExamples && <th scope="col">{say("desk.import.examples")}</th>}</tr></thead>
          <tbody>
            {columns.map(({ column, field = "", examples = [] }, index) => (
              <tr>
                <th scope="row" id={`column-${index}`}><bdi>{column}</bdi></th>
                <td>{canCorrect ? (
                  <select aria-labelledby={`column-${index}`} onChange={({ currentTarget }) => rename(column, currentTarget.value)}>
                    <option value="" selected={field === ""}>{say("desk.import.unread")}</option>
                    {[...new Set([...fields, ...field ? [field] : []])].map((name) => <option value={name} selected={name === field}>{columnName(name)}</option>)}
                  </select>
                ) : field ? columnName(field) : say("desk.import.unread")}</td>
                {hasExamples && <td class="hint"><bdi>{examples.join(" | ")}</bdi></td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {canCorrect && (
        <details class="groups">
          <summary>{say("desk.import.mapping")}</summary>
          <form class="suggest" onSubmit={(event) => {
            event.preventDefault();
            const text = String(new FormData(event.currentTarget).get("mapping"));
            try {
              JSON.parse(text);
            } catch (wrong) {
              setFault(say("desk.import.mapping.wrong", { why: (wrong as Error).message }));
              return;
            }

            setFault(undefined);
            onMapping(text);
          }}>
            <label for="mapping">{say("desk.import.mapping.label")}</label>
            <textarea key={table.mapping} id="mapping" name="mapping" rows={12} dir="ltr" spellcheck={false} defaultValue={table.mapping} />
            <Fault text={fault} />
            <p class="buttons"><button>{say("desk.import.mapping.use")}</button></p>
          </form>
        </details>
      )}
    </>
  );
}

// The name of a place in another language has the language behind it.
const columnName = (field: string): string => (field.startsWith("names.")
  ? say("desk.column.names", { language: say.language(field.slice("names.".length)) }) : word("desk.column", field));

/** What holds for all rows that do not say it themselves. */
function Defaults({ options, onChange }: { options: Options; onChange: (by: Partial<Options>) => void }) {
  const set = (field: string, value: string): void => onChange({ defaults: { ...options.defaults, [field]: value.trim() } });
  const chosen: [field: string, group: string][] = [["kind", "kind"], ["status", "status"], ["precision", "place.precise"], ["confidence", "confidence"]];
  return (
    <fieldset class="filters">
      <legend>{say("desk.import.defaults")}</legend>
      {chosen.map(([field, group]) => (
        <label>{columnName(field)}
          <select onChange={({ currentTarget }) => set(field, currentTarget.value)}>
            <option value="">{say("desk.import.default.none")}</option>
            {valuesOf(group).map((value) => (
              <option value={value.toLowerCase()} selected={value.toLowerCase() === options.defaults[field]}>{word(group, value)}</option>
            ))}
          </select>
        </label>
      ))}
      {["country", "source"].map((field) => (
        <label>{columnName(field)}
          <input type="text" dir="auto" autocomplete="off" defaultValue={options.defaults[field] ?? ""} onChange={({ currentTarget }) => set(field, currentTarget.value)} />
        </label>
      ))}
    </fieldset>
  );
}

const isWarning = ({ effect }: Note): boolean => effect === "IMPORT_NOTE_EFFECT_WARNING";

/** What is wrong or odd, the same in many rows once. */
function Notes({ notes, accepted, onAccept }: { notes: Note[]; accepted: readonly string[]; onAccept: (accepted: string[]) => void }) {
  if (notes.length === 0) return null;
  return (
    <ul class="rows">
      {notes.map((note) => (
        <li>
          <p>
            <strong>{say(isWarning(note) ? "desk.note.warning" : note.effect === "IMPORT_NOTE_EFFECT_WRONG" ? "desk.note.wrong" : "desk.note.note")}</strong>
            {" "}<bdi>{note.column !== "-" && `${note.column}: `}</bdi><span lang="en" dir="ltr">{note.text}</span>{" "}
            <span class="hint">{say("desk.note.lines", { count: note.rows ?? 0, lines: (note.lines ?? []).slice(0, 8).join(", ") })}</span>
          </p>
          {isWarning(note) && (
            <label class="switch">
              <input type="checkbox" checked={accepted.includes(note.code)} onChange={({ currentTarget }) => onAccept(
                currentTarget.checked ? [...accepted, note.code] : accepted.filter((code) => code !== note.code))} /> {say("desk.note.accept")}
            </label>
          )}
        </li>
      ))}
    </ul>
  );
}

interface Choosing {
  rows: Row[];
  notes: Note[];
  leftOut: readonly string[];
  /** Says whether the choice differs from that of the preview. */
  onLeave: (isStale: boolean) => void;
  onChange: (leftOut: string[]) => void;
}

/** The rows as they will be; each can be left out, and the choice is looked at before it is applied. */
function Rows({ rows, notes, leftOut, onLeave, onChange }: Choosing) {
  const [left, setLeft] = useState<readonly string[]>(leftOut);
  const [shown, setShown] = useState(rowsAtOnce);
  const [only, setOnly] = useState("");
  const isStale = left.join() !== leftOut.join();
  const outcomes = [...new Set(rows.map(({ outcome }) => outcomeOf(outcome)))];
  const fitting = rows.filter(({ outcome }) => only === "" || outcomeOf(outcome) === only);
  const choose = (line: string, isIn: boolean): void => {
    const next = isIn ? left.filter((each) => each !== line) : [...left, line];
    setLeft(next);
    onLeave(next.join() !== leftOut.join());
  };
  if (rows.length === 0) return <p class="hint">{say("desk.import.norows")}</p>;
  return (
    <>
      <p class="filters"><label>{say("desk.import.show")}
        <select onChange={({ currentTarget }) => setOnly(currentTarget.value)}>
          <option value="">{say("desk.import.show.all")}</option>
          {outcomes.map((outcome) => <option value={outcome}>{say(`desk.outcome.${outcome}`)}</option>)}
        </select>
      </label></p>
      <ul class="rows">
        {fitting.slice(0, shown).map((row) => (
          <li key={`${row.table} ${row.line}`}>
            <label class="switch">
              <input type="checkbox" checked={!left.includes(row.line)} onChange={({ currentTarget }) => choose(row.line, currentTarget.checked)} />
              <span>
                <span class="hint">{say("desk.row", { line: row.line })}</span> <bdi>{row.name ?? say("desk.unnamed")}</bdi>{" "}
                <strong>{say(`desk.outcome.${outcomeOf(row.outcome)}`)}</strong>
              </span>
            </label>
            <RowMore row={row} notes={notes} />
          </li>
        ))}
      </ul>
      {fitting.length > shown && (
        <p><button type="button" onClick={() => setShown(shown + rowsAtOnce)}>{say("desk.import.more", { count: fitting.length - shown })}</button></p>
      )}
      {isStale && <p><button type="button" onClick={() => onChange([...left])}>{say("desk.import.look")}</button></p>}
    </>
  );
}

/** A link to what a row is on the map. */
export function RowLink({ row: { placeId, eventId }, children }: { row: Row; children: ComponentChildren }) {
  return <a href={placeId ? pageOf(placeId) : pageOfEvent(eventId!)} target="_blank" rel="noopener noreferrer">{children}</a>;
}

/** What a row changes, and what is odd about it, in words. */
function RowMore({ row, notes }: { row: Row; notes: Note[] }) {
  const changes: FieldChange[] = (row.changes ?? []).map(({ field, before = [], after = [] }) => ({ field, before, after }));
  const own = notes.filter(({ code, lines = [] }) => (row.notes ?? []).includes(code) && lines.includes(row.line));
  return (
    <>
      {own.length > 0 && <ul class="hint">{own.map((note) => <li lang="en" dir="ltr">{note.text}</li>)}</ul>}
      {(row.placeId ?? row.eventId) && outcomeOf(row.outcome) !== "new" && (
        <p>
          <RowLink row={row}>{say("desk.page")}</RowLink>{" "}
          {row.likelihood !== undefined && say("desk.likely", { percent: Math.round(row.likelihood * 100) })}
        </p>
      )}
      {changes.length > 0 && (
        <details>
          <summary>{say("desk.changes", { count: changes.length })}</summary>
          <Changes changes={changes} titles={{ before: say("desk.before"), after: say("desk.after") }} />
        </details>
      )}
    </>
  );
}
