import type { ClinicFile, TreatmentEntry } from '../../../clinic-file/schema.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { amountOf, amountText } from '../../../i18n/amount.js';
import type { Fault } from '../../../platform/refusal.js';

type Courses = NonNullable<TreatmentEntry['courses']>;
type Part = keyof Courses[number];

/** In which field a part of a course is typed. */
export const courseField = (row: number, part: Part) => `courses.${row}.${part}`;

export const mostCourses = 10;

/** As many rows as there are courses, and one for the next. */
export function courseRows(typed: Typed): number {
  const rows = Array.from({ length: mostCourses }, (_, row) => row);
  const last = rows.findLast((row) => said(typed, courseField(row, 'visits')).trim() !== '') ?? -1;
  return Math.min(mostCourses, last + 2);
}

export function filledCourses(courses: Courses, { currency }: Pick<ClinicFile, 'currency'>): Typed {
  return Object.fromEntries(
    courses.flatMap(({ visits, everyDays, price }, row) => [
      [courseField(row, 'visits'), [String(visits)]],
      [courseField(row, 'everyDays'), [String(everyDays)]],
      [courseField(row, 'price'), [price === undefined ? '' : amountText(price, currency)]],
    ]),
  );
}

/** A row without a number is none. `there`: where the form does not show them. */
export function readCourses(
  typed: Typed,
  { currency }: Pick<ClinicFile, 'currency'>,
  there: Courses | undefined,
): { readonly value: Courses | undefined; readonly faults: readonly Fault[] } {
  if (!(courseField(0, 'visits') in typed)) return { value: there, faults: [] };
  const rows = Array.from({ length: mostCourses }, (_, row) => row).filter(
    (row) => said(typed, courseField(row, 'visits')).trim() !== '',
  );
  const faults: Fault[] = [];
  const whole = (row: number, part: 'visits' | 'everyDays', least: number, most: number): number => {
    const number = Number(said(typed, courseField(row, part)).trim() || NaN);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    faults.push({ path: courseField(row, part), message: 'treatment.fault.course' });
    return NaN;
  };
  const value = rows.map((row) => {
    const text = said(typed, courseField(row, 'price')).trim();
    const price = text === '' ? undefined : amountOf(text, currency);
    if (text !== '' && price === undefined)
      faults.push({ path: courseField(row, 'price'), message: 'treatment.fault.price' });
    return {
      visits: whole(row, 'visits', 2, 24),
      everyDays: whole(row, 'everyDays', 1, 56),
      ...(text === '' ? {} : { price: price ?? NaN }),
    };
  });
  return { value, faults };
}
