/** A point on the Earth, in degrees (WGS 84). */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** South-west and north-east corners. Where `west > east` the box lies across the date line. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** IUGG mean radius; the Earth is flatter than a ball by 0.3 %, which nobody notices on the way to a clinic. */
const earthKm = 6371.0088;
const radians = Math.PI / 180;

/** As the crow flies, by the haversine formula, which stays exact for neighbours. */
export function distanceKm(a: Point, b: Point): number {
  const dLatitude = (b.latitude - a.latitude) * radians;
  const dLongitude = (b.longitude - a.longitude) * radians;
  const h =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLongitude / 2) ** 2;
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The smallest box that holds everything within `km` of the point; round the poles and for great distances, all longitudes. */
export function boxAround({ latitude, longitude }: Point, km: number): Box {
  const reach = km / earthKm;
  const south = latitude - reach / radians;
  const north = latitude + reach / radians;
  if (south <= -90 || north >= 90) {
    return { south: Math.max(-90, south), west: -180, north: Math.min(90, north), east: 180 };
  }
  const width = Math.asin(Math.min(1, Math.sin(reach) / Math.cos(latitude * radians))) / radians;
  return { south, west: wrap(longitude - width), north, east: wrap(longitude + width) };
}

export function isInside({ latitude, longitude }: Point, { south, west, north, east }: Box): boolean {
  if (latitude < south || latitude > north) return false;
  return west <= east ? west <= longitude && longitude <= east : longitude >= west || longitude <= east;
}

function wrap(longitude: number): number {
  if (longitude < -180) return longitude + 360;
  return longitude > 180 ? longitude - 360 : longitude;
}
