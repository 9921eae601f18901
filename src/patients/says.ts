import type { Reachable } from './contact.js';
import { plainAddress } from '../platform/email-address.js';
import { emailKey, nameKey } from './identity.js';

/** Contact data as they are kept: with the number in the form it is compared by. */
export interface PatientRecord extends Reachable {
  readonly phoneKey: string | null;
}

/** What somebody said of themselves that differs from their record; null where it does not, or they said nothing. */
export interface Says {
  readonly saidName: string | null;
  readonly saidEmail: string | null;
  readonly saidPhone: string | null;
  readonly saidPhoneKey: string | null;
  /** It was said in the name of somebody who had a record, and neither they nor the desk have vouched for it. */
  readonly unproven: boolean;
}

export const saysNothing: Says = {
  saidName: null,
  saidEmail: null,
  saidPhone: null,
  saidPhoneKey: null,
  unproven: false,
};

/** `known`: there was a record before. One number written in two ways is no difference. */
export function saysBeside(record: PatientRecord, given: PatientRecord, known: boolean): Says {
  const isOtherNumber = given.phoneKey !== null && given.phoneKey !== record.phoneKey;
  return {
    saidName: given.name === record.name ? null : given.name,
    saidEmail: given.email === (record.email && plainAddress(record.email)) ? null : given.email,
    saidPhone: isOtherNumber ? given.phone : null,
    saidPhoneKey: isOtherNumber ? given.phoneKey : null,
    unproven: known,
  };
}

/** How to reach somebody about a booking that says this: by what it says, and otherwise by their record. */
export function reachedBy(record: Reachable, { saidName, saidEmail, saidPhone }: Says): Reachable {
  return { name: saidName ?? record.name, email: saidEmail ?? record.email, phone: saidPhone ?? record.phone };
}

/** The record as a booking has it that says this. */
export function recordSaid(record: PatientRecord, says: Says): PatientRecord {
  return { ...reachedBy(record, says), phoneKey: says.saidPhoneKey ?? record.phoneKey };
}

export function isSamePerson(one: Reachable, other: Pick<Reachable, 'name' | 'email'>): boolean {
  const keyOf = (email: string | null) => email && emailKey(email);
  return nameKey(one.name) === nameKey(other.name) && keyOf(one.email) === keyOf(other.email);
}

/** Does it name another name or address that they are known by since records were merged, and not those of their record? */
export function saysAnother(record: Reachable, { saidName, saidEmail }: Says): boolean {
  return (
    (saidName !== null && nameKey(saidName) !== nameKey(record.name)) ||
    (saidEmail !== null && emailKey(saidEmail) !== (record.email && emailKey(record.email)))
  );
}
