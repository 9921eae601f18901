import { DataSource } from 'typeorm';
import { databaseOptions } from '../../src/platform/database.client.js';
import { tables } from '../../src/tables.js';
import { startMailServer } from '../support/mail-server.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import type { Counts, Place } from './experiments.js';
import { plantInDatabase } from './planted-faults.js';
import { randomOf } from './random.js';
import { Service } from './service.js';

const clients = 200;

export const raceFaults = ['notOne', 'overlaps', 'notTold', 'falseTaken', 'serverErrors', 'restarts'] as const;

interface Slot {
  readonly start: string;
  readonly practitioner: string;
}

/**
 * Round after round 200 clients at once want one start, and then starts of unequal treatments that share two rooms, of two web processes
 * behind a proxy. One has the time, the others are told so with other times; no room or practitioner has two, and whoever is refused
 * is refused for good reason: what they wanted is not offered afterwards either.
 */
export async function races(
  place: Place,
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<Counts> {
  const random = randomOf(seed);
  const db = await new DataSource(databaseOptions(place.url, tables, 2)).initialize();
  await db.query(`insert into places (id, kind, name, key, region, country, population, latitude, longitude, county)
    values (1, 'town', 'Bellport', 'bellport', 'NY', 'US', 2000, 40.757, -72.939, '')`);
  await importClinic(db, smallClinic);
  await plantInDatabase(place.ownerUrl);
  const mail = await startMailServer();
  const service = new Service(place, { SMTP_URL: mail.url, RATE_LIMITS: 'off' });
  const counts = {
    rounds: 0,
    requests: 0,
    booked: 0,
    notOne: 0,
    overlaps: 0,
    notTold: 0,
    falseTaken: 0,
    serverErrors: 0,
  };
  try {
    await service.start('web', 'web', 'worker');
    for (const until = Date.now() + seconds * 1000; Date.now() < until; counts.rounds++) {
      await db.query(`delete from bookings`);
      const times = await free('acupuncture');
      const one = times[Math.floor(random() * times.length)]!;
      const all = await race(Array.from({ length: clients }, () => ({ treatment: 'acupuncture', ...one })));
      if (all.filter(({ status }) => status === 201).length !== 1) counts.notOne++;
      await judge();
      await db.query(`delete from bookings`);
      const near = times.filter(({ start }) => Math.abs(Date.parse(start) - Date.parse(one.start)) < 3_600_000);
      const wanted = Array.from({ length: clients }, (_, n) => ({
        treatment: ['acupuncture', 'cupping', 'community'][n % 3]!,
        ...near[Math.floor(random() * near.length)]!,
      }));
      const unequal = await race(wanted);
      await judge();
      for (const treatment of ['acupuncture', 'cupping', 'community']) {
        const left = new Set((await free(treatment)).map(({ start, practitioner }) => `${start} ${practitioner}`));
        counts.falseTaken += unequal.filter(
          ({ status, wish }) =>
            status === 409 && wish.treatment === treatment && left.has(`${wish.start} ${wish.practitioner}`),
        ).length;
      }
    }
    return { ...counts, restarts: service.ended };
  } finally {
    await service.stop();
    await db.destroy();
    await mail.stop();
  }

  async function free(treatment: string): Promise<readonly Slot[]> {
    const answer = await fetch(`${service.url}/api/v1/slots?treatment=${treatment}&limit=1000`);
    const { slots } = (await answer.json()) as { slots: readonly Slot[] };
    return slots.map(({ start, practitioner }) => ({ start, practitioner }));
  }

  async function race(wishes: readonly (Slot & { readonly treatment: string })[]) {
    counts.requests += wishes.length;
    const answers = await Promise.all(
      wishes.map(async (wish, n) => {
        const patient = { name: `Patient ${n}`, email: `patient-${n}@example.org` };
        const answer = await fetch(`${service.url}/api/v1/bookings`, {
          method: 'POST',
          body: JSON.stringify({ ...wish, location: 'harbour', patient }),
          headers: { 'content-type': 'application/json' },
        });
        return {
          wish,
          status: answer.status,
          body: (await answer.json()) as { code?: string; alternatives?: object[] },
        };
      }),
    );
    for (const { status, body } of answers) {
      if (status === 201) counts.booked++;
      // Too many at once: refused before anything was begun.
      else if (status === 503) continue;
      else if (status >= 500) counts.serverErrors++;
      else if (body.code !== 'slot-taken' || !body.alternatives?.length) counts.notTold++;
    }
    return answers;
  }

  /** Of the rows themselves, not of the constraint. */
  async function judge(): Promise<void> {
    const [{ n }] = await db.query<[{ n: number }]>(
      `select count(*)::int as n from claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
         and a.from_at < b.until_at and b.from_at < a.until_at`,
    );
    counts.overlaps += n;
  }
}
