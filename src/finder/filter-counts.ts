import type { Candidate } from '../availability/candidates.js';
import { genders } from '../practitioners/practitioner.entity.js';
import { type PartOfWeek, partsOfWeek } from '../time/part-of-week.js';
import type { Reach } from './nearest.js';
import { fits, noFilters, type Filter, type Filters, filterList, withFilter, withoutFilter } from './filters.js';

/** How many practitioners there would be. */
export interface Count {
  readonly near: number;
  /** However far. */
  readonly all: number;
}

export interface FilterCounts {
  /** With the filters as they are. */
  readonly now: Count;
  /** All filters anyone who offers it could meet, the most common first; each counted together with the others chosen. */
  readonly options: readonly (Count & { readonly filter: Filter })[];
  /** How many there would be without each filter. */
  readonly without: readonly (Count & { readonly filter: Filter })[];
  readonly withoutAny: Count;
}

/** `habit`: in which parts of the week somebody ever works. */
export function filterCounts(
  everybody: readonly Reach<Candidate>[],
  filters: Filters,
  weekParts: (candidate: Candidate) => readonly PartOfWeek[],
): FilterCounts {
  const count = (wanted: Filters): Count => {
    const fitting = everybody.filter(({ one }) => fits(wanted, one, weekParts(one)));
    return { near: people(fitting.filter(({ beyond }) => !beyond)), all: people(fitting) };
  };
  return {
    now: count(filters),
    options: optionsOf(everybody.map(({ one }) => one)).map((filter) => ({
      filter,
      ...count(withFilter(filters, filter)),
    })),
    without: filterList(filters).map((filter) => ({ filter, ...count(withoutFilter(filters, filter)) })),
    withoutAny: count(noFilters),
  };
}

const people = (some: readonly Reach<Candidate>[]) => new Set(some.map(({ one }) => one.practitioner)).size;

function optionsOf(all: readonly Candidate[]): Filter[] {
  const told = new Set(all.map(({ practitioner }) => practitioner.gender));
  return [
    ...partsOfWeek.map((value) => ({ kind: 'when', value }) as const),
    ...genders.filter((gender) => told.has(gender)).map((value) => ({ kind: 'gender', value }) as const),
    ...byFrequency(all.flatMap(({ practitioner }) => practitioner.languages)).map(
      (value) => ({ kind: 'language', value }) as const,
    ),
    ...byFrequency(all.flatMap(({ location }) => location.access))
      .filter((fact) => !hindrances.has(fact))
      .map((value) => ({ kind: 'access', value }) as const),
  ];
}

/** Worth knowing, but nobody's need. */
const hindrances = new Set(['few-steps']);

function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1));
}
