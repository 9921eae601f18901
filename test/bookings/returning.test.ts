import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NextVisits } from '../../src/bookings/by-patient/next-visits.service.js';
import type { NotificationContent } from '../../src/notifications/notification.js';
import { rebookToken } from '../../src/notifications/rebook-link.js';
import { provenVisitToken } from '../../src/notifications/visit-link.js';
import { at, type Desk, openDesk, visitAt } from '../support/desk.js';
import { returningClinic } from '../support/returning-clinic.js';
import { rosa, treating } from '../support/staff-actors.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ clinic: returningClinic });
});
afterAll(() => desk.close());
beforeEach(async () => {
  for (const table of ['bookings', 'earlier_visits', 'notifications', 'patients'])
    await desk.db.query(`delete from ${table}`);
  desk.clock.set(new Date('2026-11-27T14:00:00Z'));
});

const dana = { name: 'Dana Reyes', email: 'dana@example.org', phone: null };
const consultation = visitAt('2026-12-01 10:00', { treatment: 'consultation' });
const followUp = visitAt('2026-12-01 10:00', { treatment: 'follow-up' });
const told = { tell: true };

/** She has an appointment that day, and what became of it. */
async function was(wall: string, status = 'done'): Promise<string> {
  const { reference } = await desk.phone.book(rosa, visitAt('2026-12-07 10:00'), dana, { tell: false });
  const [row] = (await desk.db.query(
    `update bookings set status = $2, starts_at = to_timestamp($3::bigint * 60), ends_at = to_timestamp($3::bigint * 60 + 3300)
     where reference = $1 returning id`,
    [reference, status, at(wall)],
  )) as [[{ id: string }]];
  await desk.db.query(`delete from claims`);
  await desk.db.query(`delete from notifications`);
  return row[0].id;
}

const letter = async (): Promise<
  Extract<NotificationContent, { template: 'booking-confirmed'; channel: 'email' }>['data']
> => (await desk.db.query(`select data from notifications where template = 'booking-confirmed'`))[0].data;
const booked = (reference: string) => desk.rows.byReference(reference, null).then(({ treatment }) => treatment.slug);

describe('somebody nobody knows yet, on a public page,', () => {
  it('has the first consultation they book though they came in August: the email says so', async () => {
    await was('2026-08-28 10:00');

    const { status } = await desk.bookings.book(consultation, { contact: dana });

    expect(status).toBe('confirmed');
    expect((await letter()).wrongAudience).toEqual({ isFor: 'new', months: 24, lastSeen: at('2026-08-28 10:00') });
  });

  it('has the follow-up they book though they never came', async () => {
    await desk.bookings.book(followUp, { contact: dana });
    expect((await letter()).wrongAudience).toEqual({ isFor: 'returning', months: 24, lastSeen: null });
  });

  it('reads nothing of it where it is for them', async () => {
    await desk.bookings.book(consultation, { contact: dana });
    expect(await letter()).not.toHaveProperty('wrongAudience');
  });

  it('reads nothing of it if they have lapsed, or never came in the end', async () => {
    await was('2024-11-20 10:00');
    await was('2026-11-20 10:00', 'no-show');
    await was('2026-11-23 10:00', 'cancelled');
    await desk.bookings.book(consultation, { contact: dana });
    expect(await letter()).not.toHaveProperty('wrongAudience');
  });
});

describe('whoever has proven that the address is theirs', () => {
  const proven = { contact: dana, proven: true };

  it('is refused a first consultation if they came in August, and the time stays free', async () => {
    await was('2026-08-28 10:00');
    await expect(desk.bookings.book(consultation, proven)).rejects.toMatchObject({
      code: 'new-patients-only',
      values: { months: 24 },
    });
    await desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: { ...dana, name: 'Leo Reyes' } });
  });

  it('is refused a follow-up until they came', async () => {
    await expect(desk.bookings.book(followUp, proven)).rejects.toMatchObject({ code: 'returning-patients-only' });
    await was('2026-08-28 10:00', 'arrived');
    await expect(desk.bookings.book(followUp, proven)).resolves.toMatchObject({ status: 'confirmed' });
  });

  it('begins anew after the months that the clinic says', async () => {
    await was('2026-08-28 10:00');
    await desk.db.query(`update clinic set returning_months = 2`);
    try {
      await expect(desk.bookings.book(consultation, proven)).resolves.toMatchObject({ status: 'confirmed' });
    } finally {
      await desk.db.query(`update clinic set returning_months = 24`);
    }
  });

  it('is returning by what an import brought as history', async () => {
    await desk.phone.book(rosa, visitAt('2026-12-07 10:00'), dana, { tell: false });
    await desk.db.query(`insert into earlier_visits (id, patient_id, starts_at, treatment, practitioner)
      select gen_random_uuid(), id, '2026-08-28T14:00:00Z', 'Acupuncture', 'Mei' from patients`);
    await expect(desk.bookings.book(consultation, proven)).rejects.toMatchObject({ code: 'new-patients-only' });
  });
});

describe('a link to one appointment', () => {
  const toAcupuncture = { start: at('2026-12-02 10:00'), treatment: 'acupuncture' };
  const toFollowUp = { start: at('2026-12-02 10:00'), treatment: 'follow-up' };

  it('that we sent offers whoever booked a first consultation by mistake what is for them, of any length', async () => {
    await was('2026-08-28 10:00');
    const { reference } = await desk.bookings.book(consultation, { contact: dana });
    const { booking } = await desk.rows.byReference(reference, null);

    await desk.reschedules.reschedule(provenVisitToken(desk.keys, booking.id, 0), toFollowUp);

    expect(await booked(reference)).toBe('follow-up');
  });

  it('that we sent leads a returning patient to no first consultation', async () => {
    await was('2026-08-28 10:00');
    const { reference } = await desk.bookings.book(visitAt('2026-12-01 10:00'), { contact: dana });
    const { booking } = await desk.rows.byReference(reference, null);
    const token = provenVisitToken(desk.keys, booking.id, 0);
    const to = { ...toAcupuncture, treatment: 'consultation' };
    await expect(desk.reschedules.reschedule(token, to)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('as whoever books is answered it tells nobody who is known: both may choose the same', async () => {
    await was('2026-08-28 10:00');
    const visits = [
      await desk.bookings.book(consultation, { contact: dana }),
      await desk.bookings.book(
        { ...consultation, practitioner: 'jonas' },
        { contact: { ...dana, name: 'Nobody Yet' } },
      ),
    ];
    for (const { token, reference } of visits) {
      await expect(desk.reschedules.reschedule(token, toFollowUp)).rejects.toMatchObject({ code: 'not-found' });
      await desk.reschedules.reschedule(token, { ...toAcupuncture });
      expect(await booked(reference)).toBe('acupuncture');
    }
  });

  it('with a false proof opens nothing', async () => {
    const { token } = await desk.bookings.book(consultation, { contact: dana });
    await expect(desk.rows.byLink(`${token}${'A'.repeat(22)}`)).rejects.toMatchObject({ code: 'not-found' });
  });
});

it('nobody books their first consultation again from the email after it; who comes back after years does', async () => {
  const next = new NextVisits(desk.db, desk.rows, desk.keys, desk.clock);
  const id = await was('2026-11-20 10:00');
  await desk.db.query(`update bookings set treatment_id = (select id from treatments where slug = 'consultation')`);
  const token = rebookToken(desk.keys, id);

  expect((await next.byToken(token)).repeatable).toBe(false);
  desk.clock.set(new Date('2028-11-27T14:00:00Z'));
  expect((await next.byToken(token)).repeatable).toBe(true);
});

describe('at the desk', () => {
  it('a first consultation for somebody who came in August is asked about once, and has the last word', async () => {
    await was('2026-08-28 10:00');
    await expect(desk.phone.book(rosa, consultation, dana, told)).rejects.toMatchObject({
      code: 'new-patients-only',
      values: { lastSeenAt: new Date('2026-08-28T14:00:00Z') },
    });

    await desk.phone.book(rosa, consultation, dana, { ...told, forAnyone: true });

    const [{ detail }] = await desk.db.query(
      `select detail from audit where action = 'booking.confirmed' order by at desc, id desc limit 1`,
    );
    expect(detail).toMatchObject({ wrongAudience: true });
  });

  it('a practitioner who types a name and an address learns nothing of appointments elsewhere', async () => {
    await was('2026-08-28 10:00');
    await desk.db.query(`update bookings set practitioner_id = (select id from practitioners where slug = 'mei')`);
    const jonas = await treating(desk.db, 'jonas');
    await expect(desk.phone.book(jonas, { ...consultation, practitioner: 'jonas' }, dana, told)).resolves.toMatchObject(
      {
        emailed: true,
      },
    );
  });
});
