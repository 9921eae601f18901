import { Injectable } from '@nestjs/common';
import { OwnContacts, type OwnPerson } from '../../../bookings/by-patient/own-contacts.service.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import type { TypedDetails } from './details-page.js';

type CookieValues = Readonly<Record<string, string>>;

/** One of the people at an address that whoever books has proven to be theirs. */
export interface HouseholdMember {
  /** Where messages go. */
  readonly email: string;
  /** Null: somebody new there, whose name the form asks for. */
  readonly person: OwnPerson | null;
}

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
}

/** What the form need not ask for is filled in. */
export function filledIn({ email, person }: HouseholdMember, typed: TypedDetails): TypedDetails {
  return { ...typed, email, name: person?.name ?? typed.name, phone: typed.phone ?? person?.phone ?? undefined };
}
