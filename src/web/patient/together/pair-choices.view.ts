import type { Candidate } from '../../../availability/candidates.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { Location } from '../../../locations/location.js';
import type { Site } from '../../shared/site.js';
import type { OtherChoice, OtherChoices } from '../book/other-choices.js';
import { nameOf, namesOf, nameWithin, type TwoMembers } from '../book/household-member.js';
import { offerFrom } from '../find/find-form.view.js';
import { placeInFull } from '../in-words.js';
import type { PastStep } from '../line.js';
import { pairAddress, type PairChoice } from './pair-choice.js';

export interface PairChoicesView {
  readonly past: readonly PastStep[];
  /** At the same time, or who goes first. */
  readonly orders: readonly OtherChoice[];
  /** What each gets, and where. */
  readonly groups: readonly OtherChoices[];
  /** "Ana García: Acupuncture", "55 minutes, from $95" */
  readonly people: readonly { readonly name: string; readonly treatment: string; readonly offer: string }[];
  readonly place: string;
}

interface Offered {
  /** Where both can be treated. */
  readonly places: readonly Location[];
  /** Who could treat the first of them there. */
  readonly candidates: readonly Candidate[];
}

/** What can be chosen for two people besides the time; each is a link to the same page with it. */
export function choicesView(
  site: Site,
  snapshot: Snapshot,
  members: TwoMembers,
  choice: PairChoice,
  { places, candidates }: Offered,
): PairChoicesView {
  const { t, locale } = site;
  const names = members.map((member) => nameOf(site, member));
  const bases = snapshot.treatments.filter(({ kind, online }) => kind === 'base' && online);
  const treatments = choice.treatments.map((slug) => bases.find((one) => one.slug === slug)!);
  const treatmentsFor = (position: 0 | 1): OtherChoices => ({
    label: t('pair.treatment-for', { name: names[position] }),
    options: bases.map((base) => ({
      text: base.name,
      detail: offerFrom(site, snapshot, base),
      href: pairAddress({ ...choice, treatments: replaced(choice.treatments, position, base.slug) }),
      on: base.slug === choice.treatments[position],
    })),
  });
  const where: OtherChoices = {
    label: t('visit.where'),
    options: places.map((place) => ({
      text: place.name,
      detail: placeInFull(place, locale),
      href: pairAddress({ ...choice, location: place.slug }),
      on: place.slug === choice.location,
    })),
  };
  const by = (text: string, practitioner?: string) => ({
    text,
    detail: '',
    href: pairAddress({ ...choice, practitioner }),
    on: choice.practitioner === practitioner,
  });
  const whom: OtherChoices = {
    label: t('pair.practitioner-for', { name: names[0] }),
    options: [by(t('find.anyone')), ...candidates.map(({ practitioner: { name, slug } }) => by(name, slug))],
  };
  return {
    past: [{ text: namesOf(site, members), change: { href: '/my/book', label: t('household.change') } }],
    orders: ordersOf(site, members, choice),
    groups: [treatmentsFor(0), treatmentsFor(1), whom, where].filter(({ options }) => options.length > 1),
    people: treatments.map((treatment, position) => ({
      name: names[position]!,
      treatment: treatment.name,
      offer: offerFrom(site, snapshot, treatment),
    })),
    place: placeInFull(places.find(({ slug }) => slug === choice.location)!, locale),
  };
}

function ordersOf(site: Site, [one, other]: TwoMembers, choice: PairChoice): OtherChoice[] {
  const { t } = site;
  const [first, second] = choice.people;
  const isInTurn = choice.order === 'in-turn';
  const swapped: PairChoice = {
    ...choice,
    order: 'in-turn',
    people: [second, first],
    practitioner: undefined,
    treatments: [choice.treatments[1], choice.treatments[0]],
  };
  return [
    {
      text: t('pair.together'),
      detail: t('pair.together-detail'),
      href: pairAddress({ ...choice, order: 'together' }),
      on: !isInTurn,
    },
    {
      text: t('pair.in-turn', { name: nameWithin(site, one) }),
      detail: t('pair.in-turn-detail'),
      href: pairAddress({ ...choice, order: 'in-turn' }),
      on: isInTurn,
    },
    {
      text: t('pair.in-turn', { name: nameWithin(site, other) }),
      detail: t('pair.in-turn-detail'),
      href: pairAddress(swapped),
      on: false,
    },
  ];
}

function replaced(both: readonly [string, string], position: 0 | 1, slug: string): readonly [string, string] {
  return position === 0 ? [slug, both[1]] : [both[0], slug];
}
