import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`delete from notifications`);
  await desk.db.query(`delete from idempotency_keys`);
});

const claims = () => desk.db.query(`select resource, from_at, until_at from claim_facts order by from_at, resource`);
const facts = () => desk.db.query(`select * from booking_facts`);
const letters = async () =>
  (await desk.db.query(`select template from notifications order by template`)).map(
    (row: { template: string }) => row.template,
  );
/** A worker has sent all there is. */
const lettersLeft = () => desk.db.query(`update notifications set status = 'sent', attempts = 1, sent_at = now()`);
const refused = (code: string) => expect.objectContaining({ code });

describe('holding', () => {
  it('a hold claims the hands-on time of the practitioner and the room with its turnover', async () => {
    const held = await desk.holds.hold(visitAt('2026-12-01 10:00'));

    expect(held).toMatchObject({
      start: at('2026-12-01 10:00'),
      end: at('2026-12-01 10:55'),
      price: 9500,
      timeZone: 'America/New_York',
    });
    const time = (wall: string) => new Date(at(`2026-12-01 ${wall}`) * 60_000);
    expect(await claims()).toEqual([
      { resource: 'harbour/west', from_at: time('10:00'), until_at: time('11:05') },
      { resource: 'mei', from_at: time('10:00'), until_at: time('10:20') },
      { resource: 'mei', from_at: time('10:45'), until_at: time('10:55') },
    ]);
  });

  it('while the needles rest, the next patient is treated in the other room', async () => {
    await desk.holds.hold(visitAt('2026-12-01 10:00'));

    const { slots } = await desk.slots.list(
      { treatment: 'acupuncture', practitioners: ['mei'] },
      { from: at('2026-12-01 09:00'), to: at('2026-12-01 12:00') },
    );

    expect(slots.map(({ start }) => start)).not.toContain(at('2026-12-01 10:15'));
    expect(slots.map(({ start }) => start)).not.toContain(at('2026-12-01 10:30'));
    const cups = await desk.assignments.why(
      { treatment: 'community', practitioners: ['mei'], locations: ['harbour'] },
      at('2026-12-01 10:30'),
    );
    expect(cups).toBeNull();
  });

  it('someone else is told that the time is taken, with three others close to it', async () => {
    await desk.holds.hold(visitAt('2026-12-01 10:00'));

    const answer = desk.holds.hold(visitAt('2026-12-01 10:00'));

    await expect(answer).rejects.toMatchObject({ code: 'slot-taken', values: { alternatives: [{}, {}, {}] } });
  });

  it('a time outside the hours is not offered, and says why', async () => {
    await expect(desk.holds.hold(visitAt('2026-12-01 20:00'))).rejects.toMatchObject({
      code: 'slot-not-offered',
      values: { why: { code: 'not-open' } },
    });
  });

  it('a hold that lapsed is free again at once, without any worker', async () => {
    await desk.holds.hold(visitAt('2026-12-01 10:00'));
    const listed = async () =>
      (
        await desk.slots.list(
          { treatment: 'acupuncture', practitioners: ['mei'] },
          { from: at('2026-12-01 10:00'), to: at('2026-12-01 10:01') },
        )
      ).slots.length;
    expect(await listed()).toBe(0);

    desk.clock.advance({ minutes: 10 });

    expect(await listed()).toBe(1);
    await expect(desk.holds.hold(visitAt('2026-12-01 10:00'))).resolves.toMatchObject({ price: 9500 });
  });

  it('letting go frees the time, and may be said twice', async () => {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));

    await desk.holds.release(hold);
    await desk.holds.release(hold);

    expect(await claims()).toEqual([]);
    await desk.holds.hold(visitAt('2026-12-01 10:00'));
  });

  it('the sweep takes away lapsed holds and nothing else', async () => {
    await desk.holds.hold(visitAt('2026-12-01 10:00'));
    desk.clock.advance({ minutes: 5 });
    await desk.holds.hold(visitAt('2026-12-01 12:00'));
    desk.clock.advance({ minutes: 5 });

    await desk.claims.sweep();

    expect((await desk.db.query(`select count(*)::int as n from bookings`))[0].n).toBe(1);
  });

  it('rooms many treatments need are kept for them', async () => {
    const held = await desk.holds.hold(visitAt('2026-12-01 10:00', { treatment: 'community' }));

    expect(held.price).toBe(3500);
    expect((await claims()).map((claim: { resource: string }) => claim.resource)).toContain('harbour/chair');
  });
});

describe('confirming', () => {
  it('the hold becomes a visit, with both letters and its audit row', async () => {
    const { hold, reference } = await desk.holds.hold(visitAt('2026-12-01 10:00', { addOns: ['cupping'] }));

    const booked = await desk.confirmations.confirm(hold, { ...ana, note: 'My left shoulder' });

    expect(booked).toMatchObject({ reference, status: 'confirmed', addOns: ['cupping'], price: 12_500 });
    expect(await facts()).toMatchObject([
      { reference, email: 'ana@example.org', practitioner: 'mei', location: 'harbour', active: true, sequence: 0 },
    ]);
    expect(await letters()).toEqual(['booking-confirmed', 'visit-new']);
    const audit = await desk.db.query(`select action from audit where subject = (select id from bookings)`);
    expect(audit).toEqual([{ action: 'booking.confirmed' }]);
  });

  it('what a patient notes about health cannot be read in the database', async () => {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
    await desk.confirmations.confirm(hold, { ...ana, note: 'My left shoulder', answers: { pregnant: false } });

    const [row] = await desk.db.query(
      `select id, sealed_note, sealed_answers, row_to_json(b)::text as all from bookings b`,
    );

    expect(row.all).not.toContain('shoulder');
    expect(desk.keys.unseal(row.sealed_note, `bookings/${row.id}/note`)).toBe('My left shoulder');
    expect(() => desk.keys.unseal(row.sealed_note, `bookings/${row.id}/answers`)).toThrow();
  });

  it('a hold that ran out cannot be confirmed', async () => {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
    desk.clock.advance({ minutes: 10 });

    await expect(desk.confirmations.confirm(hold, ana)).rejects.toMatchObject({
      code: 'hold-expired',
      values: { alternatives: [{ start: at('2026-12-01 10:00') }, {}, {}] },
    });

    expect(await facts()).toEqual([]);
    expect(await letters()).toEqual([]);
  });

  it('confirming twice is one visit and one pair of letters', async () => {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));

    const [one, other] = await Promise.all([
      desk.confirmations.confirm(hold, ana),
      desk.confirmations.confirm(hold, ana),
    ]);

    expect(one).toEqual(other);
    expect(await letters()).toHaveLength(2);
  });

  it('whoever knows the address of the form, and not whose it was, is not told of the visit', async () => {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
    const booked = await desk.confirmations.confirm(hold, ana);

    for (const other of [{ name: 'Mallory' }, { email: 'mallory@example.org' }])
      await expect(
        desk.confirmations.confirm(hold, { ...ana, contact: { ...ana.contact, ...other } }),
      ).rejects.toMatchObject({ code: 'hold-expired' });
    const inCapitals = { ...ana.contact, email: 'ANA@example.org' };
    expect(await desk.confirmations.confirm(hold, { ...ana, contact: inCapitals })).toEqual(booked);
  });

  it('an hour after it was confirmed, the address of the form opens nothing', async () => {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
    const { reference } = await desk.confirmations.confirm(hold, ana);
    expect((await desk.rows.byHold(hold)).booking.reference).toBe(reference);

    desk.clock.advance({ minutes: 60 });

    await expect(desk.rows.byHold(hold)).rejects.toEqual(refused('hold-expired'));
  });

  it('only the hash of the secret link is stored', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);

    const [{ all }] = await desk.db.query(
      `select (select json_agg(b) from bookings b)::text || (select json_agg(l) from notifications l)::text as all`,
    );

    expect(token).toHaveLength(43);
    expect(all).not.toContain(token);
    expect((await desk.rows.byLink(token)).patient).toEqual(ana.contact);
  });
});

describe('the same request again', () => {
  const once = (body: unknown) => ({ key: 'k1', caller: 'test', scope: 'POST /bookings', body });

  it('has one effect and the same answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => desk.bookings.book(visitAt('2026-12-01 10:00'), ana, once('a'))),
    );

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await facts()).toHaveLength(1);
    expect(await letters()).toHaveLength(2);
  });

  it('with another body is refused', async () => {
    await desk.bookings.book(visitAt('2026-12-01 10:00'), ana, once('a'));

    await expect(desk.bookings.book(visitAt('2026-12-01 12:00'), ana, once('b'))).rejects.toEqual(
      refused('idempotency-key-reused'),
    );
  });

  it('a "no" stays a "no", even when the time has come free meanwhile', async () => {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
    const first = await desk.bookings
      .book(visitAt('2026-12-01 10:00'), ana, once('a'))
      .catch((fault: unknown) => fault);
    await desk.holds.release(hold);

    const second = await desk.bookings
      .book(visitAt('2026-12-01 10:00'), ana, once('a'))
      .catch((fault: unknown) => fault);

    expect(first).toMatchObject({ code: 'slot-taken' });
    expect(second).toMatchObject({ code: 'slot-taken', values: (first as { values: object }).values });
  });

  it('is forgotten after 48 hours', async () => {
    await desk.bookings.book(visitAt('2026-12-01 10:00'), ana, once('a'));
    desk.clock.advance({ minutes: 48 * 60 + 1 });

    await desk.once.forget();

    expect(await desk.db.query(`select * from idempotency_keys`)).toEqual([]);
  });
});

describe('moving and cancelling by the link', () => {
  it('a moved visit frees the old time, takes the new one, and tells both sides', async () => {
    const { token, reference } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await lettersLeft();

    const moved = await desk.reschedules.reschedule(token, { start: at('2026-12-02 14:00') });

    expect(moved).toMatchObject({ reference, start: at('2026-12-02 14:00'), token });
    expect(await facts()).toMatchObject([{ sequence: 1, starts: new Date(at('2026-12-02 14:00') * 60_000) }]);
    expect(await letters()).toEqual(['booking-confirmed', 'booking-moved', 'visit-moved', 'visit-new']);
    await desk.holds.hold(visitAt('2026-12-01 10:00'));
  });

  it('a visit may move to a time that overlaps its own', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);

    await desk.reschedules.reschedule(token, { start: at('2026-12-01 10:15') });

    expect((await claims()).filter((claim: { resource: string }) => claim.resource === 'mei')).toHaveLength(2);
  });

  it('moving to where it already is changes nothing and tells nobody', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);

    await desk.reschedules.reschedule(token, { start: at('2026-12-01 10:00') });

    expect(await letters()).toEqual(['booking-confirmed', 'visit-new']);
  });

  it('a visit moves into whichever room is free', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await desk.holds.hold(visitAt('2026-12-02 14:00', { practitioner: 'jonas' }));

    await desk.reschedules.reschedule(token, { start: at('2026-12-02 14:00') });

    const rooms = (await claims()).filter((claim: { resource: string }) => claim.resource.startsWith('harbour/'));
    expect(new Set(rooms.map((claim: { resource: string }) => claim.resource)).size).toBe(2);
  });

  it('moving to a taken time is refused, and the visit is where it was', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await desk.bookings.book(visitAt('2026-12-02 14:00'), { contact: { ...ana.contact, name: 'Ben' } });
    const before = [await claims(), await facts()];

    await expect(desk.reschedules.reschedule(token, { start: at('2026-12-02 14:00') })).rejects.toMatchObject({
      code: 'slot-taken',
      values: { alternatives: [{}, {}, {}] },
    });

    expect([await claims(), await facts()]).toEqual(before);
  });

  it('moved to a colleague, the one it leaves hears that it is off', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await lettersLeft();

    await desk.reschedules.reschedule(token, { start: at('2026-12-01 12:00'), practitioner: 'jonas' });

    const told = await desk.db.query(
      `select template, recipient from notifications where template like 'visit%' order by template, recipient`,
    );
    expect(told).toEqual([
      { template: 'visit-cancelled', recipient: 'mei@harbour.example.org' },
      { template: 'visit-new', recipient: 'jonas@harbour.example.org' },
      { template: 'visit-new', recipient: 'mei@harbour.example.org' },
    ]);
  });

  it('moved to another treatment of about the same length, it is quoted anew, and everybody hears of it', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await lettersLeft();

    const moved = await desk.reschedules.reschedule(token, { start: at('2026-12-01 10:00'), treatment: 'community' });

    expect(moved).toMatchObject({ treatment: 'community', price: 3500, end: at('2026-12-01 10:45') });
    expect(await facts()).toMatchObject([{ sequence: 1 }]);
    const rooms = (await claims()).filter((claim: { resource: string }) => claim.resource.startsWith('harbour/'));
    expect(rooms).toMatchObject([{ resource: 'harbour/chair' }]);
    expect(await letters()).toEqual(['booking-confirmed', 'booking-moved', 'visit-moved', 'visit-new']);
  });

  it('a treatment that is much shorter cannot take its place', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    const before = [await claims(), await facts()];

    const to = { start: at('2026-12-01 12:00'), treatment: 'cupping' };
    await expect(desk.reschedules.reschedule(token, to)).rejects.toEqual(refused('not-found'));

    expect([await claims(), await facts()]).toEqual(before);
  });

  it('a cancelled visit gives its time back; cancelling again answers the same', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await lettersLeft();

    const first = await desk.cancellations.cancel(token);
    const again = await desk.cancellations.cancel(token);

    expect(first).toMatchObject({ status: 'cancelled' });
    expect(again).toEqual(first);
    expect(await claims()).toEqual([]);
    expect(await letters()).toEqual(['booking-cancelled', 'booking-confirmed', 'visit-cancelled', 'visit-new']);
    expect(await facts()).toMatchObject([{ status: 'cancelled', active: false, sequence: 1 }]);
    await expect(desk.reschedules.reschedule(token, { start: at('2026-12-02 14:00') })).rejects.toEqual(
      refused('already-cancelled'),
    );
  });

  it('up to the notice one may cancel; a minute later one is told whom to call', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    const { token: other } = await desk.bookings.book(visitAt('2026-12-01 12:00'), ana);

    desk.clock.set('2026-11-30T15:00:00Z');
    await expect(desk.cancellations.cancel(token)).resolves.toMatchObject({ status: 'cancelled' });

    desk.clock.set('2026-11-30T17:01:00Z');
    await expect(desk.cancellations.cancel(other)).rejects.toMatchObject({
      code: 'too-late-to-cancel',
      values: { phone: '+1 631 555 0100' },
    });
    await expect(desk.reschedules.reschedule(other, { start: at('2026-12-03 10:00') })).rejects.toEqual(
      refused('too-late-to-move'),
    );
  });

  it('the terms that count are those the patient was shown', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await desk.db.query(`update clinic set cancel_notice_minutes = 10000`);

    await expect(desk.cancellations.cancel(token)).resolves.toMatchObject({ status: 'cancelled' });
    await desk.db.query(`update clinic set cancel_notice_minutes = 1440`);
  });

  it('a wrong link, and a link a day after the visit, show nothing', async () => {
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await expect(desk.rows.byLink('A'.repeat(43))).rejects.toEqual(refused('not-found'));

    desk.clock.set('2026-12-02T15:56:00Z');

    await expect(desk.rows.byLink(token)).rejects.toEqual(refused('not-found'));
  });
});

it('whoever goes through the free times a few at a time meets each of them once', async () => {
  const tuesday = { from: at('2026-12-01 00:00'), to: at('2026-12-02 00:00') };
  const told = ({ start, candidate }: { start: number; candidate: { practitioner: { slug: string } } }) =>
    `${start} ${candidate.practitioner.slug}`;
  const all = (await desk.slots.list({ treatment: 'acupuncture' }, tuesday)).slots.map(told);
  expect(all.length).toBeGreaterThan(40);

  for (const limit of [2, 3, 7]) {
    const met: string[] = [];
    for (let from: number | string | null = tuesday.from; typeof from === 'number' && from < tuesday.to; ) {
      const part = await desk.slots.list({ treatment: 'acupuncture' }, { from, to: tuesday.to, limit });
      expect(part.slots.length).toBeLessThanOrEqual(limit);
      met.push(...part.slots.map(told));
      from = part.nextFrom;
    }
    expect(met).toEqual(all);
  }
});

it('a change of the hours is seen by the very next question', async () => {
  const wanted = { treatment: 'acupuncture', practitioners: ['jonas'] };
  const tuesday = { from: at('2026-12-01 00:00'), to: at('2026-12-02 00:00') };
  expect((await desk.slots.list(wanted, tuesday)).slots.length).toBeGreaterThan(10);

  await desk.db.query(
    `insert into opening_exceptions (practitioner_id, location_id, date, open) select p.id, l.id, '2026-12-01', '[]' from practitioners p, locations l where p.slug = 'jonas'`,
  );

  expect((await desk.slots.list(wanted, tuesday)).slots).toEqual([]);
});
