import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HoursEdit, WeeklyBlock } from '../../src/changes/hours-edit.js';
import { TimeOffTable } from '../../src/practitioners/time-off.table.js';
import { outsideHours } from '../../src/availability/timetable.js';
import type { StaffActor } from '../../src/accounts/staff-actor.js';
import type { Decision } from '../../src/changes/change.js';
import { elsewhere } from '../support/one-connection.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import { rosa, treating } from '../support/staff-actors.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';

let desk: Desk;
let mei: StaffActor;
let jonas: StaffActor;
beforeAll(async () => {
  desk = await openDesk();
  mei = await treating(desk.db, 'mei');
  jonas = await treating(desk.db, 'jonas');
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['changes', 'bookings', 'notifications']) await desk.db.query(`delete from ${table}`);
  await importClinic(desk.db);
});

const away = (from: string, to: string): HoursEdit => ({
  kind: 'off',
  practitioner: 'mei',
  off: { from: instant(from), to: instant(to) },
});
const instant = (wall: string) => new Date(at(wall) * 60_000).toISOString();
/** Tuesday, December 1, all day. */
const tuesdayOff = () => away('2026-12-01 00:00', '2026-12-02 00:00');
const weekly = (blocks: readonly WeeklyBlock[], replaces: WeeklyBlock | null = null): HoursEdit => ({
  kind: 'weekly',
  practitioner: 'mei',
  replaces,
  blocks,
});
const onTuesdays = { location: 'harbour', weekday: 2, from: '09:00', to: '17:00' };
const caller = { name: 'Bo Lindqvist', email: null, phone: '+1 631 555 0177' };
const book = async (wall: string, other: Parameters<typeof visitAt>[1] = {}) =>
  (await desk.bookings.book(visitAt(wall, other), whoSees(other.practitioner))).reference;
/** Nobody is with two practitioners at once. */
const whoSees = (practitioner = ana.contact.name) => ({ contact: { ...ana.contact, name: practitioner } });
const propose = (edit: HoursEdit, by = rosa) => desk.hours.changes.proposeHours(by, edit);
const one = (id: string, by = rosa) => desk.hours.changes.ofHours(by, 'mei', id);
const impactOf = async (id: string) => desk.hours.changes.impact(await one(id));
const keep: Decision = { kind: 'keep' };
const cancel: Decision = { kind: 'cancel' };
const moveTo = (wall: string, practitioner = 'mei'): Decision => ({
  kind: 'move',
  to: { start: at(wall), practitioner, location: 'harbour' },
});
async function save(id: string, decisions: Readonly<Record<string, Decision>> = {}, message = '', by = rosa) {
  const { stamp } = await impactOf(id);
  await desk.hours.decisions.save(by, await one(id, by), {
    stamp,
    decisions: new Map(Object.entries(decisions)),
    message,
  });
}
const seen = async (reference: string) => {
  const { booking, practitioner } = await desk.rows.byReference(reference, null);
  return { status: booking.status, start: booking.startsAt.getTime() / 60_000, with: practitioner.slug };
};
const letters = () =>
  desk.db.query(`select template, recipient, data, due_at from notifications order by template`) as Promise<
    { template: string; recipient: string; data: { message?: string; reason?: string }; due_at: Date }[]
  >;
const outside = async () =>
  outsideHours(await desk.hours.timetables.of(mei.id), await desk.hours.ahead.of({ practitioners: [mei.id] })).map(
    ({ reference }) => reference,
  );
const hours = async () => JSON.stringify(await desk.hours.timetables.of(mei.id));
const timesOn = async (day: string) => {
  const wanted = { treatment: 'acupuncture', practitioners: ['mei'] };
  const { slots } = await desk.slots.list(wanted, { from: at(`${day} 00:00`), to: at(`${day} 24:00`) });
  return slots.length;
};

/** Whoever waits for a lock. */
const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;

describe('whose hours', () => {
  it("a practitioner sets their own, where the clinic allows; somebody else's are not there", async () => {
    await expect(propose(tuesdayOff(), mei)).resolves.toBeDefined();
    await expect(propose(tuesdayOff(), jonas)).rejects.toMatchObject({ code: 'not-found' });

    await desk.db.query(`update clinic set practitioners_set_hours = false`);

    await expect(propose(tuesdayOff(), mei)).rejects.toMatchObject({ code: 'not-found' });
    await expect(propose(tuesdayOff(), rosa)).resolves.toBeDefined();
  });
});

describe('two places at once', () => {
  const quay = { ...smallClinic.locations[0]!, slug: 'quay', name: 'The Quay' };
  beforeEach(() => importClinic(desk.db, { ...smallClinic, locations: [...smallClinic.locations, quay] }));
  const fault = (path: string, message: string) => ({ code: 'bad-input', faults: [{ path, message }] });
  const on = (location: string, from: string, to: string): HoursEdit => ({
    kind: 'date',
    practitioner: 'mei',
    exception: { location, date: '2026-12-08', open: [{ from, to }] },
  });

  it('on a single day are refused beside the field; one after the other is a way to go', async () => {
    await save(await propose(on('harbour', '09:00', '12:00')));

    await expect(propose(on('quay', '11:00', '15:00'))).rejects.toMatchObject(fault('open.0.from', 'fault.two-places'));
    await expect(propose(on('quay', '12:00', '15:00'))).resolves.toBeDefined();
    await expect(propose(on('harbour', '11:00', '15:00'))).resolves.toBeDefined();
  });

  it('proposed both before either was saved, only one is saved', async () => {
    const [one, other] = [await propose(on('harbour', '09:00', '12:00')), await propose(on('quay', '11:00', '15:00'))];
    const both = await Promise.allSettled([save(one), save(other)]);

    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'hours-changed' } });
  });

  it('every week are refused, unless the weeks never meet', async () => {
    const block = { location: 'quay', weekday: 7, from: '10:00', to: '11:00' };
    const sundays = (more: object, location = 'quay') => weekly([{ ...block, ...more, location }]);
    const weekA = { everyWeeks: 2, starting: '2026-12-06' };
    await save(await propose(sundays(weekA)));

    await expect(propose(sundays({}, 'harbour'))).rejects.toMatchObject(fault('from', 'fault.hours-overlap'));
    await expect(propose(sundays(weekA, 'harbour'))).rejects.toMatchObject(fault('from', 'fault.hours-overlap'));
    await expect(propose(sundays({ ...weekA, starting: '2026-12-13' }, 'harbour'))).resolves.toBeDefined();
  });
});

describe('what a change would do', () => {
  it('names the visits it displaces and nothing else, and changes nothing', async () => {
    const [ten, two] = [await book('2026-12-01 10:00'), await book('2026-12-01 14:00')];
    await book('2026-12-02 10:00');
    await book('2026-12-01 10:00', { practitioner: 'jonas' });
    const before = await hours();

    const { displaced } = await impactOf(await propose(tuesdayOff()));

    expect(displaced.map(({ reference }) => reference)).toEqual([ten, two]);
    expect(await hours()).toBe(before);
  });

  it('a visit is displaced when the practitioner is missing for part of it, not while the patient rests', async () => {
    // 10:00 to 10:20 and 10:45 to 10:55 are hands-on.
    const reference = await book('2026-12-01 10:00');
    expect((await impactOf(await propose(away('2026-12-01 10:20', '2026-12-01 10:45')))).displaced).toEqual([]);
    expect((await impactOf(await propose(away('2026-12-01 10:54', '2026-12-01 11:00')))).displaced).toMatchObject([
      { reference },
    ]);
  });

  it('what was outside already is nobody’s surprise', async () => {
    const reference = await book('2026-12-01 10:00');
    await save(await propose(tuesdayOff()), { [reference]: keep });

    expect((await impactOf(await propose(tuesdayOff()))).displaced).toEqual([]);
    expect(await outside()).toEqual([reference]);
  });

  it('offers the closest other times of hers, and others at the same time, as the hours would be', async () => {
    await book('2026-12-01 10:00');
    const change = await one(await propose(tuesdayOff()));
    const impact = await desk.hours.changes.impact(change);

    const ways = await desk.hours.rescheduleOptions.find(impact.displaced[0]!, impact.after);

    const there = { location: 'harbour', price: 9500 };
    const place = (start: string, practitioner: string) => ({ start: at(start), practitioner, ...there });
    expect(ways.others).toEqual([place('2026-12-01 10:00', 'jonas')]);
    expect(ways.otherTimes).toEqual([
      place('2026-12-02 10:00', 'mei'),
      place('2026-11-30 10:00', 'mei'),
      place('2026-12-03 10:00', 'mei'),
    ]);
  });

  it('hours that end before they begin, or overlap others, are refused beside the field', async () => {
    const block = (from: string, to: string, everyWeeks = 1) =>
      weekly([{ location: 'harbour', weekday: 1, from, to, everyWeeks }]);
    const faults = (edit: HoursEdit) => propose(edit).catch(({ faults }) => faults);

    expect(await faults(block('18:00', '18:00'))).toEqual([{ path: 'to', message: 'fault.ends-too-early' }]);
    expect(await faults(block('16:00', '18:00'))).toEqual([{ path: 'from', message: 'fault.hours-overlap' }]);
    expect(await faults(block('18:00', '24:00', 2))).toEqual([{ path: 'starting', message: 'fault.first-week' }]);
    await expect(propose(block('18:00', '24:00'))).resolves.toBeDefined();
  });
});

describe('saving it', () => {
  it('with nothing displaced it is saved at once: the day is closed and the trail tells', async () => {
    expect(await timesOn('2026-12-01')).toBeGreaterThan(0);

    await save(await propose(tuesdayOff(), mei), {}, '', mei);

    expect(await timesOn('2026-12-01')).toBe(0);
    const [row] = await desk.db.query(`select actor, action, subject from audit order by id desc limit 1`);
    expect(row).toEqual({ actor: `staff/${mei.id}`, action: 'hours.changed', subject: mei.id });
  });

  it('each visit is kept, moved or cancelled, with one message, and the letters wait three minutes', async () => {
    const [nine, eleven, two] = [
      await book('2026-12-01 09:00'),
      await book('2026-12-01 11:00'),
      await book('2026-12-01 14:00'),
    ];
    await desk.db.query(`delete from notifications`);

    const decisions = { [nine]: moveTo('2026-12-02 10:00'), [eleven]: cancel, [two]: keep };
    await save(await propose(tuesdayOff()), decisions, 'Mei is away.\nWe are <sorry>.');

    expect(await seen(nine)).toEqual({ status: 'confirmed', start: at('2026-12-02 10:00'), with: 'mei' });
    expect(await seen(eleven)).toMatchObject({ status: 'cancelled' });
    expect(await seen(two)).toEqual({ status: 'confirmed', start: at('2026-12-01 14:00'), with: 'mei' });
    const posted = await letters();
    expect(posted.map(({ template }) => template)).toEqual([
      'booking-cancelled',
      'booking-moved',
      'visit-cancelled',
      'visit-moved',
    ]);
    expect(posted[0]!.data.reason).toBe('Mei is away.\nWe are <sorry>.');
    expect(posted[1]!.data.message).toBe('Mei is away.\nWe are <sorry>.');
    for (const { due_at } of posted) expect(due_at).toEqual(new Date(fridayMorning.getTime() + 180_000));
  });

  it('a visit may move into the hours the change opens, and to a colleague', async () => {
    const [ten, two] = [await book('2026-12-01 10:00'), await book('2026-12-01 14:00')];
    await save(await propose(weekly([{ ...onTuesdays, weekday: 6 }], onTuesdays)), {
      [ten]: moveTo('2026-12-05 10:00'),
      [two]: moveTo('2026-12-01 14:00', 'jonas'),
    });

    expect(await seen(ten)).toMatchObject({ start: at('2026-12-05 10:00') });
    expect(await seen(two)).toMatchObject({ with: 'jonas' });
  });

  it('nothing is dropped: a visit without a decision, or a cancellation without a word why, is refused', async () => {
    const reference = await book('2026-12-01 10:00');
    const id = await propose(tuesdayOff());

    await expect(save(id)).rejects.toMatchObject({
      faults: [{ path: `visit-${reference}`, message: 'fault.undecided' }],
    });
    await expect(save(id, { [reference]: cancel })).rejects.toMatchObject({
      faults: [{ path: 'message', message: 'fault.say-why' }],
    });
    expect(await timesOn('2026-12-01')).toBeGreaterThan(0);
  });

  it('when somebody books meanwhile it is refused as a whole, and the next look shows them', async () => {
    const first = await book('2026-12-01 10:00');
    const id = await propose(tuesdayOff());
    const { stamp } = await impactOf(id);
    const second = await book('2026-12-01 14:00');
    const before = await hours();

    const saving = desk.hours.decisions.save(rosa, await one(id), {
      stamp,
      decisions: new Map([[first, cancel]]),
      message: 'Away',
    });

    await expect(saving).rejects.toMatchObject({ code: 'preview-stale' });
    expect(await hours()).toBe(before);
    expect(await seen(first)).toMatchObject({ status: 'confirmed' });
    expect((await impactOf(id)).displaced.map(({ reference }) => reference)).toEqual([first, second]);
  });

  it('when one of the new times is gone, nothing at all has changed, for nobody in this process either', async () => {
    const [ten, two] = [await book('2026-12-01 10:00'), await book('2026-12-01 14:00')];
    await book('2026-12-02 10:00');
    const decisions = { [ten]: moveTo('2026-12-03 10:00'), [two]: moveTo('2026-12-02 10:00') };

    await expect(save(await propose(tuesdayOff()), decisions)).rejects.toMatchObject({
      code: 'preview-stale',
      values: { reference: two },
    });

    expect(await seen(ten)).toMatchObject({ start: at('2026-12-01 10:00') });
    await desk.db.query(`update clinic set name = name`);
    expect(await timesOn('2026-12-01')).toBeGreaterThan(0);
  });

  it('sent twice, it is saved once', async () => {
    const reference = await book('2026-12-01 10:00');
    await desk.db.query(`delete from notifications`);
    const id = await propose(tuesdayOff());
    const { stamp } = await impactOf(id);
    const decided = { stamp, decisions: new Map([[reference, cancel]]), message: 'Away' };

    await Promise.all([
      desk.hours.decisions.save(rosa, await one(id), decided),
      desk.hours.decisions.save(rosa, await one(id), decided),
    ]);

    expect(await letters()).toHaveLength(2);
  });

  it('who is just filling in the form for such a time is told, and offered others', async () => {
    const { hold } = await desk.holds.hold(visitAt('2026-12-01 10:00'));
    const id = await propose(tuesdayOff());
    expect((await impactOf(id)).displaced).toEqual([]);

    await save(id);

    await expect(desk.confirmations.confirm(hold, ana)).rejects.toMatchObject({ code: 'hold-expired' });
  });

  it('who has no address gets no letter', async () => {
    const { reference } = await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, { tell: true });
    await desk.db.query(`delete from notifications`);

    await save(await propose(tuesdayOff()), { [reference]: cancel }, 'Away');

    expect((await letters()).map(({ template }) => template)).toEqual(['visit-cancelled']);
    expect((await seen(reference)).status).toBe('cancelled');
  });
});

describe('undoing it, for three minutes', () => {
  const undo = (id: string, by = rosa) => one(id, by).then((change) => desk.hours.undo.undo(by, change));

  it('time off that is made longer is one change: its visits are decided, one audit row, and undone it is as long as before', async () => {
    const lunch = { from: instant('2026-12-01 12:00'), to: instant('2026-12-01 13:00'), reason: 'Lunch' };
    const longer = (replaces: typeof lunch): HoursEdit => ({
      kind: 'off',
      practitioner: 'mei',
      replaces,
      off: { ...replaces, to: instant('2026-12-01 14:30') },
    });
    await save(await propose({ kind: 'off', practitioner: 'mei', off: lunch }));
    const [two, before] = [await book('2026-12-01 14:00'), await hours()];
    const rows = async () => (await desk.db.query(`select 1 from audit where action = 'hours.changed'`)).length;
    const written = await rows();

    const id = await propose(longer(lunch));
    expect((await impactOf(id)).displaced).toMatchObject([{ reference: two }]);
    await save(id, { [two]: keep });

    const off = await desk.db.manager.find(TimeOffTable);
    expect(off).toMatchObject([{ from: at('2026-12-01 12:00'), to: at('2026-12-01 14:30'), reason: 'Lunch' }]);
    expect(await rows()).toBe(written + 1);
    await expect(propose(longer(lunch))).rejects.toMatchObject({ code: 'hours-changed' });
    await undo(id);
    expect(JSON.parse(await hours()).timeOff).toMatchObject(
      (JSON.parse(before) as { timeOff: object[] }).timeOff.map(({ ...off }) => ({ ...off, id: expect.anything() })),
    );
  });

  it('hours and visits are as they were, and nobody has heard of it', async () => {
    const [nine, eleven] = [await book('2026-12-01 09:00'), await book('2026-12-01 11:00')];
    await desk.db.query(`delete from notifications`);
    const before = await hours();
    const id = await propose(tuesdayOff());
    await save(id, { [nine]: moveTo('2026-12-02 10:00', 'jonas'), [eleven]: cancel }, 'Away');
    desk.clock.advance({ minutes: 2, seconds: 59 });

    await undo(id);
    await undo(id);

    expect(await hours()).toBe(before);
    expect(await seen(nine)).toEqual({ status: 'confirmed', start: at('2026-12-01 09:00'), with: 'mei' });
    expect(await seen(eleven)).toEqual({ status: 'confirmed', start: at('2026-12-01 11:00'), with: 'mei' });
    expect(await letters()).toEqual([]);
    expect(await outside()).toEqual([]);
  });

  it('after three minutes it stands', async () => {
    const id = await propose(tuesdayOff());
    await save(id);
    desk.clock.advance({ minutes: 3 });

    await expect(undo(id)).rejects.toMatchObject({ code: 'undo-over' });
  });

  it('a letter that has left is not taken back', async () => {
    const reference = await book('2026-12-01 10:00');
    await desk.db.query(`delete from notifications`);
    const id = await propose(tuesdayOff());
    await save(id, { [reference]: cancel }, 'Away');
    await desk.db.query(`update notifications set attempts = 1 where template = 'booking-cancelled'`);

    await expect(undo(id)).rejects.toMatchObject({ code: 'undo-over' });
    expect(await letters()).toHaveLength(2);
  });

  it('when the rooms were given away meanwhile, it is refused as a whole', async () => {
    const [nine, ten] = [await book('2026-12-01 09:00'), await book('2026-12-01 10:15')];
    const other = await book('2026-12-04 10:00');
    const id = await propose(tuesdayOff());
    await save(id, { [nine]: moveTo('2026-12-02 09:00'), [ten]: cancel }, 'Away');
    await desk.db.query(`insert into claims (resource_id, booking_id, from_at, until_at)
      select r.id, b.id, '2026-12-01T15:15:00Z', '2026-12-01T16:20:00Z'
      from bookings b, rooms r where b.reference = '${other}' and r.slug in ('east', 'west')`);

    await expect(undo(id)).rejects.toMatchObject({ code: 'undo-over', values: { reference: ten } });

    expect(await seen(nine)).toMatchObject({ start: at('2026-12-02 09:00') });
    expect(await timesOn('2026-12-01')).toBe(0);
  });

  it('a patient who has acted since keeps what they chose', async () => {
    const { reference, token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    const id = await propose(tuesdayOff());
    await save(id, { [reference]: moveTo('2026-12-02 10:00') });
    await desk.reschedules.reschedule(token, { start: at('2026-12-03 10:00') });

    await expect(undo(id)).rejects.toMatchObject({ code: 'undo-over' });
    expect(await seen(reference)).toMatchObject({ start: at('2026-12-03 10:00') });
  });

  it('a visit that is moved to a colleague while it is undone stays where it was moved', async () => {
    const reference = await book('2026-12-01 10:00');
    const id = await propose(tuesdayOff());
    await save(id, { [reference]: moveTo('2026-12-02 10:00') });
    let undone: Promise<unknown> = Promise.resolve();
    await desk.db.transaction(async (tx) => {
      const thursday = { start: at('2026-12-03 10:00'), practitioner: 'jonas' };
      await desk.staffReschedules.rescheduleIn(tx, rosa, reference, thursday, { tell: true });
      await elsewhere(async () => {
        undone = undo(id).catch(({ code }: { code: string }) => code);
        await expect.poll(async () => (await desk.db.query(waiting)).length).toBeGreaterThan(0);
      });
    });

    expect(await undone).toBe('undo-over');
    expect(await seen(reference)).toMatchObject({ start: at('2026-12-03 10:00'), with: 'jonas' });
  });

  it('a visit booked in the new hours is not displaced by going back', async () => {
    const id = await propose(weekly([{ ...onTuesdays, weekday: 6 }]));
    await save(id);
    await book('2026-12-05 10:00');

    await expect(undo(id)).rejects.toMatchObject({ code: 'undo-over' });
  });

  it('the undo and a patient who wants the freed time race, and one of them has it', async () => {
    for (let round = 0; round < 5; round++) {
      const reference = await book('2026-12-01 10:00');
      const id = await propose(tuesdayOff());
      await save(id, { [reference]: moveTo('2026-12-02 10:00') });

      const [undone, booked] = await Promise.allSettled([
        undo(id),
        desk.bookings.book(visitAt('2026-12-01 10:00'), ana),
      ]);

      expect(undone.status).toBe('fulfilled');
      expect(booked).toMatchObject({ status: 'rejected' });
      expect(await seen(reference)).toMatchObject({ start: at('2026-12-01 10:00') });
      await desk.db.query(`delete from bookings`);
      await desk.db.query(`delete from notifications`);
    }
  });
});

describe('who waits while the hours change', () => {
  /** Locks the practitioner and closes the day; meanwhile `wanted` is asked for, and waits. */
  async function whileClosing(wanted: () => Promise<unknown>): Promise<unknown> {
    let asked: Promise<unknown> = Promise.resolve();
    await desk.db.transaction(async (tx) => {
      await desk.claims.lockResources(tx, [mei.id]);
      await elsewhere(async () => {
        asked = wanted().catch(({ code }: { code: string }) => code);
        await expect.poll(async () => (await desk.db.query(waiting)).length).toBeGreaterThan(0);
      });
      const period = { from: at('2026-12-01 00:00'), to: at('2026-12-02 00:00') };
      await tx.insert(TimeOffTable, { practitionerId: mei.id, ...period, reason: null });
    });
    return asked;
  }

  it('does not get a time that is closed by then: not by holding, booking, moving, nor by phone', async () => {
    const { token, reference } = await desk.bookings.book(visitAt('2026-12-03 10:00'), ana);
    const start = at('2026-12-01 10:00');
    const attempts = [
      () => desk.holds.hold(visitAt('2026-12-01 10:00')),
      () => desk.bookings.book(visitAt('2026-12-01 10:00'), ana),
      () => desk.reschedules.reschedule(token, { start }),
      () => desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, { tell: false }),
      () => desk.staffReschedules.reschedule(rosa, reference, { start }, { tell: false }),
    ];
    for (const attempt of attempts) {
      expect(await whileClosing(attempt)).toBe('slot-not-offered');
      await desk.db.query(`delete from time_off`);
      await desk.slots.list({ treatment: 'acupuncture' });
    }
  });
});
