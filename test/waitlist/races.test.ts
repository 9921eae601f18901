import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { offerToken, waitlistProofToken } from '../../src/notifications/waitlist-link.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { anyTime } from '../../src/waitlist/wishes.js';
import { at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';
import { waitlistOn } from '../support/waitlist.js';

/** Two processes on one database, as in production. */
let desk: Desk;
let otherDb: DataSource;
let sides: readonly ReturnType<typeof waitlistOn>[];
beforeAll(async () => {
  desk = await openDesk({ connections: 30 });
  otherDb = await new DataSource(databaseOptions(desk.url, [], 20)).initialize();
  const other = deskOn(otherDb, desk.clock, desk.keys);
  sides = [waitlistOn(desk.db, desk.clock, desk.keys, desk), waitlistOn(otherDb, desk.clock, desk.keys, other)];
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['waitlist_entries', 'freed_times', 'bookings', 'notifications'])
    await desk.db.query(`delete from ${table}`);
});

const tuesday = { ...anyTime, practitioners: ['mei'], from: '2026-12-01', until: '2026-12-01' };
const contact = (name: string) => ({ name, email: `${name.replace(' ', '.')}@example.org`, phone: null });

async function waitFor(people: number): Promise<void> {
  for (let n = 0; n < people; n++) {
    const request = { treatment: 'acupuncture', wishes: tuesday, contact: contact(`Waiter ${n}`), proven: true };
    await sides[0]!.list.join(request, '');
  }
}
/** A visit on Tuesday at ten is cancelled. */
async function cancelled(): Promise<void> {
  const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: contact('Ana') });
  await desk.cancellations.cancel(token);
}
const offers = () =>
  desk.db.query<{ id: string; status: string }[]>(`select id, status from waitlist_offers order by offered_at, id`);
const overlaps = async () =>
  (
    await desk.db.query(`select count(*)::int as n from claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
      and a.from_at < b.until_at and b.from_at < a.until_at`)
  )[0].n;

it('two workers offer one freed time to one person', async () => {
  for (let round = 0; round < 8; round++) {
    await desk.db.query(`delete from waitlist_entries`);
    await desk.db.query(`delete from freed_times`);
    await desk.db.query(`delete from bookings`);
    desk.clock.set(new Date(fridayMorning.getTime() + round * 60_000));
    await waitFor(3);
    await cancelled();

    await Promise.all([...sides, ...sides].map(({ worker }) => worker.run()));

    expect(await offers()).toMatchObject([{ status: 'open' }]);
    expect(await overlaps()).toBe(0);
  }
});

it('an offer is accepted and declined at once, from two browsers: one of it holds', async () => {
  const outcomes = new Set<string>();
  for (let round = 0; round < 8; round++) {
    await desk.db.query(`delete from waitlist_entries`);
    await desk.db.query(`delete from freed_times`);
    await desk.db.query(`delete from bookings`);
    await waitFor(2);
    await cancelled();
    await sides[0]!.worker.run();
    const { id } = (await offers())[0]!;
    const token = offerToken(desk.keys, id);

    const tries = [
      sides[round % 2]!.offers.accept(token),
      sides[(round + 1) % 2]!.offers.decline(token),
      sides[0]!.offers.accept(token),
      sides[1]!.worker.run(),
    ];
    const [first, declined, second] = await Promise.allSettled(tries);

    // The next in line may be asked by now.
    const { status } = (await offers()).find((offer) => offer.id === id)!;
    outcomes.add(status);
    expect(first!.status).toBe(second!.status);
    expect(first!.status === 'fulfilled').toBe(status === 'accepted');
    expect(declined!.status === 'fulfilled').toBe(status === 'declined');
    expect(await overlaps()).toBe(0);
  }
  expect([...outcomes].every((status) => ['accepted', 'declined'].includes(status))).toBe(true);
});

it('while a patient accepts, the desk and others want the time: the patient has it', async () => {
  for (let round = 0; round < 6; round++) {
    await desk.db.query(`delete from waitlist_entries`);
    await desk.db.query(`delete from freed_times`);
    await desk.db.query(`delete from bookings`);
    const late = await desk.bookings.book(visitAt('2026-12-01 15:00'), { contact: contact('Late') });
    await sides[0]!.earlier.join(late.token, tuesday);
    await cancelled();
    await sides[0]!.worker.run();
    const token = offerToken(desk.keys, (await offers())[0]!.id);

    const [accepted, ...others] = await Promise.allSettled([
      sides[round % 2]!.offers.accept(token),
      desk.phone.book(rosa, visitAt('2026-12-01 10:00'), contact('Caller'), { tell: false }),
      desk.holds.hold(visitAt('2026-12-01 10:00')),
      desk.claims.sweep(),
    ]);

    expect(accepted).toMatchObject({ value: { reference: late.reference, start: at('2026-12-01 10:00') } });
    expect(others.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await overlaps()).toBe(0);
  }
});

it('a visit that is moved or cancelled elsewhere while its patient accepts an earlier time is whole', async () => {
  for (let round = 0; round < 6; round++) {
    await desk.db.query(`delete from waitlist_entries`);
    await desk.db.query(`delete from freed_times`);
    await desk.db.query(`delete from bookings`);
    const late = await desk.bookings.book(visitAt('2026-12-01 15:00'), { contact: contact('Late') });
    await sides[0]!.earlier.join(late.token, tuesday);
    await cancelled();
    await sides[0]!.worker.run();
    const token = offerToken(desk.keys, (await offers())[0]!.id);

    await Promise.allSettled([
      sides[0]!.offers.accept(token),
      round % 2
        ? desk.cancellations.cancel(late.token)
        : desk.reschedules.reschedule(late.token, { start: at('2026-12-02 12:00') }),
    ]);

    const [visit] = await desk.db.query(
      `select b.status, count(c.id)::int as claims from bookings b left join claims c on c.booking_id = b.id and c.from_at >= b.starts_at
       where b.reference = $1 group by b.id`,
      [late.reference],
    );
    // The practitioner twice, the room, and the patient; nothing once it is off.
    expect(visit.claims).toBe(visit.status === 'confirmed' ? 4 : 0);
    expect(await overlaps()).toBe(0);
  }
});

it('however many prove their address at once, an address waits for three things', async () => {
  for (let round = 0; round < 4; round++) {
    await desk.db.query(`delete from waitlist_entries`);
    // Several people share the address, so that they have no record in common either.
    const proofs: string[] = [];
    for (let n = 0; n < 6; n++) {
      const shared = { ...contact(`Sharer ${n % 3}`), email: 'family@example.org' };
      await sides[0]!.list.join({ treatment: 'acupuncture', wishes: tuesday, contact: shared }, '');
    }
    for (const { id } of await desk.db.query<{ id: string }[]>(`select id from waitlist_entries`))
      proofs.push(waitlistProofToken(desk.keys, id));

    const proven = await Promise.allSettled(proofs.map((proof, n) => sides[n % 2]!.list.prove(proof)));

    expect(proven.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const one of proven)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'waitlist-full' });
    const [{ n }] = await desk.db.query(`select count(*)::int as n from waitlist_entries where status = 'waiting'`);
    expect(n).toBe(3);
  }
});

it('while the job offers a time of a day, the desk accepts another of it', async () => {
  for (let round = 0; round < 12; round++) {
    await desk.db.query(`delete from waitlist_entries`);
    await desk.db.query(`delete from freed_times`);
    await desk.db.query(`delete from bookings`);
    desk.clock.set(fridayMorning);
    await waitFor(2);
    const noon = await desk.bookings.book(visitAt('2026-12-01 12:00'), { contact: contact('Noon') });
    await desk.cancellations.cancel(noon.token);
    await desk.holds.hold(visitAt('2026-12-01 12:00'));
    await sides[0]!.worker.run();
    expect(await offers()).toEqual([]);
    desk.clock.advance({ minutes: 1 });
    await cancelled();
    await sides[0]!.worker.run();
    const { id } = (await offers())[0]!;
    // The form has run out, and with that the time at noon is due.
    desk.clock.advance({ minutes: 10 });

    const [accepted] = await Promise.all([
      sides[round % 2]!.staff.accept(rosa, id),
      sides[0]!.worker.run(),
      sides[1]!.worker.run(),
    ]);
    await sides[0]!.worker.run();

    expect(accepted).toMatchObject({ start: at('2026-12-01 10:00') });
    expect(await offers()).toMatchObject([{ status: 'accepted' }, { status: 'open' }]);
    expect(await overlaps()).toBe(0);
  }
});

it('a patient accepts an earlier time, changes what suits them and asks for nothing more, all at once', async () => {
  for (let round = 0; round < 8; round++) {
    await desk.db.query(`delete from waitlist_entries`);
    await desk.db.query(`delete from freed_times`);
    await desk.db.query(`delete from bookings`);
    const late = await desk.bookings.book(visitAt('2026-12-01 15:00'), { contact: contact('Late') });
    await sides[0]!.earlier.join(late.token, tuesday);
    await cancelled();
    await sides[0]!.worker.run();
    const { id } = (await offers())[0]!;

    const [accepted, joined, left] = await Promise.allSettled([
      sides[round % 2]!.offers.accept(offerToken(desk.keys, id)),
      sides[(round + 1) % 2]!.earlier.join(late.token, { ...tuesday, days: [2] }),
      sides[0]!.earlier.leave(late.token),
      sides[1]!.worker.run(),
    ]);

    expect(joined.status).toBe('fulfilled');
    expect(left.status).toBe('fulfilled');
    const [offer] = await desk.db.query(`select status from waitlist_offers where id = $1`, [id]);
    expect(offer.status).toBe(accepted.status === 'fulfilled' ? 'accepted' : 'withdrawn');
    expect(await overlaps()).toBe(0);
  }
});

it('none of these races was a deadlock', async () => {
  // The service tries again after a deadlock, so that only the server knows; connections report when they end.
  for (const db of [desk.db, otherDb]) {
    await db.destroy();
    await db.initialize();
  }
  const [row] = await desk.db.query(`select deadlocks::int from pg_stat_database where datname = current_database()`);

  expect(row).toEqual({ deadlocks: 0 });
});
