import { dateFormat } from '../time/intl.js';

/** Of the programs whose exports are read. Their months do not contradict one another; the test says so. */
export const calendarLanguages = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb'] as const;

const widths = ['long', 'short'] as const;
const extraMonths = {
  sept: 9,
  mrz: 3,
  mar: 3,
  maer: 3,
  maerz: 3,
  fevr: 2,
  avr: 4,
  juil: 7,
  dic: 12,
  ene: 1,
  set: 9,
  out: 10,
};
const extraWeekdays = ['tues', 'weds', 'thur', 'thurs'];

/** A name of a month, long or short: 1 to 12. */
export function monthOf(word: string): number | undefined {
  return months.get(plainWord(word));
}

export function isWeekday(word: string): boolean {
  return weekdays.has(plainWord(word));
}

function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
}

/** Each name once for a month alone and once as it stands behind a day, which differ in some languages. */
function namesOf(part: 'month' | 'weekday', date: Date): string[] {
  return calendarLanguages.flatMap((language) =>
    widths.flatMap((width) =>
      [{}, { day: 'numeric' } as const].flatMap((more) =>
        dateFormat(language, { [part]: width, ...more, timeZone: 'UTC' })
          .formatToParts(date)
          .filter(({ type }) => type === part)
          .map(({ value }) => plainWord(value)),
      ),
    ),
  );
}

const months = new Map<string, number>([
  ...Array.from({ length: 12 }, (_, at) =>
    namesOf('month', new Date(Date.UTC(2026, at, 15))).map((name) => [name, at + 1] as const),
  ).flat(),
  ...Object.entries(extraMonths),
]);
const weekdays = new Set([
  ...Array.from({ length: 7 }, (_, at) => namesOf('weekday', new Date(Date.UTC(2026, 0, 5 + at)))).flat(),
  ...extraWeekdays,
]);
