import type { Count, FilterCounts } from '../../../finder/filter-counts.js';
import { type Filter, type Filters, filterList, withoutFilter } from '../../../finder/filters.js';
import { evening } from '../../../time/part-of-week.js';
import { clockOfHour } from '../../../time/wording.js';
import { languageName } from '../../../i18n/languages.js';
import type { Carry } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { findAddress, type Search, filtersOf } from '../choice.js';
import { accessFact } from '../in-words.js';
import type { Remedy, FiltersView, FilterOption } from './filters.js';

/** The filters there are, how many practitioners each would leave, and the search without each one chosen. */
export function filtersView(site: Site, search: Search, counts: FilterCounts): FiltersView | undefined {
  const filters = filtersOf(search);
  const chosen = filterList(filters);
  const lonely = counts.withoutAny.near === 0;
  const options = counts.options.map((option) =>
    optionOf(site, lonely ? { ...option, near: option.all } : option, chosen),
  );
  // Nobody chooses among one.
  if (!chosen.length && counts.withoutAny.all < 2) return undefined;
  const of = (kind: Filter['kind']) => options.filter((option) => option.kind === kind);
  const languages = of('language');
  const { treatment, addOn, near, practitioner, via, person } = search;
  return {
    carried: { treatment, addOn, near, practitioner, via, person } satisfies Carry,
    when: of('when'),
    gender: of('gender'),
    languages: languages.length > 1 ? languages : [],
    access: of('access'),
    chosen: chosen.map((filter) => ({ label: filterName(site, filter), href: without(search, filters, filter) })),
    dropAll: chosen.length > 1 ? withoutAny(search) : undefined,
  };
}

/** Which filters to remove, and how many practitioners there would be then: near by, if there is anyone at all. */
export function remediesOf(site: Site, search: Search, counts: FilterCounts): Remedy[] {
  const filters = filtersOf(search);
  const near = counts.withoutAny.near > 0;
  const many = (count: Count) => (near ? count.near : count.all);
  const single = counts.without
    .filter((count) => many(count) > many(counts.now))
    .sort((a, b) => many(b) - many(a))
    .map(({ filter, ...count }) => ({
      label: site.t('find.without', { filter: filterName(site, filter), count: many(count) }),
      href: without(search, filters, filter),
    }));
  if (counts.without.length < 2 || many(counts.withoutAny) <= many(counts.now)) return single;
  const all = {
    label: site.t('find.without-any', { count: many(counts.withoutAny) }),
    href: withoutAny(search),
  };
  return [...single, all];
}

function optionOf(
  site: Site,
  { filter, near, all }: Count & { readonly filter: Filter },
  chosen: readonly Filter[],
): FilterOption {
  const isChosen = chosen.some(({ kind, value }) => kind === filter.kind && value === filter.value);
  return {
    ...filter,
    label: filterName(site, filter, true),
    count: near === 0 && all > 0 ? site.t('find.only-farther') : `${near}`,
    chosen: isChosen,
    // What is chosen can always be taken back.
    disabled: all === 0 && !isChosen,
  };
}

/** `listed`: beside others of its kind, under what they are about. */
function filterName(site: Site, { kind, value }: Filter, listed = false): string {
  if (kind === 'when') return site.t(`find.when.${value}`, { time: clockOfHour(evening, site.locale) });
  if (kind === 'gender') return site.t(listed ? `find.gender.${value}` : `find.by.${value}`);
  if (kind === 'access') return accessFact(site, value);
  const language = languageName(value, site.locale);
  return listed ? language : site.t('find.language.one', { language });
}

const without = (search: Search, filters: Filters, filter: Filter) =>
  findAddress({ ...search, ...withoutFilter(filters, filter), show: undefined });
const withoutAny = ({ treatment, addOn, near, practitioner, via, person }: Search) =>
  findAddress({ treatment, addOn, near, practitioner, via, person });
