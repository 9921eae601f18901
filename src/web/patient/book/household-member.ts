import type { OwnPerson } from '../../../bookings/by-patient/own-contacts.service.js';
import { enumerated } from '../../../i18n/with-add-ons.js';
import type { Site } from '../../shared/site.js';
import type { TypedDetails } from './details-page.js';

/** One of the people at an address that whoever books has proven to be theirs. */
export interface HouseholdMember {
  /** Where messages go. */
  readonly email: string;
  /** Null: somebody new there, whose name the form asks for. */
  readonly person: OwnPerson | null;
}

export type TwoMembers = readonly [HouseholdMember, HouseholdMember];

/** As whoever books is told whom it is for. */
export function nameOf({ t }: Pick<Site, 't'>, { person }: HouseholdMember): string {
  return person?.name ?? t('household.someone-else');
}

/** The same within a line. */
export function nameWithin(site: Pick<Site, 't' | 'locale'>, member: HouseholdMember): string {
  const name = nameOf(site, member);
  return member.person ? name : name.charAt(0).toLocaleLowerCase(site.locale) + name.slice(1);
}

/** "Ana García, someone else" */
export function namesOf(site: Site, [one, other]: TwoMembers): string {
  return enumerated([nameOf(site, one), nameWithin(site, other)], site.locale);
}

/** What the form need not ask for is filled in. */
export function filledIn({ email, person }: HouseholdMember, typed: TypedDetails): TypedDetails {
  return { ...typed, email, name: person?.name ?? typed.name, phone: typed.phone ?? person?.phone ?? undefined };
}
