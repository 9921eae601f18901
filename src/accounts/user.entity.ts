import { z } from 'zod';
import { entity, pick } from '../configuration/entity.js';
import { choice, email, known, several, text } from '../configuration/fields.js';
import { filled } from '../configuration/form.js';
import type { Typed } from '../configuration/form-kinds.js';
import { type Role, roles } from './staff-member.js';

const isId = (text: string) => z.uuid().safeParse(text).success;

/** Someone who may sign in. `practitioner`: the id of the one whose diary is theirs. */
export const user = entity('users', {
  name: text(120),
  email: email(),
  roles: several(choice(roles)).refine((all) => all.length > 0, 'fault.role-missing'),
  practitioner: known(isId, 'must be one of the practitioners').optional(),
});

/** What of it can be changed. */
export const userRoles = pick(user, 'roles', 'practitioner');

interface Stored {
  readonly roles: readonly Role[];
  readonly practitionerId: string | null;
}

export function filledRoles({ roles, practitionerId }: Stored): Typed {
  return filled(userRoles, { roles, practitioner: practitionerId ?? undefined });
}
