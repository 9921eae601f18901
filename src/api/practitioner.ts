import { z } from 'zod';
import type { Snapshot } from '../availability/snapshot.js';
import type { Found } from '../finder/nearest.service.js';
import { labelOf, type Place } from '../finder/place.js';
import { several } from '../platform/parse.js';
import { genders } from '../practitioners/practitioner.entity.js';
import { partsOfWeek } from '../time/part-of-week.js';
import { isoOf } from '../time/wall-clock.js';
import { language, limit, near, slug, withinKm } from './fields.js';

export const practitionersQuery = z.strictObject({
  treatment: slug
    .optional()
    .describe(
      'Only practitioners who offer this treatment. Without it, all practitioners with their first available time for any treatment.',
    ),
  addOn: several(slug).optional().describe('Add-ons to book with the treatment.'),
  near: near
    .optional()
    .describe('A city or town, a postal code, a region (a county, a state, a country), or `latitude,longitude`.'),
  withinKm: withinKm
    .optional()
    .describe('Straight-line distance from `near`. Without it, a region is searched up to its border.'),
  language: language.optional().describe('Only practitioners who speak this language; `en` includes `en-AU`.'),
  access: several(slug)
    .optional()
    .describe('Only at locations that have all of these, such as `step-free`, `lift` or `hearing-loop`.'),
  gender: z
    .enum(genders, { error: 'fault.gender' })
    .optional()
    .describe('Only practitioners who have stated this gender.'),
  when: several(z.enum(partsOfWeek, { error: 'fault.part-of-week' }))
    .optional()
    .describe(
      'Only practitioners who work evenings (from 17:00) or weekends (Saturday and Sunday); `nextFree` is then such a time.',
    ),
  limit: limit(100).default(20),
});

const registration = z.object({ body: z.string(), number: z.string() });

export const practitionerSchema = z
  .object({
    slug: z.string(),
    name: z.string(),
    title: z.string(),
    languages: z.array(z.string()).describe('BCP 47'),
    gender: z.enum(genders).nullable().describe('Null if not stated.'),
    registration: registration.nullable(),
    location: z.string(),
    locationName: z.string(),
    address: z.object({
      line1: z.string(),
      city: z.string(),
      region: z.string(),
      postcode: z.string(),
      country: z.string().describe('ISO 3166-1 alpha-2'),
    }),
    phone: z.string(),
    access: z.array(z.string()).describe('Such as `step-free`, `lift` or `parking`.'),
    timeZone: z.string().describe('IANA time zone.'),
    treatments: z.array(z.string()).describe('Treatments they offer at this location that can be booked online.'),
    distanceKm: z.number().nullable().describe('Null unless `near` is given.'),
    nextFree: z.iso
      .datetime({ offset: true })
      .nullable()
      .describe('Null if nothing is available in the booking period. With `when`, the first matching time.'),
  })
  .meta({ id: 'Practitioner' });

export const practitionersSchema = z
  .object({
    practitioners: z
      .array(practitionerSchema)
      .describe(
        'One entry for each practitioner and location, sorted by distance, or by next available time without `near`.',
      ),
    farther: z.array(practitionerSchema).describe('If there is nobody within `withinKm`, the nearest ones beyond it.'),
    near: z
      .object({ name: z.string(), latitude: z.number(), longitude: z.number() })
      .nullable()
      .describe('The place that `near` was resolved to.'),
    otherPlaces: z.array(z.string()).describe('Other places with this name. Send one as `near` to choose it.'),
  })
  .meta({
    id: 'Practitioners',
    examples: [
      {
        practitioners: [
          {
            slug: 'mei',
            name: 'Mei Tanaka',
            title: 'Licensed acupuncturist',
            languages: ['en', 'ja'],
            gender: 'woman',
            registration: { body: 'NCCAOM', number: '100001' },
            location: 'harbour',
            locationName: 'Harbour Street',
            address: { line1: '4 Harbour Street', city: 'Bellport', region: 'NY', postcode: '11713', country: 'US' },
            phone: '+1 631 555 0100',
            access: ['step-free'],
            timeZone: 'America/New_York',
            treatments: ['acupuncture', 'cupping'],
            distanceKm: 0.4,
            nextFree: '2026-12-01T10:00:00-05:00',
          },
        ],
        farther: [],
        near: { name: 'Bellport, New York, United States', latitude: 40.757, longitude: -72.939 },
        otherPlaces: [],
      },
    ],
  });

/** Where somebody said they are. */
export interface SearchOrigin {
  readonly place: Place;
  readonly others: readonly Place[];
}

export function practitionersOf(
  found: readonly Found[],
  { treatments }: Snapshot,
  origin: SearchOrigin | undefined,
): z.output<typeof practitionersSchema> {
  const tell = ({ candidate, distanceKm, starts }: Found): z.output<typeof practitionerSchema> => {
    const { practitioner, location, post } = candidate;
    const { slug, name, title, languages, gender, registration } = practitioner;
    const { timeZone, phone, address, access } = location;
    return {
      slug,
      name,
      title,
      languages: [...languages],
      gender,
      registration,
      location: location.slug,
      locationName: location.name,
      address,
      phone,
      access: [...access],
      timeZone,
      treatments: treatments
        .filter((one) => one.kind === 'base' && one.online && post.offers.has(one.id))
        .map((one) => one.slug),
      distanceKm: distanceKm === null ? null : Math.round(distanceKm * 10) / 10,
      nextFree: starts[0] === undefined ? null : isoOf(timeZone, starts[0]),
    };
  };
  const { place, others = [] } = origin ?? {};
  return {
    practitioners: found.filter(({ beyond }) => !beyond).map(tell),
    farther: found.filter(({ beyond }) => beyond).map(tell),
    near: place ? { name: labelOf(place), latitude: place.latitude, longitude: place.longitude } : null,
    otherPlaces: others.map((other) => labelOf(other)),
  };
}

/** Of several searches, everybody once, each with the first time that any of them found. */
export function firstOfEach(found: readonly Found[]): Found[] {
  const first = new Map<Found['candidate']['post'], Found>();
  for (const one of found) {
    const before = first.get(one.candidate.post);
    if (!before || (one.starts[0] ?? Infinity) < (before.starts[0] ?? Infinity)) first.set(one.candidate.post, one);
  }
  return [...first.values()];
}
