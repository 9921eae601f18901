import { policy } from '../clinic/policy.entity.js';
import { entity, type EntryOf } from '../configuration/entity.js';
import { currency, degrees, group, line, list, pattern, slug, tags, text, timeZone } from '../configuration/fields.js';
import { inOrderOf } from '../configuration/in-order-of.js';
import { closure } from './closure.entity.js';

type Closure = EntryOf<typeof closure>;

/** A chair or table counts as a room. */
export const room = entity('room', { slug: slug(), name: text(), features: tags().default([]) }, { key: ['slug'] });

/** One unit: two cupping sets are two of the kind `cupping-set`. */
export const equipment = entity('equipment', { slug: slug(), kind: slug().typedAs('tag') }, { key: ['slug'] });

/** A clinic site. A visit happens at a place, so its time is this place's wall clock. */
export const location = entity(
  'location',
  {
    slug: slug(),
    name: text(),
    address: group({
      line1: text(),
      city: text(),
      region: line(),
      postcode: line(20),
      /** ISO 3166-1 alpha-2 */
      country: pattern(/^[A-Z]{2}$/, 'must be a country code like US', 'choice'),
    }),
    latitude: degrees(90),
    longitude: degrees(180),
    timeZone: timeZone(),
    /** ISO 4217; null: the clinic's. */
    currency: currency()
      .optional(null)
      .describe(
        'ISO 4217, where it is not the clinic’s; what is paid here is in it, in the same numbers unless prices say otherwise',
      ),
    /** Whatever cannot be done online, patients are told to call. */
    phone: line(40).with({ needed: true }),
    /** `step-free`, `elevator`, `parking` … */
    access: tags().default([]),
    /** The rest of it in the clinic's own words. */
    accessNote: text(500).optional('').describe('more about access, shown to patients'),
    /** How one comes by bus and train, likewise. */
    transitNote: text(500).optional('').describe('public transit, shown to patients'),
    /** Where one parks, likewise. */
    parkingNote: text(500).optional('').describe('parking, shown to patients'),
    /** Where it offers other times than the clinic; null: as the clinic does. */
    offeredTimes: policy.fields.offeredTimes.optional(null).describe('where it is not as in the clinic’s policy'),
    opensHoursBefore: policy.fields.opensHoursBefore.optional(null).describe('likewise'),
    timesPerHalfDay: policy.fields.timesPerHalfDay.optional(null).describe('likewise'),
    closures: list(closure, { most: [200, 'closures'] })
      .with({ normal: sortedByTime })
      .optional([])
      .describe('when the location is closed, in its local time; a date in "to" is the last day')
      .elsewhere(),
    rooms: list(room).default([]).elsewhere(),
    equipment: list(equipment).default([]).elsewhere(),
  },
  { key: ['slug'] },
);

function sortedByTime(closures: readonly Closure[]): Closure[] {
  return closures.toSorted(inOrderOf(({ from, to }) => [from, to]));
}
