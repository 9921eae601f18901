/** Weekday names in the reader's language: any Monday and the days after it. */
export function weekdayNames(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return [4, 5, 6, 7, 8, 9, 10].map((day) => format.format(new Date(`2027-01-${String(day).padStart(2, '0')}`)));
}
