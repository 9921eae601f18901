import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApp } from '../support/app.js';
import { busyDay } from '../support/busy-day.js';
import { smallClinic } from '../support/small-clinic.js';
import { attackOnAWeek } from './abuse.js';
import { databaseAway } from './away.js';
import { dayOverHttp } from './day.js';
import { fuzz } from './fuzz.js';
import { histories, historyFaults } from './histories.js';
import { overload } from './overload.js';
import { inPlace } from './place.js';
import { planted } from './planted.js';
import { postInTheStorm } from './post.js';
import { raceFaults, races } from './races.js';
import { yearOfRecalls } from './recalls.js';
import { yearOfReminders } from './reminders.js';
import { backupAndRestore } from './restore.js';
import { upgradeUnderLoad } from './upgrade.js';
import { build, versionBefore } from './versions.js';
import { waitlistFaults, waitlistModel } from './waitlist.js';

export type Counts = Readonly<Record<string, number>>;

/** A migrated, empty database on a server of its own, and a folder. */
export interface Place {
  readonly url: string;
  /** As the owner of the tables. */
  readonly ownerUrl: string;
  readonly dataDir: string;
}

export interface Experiment {
  /** `given`: what stands behind its name on the command line. Answers what it counted, and which of it must be zero. */
  readonly run: (place: Place, given: readonly string[]) => Promise<readonly [Counts, readonly string[]]>;
  /** Where it proves something within minutes: what it is given then, and how many operations those were. */
  readonly proof?: {
    readonly given: (minutes: number, seed: number) => readonly (number | string)[];
    readonly operations: (counts: Counts, given: readonly (number | string)[]) => number;
    /** It does not run with all the others. */
    readonly onlyByName?: boolean;
  };
}

const asGiven = (_: Counts, [operations]: readonly (number | string)[]) => Number(operations);
const sumOf =
  (...names: readonly string[]) =>
  (counts: Counts) =>
    names.reduce((sum, name) => sum + counts[name]!, 0);

/** About so many a minute, on two busy cores. */
const many = (aMinute: number, minutes: number) => Math.max(10, Math.round(aMinute * minutes));

/** What takes longer than a test may, by name. */
export const experiments: Readonly<Record<string, Experiment>> = {
  /** `histories [seconds] [seed]` */
  histories: {
    run: async (place, [seconds = '60', seed = '1']) => {
      const counts = await histories(place, { seconds: Number(seconds), seed: Number(seed) });
      return [counts, historyFaults];
    },
    proof: { given: (minutes, seed) => [minutes * 60, seed], operations: sumOf('operations') },
  },
  /** `races [seconds] [seed]` */
  races: {
    run: async (place, [seconds = '60', seed = '1']) => {
      const counts = await races(place, { seconds: Number(seconds), seed: Number(seed) });
      return [counts, raceFaults];
    },
    proof: { given: (minutes, seed) => [minutes * 60, seed], operations: sumOf('requests') },
  },
  /** `planted [seconds] [seed]` */
  planted: {
    run: async (_, [seconds = '20', seed = '1']) => {
      const run = async (name: string, place: Place) => (await experiments[name]!.run(place, [seconds, seed]))[0];
      return [await planted(run, inPlace), ['notFound']];
    },
    proof: { given: (minutes, seed) => [minutes * 60, seed], operations: sumOf('planted'), onlyByName: true },
  },
  /** `reminders [visits] [seed]` */
  reminders: {
    run: async ({ url }, [visits = '1000', seed = '1']) => {
      const counts = await yearOfReminders(url, Number(visits), Number(seed));
      return [{ ...counts }, ['missed', 'doubled', 'untrue']];
    },
    proof: { given: (minutes, seed) => [many(150, minutes), seed], operations: asGiven },
  },
  /** `recalls [patients] [seed]` */
  recalls: {
    run: async ({ url }, [patients = '300', seed = '1']) => {
      const counts = await yearOfRecalls(url, Number(patients), Number(seed));
      return [counts, ['doubled', 'missed', 'untrue', 'atNight']];
    },
    proof: { given: (minutes, seed) => [many(30, minutes), seed], operations: asGiven },
  },
  /** `day [patients] [places] [seed]` */
  day: {
    run: async ({ url }, [patients = '200', places = '12', seed = '1']) => {
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
  },
  /** `waitlist [operations] [seed]` */
  waitlist: {
    run: async ({ url }, [operations = '10000', seed = '1']) => {
      const counts = await waitlistModel(url, Number(operations), Number(seed));
      return [counts, [...waitlistFaults]];
    },
    proof: { given: (minutes, seed) => [many(1000, minutes), seed], operations: asGiven },
  },
  /** `post [letters] [seed]` */
  post: {
    run: async ({ url }, [letters = '600', seed = '1']) => {
      const counts = await postInTheStorm(url, Number(letters), Number(seed));
      return [{ ...counts }, ['repeatedWithoutReason', 'lost', 'outOfOrder', 'untrue']];
    },
    proof: { given: (minutes, seed) => [many(150, minutes), seed], operations: asGiven },
  },
  /** `abuse [attempts] [patients] [days] [seed]` */
  abuse: {
    run: async ({ url, dataDir }, [attempts = '300', patients = '200', days = '7', seed = '1']) => {
      const given = { attempts: Number(attempts), patients: Number(patients), days: Number(days), seed: Number(seed) };
      const counts = await attackOnAWeek(url, dataDir, given);
      const hindered = Object.keys(counts).filter((name) => name.endsWith('Hindered'));
      return [counts, ['noAttackPressedTheButton', ...hindered]];
    },
  },
  /** `away [seconds] [seed]` */
  away: {
    run: async ({ url, dataDir }, [seconds = '60', seed = '1']) => {
      const counts = await databaseAway(url, dataDir, Number(seconds), Number(seed));
      const zero = Object.keys(counts).filter((name) => /OtherFaults$|Unanswered$|Missing$/.test(name));
      return [counts, ['restarts', 'unsentMessages', ...zero]];
    },
    proof: {
      given: (minutes, seed) => [many(10, minutes), seed],
      operations: sumOf('resetAnswered', 'swallowAnswered', 'replacedAnswered', 'delayAnswered', 'messages'),
    },
  },
  /** `overload [visits] [seconds] [clients] [rate]` */
  overload: {
    run: async ({ ownerUrl, dataDir }, [visits = '500000', seconds = '120', clients = '800', rate = '100']) => {
      const given = { visits: Number(visits), seconds: Number(seconds), clients: Number(clients), rate: Number(rate) };
      const counts = await overload(ownerUrl, dataDir, given);
      const zero = Object.keys(counts).filter((name) => /OtherFaults$|BookedButAbandoned$/.test(name));
      return [counts, ['restarts', 'unhealthy', 'missedGoals', ...zero]];
    },
  },
  /** `upgrade [visits] [seconds] [reading] [before] [after] [seed]` */
  upgrade: {
    run: async (
      { ownerUrl, dataDir },
      [visits = '2000', seconds = '15', reading = '5', before = '', after = '', seed = '1'],
    ) => {
      const counts = await upgradeUnderLoad(ownerUrl, dataDir, {
        before: await build(before || (await versionBefore()), join(dataDir, 'before')),
        after: after ? await build(after, join(dataDir, 'after')) : fileURLToPath(new URL('../..', import.meta.url)),
        visits: Number(visits),
        seconds: Number(seconds),
        reading: Number(reading),
        seed: Number(seed),
      });
      const zero = ['serverErrors', 'unanswered', 'lost', 'doubleBookings', 'unsentMessages', 'missingMessages'];
      return [counts, [...zero, 'repeatedMessages']];
    },
    proof: {
      given: (minutes, seed) => [2000, many(15, minutes), 5, '', '', seed],
      operations: sumOf('booked', 'moved', 'cancelled'),
    },
  },
  /** `restore [bookings] [seed]` */
  restore: {
    run: async ({ url, ownerUrl, dataDir }, [bookings = '100000', seed = '1']) => {
      const counts = await backupAndRestore({ url, ownerUrl }, dataDir, Number(bookings), Number(seed));
      const zero = /Missing$|Different$|Broken$|WithoutKeys$|BeforeRelease$|unsentAfterRelease|sentTwice/;
      return [counts, Object.keys(counts).filter((name) => zero.test(name))];
    },
    proof: { given: (minutes, seed) => [Math.max(10_000, many(5000, minutes)), seed], operations: sumOf('rows') },
  },
  /** `fuzz [posts] [calls] [seed]` */
  fuzz: {
    run: async ({ url }, [posts = '10000', calls = '10000', seed = '1']) => {
      const env = { BOOKING_CHALLENGE: 'off' };
      const app = await openApp({ watched: url, clinic: smallClinic, now: '2026-11-27T14:00:00Z', env });
      try {
        await busyDay(app);
        const given = { posts: Number(posts), calls: Number(calls), seed: Number(seed) };
        const { counts, failures } = await fuzz(app, given);
        for (const failure of failures) console.log(failure);
        return [counts, ['serverErrors', 'outsideTheContract']];
      } finally {
        await app.close();
      }
    },
    proof: {
      given: (minutes, seed) => [many(400, minutes), many(400, minutes), seed],
      operations: sumOf('posts', 'calls'),
    },
  },
};

/** `longestWaitMinutes`: longest wait minutes */
export function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
