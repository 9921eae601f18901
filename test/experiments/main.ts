import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { migrate } from '../../src/platform/migrator.client.js';
import { openDatabase } from '../../src/platform/embedded/own-database.process.js';
import { openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { smallClinic } from '../support/small-clinic.js';
import { attackOnAWeek } from './abuse.js';
import { databaseAway } from './away.js';
import { dayOverHttp } from './day.js';
import { fuzz } from './fuzz.js';
import { overload } from './overload.js';
import { postInTheStorm } from './post.js';
import { yearOfRecalls } from './recalls.js';
import { yearOfReminders } from './reminders.js';
import { upgradeUnderLoad } from './upgrade.js';
import { waitlistFaults, waitlistModel } from './waitlist.js';
import { build, versionBefore } from './versions.js';
import { backupAndRestore } from './restore.js';

/** What takes longer than a test may; each prints what it counted, and fails where a count should be nought. */
const experiments: Readonly<
  Record<
    string,
    (url: string, given: readonly string[], dataDir: string, ownerUrl: string) => Promise<[Counts, string[]]>
  >
> = {
  /** `npm run experiment -- reminders [visits] [seed]` */
  reminders: async (url, [visits = '1000', seed = '1']) => {
    const counts = await yearOfReminders(url, Number(visits), Number(seed));
    return [{ ...counts }, ['missed', 'doubled', 'untrue']];
  },
  /** `npm run experiment -- recalls [patients] [seed]` */
  recalls: async (url, [patients = '300', seed = '1']) => {
    const counts = await yearOfRecalls(url, Number(patients), Number(seed));
    return [counts, ['doubled', 'missed', 'untrue', 'atNight']];
  },
  /** `npm run experiment -- day [patients] [places] [seed]` */
  day: async (url, [patients = '200', places = '12', seed = '1']) => {
    const given = { patients: Number(patients), places: Number(places), seed: Number(seed), atOnce: 8 };
    const found = await dayOverHttp(given, url);
    for (const [offered, { drawing }] of Object.entries(found)) console.log(`\n${offered}\n${drawing}\n`);
    const counts = Object.entries(found).flatMap(([offered, { booked, refused, p95, minutesFromWish }]) =>
      Object.entries({ booked, refused, p95, minutesFromWish }).map(([what, n]) => [
        `${offered === 'any' ? 'any' : 'full'}${what.replace(/^./, (letter) => letter.toUpperCase())}`,
        Math.round(n * 10) / 10,
      ]),
    );
    const fewer = found['keep-full'].booked < found.any.booked * 1.05 ? 1 : 0;
    return [{ ...(Object.fromEntries(counts) as Counts), notFuller: fewer }, ['notFuller']];
  },
  /** `npm run experiment -- waitlist [operations] [seed]` */
  waitlist: async (url, [operations = '10000', seed = '1']) => {
    const counts = await waitlistModel(url, Number(operations), Number(seed));
    return [counts, [...waitlistFaults]];
  },
  /** `npm run experiment -- post [letters] [seed]` */
  post: async (url, [letters = '600', seed = '1']) => {
    const counts = await postInTheStorm(url, Number(letters), Number(seed));
    return [{ ...counts }, ['repeatedWithoutReason', 'lost', 'outOfOrder', 'untrue']];
  },
  /** `npm run experiment -- abuse [attempts] [patients] [days] [seed]` */
  abuse: async (url, [attempts = '300', patients = '200', days = '7', seed = '1'], dataDir) => {
    const given = { attempts: Number(attempts), patients: Number(patients), days: Number(days), seed: Number(seed) };
    const counts = await attackOnAWeek(url, dataDir, given);
    return [counts, ['noAttackPressedTheButton', ...Object.keys(counts).filter((name) => name.endsWith('Hindered'))]];
  },
  /** `npm run experiment -- away [seconds]` */
  away: async (url, [seconds = '60'], dataDir) => {
    const counts = await databaseAway(url, dataDir, Number(seconds));
    const nought = Object.keys(counts).filter((name) => /OtherFaults$|Unanswered$|Missing$/.test(name));
    return [counts, ['restarts', 'unsentMessages', ...nought]];
  },
  /** `npm run experiment -- overload [visits] [seconds] [clients] [rate]` */
  overload: async (_url, [visits = '500000', seconds = '120', clients = '800', rate = '100'], dataDir, ownerUrl) => {
    const given = { visits: Number(visits), seconds: Number(seconds), clients: Number(clients), rate: Number(rate) };
    const counts = await overload(ownerUrl, dataDir, given);
    const nought = Object.keys(counts).filter((name) => /OtherFaults$|BookedButAbandoned$/.test(name));
    return [counts, ['restarts', 'unhealthy', 'missedGoals', ...nought]];
  },
  /** `npm run experiment -- upgrade [visits] [seconds] [reading] [before] [after]` */
  upgrade: async (_, [visits = '2000', seconds = '15', reading = '5', before = '', after = ''], dataDir) => {
    const counts = await upgradeUnderLoad(database.ownerUrl!, dataDir, {
      before: await build(before || (await versionBefore()), join(dataDir, 'before')),
      after: after ? await build(after, join(dataDir, 'after')) : fileURLToPath(new URL('../..', import.meta.url)),
      visits: Number(visits),
      seconds: Number(seconds),
      reading: Number(reading),
    });
    return [
      counts,
      ['serverErrors', 'unanswered', 'lost', 'doubleBookings', 'unsentMessages', 'missingMessages', 'repeatedMessages'],
    ];
  },
  /** `npm run experiment -- restore [bookings]` */
  restore: async (url, [bookings = '100000'], dataDir, ownerUrl) => {
    const counts = await backupAndRestore({ url, ownerUrl }, dataDir, Number(bookings));
    const nought = /Missing$|Different$|Broken$|WithoutKeys$|BeforeRelease$|unsentAfterRelease|sentTwice/;
    return [counts, Object.keys(counts).filter((name) => nought.test(name))];
  },
  /** `npm run experiment -- fuzz [posts] [calls] [seed]` */
  fuzz: async (database, [posts = '10000', calls = '10000', seed = '1']) => {
    const env = { BOOKING_CHALLENGE: 'off' };
    const app = await openApp({ watched: database, clinic: smallClinic, now: '2026-11-27T14:00:00Z', env });
    try {
      await busyDay(app);
      const { counts, failures } = await fuzz(app, { posts: Number(posts), calls: Number(calls), seed: Number(seed) });
      for (const failure of failures) console.log(failure);
      return [counts, ['serverErrors', 'outsideTheContract']];
    } finally {
      await app.close();
    }
  },
};

type Counts = Readonly<Record<string, number>>;

const [name = 'reminders', ...given] = process.argv.slice(2);
const experiment = experiments[name];
if (!experiment) throw new Error(`there is no experiment called ${name}`);

Logger.overrideLogger(false);
const folder = mkdtempSync(join(tmpdir(), 'meridian-experiment-'));
const database = await openDatabase({ databaseUrl: undefined, dataDir: folder });
try {
  await migrate(database);
  const [counts, nought] = await experiment(database.url, given, folder, database.ownerUrl ?? database.url);
  for (const [what, count] of Object.entries(counts))
    console.log(`${inWords(what).padEnd(40)}${String(count).padStart(7)}`);
  process.exitCode = nought.every((what) => counts[what] === 0) ? 0 : 1;
} finally {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

/** `longestWaitMinutes`: longest wait minutes */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
