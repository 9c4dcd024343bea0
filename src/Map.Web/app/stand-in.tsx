// The service worker has sent the first page for another address: what belongs there is shown from the phone.
import { home, viewOf } from "./addresses.ts";
import { say } from "./language.ts";
import { showKeep } from "./keep.tsx";
import { openHere } from "./views.tsx";

export function showInstead(): void {
  const view = viewOf(location);
  if (view) {
    openHere(view);
    return;
  }

  const main = document.querySelector("main")!;
  const section = document.createElement("section");
  main.replaceChildren(heading(say(location.pathname === `${home}keep` ? "keep.title" : "error.offline")), section);
  if (location.pathname === `${home}keep`) {
    section.className = "keep";
    showKeep(section, []);
  } else {
    section.append(Object.assign(document.createElement("p"), { textContent: say("error.offline.help") }));
    const back = document.createElement("p");
    back.append(Object.assign(document.createElement("a"), { className: "button", href: home, textContent: say("error.home") }));
    section.append(back);
  }
}

const heading = (text: string): HTMLElement => Object.assign(document.createElement("h1"), { textContent: text });
