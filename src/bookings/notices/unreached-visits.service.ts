import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Notification } from '../../notifications/notification.js';
import type { BookedVisit } from '../booked-visit.js';
import { undelivered } from './unreached.js';

/** What has not reached the patient of a visit. */
export interface Undelivered {
  readonly notificationId: string;
  readonly template: Notification['template'];
  readonly since: Date;
  /** What the mail server said last, in codes. */
  readonly fault: string | null;
  /** Put off for too long, but not given up. */
  readonly stillTried: boolean;
}

/** Whether a visit's patient can be reached by e-mail. */
@Injectable()
export class UnreachedVisits {
  constructor(private readonly db: DataSource) {}

  /** The latest notification about it that did not arrive, until somebody has seen to it; null: none. */
  async of({ booking }: BookedVisit): Promise<Undelivered | null> {
    const [notification] = await this.db.query<Undelivered[]>(latest, [booking.id]);
    return notification ?? null;
  }
}

const columns = `l.id as "notificationId", l.template, l.undelivered_at as since, l.last_fault as fault, l.status = 'due' as "stillTried"`;

const latest = `
  select l.* from bookings b join patients p on p.id = b.patient_id
  cross join lateral (${undelivered('b', 'p', columns)}) l
  where b.id = $1 order by l.since desc limit 1`;
