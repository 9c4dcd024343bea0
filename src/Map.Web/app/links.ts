// Links to what the pack has are followed on this phone: the server is not told which place somebody opens.
import { home, viewOf } from "./addresses.ts";
import { library } from "./library.ts";
import { currentView, open } from "./views.tsx";

export function followLinks(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement | SVGAElement>("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
      || link.hasAttribute("target") || link.dataset["server"] !== undefined || link.getAttribute("href")!.startsWith("#")) return;
    const address = new URL(link.getAttribute("href")!, location.href);
    const view = viewOf(address);
    // The first page is under the views already.
    const isHome = address.pathname === home && address.search === "" && location.pathname === home && currentView() !== undefined;
    // The server's page of a region has more than the pack. It is asked for it unless that would tell what somebody looked for.
    const isServers = address.pathname.startsWith(`${home}regions/`) && currentView() === undefined && navigator.onLine
      && !library()?.kept.length;
    if ((!view && !isHome) || isServers) return;
    event.preventDefault();
    open(view);
  });
}
