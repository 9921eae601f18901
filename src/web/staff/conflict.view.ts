import type { StaffMember } from '../../accounts/staff-member.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { minuteOfInstant } from '../../bookings/booking.js';
import type { Conflict } from '../../bookings/by-staff/conflicts.service.js';
import { longPeriod } from '../../time/wording.js';
import type { FieldErrors } from '../shared/form.js';
import type { Site } from '../shared/site.js';

export interface ConflictView {
  readonly why: string;
  /** Who is there at that time. */
  readonly others: readonly { readonly href: string; readonly text: string }[];
  /** What it would take, and who could allow it. */
  readonly ways: readonly string[];
  /** Where it is allowed; undefined where the reader cannot. */
  readonly allowedAt?: string;
  /** Which reasons it takes; neither: nothing helps. */
  readonly outside: boolean;
  readonly overbook: boolean;
}

/** Practitioners decide for themselves, admins for all. */
export const mayAllowOverbooking = ({ roles }: Pick<StaffMember, 'roles'>): boolean =>
  roles.some((role) => role !== 'reception');

/** As they were typed. */
export interface TypedReasons {
  readonly outside: string;
  readonly overbook: string;
}

/** The reasons that it takes and nobody gave, beside their fields. */
export function missingReasons(
  { t }: Pick<Site, 't'>,
  { outside, overbook }: Pick<ConflictView, 'outside' | 'overbook'>,
  typed: TypedReasons,
): FieldErrors {
  const missing = (name: keyof TypedReasons) => typed[name].trim() === '' && { [name]: t('conflict.reason-missing') };
  return { ...(outside && missing('outside')), ...(overbook && missing('overbook')) };
}

/** `mayAllow`: the reader decides where appointments may be double-booked, at least in one diary. */
export function conflictInWords(
  { t, locale, now }: Site,
  { candidate, obstacle, outside, overbook, others }: Conflict,
  { byId }: Snapshot,
  mayAllow: boolean,
): ConflictView {
  const { location, practitioner } = candidate;
  const whose = obstacle.code === 'practitioner-busy' ? 'practitioner' : 'thing';
  return {
    why: t(`why.${obstacle.code}`, obstacle.values),
    others: others.map(({ reference, patient, practitionerId, treatmentId, startsAt, endsAt }) => ({
      href: `/staff/visits/${reference}`,
      text: t('conflict.other', {
        when: longPeriod(location.timeZone, minuteOfInstant(startsAt), minuteOfInstant(endsAt), locale, now),
        patient,
        treatment: byId.treatment.get(treatmentId)!.name,
        practitioner: byId.practitioner.get(practitionerId)!.name,
      }),
    })),
    ways: [
      ...(outside ? [t('conflict.outside')] : []),
      ...(overbook === 'allowed' ? [t('conflict.overbook')] : []),
      ...(overbook === 'off' ? [t('conflict.overbook-off', { whose, name: practitioner.name })] : []),
    ],
    allowedAt: overbook === 'off' && mayAllow ? '/staff/clashes' : undefined,
    outside,
    overbook: overbook === 'allowed',
  };
}
