import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { confirmAtDesk, isProvisional } from '../booking.js';
import { saveBooking } from '../booking.table.js';
import { BookingRows } from '../booking-rows.service.js';
import { CourseRows } from '../course-rows.service.js';
import { CourseNotifications } from '../notices/course-notifications.service.js';
import { BookingNotifications } from '../notices/booking-notifications.service.js';

/** The desk confirms for a patient on the phone what waits for the button in their email. */
@Injectable()
export class DeskConfirmations {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly notifications: BookingNotifications,
    private readonly courses: CourseRows,
    private readonly courseNotifications: CourseNotifications,
    private readonly clock: Clock,
  ) {}

  /**
   * Of a course, all of its visits. Perhaps it is confirmed already: then nothing changes.
   * @throws Refusal not-found: no such booking, or its time is over; patient-busy
   */
  confirm(by: StaffActor, reference: string): Promise<void> {
    return transaction(this.db, async (tx) => {
      const before = await this.rows.shownTo(ownOnly(by), reference, tx, true);
      if (!isProvisional(before.booking)) return;
      const at = this.clock.now();
      const { course, visits: all } = await this.courses.withOthers(tx, before);
      const visits = all.map((one) => ({ ...one, booking: confirmAtDesk(one.booking, at) }));
      for (const [n, { booking }] of visits.entries()) {
        await saveBooking(tx, all[n]!.booking, booking);
        const detail = { sequence: booking.sequence, atDesk: true };
        await record(tx, { at, actor: actorOf(by), action: 'booking.confirmed', subject: booking.id, detail });
      }
      await (course
        ? this.courseNotifications.notifyNew(tx, course, visits)
        : this.notifications.notifyNew(tx, visits[0]!));
    });
  }
}
