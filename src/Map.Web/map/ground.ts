import type { GeoJsonObject } from "geojson";
import * as L from "leaflet";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { colour } from "./style";

/** [latitude, longitude, inhabitants, name, {language: name}?] */
export type Town = [number, number, number, string, Record<string, string>?];

/** The file of a country. */
export interface CountryMap { box: number[]; map: Topology; towns: Town[] }

/** Land, water and borders, in the order in which they cover each other. */
const LAYERS: [name: string, style: () => L.PathOptions][] = [
  ["land", () => ({ fill: true, fillColor: colour("sheet"), fillOpacity: 1, color: colour("faint"), weight: 1 })],
  ["parts", () => ({ color: colour("faint"), weight: 0.75, dashArray: "1 4" })],
  ["rivers", () => ({ color: colour("river"), weight: 1.25 })],
  ["lakes", () => ({ fill: true, fillColor: colour("sea"), fillOpacity: 1, color: colour("lake-edge"), weight: 0.75 })],
  ["borders", () => ({ color: colour("ink"), weight: 1.5, dashArray: "9 4 1 4" })],
];

/** Draws a base map below everything else. */
export function ground(topology: Topology, renderer: L.Renderer): L.LayerGroup {
  const layers = LAYERS.filter(([name]) => name in topology.objects).map(([name, style]) =>
    L.geoJSON(feature(topology, topology.objects[name]) as GeoJsonObject, {
      interactive: false,
      style: { fill: false, ...style(), renderer } as L.PathOptions,
    }));
  return L.layerGroup(layers);
}
