import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../src/changes/change.js';
import type { Closure, ConfigurationEdit } from '../../src/changes/configuration-edit.js';
import { rosa } from '../support/staff-actors.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { importClinic } from '../support/small-clinic.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['changes', 'bookings', 'notifications', 'closures']) await desk.db.query(`delete from ${table}`);
  await importClinic(desk.db);
});

const idOf = async (table: string, slug: string) =>
  (await desk.db.query<[{ id: string }]>(`select id from ${table} where slug = $1`, [slug]))[0].id;
const closed = (period: Omit<Closure, 'reason'> = { from: '2026-12-01', to: '2026-12-01' }): ConfigurationEdit => ({
  kind: 'closure',
  location: 'harbour',
  closure: { ...period, reason: 'Painting' },
});
const book = async (wall: string, other: Parameters<typeof visitAt>[1] = {}) =>
  (await desk.bookings.book(visitAt(wall, other), whoSees(other.practitioner))).reference;
/** Nobody is with two practitioners at once. */
const whoSees = (practitioner = ana.contact.name) => ({ contact: { ...ana.contact, name: practitioner } });
const propose = async (about: string, edit: ConfigurationEdit) =>
  desk.hours.changes.ofConfiguration(await desk.hours.changes.proposeForConfiguration(rosa, about, edit));
async function save(
  change: Awaited<ReturnType<typeof propose>>,
  decisions: Readonly<Record<string, Decision>> = {},
  message = 'We are closed',
) {
  const { stamp } = await desk.hours.changes.impact(change);
  await saveAsSeen(change, stamp, decisions, message);
}
function saveAsSeen(
  change: Awaited<ReturnType<typeof propose>>,
  stamp: string,
  decisions: Readonly<Record<string, Decision>> = {},
  message = '',
) {
  return desk.hours.decisions.save(rosa, change, { stamp, decisions: new Map(Object.entries(decisions)), message });
}
const again = (change: Awaited<ReturnType<typeof propose>>) => desk.hours.changes.ofConfiguration(change.id);
const times = async (day: string) =>
  (await desk.slots.list({ treatment: 'acupuncture' }, { from: at(`${day} 00:00`), to: at(`${day} 24:00`) })).slots
    .length;
const seen = async (reference: string) => {
  const { booking, practitioner } = await desk.rows.byReference(reference, null);
  return { status: booking.status, start: booking.startsAt.getTime() / 60_000, with: practitioner.slug };
};
const roomsOf = async (reference: string) =>
  (
    await desk.db.query<{ slug: string }[]>(
      `select r.slug from claims c join bookings b on b.id = c.booking_id join rooms r on r.id = c.resource_id where b.reference = $1`,
      [reference],
    )
  ).map(({ slug }) => slug);

describe('a place that closes', () => {
  it('has no times, says why, and displaces the visits of everyone there', async () => {
    const [mei, jonas] = [await book('2026-12-01 10:00'), await book('2026-12-01 10:00', { practitioner: 'jonas' })];
    await book('2026-12-02 10:00');
    const change = await propose(await idOf('locations', 'harbour'), closed());

    const { displaced } = await desk.hours.changes.impact(change);
    expect(displaced.map(({ reference }) => reference).toSorted()).toEqual([mei, jonas].toSorted());

    await save(change, { [mei]: { kind: 'cancel' }, [jonas]: { kind: 'keep' } });

    expect(await times('2026-12-01')).toBe(0);
    const wanted = { treatment: 'acupuncture', practitioners: ['mei'], locations: ['harbour'] };
    expect(await desk.assignments.why(wanted, at('2026-12-01 10:00'))).toEqual({ code: 'location-closed', values: {} });
    expect(await seen(mei)).toMatchObject({ status: 'cancelled' });
    expect(await seen(jonas)).toMatchObject({ status: 'confirmed' });
    expect(await times('2026-12-02')).toBeGreaterThan(0);
  });

  it('closed while a patient rests with the needles in is closed too', async () => {
    // 10:20 to 10:45 nobody's hands are needed.
    const reference = await book('2026-12-01 10:00');
    const harbour = await idOf('locations', 'harbour');

    const within = await propose(harbour, closed({ from: '2026-12-01T10:25', to: '2026-12-01T10:40' }));
    const after = await propose(harbour, closed({ from: '2026-12-01T10:55', to: '2026-12-01T12:00' }));

    expect((await desk.hours.changes.impact(within)).displaced).toMatchObject([{ reference }]);
    expect((await desk.hours.changes.impact(after)).displaced).toEqual([]);
  });

  it('offers other days, and with others', async () => {
    await book('2026-12-01 10:00');
    const harbour = await idOf('locations', 'harbour');
    const change = await propose(harbour, closed());
    const impact = await desk.hours.changes.impact(change);

    const ways = await desk.hours.rescheduleOptions.find(impact.displaced[0]!, impact.after, 4);

    expect(ways.otherTimes.map(({ start }) => start)).toContain(at('2026-12-02 10:00'));
    expect(ways.otherTimes.map(({ start }) => start)).not.toContain(at('2026-12-01 10:00'));
    expect(ways.others).toEqual([]);
  });

  it('is undone within three minutes, visits and all, and not after somebody has booked into it', async () => {
    const reference = await book('2026-12-01 10:00');
    const harbour = await idOf('locations', 'harbour');
    const change = await propose(harbour, closed());
    await save(change, {
      [reference]: { kind: 'move', to: { start: at('2026-12-02 10:00'), practitioner: 'mei', location: 'harbour' } },
    });

    await desk.hours.undo.undo(rosa, await again(change));

    expect(await seen(reference)).toEqual({ status: 'confirmed', start: at('2026-12-01 10:00'), with: 'mei' });
    expect(await times('2026-12-01')).toBeGreaterThan(0);
    await save(await propose(harbour, closed()), { [reference]: { kind: 'keep' } });
    const { closure } = closed() as Extract<ConfigurationEdit, { kind: 'closure' }>;
    const reopened = await propose(harbour, { kind: 'closure-gone', location: 'harbour', closure });
    await save(reopened);
    await book('2026-12-01 14:00');
    await expect(desk.hours.undo.undo(rosa, await again(reopened))).rejects.toMatchObject({ code: 'undo-over' });
  });

  it('closing and booking race: the visit is decided, or not booked, never overlooked', async () => {
    const harbour = await idOf('locations', 'harbour');
    for (let round = 0; round < 6; round++) {
      const change = await propose(harbour, closed());
      const { stamp } = await desk.hours.changes.impact(change);
      const [saved, booked] = await Promise.allSettled([
        saveAsSeen(change, stamp),
        desk.bookings.book(visitAt('2026-12-01 10:00', { practitioner: round % 2 ? 'mei' : 'jonas' }), ana),
      ]);

      if (saved.status === 'fulfilled') expect(booked).toMatchObject({ reason: { code: 'slot-not-offered' } });
      else expect([saved.reason.code, booked.status]).toEqual(['preview-stale', 'fulfilled']);
      for (const table of ['bookings', 'notifications', 'closures']) await desk.db.query(`delete from ${table}`);
    }
  });

  it('a hold that is confirmed in the very moment is no hold any more, and keeps its room', async () => {
    const harbour = await idOf('locations', 'harbour');
    for (let round = 0; round < 6; round++) {
      const { hold, reference } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
      const change = await propose(harbour, closed());
      const { stamp } = await desk.hours.changes.impact(change);

      const [saved, confirmed] = await Promise.allSettled([
        saveAsSeen(change, stamp),
        desk.confirmations.confirm(hold, ana),
      ]);

      expect([saved.status, confirmed.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      if (confirmed.status === 'fulfilled') expect(await roomsOf(reference)).toHaveLength(1);
      for (const table of ['bookings', 'notifications', 'closures']) await desk.db.query(`delete from ${table}`);
    }
  });

  it('two who close it at once both hear what happened, and it is closed once', async () => {
    const harbour = await idOf('locations', 'harbour');
    const [one, other] = [await propose(harbour, closed()), await propose(harbour, closed())];

    const told = await Promise.allSettled([save(one), save(other)]);

    expect(told.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await desk.hours.closures.of(harbour)).toHaveLength(1);
  });
});

describe('somebody who leaves', () => {
  it('all their visits are decided, also those outside their hours; and undone they are back', async () => {
    const reference = await book('2026-12-01 10:00');
    const change = await propose(await idOf('practitioners', 'mei'), {
      kind: 'practitioner-gone',
      practitioner: 'mei',
    });
    const impact = await desk.hours.changes.impact(change);
    const ways = await desk.hours.rescheduleOptions.find(impact.displaced[0]!, impact.after);
    expect(ways.others).toEqual([
      { start: at('2026-12-01 10:00'), practitioner: 'jonas', location: 'harbour', price: 9500 },
    ]);

    await save(change, { [reference]: { kind: 'move', to: ways.others[0]! } });

    expect(await seen(reference)).toMatchObject({ with: 'jonas' });
    expect((await desk.catalogue.current()).practitioners.map(({ slug }) => slug)).not.toContain('mei');
    await desk.hours.undo.undo(rosa, await again(change));
    expect(await seen(reference)).toMatchObject({ with: 'mei', start: at('2026-12-01 10:00') });
    expect(await times('2026-12-01')).toBeGreaterThan(0);
  });
});

describe('a room that goes', () => {
  it('its visits go on in another that suits, and who has none is decided', async () => {
    const first = await book('2026-12-01 10:00');
    const second = await book('2026-12-01 10:00', { practitioner: 'jonas' });
    const third = await book('2026-12-02 10:00');
    const [room] = await roomsOf(first);
    const others = (await roomsOf(third))[0] === room ? [third] : [];
    const change = await propose(await idOf('rooms', room!), {
      kind: 'room-gone',
      location: 'harbour',
      slug: room!,
    });

    const { displaced, reassigned } = await desk.hours.changes.impact(change);
    expect(displaced.map(({ reference }) => reference)).toEqual([first]);
    expect(reassigned.map(({ visit }) => visit.reference)).toEqual(others);

    await save(change, { [first]: { kind: 'keep' } });

    expect(await roomsOf(first)).toEqual([room]);
    for (const reference of others) expect(await roomsOf(reference)).not.toEqual([room]);
    expect(await roomsOf(second)).not.toEqual([room]);
    expect((await desk.catalogue.current()).rooms.map(({ slug }) => slug)).not.toContain(room);
  });

  it('retiring it and booking it race: the visit has a room that is there, or was shown', async () => {
    for (let round = 0; round < 6; round++) {
      const change = await propose(await idOf('rooms', 'east'), {
        kind: 'room-gone',
        location: 'harbour',
        slug: 'east',
      });
      const { stamp } = await desk.hours.changes.impact(change);
      const [saved, booked] = await Promise.allSettled([
        saveAsSeen(change, stamp),
        desk.bookings.book(visitAt('2026-12-01 10:00'), ana),
      ]);

      expect(booked.status).toBe('fulfilled');
      if (saved.status === 'fulfilled' && booked.status === 'fulfilled')
        expect(await roomsOf(booked.value.reference)).toEqual(['west']);
      else expect(saved).toMatchObject({ reason: { code: 'preview-stale' } });
      await desk.db.query(`update rooms set active = true`);
      for (const table of ['bookings', 'notifications']) await desk.db.query(`delete from ${table}`);
    }
  });
});
