// Keys: those that there are, a new one, and freezing, thawing and closing them. For admins.
import { useState } from "preact/hooks";
import { ask } from "./api.ts";
import { Fault, Heading, useAnswer, useSending, Waiting } from "./parts.tsx";
import { Secret } from "./secret.tsx";
import { tell } from "./told.tsx";
import { hour, say, word } from "./words.ts";

interface Key {
  id: string;
  role: string;
  regions: string[];
  label: string;
  createdAt: string;
  endsAt: string | null;
  closedAt: string | null;
  frozenAt: string | null;
  frozenWhy: string | null;
  lastUsed: string | null;
  changes: number;
  changesInLastHour: number;
  hourlyLimit: number;
  openReports: number;
}

const keyFields = "id role regions label createdAt endsAt closedAt frozenAt frozenWhy lastUsed changes changesInLastHour hourlyLimit openReports";

const keysQuery = `
query DeskKeys($closed: Boolean!) {
  keys(includeClosed: $closed, first: 500) { nodes { ${keyFields} } pageInfo { hasNextPage } }
}`;

const createQuery = `
mutation DeskCreateKey($input: CreateKeyInput!) {
  createKey(input: $input) { key { label } secret }
}`;

const changes = {
  close: "mutation DeskCloseKey($id: ID!) { closeKey(id: $id) { key { id } } }",
  freeze: "mutation DeskFreezeKey($id: ID!, $why: String!) { freezeKey(id: $id, why: $why) { key { id } } }",
  thaw: "mutation DeskThawKey($id: ID!, $why: String!) { thawKey(id: $id, why: $why) { key { id } } }",
};

type Change = keyof typeof changes;

export function KeysView() {
  const [isWhole, setWhole] = useState(false);
  const [again, setAgain] = useState(0);
  const [secret, setSecret] = useState<string>();
  const { value, fault } = useAnswer(
    async () => (await ask<{ keys: { nodes: Key[]; pageInfo: { hasNextPage: boolean } } }>(keysQuery, { closed: isWhole })).keys, `${isWhole} ${again}`);
  return (
    <>
      <Heading>{say("desk.keys.all")}</Heading>
      {secret ? <Secret lead={say("desk.key.once")} text={secret} seen={say("desk.key.seen")} onSeen={() => setSecret(undefined)} /> : <NewKey onMade={(made) => {
        setSecret(made);
        setAgain(again + 1);
      }} />}
      <label class="switch"><input type="checkbox" checked={isWhole} onChange={({ currentTarget }) => setWhole(currentTarget.checked)} /> {say("desk.keys.closed")}</label>
      <Fault text={fault} />
      {!value && !fault && <Waiting />}
      {value && (
        <>
          <p class="hint" role="status">{say("desk.keys.count", { count: value.nodes.length })}{value.pageInfo.hasNextPage && ` ${say("desk.keys.more")}`}</p>
          <ul class="rows">{value.nodes.map((key) => <li key={key.id}><KeyRow held={key} onChanged={() => setAgain(again + 1)} /></li>)}</ul>
        </>
      )}
    </>
  );
}

const roles = ["CONTRIBUTOR", "REVIEWER", "ADMIN"];

function NewKey({ onMade }: { onMade: (secret: string) => void }) {
  const { isSending, fault, run } = useSending();
  function send(form: FormData): void {
    const text = (name: string): string => String(form.get(name)).trim();
    const regions = text("regions").split(/[\s,]+/).filter(Boolean).map((code) => code.toUpperCase());
    // To the end of that day.
    const ends = text("ends");
    void run(async () => {
      const { createKey } = await ask<{ createKey: { key: { label: string }; secret: string } }>(createQuery, {
        input: { role: text("role"), label: text("label"), ...regions.length > 0 ? { regions } : {}, ...ends ? { endsAt: `${ends}T23:59:59Z` } : {} },
      });
      tell(say("desk.key.made", { label: createKey.key.label }));
      onMade(createKey.secret);
    });
  }

  return (
    <details class="groups">
      <summary>{say("desk.key.new")}</summary>
      <form class="suggest panel" onSubmit={(event) => {
        event.preventDefault();
        send(new FormData(event.currentTarget));
      }}>
        <div class="entry">
          <label for="key-label">{say("desk.key.label")}</label>
          <p class="hint">{say("desk.key.label.hint")}</p>
          <input id="key-label" name="label" type="text" required maxLength={200} dir="auto" autocomplete="off" />
        </div>
        <div class="entry">
          <label for="key-role">{say("desk.key.role")}</label>
          <select id="key-role" name="role">{roles.map((role) => <option value={role}>{say(`desk.role.${role.toLowerCase()}`)}</option>)}</select>
        </div>
        <div class="entry">
          <label for="key-regions">{say("desk.key.regions")}</label>
          <p class="hint">{say("desk.key.regions.hint")}</p>
          <input id="key-regions" name="regions" type="text" dir="ltr" autocomplete="off" />
        </div>
        <div class="entry">
          <label for="key-ends">{say("desk.key.ends")}</label>
          <p class="hint">{say("desk.key.ends.hint")}</p>
          <input id="key-ends" name="ends" type="date" />
        </div>
        <Fault text={fault} />
        <p class="buttons"><button class="send" disabled={isSending}>{say("desk.key.make")}</button></p>
      </form>
    </details>
  );
}

function KeyRow({ held, onChanged }: { held: Key; onChanged: () => void }) {
  const [change, setChange] = useState<Change>();
  const { isSending, fault, run } = useSending();
  const isOpen = held.closedAt === null && (held.endsAt === null || Date.parse(held.endsAt) > Date.now());
  function send(what: Change, why: string): void {
    void run(async () => {
      await ask(changes[what], { id: held.id, ...what === "close" ? {} : { why } });
      tell(say(`desk.key.${what}.done`, { label: held.label }));
      setChange(undefined);
      onChanged();
    });
  }

  return (
    <article>
      <h3><bdi>{held.label}</bdi> <span class="hint">{word("desk.role", held.role)}, {held.regions.length > 0 ? held.regions.join(", ") : say("desk.key.everywhere")}</span></h3>
      <p class="hint">
        {say("desk.key.use", { changes: held.changes, hour: held.changesInLastHour, limit: held.hourlyLimit, reports: held.openReports })}
        {" "}{held.lastUsed ? say("desk.key.used", { day: say.date(held.lastUsed) }) : say("desk.key.unused")}
        {held.endsAt && <> {say("desk.key.until", { when: hour(held.endsAt) })}</>}
      </p>
      {held.closedAt && <p><strong>{say("desk.key.closed", { when: hour(held.closedAt) })}</strong></p>}
      {held.frozenAt && <p class="wrong"><strong>{say("desk.key.frozen", { when: hour(held.frozenAt) })}</strong> <bdi>{held.frozenWhy}</bdi></p>}
      <Fault text={fault} />
      {isOpen && !change && (
        <p class="buttons">
          <button type="button" class="word" onClick={() => setChange(held.frozenAt ? "thaw" : "freeze")}>{say(held.frozenAt ? "desk.key.thaw" : "desk.key.freeze")}</button>
          <button type="button" class="word alarm" onClick={() => setChange("close")}>{say("desk.key.close")}</button>
        </p>
      )}
      {change && (
        <form class="suggest panel" onSubmit={(event) => {
          event.preventDefault();
          send(change, String(new FormData(event.currentTarget).get("why") ?? "").trim());
        }}>
          <p>{say(`desk.key.${change}.sure`, { label: held.label })}</p>
          {change !== "close" && (
            <div class="entry">
              <label for={`why-${held.id}`}>{say("desk.why")}</label>
              <p class="hint">{say("desk.key.why.hint")}</p>
              <input id={`why-${held.id}`} name="why" type="text" required maxLength={500} dir="auto" autocomplete="off" />
            </div>
          )}
          <p class="buttons">
            <button class="alarm" disabled={isSending}>{say(`desk.key.${change}`)}</button>
            <button type="button" onClick={() => setChange(undefined)}>{say("desk.cancel")}</button>
          </p>
        </form>
      )}
    </article>
  );
}
