// What is likely wrong by now: to be looked at, and confirmed, or asked of the group itself.
import { useEffect, useState } from "preact/hooks";
import { ask } from "./api.ts";
import { Fault, Heading, kindAndStatus, pageOf, useSending, Waiting } from "./parts.tsx";
import { type Region, RegionField } from "./regions.tsx";
import { historyOf } from "./routes.ts";
import { Secret } from "./secret.tsx";
import { revertAct } from "./suggestions.ts";
import { tell } from "./told.tsx";
import { hour, say, valuesOf, word } from "./words.ts";

interface Stale {
  likelihood: number;
  reasons: { text: string }[];
  node: { id: string; name: string; kind: string; status: string; country: string | null; revision: number };
}

interface Page {
  edges: Stale[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const staleQuery = `
query DeskStale($filter: PlaceFilter, $after: String) {
  stalePlaces(filter: $filter, first: 20, after: $after) {
    edges { likelihood reasons { text } node { id name kind status country revision } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const confirmMutation = `
mutation DeskConfirm($input: ConfirmPlaceInput!) {
  confirmPlace(input: $input) { actId }
}`;

const linkMutation = `
mutation DeskLink($input: CreateConfirmationLinkInput!) {
  createConfirmationLink(input: $input) { path endsAt }
}`;

/** @param canRevert whether the key may undo what it confirmed */
export function StaleView({ canRevert }: { canRevert: boolean }) {
  const [region, setRegion] = useState<Region>();
  const [kind, setKind] = useState("");
  return (
    <>
      <Heading>{say("desk.stale")}</Heading>
      <p class="hint">{say("desk.stale.lead")}</p>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <RegionField region={region} onChoose={setRegion} />
        <label>{say("desk.kind")}
          <select onChange={({ currentTarget }) => setKind(currentTarget.value)}>
            <option value="">{say("desk.kind.all")}</option>
            {valuesOf("kind").map((each) => <option value={each} selected={each === kind}>{word("kind", each)}</option>)}
          </select>
        </label>
      </form>
      <StaleList key={`${region?.code} ${kind}`} region={region?.code} kind={kind} canRevert={canRevert} />
    </>
  );
}

/** The list of one choice: a slow answer to an earlier one is for a list that is gone. */
function StaleList({ region, kind, canRevert }: { region: string | undefined; kind: string; canRevert: boolean }) {
  const [page, setPage] = useState<Page>();
  const { isSending, fault, run } = useSending();
  const load = (after: string | null): Promise<void> => run(async () => {
    const filter = { ...region ? { regions: [region] } : {}, ...kind ? { kinds: [kind] } : {} };
    const { stalePlaces } = await ask<{ stalePlaces: Page }>(staleQuery, { filter: region || kind ? filter : null, after });
    setPage((before) => (after && before ? { ...stalePlaces, edges: [...before.edges, ...stalePlaces.edges] } : stalePlaces));
  });
  useEffect(() => void load(null), []);

  const remove = (id: string): void => setPage((now) => now && { ...now, edges: now.edges.filter(({ node }) => node.id !== id) });
  if (!page) return fault ? <Fault text={fault} /> : <Waiting />;
  return (
    <>
      <Fault text={fault} />
      {page.edges.length === 0 && <p role="status">{say("desk.stale.none")}</p>}
      <ul class="rows">
        {page.edges.map((stale) => (
          <li key={stale.node.id}><StaleRow stale={stale} canRevert={canRevert} onConfirmed={() => remove(stale.node.id)} /></li>
        ))}
      </ul>
      {page.pageInfo.hasNextPage && (
        <p><button type="button" disabled={isSending} onClick={() => void load(page.pageInfo.endCursor)}>{say("desk.stale.more")}</button></p>
      )}
    </>
  );
}

function StaleRow({ stale, canRevert, onConfirmed }: { stale: Stale; canRevert: boolean; onConfirmed: () => void }) {
  const { node: place, likelihood, reasons } = stale;
  const [isConfirming, setConfirming] = useState(false);
  const [link, setLink] = useState<{ path: string; endsAt: string }>();
  const { isSending, fault, run } = useSending();

  const confirm = (form: FormData): Promise<void> => run(async () => {
    const text = (name: string): string => String(form.get(name)).trim();
    const source = { citation: text("how"), ...text("url") ? { url: text("url") } : {} };
    const { confirmPlace } = await ask<{ confirmPlace: { actId: string | null } }>(
      confirmMutation, { input: { id: place.id, revision: place.revision, summary: { sources: [source] } } });
    const { actId } = confirmPlace;
    tell(say("desk.stale.done", { name: place.name }), actId && canRevert ? { undo: () => revertAct(actId, say("desk.undo.comment")) } : {});
    onConfirmed();
  });
  const makeLink = (): Promise<void> => run(async () => {
    setLink((await ask<{ createConfirmationLink: { path: string; endsAt: string } }>(linkMutation, { input: { place: place.id } })).createConfirmationLink);
  });

  return (
    <article>
      <h3>
        <a href={pageOf(place.id)} target="_blank" rel="noopener noreferrer"><bdi>{place.name}</bdi></a>{" "}
        <span class="hint">{kindAndStatus(place)}{place.country && `, ${place.country}`}</span>
      </h3>
      <p><strong>{say("desk.stale.likely", { percent: Math.min(99, Math.round(likelihood * 100)) })}</strong></p>
      <ul class="hint" lang="en" dir="ltr">{reasons.map(({ text }) => <li>{text}</li>)}</ul>
      <Fault text={fault} />
      {link && (
        <Secret lead={say("desk.stale.link.made", { when: hour(link.endsAt) })} text={location.origin + link.path} seen={say("desk.close")} onSeen={() => setLink(undefined)} />
      )}
      {!isConfirming && !link && (
        <p class="buttons">
          <button type="button" class="word" onClick={() => setConfirming(true)}>{say("desk.stale.right")}</button>
          {place.kind === "SUPPORT_GROUP" && (
            <button type="button" class="word" disabled={isSending} onClick={() => void makeLink()}>{say("desk.stale.link")}</button>
          )}
          <a href={historyOf(place.id)}>{say("desk.history")}</a>
        </p>
      )}
      {isConfirming && (
        <form class="suggest panel" onSubmit={(event) => {
          event.preventDefault();
          void confirm(new FormData(event.currentTarget));
        }}>
          <div class="entry">
            <label for={`how-${place.id}`}>{say("desk.stale.how")}</label>
            <p class="hint" id={`how-hint-${place.id}`}>{say("desk.stale.how.hint")}</p>
            <input id={`how-${place.id}`} name="how" type="text" required maxLength={500} dir="auto" autocomplete="off" autofocus aria-describedby={`how-hint-${place.id}`} />
          </div>
          <div class="entry">
            <label for={`url-${place.id}`}>{say("desk.stale.url")}</label>
            <input id={`url-${place.id}`} name="url" type="url" maxLength={2000} dir="ltr" autocomplete="off" />
          </div>
          <p class="buttons">
            <button class="send" disabled={isSending}>{say("desk.stale.confirm")}</button>
            <button type="button" onClick={() => setConfirming(false)}>{say("desk.cancel")}</button>
          </p>
        </form>
      )}
    </article>
  );
}
