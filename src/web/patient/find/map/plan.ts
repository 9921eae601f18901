import { offsetKm } from '../../../../finder/bearing.js';
import type { Point } from '../../../../finder/distance.js';
import { clustersOf, type Pin } from './clusters.js';
import { type Box, overlaps, textBox } from './boxes.js';

export const width = 320;
export const height = 300;
/** The farthest practitioner is this far from the middle. */
const reach = 128;
const middle = { x: width / 2, y: height / 2 };

export interface Someone extends Point {
  /** As in the list. */
  readonly number: number;
  readonly km: number;
}

export interface Plan {
  readonly rings: readonly {
    readonly radius: number;
    readonly length: number;
    readonly x: number;
    readonly y: number;
  }[];
  readonly pins: readonly Pin[];
  /** Where towns are, small ones first, as paths of dots. */
  readonly dots: readonly string[];
  readonly names: readonly { readonly x: number; readonly y: number; readonly name: string }[];
  /** Where the name of the place itself finds room; null: nowhere. */
  readonly title: { readonly x: number; readonly y: number } | null;
}

interface Town extends Point {
  readonly name: string;
  readonly population: number;
}

/**
 * A drawing around a place, in units of its own: the practitioners, rings at round distances, and the towns, which show
 * where there is land. `unit`: kilometres of what is counted in. The largest towns come first.
 */
export function planOf(
  centre: Point & { readonly name: string },
  people: readonly Someone[],
  towns: readonly Town[],
  unit: number,
): Plan {
  const scale = reach / viewKm(people, unit);
  const at = (point: Point) => {
    const { east, north } = offsetKm(centre, point);
    return { x: middle.x + east * scale, y: middle.y - north * scale };
  };
  const pins = clustersOf(people.map((one) => ({ ...at(one), number: one.number })));
  const taken: Box[] = pins.map(({ x, y, width: wide }) => ({ x: x - wide / 2, y: y - 15, width: wide, height: 30 }));
  const title = titleAt(centre.name, taken);
  if (title) taken.push(textBox(title.x, title.y, centre.name.length, 'middle'));
  const rings = ringsOf(viewKm(people, unit) / unit).map((length) => {
    const radius = length * unit * scale;
    const place = ringLabel(radius, taken);
    taken.push(textBox(place.x, place.y, 8, 'middle'));
    return { radius, length, ...place };
  });
  const seen = towns
    .map((town) => ({ ...town, ...at(town) }))
    .filter(({ x, y }) => x > 4 && x < width - 4 && y > 4 && y < height - 4);
  const others = seen.filter(({ name }) => name !== centre.name);
  // Over the mark in the middle as well.
  taken.push({ x: middle.x - 8, y: middle.y - 8, width: 16, height: 16 });
  return { rings, pins, title, dots: dotsOf(seen), names: namesOf(others, taken, { width, height }) };
}

/** What the map reaches. Never so near that a street would look like a journey. */
export const viewKm = (people: readonly Someone[], unit: number) =>
  Math.max(4 * unit, ...people.map(({ km }) => km * 1.05));

/** How far the corners are. */
export const cornerKm = (people: readonly Someone[], unit: number) =>
  (viewKm(people, unit) * Math.hypot(width, height)) / 2 / reach;

/** Two to four round distances. */
function ringsOf(view: number): number[] {
  const steps = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const step = steps.find((one) => view / one < 4) ?? 5000;
  return Array.from({ length: Math.floor((view * 1.1) / step) }, (_, n) => (n + 1) * step);
}

/** Under the mark, or above it. */
function titleAt(name: string, taken: readonly Box[]): Plan['title'] {
  const places = [20, -20, 26, -26].map((off) => ({ x: middle.x, y: middle.y + off }));
  const free = ({ x, y }: { x: number; y: number }) => {
    const box = textBox(x, y, name.length, 'middle');
    return box.x > 4 && !taken.some((other) => overlaps(box, other));
  };
  return places.find(free) ?? null;
}

/** North-east on the ring, or where nobody stands. */
function ringLabel(radius: number, taken: readonly Box[]): { x: number; y: number } {
  const places = [45, 315, 135, 225, 70, 290, 20].map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    return { x: middle.x + radius * Math.sin(angle), y: middle.y - radius * Math.cos(angle) };
  });
  const free = places.find(({ x, y }) => {
    const box = textBox(x, y, 8, 'middle');
    return box.x > 2 && box.x + box.width < width - 2 && !taken.some((other) => overlaps(box, other));
  });
  return free ?? places[0]!;
}

/** In three sizes; no two on one spot. */
export function dotsOf(
  towns: readonly { readonly x: number; readonly y: number; readonly population: number }[],
): string[] {
  const spots = new Set<string>();
  const paths = ['', '', ''];
  for (const { x, y, population } of towns) {
    const spot = `${Math.round(x)} ${Math.round(y)}`;
    if (spots.has(spot)) continue;
    spots.add(spot);
    paths[population >= 50_000 ? 2 : population >= 5000 ? 1 : 0] += `M${spot}h0`;
  }
  return paths;
}

/** The largest towns, as far as their names find room. */
export function namesOf(
  towns: readonly { readonly x: number; readonly y: number; readonly name: string }[],
  before: readonly Box[],
  { width, height }: { readonly width: number; readonly height: number },
): Plan['names'] {
  const taken = [...before];
  const names: { x: number; y: number; name: string }[] = [];
  for (const { x, y, name } of towns) {
    if (names.length === 7) break;
    const box = textBox(x + 6, y, name.length, 'start');
    const inside = box.x > 4 && box.x + box.width < width - 4 && box.y > 16 && box.y + box.height < height - 4;
    if (!inside || name.length > 18 || names.some((one) => one.name === name)) continue;
    if (taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    names.push({ x: Math.round(x + 6), y: Math.round(y + 4), name });
  }
  return names;
}
