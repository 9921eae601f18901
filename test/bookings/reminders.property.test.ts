import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedReminders, reminding } from '../../src/bookings/notices/reminders.js';
import { wallTimeOf } from '../../src/time/wall-time.js';
import { standardReminders } from '../../src/clinic/policy.entity.js';
import { wallOf } from '../../src/time/wall-clock.js';
import { at } from '../support/desk.js';
import { slowReminders } from './slow-reminders.js';

const zones = ['America/New_York', 'Australia/Sydney', 'Australia/Lord_Howe', 'Europe/London', 'Asia/Kolkata'];
const from = Date.parse('2026-01-01T00:00:00Z') / 60_000;
/** Of the year around both clock changes; told up to a month before. */
const visits = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    start: fc.integer({ min: from, max: from + 370 * 1440 }),
    ahead: fc.oneof(fc.integer({ min: 5, max: 6000 }), fc.integer({ min: 5, max: 45_000 })),
  })
  .map(({ ahead, ...visit }) => ({ ...visit, toldAt: visit.start - ahead, remindedAt: null }));
const time = (min: number, max: number) => fc.integer({ min, max }).map(wallTimeOf);
const rules = fc.record({
  reminders: fc.uniqueArray(fc.oneof(fc.constantFrom(2880, 1440, 180, 60), fc.integer({ min: 10, max: 20_160 })), {
    maxLength: 5,
  }),
  quietHours: fc.oneof(
    fc.constant(null),
    fc.record({ from: time(18 * 60, 1439), to: time(5 * 60, 10 * 60) }),
    fc.record({ from: time(11 * 60, 13 * 60), to: time(14 * 60, 16 * 60) }),
  ),
});

const visit = (start: string, toldAt: string) => ({
  start: at(start),
  timeZone: 'America/New_York',
  toldAt: at(toldAt),
  remindedAt: null,
});
const planned = (start: string, toldAt: string) =>
  plannedReminders(visit(start, toldAt), standardReminders).map(({ minutes, due }) => {
    const { date, minute } = wallOf('America/New_York', due);
    return `${minutes}: ${date} ${wallTimeOf(minute)}`;
  });

describe('a visit is announced', () => {
  it('two days and three hours before', () => {
    expect(planned('2026-12-03 15:00', '2026-11-20 09:00')).toEqual([
      '2880: 2026-12-01 15:00',
      '180: 2026-12-03 12:00',
    ]);
  });

  it('the evening before, where it would be in the night', () => {
    expect(planned('2026-12-03 10:00', '2026-11-20 09:00')).toEqual([
      '2880: 2026-12-01 10:00',
      '180: 2026-12-02 20:30',
    ]);
  });

  it('once, when it was booked fifty hours ahead', () => {
    expect(planned('2026-12-03 15:00', '2026-12-01 13:00')).toEqual(['180: 2026-12-03 12:00']);
  });

  it('not at all, when it was booked that evening for the next morning, or four hours before', () => {
    expect(planned('2026-12-03 09:00', '2026-12-02 18:00')).toEqual([]);
    expect(planned('2026-12-03 15:00', '2026-12-03 11:00')).toEqual([]);
  });

  it('by the clock of the wall, when the clocks change between', () => {
    expect(planned('2026-11-01 13:00', '2026-10-01 09:00')).toEqual([
      '2880: 2026-10-30 14:00',
      '180: 2026-11-01 10:00',
    ]);
    expect(planned('2026-03-08 10:30', '2026-02-01 09:00')).toEqual([
      '2880: 2026-03-06 09:30',
      '180: 2026-03-07 20:30',
    ]);
  });
});

describe('after a time when nothing could be sent', () => {
  const thursday = visit('2026-12-03 15:00', '2026-11-20 09:00');
  const sent = (now: string) => reminding(thursday, standardReminders, at(now)).send?.minutes ?? null;

  it('what is still of use goes', () => expect(sent('2026-12-01 18:00')).toBe(2880));
  it('two days are not announced an hour before', () => expect(sent('2026-12-03 14:00')).toBeNull());
  it('nor on the day itself', () => expect(sent('2026-12-03 08:30')).toBeNull());
  it('at night it waits for the morning', () => {
    expect(reminding(thursday, standardReminders, at('2026-12-01 23:00'))).toEqual({
      send: null,
      wakeAt: at('2026-12-02 08:00'),
      rest: null,
    });
  });
  it('unless the morning is too late', () => {
    const early = visit('2026-12-03 09:00', '2026-11-20 09:00');
    expect(reminding(early, standardReminders, at('2026-12-02 22:00')).send?.minutes).toBe(180);
  });
});

it('the plan is what one finds looking at the clock minute by minute', () => {
  fc.assert(
    fc.property(visits, rules, (one, policy) => {
      const found = plannedReminders(one, policy).map(({ minutes, due }) => [minutes, due]);
      expect(found).toEqual(slowReminders(one, policy));
    }),
    { numRuns: 1000 },
  );
});

it('whatever the rules, and however late: after being told, before the visit, one at a time, with room between', () => {
  fc.assert(
    fc.property(
      visits,
      rules,
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 5, maxLength: 5 }),
      (one, policy, late) => {
        const plan = plannedReminders(one, policy);
        const sent = plan.map(({ due, until }, n) => due + Math.floor((until - due) * late[n]!));
        let told = one.toldAt;
        for (const [n, { due, until, minutes }] of plan.entries()) {
          expect(due).toBeLessThan(until);
          expect(until).toBeLessThanOrEqual(one.start - Math.floor(minutes / 2));
          expect(due - one.toldAt).toBeGreaterThanOrEqual((one.start - due) / 2);
          if (n > 0) expect(due - told).toBeGreaterThanOrEqual(Math.floor((one.start - due) / 4) - 1);
          told = sent[n]!;
        }
      },
    ),
    { numRuns: 1000 },
  );
});

it('whoever looks every minute sends each reminder, once, at its time', () => {
  fc.assert(
    fc.property(visits, rules, (one, policy) => {
      const sent = new Map<number, number>();
      let remindedAt: number | null = null;
      for (let now: number | null = one.toldAt; now !== null && now <= one.start; ) {
        const { send, wakeAt } = reminding({ ...one, remindedAt }, policy, now);
        if (send) {
          expect(sent.has(send.minutes)).toBe(false);
          sent.set(send.minutes, now);
          remindedAt = now;
        }
        expect(wakeAt === null || wakeAt > now).toBe(true);
        now = wakeAt;
      }
      expect([...sent]).toEqual(slowReminders(one, policy));
    }),
    { numRuns: 500 },
  );
});
