import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import type { CalendarAnswer, CalendarReply } from '../../notifications/calendar-reply.js';
import { Outbox } from '../../notifications/outbox.service.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import type { BookedVisit } from '../booked-visit.js';
import { minuteOfInstant } from '../booking.js';
import { patientNotification } from './booking-notifications.js';
import { BookingRows } from '../booking-rows.service.js';

export interface HeardAnswer {
  readonly answer: CalendarAnswer;
  readonly at: Date;
}

/** Somebody who changes their mind does so a few times; what goes on for longer is a program gone astray. */
const mostChanges = 10;

/** What patients' calendar programs answer to our invitations. An answer is noted; none of them changes a visit. */
@Injectable()
export class CalendarAnswers {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * An answer to the invitation that holds now, before the visit, is noted: it came to an address that only the invitation
   * has, so it does not matter which of the patient's addresses answers. To a first "declined" they are asked by
   * notification whether to cancel, at the address of the booking and no other: once for each invitation, however often
   * and by whomever the answer is repeated. Anything else is dropped; answers false.
   */
  hear(bookingId: string, reply: CalendarReply): Promise<boolean> {
    return transaction(this.db, async (tx) => {
      const [found] = (await tx.query(`select reference from bookings where id = $1 and status <> 'held'`, [
        bookingId,
      ])) as { reference: string }[];
      if (!found) return false;
      const visit = await this.rows.byReference(found.reference, null, tx, true);
      if (!this.isAbout(visit, reply)) return false;
      if (await this.note(tx, visit, reply.answer)) await this.ask(tx, visit, reply.answer);
      return true;
    });
  }

  /** To the invitation that holds now; null: none came. */
  async of({ booking }: BookedVisit): Promise<HeardAnswer | null> {
    const [heard] = await this.db.query<HeardAnswer[]>(
      `select answer, answered_at as at from calendar_answers where booking_id = $1 and sequence = $2`,
      [booking.id, booking.sequence],
    );
    return heard ?? null;
  }

  private isAbout({ booking, patient }: BookedVisit, { uid, sequence }: CalendarReply): boolean {
    return (
      uid === booking.id &&
      (sequence ?? booking.sequence) === booking.sequence &&
      Boolean(patient?.email) &&
      booking.status === 'confirmed' &&
      this.clock.now() < booking.startsAt
    );
  }

  /** Is it news? */
  private async note(tx: EntityManager, { booking }: BookedVisit, answer: CalendarAnswer): Promise<boolean> {
    const at = this.clock.now();
    const noted = (await tx.query(note, [booking.id, booking.sequence, answer, at, mostChanges])) as unknown[];
    if (noted.length === 0) return false;
    await record(tx, {
      at,
      actor: 'patient',
      action: 'booking.calendar-answered',
      subject: booking.id,
      detail: { answer, sequence: booking.sequence },
    });
    return true;
  }

  private async ask(tx: EntityManager, visit: BookedVisit, answer: CalendarAnswer): Promise<void> {
    if (answer !== 'declined') return;
    const { id, sequence, startsAt } = visit.booking;
    await this.outbox.post(tx, {
      key: `declined/${id}/${sequence}`,
      channel: 'email',
      template: 'decline-asked',
      to: visit.patient!.email!,
      data: { ...patientNotification(visit), until: minuteOfInstant(startsAt) },
      about: id,
      at: this.clock.now(),
    });
  }
}

const note = `
  insert into calendar_answers as a (booking_id, sequence, answer, answered_at) values ($1, $2, $3, $4)
  on conflict (booking_id, sequence) do update set answer = excluded.answer, answered_at = excluded.answered_at, changes = a.changes + 1
  where a.answer <> excluded.answer and a.changes < $5
  returning booking_id`;
