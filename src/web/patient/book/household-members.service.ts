import { Injectable } from '@nestjs/common';
import { OwnContacts, type OwnPerson } from '../../../bookings/by-patient/own-contacts.service.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import type { Site } from '../../shared/site.js';
import type { TypedDetails } from './details-page.js';

type CookieValues = Readonly<Record<string, string>>;

/** One of the people at an address that whoever books has proven to be theirs. */
export interface HouseholdMember {
  /** Where messages go. */
  readonly email: string;
  /** Null: somebody new there, whose name the form asks for. */
  readonly person: OwnPerson | null;
}

export type TwoMembers = readonly [HouseholdMember, HouseholdMember];

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

  /** Two of them. Undefined: not two, or not both there. */
  async two(cookies: CookieValues, wanted: readonly string[]): Promise<TwoMembers | undefined> {
    const [first, second] = [await this.of(cookies, wanted[0]), await this.of(cookies, wanted[1])];
    return first && second && wanted.length === 2 ? [first, second] : undefined;
  }
}

/** As whoever books is told whom it is for. */
export function nameOf({ t }: Pick<Site, 't'>, { person }: HouseholdMember): string {
  return person?.name ?? t('household.someone-else');
}

/** What the form need not ask for is filled in. */
export function filledIn({ email, person }: HouseholdMember, typed: TypedDetails): TypedDetails {
  return { ...typed, email, name: person?.name ?? typed.name, phone: typed.phone ?? person?.phone ?? undefined };
}
