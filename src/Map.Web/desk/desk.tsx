// The desk: asks for a key, keeps it for this tab, and shows what the key may do.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { KeysView } from "./access.tsx";
import { forgetKey, isKey, keepKey, keptKey, onForgotten, Refused, type Role, roleOfKey, takeKey, wordsOf } from "./api.ts";
import { HistoryView } from "./history.tsx";
import { ImportView } from "./import.tsx";
import { KeysHelp } from "./keys.tsx";
import { Waiting } from "./parts.tsx";
import { QueueView } from "./queue.tsx";
import { useRoute, view } from "./routes.ts";
import { StaleView } from "./stale.tsx";
import { Teller } from "./told.tsx";
import { TwinsView } from "./twins.tsx";
import { loadWords, say } from "./words.ts";

const viewsOf: Record<Role, string[]> = {
  ADMIN: ["queue", "stale", "history", "twins", "import", "keys"],
  REVIEWER: ["queue", "stale", "history", "twins", "import"],
  CONTRIBUTOR: ["stale", "history", "import"],
};

const titles: Record<string, string> = {
  queue: "desk.queue", stale: "desk.stale", history: "desk.history", twins: "desk.twins", import: "desk.import", keys: "desk.keys.all",
};

function Desk() {
  const [role, setRole] = useState<Role>();
  const [isChecking, setChecking] = useState(keptKey() !== null);
  const [fault, setFault] = useState<string>();

  const enter = async (): Promise<void> => {
    setChecking(true);
    setFault(undefined);
    try {
      setRole(await roleOfKey());
      keepKey();
    } catch (wrong) {
      setFault(wrong instanceof Refused && wrong.code === "UNAUTHENTICATED" ? say("desk.key.unknown") : wordsOf(wrong));
    } finally {
      setChecking(false);
    }
  };
  useEffect(() => {
    // A key that is closed while somebody works: what they see stays with nobody.
    onForgotten(() => {
      setRole(undefined);
      setFault(say("desk.key.unknown"));
    });
    if (keptKey() !== null) void enter();
  }, []);

  if (role) return <Open role={role} onLeave={() => {
    forgetKey();
    setRole(undefined);
    setFault(undefined);
  }} />;
  return (
    <KeyForm isChecking={isChecking} fault={fault} onKey={(text) => {
      if (!isKey(text)) {
        setFault(say("desk.key.form"));
        return;
      }

      takeKey(text);
      void enter();
    }} />
  );
}

function KeyForm({ isChecking, fault, onKey }: { isChecking: boolean; fault: string | undefined; onKey: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!fault) return;
    field.current!.focus();
    field.current!.select();
  }, [fault]);
  return (
    <form class="suggest key" onSubmit={(event) => {
      event.preventDefault();
      onKey(field.current!.value.trim());
    }}>
      <div class="entry">
        <label for="desk-key">{say("desk.key")}</label>
        <p class="hint" id="desk-key-hint">{say("desk.key.hint")}</p>
        {fault && <p class="wrong" id="desk-key-wrong" role="alert">{fault}</p>}
        <input id="desk-key" ref={field} type="password" required autocomplete="off" spellcheck={false} dir="ltr" aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? "desk-key-wrong desk-key-hint" : "desk-key-hint"} />
      </div>
      <p class="buttons"><button class="send" disabled={isChecking}>{say("desk.key.open")}</button></p>
      {isChecking && <Waiting />}
    </form>
  );
}

function Open({ role, onLeave }: { role: Role; onLeave: () => void }) {
  const [name = "", ...rest] = useRoute();
  const views = viewsOf[role];
  const shown = views.includes(name) ? name : views[0]!;
  return (
    <>
      <div class="desk-top">
        <nav aria-label={say("desk.views")}>
          <ul>{views.map((each) => <li><a href={view(each)} aria-current={each === shown ? "page" : undefined}>{say(titles[each]!)}</a></li>)}</ul>
        </nav>
        <p class="buttons">
          <span class="hint">{say(`desk.role.${role.toLowerCase()}`)}</span>
          {role !== "CONTRIBUTOR" && <KeysHelp />}
          <button type="button" onClick={onLeave}>{say("desk.leave")}</button>
        </p>
      </div>
      {shown === "queue" ? <QueueView />
        : shown === "stale" ? <StaleView canRevert={role !== "CONTRIBUTOR"} />
        : shown === "history" ? <HistoryView id={rest[0]} canRevert={role !== "CONTRIBUTOR"} />
        : shown === "twins" ? <TwinsView key={rest.join()} route={rest} />
        : shown === "import" ? <ImportView canUndo={role !== "CONTRIBUTOR"} />
        : <KeysView />}
      <Teller />
    </>
  );
}

const root = document.querySelector<HTMLElement>("#desk");
// A page that was left is blank.
if (root) {
  try {
    await loadWords(root);
    render(<Desk />, root);
  } catch (fault) {
    root.textContent = root.dataset["failed"]!;
    throw fault;
  }
}
