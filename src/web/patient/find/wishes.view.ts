import type { Count, WishCounts } from '../../../finder/wish-counts.js';
import { type Wish, type Wishes, wishList, withoutWish } from '../../../finder/wishes.js';
import { languageName } from '../../../i18n/languages.js';
import type { Carry } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { findAddress, type Search, wishesOf } from '../choice.js';
import { accessFact } from '../in-words.js';
import type { Remedy, WishesView, WishOption } from './wishes.js';

/** What could be wished, how many that would leave, and the way back from each wish. */
export function wishesView(site: Site, search: Search, counts: WishCounts): WishesView | undefined {
  const wishes = wishesOf(search);
  const chosen = wishList(wishes);
  const lonely = counts.withoutAny.near === 0;
  const options = counts.options.map((option) =>
    optionOf(site, lonely ? { ...option, near: option.all } : option, chosen),
  );
  // Nobody chooses among one.
  if (!chosen.length && counts.withoutAny.all < 2) return undefined;
  const of = (kind: Wish['kind']) => options.filter((option) => option.kind === kind);
  const languages = of('language');
  const { treatment, addOn, near, practitioner, via } = search;
  return {
    carried: { treatment, addOn, near, practitioner, via } satisfies Carry,
    when: of('when'),
    gender: of('gender'),
    languages: languages.length > 1 ? languages : [],
    access: of('access'),
    chosen: chosen.map((wish) => ({ label: wishName(site, wish), href: without(search, wishes, wish) })),
    dropAll: chosen.length > 1 ? withoutAny(search) : undefined,
  };
}

/** Which wish to leave out, and how many there would be then: close by, if there is anybody at all. */
export function remediesOf(site: Site, search: Search, counts: WishCounts): Remedy[] {
  const wishes = wishesOf(search);
  const near = counts.withoutAny.near > 0;
  const many = (count: Count) => (near ? count.near : count.all);
  const single = counts.without
    .filter((count) => many(count) > many(counts.now))
    .sort((a, b) => many(b) - many(a))
    .map(({ wish, ...count }) => ({
      label: site.t('find.without', { wish: wishName(site, wish), count: many(count) }),
      href: without(search, wishes, wish),
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
  { wish, near, all }: Count & { readonly wish: Wish },
  chosen: readonly Wish[],
): WishOption {
  const isChosen = chosen.some(({ kind, value }) => kind === wish.kind && value === wish.value);
  return {
    ...wish,
    label: wishName(site, wish, true),
    count: near === 0 && all > 0 ? site.t('find.only-farther') : `${near}`,
    chosen: isChosen,
    // What is wished can always be taken back.
    disabled: all === 0 && !isChosen,
  };
}

/** `listed`: beside others of its kind, under what they are about. */
function wishName(site: Site, { kind, value }: Wish, listed = false): string {
  if (kind === 'when') return site.t(`find.when.${value}`);
  if (kind === 'gender') return site.t(listed ? `find.gender.${value}` : `find.by.${value}`);
  if (kind === 'access') return accessFact(site, value);
  const language = spoken(site, value);
  return listed ? language : site.t('find.language.one', { language });
}

/** An address may say anything. */
function spoken({ locale }: Site, tag: string): string {
  try {
    return languageName(tag, locale);
  } catch {
    return tag;
  }
}

const without = (search: Search, wishes: Wishes, wish: Wish) =>
  findAddress({ ...search, ...withoutWish(wishes, wish), show: undefined });
const withoutAny = ({ treatment, addOn, near, practitioner, via }: Search) =>
  findAddress({ treatment, addOn, near, practitioner, via });
