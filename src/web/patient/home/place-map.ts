import { offsetKm } from '../../../finder/bearing.js';
import { distanceKm, type Point } from '../../../finder/distance.js';
import type { Box } from '../find/map/boxes.js';
import { clustersOf, type Pin } from '../find/map/clusters.js';
import { dotsOf, namesOf, type Plan } from '../find/map/plan.js';

export const mapSize = { width: 320, height: 200 };
/** A map shows at least so much from top to bottom: one knows the towns around. */
const leastKm = 45;
const margin = 34;
/** Places closer to one another than this share a map. */
const neighborsKm = 150;

export interface PlaceMap extends Pick<Plan, 'dots' | 'names'> {
  /** Each numbered as in the list below it. */
  readonly pins: readonly Pin[];
}

interface Town extends Point {
  readonly name: string;
  readonly population: number;
}

/** Where the middle of a map is, and how far its corners. */
export interface Frame {
  readonly middle: Point;
  readonly cornerKm: number;
  /** Units of the drawing for a kilometer. */
  readonly scale: number;
}

/** Places that are near one another, in the clinic's own order. */
export function regionsOf<Place extends Point>(places: readonly Place[]): readonly (readonly Place[])[] {
  const regions: Place[][] = [];
  for (const place of places) {
    const near = regions.filter((region) => region.some((other) => distanceKm(place, other) <= neighborsKm));
    const [first, ...others] = near;
    if (!first) regions.push([place]);
    else {
      first.push(...others.flat(), place);
      for (const merged of others) regions.splice(regions.indexOf(merged), 1);
    }
  }
  return regions.map((region) => places.filter((place) => region.includes(place)));
}

export function frameOf(places: readonly Point[]): Frame {
  const [first] = places;
  const spots = places.map((place) => offsetKm(first!, place));
  const [easts, norths] = [spots.map(({ east }) => east), spots.map(({ north }) => north)];
  const [width, height] = [span(easts), span(norths)];
  const scale = Math.min(
    mapSize.height / leastKm,
    (mapSize.width - 2 * margin) / Math.max(width, 0.1),
    (mapSize.height - 2 * margin) / Math.max(height, 0.1),
  );
  return {
    middle: moved(first!, Math.min(...easts) + width / 2, Math.min(...norths) + height / 2),
    cornerKm: Math.hypot(mapSize.width, mapSize.height) / 2 / scale,
    scale,
  };
}

/** The places of one region, and the towns around, which show where there is land; the largest come first. */
export function placeMap(places: readonly Point[], towns: readonly Town[], { middle, scale }: Frame): PlaceMap {
  const at = (point: Point) => {
    const { east, north } = offsetKm(middle, point);
    return { x: mapSize.width / 2 + east * scale, y: mapSize.height / 2 - north * scale };
  };
  const pins = clustersOf(places.map((place, index) => ({ ...at(place), number: index + 1 })));
  const taken: Box[] = pins.map(({ x, y, width }) => ({ x: x - width / 2, y: y - 15, width, height: 30 }));
  const seen = towns
    .map((town) => ({ ...town, ...at(town) }))
    .filter(({ x, y }) => x > 4 && x < mapSize.width - 4 && y > 4 && y < mapSize.height - 4);
  return { pins, dots: dotsOf(seen), names: namesOf(seen, taken, mapSize) };
}

const span = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

/** Near enough for what one map shows. */
function moved({ latitude, longitude }: Point, east: number, north: number): Point {
  const degree = 111.195;
  return {
    latitude: latitude + north / degree,
    longitude: longitude + east / (degree * Math.max(0.1, Math.cos((latitude * Math.PI) / 180))),
  };
}
