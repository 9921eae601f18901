import type { ShownStatus } from '../../../bookings/booking.js';
import type { Notification } from '../../../notifications/notification.js';
import type { ExportedRow, PersonExport } from '../../../privacy/person-exports.service.js';
import { questionInWords } from '../../../records/patient-answers.js';
import { languageOf } from '../../../i18n/language.js';
import { languageName } from '../../../i18n/languages.js';
import { money } from '../../../i18n/amount.js';
import { longTime, shortTime } from '../../../time/wording.js';
import type { Site } from '../../shared/site.js';

type Line = readonly [name: string, value: string];

export interface PersonCopyView {
  readonly clinic: string;
  readonly name: string;
  readonly taken: string;
  readonly person: readonly Line[];
  readonly lists: readonly { readonly name: (typeof lists)[number]; readonly rows: readonly (readonly Line[])[] }[];
}

const lists = [
  'alsoKnownAs',
  'appointments',
  'courses',
  'earlierAppointments',
  'waitlist',
  'notes',
  'messages',
  'noteShares',
  'emergencyAccess',
] as const;

type Reader = Pick<Site, 't' | 'locale' | 'now'>;
type InWords = (reader: Reader, value: string, row: ExportedRow) => string;

const bookingStatus: InWords = ({ t }, value) => t(`status.${value as ShownStatus}`);
const messageStatus: InWords = ({ t }, value) =>
  t(`export-person.message.${value as 'due' | 'sent' | 'failed' | 'superseded' | 'kept'}`);

/** Codes and amounts. What stands with something else says nothing of its own. */
const fields: Readonly<Record<string, InWords>> = {
  'appointments.status': bookingStatus,
  'messages.status': messageStatus,
  'messages.kind': ({ t }, value) => t(`undelivered.template.${value as Notification['template']}`),
  'messages.channel': ({ t }, value) => t(`export-person.channel.${value as Notification['channel']}`),
  'appointments.cancelledBy': ({ t }, value) => t(`export-person.by.${value as 'patient' | 'clinic'}`),
  'appointments.price': price,
  'courses.price': price,
  'courses.currency': () => '',
  'appointments.currency': () => '',
  'appointments.timeZone': () => '',
  'appointments.language': language,
  'person.language': language,
};

/** The copy as a person reads it: times on the clock of the visit's place, or else of the clinic's first. What is empty is left out. */
export function personCopyView(reader: Reader, copy: PersonExport): PersonCopyView {
  const zones = new Map(copy.appointments.map((one) => [one['reference'], one['timeZone']]));
  const lines = (list: string, row: ExportedRow): readonly Line[] => {
    const zone = (row['timeZone'] ?? zones.get(row['appointment']) ?? copy.timeZone) as string;
    return Object.entries(row)
      .map(([name, value]): Line => {
        const words = value === null ? undefined : fields[`${list}.${name}`];
        return [nameInWords(reader, name), words ? words(reader, String(value), row) : inWords(reader, zone, value)];
      })
      .filter(([, value]) => value !== '');
  };
  return {
    clinic: copy.clinic,
    name: String(copy.person['name']),
    taken: longTime(copy.timeZone, minuteIn(copy.takenAt), reader.locale, reader.now),
    person: lines('person', copy.person),
    lists: lists.map((name) => ({ name, rows: copy[name].map((row) => lines(name, row)) })),
  };
}

/** What the column's name alone would misspell. */
const named = ['addOns', 'cancelledAt', 'cancelledBy'] as const;

function nameInWords({ t }: Reader, name: string): string {
  const key = named.find((one) => one === name);
  return key ? t(`export-person.name.${key}`) : questionInWords(name);
}

function inWords(reader: Reader, zone: string, value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return reader.t('export-person.yes');
  if (value instanceof Date) return inWords(reader, zone, value.toISOString());
  if (Array.isArray(value)) return value.map((one) => inWords(reader, zone, one)).join(', ');
  if (typeof value === 'object') {
    // An answer that is no is an answer.
    const said = (part: unknown) => (part === false ? reader.t('export-person.no') : inWords(reader, zone, part));
    return Object.entries(value)
      .map(([name, part]) => `${questionInWords(name)}: ${said(part)}`)
      .join('; ');
  }
  if (typeof value === 'number') return value.toLocaleString(reader.locale);
  const text = value as string;
  return isInstant.test(text) ? shortTime(zone, minuteIn(text), reader.locale, reader.now) : text;
}

const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)$/;
const minuteIn = (instant: string) => Math.floor(Date.parse(instant) / 60_000);

function price({ locale }: Reader, value: string, { currency }: ExportedRow): string {
  return money(Number(value), String(currency), locale);
}

/** English, whichever: as the patient's page says it. */
function language({ locale }: Reader, tag: string): string {
  return languageName(languageOf(tag), locale);
}
