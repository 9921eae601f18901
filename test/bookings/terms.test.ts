import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { failureOf } from '../../src/platform/http/failure.js';
import { problem } from '../../src/platform/http/problem.js';
import { ana, at, type Desk, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';

type Policy = NonNullable<ClinicFile['treatments'][number]['policy']>;

/** The small clinic, where acupuncture and the cupping that is added to it have terms of their own. */
const clinicWith = (acupuncture: Policy, cupping: Policy = {}, clinic: Partial<ClinicFile['policy']> = {}) => ({
  ...smallClinic,
  policy: { ...smallClinic.policy, ...clinic },
  treatments: smallClinic.treatments.map((one) => {
    if (one.slug === 'acupuncture') return { ...one, policy: acupuncture };
    return one.kind === 'add-on' ? { ...one, policy: cupping } : one;
  }),
});

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await desk.db.query(`delete from bookings`);
  await desk.db.query(`delete from notifications`);
});

const starts = async (from: string, to: string, addOns: string[] = []) => {
  const wanted = { treatment: 'acupuncture', addOns, practitioners: ['mei'] };
  const { slots } = await desk.slots.list(wanted, { from: at(from), to: at(to), limit: 1000 });
  return slots.map(({ start }) => start);
};
const whyNot = async (when: string, addOns: string[] = []) => {
  const wanted = { treatment: 'acupuncture', addOns, practitioners: ['mei'], locations: ['harbour'] };
  return (await desk.assignments.why(wanted, at(when)))?.code ?? null;
};

describe('a treatment with terms of its own', () => {
  it('wants more notice: nearer times are neither listed nor held, and why says so', async () => {
    await importClinic(desk.db, clinicWith({ minNoticeMinutes: 5 * 1440 }));

    expect(await starts('2026-11-27 09:00', '2026-12-02 09:00')).toEqual([]);
    expect(await whyNot('2026-12-01 10:00')).toBe('too-soon');
    await expect(desk.holds.hold(visitAt('2026-12-01 10:00'))).rejects.toMatchObject({ code: 'slot-not-offered' });
    await expect(desk.holds.hold(visitAt('2026-12-03 10:00'))).resolves.toBeTruthy();
    const other = { treatment: 'community', practitioners: ['mei'], locations: ['harbour'] };
    expect(await desk.assignments.why(other, at('2026-12-01 10:00'))).toBeNull();
  });

  it('can be booked further ahead than the rest', async () => {
    await importClinic(desk.db, clinicWith({ horizonDays: 200 }));

    expect(await whyNot('2027-05-03 10:00')).toBeNull();
    expect(await starts('2027-05-03 00:00', '2027-05-04 00:00')).toContain(at('2027-05-03 10:00'));
    const other = { treatment: 'community', practitioners: ['mei'], locations: ['harbour'] };
    expect((await desk.assignments.why(other, at('2027-05-03 10:00')))?.code).toBe('too-far');
  });

  it('starts on its own grid, for patients and at the front desk', async () => {
    await importClinic(desk.db, clinicWith({ startEveryMinutes: 60 }));

    const listed = await starts('2026-12-01 09:00', '2026-12-01 13:00');
    const free = await desk.staffSlots.free(
      { treatment: 'acupuncture', practitioners: ['mei'] },
      at('2026-12-01 09:00'),
      at('2026-12-01 13:00'),
    );

    expect(listed).toEqual(['09:00', '10:00', '11:00', '12:00'].map((time) => at(`2026-12-01 ${time}`)));
    expect(free.map(({ start }) => start)).toEqual(listed);
    expect(await whyNot('2026-12-01 10:15')).toBe('off-grid');
  });

  it('combined with another, the stricter terms hold', async () => {
    await importClinic(desk.db, clinicWith({}, { minNoticeMinutes: 5 * 1440 }));

    expect(await whyNot('2026-12-01 10:15')).toBeNull();
    expect(await whyNot('2026-12-01 10:15', ['cupping'])).toBe('too-soon');
    expect(await whyNot('2026-12-03 10:15', ['cupping'])).toBeNull();
  });
});

describe('what was shown when booking', () => {
  const shown = {
    cancelNoticeMinutes: 2880,
    lateCancellation: 'Later than that, half the price is due.',
    noShow: 'If you do not come, all of it is.',
  };
  const termsOf = async () => {
    const [row] = await desk.db.query(
      `select cancel_notice_minutes as "cancelNoticeMinutes", late_cancellation as "lateCancellation", no_show as "noShow" from bookings`,
    );
    return row as unknown;
  };
  const letters = () =>
    desk.db.query<{ data: object }[]>(`select data from notifications where template like 'booking-%'`);

  it('is kept with the visit and stands in its letter', async () => {
    await importClinic(desk.db, clinicWith({ cancelNoticeMinutes: 2880 }, {}, shown));

    const { terms } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);

    expect(terms).toEqual(shown);
    expect(await termsOf()).toEqual(shown);
    expect((await letters())[0]!.data).toMatchObject(shown);
  });

  it('when reception books, too', async () => {
    await importClinic(desk.db, clinicWith(shown));
    const caller = { name: 'Nia Sand', email: null, phone: '5550111' };

    await desk.phone.book(rosa, visitAt('2026-12-01 10:00'), caller, { tell: false });

    expect(await termsOf()).toEqual(shown);
  });

  it('holds, whatever the clinic says later: moved, the visit is still on the terms it was booked on', async () => {
    await importClinic(desk.db, clinicWith(shown));
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);

    await importClinic(desk.db, clinicWith({ cancelNoticeMinutes: 20_000, noShow: 'Twice the price.' }));
    await desk.reschedules.reschedule(token, { start: at('2026-12-03 10:00') });

    expect(await termsOf()).toEqual(shown);
    expect((await letters()).at(-1)!.data).toMatchObject(shown);
  });

  it('whoever comes too late is told what that means, in those words', async () => {
    await importClinic(desk.db, clinicWith(shown));
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    await importClinic(desk.db, smallClinic);
    desk.clock.set('2026-11-29T15:01:00Z');

    await expect(desk.cancellations.cancel(token)).rejects.toMatchObject({
      code: 'too-late-to-cancel',
      values: { phone: '+1 631 555 0100', terms: shown.lateCancellation },
    });
  });

  it('is told of no telephone where there is none', async () => {
    const [harbour] = smallClinic.locations;
    await importClinic(desk.db, { ...smallClinic, locations: [{ ...harbour!, phone: '' }] });
    const { token } = await desk.bookings.book(visitAt('2026-12-01 10:00'), ana);
    desk.clock.set('2026-11-30T15:01:00Z');

    const refusal = await desk.cancellations.cancel(token).catch((fault: unknown) => fault);

    const { body } = problem(failureOf(refusal), '');
    expect(JSON.parse(String(body))).toMatchObject({
      code: 'too-late-to-cancel',
      detail: 'It’s too late to cancel this appointment online.',
    });
    expect(String(body)).not.toContain('phone');
  });
});
