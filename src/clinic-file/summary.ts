import type { ClinicFile } from './schema.js';

interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
}

type Kind = 'clinic' | 'locations' | 'rooms' | 'equipment' | 'treatments' | 'practitioners' | 'links' | 'letters';
export type Summary = Readonly<Record<Kind, Tally>>;

/** What an import changes, by kind. Both files in normal form. What stands inside an entry (offers, hours …) counts as its change. */
export function summary(before: ClinicFile, after: ClinicFile): Summary {
  const tally = (entries: (file: ClinicFile) => readonly (readonly [string, unknown])[]) =>
    compare(new Map(entries(before)), new Map(entries(after)));
  return {
    clinic: tally(({ name, currency, locale, policy }) => [['clinic', { name, currency, locale, policy }]]),
    locations: tally((file) =>
      file.locations.map((location) => [location.slug, { ...location, rooms: [], equipment: [] }]),
    ),
    rooms: tally((file) =>
      file.locations.flatMap(({ slug, rooms }) => rooms.map((one) => [`${slug}/${one.slug}`, one])),
    ),
    equipment: tally((file) =>
      file.locations.flatMap(({ slug, equipment }) => equipment.map((one) => [`${slug}/${one.slug}`, one])),
    ),
    treatments: tally((file) => file.treatments.map((treatment) => [`${treatment.kind}/${treatment.slug}`, treatment])),
    practitioners: tally((file) => file.practitioners.map((practitioner) => [practitioner.slug, practitioner])),
    links: tally((file) => file.links.map((link) => [link.code, link])),
    letters: tally((file) => (file.letters ?? []).map((letter) => [`${letter.kind}/${letter.language}`, letter])),
  };
}

/** Changed is also what stands in another place among those that stayed. */
function compare(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): Tally {
  const was = [...before].filter(([key]) => after.has(key));
  const is = [...after].filter(([key]) => before.has(key));
  const rank = new Map(was.map(([key], index) => [key, index]));
  const unchanged = is.filter(([key, value], index) => {
    return rank.get(key) === index && JSON.stringify(before.get(key)) === JSON.stringify(value);
  }).length;
  return {
    added: after.size - is.length,
    changed: is.length - unchanged,
    removed: before.size - was.length,
    unchanged,
  };
}
