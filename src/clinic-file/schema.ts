import { z } from 'zod';
import { genders, notificationPreferences } from '../practitioners/practitioner.js';
import { templateKinds } from '../notifications/message-template.js';
import { isOrigin } from '../finder/framing.js';
import { isDate } from '../time/days.js';
import { isZone } from '../time/wall-clock.js';
import { catalogueLanguages } from '../i18n/language.js';
import { minuteOf } from './wall-time.js';

// Neither control characters nor what turns the direction of the text after it, nor halves of a character.
const line = (max = 200) =>
  z
    .string()
    .max(max, `must not be longer than ${max} characters`)
    .regex(/^[^\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]*$/u, 'must be one line without control characters');
const text = (max = 200) => line(max).regex(/\S/, 'must not be empty');
const paragraphs = (max: number) =>
  z
    .string()
    .max(max, `must not be longer than ${max} characters`)
    .regex(/^(\n|[^\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069])*$/u, 'must not contain control characters');
const slug = z
  .string()
  .max(80, 'must not be longer than 80 characters')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');
const whole = (min: number, max: number) =>
  z.int({ error: 'must be a whole number' }).min(min, `must be at least ${min}`).max(max, `must be at most ${max}`);
const between = (min: number, max: number) =>
  z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`);
const language = z.string().refine(isLanguage, 'must be a language like en or en-US').describe('BCP 47');
const price = whole(0, 100_000_000).describe("minor units of the clinic's currency");
const exists = 'must be a date that exists, like 2026-12-01';
const date = z.iso.date(exists).regex(/^2[01]/, 'must lie between the years 2000 and 2199');
const instant = z
  .string()
  .regex(
    /^2[01]\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:00(\.0+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
    'must be an instant to the minute, with its offset, like 2026-12-01T09:00:00-05:00',
  )
  .refine((text) => isDate(text.slice(0, 10)), exists);
const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:00');
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time like 17:00, or 24:00');

/** What a clinic has none of may be left out. */
const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);

/** A date alone means its first minute in `from`, and the end of that day in `to`. */
const dateOrTime = z
  .string()
  .regex(
    /^2[01]\d\d-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/,
    'must be a date like 2026-12-24, or a time of the place like 2026-12-24T12:00',
  )
  .refine((text) => isDate(text.slice(0, 10)), exists);

const phase = z.strictObject({ minutes: whole(1, 720), kind: z.enum(['hands', 'resting']) });
const phases = z
  .array(phase)
  .min(1, 'must have at least one phase')
  .max(20, 'must not have more than 20 phases')
  .describe('hands: the practitioner is needed; resting: only the room is taken');

const terms = {
  minNoticeMinutes: whole(0, 525_600),
  horizonDays: whole(1, 730),
  cancelNoticeMinutes: whole(0, 525_600),
  startEveryMinutes: whole(1, 1440),
};
const inWords = text(300);
const termsTranslations = z
  .partialRecord(
    z.enum(catalogueLanguages),
    z.strictObject({ lateCancellation: inWords.optional(), noShow: inWords.optional() }),
  )
  .describe('the two sentences in other languages, as far as the clinic has them');
const termsInWords = {
  lateCancellation: inWords.optional().describe('what a cancellation inside the notice means, as patients read it'),
  noShow: inWords.optional().describe('what it means not to come, as patients read it'),
  translations: termsTranslations.optional(),
};

const reminders = z
  .array(whole(10, 20_160))
  .max(5, 'must not have more than 5 reminders')
  .describe('minutes before a visit; an empty list: none');
const quietHours = z
  .strictObject({ from, to: from })
  .refine(({ from, to }) => from !== to, 'must not begin when they end')
  .refine(leavesADay, 'must not be longer than 20 hours');

const policy = z.strictObject({
  ...terms,
  holdMinutes: whole(1, 1440),
  practitionersSetHours: z.boolean().optional().describe('true unless said otherwise'),
  ...termsInWords,
  reminders: reminders
    .optional()
    .describe('minutes before a visit at which patients are reminded; 2880 and 180 unless said otherwise'),
  quietHours: quietHours
    .nullable()
    .optional()
    .describe(
      'by the clock of the place: what would fall into them goes the evening before; 21:00 to 08:00 unless said otherwise, null: none',
    ),
  afterVisitMinutes: whole(10, 2880)
    .nullable()
    .optional()
    .describe('so long after a visit its patient is thanked; 240 unless said otherwise, null: never'),
});

const ownPolicy = z
  .strictObject({ ...z.object(terms).partial().shape, ...termsInWords, reminders: reminders.optional() })
  .describe('where its terms are not the clinic’s; of a visit made of several the strictest hold');

const location = z.strictObject({
  slug,
  name: text(),
  address: z.strictObject({
    line1: text(),
    city: text(),
    region: line(),
    postcode: line(20),
    country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code like US'),
  }),
  latitude: between(-90, 90),
  longitude: between(-180, 180),
  timeZone: z.string().refine(isZone, 'must be a time zone like America/New_York').describe('IANA name'),
  phone: line(40),
  access: list(slug),
  accessNote: text(500).optional().describe('the rest of it, in words'),
  closures: z
    .array(z.strictObject({ from: dateOrTime, to: dateOrTime, reason: text().optional() }))
    .max(200, 'must not have more than 200 closures')
    .optional()
    .describe('when the whole place is closed, on its own wall clock; a date in "to" is the last day'),
  rooms: list(z.strictObject({ slug, name: text(), features: list(slug) })),
  equipment: list(z.strictObject({ slug, kind: slug })),
});

const inOtherWords = z.strictObject({
  name: text().optional(),
  description: paragraphs(4000).optional(),
  preparation: paragraphs(4000).optional(),
  aftercare: paragraphs(4000).optional(),
});

const treatment = z.strictObject({
  slug,
  name: text(),
  kind: z.enum(['base', 'add-on']),
  description: paragraphs(4000).default('').describe('Markdown'),
  preparation: paragraphs(4000).optional().describe('Markdown, for patients who have booked'),
  aftercare: paragraphs(4000).optional().describe('Markdown, for patients who have come'),
  phases,
  turnoverMinutes: whole(0, 720).default(0),
  price,
  room: list(slug).describe('features the room must have, all of them'),
  equipment: list(slug).describe('kinds; one named twice means two units'),
  addOns: list(slug),
  for: z.enum(['anyone', 'new', 'returning']).default('anyone'),
  online: z.boolean().default(true),
  policy: ownPolicy.optional(),
  translations: z
    .partialRecord(z.enum(catalogueLanguages), inOtherWords)
    .optional()
    .describe('the words above in other languages, as far as the clinic has them'),
});

const practitioner = z.strictObject({
  slug,
  name: text(),
  title: line().default(''),
  email: z.email('must be an e-mail address').max(254, 'must not be longer than 254 characters'),
  languages: list(language),
  registration: z.strictObject({ body: text(), number: text() }).optional(),
  profile: paragraphs(4000).optional().describe('Markdown'),
  gender: z.enum(genders).optional(),
  letters: z
    .enum(notificationPreferences)
    .optional()
    .describe('when they hear of visits that are new, moved or cancelled: at-once unless said otherwise'),
  access: z.array(slug).optional().describe('needs they can meet, like signing'),
  offers: list(
    z.strictObject({
      treatment: slug.describe('a base treatment; an add-on where no base has this slug'),
      location: slug,
      price: price.optional(),
      phases: phases.optional(),
    }),
  ),
  hours: list(
    z.strictObject({
      location: slug,
      weekday: whole(1, 7).describe('1 is Monday'),
      from,
      to,
      everyWeeks: whole(1, 52).optional(),
      starting: date.optional().describe('nothing before it; its week is the first that counts'),
    }),
  ),
  exceptions: list(z.strictObject({ location: slug, date, open: z.array(z.strictObject({ from, to })) })),
  timeOff: list(z.strictObject({ from: instant, to: instant, reason: text().optional() })),
});

const link = z.strictObject({
  code: slug,
  label: text(),
  treatment: slug.optional(),
  addOns: z.array(slug).optional(),
  near: text().optional(),
  practitioner: slug.optional(),
  title: text().optional().describe('of the article it stands under'),
  page: line(500)
    .regex(/^(https?:\/\/|\/(?!\/))\S+$/, 'must be an address like https://blog.example.org/article')
    .optional(),
  sites: z
    .array(
      z
        .string()
        .max(260, 'must not be longer than 260 characters')
        .refine(isOrigin, 'must be a site like https://blog.example.org, without anything after it'),
    )
    .max(50, 'must not have more than 50 sites')
    .optional()
    .describe('other sites than that of its page which may show its free times in a frame'),
});

const letter = z
  .strictObject({
    kind: z.enum(templateKinds),
    language: z.enum(catalogueLanguages),
    subject: text(150).optional(),
    title: text(150).optional(),
    greeting: line(150).optional(),
    body: paragraphs(4000).optional().describe('paragraphs, with an empty line between them'),
  })
  .describe('ICU MessageFormat; what is left out is as the service says it');

/** The whole configuration of a clinic as one JSON file. What joins one part with another stands in `faults.ts`. */
export const clinicFile = z
  .strictObject({
    name: text(),
    currency: z.string().refine(isCurrency, 'must be a currency like USD').describe('ISO 4217'),
    locale: language,
    policy,
    locations: z.array(location),
    treatments: z.array(treatment),
    practitioners: z.array(practitioner),
    links: list(link),
    letters: z.array(letter).optional().describe('letters in the clinic’s own words'),
  })
  .meta({ title: 'Clinic file', description: 'The whole configuration of a clinic, referring by slug.' });

export type ClinicFile = z.output<typeof clinicFile>;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

function leavesADay({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return (minuteOf(to) - minuteOf(from) + 1440) % 1440 <= 1200;
}
