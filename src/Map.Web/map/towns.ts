import * as L from "leaflet";
import type { Town } from "./ground";

const MOST = 16;
const LETTER = 7;
const LINE = 18;

/** Names of towns: as many of the largest in view as do not cover each other. */
export class Towns extends L.LayerGroup {
  #towns: Town[];
  #language: string;

  constructor(towns: Town[], language: string) {
    super();
    this.#towns = towns;
    this.#language = language;
  }

  onAdd(map: L.Map): this {
    super.onAdd(map);
    map.on("moveend", this.#draw, this);
    this.#draw();
    return this;
  }

  onRemove(map: L.Map): this {
    map.off("moveend", this.#draw, this);
    return super.onRemove(map);
  }

  #draw(): void {
    this.clearLayers();
    const map = this._map as L.Map;
    const taken: L.Bounds[] = [];
    for (const [latitude, longitude, , name, names] of this.#towns.filter(([lat, lon]) => map.getBounds().contains([lat, lon]))) {
      if (taken.length === MOST) return;
      const text = names?.[this.#language] ?? name;
      const at = map.latLngToContainerPoint([latitude, longitude]);
      const half = text.length * LETTER / 2;
      const room = L.bounds([at.x - half, at.y - LINE], [at.x + half, at.y + LINE / 2]);
      if (taken.some((other) => other.overlaps(room))) continue;
      taken.push(room);
      const label = document.createElement("span");
      label.textContent = text;
      label.dir = "auto";
      this.addLayer(L.marker([latitude, longitude], {
        icon: L.divIcon({ html: label, className: "town", iconSize: [0, 0] }), interactive: false, keyboard: false, zIndexOffset: -1000,
      }));
    }
  }

  declare protected _map: L.Map;
}
