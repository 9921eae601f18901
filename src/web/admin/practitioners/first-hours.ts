import type { ClinicFile, PersonEntry } from '../../../clinic-file/schema.js';
import { omit } from '../../../configuration/entity.js';
import { filled, readForm } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Fault } from '../../../platform/refusal.js';
import { weeklyHours } from '../../../practitioners/hours.entity.js';

/** The hours that a new practitioner begins with: the same on some weekdays, at one location. */
export const firstHours = omit(weeklyHours, 'everyWeeks', 'starting');

const prefix = 'hours.';
const workdays = ['1', '2', '3', '4', '5'];

/** Nine to five, Monday to Friday, where the fewest work so far; nothing while there is no location. */
export function filledFirstHours({ locations, practitioners }: ClinicFile, locale: string): Typed {
  const taken = (slug: string) =>
    practitioners.filter(({ hours }) => hours.some(({ location }) => location === slug)).length;
  const [quietest] = locations.toSorted((a, b) => taken(a.slug) - taken(b.slug));
  if (!quietest) return {};
  const hours = filled(firstHours, { location: quietest.slug, from: '09:00', to: '17:00' }, { locale });
  return Object.fromEntries(
    Object.entries({ ...hours, weekday: workdays }).map(([name, value]) => [prefix + name, value]),
  );
}

/** A block for each weekday that is ticked. */
export function firstHoursIn(typed: Typed): {
  readonly hours: PersonEntry['hours'];
  readonly faults: readonly Fault[];
} {
  const said = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
  const read = (said.weekday ?? []).map((weekday) => readForm(firstHours, { ...said, weekday: [weekday] }));
  return {
    hours: read.map(({ value }) => value),
    faults: (read[0]?.faults ?? []).map(({ path, message }) => ({ path: prefix + path, message })),
  };
}
