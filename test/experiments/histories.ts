import { setTimeout as pause } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import type { ClinicFile } from '../../src/clinic-file/schema.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { tables } from '../../src/tables.js';
import { startMailServer } from '../support/mail-server.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import { signedIn } from '../support/staff.js';
import { check, type Found, kinds } from './checker.js';
import { canary, Client, type Town } from './clients.js';
import type { Counts, Place } from './experiments.js';
import type { Answer, Asked, Ending } from './history.js';
import { Mailbox } from './mailbox.js';
import { plantInDatabase } from './planted-faults.js';
import { randomOf } from './random.js';
import { Service } from './service.js';
import { allWishes, daysOf, hours, sites, startEveryMinutes, treatments, type Wish } from './week.js';

const clients = 16;
/** The clinic's clock runs so many times faster than the clients'. */
const speed = 20;
const minutes = { hold: 2, provisional: 5, offer: 5 };
/** By which the processes' clocks may differ, and a worker be late: milliseconds of the clients. */
const margin = 1000;

export const historyFaults = [
  ...kinds,
  'serverErrors',
  'unheard',
  'twiceTold',
  'untold',
  'noteLeaks',
  'restarts',
] as const;

/**
 * Sixteen clients hold, book, move, cancel, wait for earlier times and let things lapse, and one of them closes and reopens hours, over HTTP
 * at two web processes behind a proxy, in the days around the changes of the clocks in New York and Sydney. Then all is compared:
 * what they were told with how it ended, and what was sent with what happened. `place`: with an empty database.
 */
export async function histories(
  place: Place,
  { seconds, seed }: { readonly seconds: number; readonly seed: number },
): Promise<Counts> {
  const random = randomOf(seed);
  const db = await new DataSource(databaseOptions(place.url, tables, 4)).initialize();
  await db.query(`insert into places (id, kind, name, key, region, country, population, latitude, longitude, county)
    values (1, 'town', 'Bellport', 'bellport', 'NY', 'US', 2000, 40.757, -72.939, '')`);
  const from = Date.now();
  const real = (clinic: number) => from + (clinic - from) / speed;
  const clinicNow = () => from + (Date.now() - from) * speed;
  await importClinic(db, clinicOf());
  await plantInDatabase(place.ownerUrl);
  const mail = await startMailServer();
  const service = new Service(place, { SMTP_URL: mail.url, LOG_LEVEL: 'info', MERIDIAN_CLOCK: `${from},${speed}` });
  try {
    await service.start('web', 'web', 'worker');
    const mailbox = new Mailbox(mail);
    const desk = await deskOf(db, clinicNow);
    const town: Town = {
      url: service.url,
      mailbox,
      wishes: shuffled(allWishes(from), random),
      desk,
      history: [],
      counts: { serverErrors: 0, unanswered: 0 },
      now: () => from,
    };
    const all = Array.from({ length: clients }, (_, n) => new Client(`client-${n}`, town, randomOf(seed * 1000 + n)));
    const until = Date.now() + seconds * 1000;
    await Promise.all(all.map((client, n) => client.live(until, { desk: n === 0 })));
    for (const client of all) await client.endWell();
    await settle(town, all, db);
    const ending = await endingOf(town, all, service.url);
    const found = check(town.history, ending, {
      real,
      holdFor: (minutes.hold * 60_000) / speed,
      offerFor: (minutes.offer * 60_000) / speed,
      margin,
      began: from,
    });
    tell(found, town.history);
    return {
      ...countsOf(town.history, found),
      ...(await messagesOf(mailbox, ending)),
      ...leaksOf(service.log),
      ...town.counts,
      restarts: service.ended,
    };
  } finally {
    await service.stop();
    await db.destroy();
    await mail.stop();
  }

  /** Until nothing is held any more, and everything that is due has been sent. */
  async function settle({ mailbox, history }: Town, all: readonly Client[], db: DataSource): Promise<void> {
    const lapses = history
      .flatMap(({ answer: { expiresAt, heldUntil } }) => [expiresAt, heldUntil])
      .filter((at) => at !== undefined);
    const last = Math.max(Date.now() + 12_000, ...lapses.map((at) => real(Date.parse(at)) + 2 * margin));
    await pause(last - Date.now());
    for (let tries = 0; tries < 120; tries++) {
      const [{ n }] = await db.query<[{ n: number }]>(
        `select count(*)::int as n from notifications where status = 'due' and due_at <= $1`,
        [new Date(clinicNow())],
      );
      if (n === 0) break;
      await pause(500);
    }
    await mailbox.open();
    for (const token of mailbox.offers()) await all[0]!.seeOffer(token);
  }
}

function clinicOf(): ClinicFile {
  const [harbour] = smallClinic.locations as [ClinicFile['locations'][number]];
  const [mei] = smallClinic.practitioners as [ClinicFile['practitioners'][number]];
  const [needles] = smallClinic.treatments as [ClinicFile['treatments'][number]];
  return {
    ...smallClinic,
    links: [],
    policy: {
      ...smallClinic.policy,
      horizonDays: 365,
      cancelNoticeMinutes: 60,
      startEveryMinutes,
      holdMinutes: minutes.hold,
      provisionalMinutes: minutes.provisional,
      offerMinutes: minutes.offer,
      quietHours: null,
      reminders: [],
    },
    locations: sites.map(({ location, timeZone, rooms }) => ({
      ...harbour,
      slug: location,
      name: location,
      timeZone,
      equipment: [],
      rooms: Array.from({ length: rooms }, (_, n) => ({ slug: `room-${n}`, name: `Room ${n}`, features: ['table'] })),
    })),
    treatments: Object.entries(treatments).map(([slug, { hands, length, turnover }]) => ({
      ...needles,
      slug,
      name: slug,
      addOns: [],
      turnoverMinutes: turnover,
      phases: phasesOf(hands, length),
    })),
    practitioners: sites.flatMap(({ location, practitioners }) =>
      practitioners.map((slug) => ({
        ...mei,
        slug,
        name: slug,
        email: `${slug}@clinic.example.org`,
        registration: undefined,
        offers: Object.keys(treatments).map((treatment) => ({ treatment, location })),
        hours: hours.map((one) => ({ ...one, location })),
      })),
    ),
  };
}

type Phase = ClinicFile['treatments'][number]['phases'][number];

function phasesOf(hands: readonly (readonly [number, number])[], length: number): Phase[] {
  return hands.flatMap(([from, to], n): Phase[] => {
    const rest = (hands[n + 1]?.[0] ?? length) - to;
    return [{ minutes: to - from, kind: 'hands' }, ...(rest > 0 ? [{ minutes: rest, kind: 'resting' } as const] : [])];
  });
}

/** Somebody at the desk, who signs in again before their session ends, which on the clinic's clock is soon. */
async function deskOf(db: DataSource, clinicNow: () => number): Promise<() => Promise<string>> {
  const [{ id }] = await db.query<[{ id: string }]>(
    `insert into staff_auth."user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt", "twoFactorEnabled")
     values (uuidv7(), 'Rosa', 'rosa@clinic.example.org', false, now(), now(), false) returning id`,
  );
  await db.query(`insert into staff (id, roles, created_at) values ($1, '{reception,admin}', now())`, [id]);
  let cookie: Promise<string> | undefined;
  let since = 0;
  return () => {
    if (!cookie || clinicNow() - since > 10 * 60_000) {
      since = clinicNow();
      cookie = signedIn({ db, clock: { now: () => new Date(since) } as never }, id);
    }
    return cookie;
  };
}

async function endingOf({ desk, now }: Town, all: readonly Client[], url: string): Promise<Ending> {
  const seen = new Map<string, Answer | null>();
  for (const { reference, token } of all.flatMap((client) => [...client.visits.values()])) {
    const headers = {
      authorization: `Bearer ${token}`,
      'x-forwarded-for': `10.9.${seen.size >> 8}.${seen.size & 255}`,
    };
    const answer = await fetch(`${url}/api/v1/bookings/${reference}`, { headers });
    seen.set(reference, answer.status === 200 ? ((await answer.json()) as Answer) : null);
  }
  const table = await fetch(`${url}/admin/export/visits.csv`, { headers: { cookie: await desk() } });
  if (table.status !== 200) throw new Error(`the table of visits answered ${table.status}`);
  const [head, ...lines] = (await table.text())
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const column = (name: string) => head!.indexOf(name);
  const exported = lines.map((line) => ({
    reference: line[column('reference')]!,
    status: line[column('status')]!,
    email: line[column('email')]!,
  }));
  return { seen, exported, offered: await offeredAt(url, now()) };
}

async function offeredAt(url: string, from: number): Promise<readonly Wish[]> {
  const queries = sites.flatMap((site) =>
    daysOf(site, from).flatMap((day) =>
      Object.keys(treatments).map((treatment) => ({
        treatment,
        location: site.location,
        from: day,
        to: day,
        limit: '1000',
      })),
    ),
  );
  const lists = await Promise.all(
    queries.map(async (query) => {
      const answer = await fetch(`${url}/api/v1/slots?${new URLSearchParams(query).toString()}`);
      const { slots } = (await answer.json()) as { slots: readonly Required<Answer>[] };
      return slots.map(({ practitioner, location, start }) => ({
        treatment: query.treatment,
        practitioner,
        location,
        start: Date.parse(start),
      }));
    }),
  );
  return lists.flat();
}

function countsOf(history: readonly Asked[], found: Found): Counts {
  const heard = new Set(history.filter(({ status }) => status !== null && status < 500).map(({ key }) => key));
  const unheard = new Set(
    history
      .filter(({ what, key }) => !['close', 'reopen', 'cancel'].includes(what) && !heard.has(key))
      .map(({ key }) => key),
  );
  const done = (what: Asked['what']) =>
    history.filter((one) => one.what === what && one.status !== null && one.status < 400).length;
  return {
    operations: history.length,
    held: done('hold'),
    booked: done('book') + done('confirm'),
    courses: done('course'),
    moved: done('move'),
    cancelled: done('cancel'),
    proven: done('prove'),
    offersAccepted: done('accept'),
    offersDeclined: done('decline'),
    closed: done('close'),
    refused: history.filter(({ answer }) => answer.code === 'slot-taken').length,
    unheard: unheard.size,
    ...Object.fromEntries(kinds.map((kind) => [kind, found[kind].length])),
  };
}

/** Each event has one message, under one Message-ID, and whoever has an appointment was told. */
async function messagesOf(mailbox: Mailbox, { exported }: Ending): Promise<Counts> {
  const told = mailbox.recipients();
  const twice = mailbox.doubled();
  for (const message of twice.slice(0, 3)) console.log(`told twice: ${message.slice(0, 300)}`);
  const untold = exported.filter(({ status, email }) => status === 'confirmed' && !told.has(email));
  return { messages: mailbox.messages.size, twiceTold: twice.length, untold: untold.length };
}

/** What patients write stands in no log. */
function leaksOf(log: string): Counts {
  return { noteLeaks: readFileSync(log, 'utf8').split(canary).length - 1 };
}

/** A few of each kind, with what was asked about it. */
function tell(found: Found, history: readonly Asked[]): void {
  for (const [kind, all] of Object.entries(found)) {
    for (const one of all.slice(0, 3)) {
      console.log(`${kind}: ${one}`);
      const named = new Set(one.split(' '));
      for (const { what, key, began, ended, status, answer, about = [], wishes = [] } of history) {
        const { hold = '', reference = '', expiresAt, heldUntil, code } = answer;
        if (![key, hold, reference, ...about].some((name) => named.has(name))) continue;
        const when = [began, ended].map((at) => new Date(at).toISOString().slice(11, 23)).join(' to ');
        const starts = wishes.map(({ start }) => new Date(start).toISOString());
        console.log(
          '  ',
          when,
          what,
          ...about,
          ...starts,
          status,
          hold,
          reference,
          code ?? expiresAt ?? heldUntil ?? answer.status ?? '',
        );
      }
    }
  }
}

function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  return all
    .map((one) => ({ one, by: random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one);
}
