/** Whoever of the staff does something, as far as bookings must know them. */
export interface StaffActor {
  readonly id: string;
  readonly name: string;
  /** Whose diary is theirs, if anyone's. */
  readonly practitionerId: string | null;
  /** Reception and admin work in every diary, a practitioner in their own. */
  readonly everyDiary: boolean;
}

/** The practitioner whose visits alone they may see or touch; null: everyone's. Part of every query. */
export function ownOnly({ everyDiary, practitionerId }: StaffActor): string | null {
  // Nobody's id, should there be neither: it finds nothing.
  return everyDiary ? null : (practitionerId ?? '00000000-0000-0000-0000-000000000000');
}

/** Who the audit trail says it was. */
export const actorOf = ({ id }: Pick<StaffActor, 'id'>): string => `staff/${id}`;
