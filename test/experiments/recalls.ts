import type { SendMailOptions } from 'nodemailer';
import { DataSource } from 'typeorm';
import { ReminderPreferences } from '../../src/bookings/by-patient/reminder-preferences.service.js';
import { type DeliveryResult, MailTransport } from '../../src/notifications/mail-transport.service.js';
import { ProvenAddresses } from '../../src/patients/proven-addresses.service.js';
import { FrozenClock } from '../../src/platform/clock.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Keys } from '../../src/platform/keys.service.js';
import { Refusal } from '../../src/platform/refusal.js';
import { readSettings } from '../../src/platform/settings.js';
import { tables } from '../../src/tables.js';
import { dateAdd, minuteOf, wallOf } from '../../src/time/wall-clock.js';
import { deskOn } from '../support/desk.js';
import { sender } from '../support/post-office.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';
import { randomOf } from './random.js';
import { tear } from './tear.js';

const zone = 'America/New_York';
const begin = '2027-01-01';
const recallDays = 30;

interface Event {
  readonly at: number;
  readonly patient: number;
  readonly what: 'book' | 'cancel' | 'miss' | 'unsubscribe';
}

/**
 * A year of patients who come back, or do not: they book, cancel, miss a visit and unsubscribe, while the mail server puts messages off
 * and the worker is killed again and again. `url`: a migrated, empty database.
 */
export async function yearOfRecalls(url: string, patients: number, seed = 1) {
  const random = randomOf(seed);
  const db = await new DataSource(databaseOptions(url, tables, 4)).initialize();
  await importClinic(db, { ...smallClinic, policy: { ...smallClinic.policy, horizonDays: 90, recallDays } });
  const clock = new FrozenClock(new Date(minuteOf(zone, begin, 0) * 60_000));
  const keys = Keys.temporary();
  const desk = deskOn(db, clock, keys);
  const preferences = new ReminderPreferences(db, keys, clock);
  for (let n = 0; n < patients; n++) await new ProvenAddresses(clock).prove(db, addressOf(n));
  const events = eventsOf(patients, random);
  /** What the mail server took, and what was true then. */
  const accepted: { readonly messageId: string; readonly isWrong: boolean; readonly atNight: boolean }[] = [];
  const deferrals = new Map<string, number>();
  const unsubscribed = new Set<string>();
  let worker: Awaited<ReturnType<typeof employ>> | undefined;
  let killed = 0;
  /** Nobody looks again for two days: then the mail server takes what it gets. */
  let isLast = false;

  // Every other day a worker looks four times: by day, or in the quiet hours too, and never when those begin meanwhile.
  const rounds = Array.from({ length: 183 }, (_, n) => {
    const byDay = 8 * 60 + Math.floor(random() * 12 * 60);
    const at = minuteOf(zone, dateAdd(begin, 2 * n), n % 2 ? byDay : (byDay + 13 * 60) % 1440);
    return [0, 10, 20, 30].map((later) => ({
      at: at + later,
      kill: later < 20 && random() < 0.35,
      isLast: later === 30,
    }));
  });
  for (const one of [...events, ...rounds.flat()].sort((a, b) => a.at - b.at)) {
    clock.set(new Date(one.at * 60_000));
    isLast = !('what' in one) && one.isLast;
    await ('what' in one ? happen(one) : tick(one.kill));
  }
  clock.set(new Date(minuteOf(zone, dateAdd(begin, 366), 720) * 60_000));
  await tick(false);
  const [{ missed }] = (await db.query(shouldHave, [recallDays])) as [{ missed: number }];
  const doubled = (await db.query(
    `select from notifications where template = 'recall' group by about having count(*) > 1`,
  )) as unknown[];
  await worker?.db.destroy();
  await db.destroy();
  return {
    sent: new Set(accepted.map(({ messageId }) => messageId)).size,
    doubled: doubled.length,
    missed,
    untrue: accepted.filter(({ isWrong }) => isWrong).length,
    atNight: accepted.filter(({ atNight }) => atNight).length,
    killed,
  };

  async function happen({ at, patient, what }: Event): Promise<void> {
    const [visit] = (await db.query(
      `select b.id, b.reference, b.starts_at > $2 as ahead from bookings b join patients p on p.id = b.patient_id
       where p.email = $1 and b.status = 'confirmed' order by b.starts_at desc limit 1`,
      [addressOf(patient), clock.now()],
    )) as { id: string; reference: string; ahead: boolean }[];
    const contact = { name: `Patient ${patient}`, email: addressOf(patient), phone: null };
    const start = minuteOf(
      zone,
      dateAdd(wallOf(zone, at).date, 1 + Math.floor(random() * 60)),
      600 + 15 * (patient % 16),
    );
    const where = { treatment: 'acupuncture', practitioner: patient % 2 ? 'mei' : 'jonas', location: 'harbour', start };
    try {
      if (what === 'book') await desk.bookings.book(where, { contact });
      else if (what === 'cancel' && visit?.ahead)
        await desk.progress.cancel(rosa, visit.reference, { reason: 'ill', tell: false });
      else if (what === 'miss' && visit && !visit.ahead) await desk.progress.advance(rosa, visit.reference, 'no-show');
      else if (what === 'unsubscribe' && visit) {
        await preferences.set(visit.id, false);
        unsubscribed.add(addressOf(patient));
      }
    } catch (fault) {
      // The time is taken, or too long ago: then nothing happened.
      if (!(fault instanceof Refusal)) throw fault;
    }
  }
  async function tick(kill: boolean): Promise<void> {
    const mine = (worker ??= await employ());
    const work = mine.recall.run().then(() => mine.post.run());
    if (!kill) return void (await work);
    const died = new Promise<void>((resolve) => {
      setTimeout(() => {
        mine.alive = false;
        tear(mine.db);
        resolve();
      }, random() * 14);
    });
    await Promise.race([work.catch(() => undefined), died]);
    await died;
    worker = undefined;
    killed++;
  }
  async function employ() {
    const own = await new DataSource(databaseOptions(url, [], 4)).initialize();
    const life = { alive: true, db: own, recall: deskOn(own, clock, keys).recall };
    const mailTransport = new (class extends MailTransport {
      override async send({ messageId, subject, to }: SendMailOptions): Promise<DeliveryResult> {
        if (subject !== 'Would you like to come again?') return { delivery: 'accepted' };
        const refused = deferrals.get(messageId!) ?? 0;
        if (!life.alive || (refused === 0 && !isLast && random() < 0.4)) {
          deferrals.set(messageId!, refused + 1);
          return { delivery: 'deferred', fault: 'as the year wants' };
        }
        const { address } = to as { address: string };
        const ahead = (await db.query(
          `select from bookings b join patients p on p.id = b.patient_id
           where p.email = $1 and b.status = 'confirmed' and b.ends_at > $2`,
          [address, clock.now()],
        )) as unknown[];
        const { minute } = wallOf(zone, clock.now().getTime() / 60_000);
        accepted.push({
          messageId: messageId!,
          isWrong: ahead.length > 0 || unsubscribed.has(address),
          atNight: minute >= 21 * 60 || minute < 8 * 60,
        });
        return { delivery: 'accepted' };
      }
    })(readSettings({}));
    return Object.assign(life, { post: sender(own, { clock, keys, url: 'smtp://127.0.0.1:1', mailTransport }) });
  }
}

const addressOf = (patient: number) => `p${patient}@example.org`;

/** Each comes now and then; what somebody does depends on what they have by then. */
function eventsOf(patients: number, random: () => number): Event[] {
  const first = minuteOf(zone, begin, 0);
  const events = Array.from({ length: patients }, (_, patient) => {
    const own: Event[] = [];
    for (
      let at = first + Math.floor(random() * 80 * 1440);
      at < first + 300 * 1440;
      at += Math.floor((5 + random() * 70) * 1440)
    ) {
      const dice = random();
      const what = dice < 0.65 ? 'book' : dice < 0.8 ? 'cancel' : dice < 0.97 ? 'miss' : 'unsubscribe';
      own.push({ at, patient, what });
    }
    return own;
  });
  return events.flat().sort((a, b) => a.at - b.at);
}

// Visits after which nothing at all happened for so long, and of which nobody was invited to come back.
const shouldHave = `
  select count(*)::int as missed from bookings b join patients p on p.id = b.patient_id
  cross join lateral (select b.ends_at + make_interval(days => $1) as at) due
  where b.status = 'confirmed' and due.at < timestamptz '2027-12-20Z'
    and not exists (select from unsubscribes where address = p.email)
    and not exists (select from bookings o where o.patient_id = p.id and o.id <> b.id
      and o.created_at < due.at + interval '5 days' and o.starts_at > b.starts_at)
    and not exists (select from notifications n where n.template = 'recall' and n.about = b.id and n.status = 'sent')`;
