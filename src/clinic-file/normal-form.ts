import { standardPolicy } from '../clinic/clinic.js';
import { templateKinds } from '../notifications/message-template.js';
import { isoOf } from '../time/wall-clock.js';
import { closurePeriod, closureText } from './closure-text.js';
import type { ClinicFile } from './schema.js';
import { catalogueLanguages } from '../i18n/language.js';

/**
 * The same clinic, written in one way only: keys in order, defaults left out, lists without an order of their own
 * sorted, instants on the wall clock of the practitioner's first location. Two files mean the same exactly when their normal forms are the same text.
 */
export function normalForm(file: ClinicFile): ClinicFile {
  const zones = new Map(file.locations.map(({ slug, timeZone }) => [slug, timeZone]));
  const treatments = ['base', 'add-on'].flatMap((kind) =>
    file.treatments.filter((treatment) => treatment.kind === kind).map(({ slug }) => slug),
  );
  return {
    name: file.name,
    currency: file.currency,
    locale: file.locale,
    policy: {
      minNoticeMinutes: file.policy.minNoticeMinutes,
      horizonDays: file.policy.horizonDays,
      cancelNoticeMinutes: file.policy.cancelNoticeMinutes,
      startEveryMinutes: file.policy.startEveryMinutes,
      holdMinutes: file.policy.holdMinutes,
      ...(file.policy.practitionersSetHours === false && { practitionersSetHours: false }),
      ...said(file.policy, termsWords),
      ...termsTranslations(file.policy),
      ...remindersOf(file.policy),
      ...afterVisitOf(file.policy),
    },
    locations: file.locations.map(location),
    treatments: file.treatments.map(treatment),
    practitioners: file.practitioners.map((one) => practitioner(one, zones, treatments)),
    links: file.links.map(link),
    ...lettersOf(file),
  };
}

type Closure = NonNullable<ClinicFile['locations'][number]['closures']>[number];

function location(given: ClinicFile['locations'][number]): ClinicFile['locations'][number] {
  const { slug, name, address, latitude, longitude, timeZone, phone, access, accessNote, closures, rooms, equipment } =
    given;
  const { line1, city, region, postcode, country } = address;
  return {
    slug,
    name,
    address: { line1, city, region, postcode, country },
    latitude,
    longitude,
    timeZone,
    phone,
    access,
    ...(accessNote && { accessNote }),
    ...(closures?.length && { closures: closures.map(closure).sort(inOrderOf(({ from, to }) => [from, to])) }),
    rooms: rooms.map(({ slug, name, features }) => ({ slug, name, features })),
    equipment: equipment.map(({ slug, kind }) => ({ slug, kind })),
  };
}

function closure({ from, to, reason }: Closure): Closure {
  const period = closurePeriod({ from, to });
  return { ...closureText(period), ...(reason !== undefined && { reason }) };
}

type Treatment = ClinicFile['treatments'][number];

function treatment(given: Treatment): Treatment {
  const {
    slug,
    name,
    kind,
    description,
    preparation,
    aftercare,
    phases,
    turnoverMinutes,
    price,
    room,
    equipment,
    addOns,
    online,
  } = given;
  return {
    slug,
    name,
    kind,
    description,
    ...(preparation && { preparation }),
    ...(aftercare && { aftercare }),
    phases: phasesOf(phases),
    turnoverMinutes,
    price,
    room,
    equipment,
    addOns,
    for: given.for,
    online,
    ...ownPolicy(given),
    ...translationsOf(given),
  };
}

/** Nothing that says nothing; always in the same order. */
function translationsOf({ translations = {} }: Treatment): Pick<Treatment, 'translations'> {
  const said = catalogueLanguages.flatMap((language) => {
    const { name, description, preparation, aftercare } = translations[language] ?? {};
    const words = {
      ...(name && { name }),
      ...(description && { description }),
      ...(preparation && { preparation }),
      ...(aftercare && { aftercare }),
    };
    return Object.keys(words).length ? [[language, words] as const] : [];
  });
  return said.length ? { translations: Object.fromEntries(said) } : {};
}

/** Said only where it is not the standard; the order of a list means nothing. */
function remindersOf({
  reminders,
  quietHours,
}: ClinicFile['policy']): Pick<ClinicFile['policy'], 'reminders' | 'quietHours'> {
  const { reminders: usual, quietHours: night } = standardPolicy;
  const unusualNight = quietHours && (quietHours.from !== night.from || quietHours.to !== night.to);
  return {
    ...(reminders && inOrder(reminders).join() !== usual.join() && { reminders: inOrder(reminders) }),
    ...(quietHours === null && { quietHours }),
    ...(unusualNight && { quietHours: { from: quietHours.from, to: quietHours.to } }),
  };
}

function afterVisitOf({ afterVisitMinutes }: ClinicFile['policy']): Pick<ClinicFile['policy'], 'afterVisitMinutes'> {
  const usual = afterVisitMinutes === undefined || afterVisitMinutes === standardPolicy.afterVisitMinutes;
  return usual ? {} : { afterVisitMinutes };
}

const inOrder = (minutes: readonly number[]) => [...new Set(minutes)].sort((a, b) => b - a);

function ownPolicy({
  policy = {},
}: ClinicFile['treatments'][number]): Pick<ClinicFile['treatments'][number], 'policy'> {
  const own = {
    ...said(policy, ownTerms),
    ...termsTranslations(policy),
    ...(policy.reminders && { reminders: inOrder(policy.reminders) }),
  };
  return Object.keys(own).length > 0 ? { policy: own } : {};
}

const termsWords = ['lateCancellation', 'noShow'] as const;

type OwnPolicy = NonNullable<Treatment['policy']>;

/** A translation stands for words that are there; always in the same order. */
function termsTranslations(policy: OwnPolicy): Pick<OwnPolicy, 'translations'> {
  const there = termsWords.filter((key) => policy[key]);
  const spoken = catalogueLanguages.flatMap((language) => {
    const words = said(policy.translations?.[language] ?? {}, there);
    return Object.keys(words).length > 0 ? [[language, words] as const] : [];
  });
  return spoken.length > 0 ? { translations: Object.fromEntries(spoken) } : {};
}

const ownTerms = [
  'minNoticeMinutes',
  'horizonDays',
  'cancelNoticeMinutes',
  'startEveryMinutes',
  ...termsWords,
] as const;

/** Those that say something, in order. */
function said<T extends object, Key extends keyof T>(given: T, keys: readonly Key[]): Partial<Pick<T, Key>> {
  const there = keys.filter((key) => given[key] !== undefined && given[key] !== '');
  return Object.fromEntries(there.map((key) => [key, given[key]])) as Partial<Pick<T, Key>>;
}

type Practitioner = ClinicFile['practitioners'][number];

function practitioner(given: Practitioner, zones: ReadonlyMap<string, string>, treatments: string[]): Practitioner {
  const { slug, name, title, email, languages, registration, profile, gender, letters, access } = given;
  const places = [...zones.keys()];
  const home = places.find((place) => [...given.offers, ...given.hours].some(({ location }) => location === place));
  const instant = (text: string) => isoOf(zones.get(home ?? '') ?? 'UTC', Date.parse(text) / 60_000);
  return {
    slug,
    name,
    title,
    email,
    languages,
    ...(registration && { registration: { body: registration.body, number: registration.number } }),
    ...(profile && { profile }),
    ...(gender && { gender }),
    ...(letters === 'morning' && { letters }),
    ...(access?.length && { access }),
    offers: given.offers
      .map(({ treatment, location, price, phases }) => ({
        treatment,
        location,
        ...(price !== undefined && { price }),
        ...(phases && { phases: phasesOf(phases) }),
      }))
      .sort(inOrderOf((offer) => [places.indexOf(offer.location), treatments.indexOf(offer.treatment)])),
    hours: given.hours
      .map(({ location, weekday, from, to, everyWeeks, starting }) => ({
        location,
        weekday,
        from,
        to,
        ...(everyWeeks !== undefined && everyWeeks > 1 && { everyWeeks }),
        ...(starting && { starting }),
      }))
      .sort(
        inOrderOf((hours) => [
          hours.weekday,
          hours.from,
          places.indexOf(hours.location),
          hours.to,
          hours.everyWeeks ?? 1,
          hours.starting ?? '',
        ]),
      ),
    exceptions: given.exceptions
      .map(({ location, date, open }) => ({
        location,
        date,
        open: open.map(({ from, to }) => ({ from, to })).sort(inOrderOf((period) => [period.from])),
      }))
      .sort(inOrderOf((exception) => [exception.date, places.indexOf(exception.location)])),
    timeOff: given.timeOff
      .map(({ from, to, reason }) => ({
        from: instant(from),
        to: instant(to),
        ...(reason !== undefined && { reason }),
      }))
      .sort(inOrderOf((off) => [Date.parse(off.from), Date.parse(off.to), off.reason ?? ''])),
  };
}

function link(given: ClinicFile['links'][number]): ClinicFile['links'][number] {
  const { code, label, treatment, addOns, near, practitioner, title, page, sites } = given;
  return {
    code,
    label,
    ...(treatment !== undefined && { treatment }),
    ...(addOns?.length && { addOns }),
    ...(near !== undefined && { near }),
    ...(practitioner !== undefined && { practitioner }),
    ...(title !== undefined && { title }),
    ...(page !== undefined && { page }),
    ...(sites?.length && { sites: [...new Set(sites)].sort() }),
  };
}

/** Those that say something, in the order the kinds have. */
function lettersOf({ letters = [] }: ClinicFile): Pick<ClinicFile, 'letters'> {
  const saying = letters
    .map(({ kind, language, subject, title, greeting, body }) => ({
      kind,
      language,
      ...(subject !== undefined && { subject }),
      ...(title !== undefined && { title }),
      ...(greeting !== undefined && { greeting }),
      ...(body !== undefined && { body }),
    }))
    .filter((letter) => Object.keys(letter).length > 2)
    .sort(inOrderOf(({ kind, language }) => [templateKinds.indexOf(kind), language]));
  return saying.length > 0 ? { letters: saying } : {};
}

function phasesOf(phases: ClinicFile['treatments'][number]['phases']): typeof phases {
  return phases.map(({ minutes, kind }) => ({ minutes, kind }));
}

function inOrderOf<T>(key: (item: T) => readonly (string | number)[]): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
  };
}
