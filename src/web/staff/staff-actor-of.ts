import type { StaffMember } from '../../accounts/staff-member.js';
import type { StaffActor } from '../../accounts/staff-actor.js';

/** Whoever is signed in, as the bookings know them. */
export function staffActorOf({ id, name, roles, practitionerId }: StaffMember): StaffActor {
  return { id, name, practitionerId, everyDiary: roles.includes('reception') || roles.includes('admin') };
}
