// Forms of suggestions: what is typed stays on this phone until it is sent, whatever happens to the page or the network.
import { draftPrefix } from "./drafts.ts";
import { say } from "./language.ts";
import { paid } from "./pay.ts";
import { stored } from "./stores.ts";

const fewestLetters = 3;
const pauseMs = 700;

type Draft = [name: string, value: string][];

export function takeOverSuggestions(): void {
  // A plain one is no suggestion, and its answer need not be a form: the browser sends it.
  for (const form of document.querySelectorAll<HTMLFormElement>("form.suggest:not([data-plain])")) takeOver(form);
}

function takeOver(form: HTMLFormElement): void {
  const key = form.dataset["draft"] && draftPrefix + form.dataset["draft"];
  const isForm = form.querySelector("#f-name") !== null;
  if (key && isForm) moveDraft(form, key);
  // What comes back from the server is newer than the draft.
  if (key && isForm && !document.querySelector(".faults") && form.dataset["sent"] === undefined) restore(form, key);
  if (key && isForm) {
    const keep = () => {
      // A field that is taken off the page reports its change once more.
      if (form.dataset["taken"] === undefined) stored(() => sessionStorage.setItem(key, JSON.stringify([...new FormData(form)])));
    };
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
    // What was typed while the script was on its way.
    if (isTyped(form)) keep();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form, event.submitter, key);
  });
  showTwins(form);
  if (form.dataset["wait"]) void pay(form, key);
  // From here on nothing that is typed is lost.
  form.dataset["ready"] = "";
}

/** The place of a draft may be merged into another, whose form then takes it over: the server sends it back, or leads to it. */
function moveDraft(form: HTMLFormElement, key: string): void {
  const sent = form.dataset["sent"];
  const from = sent ?? draftPrefix + new URLSearchParams(location.search).get("from");
  stored(() => {
    const draft = from === key ? null : sessionStorage.getItem(from);
    // One of the other place stays.
    if (draft === null || (sent === undefined && sessionStorage.getItem(key) !== null)) return;
    sessionStorage.setItem(key, sent === undefined ? draft : JSON.stringify([...new FormData(form)]));
    sessionStorage.removeItem(from);
  });
}

/** Fills a form with its draft, and says so. */
function restore(form: HTMLFormElement, key: string): void {
  const text = stored(() => sessionStorage.getItem(key));
  if (text === null) return;
  const draft = JSON.parse(text) as Draft;
  fill(form, draft);
  const status = form.querySelector(".draft");
  if (!status) return;
  const forget = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: say("keep.remove") });
  forget.addEventListener("click", () => {
    form.dataset["taken"] = "";
    stored(() => sessionStorage.removeItem(key));
    // Firefox brings back what differs from the page when that is loaded anew.
    form.reset();
    location.reload();
  });
  status.replaceChildren(say("suggest.draft"), " ", forget);
}

const isChosen = ({ type }: HTMLInputElement): boolean => type === "checkbox" || type === "radio";

type Control = HTMLInputElement | HTMLTextAreaElement;

const controlsOf = (form: HTMLFormElement): Control[] => [...form.querySelectorAll<Control>("input[name], textarea[name]")];

/** Whether it is not as the page came. */
const isTouched = (control: Control): boolean => control instanceof HTMLInputElement && isChosen(control)
  ? control.checked !== control.defaultChecked : control.value !== control.defaultValue;

const isTyped = (form: HTMLFormElement): boolean => controlsOf(form).some(isTouched);

function fill(form: HTMLFormElement, draft: Draft): void {
  const touched = controlsOf(form).filter(isTouched);
  for (const control of controlsOf(form)) {
    // What was typed or chosen while the script was on its way is newer; of radio buttons, that is all of the group.
    if (touched.some((other) => other === control || (control.type === "radio" && other.name === control.name))) continue;
    const values = draft.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control instanceof HTMLInputElement && isChosen(control)) control.checked = values.includes(control.value);
    else if (values[0] !== undefined) control.value = values[0];
  }

  // Lists that are chosen from are seen.
  for (const details of form.querySelectorAll("details")) details.open ||= details.querySelector(":checked") !== null;
}

/** Sends a form that costs something once it is paid for, unless somebody was faster. */
async function pay(form: HTMLFormElement, key: string | undefined): Promise<void> {
  form.querySelector(".draft")!.textContent = say("suggest.wait.works");
  await paid(form);
  if (form.isConnected && !form.querySelector("button:disabled")) await send(form, null, key);
}

/** Sends the form. Without a network, or when the server has no time for it, it stays as it is, and is sent again with the same request id, so that it
 * makes one suggestion. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null, key: string | undefined): Promise<void> {
  const status = form.querySelector(".draft");
  const buttons = [...form.querySelectorAll<HTMLButtonElement>("button")];
  const body = new URLSearchParams([...new FormData(form, submitter)].map(([name, value]) => [name, String(value)]));
  for (const button of buttons) button.disabled = true;
  let isAnswered = false;
  try {
    const answer = await post(form.getAttribute("action")!, body);
    isAnswered = true;
    const main = answer.querySelector("main");
    // Too many requests at once: a page that would stand in place of the form.
    if (!main?.querySelector("form.suggest, .receipt")) throw new Error("The answer is neither a form nor a receipt.");
    if (key && main.querySelector(".receipt")) {
      form.dataset["taken"] = "";
      stored(() => sessionStorage.removeItem(key));
    }

    for (const returned of main.querySelectorAll<HTMLFormElement>("form.suggest")) returned.dataset["sent"] = key ?? "";
    document.querySelector("main")!.replaceChildren(...main.childNodes);
    takeOverSuggestions();
    focusHeading();
  } catch {
    if (status) status.textContent = say(isAnswered ? "suggest.fault.away" : "suggest.cut");
    for (const button of buttons) button.disabled = false;
  }
}

async function post(action: string, body: URLSearchParams): Promise<Document> {
  const response = await fetch(action, { method: "POST", body, headers: { Accept: "text/html" }, cache: "no-store" });
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
  scrollTo(0, 0);
}

/** Places that may be the one that somebody is typing. */
function showTwins(form: HTMLFormElement): void {
  const box = form.querySelector("#twins");
  const name = form.querySelector<HTMLInputElement>("#f-name");
  if (!box || !name) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  name.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = name.value.trim();
    if (typed.length < fewestLetters) {
      box.replaceChildren();
      return;
    }

    timer = setTimeout(() => {
      post(form.getAttribute("action")!, new URLSearchParams({ step: "similar", name: typed })).then((answer) => {
        const twins = answer.querySelector(".twins");
        if (name.value.trim() !== typed) return;
        box.replaceChildren(...(twins ? [Object.assign(document.createElement("h3"), { textContent: say("suggest.similar") }), twins] : []));
      }, () => {
        // Without a network they are shown before it is sent.
      });
    }, pauseMs);
  });
}
