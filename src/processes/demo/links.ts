import type { Candidate } from '../../availability/candidates.js';
import { type Booking, minuteOfInstant } from '../../bookings/booking.js';
import type { LinkRow } from '../../finder/link.table.js';
import type { Dice } from './dice.js';

export type FollowedLink = Pick<LinkRow, 'id' | 'treatment' | 'near' | 'practitioner'>;

/** A row of `link_steps`. */
export interface LinkStep {
  readonly mark: string;
  readonly step: 'visited' | 'searched' | 'seen';
  readonly linkId: string;
  readonly placement: string;
  readonly at: Date;
}

const placements = ['link', 'link', 'link', 'button', 'button', 'qr'];

/** The link an appointment was booked through: for a share of those that one of the links leads to. */
export function wayOf(
  { treatment, location, practitioner }: Candidate,
  links: readonly FollowedLink[],
  share: number,
  dice: Dice,
): { readonly viaLinkId: string | null; readonly viaPlacement: string | null } {
  const fitting = links.filter(
    (link) =>
      link.treatment === treatment.slug &&
      (link.near === null || link.near.startsWith(location.address.city)) &&
      (link.practitioner === null || link.practitioner === practitioner.slug),
  );
  if (fitting.length === 0 || !dice.chance(share)) return { viaLinkId: null, viaPlacement: null };
  return { viaLinkId: dice.pick(fitting).id, viaPlacement: dice.pick(placements) };
}

/** A patient who booked through a link made all three steps; about eight others followed it around the same time. */
export function linkStepsOf(bookings: readonly Booking[], now: number, dice: Dice): readonly LinkStep[] {
  return bookings.flatMap(({ viaLinkId: linkId, viaPlacement: placement, createdAt }) => {
    if (linkId === null || placement === null) return [];
    const at = minuteOfInstant(createdAt);
    const steps = (from: number, count: number): LinkStep[] => {
      const mark = dice.id(from * 60_000);
      const all = ['visited', 'searched', 'seen'] as const;
      return all
        .slice(0, count)
        .map((step, n) => ({ mark, step, linkId, placement, at: new Date((from + n) * 60_000) }));
    };
    const passersBy = Array.from({ length: dice.between(3, 14) }, () => {
      const from = Math.min(at + dice.between(-2160, 2160), now - 10);
      return steps(from, dice.pick([1, 1, 1, 2, 2, 3, 3]));
    });
    return [steps(at - 8, 3), ...passersBy].flat();
  });
}
