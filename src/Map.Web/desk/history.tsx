// The history of a place: who changed what, when, on whose word; and undoing one of these changes.
import { useEffect, useState } from "preact/hooks";
import { ask, Refused } from "./api.ts";
import { LooksAtPlace } from "./looks.tsx";
import { Fault, Heading, kindAndStatus, pageOf, PlaceSearch, useSending, Waiting } from "./parts.tsx";
import { candidatesOf, historyOf } from "./routes.ts";
import { tell } from "./told.tsx";
import { Changes, type FieldChange } from "./values.tsx";
import { fieldName, hour, say, word } from "./words.ts";

interface Revision {
  number: number;
  at: string;
  kind: string;
  origin: string;
  author: string | null;
  comment: string | null;
  actId: string | null;
  suggestionId: string | null;
  changes: FieldChange[];
}

interface PlaceHistory {
  id: string;
  name: string;
  kind: string;
  status: string;
  history: { nodes: Revision[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

const historyQuery = `
query DeskHistory($id: ID!, $after: String) {
  place(id: $id) {
    id name kind status
    history(first: 20, after: $after) {
      nodes { number at kind origin author comment actId suggestionId changes { field before after } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export function HistoryView({ id, canRevert }: { id: string | undefined; canRevert: boolean }) {
  return (
    <>
      <Heading>{say("desk.history")}</Heading>
      <PlaceSearch href={historyOf} />
      {id && <History key={id} id={id} canRevert={canRevert} />}
    </>
  );
}

function History({ id, canRevert }: { id: string; canRevert: boolean }) {
  const [place, setPlace] = useState<PlaceHistory>();
  const [revisions, setRevisions] = useState<Revision[]>([]);
  const [isMissing, setMissing] = useState(false);
  const { isSending, fault, run } = useSending();

  const load = (after: string | null): Promise<void> => run(async () => {
    const answer = await ask<{ place: PlaceHistory | null }>(historyQuery, { id, after });
    setMissing(answer.place === null);
    if (!answer.place) return;
    const { nodes } = answer.place.history;
    setPlace(answer.place);
    setRevisions((known) => (after ? [...known, ...nodes] : nodes));
  });
  useEffect(() => void load(null), []);

  if (isMissing) return <Fault text={say("desk.place.none")} />;
  if (!place) return fault ? <Fault text={fault} /> : <Waiting />;
  return (
    <section>
      <h3><a href={pageOf(place.id)} target="_blank" rel="noopener noreferrer"><bdi>{place.name}</bdi></a> <span class="hint">{kindAndStatus(place)}</span></h3>
      {canRevert && <LooksAtPlace id={id} />}
      {canRevert && <p class="more"><a href={candidatesOf(place.id)}>{say("desk.history.twins")}</a></p>}
      <ol class="revisions">
        {revisions.map((revision) => (
          <li key={revision.number}>
            <RevisionRow revision={revision} canRevert={canRevert} onReverted={() => void load(null)} />
          </li>
        ))}
      </ol>
      <Fault text={fault} />
      {place.history.pageInfo.hasNextPage && (
        <p><button type="button" disabled={isSending} onClick={() => void load(place.history.pageInfo.endCursor)}>{say("desk.history.more")}</button></p>
      )}
    </section>
  );
}

function RevisionRow({ revision, canRevert, onReverted }: { revision: Revision; canRevert: boolean; onReverted: () => void }) {
  const { number, at, author, origin, comment, changes, kind } = revision;
  const [isOpen, setOpen] = useState(false);
  return (
    <article aria-labelledby={`revision-${number}`}>
      <h4 id={`revision-${number}`}>
        <time dateTime={at}>{hour(at)}</time> <span class="hint">{say("desk.revision", { number: String(number) })}</span>
      </h4>
      <p>
        {author ? <bdi>{author}</bdi> : say("desk.author.none")}, {word("desk.origin", origin)}
        {kind === "ADDED" && <>, {say("desk.added")}</>}
      </p>
      {comment && <blockquote><p dir="auto">{comment}</p></blockquote>}
      <details open={changes.length <= 4}>
        <summary>{say("desk.changes", { count: changes.length })}</summary>
        <Changes changes={changes} titles={{ before: say("desk.before"), after: say("desk.after") }} />
      </details>
      {canRevert && !isOpen && <p><button type="button" onClick={() => setOpen(true)}>{say("desk.revert")}</button></p>}
      {isOpen && <RevertPanel number={number} onCancel={() => setOpen(false)} onReverted={() => {
        setOpen(false);
        onReverted();
      }} />}
    </article>
  );
}

interface Reverted {
  undone: { name: string; change: FieldChange }[];
  builtUpon: { name: string; field: string; revisions: number[] }[];
  fields: number;
  fieldsBuiltUpon: number;
  applied: boolean;
}

const revertQuery = `
mutation DeskRevert($input: RevertRevisionInput!) {
  revertRevision(input: $input) {
    fields fieldsBuiltUpon applied
    undone { name change { field before after } }
    builtUpon { name field revisions }
  }
}`;

const revert = async (number: number, comment: string, validateOnly: boolean): Promise<Reverted> =>
  (await ask<{ revertRevision: Reverted }>(revertQuery, { input: { number, summary: { comment }, validateOnly } })).revertRevision;

/** What undoing would do, before it is done. */
function RevertPanel({ number, onCancel, onReverted }: { number: number; onCancel: () => void; onReverted: () => void }) {
  const [preview, setPreview] = useState<Reverted>();
  const { isSending, fault, run } = useSending();
  const look = (): Promise<void> => run(async () => setPreview(await revert(number, say("desk.revert"), true)));
  useEffect(() => void look(), []);

  function send(comment: string): void {
    void run(async () => {
      try {
        const done = await revert(number, comment, false);
        tell(done.applied ? say("desk.reverted", { count: done.fields }) : say("desk.undone.nothing"));
        onReverted();
      } catch (wrong) {
        // Somebody was faster: what it would do now is another thing.
        if (wrong instanceof Refused && wrong.isConflict) setPreview(await revert(number, comment, true));
        throw wrong;
      }
    });
  }

  return (
    <form class="suggest panel" aria-label={say("desk.revert")} onSubmit={(event) => {
      event.preventDefault();
      send(String(new FormData(event.currentTarget).get("comment")).trim());
    }}>
      <Fault text={fault} />
      {!preview && !fault && <Waiting />}
      {preview && (
        <>
          <p role="status">{say("desk.revert.preview", { count: preview.fields })}</p>
          <Changes changes={preview.undone.filter(({ change }) => change.field).map(({ change }) => change)} titles={{ before: say("desk.now"), after: say("desk.then") }} />
          {preview.builtUpon.length > 0 && (
            <section>
              <p class="notice wrong">{say("desk.revert.kept", { count: preview.fieldsBuiltUpon })}</p>
              <ul>{preview.builtUpon.map(({ name, field, revisions }) => (
                <li><bdi>{name}</bdi>{field && <>, {fieldName(field)}</>}: {say("desk.revert.since", { numbers: revisions.join(", ") })}</li>
              ))}</ul>
            </section>
          )}
        </>
      )}
      {preview && preview.fields > 0 && (
        <div class="entry">
          <label for={`why-${number}`}>{say("desk.why")}</label>
          <p class="hint">{say("desk.why.hint")}</p>
          <input id={`why-${number}`} name="comment" type="text" required maxLength={500} dir="auto" autocomplete="off" />
        </div>
      )}
      <p class="buttons">
        {preview && preview.fields > 0 && <button class="send" disabled={isSending}>{say("desk.revert.confirm")}</button>}
        <button type="button" onClick={onCancel}>{say("desk.cancel")}</button>
      </p>
    </form>
  );
}
