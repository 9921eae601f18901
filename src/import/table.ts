import type { ImportItem } from './import-item.js';
import { type Columns, type Field, fields } from './table-columns.js';
import { type DateForm, minutesIn, momentIn, type SerialYear } from './table-date.js';
import { statusFields, statusKey } from './visit-status.js';

/** What somebody has said that the columns of a table mean. */
export interface ChosenColumns {
  readonly columns: Columns;
  readonly form: DateForm;
  /** Where dates are counted days. */
  readonly serials?: SerialYear;
}

/** A row as somebody who comes, and the visit they come for. Without a date it is a patient alone. */
export function importItemOf(row: readonly string[], line: number, { columns, ...reading }: ChosenColumns): ImportItem {
  const cell = (field: Field) => cellOf(row, columns, field);
  const [name, email, phone] = [
    nameOf(inOrder(cell('name')), cell('first'), cell('last')),
    cell('email'),
    cell('phone'),
  ];
  const person = { where: `row ${line}`, name, email, phone };
  const moment = cell('date');
  if (moment === '') return { ...person, visit: null };
  const start = momentIn(moment, cell('time'), reading);
  const { date = null, minuteOfDay = null, zone = null } = start ?? {};
  // An end is a moment of its own, or a time on the day of the start.
  const end =
    cell('end') === '' ? null : (momentIn(cell('end'), '', reading) ?? momentIn(moment, cell('end'), reading));
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
      zone: zone ?? (cell('zone') || null),
      minutes: minutesIn(cell('duration')) ?? (start && end && (end.minuteOfDay - start.minuteOfDay + 1440) % 1440),
      statuses: statusesOf(row, columns).map(({ ref }) => ref),
    },
  };
}

/** What the row says of whether somebody comes, column by column. The reference is the same for all that say the same. */
export function statusesOf(row: readonly string[], columns: Columns) {
  return statusFields
    .filter((field) => columns[field] !== undefined)
    .map((field) => {
      const text = cellOf(row, columns, field);
      return { field, text, ref: `${field}:${statusKey(text)}` };
    });
}

/** Reports repeat their headings on every page, and end with sums. Neither is anybody. */
export function strayRow(
  row: readonly string[],
  header: readonly string[],
  columns: Columns,
): 'headings' | 'totals' | null {
  const given = row.filter((cell) => cell.trim() !== '');
  if (given.length > 1 && row.every((cell, at) => cell.trim() === (header[at] ?? '').trim())) return 'headings';
  const person = (['email', 'phone'] as const).some((field) => cellOf(row, columns, field) !== '');
  return !person && totals.test(given[0] ?? '') ? 'totals' : null;
}

const totals =
  /^\s*(?:(?:grand |sub)?totals?|sum|summe|gesamt(?:summe)?|somme|suma|totale|totaal|totaux|合计|总计)(?![\p{L}-])/iu;

function cellOf(row: readonly string[], columns: Columns, field: (typeof fields)[number]): string {
  return columns[field] === undefined ? '' : bare(row[columns[field]] ?? '');
}

/** "Smith, Jane" is Jane Smith, as she is known here; "Kim Lee, MD" stays. */
function inOrder(name: string): string {
  const [, last = '', first = ''] = /^([^,]+), ?([^,]+)$/.exec(name) ?? [];
  return first === '' || titles.test(first) ? name : `${first} ${last}`;
}

const titles = /^(?:jr|sr|[iv]+|m\.?d|ph\.?d|d\.?[cod]|dds|r[nm]t?|l\.?ac|esq|inc|ltd|llc|gmbh|dr)\b/i;

/** "Name" may be the whole name, or the family name beside "Vorname", or the given one beside "Apellidos". */
function nameOf(name: string, first: string, last: string): string {
  const whole = name.toLowerCase();
  const parts = [first, ...(name === '' ? [] : [name]), last].filter(Boolean);
  if (name === '' || (first !== '' && last !== '')) return name || parts.join(' ');
  const other = first || last;
  return other === '' || whole.includes(other.toLowerCase()) ? name : parts.join(' ');
}

/** Spreadsheets are given a quotation mark before what could be a formula; it is no part of a name or a number. */
function bare(cell: string): string {
  return cell
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
