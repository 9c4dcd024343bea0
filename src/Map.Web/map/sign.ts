import type { Place } from "./place";

const SVG = "http://www.w3.org/2000/svg";

/** The sign of a place as on the drawn map: a link with its number. */
export function signOf(place: Place): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = place.href;
  link.className = `pin ${place.kind}${place.isVague ? " vague" : ""}`;
  link.setAttribute("aria-label", place.name);
  link.title = place.name;
  const svg = element("svg", { viewBox: "-12 -12 24 24", "aria-hidden": "true" });
  svg.append(element("path", { d: place.shape }), element("text", { y: "4" }, String(place.number)));
  link.append(svg);
  return link;
}

function element(name: string, attributes: Record<string, string>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
