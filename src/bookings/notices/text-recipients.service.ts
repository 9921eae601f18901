import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { numberToText } from '../../patients/phone-number.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import type { BookedVisit } from '../booked-visit.js';
import { wantsTexts } from './unreached.js';

/** The telephones that text messages about a visit go to; none where there is no gateway. */
@Injectable()
export class TextRecipients {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>) {}

  /** The patient's number. Null: there is none, or it cannot be told what to dial. */
  async numberOf(tx: Pick<EntityManager, 'query'>, visit: BookedVisit): Promise<string | null> {
    return (await this.known(tx, visit))?.number ?? null;
  }

  /** The same, if they asked for text messages when booking or can be reached in no other way. */
  async wantedBy(tx: Pick<EntityManager, 'query'>, visit: BookedVisit): Promise<string | null> {
    const known = await this.known(tx, visit);
    return known?.wanted ? known.number : null;
  }

  private async known(tx: Pick<EntityManager, 'query'>, { booking, patient, location }: BookedVisit) {
    if (!this.settings.texts || !patient?.phone) return null;
    const [row] = (await tx.query(texts, [booking.id])) as { wanted: boolean; folded: string | null }[];
    return row && { wanted: row.wanted, number: numberToText(patient.phone, row.folded, location.address.country) };
  }
}

const texts = `
  select ${wantsTexts('b', 'p')} as wanted, coalesce(b.said_phone_key, p.phone_key) as folded
  from bookings b join patients p on p.id = b.patient_id where b.id = $1`;
