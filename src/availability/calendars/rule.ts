const frequencies = ['MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** A recurrence rule (RFC 5545 §3.3.10). A list is empty where the rule does not have it. */
export interface Rule {
  readonly freq: Frequency;
  readonly interval: number;
  readonly count: number;
  /** As it is written. */
  readonly until: string | undefined;
  /** ISO, as all weekdays here: 1 is Monday. */
  readonly weekStart: number;
  readonly months: readonly number[];
  readonly weeks: readonly number[];
  readonly yearDays: readonly number[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly Weekday[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly positions: readonly number[];
}

/** `nth` of a month or a year, from its end where it is negative; 0: each. */
export interface Weekday {
  readonly nth: number;
  readonly weekday: number;
}

/** A part of a rule that RFC 5545 knows. */
const part = /^(?:FREQ|UNTIL|COUNT|INTERVAL|WKST|BY[A-Z]+)=/;

/**
 * A rule as RFC 5545 would write it: programs put blanks after its commas, end it with a semicolon, leave parts empty or
 * add parts of their own.
 */
export function plainRule(rule: string): string {
  return rule
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/^RRULE:/, '')
    .split(';')
    .map((one) => one.split(',').filter(Boolean).join(','))
    .filter((one) => part.test(one) && !one.endsWith('='))
    .join(';');
}

/** No list has as many different ones. */
const mostValues = 1000;

/** Throws where it makes no sense, and for every second: no appointment is that often. */
export function readRule(text: string): Rule {
  // RFC 7529: another calendar than ours, or dates moved that a month does not have.
  if (/RSCALE=(?!GREGORIAN)|SKIP=(?!OMIT)/i.test(text)) throw new Error('RSCALE, SKIP');
  const parts = new Map(
    plainRule(text)
      .split(';')
      .map((one) => one.split('=', 2) as [string, string]),
  );
  const list = (name: string) => {
    const values = parts.get(name)?.split(',') ?? [];
    if (values.length > mostValues) throw new Error(name);
    return values;
  };
  const numbers = (name: string, least: number, most: number) =>
    list(name).map((text) => {
      const number = Number(text);
      if (!Number.isInteger(number) || number < least || number > most) throw new Error(name);
      return number;
    });
  const freq = frequencies.find((one) => one === parts.get('FREQ'));
  if (!freq) throw new Error('FREQ');
  return {
    freq,
    interval: numbers('INTERVAL', 0, Infinity)[0] || 1,
    count: numbers('COUNT', 0, Infinity)[0] || Infinity,
    until: parts.get('UNTIL'),
    weekStart: weekdayOf(parts.get('WKST') ?? 'MO').weekday,
    months: numbers('BYMONTH', 1, 12),
    weeks: numbers('BYWEEKNO', -53, 53),
    yearDays: numbers('BYYEARDAY', -366, 366),
    monthDays: numbers('BYMONTHDAY', -31, 31),
    weekdays: list('BYDAY').map(weekdayOf),
    hours: numbers('BYHOUR', 0, 23),
    minutes: numbers('BYMINUTE', 0, 59),
    positions: numbers('BYSETPOS', -366, 366),
  };
}

/** `MO`, `+2MO`, `-1MO` */
function weekdayOf(text: string): Weekday {
  const [, nth = '0', name] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
  if (!name) throw new Error('weekday');
  return { nth: Number(nth), weekday: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(name) + 1 };
}
