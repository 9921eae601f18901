import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bookings } from '../../src/bookings/by-patient/book.service.js';
import { fingerprint } from '../../src/configuration/fingerprint.js';
import { keepAll } from '../../src/patients/merging.js';
import { Merges } from '../../src/patients/merges.service.js';
import { RecordMoves } from '../../src/patients/record-moves.service.js';
import { Erasures } from '../../src/privacy/erasures.service.js';
import { PersonExports } from '../../src/privacy/person-exports.service.js';
import { Retention } from '../../src/privacy/retention.service.js';
import { type App, openApp } from '../support/app.js';
import { visitAt } from '../support/desk.js';
import { everyRow } from '../support/every-row.js';
import { smallClinic } from '../support/small-clinic.js';
import { staffMember } from '../support/staff.js';

const bob = { name: 'Bob Quakenbush', email: 'bob.quaken@example.org', phone: '+1 631 555 0142' };
const robert = { name: 'Zephyrine Roe', email: 'zephyrine@work.example', phone: '+1 631 555 0177' };

let app: App;
let by: { id: string; name: string };
let kept: string;
let merged: string;
beforeAll(async () => {
  app = await openApp({ clinic: smallClinic, now: '2026-11-27T14:00:00Z' });
  by = { id: (await staffMember(app, ['admin'], { name: 'Ada' })).id, name: 'Ada' };
  for (const [contact, wall] of [
    [bob, '2026-12-01 09:00'],
    [robert, '2026-12-02 09:00'],
  ] as const)
    await app.get(Bookings).book(visitAt(wall), { contact, note: `Of ${contact.name}` });
  const ids = (await app.db.query(`select id from patients order by created_at, name`)) as { id: string }[];
  [kept, merged] = ids.map(({ id }) => id) as [string, string];
});
afterAll(() => app.close());

async function merge(): Promise<void> {
  const pair = { kept, merged };
  const { seen } = await app.get(Merges).plan(pair);
  await app.get(Merges).merge(by, pair, { ...keepAll, phone: 'merged' }, seen);
}

it('records of which one is being erased are not merged, whichever comes first', async () => {
  await app.get(Erasures).ask(by, merged, 'desk');
  await expect(merge()).rejects.toThrow('erasure-asked');
  await app.db.query(`delete from erasures`);

  const both = await Promise.allSettled([merge(), app.get(Erasures).ask(by, merged, 'desk')]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = both.find((one) => one.status === 'rejected') as PromiseRejectedResult;
  expect(refused.reason.code).toMatch(/^(erasure-asked|not-found)$/);
  await app.db.query(`delete from erasures`);
  if (both[0].status === 'rejected') await merge();
});

it('a copy of the person’s data has what belonged to either', async () => {
  const copy = await app.get(PersonExports).take(by, kept);

  expect(copy).toMatchObject({
    person: { name: bob.name, email: bob.email, phone: robert.phone },
    alsoKnownAs: [{ name: robert.name, email: robert.email }],
    appointments: [{ note: `Of ${bob.name}` }, { note: `Of ${robert.name}` }],
    messages: [{ to: bob.email }, { to: robert.email }],
  });
  await expect(app.get(PersonExports).take(by, merged)).rejects.toThrow('not-found');
});

it('how they were is kept for as long as it can be undone', async () => {
  const kept = () => app.db.query(`select before is not null as kept from record_moves`);
  app.clock.set('2026-11-28T13:00:00Z');
  await app.get(Retention).apply();
  expect(await kept()).toEqual([{ kept: true }]);
  const [{ id }] = await app.db.query(`select id from record_moves`);
  await app
    .get(Erasures)
    .ask(by, (await app.db.query(`select id from patients where merged_into is null`))[0].id, 'desk');
  await expect(app.get(RecordMoves).undo(by, id)).rejects.toThrow('erasure-asked');
});

it('erasing the person leaves nothing of either, also within that day', async () => {
  await app.db.query(`update bookings set status = 'cancelled', cancelled_at = now(), cancelled_by = 'patient'`);
  const { counts } = await app.get(Erasures).plan(kept);
  expect(counts).toMatchObject({ record: 2, visits: 2, moves: 1 });

  await app.get(Erasures).erase(by, kept, fingerprint(counts));

  expect(await everyRow(app.db)).not.toMatch(/quaken|zephyrine|5550142|5550177/i);
  await expect(app.get(Erasures).person(merged)).rejects.toThrow('not-found');
  const [{ id }] = await app.db.query(`select id from record_moves`);
  await expect(app.get(RecordMoves).undo(by, id)).rejects.toThrow('undo-over');
  await expect(app.get(Merges).plan({ kept, merged })).rejects.toThrow('not-found');
});
