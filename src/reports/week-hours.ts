/** Minutes by the hours of the week that a clock shows: 24 for Monday, 24 for Tuesday, and so on. */
export type WeekHours = readonly number[];

export const noHours: WeekHours = Array.from({ length: 7 * 24 }, () => 0);

/** As columns, one for each hour of a day: h0 is midnight to one. */
export const hourColumns = Array.from({ length: 24 }, (_, hour) => `h${hour}`);

/** A row for each weekday of some rows that have a day and these columns. */
export const byWeekday = (rows: string): string => `
  select extract(isodow from day)::int as weekday, array[${hourColumns.map((hour) => `sum(${hour})`).join(', ')}] as hours
  from ${rows} group by weekday`;

export interface WeekdayHours {
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  readonly hours: readonly (number | string | null)[];
}

export function weekHours(days: readonly WeekdayHours[]): WeekHours {
  const week = [...noHours];
  for (const { weekday, hours } of days)
    for (const [hour, minutes] of hours.entries()) week[(weekday - 1) * 24 + hour]! += Number(minutes);
  return week;
}

export function hoursTogether(all: readonly WeekHours[]): WeekHours {
  const week = [...noHours];
  for (const one of all) for (const [hour, minutes] of one.entries()) week[hour]! += minutes;
  return week;
}
