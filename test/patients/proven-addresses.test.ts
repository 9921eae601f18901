import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProvenAddresses } from '../../src/patients/proven-addresses.service.js';
import { openFreshDatabase } from '../support/database.js';

let clinic: Awaited<ReturnType<typeof openFreshDatabase>>;
beforeAll(async () => {
  clinic = await openFreshDatabase();
});
afterAll(() => clinic.drop());

it('an address is proven once, however it is written from then on', async () => {
  const instants = [new Date('2026-11-02T09:00:00Z'), new Date('2026-11-03T09:00:00Z')];
  const addresses = new ProvenAddresses({ now: () => instants[0]! });
  const later = new ProvenAddresses({ now: () => instants[1]! });

  await addresses.prove(clinic.db, 'Dana.Reyes@gmail.com');
  await later.prove(clinic.db, 'danareyes+clinic@googlemail.com');

  expect(await clinic.db.query(`select * from proven_addresses`)).toEqual([
    { email_key: 'danareyes@gmail.com', proven_at: instants[0] },
  ]);
  expect(
    await addresses.areProven(clinic.db, ['danareyes@gmail.com', 'dana@example.org', 'DANA.REYES@gmail.com']),
  ).toEqual(new Set(['danareyes@gmail.com', 'DANA.REYES@gmail.com']));
});
