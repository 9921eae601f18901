import { type ChosenColumns, importItemOf } from '../../../import/table.js';
import { type Columns, type Field, fields } from '../../../import/table-columns.js';
import { dateFormsOf, type DateForm, dateForms, hasSerials, type SerialYear } from '../../../import/table-date.js';
import { dayMonthYear } from '../../../time/wording.js';
import type { Choice } from '../../shared/form.js';
import type { Say } from '../../shared/site.js';

/** What has been chosen so far; the form only where it is known. */
export interface ColumnChoices {
  readonly columns: Columns;
  readonly form: DateForm | undefined;
  readonly serials: SerialYear;
}

/** How the dates can be read: what there is to choose from. */
export interface DateQuestions {
  /** More than one: they differ, and somebody has to say. */
  readonly forms: readonly DateForm[];
  /** Are days counted in it? */
  readonly serials: boolean;
}

export function dateQuestions(dates: readonly string[]): DateQuestions {
  return { forms: dateFormsOf(dates), serials: hasSerials(dates) };
}

/** As it was chosen; a column that is none counts as not there. */
export function columnsIn(body: Readonly<Record<string, unknown>>, header: readonly string[]): ColumnChoices {
  const found: Partial<Record<Field, number>> = {};
  for (const field of fields) {
    const given = body[field];
    const at = typeof given === 'string' && /^\d{1,2}$/.test(given) ? Number(given) : -1;
    if (at >= 0 && at < header.length) found[field] = at;
  }
  return {
    columns: found,
    form: dateForms.find((form) => form === body['form']),
    serials: body['serials'] === '1904' ? 1904 : 1900,
  };
}

/** Complete, if nothing has to be asked any more: a form that cannot be, or none where several could be, is none. */
export function settled({ columns, form, serials }: ColumnChoices, { forms }: DateQuestions): ChosenColumns | null {
  const decided = forms.length > 1 ? forms.find((one) => one === form) : (forms[0] ?? 'ymd');
  return decided === undefined ? null : { columns, form: decided, serials };
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

/** A date on which the forms differ, as each reads it. */
export function readings(
  dates: readonly string[],
  forms: readonly DateForm[],
  t: Say,
  locale: string,
): Partial<Record<DateForm, string>> {
  const read = (cell: string, form: DateForm) =>
    importItemOf([cell, '12:00'], 0, { columns: { date: 0, time: 1 }, form }).visit?.date ?? null;
  const telling = dates.find((cell) => new Set(forms.map((form) => read(cell, form))).size === forms.length);
  return Object.fromEntries(
    forms.flatMap((form) => {
      const day = telling === undefined ? null : read(telling, form);
      const sample = telling?.slice(0, 24) ?? '';
      return day ? [[form, t('files.columns.form-read', { sample, day: dayMonthYear(day, locale) })]] : [];
    }),
  );
}
