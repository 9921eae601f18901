import { DataSource } from 'typeorm';
import { FrozenClock } from '../../src/platform/clock.js';
import { databaseOptions } from '../../src/platform/database.client.js';
import { Keys } from '../../src/platform/keys.service.js';
import { Refusal } from '../../src/platform/refusal.js';
import { tables } from '../../src/tables.js';
import { offerToken } from '../../src/notifications/waitlist-link.js';
import { dateAdd, minuteOf, wallOf } from '../../src/time/wall-clock.js';
import { anyTime, type Wishes } from '../../src/waitlist/wishes.js';
import { deskOn } from '../support/desk.js';
import { importClinic, smallClinic } from '../support/small-clinic.js';
import { rosa } from '../support/staff-actors.js';
import { waitlistOn } from '../support/waitlist.js';
import { randomOf } from './random.js';
import { killedAt } from './tear.js';
import { offersIn, startsFreedBy, type Waiter } from './waitlist-offers.js';

const zone = 'America/New_York';
const begin = '2027-01-04';
const treatment = 'acupuncture';
const location = 'harbour';

/** What must never be. */
export const waitlistFaults = [
  'overlaps',
  'unheld',
  'doubled',
  'unfit',
  'atNight',
  'tooNear',
  'outOfOrder',
  'untold',
  'lateAccepted',
  'forgotten',
] as const;

/**
 * People join, leave, book, cancel, hold times and let them lapse, accept, decline and say nothing, and hours come and go, while the
 * worker is killed in its midst again and again. What a simple model says of order, holds and messages is compared with what is
 * there. `url`: a migrated, empty database.
 */
export async function waitlistModel(url: string, operations: number, seed = 1): Promise<Record<string, number>> {
  const random = randomOf(seed);
  const below = (n: number) => Math.floor(random() * n);
  const db = await new DataSource(databaseOptions(url, tables, 6)).initialize();
  await importClinic(db, { ...smallClinic, policy: { ...smallClinic.policy, cancelNoticeMinutes: 60 } });
  const clock = new FrozenClock(new Date(minuteOf(zone, begin, 9 * 60) * 60_000));
  const keys = Keys.temporary();
  const desk = deskOn(db, clock, keys);
  const waitlist = waitlistOn(db, clock, keys, desk);
  const people = new Map<string, Waiter>();
  const known = new Set<string>();
  /** The last claim that was there before freed time was first looked at. */
  const takenBefore = new Map<string, string>();
  const visits: { readonly token: string; readonly name: string }[] = [];
  const holds: string[] = [];
  const counts = { offers: 0, declined: 0, refused: 0, killed: 0 };
  const wrong = Object.fromEntries(waitlistFaults.map((name) => [name, 0])) as Record<
    (typeof waitlistFaults)[number],
    number
  >;
  let worker: Awaited<ReturnType<typeof employ>> | undefined;
  let next = 0;

  const operationsBy: readonly (readonly [weight: number, what: () => Promise<void>])[] = [
    [10, book],
    [9, cancel],
    [7, join],
    [4, wantEarlier],
    [3, hold],
    [2, async () => void (holds.length && (await desk.holds.release(holds.splice(below(holds.length), 1)[0]!)))],
    [8, accept],
    [4, decline],
    [2, leave],
    [2, order],
    [1, hours],
    [1, () => desk.claims.sweep()],
    [14, advance],
    [16, () => tick(random() < 0.3)],
  ];
  const total = operationsBy.reduce((sum, [weight]) => sum + weight, 0);
  for (let n = 0; n < operations; n++) {
    let dice = below(total);
    const [, what] = operationsBy.find(([weight]) => (dice -= weight) < 0)!;
    await what().catch((fault: unknown) => {
      // The time is taken, too near, or too late: then nothing happened.
      if (!(fault instanceof Refusal)) throw fault;
      counts.refused++;
    });
  }
  await tick(false);
  const [{ freed, accepted }] = await db.query(
    `select count(*)::int as freed, (select count(*)::int from waitlist_offers where status = 'accepted') as accepted from freed_times`,
  );
  await worker?.db.destroy();
  await db.destroy();
  return { ...counts, freed, accepted, ...wrong };

  async function book(): Promise<void> {
    const name = `Visitor ${next++}`;
    const { token } = await desk.bookings.book(someTime(), { contact: contactOf(name) });
    visits.push({ token, name });
  }
  async function cancel(): Promise<void> {
    if (visits.length > 0) await desk.cancellations.cancel(visits.splice(below(visits.length), 1)[0]!.token);
  }
  async function join(): Promise<void> {
    if ([...people.values()].filter(({ waits }) => waits).length > 30) return leave();
    const name = `Waiter ${next++}`;
    const practitioner = [null, 'mei', 'jonas'][below(3)]!;
    const contact = contactOf(name);
    const { token } = await waitlist.list.join(
      { treatment, wishes: wishesOf(practitioner), contact, proven: true },
      '',
    );
    await remember(name, token!, practitioner);
  }
  async function wantEarlier(): Promise<void> {
    const visit = visits[below(visits.length)];
    if (!visit || people.has(visit.name)) return;
    const practitioner = [null, 'mei', 'jonas'][below(3)]!;
    const { token } = await waitlist.earlier.join(visit.token, wishesOf(practitioner));
    await remember(visit.name, token, practitioner);
  }
  async function remember(name: string, token: string, practitioner: string | null): Promise<void> {
    const { id } = await waitlist.list.byToken(token);
    people.set(name, { name, token, id, practitioner, since: clock.now().getTime(), priority: 0, waits: true });
    clock.advance({ seconds: 1 });
  }
  async function hold(): Promise<void> {
    holds.push((await desk.holds.hold(someTime())).hold);
  }
  async function accept(): Promise<void> {
    const [offer] = (await offersIn(db)).filter(() => random() < 0.5);
    if (!offer) return;
    const isLate = offer.expiresAt <= clock.now();
    const booked = await waitlist.offers.accept(offerToken(keys, offer.id));
    if (isLate || booked.start !== offer.start || booked.practitioner !== offer.practitioner) wrong.lateAccepted++;
    visits.push({ token: booked.token, name: `Moved ${next++}` });
  }
  async function decline(): Promise<void> {
    const [offer] = (await offersIn(db)).filter(() => random() < 0.5);
    if (!offer) return;
    await waitlist.offers.decline(offerToken(keys, offer.id));
    counts.declined++;
  }
  async function leave(): Promise<void> {
    const one = somebody();
    if (one) await waitlist.list.leave(one.token);
  }
  async function order(): Promise<void> {
    const one = somebody();
    if (!one) return;
    const priority = ([-1, 0, 1] as const)[below(3)]!;
    await waitlist.staff.putInOrder(rosa, one.id, priority, 'as the model wants');
    one.priority = priority;
  }
  /** A practitioner works on one of the next Saturdays, or no longer does. */
  async function hours(): Promise<void> {
    const saturday = dateAdd(wallOf(zone, minute()).date, 6 - wallOf(zone, minute()).weekday + 7 * (1 + below(2)));
    const who = ['mei', 'jonas'][below(2)];
    const [gone] = await db.query(
      `delete from opening_exceptions using practitioners p where p.id = practitioner_id and p.slug = $1 and date = $2 returning 1`,
      [who, saturday],
    );
    if (gone.length === 0)
      await db.query(
        `insert into opening_exceptions (practitioner_id, location_id, date, open)
         select p.id, l.id, $2, '[{"fromMinute": 600, "toMinute": 780}]' from practitioners p, locations l where p.slug = $1`,
        [who, saturday],
      );
  }
  async function advance(): Promise<void> {
    clock.advance({ minutes: random() < 0.04 ? 240 + below(600) : 1 + below(12) });
  }

  async function tick(kill: boolean): Promise<void> {
    const mine = (worker ??= await employ());
    const [{ last }] = await db.query(`select coalesce(max(id), 0) as last from claims`);
    if (kill) {
      const died = killedAt(mine.db, 1 + below(40));
      await Promise.race([mine.job.run().catch(() => undefined), died.happened]);
      await died.over(db);
      worker = undefined;
      counts.killed++;
    } else await mine.job.run();
    for (const { id } of await db.query<{ id: string }[]>(`select id from freed_times`))
      if (!takenBefore.has(id)) takenBefore.set(id, last);
    await compare(!kill);
  }
  async function employ() {
    const own = await new DataSource(databaseOptions(url, [], 4)).initialize();
    return { db: own, job: waitlistOn(own, clock, keys, deskOn(own, clock, keys)).worker };
  }

  /** What the model says of all offers, and of those that are new. */
  async function compare(isWhole: boolean): Promise<void> {
    const [{ n }] = await db.query(
      `select count(*)::int as n from claims a join claims b on a.resource_id = b.resource_id and a.id < b.id
         and a.from_at < b.until_at and b.from_at < a.until_at`,
    );
    wrong.overlaps += n;
    const waiting = await db.query<{ id: string }[]>(`select id from waitlist_entries where status = 'waiting'`);
    const ids = new Set(waiting.map(({ id }) => id));
    for (const one of people.values()) one.waits = ids.has(one.id);
    const all = await offersIn(db, true);
    const living = all.filter(({ isOpen, expiresAt }) => isOpen && expiresAt > clock.now());
    wrong.unheld += living.filter(({ held }) => !held).length;
    wrong.doubled += living.length - new Set(living.map(({ entryId }) => entryId)).size;
    const fresh = all.filter(({ id }) => !known.has(id));
    for (const [place, offer] of fresh.entries()) {
      counts.offers++;
      known.add(offer.id);
      const whose = [...people.values()].find(({ id }) => id === offer.entryId)!;
      const wall = wallOf(zone, offer.offeredAt.getTime() / 60_000).minute;
      if (whose.practitioner !== null && whose.practitioner !== offer.practitioner) wrong.unfit++;
      if (offer.visitStart !== null && offer.visitStart <= offer.start && offer.isOpen) wrong.unfit++;
      if (wall >= 21 * 60 || wall < 8 * 60) wrong.atNight++;
      if (offer.start < offer.offeredAt.getTime() / 60_000 + 120 + 30) wrong.tooNear++;
      if (offer.told !== 1) wrong.untold++;
      // Whoever wants the same and comes first would have been asked: unless they have been, or are asked something else.
      const asked = new Set(
        all
          .filter((other) => other.freedId === offer.freedId || living.includes(other))
          .filter((other) => !fresh.slice(place + 1).includes(other))
          .map(({ entryId }) => entryId),
      );
      const before = [...people.values()].filter(
        (other) =>
          other.waits &&
          !asked.has(other.id) &&
          other.name.startsWith('Waiter') &&
          other.practitioner === whose.practitioner &&
          (other.priority > whose.priority || (other.priority === whose.priority && other.since < whose.since)),
      );
      const couldHave = await db.query<unknown[]>(
        `select from waitlist_entries e, freed_times f where e.id = any($1) and f.id = $2
           and (f.joined_after is null or e.waiting_since > f.joined_after)`,
        [before.map(({ id }) => id), offer.freedId],
      );
      if (isWhole && whose.name.startsWith('Waiter')) wrong.outOfOrder += couldHave.length;
    }
    if (isWhole) wrong.forgotten += await forgotten();
  }
  /**
   * Who could have freed time just now and is not asked. A start that was free anyway and depends on the freed room only since
   * somebody has taken another one is not meant: everybody has seen it free all along.
   */
  async function forgotten(): Promise<number> {
    const { minute: wall } = wallOf(zone, minute());
    if (wall >= 21 * 60 || wall < 8 * 60) return 0;
    let missed = 0;
    for (const { id, isOpen, line } of await waitlist.outcomes.latest(30)) {
      const eligible = line.filter(({ hasOffer }) => !hasOffer);
      if (!isOpen || eligible.length === 0) continue;
      const starts = await startsFreedBy(db, waitlist.starts, id, takenBefore.get(id)!, treatment);
      missed += eligible.filter(({ entryId, start }) => {
        const wanted = [...people.values()].find((one) => one.id === entryId)!.practitioner;
        return starts.some((one) => one.start === start && (wanted ?? one.practitioner) === one.practitioner);
      }).length;
    }
    return missed;
  }

  function somebody(): Waiter | undefined {
    const all = [...people.values()].filter(({ waits }) => waits);
    return all[below(all.length)];
  }
  function someTime() {
    const date = dateAdd(wallOf(zone, minute()).date, below(4));
    const start = minuteOf(zone, date, 9 * 60 + 60 * below(8));
    return { treatment, practitioner: ['mei', 'jonas'][below(2)]!, location, start };
  }
  function minute(): number {
    return Math.floor(clock.now().getTime() / 60_000);
  }
}

const wishesOf = (practitioner: string | null): Wishes => ({
  ...anyTime,
  practitioners: practitioner === null ? [] : [practitioner],
});
const contactOf = (name: string) => ({ name, email: `${name.replace(' ', '')}@example.org`, phone: null });
