import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { UsualVisits } from '../../src/bookings/usual-visits.job.js';
import { candidatesOf } from '../../src/availability/candidates.js';
import { obstacleWords } from '../../src/availability/obstacle-words.js';
import { say } from '../../src/i18n/words.js';
import { isoOf } from '../../src/time/wall-clock.js';
import { ana, at, type Desk, deskOn, fridayMorning, openDesk, visitAt } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';
import { waitlistOn } from '../support/waitlist.js';
import { anyTime } from '../../src/waitlist/wishes.js';

/** Mei's days are kept full: acupuncture is 20 hands, 25 resting, 10 hands, and 10 for the room; two rooms, 9 to 5. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({
    clinic: { ...smallClinic, policy: { ...smallClinic.policy, offeredTimes: 'keep-full', timesPerHalfDay: 0 } },
  });
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.clock.set(fridayMorning);
  await desk.db.query(`delete from bookings`);
});

type OfferedTimes = 'any' | 'keep-full';

const ben = { contact: { name: 'Ben', email: 'ben@example.org', phone: null } };
const wanted = { treatment: 'acupuncture', practitioners: ['mei'], locations: ['harbour'] };
const zone = 'America/New_York';
const clock = (minute: number) => isoOf(zone, minute).slice(11, 16);
const offered = async (date = '2026-12-01', from = '00:00', to = '23:59') => {
  const { slots } = await desk.slots.list(wanted, { from: at(`${date} ${from}`), to: at(`${date} ${to}`) });
  return slots.map(({ start }) => clock(start));
};
const free = async (date = '2026-12-01') =>
  (await desk.staffSlots.free(wanted, at(`${date} 00:00`), at(`${date} 23:59`))).map(({ start }) => clock(start));
const hold = (time: string) => desk.holds.hold(visitAt(`2026-12-01 ${time}`));

it('patients are offered fewer times than the desk, the earliest of an empty day among them', async () => {
  const times = await offered();

  expect(times.length).toBeLessThan((await free()).length);
  expect(times[0]).toBe('09:00');
  expect(await offered('2026-12-08')).toEqual(times);
});

it('whatever part of a day is asked for, the same times of it are offered, and they can be held', async () => {
  await hold('09:00');
  const times = await offered();
  expect([...(await offered('2026-12-01', '00:00', '12:00')), ...(await offered('2026-12-01', '12:00'))]).toEqual(
    times,
  );
  expect(
    await desk.slots
      .starts(wanted)
      .then(([all]) =>
        all!.starts.filter((start) => start < at('2026-12-02 00:00') && start > at('2026-12-01 00:00')).map(clock),
      ),
  ).toEqual(times);

  for (const time of times) {
    const { hold: secret } = await hold(time);
    await desk.holds.release(secret);
  }
});

it('a time that is kept back is refused to patients, who read when it opens, and are told of others', async () => {
  const times = await offered();
  const kept = (await free()).find((time) => !times.includes(time))!;

  await expect(hold(kept)).rejects.toMatchObject({
    code: 'slot-not-offered',
    values: { why: { code: 'kept-full' }, alternatives: [{}, {}, {}] },
  });
  const why = (await desk.assignments.why(wanted, at(`2026-12-01 ${kept}`)))!;
  const words = obstacleWords(why, 'en-US', at('2026-11-27 09:00'));
  expect(say('why.kept-full', words, 'en')).toBe(
    'We’re keeping this time open so that the day has room for more appointments. It can be booked from Monday, November 30, 9:00 AM.',
  );
});

it('a day before, everything that is free can be booked', async () => {
  desk.clock.set(new Date('2026-11-30T13:59:00Z'));
  expect(await offered()).not.toEqual(await free());

  desk.clock.set(new Date('2026-11-30T14:00:00Z'));

  expect(await offered()).toEqual(await free());
});

it('who was shown a time can have it for ten minutes, whoever books meanwhile', async () => {
  const elsewhere = deskOn(desk.db, desk.clock, desk.keys);
  // The desk books as it likes.
  await elsewhere.phone.book(rosa, visitAt('2026-12-01 11:25'), ana.contact, { tell: false });
  desk.clock.advance({ minutes: 15 });
  const shown = await offered();
  await elsewhere.bookings.book(visitAt('2026-12-01 13:45'), ben);
  const [left, stillFree] = [await offered(), await free()];
  const gone = shown.find((one) => stillFree.includes(one) && !left.includes(one))!;

  desk.clock.advance({ minutes: 9 });
  const { hold: secret } = await hold(gone);
  await desk.holds.release(secret);

  desk.clock.advance({ minutes: 2 });
  await expect(hold(gone)).rejects.toMatchObject({ code: 'slot-not-offered' });
});

it('two people who come together can have a pair of times that was shown ten minutes ago, too', async () => {
  const pair = {
    location: 'harbour',
    treatments: ['acupuncture', 'acupuncture'],
    patients: [null, null],
    order: 'in-turn',
    practitioner: 'mei',
    start: at('2026-12-01 11:00'),
  } as const;
  const shown = async () => (await desk.pairSlots.starts(pair)).map(({ start }) => start);
  const book = (time: string) => desk.phone.book(rosa, visitAt(`2026-12-01 ${time}`), ana.contact, { tell: false });
  await book('11:25');
  desk.clock.advance({ minutes: 15 });
  expect(await shown()).toContain(pair.start);

  await book('09:00');
  expect(await shown()).not.toContain(pair.start);
  desk.clock.advance({ minutes: 9 });
  expect(await desk.pairHolds.hold(pair)).toMatchObject({ visits: [{ start: pair.start }, {}] });
  await desk.db.query(`delete from bookings where status = 'held'`);
  desk.clock.advance({ minutes: 2 });
  await expect(desk.pairHolds.hold(pair)).rejects.toMatchObject({ code: 'slot-taken' });

  // It was free all the time, and only kept back.
  desk.clock.set(new Date('2026-11-30T14:00:00Z'));
  expect(await shown()).toContain(pair.start);
});

it('a freed time, and whatever the desk offers, reaches who waits, even where it is kept back from others', async () => {
  const waitlist = waitlistOn(desk.db, desk.clock, desk.keys, desk);
  const times = await offered();
  const [kept, other] = (await free()).filter((time) => !times.includes(time)) as [string, string];
  const visit = await desk.phone.book(rosa, visitAt(`2026-12-01 ${kept}`), ana.contact, { tell: false });
  const contact = { ...ben.contact, email: 'ben@example.org' };
  const wishes = { ...anyTime, practitioners: ['mei'], from: '2026-12-01', until: '2026-12-01' };
  await waitlist.list.join({ treatment: 'acupuncture', wishes, contact, proven: true }, '192.0.2.1');
  const offers = () =>
    desk.db.query(`select starts_at as start, rank from waitlist_offers where status = 'open' order by offered_at`);

  await desk.progress.cancel(rosa, visit.reference, { reason: 'Mei is ill', tell: false });
  await waitlist.worker.run();
  expect(await offers()).toMatchObject([{ start: new Date(at(`2026-12-01 ${kept}`) * 60_000) }]);

  const id = await waitlist.staff.add(rosa, {
    patient: { name: 'Walt', email: null, phone: '+1 631 555 0177' },
    treatment: 'acupuncture',
    wishes,
  });
  await desk.db.query(`delete from bookings`);
  const time = { start: at(`2026-12-01 ${other}`), practitioner: 'mei', location: 'harbour' };
  expect(await waitlist.staff.offer(rosa, id, time)).toMatchObject({ rank: ['steered'] });
});

it('the desk sees which times keep the day full: those that patients are offered', async () => {
  await hold('09:00');
  const slots = await desk.staffSlots.free(wanted, at('2026-12-01 00:00'), at('2026-12-01 23:59'));

  expect(slots.filter((slot) => slot.keepsFull()).map(({ start }) => clock(start))).toEqual(await offered());
});

it('what a treatment says of its times comes before what the place says, and that before the clinic', async () => {
  const known = await desk.catalogue.current();
  const termsWith = (place: OfferedTimes | null, treatment?: OfferedTimes) => {
    const snapshot = {
      ...known,
      treatments: known.treatments.map((one) => ({ ...one, policy: { ...one.policy, offeredTimes: treatment } })),
    };
    const posts = desk.catalogue
      .postsOf(known)
      .map((post) => ({ ...post, location: { ...post.location, offeredTimes: place } }));
    return candidatesOf(snapshot, posts, wanted)[0]!.terms.offeredTimes;
  };

  expect(termsWith(null)).toBe('keep-full');
  expect(termsWith('any')).toBe('any');
  expect(termsWith('any', 'keep-full')).toBe('keep-full');
  expect(termsWith('keep-full', 'any')).toBe('any');
});

it('the desk books any free time', async () => {
  const times = await offered();
  const kept = (await free()).find((time) => !times.includes(time))!;

  const { arrangement } = await desk.staffSlots.arrangement(wanted, at(`2026-12-01 ${kept}`));

  expect(arrangement).toHaveProperty('claims');
});

it('a day is measured by what is usually booked on such days; before that, by what is wanted', async () => {
  const usualVisits = new UsualVisits(desk.db, desk.catalogue, desk.clock);
  const whole = await offered('2026-12-08');
  for (let n = 0; n < 6; n++) {
    desk.clock.set(new Date(Date.parse('2026-10-13T10:00:00Z') + n * 7 * 86_400_000));
    const tuesday = new Date(desk.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
    await desk.phone.book(rosa, visitAt(`${tuesday} 10:00`, { treatment: 'cupping' }), ana.contact, { tell: false });
  }
  desk.clock.set(fridayMorning);
  await usualVisits.run();

  const { usual, version } = await desk.catalogue.current();
  expect(usual).toMatchObject([{ weekday: 3, times: 6, treatmentIds: [expect.any(String)] }]);
  // On Wednesdays half an hour is left for a cupping; on Tuesdays nothing is known.
  expect(await offered('2026-12-09')).not.toEqual(whole);
  expect(await offered('2026-12-08')).toEqual(whole);

  await usualVisits.run();
  expect((await desk.catalogue.current()).version).toBe(version);
});
