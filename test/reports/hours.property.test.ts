import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { Refusal } from '../../src/platform/refusal.js';
import { openingOf } from '../../src/practitioners/opening.js';
import { bookedHours } from '../../src/reports/booked-hours.service.js';
import { ChangedDays } from '../../src/reports/changed-days.service.js';
import { KeepOffered } from '../../src/reports/keep-offered.job.js';
import { newPatients } from '../../src/reports/new-patients.service.js';
import { OfferedTimes } from '../../src/reports/offered-time.service.js';
import { SumUpDays } from '../../src/reports/sum-up-days.job.js';
import type { Narrowing } from '../../src/reports/summed-up.js';
import { noHours } from '../../src/reports/week-hours.js';
import { dateAdd } from '../../src/time/days.js';
import { minuteOf, wallOf } from '../../src/time/wall-clock.js';
import { type Desk, openDesk } from '../support/desk.js';
import { smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';

const [harbour] = smallClinic.locations;
const [mei, jonas] = smallClinic.practitioners;
const always = (location: string) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ location, weekday, from: '00:00', to: '24:00' }));

/** Both work through the night; on the island, whose clocks change by half an hour, Jonas starts late. */
const nightClinic: ClinicFile = {
  ...smallClinic,
  locations: [harbour!, { ...harbour!, slug: 'island', name: 'Island Street', timeZone: 'Australia/Lord_Howe' }],
  practitioners: [
    { ...mei!, hours: always('harbour') },
    {
      ...jonas!,
      offers: [...jonas!.offers, { treatment: 'acupuncture', location: 'island' }],
      hours: [1, 3, 6, 7]
        .map((weekday) => ({ location: 'island', weekday, from: '21:10', to: '24:00' }))
        .concat([2, 4, 7, 1].map((weekday) => ({ location: 'island', weekday, from: '00:00', to: '05:20' }))),
    },
  ],
};
const zones: Readonly<Record<string, string>> = { harbour: 'America/New_York', island: 'Australia/Lord_Howe' };

/** The days before and after the clocks change: in New York on November 1 and March 14, on the island on October 4 and April 4. */
const day = fc.constantFrom(
  ...['2026-10-03', '2026-10-31', '2027-03-13', '2027-04-03'].flatMap((date) => [0, 1, 2].map((n) => dateAdd(date, n))),
);
const time = { day, quarter: fc.nat(95) };
const which = fc.nat(30);
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      who: fc.constantFrom('Ana', 'Ben', 'Cleo'),
      at: fc.constantFrom('harbour', 'island'),
      ...time,
    }),
  },
  fc.record({ do: fc.constant('move' as const), which, ...time }),
  fc.record({ do: fc.constant('call-off' as const), which }),
  fc.record({ do: fc.constant('by-link' as const), which }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sum-up' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

it('through nights and clock changes, the hours of the week and the links are as somebody counts minute by minute', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 15, maxLength: 30 }),
      fc.record({ from: day, days: fc.integer({ min: 1, max: 40 }), narrow: fc.nat(2), now: day }),
      async (happenings, { from, days, narrow, now }) => {
        const desk = await openDesk({ clinic: nightClinic });
        try {
          desk.clock.set('2026-10-01T12:00:00Z');
          const booked: string[] = [];
          for (const one of happenings) await happen(desk, booked, one);
          const period = { from, to: dateAdd(from, days) };
          const narrowing = [{}, await idOf(desk, 'practitioners', 'jonas'), await idOf(desk, 'locations', 'harbour')][
            narrow
          ]!;
          desk.clock.set(`${now}T12:00:00Z`);
          const catalogue = new Catalogue(desk.db);
          await new KeepOffered(desk.db, catalogue, desk.clock).run();

          const fast = await desk.db.transaction('REPEATABLE READ', async (tx) => {
            const changed = await new ChangedDays().find(tx, null);
            return {
              booked: await bookedHours(tx, changed, period, narrowing),
              offered: await new OfferedTimes(catalogue).read(tx, period, now, narrowing, { hours: true }),
              links: await newPatients(tx, changed, period, narrowing),
            };
          });

          const { hours: offered, offeredUntil } = fast.offered;
          expect(fast.booked).toEqual(await slowBooked(desk, period, narrowing));
          const ahead = { from, to: period.to < offeredUntil ? period.to : offeredUntil };
          expect(offered).toEqual(await slowOffered(desk, catalogue, ahead, narrowing, now));
          expect(fast.links.map(({ patients }) => patients)).toEqual(await slowLinks(desk, period, narrowing));
        } finally {
          await desk.close();
        }
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

async function happen(desk: Desk, booked: string[], one: Happening): Promise<void> {
  const reference = 'which' in one ? booked[one.which % Math.max(1, booked.length)] : undefined;
  try {
    if (one.do === 'book') {
      const practitioner = one.at === 'island' ? 'jonas' : 'mei';
      const start = minuteOf(zones[one.at]!, one.day, one.quarter * 15);
      const request = { treatment: 'acupuncture', practitioner, location: one.at, start };
      const patient = { name: one.who, email: `${one.who}@example.org`, phone: null };
      booked.push((await desk.phone.book(rosa, request, patient, { tell: false })).reference);
    } else if (one.do === 'move' && reference) {
      const { location } = await desk.rows.byReference(reference, null);
      const start = minuteOf(zones[location.slug]!, one.day, one.quarter * 15);
      await desk.staffReschedules.reschedule(rosa, reference, { start }, { tell: false });
    } else if (one.do === 'call-off' && reference) {
      await desk.progress.cancel(rosa, reference, { who: 'patient', reason: 'ill', tell: false });
    } else if (one.do === 'by-link' && reference) {
      await desk.db.query(`update bookings set via_link_id = (select id from links limit 1) where reference = $1`, [
        reference,
      ]);
    } else if (one.do === 'sum-up') {
      await new SumUpDays(desk.db, new ChangedDays()).run();
    }
  } catch (fault) {
    // Many of them are impossible; those change nothing.
    if (!(fault instanceof Refusal)) throw fault;
  }
}

async function idOf({ db }: Desk, table: 'practitioners' | 'locations', slug: string): Promise<Narrowing> {
  const [row] = (await db.query(`select id from ${table} where slug = $1`, [slug])) as [{ id: string }];
  return table === 'practitioners' ? { practitionerId: row.id } : { locationId: row.id };
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** The hour of the week of a minute; null outside the period. */
function hourOf(zone: string, minute: number, { from, to }: Period): number | null {
  const wall = wallOf(zone, minute);
  return wall.date < from || wall.date >= to ? null : (wall.weekday - 1) * 24 + Math.floor(wall.minute / 60);
}

interface Row {
  readonly practitionerId: string;
  readonly locationId: string;
  readonly patientId: string;
  readonly zone: string;
  readonly start: number;
  readonly link: string | null;
  readonly hands: readonly { readonly from: number; readonly until: number }[];
}

const rowsOf = ({ db }: Desk): Promise<Row[]> =>
  db.query(`
    select b.practitioner_id as "practitionerId", b.location_id as "locationId", b.patient_id as "patientId",
      l.time_zone as zone, (extract(epoch from b.starts_at) / 60)::int as start, b.via_link_id as link, (
        select coalesce(json_agg(json_build_object('from', extract(epoch from from_at) / 60, 'until', extract(epoch from until_at) / 60)), '[]')
        from claims c where c.booking_id = b.id and c.resource_id = b.practitioner_id) as hands
    from bookings b join locations l on l.id = b.location_id where b.status = 'confirmed' order by b.starts_at, b.id`);

const isAsked = ({ practitionerId, locationId }: Narrowing, of: { practitionerId: string; locationId: string }) =>
  (practitionerId ?? of.practitionerId) === of.practitionerId && (locationId ?? of.locationId) === of.locationId;

async function slowBooked(desk: Desk, period: Period, narrowing: Narrowing): Promise<number[]> {
  const week = [...noHours];
  for (const row of await rowsOf(desk))
    if (isAsked(narrowing, row))
      for (const { from, until } of row.hands)
        for (let minute = from; minute < until; minute++) {
          const hour = hourOf(row.zone, minute, period);
          if (hour !== null) week[hour]!++;
        }
  return week;
}

/** Days before the first visit at a place do not count, once they are over. */
async function slowOffered(
  desk: Desk,
  catalogue: Catalogue,
  period: Period,
  narrowing: Narrowing,
  today: string,
): Promise<number[]> {
  const week = [...noHours];
  const visits = await desk.db.query<{ id: string; zone: string; start: number }[]>(`
    select l.id, l.time_zone as zone, (extract(epoch from min(b.starts_at)) / 60)::int as start
    from bookings b join locations l on l.id = b.location_id where b.status <> 'held' group by l.id`);
  const posts = catalogue.postsOf(await catalogue.current());
  for (const { practitioner, location, hours, exceptions, timeOff } of posts) {
    if (!isAsked(narrowing, { practitionerId: practitioner.id, locationId: location.id })) continue;
    const zone = location.timeZone;
    const visit = visits.find(({ id }) => id === location.id);
    const first = visit ? wallOf(zone, visit.start).date : today;
    const from = first < today && first > period.from ? first : period.from;
    const opening = openingOf(hours, exceptions, timeOff, zone, dateAdd(period.from, -1), dateAdd(period.to, 1));
    for (let i = 0; i < opening.length; i += 2)
      for (let minute = opening[i]!; minute < opening[i + 1]!; minute++) {
        const hour = hourOf(zone, minute, { from, to: period.to });
        if (hour !== null) week[hour]!++;
      }
  }
  return week;
}

/** Of the one link there is; nothing where it brought nobody. */
async function slowLinks(desk: Desk, { from, to }: Period, narrowing: Narrowing): Promise<number[]> {
  const rows = await rowsOf(desk);
  const first = rows.filter((row, at) => rows.findIndex(({ patientId }) => patientId === row.patientId) === at);
  const brought = first.filter((row) => {
    const { date } = wallOf(row.zone, row.start);
    return row.link && date >= from && date < to && isAsked(narrowing, row);
  });
  return brought.length > 0 ? [brought.length] : [];
}
