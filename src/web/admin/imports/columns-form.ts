import {
  importItemOf,
  columnsBy,
  type Columns,
  type DateForm,
  dateFormOf,
  dateForms,
  type Field,
  fields,
} from '../../../import/table.js';
import type { ChosenColumns } from '../../../import/imports.service.js';
import { longDate } from '../../../time/wording.js';
import type { Choice } from '../../shared/form.js';
import type { Say } from '../../shared/site.js';

/** What the columns of a table most likely mean, by their headings and what stands in them. */
export function likelyColumns(header: readonly string[], rows: readonly (readonly string[])[]): ChosenColumns {
  const columns = columnsBy(header);
  return {
    columns,
    form: dateFormOf(rows.map((row) => (columns.date === undefined ? '' : (row[columns.date] ?? '')))),
  };
}

/** As it was chosen; a column that is none counts as not there. */
export function columnsIn(body: Readonly<Record<string, unknown>>, header: readonly string[]): ChosenColumns {
  const found: Partial<Record<Field, number>> = {};
  for (const field of fields) {
    const given = body[field];
    const at = typeof given === 'string' && /^\d{1,2}$/.test(given) ? Number(given) : -1;
    if (at >= 0 && at < header.length) found[field] = at;
  }
  return { columns: found, form: dateForms.find((form) => form === body['form']) ?? 'ymd' };
}

/** Each column by its heading, with something that stands in it. */
export function choicesOf(header: readonly string[], rows: readonly (readonly string[])[], t: Say): readonly Choice[] {
  return header.map((heading, at) => {
    const sample = rows.map((row) => row[at] ?? '').find((cell) => cell.trim() !== '') ?? '';
    const short = sample.length > 24 ? `${sample.slice(0, 23)}…` : sample;
    const name = heading || String(at + 1);
    return { value: String(at), label: short ? t('files.columns.like', { heading: name, sample: short }) : name };
  });
}

/** The first date of the table, as each form reads it. */
export function readings(
  { columns }: { readonly columns: Columns },
  rows: readonly (readonly string[])[],
  t: Say,
  locale: string,
): Partial<Record<DateForm, string>> {
  const row = rows.find((one) => columns.date !== undefined && (one[columns.date] ?? '').trim() !== '');
  if (!row || columns.date === undefined) return {};
  const sample = row[columns.date]!.slice(0, 24);
  return Object.fromEntries(
    dateForms.flatMap((form) => {
      const date = importItemOf([sample, '12:00'], 0, { date: 0, time: 1 }, form).visit?.date;
      return date ? [[form, t('files.columns.form-read', { sample, day: longDate(date, locale) })]] : [];
    }),
  );
}
