// A list becomes places: the file, what its columns were understood to mean, its rows as they will be, and the way back.
import { useRef, useState } from "preact/hooks";
import { sendForm, wordsOf } from "./api.ts";
import { Fault, Heading, pageOf, useSending } from "./parts.tsx";
import { revertAct } from "./suggestions.ts";
import { tell } from "./told.tsx";
import { Changes, type FieldChange } from "./values.tsx";
import { say, valuesOf, word } from "./words.ts";

interface Column {
  column: string;
  field?: string;
  examples?: string[];
}

interface Table {
  name: string;
  list: string;
  columns?: Column[];
  mapping: string;
  rows?: number;
}

interface Note {
  code: string;
  column: string;
  text: string;
  effect?: string;
  lines?: string[];
  rows?: number;
}

// Of the contract's JSON: what is empty or nothing is left out, and lines are texts.
interface Row {
  table: string;
  line: string;
  name?: string;
  outcome: string;
  placeId?: string;
  likelihood?: number;
  changes?: { field: string; before?: string[]; after?: string[] }[];
  notes?: string[];
}

interface Answer {
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

interface Mapping {
  columns: { column: string; field: string | null }[];
}

/** What goes with the file. */
interface Options {
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

const noOptions: Options = { defaults: {}, accepted: [], leftOut: [], addTwins: false, asSuggestions: false, comment: "" };

const outcomePrefix = "IMPORT_OUTCOME_";
const outcomeOf = (outcome: string): string => outcome.slice(outcomePrefix.length).toLowerCase();

// Those that become something on the map.
const imported = ["new", "changed"];
const rowsAtOnce = 100;

const fields = [
  "id", "name", "other_names.short", "other_names.alternate", "other_names.former", "kind", "facility_type", "status", "status_as_of", "country", "address.lines",
  "address.postcode", "address.town", "address.area", "position.latitude", "position.longitude", "position", "precision", "opened", "closed", "period", "capacity",
  "capacity_year", "holds", "maximum_stay", "holding_room", "website", "contact.email", "contact.voice", "contact.text", "contact.fax", "contact.url", "languages",
  "offers", "services", "audiences", "ways_to_help", "scope", "opening_hours", "coverage_note", "operator", "authority", "source", "confidence", "verified_on",
  "summary", "note",
];

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

const send = (file: File, options: Options, preview?: string): Promise<Answer> => sendForm<Answer>("/imports", formOf(file, options, preview));

export function ImportView({ canUndo }: { canUndo: boolean }) {
  const [file, setFile] = useState<File>();
  const [options, setOptions] = useState<Options>(noOptions);
  const [answer, setAnswer] = useState<Answer>();
  const [done, setDone] = useState<Answer>();
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string>();
  const latest = useRef(0);
  const isApplying = useRef(false);

  // Whatever is chosen while an answer is on its way is asked at once: the last answer counts.
  const run = async (what: () => Promise<Answer>, then: (answer: Answer) => void): Promise<void> => {
    const mine = ++latest.current;
    setSending(true);
    setFault(undefined);
    try {
      const answer = await what();
      if (mine === latest.current) then(answer);
    } catch (wrong) {
      if (mine === latest.current) setFault(wordsOf(wrong));
    } finally {
      if (mine === latest.current) setSending(false);
    }
  };
  const look = (of: File, by: Options): void => {
    if (isApplying.current) return;
    setFile(of);
    setOptions(by);
    setDone(undefined);
    void run(() => send(of, by), (preview) => {
      setAnswer(preview);
      tell(say("desk.import.read", { name: of.name, count: sum(preview) }));
    });
  };
  const take = (of: File | undefined): void => {
    if (!of) return;
    setAnswer(undefined);
    look(of, noOptions);
  };
  const apply = async (): Promise<void> => {
    isApplying.current = true;
    await run(() => send(file!, options, answer!.preview), (result) => {
      const { actId } = result;
      setDone(result);
      setAnswer(undefined);
      tell(say("desk.import.done", { name: file!.name }), actId && canUndo ? { undo: () => revertAct(actId, say("desk.undo.comment")) } : {});
    });
    isApplying.current = false;
  };

  return (
    <>
      <Heading>{say("desk.import")}</Heading>
      <Drop isSending={isSending} onFile={take} />
      {file && <p role="status"><bdi>{file.name}</bdi> {isSending && say("desk.import.works")}</p>}
      <Fault text={fault} />
      {fault && file && <p><button type="button" onClick={() => look(file, options)}>{say("desk.retry")}</button></p>}
      {done && <Done answer={done} canUndo={canUndo} />}
      {answer && file && (
        <Preview answer={answer} options={options} isSending={isSending} isRefused={fault !== undefined} onChange={(by) => look(file, by)} onApply={() => void apply()}
          onComment={(comment) => setOptions({ ...options, comment })} />
      )}
    </>
  );
}

const sum = ({ counts = [] }: Answer): number => counts.reduce((all, { rows }) => all + rows, 0);

function Drop({ isSending, onFile }: { isSending: boolean; onFile: (file: File | undefined) => void }) {
  const [isOver, setOver] = useState(false);
  return (
    <div class={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isSending) onFile(event.dataTransfer?.files[0]);
      }}>
      <label>{say("desk.import.file")}
        <input type="file" disabled={isSending} onChange={({ currentTarget }) => onFile(currentTarget.files?.[0])} />
      </label>
      <p class="hint">{say("desk.import.hint")}</p>
    </div>
  );
}

interface Previewing {
  answer: Answer;
  options: Options;
  isSending: boolean;
  isRefused: boolean;
  onChange: (options: Options) => void;
  onComment: (comment: string) => void;
  onApply: () => void;
}

function Preview({ answer, options, isSending, isRefused, onChange, onComment, onApply }: Previewing) {
  const { tables = [], counts = [], notes = [], rows = [] } = answer;
  const has = (name: string): boolean => counts.some(({ outcome }) => outcomeOf(outcome) === name);
  const written = counts.filter(({ outcome }) => imported.includes(outcomeOf(outcome))).reduce((all, { rows: count }) => all + count, 0);
  // Applying names the preview, so what changes since is looked at first.
  const [isStale, setStale] = useState(false);
  const change = (by: Partial<Options>): void => {
    setStale(false);
    onChange({ ...options, ...by });
  };
  return (
    <>
      <section>
        <h3>{say("desk.import.columns")}</h3>
        {tables.map((table) => (
          <Columns key={table.name} table={table} canCorrect={tables.length === 1} onMapping={(mapping) => change({ mapping })} />
        ))}
        <Defaults options={options} onChange={change} />
      </section>
      <section>
        <h3>{say("desk.import.rows")}</h3>
        <ul class="words">{counts.map(({ outcome, rows: count }) => <li>{say(`desk.outcome.${outcomeOf(outcome)}`)}: {say.number(count)}</li>)}</ul>
        <p>{options.asSuggestions ? say("desk.import.suggested", { count: answer.suggested ?? 0 })
          : say("desk.import.seen", { published: answer.published ?? 0, waiting: answer.waiting ?? 0 })}</p>
        <Notes notes={notes} accepted={options.accepted} onAccept={(accepted) => change({ accepted })} />
        <Rows rows={rows} notes={notes} leftOut={options.leftOut} onLeave={setStale} onChange={(leftOut) => change({ leftOut })} />
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
  const mapping = JSON.parse(table.mapping) as Mapping;
  const rename = (column: string, field: string): void => onMapping(JSON.stringify({
    ...mapping, columns: mapping.columns.map((each) => (each.column === column ? { column, field: field || null } : each)),
  }));
  return (
    <>
      <p class="hint">{say("desk.import.table", { name: table.name || table.list, list: table.list, count: table.rows ?? 0 })}</p>
      <div class="scroll" tabIndex={0} role="region" aria-label={say("desk.import.columns")}>
        <table>
          <thead><tr><th scope="col">{say("desk.import.column")}</th><th scope="col">{say("desk.import.means")}</th><th scope="col">{say("desk.import.examples")}</th></tr></thead>
          <tbody>
            {(table.columns ?? []).map(({ column, field = "", examples = [] }, index) => (
              <tr>
                <th scope="row" id={`column-${index}`}><bdi>{column}</bdi></th>
                <td>{canCorrect ? (
                  <select aria-labelledby={`column-${index}`} onChange={({ currentTarget }) => rename(column, currentTarget.value)}>
                    <option value="" selected={field === ""}>{say("desk.import.unread")}</option>
                    {[...new Set([...fields, ...field ? [field] : []])].map((name) => <option value={name} selected={name === field}>{columnName(name)}</option>)}
                  </select>
                ) : field ? columnName(field) : say("desk.import.unread")}</td>
                <td class="hint"><bdi>{examples.join(" | ")}</bdi></td>
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

/** What a row changes, and what is odd about it, in words. */
function RowMore({ row, notes }: { row: Row; notes: Note[] }) {
  const changes: FieldChange[] = (row.changes ?? []).map(({ field, before = [], after = [] }) => ({ field, before, after }));
  const own = notes.filter(({ code, lines = [] }) => (row.notes ?? []).includes(code) && lines.includes(row.line));
  return (
    <>
      {own.length > 0 && <ul class="hint">{own.map((note) => <li lang="en" dir="ltr">{note.text}</li>)}</ul>}
      {row.placeId && outcomeOf(row.outcome) !== "new" && (
        <p>
          <a href={pageOf(row.placeId)} target="_blank" rel="noopener noreferrer">{say("desk.page")}</a>{" "}
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

/** What an import did, and the way back. */
function Done({ answer, canUndo }: { answer: Answer; canUndo: boolean }) {
  const [isUndone, setUndone] = useState(false);
  const { isSending, fault, run } = useSending();
  const { actId, counts = [], rows = [] } = answer;
  const undo = (): Promise<void> => run(async () => {
    tell(await revertAct(actId!, say("desk.undo.comment")));
    setUndone(true);
  });
  return (
    <section>
      <h3 tabIndex={-1}>{say("desk.import.result")}</h3>
      <ul class="words">{counts.map(({ outcome, rows: count }) => <li>{say(`desk.outcome.${outcomeOf(outcome)}`)}: {say.number(count)}</li>)}</ul>
      <p>{say("desk.import.seen", { published: answer.published ?? 0, waiting: answer.waiting ?? 0 })}</p>
      <ul class="rows">
        {rows.filter(({ placeId, outcome }) => placeId && imported.includes(outcomeOf(outcome))).slice(0, rowsAtOnce).map((row) => (
          <li><a href={pageOf(row.placeId!)} target="_blank" rel="noopener noreferrer"><bdi>{row.name}</bdi></a></li>
        ))}
      </ul>
      <Fault text={fault} />
      {actId && canUndo && !isUndone && <p><button type="button" class="alarm" disabled={isSending} onClick={() => void undo()}>{say("desk.import.undo")}</button></p>}
      {actId && !canUndo && <p class="hint">{say("desk.import.undo.reviewer")}</p>}
    </section>
  );
}
