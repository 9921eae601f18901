import type { SendMailOptions } from 'nodemailer';
import { DataSource } from 'typeorm';
import { Catalogue } from '../../src/availability/catalogue.service.js';
import { BookingRows } from '../../src/bookings/booking-rows.service.js';
import { Remind } from '../../src/bookings/notices/remind.job.js';
import { TextRecipients } from '../../src/bookings/notices/text-recipients.service.js';
import { ReminderNotifications } from '../../src/bookings/notices/reminder-notifications.service.js';
import { standardReminders } from '../../src/clinic/policy.entity.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { type DeliveryResult, MailTransport } from '../../src/notifications/mail-transport.service.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Keys } from '../../src/platform/keys.service.js';
import { Refusal } from '../../src/platform/refusal.js';
import { readSettings } from '../../src/platform/settings.js';
import { tables } from '../../src/tables.js';
import { dateAdd, minuteOf, wallOf } from '../../src/time/wall-clock.js';
import { slowReminders } from '../bookings/slow-reminders.js';
import { rosa } from '../support/staff-actors.js';
import { deskOn } from '../support/desk.js';
import { sender } from '../support/post-office.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import { randomOf } from './random.js';
import { type Accepted, type Told, tally, type Tally } from './reminders-tally.js';
import { tear } from './tear.js';

const zone = 'America/New_York';
const begin = minuteOf(zone, '2027-01-01', 0);
const days = 365;

interface Event {
  readonly at: number;
  readonly visit: number;
  readonly what: 'book' | 'move' | 'silent-move' | 'cancel';
  readonly to: number;
}

/**
 * A year of a clinic in New York, on a clock that jumps from one thing that is due to the next: patients book, move and
 * cancel, reception moves without a word, the mail server refuses every fourth letter and keeps some without saying so,
 * and once in every hour in which there is anything to do the worker is killed in the midst of it: its connections are
 * torn, and what it had claimed stays claimed. `url`: a migrated, empty database.
 */
export async function yearOfReminders(url: string, visits: number, seed = 1): Promise<Tally> {
  const random = randomOf(seed);
  const db = await new DataSource(databaseOptions(url, tables, 4)).initialize();
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    location: 'harbour',
    weekday,
    from: '06:00',
    to: '22:00',
  }));
  await importClinic(db, {
    ...smallClinic,
    policy: { ...smallClinic.policy, horizonDays: 90, cancelNoticeMinutes: 0 },
    practitioners: smallClinic.practitioners.map((one) => ({ ...one, hours: everyDay })),
  });
  const clock = new FrozenClock(new Date(begin * 60_000));
  const keys = Keys.temporary();
  const desk = deskOn(db, clock, keys);
  const accepted: Accepted[] = [];
  const told = new Map<number, Told[]>();
  const links = new Map<number, { readonly token: string; readonly reference: string }>();
  const events = eventsOf(visits, random);
  let worker: Awaited<ReturnType<typeof employ>> | undefined;
  let killed = 0;
  let lastKill = 0;

  // Until nothing is left to happen: who books or moves last comes long after the year is over.
  for (let now = begin * 60; now < (begin + (days + 400) * 1440) * 60; ) {
    clock.set(new Date(now * 1000));
    while (events[0] && events[0].at * 60 <= now) await happen(events.shift()!);
    const kill = Math.floor(now / 3600) !== lastKill && (await anything());
    await tick(kill);
    if (kill && !worker) {
      lastKill = Math.floor(now / 3600);
      killed++;
      now += Math.floor(random() * 600);
    }
    const next = await nextDue();
    now = Math.max(now + 1, Math.min(next ?? Infinity, events[0] ? events[0].at * 60 : Infinity));
  }
  const letters = (await db.query(
    `select message_id, about::text as about, template, recipient, (data ->> 'start')::int as start, split_part(key, '/', 4) as minutes from notifications`,
  )) as { message_id: string; about: string; template: string; recipient: string; start: number; minutes: string }[];
  await worker?.db.destroy();
  await db.destroy();
  return { ...tally(told, accepted, letters, expected), killed };

  async function happen({ visit, what, to, at }: Event): Promise<void> {
    const known = links.get(visit);
    const contact = { name: `Patient ${visit}`, email: `p${visit}@example.org`, phone: null };
    const where = { practitioner: visit % 2 ? 'mei' : 'jonas', location: 'harbour' };
    try {
      if (what === 'book') {
        const treatment = visit % 3 ? 'acupuncture' : 'community';
        const { token, reference } = await desk.bookings.book({ ...where, treatment, start: to }, { contact });
        links.set(visit, { token, reference });
      } else if (!known) return;
      else if (what === 'move') await desk.reschedules.reschedule(known.token, { start: to });
      else if (what === 'silent-move')
        await desk.staffReschedules.reschedule(rosa, known.reference, { start: to }, { tell: false });
      else await desk.cancellations.cancel(known.token);
    } catch (fault) {
      // The time is taken, or the visit has begun or been cancelled: then nothing happened.
      if (fault instanceof Refusal) return;
      throw fault;
    }
    told.set(visit, [
      ...(told.get(visit) ?? []),
      { at, start: what === 'cancel' ? null : to, silently: what === 'silent-move' },
    ]);
  }

  /** What a worker does in its rounds. Killed, it ends wherever it is, and another begins. */
  async function tick(kill: boolean): Promise<void> {
    const mine = (worker ??= await employ());
    const work = mine.remind.run().then(() => mine.post.run());
    if (!kill) return void (await work);
    const died = new Promise<void>((resolve) => {
      setTimeout(() => {
        mine.alive = false;
        tear(mine.db);
        resolve();
      }, random() * 14);
    });
    // Who is dead is not waited for; what it still had to say, nobody hears.
    await Promise.race([work.catch(() => undefined), died]);
    await died;
    worker = undefined;
  }

  async function employ() {
    const own = await new DataSource(databaseOptions(url, [], 4)).initialize();
    const catalogue = new Catalogue(own);
    const outbox = new Outbox(readSettings({}));
    const reminders = new ReminderNotifications(
      new BookingRows(own, catalogue, Keys.temporary(), clock),
      outbox,
      new TextRecipients({}),
    );
    const remind = new Remind(own, catalogue, reminders, clock);
    const life = { alive: true, db: own, remind };
    return Object.assign(life, {
      post: sender(own, { clock, keys, url: 'smtp://127.0.0.1:1', mailTransport: moody(() => life.alive) }),
    });
  }

  function moody(alive: () => boolean): MailTransport {
    return new (class extends MailTransport {
      override async send({ messageId, subject }: SendMailOptions): Promise<DeliveryResult> {
        await new Promise((resolve) => setTimeout(resolve, 1));
        const mood = random();
        if (!alive() || mood < 0.25) return { delivery: 'deferred', fault: 'as the year wants' };
        accepted.push({ messageId: messageId!, subject: subject!, at: clock.now().getTime() / 60_000 });
        return mood < 0.28 ? { delivery: 'deferred', fault: 'taken without a word' } : { delivery: 'accepted' };
      }
    })(readSettings({}));
  }

  async function nextDue(): Promise<number | null> {
    const [row] = (await db.query(`
      select extract(epoch from least((select min(remind_at) from bookings where remind_at is not null),
        (select min(greatest(due_at, claimed_until)) from notifications where status = 'due')))::float8 as at`)) as [
      { at: number | null },
    ];
    return row.at === null ? null : Math.ceil(row.at);
  }

  async function anything(): Promise<boolean> {
    const next = await nextDue();
    return next !== null && next * 1000 <= clock.now().getTime();
  }
}

function expected(start: number, toldAt: number) {
  return slowReminders({ start, timeZone: zone, toldAt }, standardReminders);
}

/** Booked from two hours to two months ahead, many of them shortly; every third is moved, some twice, every sixth cancelled. */
function eventsOf(visits: number, random: () => number): Event[] {
  const within = (from: number, to: number) => from + Math.floor(random() * (to - from));
  const quarter = (minute: number) => Math.ceil(minute / 15) * 15;
  const startAfter = (now: number) => {
    const start = now + 130 + (random() < 0.4 ? within(0, 4 * 1440) : within(0, 60 * 1440));
    const { date, minute } = wallOf(zone, start);
    // Between six in the morning and nine in the evening.
    return minute >= 360 && minute < 1260 ? quarter(start) : minuteOf(zone, dateAdd(date, 1), 360 + 15 * within(0, 40));
  };
  const events = Array.from({ length: visits }, (_, visit) => {
    const own: Event[] = [];
    const booked = begin + within(0, days * 1440);
    let start = startAfter(booked);
    own.push({ at: booked, visit, what: 'book', to: start });
    let at = booked;
    while (random() < 0.35) {
      at = within(at + 1, start);
      start = startAfter(at);
      own.push({ at, visit, what: random() < 0.3 ? 'silent-move' : 'move', to: start });
    }
    if (random() < 0.16) own.push({ at: within(at + 1, start), visit, what: 'cancel', to: start });
    return own;
  });
  return events.flat().sort((a, b) => a.at - b.at);
}
