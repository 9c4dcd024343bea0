// The pages without this script are whole. With it they answer on the phone, work without a network, and can be left at once.
import { dropMark } from "./addresses.ts";
import { tellAges, tellOpen } from "./clock.ts";
import { takeOverForm } from "./form.ts";
import { takeOverKeepPage } from "./keep.tsx";
import { loadLanguage } from "./language.ts";
import { listenForLeaving, staysLeft } from "./leave.ts";
import { followLinks } from "./links.ts";
import { showName } from "./neutral.ts";
import { showInstead } from "./stand-in.tsx";
import { takeOverSuggestions } from "./suggest.ts";
import { form, startViews } from "./views.tsx";

/** Whether the service worker sent the first page for another address, which is to be shown from the pack. */
function standsIn(): boolean {
  const canonical = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
  return canonical !== null && new URL(canonical.href).pathname !== location.pathname + location.search;
}

if (!staysLeft()) {
  dropMark();
  // Before the words are here: leaving never waits for anything.
  listenForLeaving();
  await loadLanguage();
  showName();
  tellAges(document);
  tellOpen(document);
  startViews();
  followLinks();
  if (form) takeOverForm(form);
  takeOverKeepPage();
  takeOverSuggestions();
  if (standsIn()) showInstead();
}

