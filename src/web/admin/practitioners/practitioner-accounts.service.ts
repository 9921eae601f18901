import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isFresh } from '../../../accounts/fresh-sign-in.js';
import type { ClinicName } from '../../../accounts/staff-links.service.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { StaffMembers } from '../../../accounts/staff-members.service.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { Clock } from '../../../platform/clock.js';
import { Refusal } from '../../../platform/refusal.js';

/** The account that a new practitioner is given, where the form says so. */
@Injectable()
export class PractitionerAccounts {
  constructor(
    private readonly members: StaffMembers,
    private readonly clock: Clock,
  ) {}

  /** As on the page of users. @throws Refusal confirmation-needed */
  confirm({ session }: StaffMember, typed: Typed): void {
    if (isInvited(typed) && !isFresh(session.signedInAt, 'POST', this.clock.now()))
      throw new Refusal('confirmation-needed');
  }

  /** `practitionerId`: of the one who has just been made of what was typed. */
  async give(tx: EntityManager, by: StaffMember, typed: Typed, practitionerId: string): Promise<void> {
    if (!isInvited(typed)) return;
    const roles = ['practitioner'] as const;
    const person = { name: said(typed, 'name').trim(), email: said(typed, 'email'), roles, practitionerId };
    const [clinic] = await tx.query<[ClinicName]>(`select name, locale from clinic`);
    await this.members.welcome(tx, by, person, clinic);
  }
}

const isInvited = (typed: Typed) => said(typed, 'invite') === 'yes';
