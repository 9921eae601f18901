import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import type { BookedVisit } from '../bookings/booked-visit.js';
import { reschedule } from '../bookings/booking.js';
import { BookingRows } from '../bookings/booking-rows.service.js';
import { withTermsIfRefused } from '../bookings/by-patient/too-late.js';
import { Clock } from '../platform/clock.js';
import { transaction, type Via } from '../platform/database.client.js';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency.service.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { type EntryRow, WaitlistRows } from './entry-rows.service.js';
import type { EntryView } from './views.js';
import { WaitlistViews } from './views.service.js';
import { WaitlistNotices } from './waitlist-notices.service.js';
import { refuseOver, type Wishes } from './wishes.js';

interface Options {
  readonly textWanted?: boolean;
  readonly via?: 'patient' | 'api';
}

/** Patients who want to be told of an earlier time for a visit. By the secret of the visit's link. */
@Injectable()
export class EarlierTimes {
  constructor(
    private readonly db: DataSource,
    private readonly bookings: BookingRows,
    private readonly rows: WaitlistRows,
    private readonly views: WaitlistViews,
    private readonly notices: WaitlistNotices,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Who waits already has other wishes from now on, and the same place in line.
   * @throws Refusal not-found, waitlist-off, not-confirmed, already-cancelled, too-late-to-move; BadInput: their last day is over
   */
  join(token: string, wishes: Wishes, options: Options = {}, once?: IdempotentRequest): Promise<EntryView> {
    return this.idempotency.run(once, async (tx) => {
      const visit = await this.bookings.byLink(token, tx, true);
      return this.joinIn(tx, visit, wishes, options);
    });
  }

  /** The same for a visit that the caller has locked. */
  async joinIn(
    tx: EntityManager,
    visit: BookedVisit,
    wishes: Wishes,
    { textWanted, via = 'patient' }: Options = {},
  ): Promise<EntryView> {
    const { booking, clinic } = visit;
    if (!clinic.policy.waitlist) throw new Refusal('waitlist-off');
    const now = this.clock.now();
    withTermsIfRefused(visit, () => reschedule(booking, booking, now));
    refuseOver(wishes, [visit.location], now);
    const known = await this.waiting(booking.id, tx, true);
    if (known) {
      await this.rows.save(tx, { ...known, wishes, textWanted: textWanted ?? known.textWanted });
      await record(tx, { at: now, actor: 'patient', action: 'waitlist.changed', subject: known.id });
      return this.views.entry(await this.rows.entry(known.id, tx), tx);
    }
    const id = uuidv7(now);
    const entry = {
      id,
      status: 'waiting',
      outcome: null,
      bookingId: booking.id,
      patientId: booking.patientId,
      treatmentId: booking.treatmentId,
      addOnIds: booking.addOnIds,
      wishes,
      language: null,
      textWanted: textWanted ?? booking.textWanted,
      via,
      priority: 0,
      deskReason: null,
      createdAt: now,
      waitingSince: now,
      endedAt: null,
    } as const;
    await this.rows.insert(tx, entry, null);
    await record(tx, {
      at: now,
      actor: 'patient',
      action: 'waitlist.joined',
      subject: id,
      detail: { booking: booking.id },
    });
    const row = await this.rows.entry(id, tx);
    const view = await this.views.entry(row, tx);
    await this.notices.tellPlace(tx, row, view.ahead ?? 0);
    return view;
  }

  /** Null: they do not wait. @throws Refusal not-found */
  async of(token: string): Promise<EntryView | null> {
    const { booking } = await this.bookings.byLink(token);
    const known = await this.waiting(booking.id, this.db);
    return known ? this.views.entry(known) : null;
  }

  /** Once more does no harm. @throws Refusal not-found */
  async leave(token: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const { booking } = await this.bookings.byLink(token, tx);
      const known = await this.waiting(booking.id, tx, true);
      if (!known) return;
      const now = this.clock.now();
      await this.rows.end(tx, known, 'left', now);
      await record(tx, { at: now, actor: 'patient', action: 'waitlist.left', subject: known.id });
    });
  }

  private async waiting(bookingId: string, via: Via, lock = false): Promise<EntryRow | undefined> {
    const where = `e.booking_id = $1 and e.status = 'waiting' ${lock ? 'for update of e' : ''}`;
    const [row] = await this.rows.entries(where, [bookingId], via);
    return row;
  }
}
