import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AccountChange } from '../notifications/notification.js';
import { Outbox } from '../notifications/outbox.service.js';
import { Clock } from '../platform/clock.js';
import { uuidv7 } from '../platform/ids.random.js';

/** Tells someone that the way into their account has changed, so that a stranger cannot change it quietly. */
@Injectable()
export class StaffNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async post(tx: EntityManager, staffId: string, change: AccountChange): Promise<void> {
    const [{ email, ...data }] = (await tx.query(
      `select u."name", u."email", c.locale, json_build_object('name', c.name) as clinic
       from staff_auth."user" u, clinic c where u.id = $1`,
      [staffId],
    )) as [{ name: string; email: string; locale: string; clinic: { name: string } }];
    const at = this.clock.now();
    await this.outbox.post(tx, {
      key: `staff-changed/${uuidv7(at)}`,
      channel: 'email',
      template: 'staff-changed',
      to: email,
      data: { ...data, change },
      about: staffId,
      at,
    });
  }
}
