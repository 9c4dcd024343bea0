// Places that may be the same: reports that say so, candidates for a place, and two side by side to be merged field by field.
import { useState } from "preact/hooks";
import { ask } from "./api.ts";
import { LooksAtPlace } from "./looks.tsx";
import { Fault, Heading, kindAndStatus, pageOf, PlaceSearch, useAnswer, useSending, Waiting } from "./parts.tsx";
import { candidatesOf, open, twinsOf, view } from "./routes.ts";
import { accept, listSuggestions, reject, revertAct, type SimilarPlace, type Suggestion } from "./suggestions.ts";
import { tell } from "./told.tsx";
import { type FieldChange, Pair } from "./values.tsx";
import { fieldName, say } from "./words.ts";

// Pairs that somebody has looked at in this tab and found to be two.
const two = new Set<string>();
const pairOf = (place: string, other: string): string => [place, other].sort().join();

export function TwinsView({ route: [place, other, suggestion] }: { route: string[] }) {
  return (
    <>
      <Heading>{say("desk.twins")}</Heading>
      {place && <LooksAtPlace key={`looks ${place}`} id={place} />}
      {place && other ? <Compare key={place + other} ids={[place, other]} suggestion={suggestion} />
        : place ? <Candidates key={place} id={place} />
        : (
          <>
            <p>{say("desk.twins.lead")}</p>
            <PlaceSearch href={candidatesOf} />
            <Reports />
          </>
        )}
    </>
  );
}

const mostReports = 100;

/** What people reported as the same. */
function Reports() {
  const { value, fault } = useAnswer(async () => (await listSuggestions({ kinds: ["REPORT"] }, null, mostReports)).nodes
    .filter((one): one is Suggestion & { place: object; sameAs: object } => one.place !== null && one.sameAs !== null), 0);
  if (fault) return <Fault text={fault} />;
  if (!value) return <Waiting />;
  return (
    <section>
      <h3>{say("desk.twins.reports")}</h3>
      {value.length === 0 ? <p class="hint">{say("desk.twins.reports.none")}</p> : (
        <ul class="rows">
          {value.map(({ id, place, sameAs, comment }) => (
            <li>
              <a href={twinsOf(place.id, sameAs.id, id)}><bdi>{place.name}</bdi> = <bdi>{sameAs.name}</bdi></a> {comment && <span class="hint" dir="auto">{comment}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Known {
  id: string;
  name: string;
  kind: string;
  status: string;
  country: string | null;
  website: string | null;
  precision: string | null;
  position: { latitude: number; longitude: number } | null;
  address: Record<"lines" | "postcode" | "town" | "area", string | null> | null;
  otherNames: { name: string; language: string | null; kind: string }[];
  contacts: { kind: string; value: string }[];
}

const knownQuery = `
query DeskKnown($id: ID!) {
  place(id: $id) {
    id name kind status country website precision position { latitude longitude } address { lines postcode town area }
    otherNames { name language kind } contacts { kind value }
  }
}`;

const similarQuery = `
query DeskSimilar($input: SimilarPlacesInput!) {
  similarPlaces(input: $input, first: 11) { likelihood band evidence place { id name kind status } }
}`;

/** The places that may be the same as one, likeliest first; undefined when there is no such place. */
async function candidatesFor(id: string): Promise<{ place: Known; similar: SimilarPlace[] } | undefined> {
  const { place } = await ask<{ place: Known | null }>(knownQuery, { id });
  if (!place) return undefined;
  const { id: own, status: _, contacts, ...known } = place;
  const input = { ...known, contacts: contacts.map((contact) => ({ ...contact, visibility: "PUBLIC" })) };
  const { similarPlaces } = await ask<{ similarPlaces: SimilarPlace[] }>(similarQuery, { input });
  return { place, similar: similarPlaces.filter((each) => each.place.id !== own && each.place.kind === place.kind && !two.has(pairOf(own, each.place.id))) };
}

function Candidates({ id }: { id: string }) {
  const { value, fault } = useAnswer(async () => ({ found: await candidatesFor(id) }), id);
  if (fault) return <Fault text={fault} />;
  if (!value) return <Waiting />;
  if (!value.found) return <Fault text={say("desk.place.none")} />;
  const { place, similar } = value.found;
  return (
    <section>
      <h3><bdi>{place.name}</bdi> <span class="hint">{kindAndStatus(place)}</span></h3>
      {similar.length === 0 ? <p role="status">{say("desk.twins.none")}</p> : (
        <ol class="rows">
          {similar.map(({ place: other, likelihood, evidence }) => (
            <li>
              <a href={twinsOf(place.id, other.id)}><bdi>{other.name}</bdi></a> {kindAndStatus(other)}, <strong>{say("desk.likely", { percent: Math.round(likelihood * 100) })}</strong>
              {" "}<span class="hint" lang="en" dir="ltr">{evidence.join(" · ")}</span>
            </li>
          ))}
        </ol>
      )}
      <p class="more"><a href={view("twins")}>{say("desk.twins.others")}</a></p>
    </section>
  );
}

interface Twin {
  id: string;
  name: string;
  kind: string;
  status: string;
  revision: number;
}

const pairQuery = `
query DeskPair($one: ID!, $other: ID!) {
  one: place(id: $one) { id name kind status revision }
  other: place(id: $other) { id name kind status revision }
}`;

const mergeQuery = `
mutation DeskMerge($input: MergePlacesInput!) {
  mergePlaces(input: $input) { actId changes { field before after } }
}`;

const ofEvery = [
  "name", "summary", "website", "contacts", "note", "confidence", "verifiedOn", "position", "precision", "address.lines", "address.postcode", "address.town",
  "address.area", "country", "coverage", "coverageNote", "status", "statusAsOf", "periods",
];

const ofKind: Record<string, string[]> = {
  DETENTION_CENTRE: ["detentionCentre.facilityType", "detentionCentre.facilityTypeNote", "detentionCentre.capacities", "detentionCentre.holds", "detentionCentre.maximumStay"],
  REPORTING_CENTRE: ["reportingCentre.holdingRoom", "reportingCentre.openingHours"],
  SUPPORT_GROUP: [
    "supportGroup.organisation", "supportGroup.scope", "supportGroup.languages", "supportGroup.offers", "supportGroup.services", "supportGroup.audiences",
    "supportGroup.waysToHelp", "supportGroup.openingHours",
  ],
  OFFICE: ["office.organisation"],
};

// A position is known as exactly as its precision says, so both are taken or none.
const withField: Record<string, string[]> = { position: ["position", "precision"], precision: ["position", "precision"] };

/** The path by which a merge takes a field that a change names. */
const pathsOf = (field: string, kind: string): string[] => withField[field]
  ?? [...ofEvery, ...ofKind[kind] ?? []].filter((path) => path === field || path.endsWith(`.${field}`));

interface Merge {
  actId: string | null;
  changes: FieldChange[];
}

const merge = async (stays: Twin, goes: Twin, take: string[], comment: string, validateOnly: boolean): Promise<Merge> =>
  (await ask<{ mergePlaces: Merge }>(mergeQuery, {
    input: { id: stays.id, otherId: goes.id, revision: stays.revision, otherRevision: goes.revision, take, summary: { comment }, validateOnly },
  })).mergePlaces;

/** Two places, and what a merge that takes everything from the second would change of the first. */
async function loadPair(ids: [string, string]): Promise<{ stays: Twin; goes: Twin; differences: FieldChange[] } | undefined> {
  const { one, other } = await ask<{ one: Twin | null; other: Twin | null }>(pairQuery, { one: ids[0], other: ids[1] });
  if (!one || !other) return undefined;
  const { changes } = await merge(one, other, [...ofEvery, ...ofKind[one.kind] ?? []], say("desk.merge"), true);
  return { stays: one, goes: other, differences: changes };
}

function Compare({ ids, suggestion }: { ids: [string, string]; suggestion: string | undefined }) {
  const [isTurned, setTurned] = useState(false);
  const [again, setAgain] = useState(0);
  const pair: [string, string] = isTurned ? [ids[1], ids[0]] : ids;
  const { value, fault } = useAnswer(async () => ({ found: await loadPair(pair) }), `${isTurned} ${again}`);
  if (fault) return (
    <>
      <Fault text={fault} />
      <div class="buttons">
        <button type="button" onClick={() => setAgain(again + 1)}>{say("desk.retry")}</button>
        <NotTheSame ids={ids} suggestion={suggestion} />
      </div>
    </>
  );
  if (!value) return <Waiting />;
  if (!value.found) return <Fault text={say("desk.place.none")} />;
  return <Choose key={pair.join()} {...value.found} suggestion={suggestion} onTurn={() => setTurned(!isTurned)} onAgain={() => setAgain(again + 1)} />;
}

function NotTheSame({ ids, suggestion }: { ids: [string, string]; suggestion: string | undefined }) {
  const { isSending, fault, run } = useSending();
  const send = (): Promise<void> => run(async () => {
    if (suggestion) await reject({ ids: [suggestion] }, say("desk.twins.not.reason"));
    two.add(pairOf(...ids));
    tell(say(suggestion ? "desk.twins.not.done" : "desk.twins.not.here"));
    open(suggestion ? view("twins") : candidatesOf(ids[0]));
  });
  return (
    <>
      <button type="button" disabled={isSending} onClick={() => void send()}>{say("desk.twins.not")}</button>
      <Fault text={fault} />
    </>
  );
}

interface Choosing {
  stays: Twin;
  goes: Twin;
  differences: FieldChange[];
  suggestion: string | undefined;
  onTurn: () => void;
  onAgain: () => void;
}

function Choose({ stays, goes, differences, suggestion, onTurn, onAgain }: Choosing) {
  const [taken, setTaken] = useState<readonly string[]>([]);
  const { isSending, fault, run } = useSending();
  const chosen = differences.filter(({ field }) => pathsOf(field, stays.kind).length > 0 && field !== "precision");
  const kept = differences.filter(({ field }) => pathsOf(field, stays.kind).length === 0);

  function send(comment: string): void {
    const take = [...new Set(taken.flatMap((field) => pathsOf(field, stays.kind)))];
    void run(async () => {
      // A report is closed first: its place may be the one that goes. What would refuse the merge is seen before that.
      if (suggestion) {
        await merge(stays, goes, take, comment, true);
        await accept(suggestion, {});
      }

      const { actId } = await merge(stays, goes, take, comment, false);
      tell(say("desk.merged", { name: stays.name }), actId ? { undo: () => revertAct(actId, say("desk.undo.comment")) } : {});
      open(view("twins"));
    });
  }

  return (
    <form class="suggest compare" onSubmit={(event) => {
      event.preventDefault();
      send(String(new FormData(event.currentTarget).get("comment")).trim());
    }}>
      <div class="pair">
        {[stays, goes].map((place, index) => (
          <div>
            <p class="hint">{say(index === 0 ? "desk.merge.stays" : "desk.merge.goes")}</p>
            <h3><a href={pageOf(place.id)} target="_blank" rel="noopener noreferrer"><bdi>{place.name}</bdi></a></h3>
            <p>{kindAndStatus(place)}</p>
          </div>
        ))}
      </div>
      <p class="buttons"><button type="button" onClick={onTurn}>{say("desk.merge.turn")}</button></p>
      {chosen.length === 0 && <p>{say("desk.merge.same")}</p>}
      {chosen.map((change) => (
        <fieldset class="entry change">
          <legend>{fieldName(change.field)}</legend>
          <Pair change={change} titles={{ before: say("desk.merge.stays"), after: say("desk.merge.goes") }} />
          <div class="pair">
            {[false, true].map((isTaken) => (
              <label class="switch">
                <input type="radio" name={`take-${change.field}`} checked={taken.includes(change.field) === isTaken}
                  onChange={() => setTaken(isTaken ? [...taken, change.field] : taken.filter((field) => field !== change.field))} />
                {" "}{say("desk.merge.this", { field: fieldName(change.field) })}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {kept.length > 0 && <p class="hint">{say("desk.merge.kept", { fields: kept.map(({ field }) => fieldName(field)).join(", ") })}</p>}
      <div class="entry">
        <label for="merge-why">{say("desk.why")}</label>
        <p class="hint">{say("desk.why.hint")}</p>
        <input id="merge-why" name="comment" type="text" required maxLength={500} dir="auto" autocomplete="off" />
      </div>
      <Fault text={fault} />
      <div class="buttons">
        <button class="send" disabled={isSending}>{say("desk.merge.confirm", { name: stays.name })}</button>
        <NotTheSame ids={[stays.id, goes.id]} suggestion={suggestion} />
        {fault && <button type="button" onClick={onAgain}>{say("desk.merge.again")}</button>}
      </div>
    </form>
  );
}
