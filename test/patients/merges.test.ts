import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MergeChoice, keepAll, mergedRecord } from '../../src/patients/merging.js';
import { OwnContacts } from '../../src/bookings/by-patient/own-contacts.service.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { NoteShares } from '../../src/records/note-shares.service.js';
import { withoutNotes } from '../support/database.js';
import { at, type Desk, deskOn, openDesk, visitAt } from '../support/desk.js';
import { rosa, treating } from '../support/staff-actors.js';
import { tenPractitioners } from '../support/ten-practitioners.js';

/** Two processes on one database. */
let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
let shares: NoteShares;
beforeAll(async () => {
  desk = await openDesk({ clinic: tenPractitioners(), connections: 24 });
  otherDb = await new DataSource(databaseOptions(desk.url, [], 24)).initialize();
  other = deskOn(otherDb, desk.clock, desk.keys);
  shares = new NoteShares(desk.db, desk.clock);
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});

const start = '2026-11-27T14:00:00Z';
const bob = { name: 'Bob Roe', email: 'bob@example.org', phone: '+1 631 555 0142' };
const robert = { name: 'Robert Roe', email: 'robert@work.example', phone: null };
const place = { country: 'US', locale: 'en-US' };
/** Patients' ids. */
let kept: string;
let merged: string;

beforeEach(async () => {
  desk.clock.set(start);
  await withoutNotes(desk.db);
  for (const table of [
    'note_shares',
    'emergency_access',
    'erasures',
    'claims',
    'bookings',
    'notifications',
    'record_moves',
    'patients',
  ])
    await desk.db.query(`delete from ${table}`);
  kept = (await desk.patients.rememberCaller(desk.db, bob, place)).id;
  merged = (await desk.patients.rememberCaller(desk.db, robert, { ...place, locale: 'de' })).id;
});

const withOne = (n: number, wall: string) => visitAt(wall, { practitioner: `practitioner-${n}` });
const book = (who: string, n: number, wall: string) =>
  desk.phone.book(rosa, withOne(n, wall), { id: who }, { tell: false }).then(({ reference }) => reference);
const byForm = (contact: typeof bob | typeof robert, n: number, wall: string, side: Pick<Desk, 'bookings'> = desk) =>
  side.bookings.book(withOne(n, wall), { contact });
async function merge(choice: Partial<MergeChoice> = {}, pair = { kept, merged }, side: Pick<Desk, 'merges'> = desk) {
  const { seen } = await side.merges.plan(pair);
  await side.merges.merge(rosa, pair, { ...keepAll, ...choice }, seen);
}
const lastMove = async (): Promise<string> =>
  (await desk.db.query(`select id from record_moves order by at desc, id desc limit 1`))[0].id;
const undo = async () => desk.moves.undo(rosa, await lastMove());
const ownerOf = async (reference: string): Promise<string> =>
  (await desk.db.query(`select patient_id from bookings where reference = $1`, [reference]))[0].patient_id;
const recordOf = async (id: string) =>
  (await desk.db.query(`select name, email, phone, locale from patients where id = $1`, [id]))[0];
const later = () => desk.clock.advance({ minutes: 10 });

describe('two records of one person', () => {
  it('become one: appointments follow, and either name, address or number finds the one that is kept', async () => {
    const [one, two] = [await book(kept, 1, '2026-12-01 10:00'), await book(merged, 2, '2026-12-02 10:00')];

    await desk.db.query(`update patients set phone = '0177', phone_key = '16315550177' where id = $1`, [merged]);

    await merge();

    expect([await ownerOf(one), await ownerOf(two)]).toEqual([kept, kept]);
    for (const typed of ['robert', 'rob', 'roe', 'bob roe', 'robert@work', '5550142', '5550177'])
      expect(
        (await desk.search.alike(rosa, typed)).map(({ id }) => id),
        typed,
      ).toEqual([kept]);
    expect(await desk.search.one(rosa, merged)).toMatchObject({ id: kept, name: 'Bob Roe' });
    expect(await desk.search.alike(await treating(desk.db, 'practitioner-2'), 'robert')).toHaveLength(1);
  });

  it('have what was chosen of each, and nothing that only one of them had is lost', async () => {
    await merge({ email: 'merged', locale: 'merged' });

    expect(await recordOf(kept)).toEqual({ name: 'Bob Roe', email: robert.email, phone: bob.phone, locale: 'de' });
    expect(
      mergedRecord({ ...robert, phoneKey: null, locale: 'de' }, { ...bob, phoneKey: '1', locale: 'en' }, keepAll),
    ).toEqual({
      ...robert,
      phone: bob.phone,
      phoneKey: '1',
      locale: 'de',
    });
  });

  it('stay known by both names and addresses, whichever of them were chosen', async () => {
    for (const choice of [{}, { name: 'merged', email: 'merged' }, { email: 'merged' }, { name: 'merged' }] as const) {
      await merge(choice);
      later();
      const before = await desk.db.query(`select count(*)::int from patients`);
      const answers = [
        await desk.patients.remember(desk.db, bob, place),
        await desk.patients.remember(desk.db, robert, place),
        await desk.patients.rememberCaller(desk.db, { ...bob, name: 'BOB-ROE', email: null }, place),
      ];
      expect(answers.map(({ id }) => id)).toEqual([kept, kept, kept]);
      expect(await desk.db.query(`select count(*)::int from patients`)).toEqual(before);
      await undo();
      expect([await recordOf(kept), await recordOf(merged)]).toMatchObject([bob, robert]);
    }
  });

  it('a public form under the merged name changes nothing, and what it says stays with the booking', async () => {
    await merge();
    const { reference, token } = await byForm(robert, 1, '2026-12-01 10:00');

    expect(await ownerOf(reference)).toBe(kept);
    expect((await desk.rows.byReference(reference, null)).booking).toMatchObject({
      saidName: robert.name,
      saidEmail: robert.email,
      unproven: true,
    });
    expect(await recordOf(kept)).toMatchObject(bob);
    expect((await desk.rows.byLink(token)).patient).toMatchObject({ name: robert.name, email: robert.email });
    await desk.accepted.accept(rosa, reference);
    expect(await recordOf(kept)).toMatchObject({ name: robert.name, email: robert.email, phone: bob.phone });
    expect((await desk.patients.remember(desk.db, bob, place)).id).toBe(kept);
  });

  it('are opened by the chosen address only: nobody vouches for who reads mail at the other', async () => {
    await book(merged, 1, '2026-12-01 10:00');
    await merge();

    const own = new OwnContacts(desk.db, desk.rows, desk.catalogue, desk.patients, desk.clock);
    expect(await desk.rows.atAddress(robert.email)).toEqual([]);
    expect(await own.people(robert.email)).toEqual([]);
    expect(await desk.rows.atAddress(bob.email)).toHaveLength(1);
    await expect(own.change(robert.email, merged, { phone: null, language: 'de' })).rejects.toThrow('not-found');
  });

  it('may overlap, before now or after, where the desk has seen it; nothing else may overlap them then', async () => {
    const one = await book(kept, 1, '2026-12-01 10:00');
    const two = await book(merged, 2, '2026-12-01 10:30');
    desk.clock.set('2026-12-02T14:00:00Z');
    const { overlaps } = await desk.merges.plan({ kept, merged });

    expect(overlaps).toMatchObject([
      {
        first: { reference: two, practitioner: 'Practitioner 2', start: at('2026-12-01 10:30') },
        second: { reference: one },
      },
    ]);
    await merge();
    expect(
      await desk.db.query(`select reference, overbooked from claim_facts where kind = 'patient' order by from_at`),
    ).toEqual([
      { reference: one, overbooked: false },
      { reference: two, overbooked: true },
    ]);
    const three = await book(kept, 3, '2026-12-03 10:00');
    await expect(
      desk.db.query(
        `update bookings set starts_at = b.starts_at, ends_at = b.ends_at from bookings b
      where b.reference = $1 and bookings.reference = $2`,
        [two, three],
      ),
    ).rejects.toThrow('claims_never_overlap');
    await expect(desk.db.query(`update claims set overbooked = true where resource_id = $1`, [kept])).rejects.toThrow(
      'needs a reason',
    );
  });

  it('are not merged when something came since the desk looked', async () => {
    await book(kept, 1, '2026-12-01 10:00');
    const { seen } = await desk.merges.plan({ kept, merged });
    await book(merged, 2, '2026-12-01 10:30');

    await expect(desk.merges.merge(rosa, { kept, merged }, keepAll, seen)).rejects.toThrow('changed-meanwhile');
  });

  it('are not merged into a name and an address that a third has', async () => {
    await desk.patients.rememberCaller(desk.db, { ...robert, name: bob.name }, place);

    await expect(merge({ email: 'merged' })).rejects.toThrow('known-contact');
    await expect(merge({}, { kept, merged: kept })).rejects.toThrow('not-found');
  });

  it('are merged again into a third: all of it follows, and is taken back one after the other', async () => {
    const visit = await book(merged, 1, '2026-12-01 10:00');
    const third = (
      await desk.patients.rememberCaller(desk.db, { name: 'R. Roe', email: null, phone: '+1 631 555 0199' }, place)
    ).id;
    await merge();
    const first = await lastMove();
    later();
    await merge({}, { kept: third, merged: kept });

    expect(await ownerOf(visit)).toBe(third);
    expect((await desk.patients.remember(desk.db, robert, place)).id).toBe(third);
    expect(await desk.search.alike(rosa, 'robert')).toMatchObject([{ id: third }]);
    await expect(desk.moves.undo(rosa, first)).rejects.toThrow('undo-over');
    await undo();
    expect(await ownerOf(visit)).toBe(kept);
    await desk.moves.undo(rosa, first);
    expect(await ownerOf(visit)).toBe(merged);
  });

  it('leave nothing with the merged one, in whatever table', async () => {
    const references = (await desk.db.query(
      `select conrelid::regclass::text as table from pg_constraint where contype = 'f' and confrelid = 'patients'::regclass order by 1`,
    )) as { table: string }[];

    expect([...new Set(references.map(({ table }) => table))]).toEqual(
      // The words, the moves and the record itself are its own; an open erasure stands in the way of a merge.
      [
        'bookings',
        'earlier_visits',
        'emergency_access',
        'erasures',
        'note_shares',
        'patient_words',
        'patients',
        'record_moves',
        'waitlist_entries',
      ],
    );
    const triggers = await desk.db.query(
      `select tgrelid::regclass::text as table from pg_trigger where tgname = 'of_kept_record' order by 1`,
    );
    expect(triggers.map(({ table }: { table: string }) => table)).toEqual([
      'bookings',
      'earlier_visits',
      'emergency_access',
      'erasures',
      'note_shares',
      'waitlist_entries',
    ]);
  });
});

describe('a merge that was a mistake', () => {
  it('what was corrected since is no mistake of the merge, and stays when that is undone', async () => {
    await merge({ name: 'merged', email: 'merged' });
    later();
    const { name, email } = robert;
    await desk.patients.edit(desk.db, kept, { name, email, phone: '0177', phoneKey: '16315550177' }, 'en-US');

    await undo();

    expect(await recordOf(kept)).toEqual({ ...bob, phone: '0177', locale: 'en-US' });
    expect(await recordOf(merged)).toMatchObject(robert);
    expect((await desk.search.alike(rosa, '5550177')).map(({ id }) => id)).toEqual([kept]);
  });

  it('a time that was held before and booked since goes back to whose it is', async () => {
    await byForm(bob, 1, '2026-12-01 10:00');
    await merge({ name: 'merged', email: 'merged' });
    desk.clock.advance({ minutes: -5 });
    await byForm(robert, 2, '2026-12-02 10:00');
    desk.clock.set(start);

    await undo();

    expect(await desk.db.query(`select patient_id from bookings order by starts_at`)).toEqual([
      { patient_id: kept },
      { patient_id: merged },
    ]);
  });

  it('is undone for a day, once, however often it is pressed', async () => {
    const visit = await book(merged, 1, '2026-12-01 10:00');
    await merge({ name: 'merged', email: 'merged' });
    const id = await lastMove();
    desk.clock.set('2026-11-28T14:00:00Z');

    expect(await desk.moves.undoable(kept)).toMatchObject({ id, kind: 'merge', name: robert.name });
    const tries = await Promise.allSettled([desk.moves.undo(rosa, id), other.moves.undo(rosa, id)]);

    expect(tries).toEqual([kept, kept].map((value) => ({ status: 'fulfilled', value })));
    const ada = { ...rosa, id: '0198c000-0000-7000-8000-0000000000ad' };
    await expect(desk.moves.undo(ada, id)).rejects.toMatchObject({ code: 'undo-over' });
    expect(await ownerOf(visit)).toBe(merged);
    expect([await recordOf(kept), await recordOf(merged)]).toMatchObject([bob, robert]);
    expect(await desk.moves.undoable(kept)).toBeNull();
    expect(
      await desk.db.query(`select action, subject from audit where action like 'patient.%' order by id desc limit 2`),
    ).toEqual([
      { action: 'patient.merge-undone', subject: kept },
      { action: 'patient.merge', subject: kept },
    ]);
  });

  it('is not undone any more after a day', async () => {
    await merge();
    const id = await lastMove();
    desk.clock.set('2026-11-28T14:00:01Z');

    expect(await desk.moves.undoable(kept)).toBeNull();
    await expect(desk.moves.undo(rosa, id)).rejects.toThrow('undo-over');
  });

  it('gives back what was booked by the merged name since, and leaves the rest', async () => {
    await merge();
    later();
    const [mine, theirs, byPhone] = [
      await byForm(bob, 1, '2026-12-01 10:00'),
      await byForm(robert, 1, '2026-12-02 10:00'),
      await book(kept, 1, '2026-12-03 10:00'),
    ];
    await undo();

    expect(await ownerOf(mine.reference)).toBe(kept);
    expect(await ownerOf(theirs.reference)).toBe(merged);
    expect(await ownerOf(byPhone)).toBe(kept);
  });
});

describe('at the same moment', () => {
  it('one who presses the button twice merges once, and hears so twice', async () => {
    const { seen } = await desk.merges.plan({ kept, merged });
    const press = (side: Pick<Desk, 'merges'>) => side.merges.merge(rosa, { kept, merged }, keepAll, seen);

    await Promise.all([press(desk), press(other)]);

    expect(await desk.db.query(`select count(*)::int from record_moves`)).toEqual([{ count: 1 }]);
  });

  it('two receptionists merge A into B and B into A: one does', async () => {
    for (let round = 0; round < 5; round++) {
      later();
      const done = await Promise.allSettled([
        merge({}, { kept, merged }, desk),
        merge({}, { kept: merged, merged: kept }, other),
      ]);
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(done.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual([
        'changed-meanwhile',
      ]);
      expect(await desk.db.query(`select count(*)::int from patients where merged_into is not null`)).toEqual([
        { count: 1 },
      ]);
      await undo();
    }
  });

  it('somebody books under the name that is being merged: the appointment is the kept one’s', async () => {
    for (let round = 0; round < 8; round++) {
      later();
      const wall = `2026-12-0${(round % 4) + 1} 1${round < 4 ? 0 : 4}:00`;
      const booked = await Promise.all([
        byForm(robert, 1, wall, other).then(({ reference }) => reference),
        merge().catch((fault: { code?: string }) => expect(fault.code).toBe('changed-meanwhile')),
      ]).then(([reference]) => reference);
      const [{ count }] = await desk.db.query(`select count(*)::int from patients where merged_into is not null`);
      expect(await ownerOf(booked)).toBe(count === 1 ? kept : merged);
      await desk.db.query(`delete from claims`);
      await desk.db.query(`delete from bookings`);
      if (count === 1) await undo();
    }
  });

  it('the desk books for the record that is being merged, by its id', async () => {
    const waiting = desk.db.createQueryRunner();
    await waiting.connect();
    await waiting.startTransaction();
    // The row of the merged record is locked, as a merge has it.
    await waiting.query(`select from patients where id = $1 for update`, [merged]);
    const booked = other.phone.book(rosa, withOne(1, '2026-12-01 10:00'), { id: merged }, { tell: false });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await waiting.query(`update patients set merged_into = $1 where id = $2`, [kept, merged]);
    await waiting.commitTransaction();
    await waiting.release();

    expect(await ownerOf((await booked).reference)).toBe(kept);
  });
});

describe('notes', () => {
  it('that were shared stay shared, and a merge shares no others', async () => {
    const [own, theirs] = [await book(kept, 1, '2026-12-01 10:00'), await book(merged, 1, '2026-12-02 10:00')];
    const one = await treating(desk.db, 'practitioner-1');
    const two = await treating(desk.db, 'practitioner-2');
    await desk.notes.write(one, own, 'Of the kept');
    await desk.notes.write(one, theirs, 'Of the merged');
    await shares.give(one, own, 'practitioner-2');
    later();
    await merge();
    const texts = async () => {
      const { received } = await shares.of(two);
      const read = await Promise.all(received.map(({ id }) => desk.notes.readShared(two, id)));
      return read.flat().map(({ text }) => text);
    };

    expect(await texts()).toEqual(['Of the kept']);
    later();
    const { id } = (await shares.of(one)).given[0]!;
    await shares.revoke(one, id);
    later();
    await shares.give(one, own, 'practitioner-2');
    expect((await texts()).sort()).toEqual(['Of the kept', 'Of the merged']);
    expect((await desk.notes.read(one, theirs)).map(({ text }) => text).sort()).toEqual([
      'Of the kept',
      'Of the merged',
    ]);
  });

  it('of both, shared with the same colleague, stay shared after the merge', async () => {
    const [own, theirs] = [await book(kept, 1, '2026-12-01 10:00'), await book(merged, 1, '2026-12-02 10:00')];
    const one = await treating(desk.db, 'practitioner-1');
    const two = await treating(desk.db, 'practitioner-2');
    for (const [reference, text] of [
      [own, 'Of the kept'],
      [theirs, 'Of the merged'],
    ] as const) {
      await desk.notes.write(one, reference, text);
      await shares.give(one, reference, 'practitioner-2');
    }
    later();
    await merge();
    later();
    const new_ = await book(kept, 1, '2026-12-03 10:00');
    await desk.notes.write(one, new_, 'Since');

    const { received } = await shares.of(two);
    const read = await Promise.all(received.map(({ id }) => desk.notes.readShared(two, id)));
    expect(read.map((notes) => notes.map(({ text }) => text).join(' · ')).sort()).toEqual([
      'Since · Of the kept',
      'Since · Of the merged',
    ]);
  });
});
