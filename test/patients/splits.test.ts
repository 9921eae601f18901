import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepAll } from '../../src/patients/merging.js';
import type { SplitRequest } from '../../src/patients/splits.service.js';
import { withoutNotes } from '../support/database.js';
import { type Desk, openDesk, visitAt } from '../support/desk.js';
import { rosa, treating } from '../support/staff-actors.js';
import { tenPractitioners } from '../support/ten-practitioners.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ clinic: tenPractitioners() });
});
afterAll(() => desk.close());

const place = { country: 'US', locale: 'en-US' };
const bob = { name: 'Bob Roe', email: 'bob@example.org', phone: '+1 631 555 0142' };
const lee = { name: 'Lee Roe', email: null, phone: '+1 631 555 0177' };
let patient: string;
/** References of two appointments in Bob's name; the second was Lee's. */
let own: string;
let others: string;

beforeEach(async () => {
  desk.clock.set('2026-11-27T14:00:00Z');
  await withoutNotes(desk.db);
  for (const table of ['claims', 'bookings', 'notifications', 'record_moves', 'patients'])
    await desk.db.query(`delete from ${table}`);
  patient = (await desk.patients.rememberCaller(desk.db, bob, place)).id;
  own = await book(patient, 1, '2026-12-01 10:00');
  others = await book(patient, 2, '2026-12-02 10:00');
});

const book = (who: string, n: number, wall: string) =>
  desk.phone
    .book(rosa, visitAt(wall, { practitioner: `practitioner-${n}` }), { id: who }, { tell: false })
    .then(({ reference }) => reference);
async function split(to: SplitRequest['to'], references = [others], from = patient): Promise<string> {
  const request = { references, to };
  const { seen } = await desk.splits.plan(from, request, place);
  desk.clock.advance({ minutes: 1 });
  return desk.splits.split(rosa, from, request, place, seen);
}
const undo = async () =>
  desk.moves.undo(rosa, (await desk.db.query(`select id from record_moves order by at desc limit 1`))[0].id);
const ownerOf = async (reference: string): Promise<string> =>
  (await desk.db.query(`select patient_id from bookings where reference = $1`, [reference]))[0].patient_id;

describe('appointments that belong to somebody else', () => {
  it('go to a new patient, with their notes', async () => {
    const two = await treating(desk.db, 'practitioner-2');
    await desk.notes.write(two, others, 'Of Lee');

    const id = await split(lee);

    expect([await ownerOf(own), await ownerOf(others)]).toEqual([patient, id]);
    expect(await desk.db.query(`select name, email, phone from patients where id = $1`, [id])).toEqual([lee]);
    expect((await desk.notes.read(two, others)).map(({ text }) => text)).toEqual(['Of Lee']);
    expect(await desk.moves.undoable(patient)).toMatchObject({ kind: 'split', name: lee.name });
    expect(await desk.moves.undoable(id)).toMatchObject({ kind: 'split', name: bob.name });
    expect(await desk.db.query(`select action, subject from audit where action = 'patient.split'`)).toContainEqual({
      action: 'patient.split',
      subject: id,
    });
  });

  it('go back for a day, and the patient they were given to is gone unless something else is theirs', async () => {
    const id = await split(lee);
    await undo();
    expect(await ownerOf(others)).toBe(patient);
    expect(await desk.db.query(`select from patients where id = $1`, [id])).toEqual([]);

    const again = await split(lee);
    const since = await book(again, 3, '2026-12-03 10:00');
    await undo();
    expect([await ownerOf(others), await ownerOf(since)]).toEqual([patient, again]);
  });

  it('stay where they are when the former patient has another at that time by now', async () => {
    await split(lee);
    await book(patient, 3, '2026-12-02 10:30');

    await expect(undo()).rejects.toThrow('patient-busy');
    expect(await ownerOf(others)).not.toBe(patient);
  });

  it('go to somebody known, whether chosen or typed, also at the same time as another of theirs', async () => {
    const { id } = await desk.patients.rememberCaller(desk.db, lee, place);
    await book(id, 3, '2026-12-02 10:30');
    const { overlaps, to } = await desk.splits.plan(
      patient,
      { references: [others], to: { ...lee, name: 'LEE ROE' } },
      place,
    );

    expect(to?.id).toBe(id);
    expect(overlaps).toMatchObject([{ first: { reference: others } }]);
    expect(await split(lee)).toBe(id);
    await undo();
    expect(await split({ id })).toBe(id);
    expect(await ownerOf(others)).toBe(id);
  });

  it('keep the name and address of a merged record, which cannot become the new patient’s', async () => {
    const robert = { name: 'Robert Roe', email: 'robert@work.example', phone: null };
    const { id } = await desk.patients.rememberCaller(desk.db, robert, place);
    const pair = { kept: patient, merged: id };
    await desk.merges.merge(rosa, pair, keepAll, (await desk.merges.plan(pair)).seen);
    const wanted = visitAt('2026-12-03 10:00', { practitioner: 'practitioner-3' });
    const { reference } = await desk.bookings.book(wanted, { contact: robert });
    await split(lee, [reference]);

    await expect(desk.accepted.accept(rosa, reference)).rejects.toThrow('patient-known');
  });

  it('go back to the record they came from when a merge turns out to be wrong after its day', async () => {
    const { id } = await desk.patients.rememberCaller(desk.db, lee, place);
    const visit = await book(id, 3, '2026-12-03 10:00');
    const pair = { kept: patient, merged: id };
    await desk.merges.merge(rosa, pair, keepAll, (await desk.merges.plan(pair)).seen);
    desk.clock.set('2026-11-30T14:00:00Z');

    await split({ id }, [visit]);

    expect(await ownerOf(visit)).toBe(id);
    expect((await desk.patients.rememberCaller(desk.db, lee, place)).id).toBe(id);
    const since = await book(id, 4, '2026-12-04 10:00');
    await undo();
    expect([await ownerOf(visit), await ownerOf(since)]).toEqual([patient, patient]);
    expect((await desk.patients.rememberCaller(desk.db, lee, place)).id).toBe(patient);
  });

  it('are not given to the same patient, and not when they are no longer there', async () => {
    await expect(split({ ...bob, name: 'bob roe' })).rejects.toThrow('same-person');
    await expect(split(lee, ['NOSUCH99'])).rejects.toThrow('changed-meanwhile');
    await expect(split(lee, [])).rejects.toThrow('changed-meanwhile');
    await split(lee);
    await expect(split(lee)).rejects.toThrow('changed-meanwhile');
    await expect(split({ id: rosa.id }, [own])).rejects.toThrow('not-found');
  });
});
