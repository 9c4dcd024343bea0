// The map of an answer or a list, opened when somebody asks for it: the same as that of the server's pages.
import { useEffect, useRef, useState } from "preact/hooks";
import { type MapModule, type OpenedMap, type Place } from "../map/place.ts";
import { type Item } from "../pack/find.ts";
import { placeAddress } from "./addresses.ts";
import { shapes } from "./cards.tsx";
import { say, tag } from "./language.ts";
import { keptLand, maps } from "./shelf.ts";

const nearMetres = 60_000;
const widthOfZoom = 360;

const toPlace = ({ place, number }: Item): Place => ({
  latitude: place.lat!, longitude: place.lon!, number: number!, name: `${number}. ${place.name}`, kind: place.kind,
  isVague: place.precision === "region", href: placeAddress(place.id), shape: shapes[place.kind],
});

export function TouchMap({ items, title }: { items: Item[]; title: string }) {
  const box = useRef<HTMLDivElement>(null);
  const opened = useRef<OpenedMap>(undefined);
  const [state, setState] = useState<"closed" | "open" | "failed">("closed");
  const places = items.filter(({ place, number }) => place.lat !== undefined && number !== undefined);
  useEffect(() => () => opened.current?.close(), []);
  opened.current?.show(places.map(toPlace));
  if (places.length === 0) return null;

  const open = async () => {
    setState("open");
    try {
      const { openMap } = await import(maps.script) as MapModule;
      const view = viewOf(places);
      const land = await keptLand(mostOf(places));
      opened.current = await openMap(box.current!, places.map(toPlace), {
        view, world: isInEurope(view) ? maps.coast : maps.world, style: maps.style, language: tag, ...land ? { country: land } : {},
        words: { closer: say("map.in"), further: say("map.out"), name: title },
      });
    } catch {
      setState("failed");
    }
  };
  return (
    <figure class="map">
      <div ref={box} class={state === "open" ? "touchmap" : undefined} />
      {state !== "open" && <button type="button" class="touch" onClick={open}>{say("map.touch")}</button>}
      {state === "failed" && <span role="alert"> {say("map.failed")}</span>}
    </figure>
  );
}

// As basemap/coast.json: the same file for all of it, so that nobody is told which country is looked at.
const isInEurope = ([latitude, longitude]: [number, number, number]): boolean => latitude > 18 && latitude < 75 && longitude > -32 && longitude < 65;

/** The country that most of the places are in. */
function mostOf(items: Item[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { place: { country } } of items) if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Latitude, longitude and zoom at which the places fit; of an answer those that are near. */
function viewOf(items: Item[]): [number, number, number] {
  const near = items.filter(({ metres }) => metres !== undefined && metres < nearMetres);
  const shown = near.length > 0 ? near : items;
  const lats = shown.map(({ place }) => place.lat!);
  const lons = shown.map(({ place }) => place.lon!);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  // The world is 256 pixels wide at zoom 0, and a degree of latitude here about one and a half as high as one of longitude is wide.
  const degrees = Math.max(east - west, (north - south) * 1.5, 0.05) * 1.2;
  return [(south + north) / 2, (west + east) / 2, Math.min(12, Math.log2((widthOfZoom / 256) * (360 / degrees)))];
}
