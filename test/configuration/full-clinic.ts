import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { clinicFileEntity } from '../../src/clinic-file/clinic-file.entity.js';
import type { Entity, Field } from '../../src/configuration/entity.js';
import { standardText } from '../../src/notifications/email/render.js';

const said = standardText('reminder', 'en');

/** What only makes sense with the rest of the file, by its path; everything else is made up by kind. */
const meant: Readonly<Record<string, unknown>> = {
  currency: 'EUR',
  locale: 'de',
  sites: ['https://blog.example.org'],
  'brand.logo':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8" stroke="currentColor"></path></svg>',
  'brand.color': '#123456',
  'policy.quietHours': { from: '20:00', to: '07:00' },
  'locations.slug': 'harbour',
  'locations.address.country': 'AU',
  'locations.timeZone': 'Australia/Sydney',
  'locations.closures.from': '2026-12-24T12:00',
  'locations.currency': 'AUD',
  'locations.closures.to': '2026-12-26',
  'locations.rooms.features': ['quiet', 'table'],
  'locations.equipment.kind': 'lamp',
  'treatments.slug': 'acupuncture',
  'treatments.kind': 'base',
  'treatments.phases.kind': 'hands',
  'treatments.prices.location': 'harbour',
  'treatments.room': ['table'],
  'treatments.equipment': ['lamp'],
  'treatments.addOns': ['cups'],
  'practitioners.email': 'mei@example.org',
  'practitioners.languages': ['de', 'zh-Hans'],
  'practitioners.offers.treatment': 'acupuncture',
  'practitioners.offers.location': 'harbour',
  'practitioners.offers.phases.kind': 'hands',
  'practitioners.slug': 'mei',
  'practitioners.hours.location': 'harbour',
  'practitioners.hours.from': '09:00',
  'practitioners.hours.to': '17:00',
  'practitioners.hours.starting': '2026-11-02',
  'practitioners.exceptions.location': 'harbour',
  'practitioners.exceptions.date': '2026-12-01',
  'practitioners.exceptions.open.from': '10:00',
  'practitioners.exceptions.open.to': '24:00',
  'practitioners.timeOff.from': '2026-12-07T00:00:00+11:00',
  'practitioners.timeOff.to': '2026-12-08T00:00:00+11:00',
  'links.treatment': 'acupuncture',
  'links.addOns': ['cups'],
  'links.practitioner': 'mei',
  'links.page': 'https://blog.example.org/article',
  'links.sites': ['https://a.example.org', 'https://b.example.org'],
  'letters.kind': 'reminder',
  'letters.language': 'en',
  'letters.subject': `Soon: ${said.subject}`,
  'letters.title': `Soon: ${said.title}`,
  'letters.greeting': 'Dear {firstName},',
  'letters.body': `Soon.\n\n${said.body}`,
};

/** A value that differs from the standard; kinds that cannot be made up must be meant. */
const made: Readonly<Partial<Record<Field['kind'], (field: Field, path: string) => unknown>>> = {
  line: (field, path) =>
    field.schema.safeParse('some words').success
      ? `Some ${path.split('.').at(-1)}`.slice(0, field.about.max)
      : 'some-slug',
  paragraphs: () => 'One line.\n\nAnother.',
  whole: ({ about }) => (about.min ?? 0) + (about.standard === (about.min ?? 0) + 2 ? 3 : 2),
  duration: ({ about }) => (about.min ?? 0) + 90,
  hours: ({ about }) => (about.min ?? 0) + 50,
  'hour-list': () => [90, 30],
  degrees: () => 12.5,
  price: () => 1234,
  choice: ({ about }) => about.choices?.at(-1),
  flag: ({ about }) => about.standard === false,
  tags: () => ['some', 'tags'],
};

function sample(field: Field, path: string): unknown {
  if (path in meant) return meant[path];
  const { inner } = field.about;
  if (inner && field.kind === 'translations') return { de: entry(inner, path), fr: entry(inner, path) };
  if (inner) return field.kind === 'list' ? [entry(inner, path)] : entry(inner, path);
  return made[field.kind]?.(field, path);
}

function entry({ fields }: Pick<Entity, 'fields'>, above: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, sample(field, above ? `${above}.${name}` : name)]),
  );
}

const made1 = entry(clinicFileEntity, '') as ClinicFile;

/** A clinic in which every field of every entity says something other than its standard; and the add-on the others refer to. */
export const fullClinic: ClinicFile = {
  ...made1,
  treatments: [
    ...made1.treatments,
    {
      slug: 'cups',
      name: 'Cups',
      kind: 'add-on',
      description: '',
      phases: [{ minutes: 10, kind: 'hands' }],
      turnoverMinutes: 0,
      price: 2000,
      room: [],
      equipment: [],
      addOns: [],
      for: 'anyone',
      online: true,
    },
  ],
};
