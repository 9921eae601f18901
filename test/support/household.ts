import { PatientSessions } from '../../src/patients/patient-sessions.service.js';
import { Patients } from '../../src/patients/patients.service.js';
import { ProvenAddresses } from '../../src/patients/proven-addresses.service.js';
import type { App } from './app.js';

/** The cookie of somebody who has opened the link sent to this address. */
export async function sessionOf(app: App, email: string): Promise<string> {
  await app.get(ProvenAddresses).prove(app.db, email);
  const { name, value } = await app.get(PatientSessions).begin(app.db.manager, email, {});
  return `${name}=${value}`;
}

/** A person of this name at this address, without appointments. Answers the id of the record. */
export async function personAt(app: App, email: string, name: string, phone: string | null = null): Promise<string> {
  const { id } = await app.get(Patients).remember(app.db, { name, email, phone }, { country: 'US', locale: 'en-US' });
  return id;
}
