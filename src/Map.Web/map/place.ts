/** A place on a map for touch. */
export interface Place {
  latitude: number;
  longitude: number;
  /** Its number in the list. */
  number: number;
  /** What a screen reader says. */
  name: string;
  /** support_group, detention_centre, reporting_centre or office. */
  kind: string;
  /** Whether only its region is known. */
  isVague: boolean;
  /** Where it leads: #p3, or /fr/places/…. */
  href: string;
  /** The d of its sign, about 22 units wide around 0, 0. */
  shape: string;
}

export interface MapOptions {
  /** Latitude, longitude and zoom of the first view. */
  view: [number, number, number];
  /** The address of the map of the country, if it has one. */
  country?: string;
  /** The address of the map of the world, which is shown without one of a country. */
  world: string;
  /** The address of the stylesheet. */
  style: string;
  /** The language of the names, a BCP 47 tag. */
  language: string;
  words: { closer: string; further: string; name: string };
}

export interface OpenedMap {
  /** Shows other places instead. */
  show(places: Place[]): void;
  /** Takes the map out of the page. */
  close(): void;
}

/** What map.js and streets.js export. */
export interface MapModule {
  /**
   * Opens a map in an empty element, which needs a height.
   * @param places the places, or a function that gives them
   * @throws when a file cannot be fetched
   */
  openMap(element: HTMLElement, places: Place[] | (() => Place[]), options: MapOptions): Promise<OpenedMap>;
}
