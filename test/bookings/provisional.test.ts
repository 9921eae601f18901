import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Policy } from '../../src/clinic/clinic.js';
import { confirmToken } from '../../src/notifications/confirm-link.js';
import { ProvenAddresses } from '../../src/patients/proven-addresses.service.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import type { Origin } from '../../src/platform/http/origin.decorator.js';
import { Refusal } from '../../src/platform/refusal.js';
import { Retention } from '../../src/privacy/retention.service.js';
import { asOwner } from '../support/database.js';
import { type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { rosa } from '../support/staff-actors.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';

/** Two processes on one database. The clinic offers so much that a week has room for many unproven bookings. */
const days = [1, 2, 3, 4, 5].map((weekday) => ({ location: 'harbour', weekday, from: '06:00', to: '22:00' }));
const offers = [{ treatment: 'community', location: 'harbour' }];
const [mei] = smallClinic.practitioners;
const large = {
  ...smallClinic,
  locations: smallClinic.locations.map((one) => ({
    ...one,
    rooms: Array.from({ length: 20 }, (_, n) => ({ slug: `chair-${n}`, name: `Chair ${n}`, features: ['chair'] })),
  })),
  practitioners: Array.from({ length: 20 }, (_, n) => ({
    ...mei!,
    slug: `p${n}`,
    name: `P ${n}`,
    hours: days,
    offers,
  })),
};

let desk: Desk;
let other: ReturnType<typeof deskOn>;
let otherDb: DataSource;
beforeAll(async () => {
  desk = await openDesk({ clinic: large, connections: 20 });
  otherDb = await new DataSource(databaseOptions(desk.url, [], 20)).initialize();
  other = deskOn(otherDb, desk.clock, desk.keys);
});
afterAll(async () => {
  await otherDb.destroy();
  await desk.close();
});
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  for (const table of ['bookings', 'notifications', 'proven_addresses', 'limits_reached'])
    await desk.db.query(`delete from ${table}`);
});

const network = (n: number) => `203.0.113.${n}`;
const from = (n: number, more: Partial<Origin> = {}): Origin => ({
  network: network(n),
  worked: true,
  verified: false,
  ...more,
});
/** Booking n of a test: everyone at a practitioner or a time of their own. */
const place = (n: number, week = '2026-12-01') => ({
  ...visitAt(`${week} ${String(8 + (n % 10)).padStart(2, '0')}:00`, {
    treatment: 'community',
    practitioner: `p${n % 20}`,
  }),
});
const details = (email: string, origin?: Origin, name = 'Ana García') => ({
  contact: { name, email, phone: null },
  origin,
});
const book = (n: number, email: string, origin?: Origin, at = desk as ReturnType<typeof deskOn>) =>
  at.bookings.book(place(n), details(email, origin));
const statuses = async (all: readonly Promise<{ status: string }>[]) => {
  const counts: Record<string, number> = {};
  for (const one of await Promise.allSettled(all)) {
    const what = one.status === 'fulfilled' ? one.value.status : (one.reason as Refusal).code;
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
};
const idOf = async (reference: string) =>
  (await desk.db.query(`select id from bookings where reference = $1`, [reference]))[0].id as string;
const buttonOf = async (reference: string, generation = 0) =>
  confirmToken(desk.keys, await idOf(reference), generation);
interface Named {
  readonly patient: { readonly name: string };
}
const messages = (): Promise<{ template: string; recipient: string; at: Date; data: Named }[]> =>
  desk.db.query(
    `select template, recipient, due_at as at, data from notifications where coalesce(reader, 'patient') = 'patient' order by due_at, id`,
  );
const claims = async () => (await desk.db.query(`select count(*)::int as n from claims`))[0].n as number;
const reached = async () =>
  (await desk.db.query(`select what, count(*)::int as n from limits_reached group by what`)) as {
    what: string;
    n: number;
  }[];
const withPolicy = (policy: Partial<Policy>) =>
  importClinic(desk.db, { ...large, policy: { ...large.policy, ...policy } as (typeof large)['policy'] });

describe('from one network', () => {
  it('the sixth booking in ten minutes is provisional, and ten minutes later one is not', async () => {
    for (let n = 0; n < 5; n++) expect((await book(n, `a${n}@example.org`, from(1))).status).toBe('confirmed');

    expect(await book(5, 'a5@example.org', from(1))).toMatchObject({
      status: 'provisional',
      heldUntil: '2026-11-27T14:30:00.000Z',
    });
    expect((await book(6, 'a6@example.org', from(2))).status).toBe('confirmed');
    expect(await reached()).toEqual([{ what: 'network', n: 1 }]);
    desk.clock.advance({ minutes: 11 });
    expect((await book(7, 'a7@example.org', from(1))).status).toBe('confirmed');
  });

  it('16 clients of two processes reach the limit at once: five are confirmed, five wait, the others are told to', async () => {
    const all = Array.from({ length: 16 }, (_, n) => book(n, `a${n}@example.org`, from(1), n % 2 === 0 ? desk : other));

    expect(await statuses(all)).toEqual({ confirmed: 5, provisional: 5, 'too-many-requests': 6 });
  });

  it('five times are held at once, by several processes together', async () => {
    const hold = (n: number) => (n % 2 === 0 ? desk : other).holds.hold({ ...place(n), origin: from(1) });
    const held = await Promise.allSettled(Array.from({ length: 16 }, (_, n) => hold(n)));

    expect(held.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    expect(await reached()).toEqual([{ what: 'holds', n: 11 }]);
  });

  it('of a partner as many as its key allows', async () => {
    for (let n = 0; n < 8; n++)
      expect((await book(n, `a${n}@example.org`, from(1, { network: null }))).status).toBe('confirmed');
  });

  it('those with proven addresses count for nothing', async () => {
    const proven = new ProvenAddresses(desk.clock);
    for (let n = 0; n < 8; n++) {
      await proven.prove(desk.db.manager, `a${n}@example.org`);
      expect((await book(n, `a${n}@example.org`, from(1))).status).toBe('confirmed');
    }
  });
});

describe('to one address', () => {
  it('two confirmations an hour are sent, then one with a button, then nothing', async () => {
    const all = Array.from({ length: 16 }, (_, n) =>
      book(n, n % 2 === 0 ? 'victim@gmail.com' : `vic.tim+${n}@gmail.com`, from(n), n % 2 === 0 ? desk : other),
    );

    expect(await statuses(all)).toEqual({ confirmed: 2, provisional: 1, 'too-many-tries': 13 });
    expect(await messages()).toHaveLength(3);
  });

  it('messages about changes wait, so that no hour has more than three', async () => {
    const { token } = await book(0, 'victim@example.org', from(1));
    for (let n = 1; n < 6; n++) {
      desk.clock.advance({ minutes: 6 });
      await desk.reschedules.reschedule(token, { start: place(n).start });
    }

    const times: number[] = (await messages()).map(({ at }) => at.getTime());
    for (const [n, at] of times.entries()) expect(at - (times[n - 3] ?? -Infinity)).toBeGreaterThanOrEqual(3_600_000);
  });

  it('what the clinic changes is told at once, and so is that a visit is off', async () => {
    const [first, second] = [await book(0, 'ana@example.org', from(1)), await book(1, 'ana@example.org', from(1))];
    await desk.emails.resend(first.token, network(1));
    await desk.db.query(`update notifications set status = 'sent'`);
    desk.clock.advance({ minutes: 10 });
    const { start } = place(2);
    await desk.staffReschedules.reschedule(rosa, first.reference, { start }, { tell: true });
    await desk.cancellations.cancel(second.token);

    const told = (await messages()).filter(({ template }) => template !== 'booking-confirmed');
    expect(told.map(({ template }) => template).sort()).toEqual(['booking-cancelled', 'booking-moved']);
    for (const { at } of told) expect(at.getTime() - desk.clock.now().getTime()).toBeLessThan(15 * 60_000);
  });

  it('a message repeats no more of the name than a first name', async () => {
    await desk.bookings.book(place(0), details('victim@example.org', from(1), 'Buy cheap pills at pills.example'));
    await desk.bookings.book(place(1), details('other@example.org', from(1), 'pills.example'));

    const names = (await messages()).map(({ data }) => data.patient.name);
    expect(names).toEqual(['Buy', '']);
  });

  it('that is proven, people book twice as many visits as one of them may, then with a button', async () => {
    await withPolicy({ visitsAhead: 2 });
    await new ProvenAddresses(desk.clock).prove(desk.db.manager, 'ana@example.org');
    const all = Array.from({ length: 16 }, (_, n) =>
      (n % 2 === 0 ? desk : other).bookings.book(place(n), details('ana@example.org', from(n), `Ana ${n}`)),
    );

    expect(await statuses(all)).toEqual({ confirmed: 4, provisional: 3, 'too-many-tries': 9 });
    await withPolicy({});
  });

  it('a correction leads from a proven address to one that is not, and back', async () => {
    await new ProvenAddresses(desk.clock).prove(desk.db.manager, 'ana@example.org');
    const { token } = await book(0, 'ana@example.org', from(1));
    const keys = () => desk.db.query(`select unproven_address from bookings`);

    const other = await desk.emails.correct(token, 'victim@example.org', network(1));
    expect(await keys()).toEqual([{ unproven_address: 'victim@example.org' }]);
    await desk.emails.correct(other.token, 'ana@example.org', network(1));
    expect(await keys()).toEqual([{ unproven_address: null }]);
  });

  it('once the button is pressed, as many as that person books', async () => {
    for (let n = 0; n < 2; n++) await book(n, 'ana@example.org', from(1));
    const { reference } = await book(2, 'ana@example.org', from(1));

    await desk.provisional.confirm(await buttonOf(reference));

    for (let n = 3; n < 8; n++) expect((await book(n, 'ana@example.org', from(1))).status).toBe('confirmed');
  });
});

describe('of a week’s time', () => {
  /** 20 people × 16 hours × 5 days. */
  const offered = 96_000;

  /** So much of it is booked with unproven addresses, but for one appointment. */
  const fill = async (share: number) => {
    await asOwner(desk.db, `alter table bookings disable trigger user`);
    const id = await idOf((await book(0, 'first@example.org', from(1))).reference);
    await desk.db.query(
      `insert into bookings select (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'reference', 'R' || n,
         'hold_hash', null, 'link_hash', null, 'network', null))).* from bookings b, generate_series(1, $2::numeric
         / (extract(epoch from ends_at - starts_at) / 60) - 2) n where b.id = $1`,
      [id, Math.floor(offered * share)],
    );
    await asOwner(desk.db, `alter table bookings enable trigger user`);
  };
  const sixteen = () =>
    Array.from({ length: 16 }, (_, n) => book(n + 1, `a${n}@example.org`, from(n + 2), n % 2 === 0 ? desk : other));

  it('a twentieth is for what unproven addresses book within a day, from all networks together', async () => {
    await fill(0.05);

    expect(await statuses(sixteen())).toEqual({ confirmed: 1, provisional: 15 });
    const next = desk.bookings.book(place(3, '2026-12-08'), details('next@example.org', from(90)));
    expect((await next).status).toBe('confirmed');
    desk.clock.advance({ minutes: 24 * 60 });
    expect((await book(17, 'later@example.org', from(91))).status).toBe('confirmed');
  });

  it('a quarter is for what they book in all', async () => {
    await fill(0.25);
    desk.clock.advance({ minutes: 24 * 60 });

    expect(await statuses(sixteen())).toEqual({ confirmed: 1, provisional: 15 });
  });

  it('nobody gets more of it by a correction from an address that is proven to one that is not', async () => {
    await new ProvenAddresses(desk.clock).prove(desk.db.manager, 'ana@example.org');
    const { token } = await book(1, 'ana@example.org', from(2));
    await fill(0.05);
    await book(2, 'last@example.org', from(3));

    await expect(desk.emails.correct(token, 'other@example.org', network(2))).rejects.toMatchObject({
      code: 'not-correctable',
    });
  });

  it('nor by moving there from another week, until the address is proven', async () => {
    const { token } = await desk.bookings.book(place(1, '2026-12-08'), details('ana@example.org', from(2)));
    await fill(0.05);
    await book(2, 'last@example.org', from(3));
    const move = (n: number, week?: string) => desk.reschedules.reschedule(token, { start: place(n, week).start });

    expect(await move(2, '2026-12-08')).toMatchObject({ start: place(2, '2026-12-08').start });
    await expect(move(3)).rejects.toMatchObject({ code: 'address-unproven' });
    await new ProvenAddresses(desk.clock).prove(desk.db.manager, 'ana@example.org');
    expect(await move(3)).toMatchObject({ start: place(3).start });
  });
});

describe('who proves nothing', () => {
  const at = (n: number, origin = from(n + 1), more = {}) =>
    desk.bookings.book({ ...place(0), practitioner: `p${n}` }, { ...details('ana@example.org', origin), ...more });

  it('does not learn that the patient has an appointment then; who presses the button does', async () => {
    expect((await at(0)).status).toBe('confirmed');

    const { status, reference } = await at(1);

    expect(status).toBe('provisional');
    await expect(desk.provisional.confirm(await buttonOf(reference))).rejects.toMatchObject({ code: 'patient-busy' });
  });

  it('nor when the address was proven by somebody else, whose inbox is not filled', async () => {
    await new ProvenAddresses(desk.clock).prove(desk.db.manager, 'ana@example.org');
    expect((await at(0)).status).toBe('confirmed');

    expect(await statuses([1, 2, 3, 4].map((n) => at(n)))).toEqual({ provisional: 3, 'too-many-tries': 1 });
    await expect(at(5, from(6), { proven: true })).rejects.toMatchObject({ code: 'patient-busy' });
  });

  it('nor how many the patient has ahead', async () => {
    await withPolicy({ visitsAhead: 1 });
    expect((await book(0, 'ana@example.org', from(1))).status).toBe('confirmed');
    expect((await book(1, 'ana@example.org', from(2))).status).toBe('provisional');
    await withPolicy({});
  });

  it('nor by a correction to the address of somebody who has', async () => {
    await at(0);
    const { token } = await desk.bookings.book(
      { ...place(0), practitioner: 'p1' },
      details('stranger@example.org', from(2)),
    );

    const correction = desk.emails.correct(token, 'ana@example.org', network(2));
    await expect(correction).rejects.toMatchObject({ code: 'not-correctable' });
  });

  it('gets one answer, however often the request is repeated', async () => {
    await at(0);
    const once = { key: 'again', caller: 'test', scope: 'test', body: {} };
    const again = () =>
      desk.bookings.book({ ...place(0), practitioner: 'p1' }, details('ana@example.org', from(2)), once);

    expect(await again()).toEqual(await again());
  });
});

describe('the clinic asks', () => {
  afterAll(() => withPolicy({}));

  it('new patients, or everyone; a partner that vouches for its patients is new to nobody', async () => {
    await new ProvenAddresses(desk.clock).prove(desk.db.manager, 'known@example.org');
    await withPolicy({ askForProof: 'new-patients', provisionalMinutes: 45 });
    expect(await book(0, 'new@example.org', from(1))).toMatchObject({ heldUntil: '2026-11-27T14:45:00.000Z' });
    expect((await book(1, 'known@example.org', from(1))).status).toBe('confirmed');
    expect((await book(2, 'other@example.org', from(1, { verified: true }))).status).toBe('confirmed');

    await withPolicy({ askForProof: 'always' });
    expect((await book(3, 'known@example.org', from(1))).status).toBe('provisional');
    expect(await reached()).toEqual([]);
  });

  it('a form that brought no proof of work', async () => {
    await withPolicy({});

    expect((await book(0, 'new@example.org', from(1, { worked: false }))).status).toBe('provisional');
  });
});

describe('a provisional booking', () => {
  const provisional = async () => (await book(0, 'ana@example.org', from(1, { worked: false }))).reference;

  it('is told to its patient alone, without a calendar entry, and confirmed by the button with everything else', async () => {
    const reference = await provisional();
    expect((await messages()).map(({ template }) => template)).toEqual(['booking-provisional']);
    expect(await desk.db.query(`select 1 from notifications where template = 'visit-new'`)).toEqual([]);

    const booked = await desk.provisional.confirm(await buttonOf(reference));

    expect(booked).toMatchObject({ reference, status: 'confirmed' });
    expect((await messages()).map(({ template }) => template)).toContain('booking-confirmed');
    expect(await desk.db.query(`select email_key from proven_addresses`)).toEqual([{ email_key: 'ana@example.org' }]);
    expect(await desk.provisional.confirm(await buttonOf(reference))).toMatchObject({ status: 'confirmed' });
  });

  it('in the name of somebody known is theirs once they press the button, unless it says another number', async () => {
    const contact = { name: 'Dana Reyes', email: 'dana@example.org', phone: '+1 631 555 0142' };
    await desk.bookings.book(place(0), { contact });
    const unproven = async (n: number, phone: string | null) => {
      const { reference } = await desk.bookings.book(place(n), {
        contact: { ...contact, phone },
        origin: from(1, { worked: false }),
      });
      await desk.provisional.confirm(await buttonOf(reference));
      return (await desk.rows.byReference(reference, null)).booking.unproven;
    };

    expect(await unproven(1, '+1 212 555 0199')).toBe(true);
    await desk.db.query(`delete from proven_addresses`);
    expect(await unproven(2, null)).toBe(false);
    expect((await desk.db.query(`select phone from patients where email = $1`, [contact.email]))[0]).toMatchObject({
      phone: contact.phone,
    });
  });

  it('proves the address that the button went to, not one that the desk entered meanwhile', async () => {
    const { reference } = await desk.bookings.book(
      place(0),
      details('lee@example.org', from(1, { worked: false }), 'Lee Reyes'),
    );
    const button = await buttonOf(reference);
    const other = await desk.bookings.book(place(1), details('lee@example.org', undefined, 'Lee Reyes'));
    await desk.corrections.correct(rosa, other.reference, 'lee@example.net');

    await desk.provisional.confirm(button);

    expect(await desk.db.query(`select email_key from proven_addresses`)).toEqual([{ email_key: 'lee@example.org' }]);
  });

  describe('with a mistyped address', () => {
    const mistyped = () => book(0, 'ana@exmaple.org', from(1, { worked: false }));

    it('is corrected: the button goes to the new address, the one before ends, and the time is held no longer', async () => {
      const { reference, token } = await mistyped();
      desk.clock.advance({ minutes: 10 });

      const corrected = await desk.emails.correct(token, 'ana@example.org', network(1));

      expect(corrected).toMatchObject({ status: 'provisional', heldUntil: '2026-11-27T14:30:00.000Z' });
      expect(await desk.db.query(`select recipient, status from notifications order by id`)).toEqual([
        { recipient: 'ana@exmaple.org', status: 'superseded' },
        { recipient: 'ana@example.org', status: 'due' },
      ]);
      await expect(desk.provisional.confirm(await buttonOf(reference))).rejects.toMatchObject({
        code: 'visit-not-found',
      });
      expect(await desk.provisional.confirm(await buttonOf(reference, 1))).toMatchObject({ status: 'confirmed' });
      expect(await desk.db.query(`select email_key from proven_addresses`)).toEqual([{ email_key: 'ana@example.org' }]);
      expect(await desk.db.query(`select from patients where email = 'ana@exmaple.org'`)).toEqual([]);
    });

    it('fills no inbox: three messages an hour, of which it was one', async () => {
      const { token } = await mistyped();
      const others = [1, 2].map((n) => book(n, 'victim@example.org', from(n + 1)));
      expect(await statuses(others)).toEqual({ confirmed: 2 });

      const { token: now } = await desk.emails.correct(token, 'victim@example.org', network(1));
      await expect(desk.emails.resend(now, network(1))).rejects.toMatchObject({ code: 'too-many-tries' });
      expect((await messages()).filter(({ recipient }) => recipient === 'victim@example.org')).toHaveLength(3);
    });

    it('is not corrected any more when its time is over', async () => {
      const { token } = await mistyped();
      desk.clock.advance({ minutes: 30 });

      const correction = desk.emails.correct(token, 'ana@example.org', network(1));
      await expect(correction).rejects.toMatchObject({ code: 'hold-expired' });
    });
  });

  it('has its button sent again', async () => {
    const { token } = await book(0, 'ana@example.org', from(1, { worked: false }));
    desk.clock.advance({ minutes: 5 });

    await desk.emails.resend(token, network(1));

    expect((await messages()).map(({ template }) => template)).toEqual(['booking-provisional', 'booking-provisional']);
  });

  it('is refused when its patient has another visit at that time by now', async () => {
    const button = await buttonOf(await provisional());
    const request = { ...place(0), practitioner: 'p1' };
    await desk.bookings.book(request, details('ana@example.org'));

    await expect(desk.provisional.confirm(button)).rejects.toMatchObject({ code: 'patient-busy' });
  });

  it('ends by the clock: whoever wants its time has it, and its button says so', async () => {
    const reference = await provisional();
    const button = await buttonOf(reference);
    await expect(book(0, 'bob@example.org')).rejects.toMatchObject({ code: 'slot-taken' });
    desk.clock.advance({ minutes: 30 });

    await expect(desk.provisional.confirm(button)).rejects.toMatchObject({ code: 'hold-expired' });
    expect((await book(0, 'bob@example.org')).status).toBe('confirmed');
    await expect(desk.provisional.confirm(button)).rejects.toMatchObject({ code: 'hold-expired' });
  });

  it('leaves by the sweep, too', async () => {
    await provisional();
    desk.clock.advance({ minutes: 31 });

    await desk.claims.sweep();

    expect(await claims()).toBe(0);
  });

  describe('that lapses', () => {
    const people = async () =>
      (await desk.db.query(`select email from patients order by email`)).map(({ email }: { email: string }) => email);
    const lapse = (n: number, email: string) => book(n, email, from(n, { worked: false }));
    beforeEach(() => desk.db.query(`delete from patients`));

    it('leaves no record of its patient, whoever lets it go', async () => {
      await lapse(0, 'ana@example.org');
      await lapse(1, 'bo@example.org');
      desk.clock.advance({ minutes: 31 });

      await book(0, 'new@example.org');
      await new Retention(desk.db, desk.clock, {}).apply();

      expect(await people()).toEqual(['new@example.org']);
    });

    it('leaves those who had one, have booked since, or are booking at this moment', async () => {
      await book(0, 'old@example.org');
      await desk.db.query(`delete from bookings`);
      await lapse(0, 'old@example.org');
      await lapse(1, 'ana@example.org');
      await lapse(2, 'bo@example.org');
      await book(3, 'ana@example.org');
      desk.clock.advance({ minutes: 31 });

      const booking = otherDb.createQueryRunner();
      await booking.startTransaction();
      await booking.query(`select from patients where email = 'bo@example.org' for no key update`);
      await desk.claims.sweep();
      await booking.rollbackTransaction();
      await booking.release();

      expect(await people()).toEqual(['ana@example.org', 'bo@example.org', 'old@example.org']);
    });
  });

  it('is pressed while it lapses and somebody wants its time: one of them has it', async () => {
    for (let round = 0; round < 10; round++) {
      desk.clock.set(fridayMorning);
      await desk.db.query(`delete from bookings`);
      await desk.db.query(`delete from notifications`);
      await desk.db.query(`delete from proven_addresses`);
      const button = await buttonOf(await provisional());
      desk.clock.advance({ minutes: 29, seconds: 59 });
      const press = () => desk.provisional.confirm(button);
      const want = () => other.bookings.book(place(0), details('bob@example.org'));
      const tick = async () => desk.clock.advance({ seconds: 1 });

      const outcomes = await Promise.allSettled(
        round % 2 === 0 ? [press(), tick(), want()] : [want(), tick(), press()],
      );

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      const visits = await desk.db.query(`select status from bookings where status = 'confirmed'`);
      expect(visits).toHaveLength(1);
    }
  });

  it('is neither cancelled nor rescheduled nor let go by the secret of its hold', async () => {
    const { hold } = await desk.holds.hold(place(0));
    const { token } = await desk.confirmations.confirm(hold, details('ana@example.org', from(1, { worked: false })));

    await desk.holds.release(hold);

    await expect(desk.cancellations.cancel(token)).rejects.toMatchObject({ code: 'not-confirmed' });
    await expect(desk.reschedules.reschedule(token, { start: place(3).start })).rejects.toMatchObject({
      code: 'not-confirmed',
    });
    expect(await desk.confirmations.confirm(hold, details('ana@example.org'))).toMatchObject({ status: 'provisional' });
  });
});

it('networks are kept for a day, as hashes', async () => {
  await book(0, 'ana@example.org', from(1));
  const [{ network: hash }] = await desk.db.query(`select encode(network, 'escape') as network from bookings`);
  expect(hash).not.toContain('203.0.113');

  desk.clock.advance({ minutes: 2 * 1440 });
  await desk.admissions.forget();

  expect(await desk.db.query(`select network from bookings`)).toEqual([{ network: null }]);
});
