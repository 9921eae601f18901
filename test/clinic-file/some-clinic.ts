import fc from 'fast-check';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { genders } from '../../src/practitioners/practitioner.entity.js';
import { templateKinds } from '../../src/notifications/message-template.js';
import { standardText } from '../../src/notifications/email/render.js';
import { wallTimeOf } from '../../src/time/wall-time.js';

const features = ['table', 'chair', 'quiet', 'ventilated'];
const kinds = ['cupping-set', 'lamp'];
const places = ['harbour', 'hill', 'mill'];
const baseSlugs = ['acupuncture', 'cupping', 'gua-sha', 'community'];
const addOnSlugs = ['cupping', 'moxibustion'];

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  // One character for the eye may be many in a postcode, which has at most twenty.
  .filter((text) => text.length <= 20 && /\S/.test(text) && !/[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]/u.test(text));
const some = <Item>(items: readonly Item[]) => fc.shuffledSubarray([...items]);
const date = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const phases = fc.array(
  fc.record({ minutes: fc.integer({ min: 1, max: 60 }), kind: fc.constantFrom('hands', 'resting') }),
  {
    maxLength: 3,
  },
);
const withHands = phases.map(
  (list) => [...list, { minutes: 5, kind: 'hands' }] as ClinicFile['treatments'][number]['phases'],
);
const maybe = <Item>(given: fc.Arbitrary<Item>) => fc.option(given, { nil: undefined });
const price = fc.integer({ min: 0, max: 100_000 });
const reminders = fc.array(fc.constantFrom(30, 180, 1440, 2880), { maxLength: 3 });
const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true }).map((value) => value || 0);

/** One after another, with days in between; whole days and times. */
const closures = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), maybe(words)), {
    maxLength: 3,
  })
  .map((found) =>
    found.map(([days, from, to, reason], n) => ({
      from: `2026-1${n}-01${from === 0 ? '' : `T${wallTimeOf(from)}`}`,
      to: `2026-1${n}-0${days + 2}${to === 1440 ? '' : `T${wallTimeOf(to)}`}`,
      ...(reason !== undefined && { reason }),
    })),
  );

const location = (slug: string) =>
  fc.record({
    slug: fc.constant(slug),
    name: words,
    address: fc.record({
      line1: words,
      city: words,
      region: words,
      postcode: words,
      country: fc.constantFrom('US', 'AU'),
    }),
    latitude: degrees(90),
    longitude: degrees(180),
    timeZone: fc.constantFrom('America/New_York', 'Australia/Sydney', 'Asia/Kolkata', 'Australia/Lord_Howe'),
    phone: words,
    access: some(['step-free', 'lift', 'parking']),
    accessNote: maybe(words),
    closures: maybe(closures),
    rooms: fc
      .array(some(features), { maxLength: 3 })
      .map((rooms) => [features, ...rooms].map((has, n) => ({ slug: `room-${n}`, name: `Room ${n}`, features: has }))),
    equipment: fc.constant(kinds.map((kind) => ({ slug: kind, kind }))),
  });

const termsTranslations = fc.record(
  {
    de: fc.record({ lateCancellation: words, noShow: words }, { requiredKeys: [] }),
    'zh-Hans': fc.record({ noShow: words }),
  },
  { requiredKeys: [] },
);

const treatment = (kind: 'base' | 'add-on', slug: string, addOns: readonly string[]) =>
  fc.record({
    slug: fc.constant(slug),
    // No subject names it by chance.
    name: words.map((said) => `Treatment ${said}`),
    kind: fc.constant(kind),
    description: words,
    preparation: maybe(words),
    aftercare: maybe(words),
    translations: maybe(
      fc.record(
        {
          de: fc.record({ name: words, description: words }, { requiredKeys: [] }),
          'zh-Hans': fc.record({ name: words }),
        },
        { requiredKeys: [] },
      ),
    ),
    phases: withHands,
    turnoverMinutes: fc.integer({ min: 0, max: 60 }),
    price,
    room: some(features),
    equipment: some(kinds),
    addOns: some(addOns),
    for: fc.constantFrom('anyone', 'new', 'returning'),
    online: fc.boolean(),
    policy: maybe(
      fc.record(
        {
          minNoticeMinutes: fc.integer({ min: 0, max: 3000 }),
          horizonDays: fc.integer({ min: 1, max: 730 }),
          cancelNoticeMinutes: fc.integer({ min: 0, max: 3000 }),
          ...(kind === 'base' && { startEveryMinutes: fc.integer({ min: 1, max: 60 }) }),
          lateCancellation: words,
          noShow: words,
          translations: termsTranslations,
          reminders,
        },
        { requiredKeys: [] },
      ),
    ),
  });

/** Two stretches of a day at most, one in each half of it: never overlapping. */
const hours = (at: readonly string[]) =>
  some([1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [0, 720].map((half) => ({ weekday, half })))).chain((halves) =>
    fc.tuple(
      ...halves.map(({ weekday, half }) =>
        fc.record(
          {
            location: fc.constantFrom(...at),
            weekday: fc.constant(weekday),
            from: fc.integer({ min: half, max: half + 300 }).map(wallTimeOf),
            to: fc.integer({ min: half + 301, max: half + 720 }).map(wallTimeOf),
            everyWeeks: fc.integer({ min: 1, max: 4 }),
            starting: date,
          },
          { requiredKeys: ['location', 'weekday', 'from', 'to', 'starting'] },
        ),
      ),
    ),
  );

const timeOff = fc
  .tuple(fc.integer({ min: 27_000_000, max: 33_000_000 }), fc.integer({ min: 1, max: 50_000 }), maybe(words))
  .map(([from, length, reason]) => ({
    from: new Date(from * 60_000).toISOString(),
    to: new Date((from + length) * 60_000).toISOString(),
    ...(reason !== undefined && { reason }),
  }));

const practitioner = (slug: string, at: readonly string[], treatments: readonly string[]) =>
  fc.record(
    {
      slug: fc.constant(slug),
      name: words,
      title: words,
      email: fc.constant(`${slug}@example.org`),
      languages: some(['en', 'de', 'zh-Hant', 'cy']),
      registration: fc.record({ body: words, number: words }),
      profile: words,
      gender: fc.constantFrom(...genders),
      letters: fc.constantFrom('at-once' as const, 'morning' as const),
      access: some(['signing', 'step-free']),
      offers: some(at.flatMap((location) => treatments.map((treatment) => ({ treatment, location })))).chain((offers) =>
        fc.tuple(
          ...offers.map((offer) =>
            fc.record({ price, phases: withHands }, { requiredKeys: [] }).map((own) => ({ ...offer, ...own })),
          ),
        ),
      ),
      hours: hours(at),
      exceptions: fc.uniqueArray(
        fc.record({
          location: fc.constantFrom(...at),
          date,
          open: some([
            { from: '13:00', to: '24:00' },
            { from: '00:00', to: '12:30' },
          ]),
        }),
        { maxLength: 4, selector: ({ date }) => date },
      ),
      timeOff: fc.array(timeOff, { maxLength: 3 }),
    },
    { requiredKeys: ['slug', 'name', 'title', 'email', 'languages', 'offers', 'hours', 'exceptions', 'timeOff'] },
  );

const letters = some(templateKinds).chain((kinds) =>
  fc.tuple(
    ...kinds.map((kind) => {
      const { subject, greeting, body } = standardText(kind, 'en');
      // Words of somebody's own around what must be there; braces and apostrophes have a meaning.
      const plain = words.map((said) => said.replace(/[{}']/g, ' ').trim() || 'Welcome');
      return fc.record(
        {
          kind: fc.constant(kind),
          language: fc.constant('en' as const),
          subject: plain.map((said) => `${said} ${subject}`),
          title: plain,
          greeting: fc.constantFrom('', greeting, 'Dear {firstName},'),
          body: plain.map((said) => `${said}\n\n${body}`),
        },
        { requiredKeys: ['kind', 'language'] },
      );
    }),
  ),
);
/** Any clinic without a fault. Slugs come from a small stock, so that one clinic follows another with much in common. */
export const someClinic: fc.Arbitrary<ClinicFile> = fc
  .tuple(
    fc.shuffledSubarray(places, { minLength: 1 }),
    fc.shuffledSubarray(baseSlugs, { minLength: 1 }),
    some(addOnSlugs),
  )
  .chain(([at, bases, addOns]) =>
    fc.record({
      name: words,
      currency: fc.constantFrom('USD', 'AUD', 'JPY'),
      locale: fc.constantFrom('en-US', 'en-AU', 'de'),
      policy: fc.record({
        minNoticeMinutes: fc.integer({ min: 0, max: 3000 }),
        horizonDays: fc.integer({ min: 1, max: 730 }),
        cancelNoticeMinutes: fc.integer({ min: 0, max: 3000 }),
        startEveryMinutes: fc.integer({ min: 1, max: 60 }),
        holdMinutes: fc.integer({ min: 1, max: 60 }),
        offeredTimes: fc.constantFrom(undefined, 'any', 'keep-full'),
        opensHoursBefore: fc.constantFrom(undefined, 0, 48),
        timesPerHalfDay: fc.constantFrom(undefined, 0, 3),
        visitsAhead: fc.integer({ min: 1, max: 100 }),
        returningMonths: fc.integer({ min: 1, max: 120 }),
        waitlist: fc.constantFrom(undefined, true, false),
        offerMinutes: fc.integer({ min: 5, max: 240 }),
        travelMinutes: fc.integer({ min: 0, max: 480 }),
        practitionersSetHours: fc.constantFrom(undefined, true, false),
        lateCancellation: maybe(words),
        noShow: maybe(words),
        translations: maybe(termsTranslations),
        reminders: maybe(reminders),
        afterVisitMinutes: fc.constantFrom(undefined, null, 240, 60),
        quietHours: fc.constantFrom(undefined, null, { from: '20:30', to: '07:00' }, { from: '21:00', to: '08:00' }),
      }),
      locations: fc.tuple(...at.map(location)),
      treatments: fc.tuple(
        ...bases.map((slug) => treatment('base', slug, addOns)),
        ...addOns.map((slug) => treatment('add-on', slug, [])),
      ),
      practitioners: some(['mei', 'jonas', 'priya']).chain((people) =>
        fc.tuple(...people.map((slug) => practitioner(slug, at, [...new Set([...bases, ...addOns])]))),
      ),
      letters: maybe(letters),
      links: some(['muscle-knots', 'poster']).chain((codes) =>
        fc.tuple(
          ...codes.map((code) =>
            fc.record(
              {
                code: fc.constant(code),
                label: words,
                treatment: fc.constantFrom(...bases),
                near: words,
                title: words,
                page: fc.constant('https://blog.example.org/article'),
                sites: fc.array(fc.constantFrom('https://a.example.org', 'http://127.0.0.1:8080', 'https://b.example')),
              },
              { requiredKeys: ['code', 'label'] },
            ),
          ),
        ),
      ),
    }),
  );
