// One suggestion, with all that a reviewer needs to decide about it.
import { type ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Refused } from "./api.ts";
import { EditPanel } from "./edit.tsx";
import { useKeys } from "./keys.tsx";
import { Fault, kindAndStatus, pageOf, useSending } from "./parts.tsx";
import { fieldsGiven, type Json } from "./proposed.ts";
import { historyOf, open, twinsOf } from "./routes.ts";
import { type Acceptance, accept, askAbout, reject, revertAct, riskWord, type Suggestion, subjectOf, whatOf } from "./suggestions.ts";
import { type Told } from "./told.tsx";
import { type FieldChange, Pair, type Source, Sources } from "./values.tsx";
import { fieldName, hour, say } from "./words.ts";

type Panel = "reject" | "ask" | "edit" | "why";

// What was last written stays, for the next of the same sort.
let lastReason = "";

const reasons = ["desk.reason.source", "desk.reason.known", "desk.reason.wrong", "desk.reason.spam", "desk.reason.private"];

interface Actions {
  /** It is decided, and leaves the queue. */
  onDecided: (told: Told) => void;
  /** Somebody else was faster, or the map has changed. */
  onConflict: (why: string) => void;
  onGroup: (group: string) => void;
}

export function Item({ suggestion, onDecided, onConflict, onGroup }: { suggestion: Suggestion } & Actions) {
  const { id, kind, reportKind, place, sameAs, changes, conflicts } = suggestion;
  const name = subjectOf(suggestion);
  const given = useMemo(() => (kind === "UPDATE_PLACE" ? fieldsGiven(JSON.parse(suggestion.proposed ?? "null") as Json) : new Set<string>()), [suggestion]);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [panel, setPanel] = useState<Panel>();
  const { isSending, fault, run } = useSending();
  const byField = changes.filter(({ field }) => given.has(field)).map(({ field }) => field);
  const chosen = byField.filter((field) => !left.includes(field));
  const isPart = left.length > 0;

  const send = (what: () => Promise<Told>): Promise<void> => run(async () => {
    try {
      onDecided(await what());
    } catch (wrong) {
      if (wrong instanceof Refused && (wrong.isConflict || wrong.code === "NOT_FOUND")) {
        onConflict(wrong.message);
        return;
      }

      if (wrong instanceof Refused && wrong.fields.some((field) => field.includes("sources") || field.startsWith("input.edited"))) setPanel("edit");
      throw wrong;
    }
  });

  const acceptWith = (more: Acceptance): Promise<void> => send(async () => {
    if (more.fields?.length === 0) throw new Refused(say("desk.accept.none"));
    const act = await accept(id, more);
    const text = say("desk.accepted", { name });
    return act ? { text, undo: () => revertAct(act, say("desk.undo.comment")) } : { text };
  });

  // A place goes only with a reason, and has no fields to be edited.
  const editIt = (): void => setPanel(kind === "WITHDRAW_PLACE" ? "why" : "edit");

  function acceptIt(): void {
    if (kind === "WITHDRAW_PLACE") setPanel("why");
    else if (reportKind === "SAME" && place && sameAs) open(twinsOf(place.id, sameAs.id, id));
    else if (reportKind === "WRONG" || conflicts.length > 0) setPanel("edit");
    else if (reportKind === "CLOSED" && place)
      void acceptWith({ edited: { updatePlace: { id: place.id, revision: place.revision, place: { status: "CLOSED" } } } });
    else void acceptWith(isPart ? { fields: chosen } : {});
  }

  useKeys({
    a: acceptIt,
    r: () => setPanel("reject"),
    q: () => setPanel("ask"),
    e: editIt,
    h: () => place && open(historyOf(place.id)),
  });

  const acceptWord = reportKind === "SAME" ? "desk.accept.same" : reportKind === "CLOSED" ? "desk.accept.closed"
    : reportKind === "WRONG" || conflicts.length > 0 ? "desk.accept.edit" : isPart ? "desk.accept.part" : "desk.accept";

  return (
    <article class="item" aria-labelledby="item-name">
      <h3 id="item-name" tabIndex={-1}><span class="hint">{whatOf(suggestion)}</span> <bdi>{name}</bdi></h3>
      <p class="risk"><strong>{riskWord(suggestion.risk)}</strong> {suggestion.risks.length > 0 && <span lang="en" dir="ltr">{suggestion.risks.join(" · ")}</span>}</p>
      <p class="hint">
        {say("desk.made", { when: hour(suggestion.madeAt) })}
        {suggestion.list && <> {say("desk.list", { name: suggestion.list })}</>}
        {suggestion.state === "ASKED" && <> {say("desk.asked")}</>}
      </p>
      {suggestion.groupSize > 1 && (
        <p><button type="button" class="word" onClick={() => onGroup(suggestion.group)}>{say("desk.group.alike", { count: suggestion.groupSize - 1 })}</button></p>
      )}
      {suggestion.comment && <blockquote><p class="hint">{say("desk.comment")}</p><p dir="auto">{suggestion.comment}</p></blockquote>}
      {suggestion.messages.map((message) => (
        <blockquote><p class="hint">{say(message.isQuestion ? "suggest.question" : "desk.answer")}</p><p dir="auto">{message.text}</p></blockquote>
      ))}
      {sameAs && <p>{say("desk.sameas")} <a href={pageOf(sameAs.id)} target="_blank" rel="noopener noreferrer"><bdi>{sameAs.name}</bdi></a></p>}
      {conflicts.length > 0 && (
        <section>
          <p class="notice wrong">{say("desk.conflicts")}</p>
          {conflicts.map(({ field, now, suggested }) => (
            <section class="change">
              <h4>{fieldName(field)}</h4>
              <Pair change={{ before: now, after: suggested }} titles={{ before: say("desk.now"), after: say("desk.suggested") }} />
            </section>
          ))}
        </section>
      )}
      {suggestion.similar.length > 0 && (
        <section class="similar">
          <h4>{say("desk.similar")}</h4>
          <ul>
            {suggestion.similar.map(({ place: known, likelihood, evidence }) => (
              <li>
                <a href={pageOf(known.id)} target="_blank" rel="noopener noreferrer"><bdi>{known.name}</bdi></a> {kindAndStatus(known)},{" "}
                {say("desk.likely", { percent: Math.round(likelihood * 100) })} <span class="hint" lang="en" dir="ltr">{evidence.join(" · ")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {changes.map((change) => (
        <ChangedField change={change} sources={ownSources(change, suggestion.sources)} isLeft={left.includes(change.field)} canLeave={byField.length > 1 && given.has(change.field)}
          onLeave={(isLeft) => setLeft(isLeft ? [...left, change.field] : left.filter((field) => field !== change.field))} />
      ))}
      {suggestion.sources.length > 0 && <section><h4>{say("desk.sources")}</h4><Sources sources={suggestion.sources} /></section>}
      {place && (
        <p class="more">
          <a href={pageOf(place.id)} target="_blank" rel="noopener noreferrer">{say("desk.page")}</a>{" "}
          <a href={historyOf(place.id)}>{say("desk.history")} <kbd>H</kbd></a>
        </p>
      )}
      <Fault text={fault} />
      <div class="buttons decide">
        <button type="button" class="send" disabled={isSending} onClick={acceptIt}>
          {say(acceptWord, { count: chosen.length, all: byField.length })} <kbd>A</kbd>
        </button>
        <button type="button" disabled={isSending} aria-expanded={panel === "reject"} onClick={() => setPanel("reject")}>{say("desk.reject")} <kbd>R</kbd></button>
        <button type="button" disabled={isSending} aria-expanded={panel === "edit"} onClick={editIt}>{say("desk.edit.button")} <kbd>E</kbd></button>
        {suggestion.state === "OPEN" && (
          <button type="button" disabled={isSending} aria-expanded={panel === "ask"} onClick={() => setPanel("ask")}>{say("desk.ask")} <kbd>Q</kbd></button>
        )}
      </div>
      {panel && (
        <PanelBox key={panel} onClose={() => setPanel(undefined)}>
          {panel === "edit" ? <EditPanel suggestion={suggestion} isSending={isSending} onAccept={(more) => void acceptWith(more)} onCancel={() => setPanel(undefined)} />
            : panel === "why" ? (
              <WritePanel title="desk.why" button="desk.accept" hint="desk.why.hint" most={500} start="" isSending={isSending} choices={[]}
                onCancel={() => setPanel(undefined)} onSend={(comment) => void acceptWith({ comment })} />
            ) : panel === "ask" ? (
              <WritePanel title="desk.ask.title" button="desk.ask.send" hint="desk.ask.hint" most={2000} start="" isSending={isSending} onCancel={() => setPanel(undefined)}
                onSend={(question) => void send(async () => {
                  await askAbout(id, question);
                  return { text: say("desk.asked.done", { name }) };
                })} />
            ) : (
              <WritePanel title="desk.reject.title" button="desk.reject.send" hint="desk.reject.hint" most={500} start={lastReason} isSending={isSending} choices={reasons}
                onCancel={() => setPanel(undefined)} group={suggestion.groupSize} onSend={(reason, isGroup) => void send(async () => {
                  const count = await reject(isGroup ? { group: suggestion.group } : { ids: [id] }, reason);
                  lastReason = reason;
                  return { text: count > 1 ? say("desk.rejected.group", { count }) : say("desk.rejected", { name }) };
                })} />
            )}
        </PanelBox>
      )}
    </article>
  );
}

/** What stands for this field and not for all: the sources of all are listed once, below. */
const ownSources = ({ sources = [] }: FieldChange, all: Source[]): Source[] => (sources.length === all.length ? [] : sources);

interface Changed {
  change: FieldChange;
  sources: Source[];
  isLeft: boolean;
  canLeave: boolean;
  onLeave: (isLeft: boolean) => void;
}

function ChangedField({ change, sources, isLeft, canLeave, onLeave }: Changed) {
  return (
    <section class={isLeft ? "change left" : "change"}>
      <h4>
        {canLeave ? (
          <label><input type="checkbox" checked={!isLeft} onChange={({ currentTarget }) => onLeave(!currentTarget.checked)} /> {fieldName(change.field)}</label>
        ) : fieldName(change.field)}
      </h4>
      <Pair change={change} titles={{ before: say("desk.now"), after: say("desk.suggested") }} />
      {sources.length > 0 && <Sources sources={sources} />}
    </section>
  );
}

/** What opens below the buttons: its first field gets the focus, and Escape closes it. */
function PanelBox({ children, onClose }: { children: ComponentChildren; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = box.current!.querySelector<HTMLElement>("input, textarea, select, button");
    field?.focus();
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
  }, []);
  return (
    <div ref={box} onKeyDown={(event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      onClose();
      document.querySelector<HTMLElement>("#item-name")?.focus();
    }}>{children}</div>
  );
}

interface Writing {
  title: string;
  button: string;
  hint: string;
  most: number;
  start: string;
  isSending: boolean;
  choices?: string[];
  group?: number;
  onSend: (text: string, isGroup: boolean) => void;
  onCancel: () => void;
}

/** A reason or a question; the reason by one line, so that Enter sends it. */
function WritePanel({ title, button, hint, most, start, isSending, choices, group = 1, onSend, onCancel }: Writing) {
  const [text, setText] = useState(start);
  const field = { id: "panel-text", name: "text", required: true, maxLength: most, value: text, dir: "auto" as const };
  return (
    <form class="suggest panel" aria-label={say(title)} onSubmit={(event) => {
      event.preventDefault();
      onSend(text.trim(), new FormData(event.currentTarget).has("group"));
    }}>
      <div class="entry">
        <label for="panel-text">{say(title)}</label>
        <p class="hint" id="panel-hint">{say(hint)}</p>
        {choices ? <input type="text" autocomplete="off" aria-describedby="panel-hint" {...field} onInput={({ currentTarget }) => setText(currentTarget.value)} />
          : <textarea rows={3} aria-describedby="panel-hint" {...field} onInput={({ currentTarget }) => setText(currentTarget.value)} />}
      </div>
      {choices && choices.length > 0 && (
        <p class="buttons">
          {choices.map((choice) => <button type="button" class="word" onClick={() => setText(say(choice))}>{say(choice)}</button>)}
        </p>
      )}
      {group > 1 && <label class="switch"><input type="checkbox" name="group" value="yes" /> {say("desk.reject.group", { count: group })}</label>}
      <p class="buttons">
        <button class="send" disabled={isSending}>{say(button)}</button>
        <button type="button" onClick={onCancel}>{say("desk.cancel")}</button>
      </p>
    </form>
  );
}
