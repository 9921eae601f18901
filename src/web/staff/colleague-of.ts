import type { StaffMember } from '../../accounts/staff-member.js';
import type { Colleague } from '../../accounts/colleague.js';

/** Whoever is signed in, as the bookings know them. */
export function colleagueOf({ id, name, roles, practitionerId }: StaffMember): Colleague {
  return { id, name, practitionerId, everyDiary: roles.includes('reception') || roles.includes('admin') };
}
