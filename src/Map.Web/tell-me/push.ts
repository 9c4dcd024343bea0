// News on this device: the button of /tell-me, whose words are on the page. The messages are shown by worker/push.ts, which keeps no page and answers for none.
import { stored } from "../app/stores.ts";

/** By this token the device leaves. */
const tokenKey = "push";
const worker = { script: "/push.js", scope: "/tell-me/push/" };

function show(section: HTMLElement): void {
  const words = section.dataset;
  const names = Object.assign(document.createElement("input"), { type: "checkbox" });
  const label = document.createElement("label");
  label.append(names, " ", words["names"]!);
  const status = element("p", "");
  status.setAttribute("role", "status");
  const button = element("button", words["do"]!) as HTMLButtonElement;
  const leave = element("button", words["end"]!) as HTMLButtonElement;
  button.type = leave.type = "button";
  leave.hidden = stored(() => localStorage.getItem(tokenKey)) === null;
  button.addEventListener("click", () => void run(button, status, words["refused"]!, async () => {
    await tell(section, names.checked);
    leave.hidden = false;
    return words["done"]!;
  }));
  leave.addEventListener("click", () => void run(leave, status, words["refused"]!, async () => {
    await end(section);
    leave.hidden = true;
    return words["ended"]!;
  }));
  const [choice, buttons] = [element("div", ""), element("p", "")];
  choice.className = "entry choices";
  choice.append(label);
  buttons.className = "buttons";
  buttons.append(button, " ", leave);
  section.replaceChildren(element("h2", words["title"]!), element("p", words["help"]!), choice, buttons, status);
  section.hidden = false;
}

const element = (name: string, text: string): HTMLElement => Object.assign(document.createElement(name), { textContent: text });

async function run(button: HTMLButtonElement, status: HTMLElement, refused: string, work: () => Promise<string>): Promise<void> {
  button.disabled = true;
  try {
    status.textContent = await work();
  } catch {
    status.textContent = refused;
  }

  button.disabled = false;
}

/** @throws Error when the reader or the browser refuses, or the server cannot be reached. */
async function tell(section: HTMLElement, showsNames: boolean): Promise<void> {
  if (await Notification.requestPermission() !== "granted") throw new Error("It was refused.");
  const registration = await navigator.serviceWorker.register(worker.script, { scope: worker.scope });
  await activated(registration);
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: section.dataset["key"]! });
  const { endpoint, keys } = subscription.toJSON();
  const about = document.querySelector<HTMLSelectElement>("#f-about")?.value ?? section.dataset["about"]!;
  const events = document.querySelector<HTMLInputElement>("input[name=events]")?.checked ?? false;
  const token = await post(section.dataset["action"]!, {
    endpoint: endpoint!, p256dh: keys!["p256dh"]!, auth: keys!["auth"]!, about, events: events ? "on" : "", names: showsNames ? "on" : "",
  });
  stored(() => localStorage.setItem(tokenKey, token));
}

async function end(section: HTMLElement): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(worker.scope);
  const token = stored(() => localStorage.getItem(tokenKey));
  if (token) await post(`${section.dataset["leave"]!}/${token}`, { do: "never" });
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  await registration?.unregister();
  stored(() => localStorage.removeItem(tokenKey));
}

function activated(registration: ServiceWorkerRegistration): Promise<void> {
  const coming = registration.installing ?? registration.waiting;
  if (!coming) return Promise.resolve();
  return new Promise((resolve, reject) => coming.addEventListener("statechange", () => {
    if (coming.state === "activated") resolve();
    if (coming.state === "redundant") reject(new Error("The worker could not be installed."));
  }));
}

async function post(action: string, fields: Record<string, string>): Promise<string> {
  const response = await fetch(action, { method: "POST", body: new URLSearchParams(fields), cache: "no-store" });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}

const section = document.querySelector<HTMLElement>("#push");
if (section && "PushManager" in globalThis && "serviceWorker" in navigator && "Notification" in globalThis) show(section);
