import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AllWorkingTimes } from '../availability/working-times.service.js';
import { Catalogue } from '../availability/catalogue.service.js';
import { Claims } from '../availability/claims.service.js';
import { instantOfMinute, minuteOfInstant } from '../bookings/booking.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { proveWithinMinutes } from './entry.js';
import { WaitlistRows } from './entry-rows.service.js';
import { FreedRows, type FreedTime, type WaitingRow } from './freed-rows.service.js';
import { newHours, type WorkingHours } from './freed-time.js';
import type { Placed } from './line.js';
import { WaitlistLine } from './line.service.js';
import { tellAt } from './offer.js';
import { Offering } from './offering.service.js';
import type { Slot } from '../availability/slot-list.js';

interface Seen {
  /** Null: nobody waited. */
  readonly mark: string | null;
  readonly times: WorkingHours;
}

/**
 * Offers freed time to one person after another. Everything it goes by is in the database, and each step is one transaction: a
 * worker that dies leaves the rest to the next one.
 */
@Injectable()
export class OfferFreedTimes {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly claims: Claims,
    private readonly workingTimes: AllWorkingTimes,
    private readonly rows: WaitlistRows,
    private readonly freed: FreedRows,
    private readonly line: WaitlistLine,
    private readonly offering: Offering,
    private readonly clock: Clock,
  ) {}

  /** Until nobody is to be asked just now. */
  async run(stopping?: AbortSignal): Promise<void> {
    await transaction(this.db, (tx) => this.lapse(tx));
    await transaction(this.db, (tx) => this.endWhatIsOver(tx));
    await transaction(this.db, (tx) => this.releaseEnded(tx, `f.closed_at is not null`));
    await transaction(this.db, (tx) => this.noticeNewHours(tx));
    // Once each, so that no time keeps the others waiting.
    await this.all([], stopping);
  }

  private async all(looked: readonly string[], stopping?: AbortSignal): Promise<void> {
    const next = stopping?.aborted ? null : await transaction(this.db, (tx) => this.next(tx, looked));
    if (next) await this.all([...(next.letGo ? [] : looked), next.id], stopping);
  }

  /** Whoever answers one of them just now hears that it is over, and this finds it the next time. */
  private async lapse(tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    const over = `status = 'open' and expires_at <= $1`;
    await tx.query(
      `update freed_times set due_at = '-infinity' where id in (
         select id from freed_times where closed_at is null and id in (select freed_id from waitlist_offers where ${over})
         order by id for update)`,
      [now],
    );
    await tx.query(
      `update waitlist_offers set status = 'lapsed', ended_at = expires_at where id in (
         select id from waitlist_offers where ${over} for update skip locked)`,
      [now],
    );
  }

  private async endWhatIsOver(tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    const unproven = new Date(now.getTime() - proveWithinMinutes * 60_000);
    await tx.query(`delete from waitlist_entries where status = 'unproven' and created_at < $1`, [unproven]);
    for (const entry of await this.rows.entries(over, [now], tx)) await this.rows.end(tx, entry, 'over', now);
  }

  /** Hours, exceptions, time off, closures and calendars: what is worked by now and was not when this last looked. */
  private async noticeNewHours(tx: EntityManager): Promise<void> {
    const mark = await this.workingTimes.mark(tx);
    const [{ waits }] = (await tx.query(
      `select exists (select from waitlist_entries where status = 'waiting') and (select waitlist from clinic) as waits`,
    )) as [{ waits: boolean }];
    const [seen] = (await tx.query(
      `select mark, times from waitlist_working_times where mark is distinct from $1 for update skip locked`,
      [waits ? mark : null],
    )) as Seen[];
    if (!seen) return;
    const times = waits ? await this.workingTimes.now(tx) : {};
    await tx.query(`update waitlist_working_times set mark = $1, times = $2`, [waits ? mark : null, times]);
    if (!waits || seen.mark === null) return;
    const { byId } = await this.catalogue.current(tx);
    const zoneOf = (id: string) => byId.location.get(id)!.timeZone;
    for (const { practitionerId, locationId, times: more } of newHours(seen.times, times as WorkingHours, zoneOf)) {
      const claims = [];
      for (let i = 0; i < more.length; i += 2) claims.push({ id: practitionerId, from: more[i]!, until: more[i + 1]! });
      const now = this.clock.now();
      const freed: FreedTime = {
        id: uuidv7(now),
        cause: 'hours',
        bookingId: null,
        practitionerId,
        locationId,
        claims,
        fromAt: instantOfMinute(more[0]!),
        untilAt: instantOfMinute(more.at(-1)!),
        joinedAfter: null,
        noticedAt: null,
        closedAt: null,
      };
      await this.freed.insert(tx, freed, '-infinity');
    }
  }

  /** The freed time that was looked at, and whether that let go of a time that others may have; null: none is due. */
  private async next(
    tx: EntityManager,
    looked: readonly string[],
  ): Promise<{ readonly id: string; readonly letGo: boolean } | null> {
    const now = this.clock.now();
    const freed = await this.freed.next(tx, now, looked);
    if (!freed) return null;
    if (freed.noticedAt === null) await this.freed.notice(tx, freed, now);
    const letGo = await this.releaseEnded(tx, `f.id = $1`, [freed.id]);
    const { clinic, byId } = await this.catalogue.current(tx);
    const minute = minuteOfInstant(now);
    const told = tellAt(minute, clinic.policy, byId.location.get(freed.locationId)!.timeZone);
    if (!clinic.policy.waitlist) await this.freed.close(tx, freed.id, now, true);
    else if (told > minute && freed.untilAt > instantOfMinute(told))
      await this.freed.wait(tx, freed.id, instantOfMinute(told));
    else if (told > minute) await this.freed.close(tx, freed.id, now, (await this.line.of(tx, freed)).wasFree);
    else await this.offer(tx, freed, now, clinic.policy.offerMinutes);
    return { id: freed.id, letGo };
  }

  /**
   * A time that was declined is kept until here, so that nobody comes between two in line. `where`: of the freed time `f`. Answers
   * whether there was one.
   */
  private async releaseEnded(tx: EntityManager, where: string, values: readonly unknown[] = []): Promise<boolean> {
    const holds = (await tx.query(
      `select b.id from waitlist_offers o join freed_times f on f.id = o.freed_id
         join bookings b on b.id = o.hold_id and b.status = 'held'
       where o.status not in ('open', 'accepted') and ${where}`,
      [...values],
    )) as { id: string }[];
    await this.claims.release(
      tx,
      holds.map(({ id }) => id),
    );
    if (holds.length > 0) await this.freed.lookAnew(tx, this.clock.now());
    return holds.length > 0;
  }

  /** To as many as it has room for; then it waits for the first who may make room, or is done. */
  private async offer(tx: EntityManager, freed: FreedTime, now: Date, minutes: number): Promise<void> {
    let wasFree = freed.noticedAt !== null;
    let waits: readonly Date[] = [];
    for (;;) {
      const { line, wasFree: is } = await this.line.of(tx, freed);
      wasFree ||= is;
      const asked = line.filter(({ waiting }) => waiting.isReached);
      waits = asked.flatMap(({ waiting }) => waiting.offeredUntil ?? []);
      if (!(await this.offerFirst(tx, freed, asked, minutes))) break;
    }
    const held = await this.freed.heldUntil(tx, freed, now);
    const until = [...(held ? [held] : []), ...waits].sort((a, b) => a.getTime() - b.getTime())[0];
    if (until && freed.untilAt > until) await this.freed.wait(tx, freed.id, until);
    else await this.freed.close(tx, freed.id, now, wasFree);
  }

  /** To the first in line who can have it: not to whom something else is offered, and not while they are somewhere else. */
  private async offerFirst(
    tx: EntityManager,
    freed: FreedTime,
    line: readonly Placed<WaitingRow, Slot>[],
    minutes: number,
  ): Promise<boolean> {
    for (const { waiting, slot, reasons } of line) {
      const { id, patientId, bookingId, price, currency, offeredUntil } = waiting;
      if (offeredUntil !== null) continue;
      const [from, until] = [instantOfMinute(slot.start), instantOfMinute(slot.end)];
      if (await this.claims.isPatientBusy(tx, patientId, from, until, bookingId)) continue;
      const [locked] = (await tx.query(
        `select from waitlist_entries where id = $1 and status = 'waiting' for update skip locked`,
        [id],
      )) as unknown[];
      if (!locked) continue;
      const quoted = price !== null && currency !== null ? { price, currency } : null;
      const to = { entry: waiting, freedId: freed.id, rank: reasons, by: null, quoted, minutes };
      const offered = await this.offering.offer(tx, slot, to).catch((fault: unknown) => {
        if (fault instanceof Refusal && ['slot-taken', 'slot-not-offered'].includes(fault.code)) return null;
        throw fault;
      });
      if (offered) return true;
    }
    return false;
  }
}

const over = `e.status = 'waiting' and (
    (e.wishes ->> 'until')::date < ($1::timestamptz at time zone 'UTC' - interval '1 day')::date
    or b.id is not null and (b.status <> 'confirmed' or b.starts_at - make_interval(mins => b.cancel_notice_minutes) < $1))
  order by e.id for update of e skip locked`;
