import { isDate } from '../time/wall-clock.js';
import type { ImportItem } from './import-item.js';

/** What a column of somebody's table may mean. */
export const fields = [
  'name',
  'first',
  'last',
  'email',
  'phone',
  'date',
  'time',
  'treatment',
  'practitioner',
  'location',
  'addOns',
  'key',
  'status',
] as const;
export type Field = (typeof fields)[number];
/** Where each stands, from 0. */
export type Columns = Readonly<Partial<Record<Field, number>>>;

/** How the table writes dates: year first, day first or month first; whatever stands between the numbers. */
export const dateForms = ['ymd', 'dmy', 'mdy'] as const;
export type DateForm = (typeof dateForms)[number];

/** How people head such columns, without signs and spaces. The first that fits counts. */
const headings: Readonly<Record<Field, readonly string[]>> = {
  name: ['name', 'patient', 'patientname', 'fullname', 'client', 'clientname', 'customer', 'customername'],
  first: ['firstname', 'first', 'givenname', 'forename', 'vorname'],
  last: ['lastname', 'last', 'surname', 'familyname', 'nachname'],
  email: ['email', 'emailaddress', 'mail', 'patientemail', 'clientemail', 'customeremail'],
  phone: ['phone', 'mobile', 'mobilephone', 'phonenumber', 'telephone', 'tel', 'cell', 'customerphone'],
  date: ['date', 'day', 'appointmentdate', 'startdate', 'visitdate', 'datetime', 'startdatetime', 'startsat', 'datum'],
  time: ['start', 'time', 'starttime', 'appointmenttime', 'from', 'begin', 'uhrzeit'],
  treatment: ['treatment', 'service', 'servicename', 'appointmenttype', 'type'],
  practitioner: ['practitioner', 'provider', 'providername', 'staff', 'therapist', 'employee', 'with', 'calendar'],
  location: ['location', 'place', 'clinic', 'branch', 'site'],
  addOns: ['addons', 'addon', 'extras'],
  status: ['status', 'state', 'appointmentstatus'],
  key: ['reference', 'id', 'appointmentid', 'bookingid', 'hash', 'uid', 'number'],
};

/** What the columns most likely are, by their headings. */
export function columnsBy(header: readonly string[]): Columns {
  const bare = header.map((heading) => heading.toLowerCase().replace(/[^\p{L}\d]/gu, ''));
  const found: Partial<Record<Field, number>> = {};
  for (const field of fields) {
    const at = headings[field].map((heading) => bare.indexOf(heading)).find((index) => index >= 0);
    if (at !== undefined) found[field] = at;
  }
  // A table that has a moment in one column needs no other for the time.
  if (found.date === undefined && found.time !== undefined) {
    found.date = found.time;
    delete found.time;
  }
  return found;
}

/** The form in which all of these could be dates; the first of several. */
export function dateFormOf(dates: readonly string[]): DateForm {
  return dateForms.find((form) => dates.every((date) => date.trim() === '' || dateIn(date, form) !== null)) ?? 'ymd';
}

/** A row as somebody who comes, and the visit they come for. Without a date it is a patient alone. */
export function importItemOf(row: readonly string[], line: number, columns: Columns, form: DateForm): ImportItem {
  const cell = (field: Field) => bare(columns[field] === undefined ? '' : (row[columns[field]] ?? ''));
  const [name, email, phone] = [
    cell('name') || [cell('first'), cell('last')].filter(Boolean).join(' '),
    cell('email'),
    cell('phone'),
  ];
  const person = { where: `row ${line}`, name, email, phone };
  const moment = cell('date');
  if (moment === '') return { ...person, visit: null };
  const minuteOfDay = minuteIn(cell('time') || moment.replace(/^\S*[^:\s](?=[ T]\s*\d)/, ''));
  const date = minuteOfDay === null ? null : dateIn(moment, form);
  const [treatment, practitioner, location] = [cell('treatment'), cell('practitioner'), cell('location')];
  const natural = [practitioner, date ?? moment, minuteOfDay, email || phone, name].join('|').toLowerCase();
  return {
    ...person,
    visit: {
      key: cell('key') || natural,
      treatment,
      practitioner,
      location,
      addOns: cell('addOns')
        .split(/[;|]/)
        .map((one) => one.trim())
        .filter(Boolean),
      date,
      minuteOfDay: minuteOfDay ?? 0,
      zone: null,
    },
  };
}

/** A visit that will not be: whatever else the row says, nobody comes. */
export function isOff(row: readonly string[], { status }: Columns): boolean {
  return status !== undefined && /cancel|no.?show|deleted|draft|declined/i.test(row[status] ?? '');
}

/** Spreadsheets are given a quotation mark before what could be a formula; it is no part of a name or a number. */
function bare(cell: string): string {
  return cell
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `2026-12-01`, out of `1.12.2026` and the like, perhaps with a time behind it; null when it is none. */
function dateIn(text: string, form: DateForm): string | null {
  const parts = /^\s*(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})\.?(?=$|[ T,])/.exec(text)?.slice(1);
  if (!parts) return null;
  const of = (part: 'y' | 'm' | 'd') => parts[form.indexOf(part)]!;
  const year = of('y').length === 2 ? `20${of('y')}` : of('y');
  const date = `${year}-${of('m').padStart(2, '0')}-${of('d').padStart(2, '0')}`;
  return year.length === 4 && of('d').length <= 2 && isDate(date) ? date : null;
}

/** Of `10:00`, `9.30`, `2:15 pm`, `14:00:00`, `2026-12-01T14:00`: the minute of the day. */
function minuteIn(text: string): number | null {
  const found = /(?:^|[ T,])(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?(?:\.\d{1,9})? ?([ap])?\.?m?\.?$/i.exec(text);
  if (!found) return null;
  const [, hour = '', minute = '0', half] = found;
  if (found[2] === undefined && half === undefined) return null;
  const twelve = half && (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const total = (twelve === undefined || twelve === '' ? Number(hour) : twelve) * 60 + Number(minute);
  return Number(minute) < 60 && total < 1440 && !(half && Number(hour) > 12) ? total : null;
}
