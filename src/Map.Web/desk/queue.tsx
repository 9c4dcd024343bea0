// The queue of suggestions, riskiest first: one is open, the next are here before they are needed.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ask, wordsOf } from "./api.ts";
import { Item } from "./item.tsx";
import { useKeys } from "./keys.tsx";
import { Looks, looksAt, useLooks } from "./looks.tsx";
import { Fault, Heading, useAnswer, useSending, Waiting } from "./parts.tsx";
import { type Region, RegionField } from "./regions.tsx";
import { type Filter, listSuggestions, lookAgain, reject, risks, riskWord, type Suggestion, subjectOf, whatOf } from "./suggestions.ts";
import { tell, type Told, undoLast } from "./told.tsx";
import { say } from "./words.ts";

// So many are here before the last of them is reached.
const ahead = 8;

interface Queue {
  items: Suggestion[];
  at: number;
  cursor: string | null;
  isWhole: boolean;
  fault?: string | undefined;
}

const none: Queue = { items: [], at: 0, cursor: null, isWhole: false };

/** The suggestions of a filter, fetched as they are needed. */
function useQueue(filter: Filter) {
  const [queue, setQueue] = useState(none);
  const turn = useRef(0);
  const isLoading = useRef(false);
  const decided = useRef(new Set<string>());
  const key = JSON.stringify(filter);

  const more = useCallback(async (from: Queue, ofTurn: number) => {
    if (isLoading.current) return;
    isLoading.current = true;
    try {
      const page = await listSuggestions(filter, from.cursor);
      if (ofTurn !== turn.current) return;
      isLoading.current = false;
      setQueue((now) => {
        const known = new Set(now.items.map(({ id }) => id));
        const items = [...now.items, ...page.nodes.filter(({ id }) => !known.has(id) && !decided.current.has(id))];
        return { ...now, items, cursor: page.pageInfo.endCursor, isWhole: !page.pageInfo.hasNextPage, fault: undefined };
      });
    } catch (wrong) {
      if (ofTurn !== turn.current) return;
      isLoading.current = false;
      setQueue((now) => ({ ...now, fault: wordsOf(wrong) }));
    }
  }, [key]);

  const restart = useCallback(() => {
    turn.current++;
    isLoading.current = false;
    decided.current.clear();
    setQueue(none);
    void more(none, turn.current);
  }, [more]);

  useEffect(restart, [restart]);
  useEffect(() => {
    if (!queue.isWhole && queue.fault === undefined && queue.cursor !== null && queue.items.length - queue.at <= ahead) void more(queue, turn.current);
  }, [queue, more]);

  const go = (at: number): void => setQueue((now) => ({ ...now, at: Math.max(0, Math.min(at, now.items.length - 1)) }));
  const remove = (id: string): void => {
    decided.current.add(id);
    setQueue((now) => {
      const items = now.items.filter((one) => one.id !== id);
      return { ...now, items, at: Math.max(0, Math.min(now.at, items.length - 1)) };
    });
  };
  const replace = (item: Suggestion): void => setQueue((now) => ({ ...now, items: now.items.map((one) => (one.id === item.id ? item : one)) }));
  return { queue, go, remove, replace, restart, isFirst: queue.items.length === 0 && !queue.isWhole && queue.fault === undefined };
}

const kinds = ["ADD_PLACE", "UPDATE_PLACE", "WITHDRAW_PLACE", "INVOLVEMENT", "ORGANISATION", "REPORT", "EVENT"];

interface Chosen {
  region?: Region | undefined;
  risk: string;
  kind: string;
  state: string;
  held: boolean;
  group?: string | undefined;
}

const filterOf = ({ region, risk, kind, state, held, group }: Chosen): Filter => ({
  states: [state], ...risks[risk], ...kind ? { kinds: [kind] } : {}, ...region ? { regions: [region.code] } : {}, ...held ? { withHeld: true } : {}, ...group ? { group } : {},
});

function Filters({ chosen, onChoose }: { chosen: Chosen; onChoose: (chosen: Chosen) => void }) {
  const pick = (name: keyof Chosen, value: string | boolean): void => onChoose({ ...chosen, [name]: value });
  return (
    <form class="filters" onSubmit={(event) => event.preventDefault()}>
      <RegionField region={chosen.region} onChoose={(region) => onChoose({ ...chosen, region })} />
      <label>{say("desk.risk")}
        <select onChange={({ currentTarget }) => pick("risk", currentTarget.value)}>
          {Object.keys(risks).map((risk) => <option value={risk} selected={risk === chosen.risk}>{say(`desk.risk.${risk}`)}</option>)}
        </select>
      </label>
      <label>{say("desk.kind")}
        <select onChange={({ currentTarget }) => pick("kind", currentTarget.value)}>
          <option value="">{say("desk.kind.all")}</option>
          {kinds.map((kind) => <option value={kind} selected={kind === chosen.kind}>{say(`desk.kind.${kind.toLowerCase()}`)}</option>)}
        </select>
      </label>
      <label>{say("desk.state")}
        <select onChange={({ currentTarget }) => pick("state", currentTarget.value)}>
          {["OPEN", "ASKED"].map((state) => <option value={state} selected={state === chosen.state}>{say(`desk.state.${state.toLowerCase()}`)}</option>)}
        </select>
      </label>
      <label class="switch"><input type="checkbox" checked={chosen.held} onChange={({ currentTarget }) => pick("held", currentTarget.checked)} /> {say("desk.held")}</label>
    </form>
  );
}

interface Group {
  id: string;
  size: number;
  held: number;
  origins: number;
  subjects: number;
  withSource: number;
  shapes: string[];
  samples: { comment: string | null; subjectName: string | null }[];
}

const groupsQuery = `
query DeskGroups {
  suggestionGroups(first: 20) { id size held origins subjects withSource shapes samples { comment subjectName } }
}`;

/** Groups of suggestions that are alike, to be looked at or rejected by one act. */
function Groups({ onGroup, onRejected }: { onGroup: (group: string) => void; onRejected: () => void }) {
  const [again, setAgain] = useState(0);
  const { value: groups, fault } = useAnswer(async () => (await ask<{ suggestionGroups: Group[] }>(groupsQuery)).suggestionGroups, again);
  if (fault) return <Fault text={fault} />;
  if (!groups) return <Waiting />;
  if (groups.length === 0) return <p class="hint">{say("desk.groups.none")}</p>;
  return (
    <ul class="rows">
      {groups.map((group) => <GroupRow key={group.id} group={group} onGroup={onGroup} onRejected={() => {
        setAgain(again + 1);
        onRejected();
      }} />)}
    </ul>
  );
}

function GroupRow({ group, onGroup, onRejected }: { group: Group; onGroup: (group: string) => void; onRejected: () => void }) {
  const { isSending, fault, run } = useSending();
  return (
    <li>
      <p><strong>{say("desk.group", { count: group.size })}</strong> <span class="hint">
        {say("desk.group.about", { held: group.held, origins: group.origins, subjects: group.subjects, sources: group.withSource })}
      </span></p>
      <ul class="hint">{group.samples.map(({ comment, subjectName }) => <li><bdi>{comment ?? subjectName}</bdi></li>)}</ul>
      <form class="line-form" onSubmit={(event) => {
        event.preventDefault();
        const reason = String(new FormData(event.currentTarget).get("reason"));
        void run(async () => {
          tell(say("desk.rejected.group", { count: await reject({ group: group.id }, reason) }));
          onRejected();
        });
      }}>
        <label>{say("desk.reject.title")} <input type="text" name="reason" required maxLength={500} dir="auto" autocomplete="off" /></label>
        <button class="alarm" disabled={isSending}>{say("desk.reject.group", { count: group.size })}</button>
        <button type="button" onClick={() => onGroup(group.id)}>{say("desk.group.show")}</button>
      </form>
      <Fault text={fault} />
    </li>
  );
}

export function QueueView() {
  const [chosen, setChosen] = useState<Chosen>({ risk: "any", kind: "", state: "OPEN", held: false });
  const [isGrouped, setGrouped] = useState(false);
  const { queue, go, remove, replace, restart, isFirst } = useQueue(filterOf(chosen));
  const current = queue.items[queue.at];
  const looks = useLooks(current?.id, queue.items.map(({ id }) => id));
  const isAtItem = useRef(false);

  // Whoever decides or moves on reads the next one.
  useEffect(() => {
    if (!isAtItem.current) return;
    isAtItem.current = false;
    const heading = document.querySelector<HTMLElement>(current ? "#item-name" : "#queue-end");
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "start", behavior: "instant" });
  }, [current?.id]);

  const move = (by: number): void => {
    isAtItem.current = true;
    go(queue.at + by);
  };
  const decided = (id: string) => (told: Told): void => {
    tell(told.text, told);
    isAtItem.current = true;
    remove(id);
  };
  const refresh = async (item: Suggestion, why: string): Promise<void> => {
    tell(why, { isFault: true });
    try {
      const now = await lookAgain(item);
      if (now && ["OPEN", "ASKED"].includes(now.state)) {
        replace(now);
        tell(`${why} ${say("desk.again")}`, { isFault: true });
        return;
      }

      isAtItem.current = true;
      remove(item.id);
      tell(say(`desk.meanwhile.${(now?.state ?? "gone").toLowerCase()}`, { name: subjectOf(item) }), { isFault: true });
    } catch (wrong) {
      tell(wordsOf(wrong), { isFault: true });
    }
  };
  const ofGroup = (group: string | undefined): void => setChosen({ ...chosen, group });
  useKeys({ j: () => move(1), k: () => move(-1), ArrowRight: () => move(1), ArrowLeft: () => move(-1), u: () => void undoLast() });

  return (
    <>
      <Heading>{say("desk.queue")}</Heading>
      <Filters chosen={chosen} onChoose={setChosen} />
      <details class="groups" onToggle={({ currentTarget }) => setGrouped(currentTarget.open)}>
        <summary>{say("desk.groups")}</summary>
        {isGrouped && <Groups onGroup={ofGroup} onRejected={restart} />}
      </details>
      {chosen.group && <p class="notice">{say("desk.group.only")} <button type="button" class="word" onClick={() => ofGroup(undefined)}>{say("desk.group.all")}</button></p>}
      <Fault text={queue.fault} />
      {queue.fault && <p><button type="button" onClick={restart}>{say("desk.retry")}</button></p>}
      {isFirst && <Waiting />}
      {queue.isWhole && !current && <p id="queue-end" tabIndex={-1}>{say("desk.queue.empty")}</p>}
      {current && (
        <div class="review">
          <div>
            <p class="buttons moves-on">
              <button type="button" disabled={queue.at === 0} onClick={() => move(-1)}>{say("desk.previous")} <kbd>K</kbd></button>
              <button type="button" disabled={queue.at >= queue.items.length - 1} onClick={() => move(1)}>{say("desk.next")} <kbd>J</kbd></button>
            </p>
            <Looks looks={looksAt(looks, current.id)} />
            <Item key={current.id + String(current.changes.length + current.conflicts.length)} suggestion={current} onDecided={decided(current.id)}
              onConflict={(why) => void refresh(current, why)} onGroup={ofGroup} />
          </div>
          <nav class="others" aria-label={say("desk.others")}>
            <h3>{say("desk.waiting.count", { count: queue.items.length, more: queue.isWhole ? "no" : "yes" })}</h3>
            <ol>
              {queue.items.map((item, index) => (
                <li>
                  <button type="button" class="plain" aria-current={index === queue.at ? "true" : undefined} onClick={() => {
                    isAtItem.current = true;
                    go(index);
                  }}>
                    <bdi>{subjectOf(item)}</bdi> <span class="hint">{whatOf(item)}, {riskWord(item.risk)}</span>
                    {looksAt(looks, item.id).map(({ label }) => <span class="look">{say("desk.look", { label })}</span>)}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
        </div>
      )}
    </>
  );
}
