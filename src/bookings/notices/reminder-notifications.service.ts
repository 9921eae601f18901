import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Notification } from '../../notifications/notification.js';
import { Outbox } from '../../notifications/outbox.service.js';
import { internationalNumber } from '../../notifications/text/phone-number.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import type { BookedVisit } from '../booked-visit.js';
import { patientNotification } from './booking-notifications.js';
import { BookingRows } from '../booking-rows.service.js';
import type { Reminder, Step } from './reminders.js';

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
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>,
  ) {}

  /** Harmless when repeated. */
  async post(tx: EntityManager, reference: string, wanted: Wanted, at: Date): Promise<void> {
    const byText = wanted.byText && this.settings.texts !== undefined;
    if (!wanted.byMail && !byText) return;
    const visit = await this.rows.byReference(reference, null, tx);
    const number = byText ? numberOf(visit) : null;
    await this.outbox.post(tx, ...lettersOf(visit, { ...wanted, number }, at));
  }
}

/** Null: nobody can tell what to dial. */
function numberOf({ patient, location }: BookedVisit): string | null {
  return internationalNumber(patient?.phone ?? '', location.address.country);
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
    ...(byMail && email ? [{ ...common, key: `reminder/${which}`, kind: 'reminder' as const, to: email }] : []),
    ...(number ? [{ ...common, key: `reminder-text/${which}`, kind: 'reminder-text' as const, to: number }] : []),
  ];
}
