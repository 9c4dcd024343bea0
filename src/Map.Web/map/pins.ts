import * as L from "leaflet";
import type { Place } from "./place";
import { signOf } from "./sign";

/** The room of one sign, in pixels: a finger must hit it. */
const CELL = 36;

interface Group { x: number; y: number; places: Place[] }

/** Signs of places. Those that would cover each other stand side by side, as on the drawn map. */
export class Pins extends L.LayerGroup {
  #places: Place[] = [];

  show(places: Place[]): void {
    this.#places = places;
    this.#draw();
  }

  onAdd(map: L.Map): this {
    super.onAdd(map);
    map.on("zoomend", this.#draw, this);
    this.#draw();
    return this;
  }

  onRemove(map: L.Map): this {
    map.off("zoomend", this.#draw, this);
    return super.onRemove(map);
  }

  #draw(): void {
    const map = this._map as L.Map | undefined;
    if (!map) return;
    this.clearLayers();
    for (const group of grouped(this.#places.map((place) => ({ ...map.latLngToLayerPoint([place.latitude, place.longitude]), places: [place] })))) {
      const columns = columnsOf(group);
      const box = document.createElement("div");
      box.className = group.places.length > 1 ? "stack" : "single";
      box.style.gridTemplateColumns = `repeat(${columns}, ${CELL}px)`;
      box.append(...group.places.map(signOf));
      const size: L.PointTuple = [columns * CELL, Math.ceil(group.places.length / columns) * CELL];
      const icon = L.divIcon({ html: box, className: "", iconSize: size });
      // The links inside take the keyboard, not the marker around them.
      this.addLayer(L.marker(map.layerPointToLatLng([group.x, group.y]), { icon, keyboard: false, interactive: false }));
    }
  }

  declare protected _map: L.Map;
}

const columnsOf = (group: Group) => Math.ceil(Math.sqrt(group.places.length));
const widthOf = (group: Group) => columnsOf(group) * CELL;
const heightOf = (group: Group) => Math.ceil(group.places.length / columnsOf(group)) * CELL;

/** Joins groups until none covers another. */
function grouped(groups: Group[]): Group[] {
  for (;;) {
    const pair = firstOverlap(groups);
    if (!pair) return groups;
    const [a, b] = pair;
    const [m, n] = [a.places.length, b.places.length];
    const places = [...a.places, ...b.places].sort((one, other) => one.number - other.number);
    groups = [...groups.filter((group) => group !== a && group !== b),
      { x: (a.x * m + b.x * n) / (m + n), y: (a.y * m + b.y * n) / (m + n), places }];
  }
}

function firstOverlap(groups: Group[]): [Group, Group] | undefined {
  for (const [index, a] of groups.entries())
    for (const b of groups.slice(index + 1))
      if (Math.abs(a.x - b.x) < (widthOf(a) + widthOf(b)) / 2 && Math.abs(a.y - b.y) < (heightOf(a) + heightOf(b)) / 2) return [a, b];
  return undefined;
}
