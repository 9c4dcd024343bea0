// Names of the stores of this site in the phone's Cache Storage.
export const packsCache = "map-packs";
export const settingsCache = "map-settings";
/** Followed by the version of the site. */
export const shellPrefix = "map-shell-";
