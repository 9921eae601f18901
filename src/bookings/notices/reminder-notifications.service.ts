import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Notification } from '../../notifications/notification.js';
import { Outbox } from '../../notifications/outbox.service.js';
import type { BookedVisit } from '../booked-visit.js';
import { patientNotification } from './booking-notifications.js';
import { BookingRows } from '../booking-rows.service.js';
import type { Reminder, Step } from './reminders.js';
import { TextRecipients } from './text-recipients.service.js';

interface Wanted extends Reminder {
  readonly rest: Step['rest'];
  readonly byMail: boolean;
  readonly byText: boolean;
}

/** A reminder as it is posted: by mail, to a telephone, or both. */
@Injectable()
export class ReminderNotifications {
  constructor(
    private readonly rows: BookingRows,
    private readonly outbox: Outbox,
    private readonly textRecipients: TextRecipients,
  ) {}

  /** Harmless when repeated. */
  async post(tx: EntityManager, reference: string, wanted: Wanted, at: Date): Promise<void> {
    if (!wanted.byMail && !wanted.byText) return;
    const visit = await this.rows.byReference(reference, null, tx);
    const number = wanted.byText ? await this.textRecipients.numberOf(tx, visit) : null;
    await this.outbox.post(tx, ...lettersOf(visit, { ...wanted, number }, at));
  }
}

function lettersOf(
  visit: BookedVisit,
  { byMail, number, minutes, until, rest }: Wanted & { readonly number: string | null },
  at: Date,
): readonly Notification[] {
  const { id: about, sequence } = visit.booking;
  const which = `${about}/${sequence}/${minutes}`;
  const email = visit.patient?.email;
  const common = { data: { ...patientNotification(visit), until, rest }, about, at };
  return [
    ...(byMail && email
      ? [{ ...common, key: `reminder/${which}`, channel: 'email' as const, template: 'reminder' as const, to: email }]
      : []),
    ...(number
      ? [
          {
            ...common,
            key: `reminder-text/${which}`,
            channel: 'text' as const,
            template: 'reminder' as const,
            to: number,
          },
        ]
      : []),
  ];
}
