import { Injectable } from '@nestjs/common';
import { OwnContacts } from '../../../bookings/by-patient/own-contacts.service.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import type { HouseholdMember, TwoMembers } from './household-member.js';

type CookieValues = Readonly<Record<string, string>>;

/** For whom somebody books who has opened the link to all appointments at their address. */
@Injectable()
export class HouseholdMembers {
  constructor(
    private readonly sessions: PatientSessions,
    private readonly contacts: OwnContacts,
  ) {}

  /** `wanted`: an id, or `new`. Undefined: nobody was named, no such person is there, or the session has ended. */
  async of(cookies: CookieValues, wanted: string | undefined): Promise<HouseholdMember | undefined> {
    const email = wanted && (await this.sessions.emailOf(cookies));
    if (!email) return undefined;
    if (wanted === 'new') return { email, person: null };
    const person = (await this.contacts.people(email)).find(({ id }) => id === wanted);
    return person && { email: person.email, person };
  }

  /** Two of them. Undefined: not two, or not both there. @throws Refusal visit-not-found: the session has ended */
  async two(cookies: CookieValues, wanted: readonly string[]): Promise<TwoMembers | undefined> {
    await this.sessions.ownerOf(cookies);
    const [first, second] = [await this.of(cookies, wanted[0]), await this.of(cookies, wanted[1])];
    return first && second && wanted.length === 2 ? [first, second] : undefined;
  }
}
