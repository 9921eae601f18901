import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { visitToken } from '../../notifications/visit-link.js';
import { Patients } from '../../patients/patients.service.js';
import { Clock } from '../../platform/clock.js';
import { prepared } from '../../platform/database.client.js';
import { Keys, sha256 } from '../../platform/keys.service.js';
import { localeFor } from '../../i18n/language.js';
import type { Booked, PatientDetails } from '../booked.js';
import { confirm } from '../booking.js';
import { BookingRows } from '../booking-rows.service.js';
import { heldTerms } from '../holding/held-terms.js';
import { VisitNotifications } from '../notices/visit-notifications.service.js';

/** How a hold becomes a visit, as part of a transaction. */
@Injectable()
export class Confirmations {
  constructor(
    private readonly rows: BookingRows,
    private readonly patients: Patients,
    private readonly visitNotifications: VisitNotifications,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal hold-expired */
  async confirmIn(tx: EntityManager, hold: string, details: PatientDetails): Promise<Booked> {
    const held = await this.rows.byHold(hold, tx, true);
    if (held.booking.status !== 'held') return this.visitNotifications.booked(held);
    const now = this.clock.now();
    const language = details.language ?? null;
    const locale = localeFor(language ?? held.clinic.locale, held.clinic.locale);
    const patientId = await this.patients.remember(tx, details.contact, locale);
    const booking = { ...confirm(held.booking, patientId, now), language, ...heldTerms(held, locale) };
    const { id } = booking;
    const asked =
      details.answers || details.consents ? { answers: details.answers ?? {}, consents: details.consents ?? {} } : null;
    const update = prepared(
      tx,
      'confirm-booking',
      `update bookings set status = 'confirmed', hold_expires_at = null, patient_id = $2, confirmed_at = $3, link_hash = $4,
         sealed_note = $5, sealed_answers = $6, via_link_id = coalesce($7, via_link_id), via_placement = $8, language = $9,
         text_wanted = $10, late_cancellation = $11, no_show = $12 where id = $1`,
      [
        id,
        patientId,
        now,
        sha256(visitToken(this.keys, id, booking.linkGeneration)),
        details.note ? this.keys.seal(details.note, `bookings/${id}/note`) : null,
        asked && this.keys.seal(JSON.stringify(asked), `bookings/${id}/answers`),
        details.viaLinkId ?? null,
        details.viaPlacement ?? null,
        language,
        details.textWanted ?? false,
        booking.lateCancellation,
        booking.noShow,
      ],
    );
    // One journey for all of them: none waits for what another answers.
    const told = this.visitNotifications.notifyNew(tx, { ...held, booking, patient: details.contact });
    return (await Promise.all([told, update]))[0];
  }
}
