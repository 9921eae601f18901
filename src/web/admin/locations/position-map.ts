import type { Point } from '../../../finder/distance.js';
import type { Town } from '../../../finder/surroundings.service.js';
import { mapSize, type PlaceMap, placeMap } from '../../patient/home/place-map.js';

/** A drawing around the mark, and how many of its units a degree is. */
export interface PositionMap extends Pick<PlaceMap, 'dots' | 'names'> {
  readonly perLatitude: number;
  readonly perLongitude: number;
}

const kmPerDegree = 111.195;

/** How far its corners are, where it shows so many kilometers from top to bottom. */
export const cornerKm = (km: number) => (Math.hypot(mapSize.width, mapSize.height) / 2 / mapSize.height) * km;

/** The towns around a point, which is in the middle; the largest come first. */
export function positionMap(middle: Point, towns: readonly Town[], km: number): PositionMap {
  const scale = mapSize.height / km;
  const { dots, names } = placeMap([middle], towns, { middle, cornerKm: cornerKm(km), scale });
  const perLatitude = scale * kmPerDegree;
  return { dots, names, perLatitude, perLongitude: perLatitude * Math.cos((middle.latitude * Math.PI) / 180) };
}
