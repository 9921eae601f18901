import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { Snapshot } from '../../availability/snapshot.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { reminderRulesOf } from '../../treatments/terms.js';
import { instantOfMinute, minuteOfInstant } from '../booking.js';
import { ReminderNotifications } from './reminder-notifications.service.js';
import { reminding, type Step } from './reminders.js';
import { addressOf, wantsTexts } from './unreached.js';

/** A visit whose turn it is to be looked at. */
interface Due {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: Date;
  readonly locationId: string;
  readonly treatmentIds: readonly string[];
  readonly toldAt: Date;
  readonly remindedAt: Date | null;
  /** Wants reminders by email, and has an address. */
  readonly byMail: boolean;
  /** Has asked for a text message too, or can be reached in no other way; and has a telephone. */
  readonly byText: boolean;
}

/** Visits in one transaction. */
const atOnce = 200;

/**
 * Posts the reminders that are due. Every visit ahead says when it wants to be looked at next; the database sets that
 * back whenever something becomes true of the visit, so what is looked at is planned from what holds now. Looking once
 * too often does no harm: a notification is posted once by its key, in the transaction that sets the next time.
 */
@Injectable()
export class Remind {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly notifications: ReminderNotifications,
    private readonly clock: Clock,
  ) {}

  /** Until nothing is due. */
  async run(stopping?: AbortSignal): Promise<void> {
    await transaction(this.db, (tx) => this.followRules(tx));
    await this.all(stopping);
  }

  private async all(stopping?: AbortSignal): Promise<void> {
    const looked = stopping?.aborted ? 0 : await transaction(this.db, (tx) => this.some(tx));
    if (looked === atOnce) await this.all(stopping);
  }

  /** Where other rules hold than those planned with, everything ahead is planned anew. */
  private async followRules(tx: EntityManager): Promise<void> {
    const rules = rulesIn(await this.catalogue.current(tx));
    const changed = (await tx.query(`update reminders_planned set rules = $1 where rules <> $1 returning id`, [
      rules,
    ])) as [unknown[], number];
    if (!changed[0].length) return;
    await tx.query(`update bookings set remind_at = '-infinity' where status = 'confirmed' and starts_at > $1`, [
      this.clock.now(),
    ]);
  }

  private async some(tx: EntityManager): Promise<number> {
    const now = this.clock.now();
    const visits = (await tx.query(due, [now, atOnce])) as Due[];
    if (visits.length === 0) return 0;
    const snapshot = await this.catalogue.current(tx);
    const steps = visits.map((visit) => stepOf(visit, snapshot, now));
    for (const [n, { send, rest, wakeAt }] of steps.entries()) {
      const { reference, byMail, byText } = visits[n]!;
      // The last one, on the day itself as a rule: a message on the telephone is for then.
      const by = { byMail, byText: byText && wakeAt === null };
      if (send) await this.notifications.post(tx, reference, { ...send, rest, ...by }, now);
    }
    const wakeAts = steps.map(({ wakeAt }) => (wakeAt === null ? null : instantOfMinute(wakeAt)));
    await tx.query(next, [visits.map(({ id }) => id), wakeAts]);
    return visits.length;
  }
}

function stepOf({ startsAt, locationId, treatmentIds, toldAt, remindedAt }: Due, snapshot: Snapshot, now: Date): Step {
  const { byId, clinic } = snapshot;
  const awaited = {
    start: minuteOfInstant(startsAt),
    timeZone: byId.location.get(locationId)!.timeZone,
    toldAt: minuteOfInstant(toldAt),
    remindedAt: remindedAt && minuteOfInstant(remindedAt),
  };
  const rules = reminderRulesOf(
    clinic.policy,
    treatmentIds.map((id) => byId.treatment.get(id)!),
  );
  return reminding(awaited, rules, minuteOfInstant(now));
}

/** All that the plans depend on besides the visits. */
function rulesIn({ clinic: { policy }, byId }: Snapshot): string {
  return JSON.stringify([
    policy.reminders,
    policy.quietHours,
    [...byId.treatment.values()]
      .flatMap(({ id, policy: own }) => (own.reminders ? `${id} ${own.reminders.join()}` : []))
      .sort(),
    [...byId.location.values()].map(({ id, timeZone }) => `${id} ${timeZone}`).sort(),
  ]);
}

// Told is told when the notification has left; one that still waits will tell it no later than the reminder would. By the time it
// tells, not by its sequence: of a visit that moved and at once came back nothing new is told.
const due = `
  select b.id, b.reference, b.starts_at as "startsAt", b.location_id as "locationId", 
    p.email is not null and not stopped as "byMail",
    coalesce(b.said_phone, p.phone) is not null and not stopped and ${wantsTexts('b', 'p')} as "byText",
    array[b.treatment_id] || b.add_on_ids as "treatmentIds", coalesce(told.at, b.confirmed_at, b.created_at) as "toldAt",
    told.reminded_at as "remindedAt"
  from bookings b
  join patients p on p.id = b.patient_id
  cross join lateral (select exists (select from unsubscribes s where s.address = lower(p.email)) as stopped) preference
  cross join lateral (
    select max(coalesce(l.sent_at, l.due_at)) filter (where l.template in ('booking-confirmed', 'booking-moved')) as at,
      max(l.posted_at) filter (where l.template = 'reminder') as reminded_at
    from notifications l
    where l.about = b.id and l.recipient = ${addressOf('b', 'p')} and l.status in ('due', 'sent') 
      and (l.data ->> 'start')::int = extract(epoch from b.starts_at) / 60) told
  where b.remind_at <= $1 and b.status = 'confirmed'
  order by b.remind_at
  limit $2
  for update of b skip locked`;

const next = `
  update bookings set remind_at = wake_at
  from unnest($1::uuid[], $2::timestamptz[]) as planned (id, wake_at)
  where bookings.id = planned.id`;
