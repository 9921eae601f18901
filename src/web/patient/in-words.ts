import { priceText } from '../shared/price-text.js';
import type { ShownTerms } from '../../bookings/booking.js';
import type { Location } from '../../locations/location.js';
import type { Practitioner } from '../../practitioners/practitioner.js';
import { clock, duration, longTime } from '../../time/wording.js';
import { audienceOf } from '../../patients/returning.js';
import { termsIn, type VisitTerms } from '../../treatments/terms.js';
import type { Treatment } from '../../treatments/treatment.js';
import { allTranslated, type Translatable, translated } from '../../treatments/translated.js';
import { countryName } from '../../finder/place.js';
import { addressInOneLine, townLine } from '../../i18n/address.js';
import { languageName } from '../../i18n/languages.js';
import { enumerated, withAddOns } from '../../i18n/with-add-ons.js';
import { isWordKey } from '../../i18n/words.js';
import type { Site } from '../shared/site.js';
import type { PhoneLine } from '../shared/phones.js';
import type { Summary } from './summary.js';
import { numberFormat } from '../../time/intl.js';

interface Named extends Translatable {
  readonly name: string;
}

type Part = Named & Pick<Treatment, 'for'>;

/** Acupuncture with cupping */
export function treatmentName({ locale }: Site, treatment: Named, addOns: readonly Named[]): string {
  return withAddOns(
    translated(treatment, locale).name,
    allTranslated(addOns, locale).map(({ name }) => name),
    locale,
  );
}

/** "55 minutes · For new patients": for whom it is, where it is not for everyone. Who the reader is, nobody knows yet. */
export function withAudience(
  { t, returningMonths: months }: Site,
  text: string,
  ...parts: readonly Pick<Treatment, 'for'>[]
): string {
  const audience = audienceOf(parts);
  return audience ? `${text} · ${t(`for.${audience}`, { months })}` : text;
}

/** Cupping isn't available at Bermondsey. */
export function unavailableAt({ t, locale }: Site, addOns: readonly Named[], { name }: Pick<Location, 'name'>): string {
  const names = allTranslated(addOns, locale).map((addOn) => addOn.name);
  return t('find.unavailable', { addOns: enumerated(names, locale), count: names.length, place: name });
}

type NamedPlace = Pick<Location, 'name' | 'address'>;

/** “Harbour Street, Bellport, NY”; “Bermondsey, London” */
export function placeAndTown({ name, address }: NamedPlace): string {
  return distinct([name === address.city ? '' : name, townOf(address)]);
}

/** The same for readers who may be anywhere: “Bermondsey, London, United Kingdom” where addresses name no state. */
export function placeInFull({ name, address }: NamedPlace, locale: string): string {
  const town = townOf(address);
  const country = town === address.city ? countryName(address.country, locale) : '';
  return distinct([name === address.city ? '' : name, town, country]);
}

const townOf = (address: Location['address']) => townLine({ ...address, postcode: '' });
const distinct = (parts: readonly string[]) => [...new Set(parts)].filter(Boolean).join(', ');

/** A date, a time or a phone number: a line breaks after a comma only. */
export const unbroken = (text: string) =>
  text
    .split(', ')
    .map((part) => part.replaceAll(' ', '\u00a0'))
    .join(', ');

/** What there is to tell of a visit. Minutes are UTC epoch minutes, but for `minutes`; `price` in minor units. */
export interface VisitNotifications {
  readonly treatment: Part;
  readonly addOns: readonly Part[];
  readonly practitioner: Pick<Practitioner, 'name'>;
  readonly location: Location;
  readonly minutes: number;
  readonly price: number;
  readonly currency: string;
  /** As kept with the booking, or as they are now. */
  readonly terms: ShownTerms & Pick<VisitTerms, 'translations'>;
  readonly start?: number;
  /** With a start: what is too late already is not promised. */
  readonly now?: Date;
}

type NotificationTerms = Pick<VisitNotifications, 'terms' | 'start' | 'now'> & {
  readonly location: Pick<Location, 'phone' | 'timeZone'>;
};

export function summaryOf(site: Site, visit: VisitNotifications): Summary {
  const { t, locale, now } = site;
  const { location, start, minutes, price, currency } = visit;
  const zone = location.timeZone;
  return {
    treatment: treatmentName(site, visit.treatment, visit.addOns),
    minutes: withAudience(site, t('visit.minutes', { minutes }), visit.treatment, ...visit.addOns),
    practitioner: visit.practitioner.name,
    place: location.name,
    address: addressOf(location),
    price: priceText(site, price, currency),
    terms: termsInWords(site, visit),
    ...(start === undefined
      ? {}
      : {
          when: longTime(zone, start, locale, now),
          until: t('book.until', { time: clock(zone, start + minutes, locale) }),
        }),
  };
}

/** Until when it is free, then in the clinic's words what it means otherwise. */
export function termsInWords(site: Site, visit: NotificationTerms): string[] {
  return withConsequences(site, visit.terms, freeUntil(site, visit));
}

/** The same of several visits, each with an end of its own. */
export function termsOfEach(site: Site, terms: VisitNotifications['terms']): string[] {
  const { cancelNoticeMinutes: minutes } = terms;
  return withConsequences(
    site,
    terms,
    site.t('notification.each-until', { notice: duration(minutes, site.locale), minutes }),
  );
}

function withConsequences({ locale }: Site, terms: VisitNotifications['terms'], free: string): string[] {
  const { cancelNoticeMinutes, lateCancellation, noShow } = termsIn(terms, locale);
  return [free, cancelNoticeMinutes > 0 ? lateCancellation : '', noShow].filter(Boolean);
}

function freeUntil(site: Site, { terms: { cancelNoticeMinutes }, start, location, now }: NotificationTerms): string {
  const { t, locale } = site;
  if (cancelNoticeMinutes === 0) return t('book.terms-any');
  const notice = duration(cancelNoticeMinutes, locale);
  if (start === undefined) return t('book.terms', { notice });
  const until = start - cancelNoticeMinutes;
  if (now && now.getTime() > until * 60_000) {
    return t(location.phone ? 'book.terms-over.call' : 'book.terms-over', { notice, phone: unbroken(location.phone) });
  }
  return t('book.terms-until', { until: longTime(location.timeZone, until, locale, site.now) });
}

export function addressOf({ address }: Pick<Location, 'address'>): string {
  return addressInOneLine(address);
}

/** English, Japanese */
export function languagesOf({ locale }: Site, { languages }: Pick<Practitioner, 'languages'>): string {
  return enumerated(
    languages.map((tag) => languageName(tag, locale)),
    locale,
  );
}

/** Step-free, Lift … ; a fact the catalogue has no words for is shown as the clinic wrote it. */
export function accessOf(site: Site, { access }: Pick<Location, 'access'>): string[] {
  return access.map((fact) => accessFact(site, fact));
}

/** How one gets in: what is known of the place, then the rest of it, bus and train, and where one parks, in the clinic's own words. */
export function gettingIn(
  site: Site,
  location: Pick<Location, 'access' | 'accessNote' | 'transitNote' | 'parkingNote'>,
): string {
  return dotted([...accessOf(site, location), location.accessNote, location.transitNote, location.parkingNote]);
}

/** Step-free access · Parking */
export const dotted = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ');

export function accessFact({ t }: Site, fact: string): string {
  const key = `access.${fact}`;
  return isWordKey(key) ? t(key) : fact.replaceAll('-', ' ');
}

/** As people count there: miles in four countries, kilometres elsewhere. */
export const inMiles = ({ country }: Somewhere) => ['US', 'GB', 'LR', 'MM'].includes(country);

export function distanceOf({ t, locale }: Site, km: number, where: Somewhere): string {
  const miles = inMiles(where);
  const length = miles ? km / 1.609344 : km;
  if (length < 1) return t(miles ? 'find.under-a-mile' : 'find.under-a-km');
  const rounded = numberFormat(locale, { maximumFractionDigits: length < 10 ? 1 : 0 }).format(length);
  return t(miles ? 'find.miles' : 'find.km', { distance: rounded });
}

/** As where somebody is, if that is known. */
export const countedAs = (place: Somewhere | undefined, { address }: Pick<Location, 'address'>): Somewhere =>
  place?.country ? place : address;

interface Somewhere {
  readonly country: string;
}

export function phonesOf(locations: readonly Location[]): PhoneLine[] {
  return locations.filter(({ phone }) => phone).map(({ name, phone }) => ({ name, phone }));
}

/** Needs a practitioner can meet, as the catalogue says them or as the clinic wrote them. */
export function meetsOf({ t }: Site, { access }: Pick<Practitioner, 'access'>): string[] {
  return access.map((need) => {
    const key = `practitioner.access.${need}`;
    return isWordKey(key) ? t(key) : need.replaceAll('-', ' ');
  });
}
