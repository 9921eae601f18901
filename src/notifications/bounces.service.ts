import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { again } from '../platform/database.client.js';
import { type FailedDelivery } from './delivery-report.js';
import { returned } from './send-notifications.job.js';

/** Notifications that a mail server took, and then found it could not deliver. */
@Injectable()
export class Bounces {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * From now on it has failed, as if it had been refused at once. Only if the report is really about it: by the address
   * it went to, or by its Message-ID, which nobody knows who has not had it.
   */
  async mark(notificationId: string, failures: readonly FailedDelivery[], messageId: string | null): Promise<boolean> {
    const [failure] = failures;
    if (!failure) return false;
    const fault = [returned, failure.status].filter(Boolean).join(' ');
    const addresses = failures.flatMap(({ recipients }) => recipients);
    const [rows] = await again(() =>
      this.db.query<[unknown[], number]>(mark, [notificationId, this.clock.now(), fault, addresses, messageId]),
    );
    return rows.length > 0;
  }
}

const mark = `
  update notifications set status = 'failed', failed_at = $2, undelivered_at = coalesce(undelivered_at, $2), last_fault = $3
  where id = $1 and status = 'sent' and (lower(recipient) = any($4) or message_id = $5) returning id`;
