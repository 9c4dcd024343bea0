/** WGS 84, degrees. */
export interface Position {
  lat: number;
  lon: number;
}

// The radii of the spheroid along and across a meridian at a latitude, in metres, from its axes.
const EQUATOR = 6_378_137;
const SQUARED_ECCENTRICITY = 0.006_694_379_990_14;
const MEAN_RADIUS = 6_371_008.8;
const NEAR_DEGREES = 5;

/** The distance in metres. Within some 500 km by the spheroid's curvature there, good to 0.1 %; beyond on a sphere, good to 0.5 %. */
export function metresBetween(a: Position, b: Position): number {
  const rad = Math.PI / 180;
  let lon = Math.abs(a.lon - b.lon);
  if (lon > 180) lon = 360 - lon;
  const middle = ((a.lat + b.lat) / 2) * rad;
  if (lon * Math.cos(middle) < NEAR_DEGREES && Math.abs(a.lat - b.lat) < NEAR_DEGREES) {
    const w = 1 - SQUARED_ECCENTRICITY * Math.sin(middle) ** 2;
    const north = (a.lat - b.lat) * rad * ((EQUATOR * (1 - SQUARED_ECCENTRICITY)) / w ** 1.5);
    const east = lon * rad * (EQUATOR / Math.sqrt(w)) * Math.cos(middle);
    return Math.hypot(north, east);
  }

  const half = Math.sin(((a.lat - b.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin((lon * rad) / 2) ** 2;
  return 2 * MEAN_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}
