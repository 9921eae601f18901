import { DataSource } from 'typeorm';
import { FrozenClock } from '../../src/platform/clock.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Keys } from '../../src/platform/keys.service.js';
import { Refusal } from '../../src/platform/refusal.js';
import { MailTransport } from '../../src/notifications/mail-transport.service.js';
import { readSettings } from '../../src/platform/settings.js';
import { tables } from '../../src/tables.js';
import { dateAdd, minuteOf } from '../../src/time/wall-clock.js';
import { deskOn } from '../support/desk.js';
import { sender } from '../support/post-office.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import { startStormyMailServer, type StormyMailServer } from '../support/stormy-mail-server.js';
import { type Ledger, ledger, type Outcome, type Row } from './post-ledger.js';
import { randomOf } from './random.js';
import { tear } from './tear.js';

const zone = 'America/New_York';
const begin = minuteOf(zone, '2026-12-01', 9 * 60) * 60;

/** Seconds from the beginning. For the first half of the hour there is no server at all, then one that is always closing. */
const storm = { from: 20 * 60, half: 50 * 60, to: 80 * 60 };
const patients = { from: 0, to: 90 * 60 };

interface Event {
  readonly at: number;
  readonly visit: number;
  readonly what: 'book' | 'move' | 'cancel';
  readonly start: number;
}

export type Post = Ledger & StormyMailServer['moods'] & { readonly visits: number; readonly killed: number };

/**
 * An hour and a half of bookings, moves and cancellations, while two workers post what follows from them to a mail server
 * that lets nobody in for an hour, puts off who is new to it, loses one acknowledgement in ten and now and then falls silent.
 * A worker is killed again and again in the midst of its work. The clock jumps from one thing that is due to the next; the
 * letters go over real SMTP. `url`: a migrated, empty database.
 */
export async function postInTheStorm(url: string, letters: number, seed = 1): Promise<Post> {
  const random = randomOf(seed);
  const db = await new DataSource(databaseOptions(url, tables, 4)).initialize();
  await importClinic(db, longDays);
  const clock = new FrozenClock(new Date(begin * 1000));
  const keys = Keys.temporary();
  const desk = deskOn(db, clock, keys);
  const server = await startStormyMailServer({
    now: () => clock.now().getTime(),
    greylistMinutes: 5,
    dropsOneIn: 10,
    stallsOneIn: 50,
  });
  const visits = Math.ceil(letters / 2.6);
  const events = eventsOf(visits, random);
  const tokens = new Map<number, string>();
  const killed = new Map<string, number>();
  let hired = 0;
  const workers: Worker[] = [];

  for (let now = begin, round = 1; now < Infinity; round++) {
    clock.set(new Date(now * 1000));
    await server.weather(weatherAt(now - begin));
    while (events[0] && events[0].at <= now) await happen(events.shift()!);
    while (workers.length < 2) workers.push(await hire(`worker-${++hired}.example.org`));
    await work(round % 12 === 0);
    const next = Math.min((await nextDue()) ?? Infinity, events[0]?.at ?? Infinity);
    now = Math.max(now + 1, next);
  }
  const rows = (await db.query(`
    select message_id, recipient, about, template, status, (data ->> 'sequence')::int as sequence, (data ->> 'start')::int as start,
      posted_at from notifications`)) as Row[];
  const outcomes = (await db.query(
    `select id, status, (extract(epoch from starts_at) / 60)::int as start from bookings`,
  )) as (Outcome & { id: string })[];
  for (const worker of workers) await dismiss(worker);
  await db.destroy();
  await server.close();
  const held = ledger(rows, server.kept, new Map(outcomes.map((one) => [one.id, one])), killed);
  return { visits: tokens.size, killed: killed.size, ...server.moods, ...held };

  async function happen({ visit, what, start }: Event): Promise<void> {
    const token = tokens.get(visit);
    try {
      if (what === 'book') {
        const contact = { name: `Patient ${visit}`, email: `p${visit}@example.org`, phone: null };
        const practitioner = visit % 2 ? 'mei' : 'jonas';
        const where = { practitioner, location: 'harbour', treatment: 'acupuncture', start };
        tokens.set(visit, (await desk.bookings.book(where, { contact })).token);
      } else if (token && what === 'move') await desk.reschedules.reschedule(token, { start });
      else if (token) await desk.cancellations.cancel(token);
    } catch (fault) {
      // The time is taken: then nothing happened.
      if (!(fault instanceof Refusal)) throw fault;
    }
  }

  /** All that is due; or one of the two is killed in the midst of it, and nobody waits for what it still had to say. */
  async function work(kill: boolean): Promise<void> {
    const runs = workers.map((worker) =>
      worker.letters.run().catch((fault: unknown) => worker.alive && Promise.reject(fault)),
    );
    if (!kill) return void (await Promise.all(runs));
    const which = random() < 0.5 ? 0 : 1;
    const [victim] = workers.slice(which, which + 1);
    await Promise.race([Promise.all(runs), new Promise((resolve) => setTimeout(resolve, random() * 15))]);
    killed.set(victim!.name, clock.now().getTime());
    victim!.alive = false;
    tear(victim!.db);
    server.cut(victim!.name);
    workers.splice(which, 1);
    await runs[1 - which];
    await victim!.mailTransport.onApplicationShutdown();
  }

  async function hire(name: string): Promise<Worker> {
    const own = await new DataSource(databaseOptions(url, [], 6)).initialize();
    const mailTransport = new Hasty(
      readSettings({ PUBLIC_URL: 'https://book.example.org', SMTP_URL: server.url(name) }),
    );
    return {
      name,
      alive: true,
      db: own,
      mailTransport,
      letters: sender(own, { clock, keys, url: server.url(name), mailTransport }),
    };
  }

  async function nextDue(): Promise<number | null> {
    const [row] = (await db.query(
      `select extract(epoch from min(greatest(due_at, claimed_until)))::float8 as at from notifications where status = 'due'`,
    )) as [{ at: number | null }];
    return row.at === null ? null : Math.ceil(row.at);
  }
}

interface Worker {
  readonly name: string;
  alive: boolean;
  readonly db: DataSource;
  readonly mailTransport: MailTransport;
  readonly letters: ReturnType<typeof sender>;
}

async function dismiss({ db, mailTransport }: Worker): Promise<void> {
  await mailTransport.onApplicationShutdown();
  await db.destroy();
}

/** Nobody waits three quarters of a minute for each silence in an experiment. */
class Hasty extends MailTransport {
  protected override readonly timeout = 1500;
}

function weatherAt(second: number): 'open' | 'away' | 'busy' {
  if (second < storm.from || second >= storm.to) return 'open';
  return second < storm.half ? 'away' : 'busy';
}

const longDays = {
  ...smallClinic,
  policy: { ...smallClinic.policy, cancelNoticeMinutes: 0 },
  practitioners: smallClinic.practitioners.map((one) => ({
    ...one,
    hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ location: 'harbour', weekday, from: '06:00', to: '22:00' })),
  })),
};

/** Each visit has a time of its own, and another to move to; a third of them are moved, some twice, a sixth cancelled. */
function eventsOf(visits: number, random: () => number): Event[] {
  const within = (from: number, to: number) => from + Math.floor(random() * (to - from));
  const startOf = (place: number) =>
    minuteOf(zone, dateAdd('2026-12-03', Math.floor(place / 24)), 360 + 75 * Math.floor((place % 24) / 2));
  const events = Array.from({ length: visits }, (_, visit) => {
    const own: Event[] = [
      { at: begin + within(patients.from, patients.to), visit, what: 'book', start: startOf(visit) },
    ];
    let at = own[0]!.at;
    for (let turn = 1; turn < 3 && random() < 0.33; turn++) {
      at += within(20, 3600);
      own.push({ at, visit, what: 'move', start: startOf(visit + turn * (visits + (visits % 2))) });
    }
    if (random() < 0.16) own.push({ at: at + within(20, 3600), visit, what: 'cancel', start: 0 });
    return own;
  });
  return events.flat().sort((a, b) => a.at - b.at);
}
