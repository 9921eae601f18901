import type { ClinicFile } from '../clinic-file/schema.js';
import { dateAdd, isDate, isoOf, minuteOf } from '../time/wall-clock.js';
import { minorUnits } from '../i18n/amount.js';
import type { Absence, Configuration, PlanDay, Provider, Service } from './easy-appointments.js';
import { freeSlug } from './slug.js';

type Person = ClinicFile['practitioners'][number];
type Treatment = ClinicFile['treatments'][number];
type Period = Readonly<Record<'from' | 'to', string>>;

/**
 * The clinic with what Easy!Appointments says of providers and services: each provider who is not known here by their
 * address becomes a practitioner at the location, each service not known by its name a treatment of one hands-on phase.
 * Working plan less breaks become hours, exceptions and absences single days and time off. What is here already stays;
 * whoever is known here offers the new treatments too, if they do there.
 */
export function clinicDraft(clinic: ClinicFile, found: Configuration, locationSlug: string): ClinicFile {
  const providers = new Map(found.providers);
  const location = clinic.locations.find(({ slug }) => slug === locationSlug)!;
  const services = new Map<string, string>();
  const treatments: Treatment[] = [];
  for (const [id, service] of found.services) {
    const known = [...clinic.treatments, ...treatments].find(
      ({ kind, name }) => kind === 'base' && alike(name, service.name),
    );
    const treatment = known ?? treatmentOf(service, clinic, treatments);
    services.set(id, treatment.slug);
    if (!known) treatments.push(treatment);
  }
  const fresh = new Set(treatments.map(({ slug }) => slug));
  const known = new Map<Person, Person>();
  const practitioners: Person[] = [];
  for (const [id, provider] of providers) {
    const here = clinic.practitioners.find(({ email }) => alike(email, provider.email));
    if (here) {
      const offers = offersOf(provider, services, location.slug).filter(({ treatment }) => fresh.has(treatment));
      known.set(here, { ...here, offers: [...here.offers, ...offers] });
      continue;
    }
    const taken = new Set([...clinic.practitioners, ...practitioners].map(({ slug }) => slug));
    const away = [...found.unavailable.filter((one) => one.provider === id), ...found.blocked];
    practitioners.push(practitionerOf(provider, freeSlug(provider.name, taken), location, services, away));
  }
  return {
    ...clinic,
    // A visit needs a room, and Easy!Appointments knows none: one for each of them, until the clinic says more.
    locations: clinic.locations.map((one) =>
      one === location && one.rooms.length === 0 ? { ...one, rooms: roomsFor(providers.size) } : one,
    ),
    treatments: [...clinic.treatments, ...treatments],
    practitioners: [...clinic.practitioners.map((one) => known.get(one) ?? one), ...practitioners],
  };
}

function treatmentOf(
  { name, minutes, price, description, online }: Service,
  clinic: ClinicFile,
  others: readonly Treatment[],
): Treatment {
  const taken = new Set(
    [...clinic.treatments, ...others].filter(({ kind }) => kind === 'base').map(({ slug }) => slug),
  );
  return {
    slug: freeSlug(name, taken),
    name: inOneLine(name),
    kind: 'base',
    description: plain(description),
    phases: [{ minutes: Math.max(1, Math.min(720, Math.round(minutes))), kind: 'hands' }],
    turnoverMinutes: 0,
    price: minorUnits(price, clinic.currency),
    room: [],
    equipment: [],
    addOns: [],
    for: 'anyone',
    online,
  };
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function practitionerOf(
  provider: Provider,
  slug: string,
  location: ClinicFile['locations'][number],
  services: ReadonlyMap<string, string>,
  away: readonly Absence[],
): Person {
  const here = location.slug;
  return {
    slug,
    name: inOneLine(provider.name),
    title: '',
    email: provider.email,
    languages: [],
    offers: offersOf(provider, services, here),
    hours: weekdays.flatMap((name, at) =>
      openOf(provider.plan[name]).map((period) => ({ location: here, weekday: at + 1, ...period })),
    ),
    exceptions: daysOf(provider).map(([date, day]) => ({ location: here, date, open: openOf(day) })),
    timeOff: away.flatMap((absence) => timeOffOf(absence, zoneOf(provider, location.timeZone))),
  };
}

function offersOf(provider: Provider, services: ReadonlyMap<string, string>, location: string): Person['offers'] {
  const slugs = new Set(provider.services.flatMap((id) => services.get(id) ?? []));
  return [...slugs].map((treatment) => ({ treatment, location }));
}

/** Easy!Appointments gives everybody UTC who has not chosen; then their clock is that of the place. */
export function zoneOf({ timeZone }: Pick<Provider, 'timeZone'>, zone: string): string {
  return timeZone === '' || timeZone === 'UTC' ? zone : timeZone;
}

/** A day less its breaks. */
function openOf(day: PlanDay | null | undefined): Period[] {
  if (!day || day.start >= day.end) return [];
  const open: Period[] = [];
  let from = day.start;
  for (const pause of day.breaks.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    if (pause.end <= from || pause.start >= day.end || pause.start >= pause.end) continue;
    if (pause.start > from) open.push({ from, to: pause.start });
    from = pause.end;
  }
  if (from < day.end) open.push({ from, to: day.end });
  return open;
}

/** Each date once: the last that was said of it. Ranges are written out, up to a year. */
function daysOf({ exceptions }: Provider): (readonly [string, PlanDay | null])[] {
  const days = new Map<string, PlanDay | null>();
  for (const { from, to, day } of exceptions) {
    if (!isDate(from) || !isDate(to)) continue;
    for (let date = from, n = 0; date <= to && n < 366; date = dateAdd(date, 1), n++) days.set(date, day);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

function timeOffOf({ start, end, name }: Absence, zone: string): Person['timeOff'] {
  const [from, to] = [instant(start, zone), instant(end, zone)];
  if (from === null || to === null || from >= to) return [];
  const reason = inOneLine(name);
  return [{ from: isoOf(zone, from), to: isoOf(zone, to), ...(reason && { reason }) }];
}

function instant(wall: string, zone: string): number | null {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)/.exec(wall);
  return found && isDate(found[1]!) ? minuteOf(zone, found[1]!, Number(found[2]) * 60 + Number(found[3])) : null;
}

function roomsFor(people: number) {
  return Array.from({ length: Math.max(1, people) }, (_, at) => ({
    slug: `room-${at + 1}`,
    name: `Room ${at + 1}`,
    features: [],
  }));
}

const longestMarkup = 64 * 1024;

/** Easy!Appointments takes HTML in descriptions. */
function plain(description: string): string {
  return description
    .slice(0, longestMarkup)
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .trim()
    .slice(0, 4000);
}

function inOneLine(text: string): string {
  return text.slice(0, 1000).replace(/\s+/g, ' ').trim().slice(0, 200);
}

export function alike(a: string, b: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').trim().toLowerCase();
  return bare(a) !== '' && bare(a) === bare(b);
}
