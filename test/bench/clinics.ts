import { dateAdd, minuteOf, wallOf } from '../../src/time/wall-clock.js';
import { openClinic, perPlace, practitioners, zone } from './clinic-data.js';
import { serve } from './servers.js';

/** Addresses of the servers that are compared. All run at once; those that nobody asks cost nothing. */
export interface Clinics {
  /** With 10,000 past visits. */
  readonly few: string;
  /** With 500,000, unless told otherwise. */
  readonly many: string;
  /** How many, in words. */
  readonly past: string;
  readonly databases: { readonly few: string; readonly many: string };
  readonly bareNest: string;
  /** The statements of a visit by node:http alone, on the clinic with 500,000. */
  readonly bareVisits: string;
  close(): Promise<void>;
}

export async function openClinics(
  serverUrl: string,
  folder: string,
  visits: number,
  say: (text: string) => void,
): Promise<Clinics> {
  say('a clinic with 10,000 past visits');
  const few = await openClinic(serverUrl, 10_000);
  const past = visits.toLocaleString('en-US');
  say(`a clinic with ${past} past visits`);
  const many = await openClinic(serverUrl, visits);
  say('servers');
  return openServers({ few, many }, past, folder);
}

async function openServers(databases: Clinics['databases'], past: string, folder: string): Promise<Clinics> {
  const { few, many } = databases;
  const served = await Promise.all([
    serve('meridian', few, folder),
    serve('meridian', many, folder),
    serve('bare-nest', many, folder),
    serve('bare-http', many, folder),
  ]);
  const [a, b, c, d] = served;
  return {
    few: a.url,
    many: b.url,
    past,
    databases,
    bareNest: c.url,
    bareVisits: d.url,
    close: async () => {
      for (const one of served) await one.stop();
    },
  };
}

/** Upcoming visits are at 10:00 and 15:15. */
const hours = [11.5, 14, 16.5] as const;

/** Starts that are free and do not touch one another, one for each n; spread over all practitioners. Below 0: others again. */
export function freeStart(n: number): { practitioner: string; location: string; start: string } {
  const today = wallOf(zone, Math.floor(Date.now() / 60_000)).date;
  const index = n < 0 ? 180_000 - n : n;
  const who = (index * 7) % practitioners;
  const later = Math.floor(index / practitioners);
  // Closed on Sundays, so two weeks have twelve days.
  const date = dayOpen(today, Math.floor(later / hours.length));
  const start = minuteOf(zone, date, hours[later % hours.length]! * 60);
  return {
    practitioner: `practitioner-${who + 1}`,
    location: `place-${Math.floor(who / perPlace) + 1}`,
    start: new Date(start * 60_000).toISOString(),
  };
}

/** So many working days can be booked ahead. */
const daysAhead = 72;

/** The same in a clinic of ten practitioners, all at one place, for n below 2,160: one day after another. */
export function freeStartOfTen(n: number): { practitioner: string; location: string; start: string } {
  const today = wallOf(zone, Math.floor(Date.now() / 60_000)).date;
  const later = Math.floor(n / daysAhead);
  const start = minuteOf(zone, dayOpen(today, n % daysAhead), hours[Math.floor(later / 10)]! * 60);
  return {
    practitioner: `practitioner-${(later % 10) + 1}`,
    location: 'place-1',
    start: new Date(start * 60_000).toISOString(),
  };
}

/** The n-th working day from the day after tomorrow. */
function dayOpen(today: string, n: number): string {
  for (let ahead = 2, left = n; ; ahead++) {
    const date = dateAdd(today, ahead);
    if (new Date(`${date}T00:00:00Z`).getUTCDay() !== 0 && left-- === 0) return date;
  }
}
