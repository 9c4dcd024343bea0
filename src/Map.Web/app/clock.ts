// What depends on the day and the hour, by the clock of this phone: a page may have been kept for months.
import { type Kind } from "../pack/pack.ts";
import { knowledge } from "../pack/words.ts";
import { say, tag, today } from "./language.ts";

/** How old the knowledge is. */
export function tellAges(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-checked]")) {
    const age = knowledge({ kind: element.dataset["kind"] as Kind, checked: element.dataset["checked"]! }, say, today());
    (element.querySelector("time") ?? element).textContent = age.words;
    element.classList.toggle("old", age.isOld);
  }
}

/** What is open now. The hours are those of one week, in seconds of Unix time: from, to, from, to … */
export function tellOpen(root: ParentNode): void {
  const now = Date.now() / 1000;
  for (const element of root.querySelectorAll<HTMLElement>("[data-hours]")) {
    const times = element.dataset["hours"]!.split(" ").filter(Boolean).map(Number);
    // After the last of them nothing is known any more.
    if (times.length === 0 || now >= times.at(-1)!) continue;
    const passed = times.filter((time) => time <= now).length;
    const isOpen = passed % 2 === 1;
    const line = Object.assign(document.createElement("p"), { className: isOpen ? "now open" : "now" });
    line.textContent = isOpen ? say("place.open") : `${say("place.closednow")} ${say("place.opens", { when: when(times[passed]!) })}`;
    element.before(line);
  }
}

const when = (seconds: number): string => new Intl.DateTimeFormat(`${tag}-u-nu-latn`, { weekday: "long", hour: "numeric", minute: "2-digit" })
  .format(seconds * 1000);
