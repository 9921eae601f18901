import { distanceKm, type Point } from './distance.js';

/** Kilometres east and north of the centre, so that every distance and direction from there is true (azimuthal equidistant). */
export function offsetKm(centre: Point, point: Point): { readonly east: number; readonly north: number } {
  const [a, b] = [centre.latitude * radians, point.latitude * radians];
  const turn = (point.longitude - centre.longitude) * radians;
  const bearing = Math.atan2(
    Math.sin(turn) * Math.cos(b),
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn),
  );
  const km = distanceKm(centre, point);
  return { east: km * Math.sin(bearing), north: km * Math.cos(bearing) };
}

const radians = Math.PI / 180;
