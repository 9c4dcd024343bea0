// The map with streets of an instance whose operator has one (MAP_BASEMAP): MapLibre reads parts of the one file on this host.
import { layers, namedFlavor } from "@protomaps/basemaps";
import { Map as Streets, Marker, NavigationControl, ScaleControl, addProtocol, setWorkerUrl } from "maplibre-gl";
import { Protocol } from "pmtiles";
import type { MapModule, OpenedMap, Place } from "../map/place";
import { signOf } from "../map/sign";
import { addStyle } from "../map/style";
import "maplibre-gl/dist/maplibre-gl.css";
import "../map/map.css";

declare const WORKER: string;

const SOURCE = "streets";

setWorkerUrl(WORKER);
addProtocol("pmtiles", new Protocol().tile);

export const openMap: MapModule["openMap"] = async (element, places, options): Promise<OpenedMap> => {
  await addStyle(options.style);
  const [latitude, longitude, zoom] = options.view;
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const map = new Streets({
    container: element,
    center: [longitude, latitude],
    // MapLibre's zoom is that of tiles of 512 pixels.
    zoom: zoom - 1 + Math.log2(Math.max(element.clientWidth, 256) / 360),
    attributionControl: { customAttribution: "© OpenStreetMap" },
    cooperativeGestures: false,
    dragRotate: false,
    locale: { "NavigationControl.ZoomIn": options.words.closer, "NavigationControl.ZoomOut": options.words.further, "Map.Title": options.words.name },
    style: {
      version: 8,
      // Without glyphs and sprites: letters are those of the phone, and nothing is fetched but the map.
      sources: { [SOURCE]: { type: "vector", url: `pmtiles://${location.origin}/basemap.pmtiles` } },
      layers: layers(SOURCE, namedFlavor(isDark ? "dark" : "light"), { lang: options.language })
        .filter((layer) => !("layout" in layer && layer.layout && "icon-image" in layer.layout)),
    },
  });
  map.addControl(new NavigationControl({ showCompass: false })).addControl(new ScaleControl());
  let markers: Marker[] = [];
  const show = (shown: Place[]) => {
    for (const marker of markers) marker.remove();
    markers = shown.map((place) => new Marker({ element: signOf(place) }).setLngLat([place.longitude, place.latitude]).addTo(map));
  };
  show(typeof places === "function" ? places() : places);
  return { show, close: () => map.remove() };
};
