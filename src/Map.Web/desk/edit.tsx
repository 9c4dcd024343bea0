// Editing a suggestion before it is accepted.
import { type Acceptance, type Suggestion } from "./suggestions.ts";
import { choicesOf, type Json, type Leaf, leavesOf, typedValue, withValues } from "./proposed.ts";
import { fieldName, say, word } from "./words.ts";

/** What is edited: the change as it was proposed, on the map as it is now; of a report, the place that it is about. */
function startOf({ proposed, place, conflicts, reportKind }: Suggestion): Json {
  if (reportKind === "WRONG" && place) {
    const { id, revision, name, status, website, summary, note } = place;
    return { updatePlace: { id, revision, place: { name, status, website, summary, note } } };
  }

  const change = JSON.parse(proposed ?? "null") as Json;
  const update = (change as { updatePlace?: { revision: number } } | null)?.updatePlace;
  // Whoever edits it has seen what others made of the fields since.
  if (update && place && conflicts.length > 0) update.revision = place.revision;
  return change;
}

const nameOf = ({ path }: Leaf): string => {
  const parts = path.map((part) => (typeof part === "number" ? say.number(part + 1) : fieldName(part)));
  // Less the kind of the change, and what all of it is of.
  return parts.slice(path[1] === "place" || path[1] === "organisation" || path[1] === "involvement" ? 2 : 1).join(" › ");
};

function Field({ leaf, id }: { leaf: Leaf; id: string }) {
  const { value, words } = leaf;
  const choices = choicesOf(leaf);
  if (typeof value === "boolean") return (
    <label class="switch"><input type="checkbox" name={id} value="yes" defaultChecked={value} /> {nameOf(leaf)}</label>
  );
  if (Array.isArray(value) && choices.length > 0) return (
    <fieldset class="entry choices">
      <legend>{nameOf(leaf)}</legend>
      <ul>
        {choices.map((choice) => (
          <li><label><input type="checkbox" name={id} value={choice} defaultChecked={value.includes(choice)} /> {word(words!, choice)}</label></li>
        ))}
      </ul>
    </fieldset>
  );
  return (
    <div class="entry">
      <label for={id}>{nameOf(leaf)}</label>
      {choices.length > 0 ? (
        <select id={id} name={id}>
          {value === null && <option value="" />}
          {choices.map((choice) => <option value={choice} selected={choice === value}>{word(words!, choice)}</option>)}
        </select>
      ) : Array.isArray(value) || String(value ?? "").length > 60 ? (
        <textarea id={id} name={id} rows={3} dir="auto" defaultValue={Array.isArray(value) ? value.join("\n") : String(value)} />
      ) : <input id={id} name={id} type="text" dir="auto" autocomplete="off" defaultValue={String(value ?? "")} />}
      {Array.isArray(value) && <p class="hint">{say("desk.edit.lines")}</p>}
    </div>
  );
}

/** @param onAccept gets what the reviewer made of it */
export function EditPanel({ suggestion, isSending, onAccept, onCancel }: {
  suggestion: Suggestion; isSending: boolean; onAccept: (more: Acceptance) => void; onCancel: () => void;
}) {
  const start = startOf(suggestion);
  const leaves = leavesOf(start);
  const idOf = (index: number): string => `edit-${index}`;

  function submit(form: HTMLFormElement): void {
    const typed = new FormData(form);
    const values = new Map(leaves.map((leaf, index) => [leaf.path.join("/"), typedValue(leaf, typed.getAll(idOf(index)).map(String))]));
    const changed = leaves.filter((leaf) => JSON.stringify(values.get(leaf.path.join("/"))) !== JSON.stringify(leaf.value));
    const [citation, url] = ["citation", "url"].map((name) => String(typed.get(name)).trim());
    const sources: Pick<Acceptance, "sources"> = citation ? { sources: [{ citation, ...url ? { url } : {} }] } : {};
    // What others have changed since is accepted only against the revision that the reviewer has seen.
    if (changed.length === 0 && suggestion.conflicts.length === 0) {
      onAccept(sources);
      return;
    }

    const edited = withValues(start, (path) => values.get(path.join("/"))) as { updatePlace?: { place: Record<string, Json> } };
    // Of a report only what the reviewer changes is a change.
    if (suggestion.reportKind && edited.updatePlace) {
      const names = new Set(changed.map(({ path }) => path.at(-1)));
      edited.updatePlace.place = Object.fromEntries(Object.entries(edited.updatePlace.place).filter(([name]) => names.has(name)));
    }

    onAccept({ edited, ...sources });
  }

  return (
    <form class="suggest panel" aria-label={say("desk.edit")} onSubmit={(event) => {
      event.preventDefault();
      submit(event.currentTarget);
    }}>
      <h3>{say("desk.edit")}</h3>
      {suggestion.reportKind && <p class="hint">{say("desk.edit.report")}</p>}
      {leaves.length === 0 && <p class="hint">{say("desk.edit.nothing")}</p>}
      {leaves.map((leaf, index) => <Field leaf={leaf} id={idOf(index)} />)}
      <div class="entry">
        <label for="edit-citation">{say("desk.edit.source")}</label>
        <p class="hint">{say("desk.edit.source.hint")}</p>
        <input id="edit-citation" name="citation" type="text" dir="auto" autocomplete="off" maxLength={2000} />
      </div>
      <div class="entry">
        <label for="edit-url">{say("suggest.source.url")}</label>
        <input id="edit-url" name="url" type="text" inputMode="url" dir="ltr" autocomplete="off" maxLength={2000} />
      </div>
      <p class="buttons">
        <button class="send" disabled={isSending}>{say("desk.edit.accept")}</button>
        <button type="button" onClick={onCancel}>{say("desk.cancel")}</button>
      </p>
    </form>
  );
}
