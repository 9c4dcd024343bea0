// Leaving at once: the button, or Shift three times. The page is blank before anything else happens, also without a network.
import { dropDrafts } from "./drafts.ts";
import { stored } from "./stores.ts";

const left = "left";
const presses = 3;
const pressesWithinMs = 2_000;
const longestWayBackMs = 100;

function blank(): void {
  document.documentElement.replaceChildren();
  document.title = "";
}

/** Whether this page was reached by going back to it after it was left. */
function isReturn(): boolean {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation?.type === "back_forward";
}

/** The operator's address; else an empty page without any address, so that nothing names this site and nothing is asked of it. */
const target = (): string => document.querySelector<HTMLElement>("a.exit")?.dataset["to"] ?? "about:blank";

export function leave(): void {
  const to = navigator.onLine ? target() : "about:blank";
  blank();
  dropDrafts();
  stored(() => sessionStorage.setItem(left, to));
  // The views of this page are entries of the history: the first of them is replaced, so that the back button skips this site.
  const views = (history.state as { view?: number } | null)?.view ?? 0;
  if (views === 0) {
    location.replace(to);
    return;
  }

  addEventListener("popstate", () => location.replace(to), { once: true, capture: true });
  // Where the browser does not go back, the blank page is left all the same.
  setTimeout(() => location.replace(to), longestWayBackMs);
  history.go(-views);
}

/** Blanks a page that was left before. @returns whether it was: then nothing else may run. */
export function staysLeft(): boolean {
  const to = stored(() => sessionStorage.getItem(left));
  if (to === null) return false;
  if (!isReturn()) {
    // Somebody opened the site anew in this tab.
    sessionStorage.removeItem(left);
    return false;
  }

  blank();
  location.replace(to);
  return true;
}

export function listenForLeaving(): void {
  // Pages that the browser keeps in memory come back without running their scripts.
  addEventListener("pageshow", (event) => {
    const to = stored(() => sessionStorage.getItem(left));
    if (event.persisted && to !== null) {
      blank();
      location.replace(to);
    }
  });
  addEventListener("click", (event) => {
    if (!(event.target as Element).closest("a.exit") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    leave();
  }, { capture: true });
  let times: number[] = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) {
      if (event.key !== "Shift") times = [];
      return;
    }

    times = [...times.filter((time) => event.timeStamp - time < pressesWithinMs), event.timeStamp];
    if (times.length >= presses) leave();
  }, { capture: true });
}
