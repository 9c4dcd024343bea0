// The map for touch: the layers of the drawn map, moved with fingers, mouse or keys. It asks nobody for tiles: the map of a whole country
// comes as one file, so the wire does not tell what is looked at.
import * as L from "leaflet";
import type { Topology } from "topojson-specification";
import { type CountryMap, ground } from "./ground";
import { Pins } from "./pins";
import type { MapModule, MapOptions, OpenedMap, Place } from "./place";
import { addStyle } from "./style";
import { Towns } from "./towns";
import "leaflet/dist/leaflet.css";
import "./map.css";

export const openMap: MapModule["openMap"] = async (element, places, options): Promise<OpenedMap> => {
  const [world, country] = await Promise.all([
    options.country ? undefined : read<Topology>(options.world),
    options.country ? read<CountryMap>(options.country) : undefined,
    addStyle(options.style),
  ]);
  const map = create(element, options);
  const renderer = L.canvas({ padding: 0.4 });
  if (world) map.addLayer(ground(world, renderer));
  if (country) {
    map.addLayer(ground(country.map, renderer)).addLayer(new Towns(country.towns, options.language));
    map.setMaxBounds(boundsOf(country).pad(0.5));
  }

  const pins = new Pins();
  map.addLayer(pins);
  const show = (shown: Place[]) => pins.show(shown);
  show(typeof places === "function" ? places() : places);
  map.getContainer().focus({ preventScroll: true });
  return { show, close: () => void map.remove() };
};

function create(element: HTMLElement, { view: [latitude, longitude, zoom], words }: MapOptions): L.Map {
  element.setAttribute("aria-label", words.name);
  element.setAttribute("role", "application");
  const map = L.map(element, {
    zoomControl: false, attributionControl: false, zoomSnap: 0.5, minZoom: 2, maxZoom: 13,
    // A person scrolls past the map with one finger on a mouse wheel; on a touch screen two fingers zoom.
    scrollWheelZoom: false,
    zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  L.control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.further, zoomInText: "+", zoomOutText: "−" }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  // The drawn map is 360 pixels wide at its zoom.
  return map.setView([latitude, longitude], zoom + Math.log2(Math.max(element.clientWidth, 256) / 360));
}

const boundsOf = ({ box: [west, south, east, north] }: CountryMap) => L.latLngBounds([south, west], [north, east]);

async function read<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json() as Promise<T>;
}
