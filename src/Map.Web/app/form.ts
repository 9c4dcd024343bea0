// The one field and its choices, answered on the phone.
import { countChoices, type Query, queryOf, unanswered } from "../pack/find.ts";
import { listAddress } from "./addresses.ts";
import { say } from "./language.ts";
import { library, openLibrary } from "./library.ts";
import { currentView, open } from "./views.tsx";

// One letter fits too much.
const fewestLetters = 2;

export function takeOverForm(form: HTMLFormElement): void {
  const field = form.elements.namedItem("q") as HTMLInputElement;
  const choices = [...form.querySelectorAll<HTMLInputElement>(".choices input")];
  const parameters = [...new Set(choices.map((choice) => choice.name))];
  const status = addStatus(form);

  const warm = () => openLibrary().then(() => {
    status.textContent = say("find.onphone");
    count();
    // What was typed while the map was on its way.
    if (currentView() === undefined && document.activeElement === field && field.value.trim().length >= fewestLetters) show(true);
  }, () => {
    // Whoever asks for something is told, and can ask the server.
  });
  // Whoever asked the browser to save data is waited for.
  const savesData = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
  if (!savesData) form.addEventListener("focusin", () => void warm(), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    field.blur();
    show(false);
  });
  field.addEventListener("input", () => {
    if (library() && (field.value.trim().length >= fewestLetters || field.value === "")) show(true);
  });
  for (const choice of choices) choice.addEventListener("change", () => {
    show(true);
    count();
  });
  // After the views have set the form to what it was.
  addEventListener("popstate", count);
  addNear(form, status, filter);

  function filter(): Query {
    const chosen: Query = {};
    for (const { name, value, checked } of choices) if (checked) (chosen[name] ??= []).push(value);
    return chosen;
  }

  // What the list is of besides the choices of the form: its region, its kind.
  function others(): Query {
    const view = currentView();
    const query = view?.kind === "list" ? view.query : view === undefined ? queryOf(location.search) : {};
    return Object.fromEntries(Object.entries(query).filter(([name]) => !parameters.includes(name)));
  }

  function show(instead: boolean): void {
    const text = field.value.trim();
    const chosen = filter();
    const view = currentView();
    if (text) open({ kind: "answer", text, filter: chosen }, instead && view?.kind === "answer");
    else if (view?.kind === "near") open({ ...view, filter: chosen }, true);
    else {
      const query = { ...others(), ...chosen };
      // What the phone cannot tell, such as who runs a place, is in the address of this list already.
      if (unanswered(query).length > 0) {
        location.assign(listAddress(query));
        return;
      }

      const isAll = Object.keys(query).length === 0;
      if (!isAll || view) open(isAll ? undefined : { kind: "list", query }, instead && view !== undefined);
    }
  }

  function count(): void {
    const opened = library();
    if (!opened) return;
    const query = { ...others(), ...filter() };
    const counts = new Map(parameters.map((parameter) => [parameter, countChoices(opened.pack, query, parameter)]));
    for (const choice of choices) {
      const number = counts.get(choice.name)![choice.value] ?? 0;
      const label = choice.closest("label")!;
      const shown = label.querySelector(".count") ?? label.appendChild(Object.assign(document.createElement("span"), { className: "count" }));
      shown.textContent = say.number(number);
      choice.closest("li")!.hidden = number === 0 && !choice.checked;
    }
  }
}

function addStatus(form: HTMLFormElement): HTMLElement {
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const hint = form.querySelector(".hint")!;
  // It says something else of what is typed.
  hint.querySelector("span")?.replaceWith(status);
  status.textContent = say("find.private");
  if (!status.isConnected) hint.append(" ", status);
  return status;
}

/** "Near me": the position is used here, and goes nowhere. */
function addNear(form: HTMLFormElement, status: HTMLElement, filter: () => Query): void {
  if (!("geolocation" in navigator)) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "near", textContent: say("find.near") });
  form.querySelector(".field")!.append(button);
  button.addEventListener("click", () => {
    status.textContent = say("find.near.asking");
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      status.textContent = say("find.onphone");
      (form.elements.namedItem("q") as HTMLInputElement).value = "";
      open({ kind: "near", lat: coords.latitude, lon: coords.longitude, filter: filter() });
    }, () => status.textContent = say("find.near.refused"), { enableHighAccuracy: false, maximumAge: 0, timeout: 20_000 });
  });
}
