import { SetMetadata } from '@nestjs/common';

/**
 * Who may call a route. `public`: anyone. `patient-link`: whoever holds the secret link of the visit it acts on. `staff`:
 * anyone who works here, also one who still owes a second factor; the others are the roles.
 */
export type Policy = 'public' | 'patient-link' | 'staff' | 'practitioner' | 'reception' | 'admin';

export const POLICY = 'policy';

/** Every route says who may call it; one that does not answers 403 to everybody and fails the checks. */
export const Allow = (...policies: readonly [Policy, ...Policy[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(POLICY, policies);
