import { emailKey, nameKey } from './identity.js';
import type { PatientRecord } from './says.js';
import { searchWords } from './search-words.js';

/** What is stored of a record: as it is shown, as it is compared, and as it is found. In the order of the statements. */
export function recordColumns({ name, email, phone, phoneKey }: PatientRecord) {
  return {
    name,
    nameKey: nameKey(name),
    email,
    emailKey: email === null ? null : emailKey(email),
    phone,
    phoneKey,
    searchWords: searchWords({ name, email, phone }, phoneKey),
  };
}

/** Are they known by the same keys? Whoever has an address is known by it, and otherwise by their number. */
export function isSameIdentity(one: PatientRecord, other: PatientRecord): boolean {
  const [a, b] = [recordColumns(one), recordColumns(other)];
  return a.nameKey === b.nameKey && a.emailKey === b.emailKey && (a.emailKey !== null || a.phoneKey === b.phoneKey);
}
