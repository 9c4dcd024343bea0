// The name and the icon: those of the map, or those of a notebook.
import { home } from "./addresses.ts";
import { say } from "./language.ts";
import { isPlain } from "./settings.ts";

/** Filled in by build.mjs. */
declare const PLAIN_ICON: string;

const titleBefore = document.title;
const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
const iconBefore = icon?.href ?? "";

export function showName(): void {
  const plain = isPlain();
  document.title = plain ? say("keep.neutral.name") : titleBefore;
  if (icon) icon.href = plain ? PLAIN_ICON : iconBefore;
  // Only where the map can be installed: browsers fetch the manifest with every page that names it.
  const manifest = document.querySelector<HTMLLinkElement>("link[rel=manifest]") ?? addManifest();
  if (manifest) manifest.href = `${home}manifest.webmanifest${plain ? "?name=plain" : ""}`;
}

const addManifest = (): HTMLLinkElement | undefined => (document.querySelector("#keep")
  ? document.head.appendChild(Object.assign(document.createElement("link"), { rel: "manifest" })) : undefined);
