// Take it along: which packs are on this phone, keeping, updating and forgetting them, and what the phone shows of the map.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Pack, type PackOffer } from "../pack/pack.ts";
import { forget, wasForgotten } from "./forget.ts";
import { daysSince, kilobytes, nameOf, say, today } from "./language.ts";
import { closeLibrary } from "./library.ts";
import { showName } from "./neutral.ts";
import { isPlain, setPlain } from "./settings.ts";
import { forgetPack, keep, keptPack, offers, update } from "./shelf.ts";
import { isInstalled, keepShell, shellBytes } from "./shell.ts";
import { kept } from "./stores.ts";

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let installPrompt: InstallPrompt | undefined;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  installPrompt = event as InstallPrompt;
  dispatchEvent(new Event("installable"));
});

/** A pack on the page: offered, kept, or both. */
interface Row {
  code: string;
  name: string;
  places: number;
  bytes?: number;
  isKept?: boolean;
  made?: string;
}

const whole = "all";
const staleAfterDays = 30;

export function takeOverKeepPage(): void {
  const section = document.querySelector<HTMLElement>("#keep");
  if (section) {
    const named = [...section.querySelectorAll<HTMLElement>("li[data-pack]")]
      .map((row): Row => ({ code: row.dataset["pack"]!, places: Number(row.dataset["places"]), name: row.querySelector("strong")!.textContent! }));
    showKeep(section, named);
  }

  document.querySelector("footer nav ul")?.append(footerItem());
  if (wasForgotten()) tellForgotten();
}

/** The page by what is on the phone alone. */
export function showKeep(section: HTMLElement, named: Row[]): void {
  section.replaceChildren();
  render(<Keep named={named} />, section);
}

function footerItem(): HTMLElement {
  const item = document.createElement("li");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: say("keep.forget") });
  button.addEventListener("click", () => void forgetAndTell());
  item.append(button);
  return item;
}

async function forgetAndTell(): Promise<void> {
  if (!await forget()) tellForgotten();
}

function tellForgotten(): void {
  closeLibrary();
  const notice = Object.assign(document.createElement("p"), { className: "notice forgotten", textContent: say("keep.forgotten") });
  notice.setAttribute("role", "status");
  document.querySelector(".forgotten")?.remove();
  document.querySelector("main")!.prepend(notice);
  scrollTo(0, 0);
}

async function rows(named: Row[]): Promise<Row[]> {
  const offered = await offers().catch((): PackOffer[] => []);
  const shell = await isInstalled() ? 0 : shellBytes;
  // One that an older version of the site kept may not be readable: it is shown, and can be updated or removed.
  const here = new Map<string, Pack | undefined>();
  for (const code of await kept()) here.set(code, await keptPack(code).catch(() => undefined));
  const all = named.length > 0 ? named : [...here].map(([code, pack]): Row => ({
    code, places: pack?.places.length ?? 0, name: code === whole ? say("keep.world") : pack ? nameOf(pack.regions[code]!) : code,
  }));
  return all.map((row) => {
    const offer = offered.find(({ code }) => code === row.code);
    const made = here.get(row.code)?.made;
    return { ...row, isKept: here.has(row.code), ...offer ? { bytes: offer.bytes + offer.townsBytes + shell } : {}, ...made ? { made } : {} };
  }).filter((row) => row.bytes !== undefined || row.isKept);
}

function Keep({ named }: { named: Row[] }) {
  const [list, setList] = useState<Row[]>();
  const [busy, setBusy] = useState<{ code: string; done: number }>();
  const [message, setMessage] = useState("");
  const [plain, set] = useState(isPlain());
  const [, installable] = useState(0);
  const refresh = async () => setList(await rows(named));
  useEffect(() => {
    void refresh();
    const noticed = () => installable((times) => times + 1);
    addEventListener("installable", noticed);
    return () => removeEventListener("installable", noticed);
  }, []);

  /** Runs one thing at a time, and says how it ended. */
  async function run(code: string, work: (progress: (done: number) => void) => Promise<unknown>, done: string) {
    setBusy({ code, done: 0 });
    setMessage("");
    try {
      await work((bytes) => setBusy({ code, done: bytes }));
      setMessage(done);
    } catch {
      setMessage(say(navigator.onLine ? "error.away" : "error.offline"));
    }

    closeLibrary();
    setBusy(undefined);
    await refresh();
  }

  const keepRow = (row: Row) => run(row.code, async (progress) => {
    // First: without the pages a pack answers nothing, and would look as if it did.
    await keepShell();
    await keep(row.code, progress);
  }, say("keep.done", { name: row.name, when: say.date(today()) }));

  const updateRow = (row: Row) => run(row.code, async (progress) => {
    await keepShell();
    await update(row.code, progress);
  }, say("keep.updated"));

  return (
    <>
      <p role="status">{message}</p>
      <h2>{say("keep.which")}</h2>
      {list?.length === 0 && <p class="notice">{say("keep.offline.none")}</p>}
      <ul class="packs">
        {list?.map((row) => (
          <li key={row.code} data-pack={row.code} class={row.isKept ? "kept" : undefined}>
            <span>
              <strong><bdi>{row.name}</bdi></strong> {say("find.count", { count: row.places })}
              {row.made && <><br /><KeptAge made={row.made} /></>}
            </span>
            {busy?.code === row.code ? <progress value={busy.done / 5} max={row.bytes ?? 1} aria-label={row.name} />
              : row.isKept ? (
                <span class="buttons">
                  <button type="button" disabled={!!busy} onClick={() => void updateRow(row)}>{say("keep.update")}</button>
                  <button type="button" disabled={!!busy} onClick={() => void run(row.code, () => forgetPack(row.code), "")}>{say("keep.remove")}</button>
                </span>
              ) : (
                <button type="button" disabled={!!busy} onClick={() => void keepRow(row)}>
                  {say("keep.button", { name: row.name, size: kilobytes(row.bytes ?? 0) })}
                </button>
              )}
          </li>
        ))}
      </ul>
      <h2>{say("keep.look")}</h2>
      <label class="switch">
        <input type="checkbox" checked={plain} onChange={async (event) => {
          const on = event.currentTarget.checked;
          await setPlain(on);
          set(on);
          showName();
          // The worker may have sent the page with the plain name: its own is only in a new one.
          if (!on) location.reload();
        }} />
        <span><strong>{say("keep.neutral")}</strong><br />{say("keep.neutral.lead")}</span>
      </label>
      {installPrompt && <p><button type="button" onClick={() => void installPrompt?.prompt()}>{say("keep.install")}</button></p>}
      <h2>{say("keep.forget")}</h2>
      <p>{say("keep.forget.lead")}</p>
      <p><button type="button" class="alarm" onClick={() => void forgetAndTell()}>{say("keep.forget")}</button></p>
    </>
  );
}

function KeptAge({ made }: { made: string }) {
  const count = daysSince(made);
  return count > staleAfterDays ? <strong>{say("keep.stale", { count })}</strong> : <>{say("keep.age", { count })}</>;
}
