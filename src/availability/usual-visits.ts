import type { Treatment } from '../treatments/treatment.js';
import { visitOf } from '../treatments/visit.js';
import type { UsualVisit } from './keep-full.js';
import type { Post, Snapshot } from './snapshot.js';

/** So many kinds of visits at most, and none that makes up less than so much: thinking takes as long as there are kinds. */
const mostKinds = 3;
const leastShare = 0.1;
/** Of fewer visits nobody can say what is usual. */
const leastTimes = 5;

/** By which a day is measured: what is usually booked on such days, else the treatment that is wanted. */
export function usualVisits(
  { treatments }: Pick<Snapshot, 'treatments'>,
  post: Post,
  wanted: Treatment,
  weekday: number,
): readonly UsualVisit[] {
  const rows = post.usual.filter((row) => row.weekday === weekday);
  const all = rows.reduce((sum, { times }) => sum + times, 0);
  const known = new Map(treatments.map((one) => [one.id, one]));
  const kinds = rows
    .filter(({ times }) => times >= leastShare * all)
    .sort((a, b) => b.times - a.times)
    .slice(0, mostKinds)
    .flatMap(({ treatmentIds, times }) => {
      const [base, ...addOns] = treatmentIds.flatMap((id) => known.get(id) ?? []);
      const isWhole = base && addOns.length === treatmentIds.length - 1 && post.offers.has(base.id);
      return isWhole ? [{ visit: visitOf(base, addOns, post.offers, post.location), times }] : [];
    });
  if (all >= leastTimes && kinds.length > 0) return kinds;
  return [{ visit: visitOf(wanted, [], post.offers, post.location), times: 1 }];
}
