import { money } from '../../i18n/amount.js';
import { clock, longDay, longPeriod, longTime, shortTime, zoneName } from '../../time/wording.js';
import { withAddOns } from '../../i18n/with-add-ons.js';
import { isWordKey, say } from '../../i18n/words.js';
import { addressInOneLine, townLine } from '../../i18n/address.js';
import type { RenderContext } from '../render-context.js';
import type {
  CalledOff,
  Moved,
  PatientNotification,
  PlaceFacts,
  PractitionerNotification,
  VisitFacts,
} from '../notification.js';
import type { Fact } from './content.js';

/** The minute as of which a date may need its year: a message that is written again says the same. */
export const postedAt = ({ stamp }: RenderContext): number => Math.floor(stamp.getTime() / 60_000);

/** What a notification about a visit may say of it, in the words of whoever writes the text. */
export function visitValues(visit: VisitFacts, context: RenderContext): Readonly<Record<string, string>> {
  const { start, end, locale, location, treatment, addOns, clinic, reference } = visit;
  const { timeZone } = location;
  return {
    when: shortTime(timeZone, start, locale, postedAt(context)),
    date: longDay(timeZone, start, locale, postedAt(context)),
    time: clock(timeZone, start, locale),
    until: clock(timeZone, end, locale),
    place: location.name,
    address: addressInOneLine(location.address),
    phone: location.phone,
    clinic: clinic.name,
    reference,
    treatment: withAddOns(treatment, addOns, locale),
  };
}

export function when(visit: Pick<VisitFacts, 'start' | 'end' | 'locale' | 'location'>, context: RenderContext): Fact {
  const { start, end, locale } = visit;
  const { timeZone } = visit.location;
  const period = longPeriod(timeZone, start, end, locale, postedAt(context));
  const zone = say('notification.zone', { place: zoneName(timeZone) }, locale);
  return { label: say('notification.fact.when', {}, locale), lines: [period, zone], main: true };
}

export function before({ previous, locale }: Pick<VisitFacts, 'locale'> & Moved, context: RenderContext): Fact {
  const time = longTime(previous.timeZone, previous.start, locale, postedAt(context));
  return { label: say('notification.fact.before', {}, locale), lines: [time], over: true };
}

/** Which visit of a course it is; nothing, where it is a single one. */
export function part({ course, locale }: VisitFacts): readonly Fact[] {
  if (!course) return [];
  return [
    {
      label: say('notification.fact.course', {}, locale),
      lines: [say('notification.course-part', { ...course }, locale)],
    },
  ];
}

/** Of several visits of a course each in a line of its own, with what is not as it is for the first. */
export function times(
  visits: readonly (VisitFacts & Partial<Moved>)[],
  context: RenderContext,
  over = false,
): readonly Fact[] {
  const first = visits[0]!;
  return visits.map((visit) => {
    const { start, end, locale, location, practitioner, course, previous } = visit;
    const others = [
      ...(practitioner.name === first.practitioner.name ? [] : [practitioner.name]),
      ...(location.name === first.location.name ? [] : [location.name]),
      ...(previous
        ? [say('notification.was', { when: before({ ...visit, previous }, context).lines[0]! }, locale)]
        : []),
    ];
    return {
      label: say('notification.nth', { n: course?.position ?? 1 }, locale),
      lines: [longPeriod(location.timeZone, start, end, locale, postedAt(context)), ...others],
      main: true,
      over,
    };
  });
}

/** In the body only: a subject or a calendar entry names no treatment. */
export function what({ treatment, addOns, locale }: Pick<VisitFacts, 'treatment' | 'addOns' | 'locale'>): Fact {
  return { label: say('notification.fact.what', {}, locale), lines: [withAddOns(treatment, addOns, locale)] };
}

export function withWhom({ practitioner, locale }: Pick<VisitFacts, 'practitioner' | 'locale'>): Fact {
  return { label: say('notification.fact.with', {}, locale), lines: [practitioner.name] };
}

export function where({ location, locale }: Pick<VisitFacts, 'location' | 'locale'>): Fact {
  const lines = [location.name, location.address.line1, townLine(location.address), accessLine(location, locale)];
  return { label: say('notification.fact.where', {}, locale), lines: lines.filter(Boolean) };
}

type PriceFacts = Pick<PatientNotification, 'price' | 'currency' | 'course' | 'locale' | 'together'>;

/** Of several visits together, what all of them cost. */
export function price(data: PriceFacts): Fact {
  return { label: say('notification.fact.price', {}, data.locale), lines: prices(data) };
}

/** One; several where they are paid in different money. */
export function prices({ price, currency, course, locale, together }: PriceFacts): readonly string[] {
  if (!together) return [money(price, currency, locale)];
  if (together.price !== null) {
    const whole = money(together.price, currency, locale);
    const isWhole = together.visits.length === course?.planned;
    return [isWhole ? whole : say('course.price-whole', { price: whole }, locale)];
  }
  const sums = new Map<string, number>();
  for (const visit of together.visits) sums.set(visit.currency, (sums.get(visit.currency) ?? 0) + visit.price);
  return [...sums].map(([paid, sum]) => money(sum, paid, locale));
}

/** Nothing, where it is for this patient. */
export function note(
  { wrongAudience, location, locale }: PatientNotification,
  context: RenderContext,
): readonly Fact[] {
  if (!wrongAudience) return [];
  const { isFor, months, lastSeen } = wrongAudience;
  const seen = lastSeen === null ? '' : longDay(location.timeZone, lastSeen, locale, postedAt(context));
  const label = say('notification.fact.note', {}, locale);
  return [{ label, lines: [say(`notification.for-${isFor}`, { months, seen }, locale)] }];
}

export function patient({ patient, locale }: PractitionerNotification): Fact {
  return { label: say('notification.fact.patient', {}, locale), lines: [patient.name] };
}

export function reference({ reference, locale }: VisitFacts): Fact {
  return { label: say('notification.fact.reference', {}, locale), lines: [reference] };
}

function accessLine({ access }: PlaceFacts, locale: string): string {
  const said = access.map((fact) => {
    const key = `access.${fact}`;
    return isWordKey(key) ? say(key, {}, locale) : fact.replaceAll('-', ' ');
  });
  return said.join(' · ');
}

/** Why the clinic cancelled; or that the patient asked it to, and what that means. */
export function reason({ reason, asked, late, locale }: VisitFacts & CalledOff): readonly Fact[] {
  const lines = asked ? [say('notification.asked', {}, locale), late ?? ''] : [reason ?? ''];
  const said = lines.filter(Boolean);
  return said.length > 0 ? [{ label: say('notification.fact.why', {}, locale), lines: said }] : [];
}
