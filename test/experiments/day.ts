import { type App, openApp } from '../support/app.js';
import { clinicFiles } from '../support/clinic-files.js';
import { smallClinic } from '../support/small-clinic.js';
import { dateAdd, minuteOf, wallOf } from '../../src/time/wall-clock.js';
import { randomOf } from './random.js';

const zone = 'America/New_York';
const date = '2026-12-08';
/** Two weeks before, in the morning. */
const now = '2026-11-24T14:00:00Z';
interface Given {
  readonly patients: number;
  /** Each with one practitioner and two rooms, open from nine to five. */
  readonly places: number;
  readonly seed: number;
  /** So many patients ask and book at a time. */
  readonly atOnce: number;
}

export interface FilledOverHttp {
  readonly booked: number;
  readonly refused: number;
  /** Of asking for the times of the day. */
  readonly p95: number;
  /** From the hour a patient would have liked best, on average. */
  readonly minutesFromWish: number;
  readonly drawing: string;
}

/**
 * Patients ask for the times of one day over HTTP, and book the one nearest to the hour they like best, until the day
 * is full: with any free time offered, and with days kept full.
 */
export async function dayOverHttp(
  given: Given,
  watched?: string,
): Promise<Readonly<Record<'any' | 'keep-full', FilledOverHttp>>> {
  const app = await openApp({ now, watched, env: { BOOKING_CHALLENGE: 'off' } });
  const filled = async (offeredTimes: 'any' | 'keep-full') => {
    await app.db.query(`delete from bookings`);
    await clinicFiles(app.db, app.clock).import(clinicOf(given.places, offeredTimes));
    return fill(app, given);
  };
  try {
    return { any: await filled('any'), 'keep-full': await filled('keep-full') };
  } finally {
    await app.close();
  }
}

function clinicOf(places: number, offeredTimes: 'any' | 'keep-full'): typeof smallClinic {
  const [location] = smallClinic.locations as [(typeof smallClinic.locations)[number]];
  const [practitioner] = smallClinic.practitioners as [(typeof smallClinic.practitioners)[number]];
  const all = Array.from({ length: places }, (_, n) => `place-${n + 1}`);
  return {
    ...smallClinic,
    policy: { ...smallClinic.policy, startEveryMinutes: 5, offeredTimes },
    locations: all.map((slug) => ({ ...location, slug, name: slug })),
    practitioners: all.map((slug, n) => ({
      ...practitioner,
      slug: `practitioner-${n + 1}`,
      name: `Practitioner ${n + 1}`,
      email: `practitioner-${n + 1}@example.org`,
      offers: [{ treatment: 'acupuncture', location: slug }],
      hours: [{ location: slug, weekday: 2, from: '09:00', to: '17:00' }],
    })),
  };
}

async function fill(app: App, { patients, places, seed, atOnce }: Given): Promise<FilledOverHttp> {
  const random = randomOf(seed);
  const took: number[] = [];
  const apart: number[] = [];
  let refused = 0;
  const visits = Array.from({ length: patients }, (_, n) => ({
    n,
    place: 1 + Math.floor(random() * places),
    wish: minuteOf(zone, date, 540 + 5 * Math.floor(random() * 84)),
  }));

  const come = async ({ n, place, wish }: (typeof visits)[number]) => {
    for (;;) {
      const whose = { treatment: 'acupuncture', practitioner: `practitioner-${place}`, location: `place-${place}` };
      const before = performance.now();
      const query = new URLSearchParams({ ...whose, from: date, to: dateAdd(date, 1), limit: '500' });
      const { body } = await app.http.get(`/api/v1/slots?${query.toString()}`).expect(200);
      took.push(performance.now() - before);
      const starts = (body as { slots: { start: string }[] }).slots.map(({ start }) => Date.parse(start) / 60_000);
      const nearest = starts.toSorted((a, b) => Math.abs(a - wish) - Math.abs(b - wish))[0];
      if (nearest === undefined) return;
      const patient = { name: `Patient ${n}`, email: `patient-${n}@example.org` };
      const start = new Date(nearest * 60_000).toISOString();
      const { status } = await app.http.post('/api/v1/bookings').send({ ...whose, start, patient });
      if (status === 201) {
        apart.push(Math.abs(nearest - wish));
        return;
      }
      // Somebody was faster.
      refused++;
    }
  };
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = visits.shift(); next; next = visits.shift()) await come(next);
    }),
  );
  return {
    booked: apart.length,
    refused,
    p95: took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0,
    minutesFromWish: apart.reduce((sum, one) => sum + one, 0) / Math.max(1, apart.length),
    drawing: await drawn(app),
  };
}

/** A line for each practitioner: five minutes a sign, `#` where they are needed, `·` where patients rest, blank where nobody comes. */
async function drawn(app: App): Promise<string> {
  const rows = await app.db.query<{ who: string; from: Date; until: Date; hands: boolean }[]>(
    `select p.slug as who, c.from_at as from, c.until_at as until, c.resource_id = b.practitioner_id as hands
     from bookings b join practitioners p on p.id = b.practitioner_id join claims c on c.booking_id = b.id
     where c.resource_id <> b.patient_id order by length(p.slug), p.slug, hands`,
  );
  const lines = new Map<string, string[]>();
  const cell = (at: Date) => (wallOf(zone, at.getTime() / 60_000).minute - 540) / 5;
  for (const { who, from, until, hands } of rows) {
    const line = lines.get(who) ?? Array.from({ length: 96 }, () => ' ');
    lines.set(who, line.fill(hands ? '#' : '·', cell(from), Math.min(96, cell(until))));
  }
  const hours = Array.from({ length: 8 }, (_, n) => String(9 + n).padEnd(12)).join('');
  return [hours, ...[...lines.values()].map((line) => line.join(''))].join('\n');
}
