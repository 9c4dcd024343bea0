// What this page shows instead of what the server sent: views answered from the pack. They live in memory only. The address stays that of the
// first page whatever is shown, so neither the history nor a saved session names a town, a place or a filter.
import { render } from "preact";
import { answer, near } from "../pack/find.ts";
import { home, pastWorker, publicAddress, type View } from "./addresses.ts";
import { AnswerView, ListView, pageSize } from "./answer.tsx";
import { nameOf } from "./language.ts";
import { type Library, library, openLibrary } from "./library.ts";
import { Loading, PackAge, Unreached } from "./parts.tsx";
import { PlaceView } from "./place.tsx";

interface Entry {
  /** Undefined: the page as the server sent it. */
  view?: View | undefined;
  /** How many places of a list are shown. */
  shown: number;
  scroll: number;
}

const main = document.querySelector("main")!;
/** The form that finds places; that of events looks the same, and is answered by the server. */
export const form = document.querySelector<HTMLFormElement>("form.find.places");
const stage = document.createElement("div");
const entries: Entry[] = [{ shown: pageSize, scroll: 0 }];
let at = 0;

const current = (): Entry => entries[at] ??= { shown: pageSize, scroll: 0 };

/** What is shown; undefined for the page as it was sent. */
export const currentView = (): View | undefined => current().view;

/** Opens a view. @param instead whether it takes the place of the current one, as while somebody types. */
export function open(view: View | undefined, instead = false): void {
  if (instead && at > 0) {
    entries[at] = { view, shown: pageSize, scroll: 0 };
  } else {
    current().scroll = scrollY;
    entries.length = ++at;
    entries[at] = { view, shown: pageSize, scroll: 0 };
    history.scrollRestoration = "manual";
    history.pushState({ view: at }, "", home);
  }

  draw();
  if (!instead) arrive(0);
}

/** Shows a view as the page itself, at its own address. */
export function openHere(view: View): void {
  current().view = view;
  draw();
}

export function startViews(): void {
  main.append(stage);
  at = (history.state as { view?: number } | null)?.view ?? 0;
  addEventListener("popstate", (event) => {
    current().scroll = scrollY;
    at = (event.state as { view?: number } | null)?.view ?? 0;
    fillForm(current().view);
    draw();
    arrive(current().scroll);
  });
}

/** The field and the choices as they were for a view. */
function fillForm(view: View | undefined): void {
  if (!form || view?.kind === "place") return;
  if (!view) {
    form.reset();
    return;
  }

  const filter = view.kind === "list" ? view.query : view.filter;
  (form.elements.namedItem("q") as HTMLInputElement).value = view.kind === "answer" ? view.text : "";
  for (const choice of form.querySelectorAll<HTMLInputElement>(".choices input")) choice.checked = filter[choice.name]?.includes(choice.value) ?? false;
}

function arrive(scroll: number): void {
  const heading = stage.querySelector<HTMLElement>("h1");
  // On a list that somebody types to, the focus stays in the field.
  if (heading && document.activeElement?.tagName !== "INPUT") heading.focus({ preventScroll: true });
  scrollTo({ top: scroll, behavior: "instant" });
}

/** Whether there is something to ask the server: a position is not sent. */
export function canAskServer(): boolean {
  const view = currentView();
  return view !== undefined && (publicAddress(view) !== undefined || (view.kind === "answer" && form !== null));
}

/** Sends what is asked to the server after all: only for a press of somebody who was told so. */
export function askServer(): void {
  const view = currentView();
  const address = view && publicAddress(view);
  if (address) location.assign(pastWorker(address));
  else form?.submit();
}

let loading: { done: number; size: number } | undefined;
let failed = false;
let waiting: Promise<void> | undefined;

/** Draws the current view, and opens the map for it if need be. */
export function draw(): void {
  const { view } = current();
  const hasForm = view?.kind !== "place";
  for (const child of main.children)
    if (child !== stage) (child as HTMLElement).hidden = view !== undefined && !(hasForm && child.contains(form));
  if (!view) {
    render(null, stage);
    return;
  }

  const opened = library();
  if (!opened && !failed) {
    waiting ??= openLibrary((done, size) => {
      loading = { done, size };
      if (!library()) draw();
    }).then(draw, () => {
      failed = true;
      draw();
      // The next press tries again.
      failed = false;
    }).finally(() => waiting = undefined);
  }

  render(opened ? <Shown library={opened} view={view} /> : failed ? <Unreached /> : <Loading {...loading} />, stage);
}

function Shown({ library, view }: { library: Library; view: View }) {
  const { pack, towns } = library;
  const toText = (text: string) => {
    if (form) (form.elements.namedItem("q") as HTMLInputElement).value = text;
    open({ kind: "answer", text, filter: {} });
  };
  return (
    <>
      {library.kept.length > 0 && <PackAge made={pack.made} />}
      {content()}
    </>
  );

  function content() {
    switch (view.kind) {
      case "answer": return <AnswerView pack={pack} answer={answer(pack, towns, view.text, view.filter)} onTown={toText} />;
      case "near": return <AnswerView pack={pack} answer={near(pack, towns, view, view.filter)} onTown={toText} />;
      case "list": {
        const [region] = view.query["regions"]?.length === 1 && Object.keys(view.query).length === 1 ? view.query["regions"] : [];
        const known = region === undefined ? undefined : pack.regions[region];
        return (
          <ListView pack={pack} query={view.query} {...known ? { title: nameOf(known) } : {}} shown={current().shown}
            onMore={() => {
              current().shown += pageSize;
              draw();
            }} />
        );
      }
      case "place": {
        const place = pack.places.find(({ id }) => id === view.id);
        return place ? <PlaceView pack={pack} place={place} onText={toText} /> : <Unreached />;
      }
    }
  }
}

