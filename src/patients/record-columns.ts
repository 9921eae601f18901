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
