import { z } from 'zod';
import { entity } from '../configuration/entity.js';
import { plainAddress } from '../platform/email-address.js';
import { choice, email, known, several, text } from '../configuration/fields.js';
import { filled } from '../configuration/form.js';
import type { Typed } from '../configuration/form-kinds.js';
import { type Role, roles } from './staff-member.js';

const isId = (text: string) => z.uuid().safeParse(text).success;

/** Someone who may sign in. `practitioner`: the id of the one whose diary is theirs. */
export const user = entity('users', {
  name: text(120),
  // What the sign-in library takes: of a domain whose last part has letters only.
  email: email().refine((typed) => z.email().safeParse(plainAddress(typed)).success, 'fault.email'),
  roles: several(choice(roles)).refine((all) => all.length > 0, 'fault.role-missing'),
  practitioner: known(isId, 'must be one of the practitioners').optional(),
});

interface Stored {
  readonly name: string;
  readonly email: string;
  /** The address they are to confirm. */
  readonly newEmail: string | null;
  readonly roles: readonly Role[];
  readonly practitionerId: string | null;
}

export function filledUser({ name, email, newEmail, roles, practitionerId }: Stored): Typed {
  return filled(user, { name, email: newEmail ?? email, roles, practitioner: practitionerId ?? undefined });
}
