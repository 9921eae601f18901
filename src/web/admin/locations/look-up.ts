import { z } from 'zod';
import { said } from '../../../configuration/form.js';
import { degreesIn, type Typed } from '../../../configuration/form-kinds.js';
import { distanceKm, type Point } from '../../../finder/distance.js';
import { parse } from '../../../platform/parse.js';

/** One of several places was chosen, by a button. */
export function chosenIn(body: unknown): string | undefined {
  const { place } = (body ?? {}) as Readonly<Record<string, unknown>>;
  return typeof place === 'string' && /^-?[\d.]{1,10},-?[\d.]{1,10}$/.test(place) ? place : undefined;
}

/** Where the mark stands; null where the numbers are none yet. */
export function pointIn(typed: Typed): Point | null {
  return pointOf(said(typed, 'latitude'), said(typed, 'longitude'));
}

/** Without any degrees there is nothing to save yet. */
export function isNowhere(typed: Typed): boolean {
  return !said(typed, 'latitude').trim() && !said(typed, 'longitude').trim();
}

const addressParts = ['address.city', 'address.region', 'address.postcode', 'address.country'];
const wasSchema = z.tuple([z.array(z.string()), z.array(z.string())]);

/** What the form carries along: the address and the degrees that it was filled with. */
export function whereabouts(typed: Typed): string {
  return JSON.stringify([valuesOf(typed, addressParts), valuesOf(typed, ['latitude', 'longitude'])]);
}

/** Another address, and the degrees still those of the one before: where that was. */
export function movedFrom(typed: Typed): Point | null {
  const [address, degrees] = wasIn(said(typed, 'was'));
  const [now, at] = wasIn(whereabouts(typed));
  if (address.join('\n') === now.join('\n') || degrees.join() !== at.join()) return null;
  const [latitude = '', longitude = ''] = degrees;
  return pointOf(latitude, longitude);
}

/** A postcode corrected within the town does not move a mark that was put there with care. */
const nearKm = 25;

export function isNear(a: Point, b: Point): boolean {
  return distanceKm(a, b) < nearKm;
}

export function placedAt(typed: Typed, { latitude, longitude }: Point): Typed {
  return { ...typed, latitude: [String(latitude)], longitude: [String(longitude)] };
}

function pointOf(north: string, east: string): Point | null {
  const [latitude, longitude] = [degreesIn(north), degreesIn(east)];
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

const valuesOf = (typed: Typed, names: readonly string[]) => names.map((name) => said(typed, name).trim());

/** Whatever is no such text was filled with nothing. */
function wasIn(text: string): z.output<typeof wasSchema> {
  try {
    return parse(wasSchema, JSON.parse(text));
  } catch {
    return [[], []];
  }
}
