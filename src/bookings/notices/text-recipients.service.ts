import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { textNumber } from '../../patients/phone-number.js';
import { SETTINGS, type Settings } from '../../platform/settings.js';
import type { BookedVisit } from '../booked-visit.js';
import { wantsTexts } from './unreached.js';

/** The telephones that text messages about a visit go to; none where there is no gateway. */
@Injectable()
export class TextRecipients {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>) {}

  /** The patient's number. Null: there is none, or it cannot be told what to dial. */
  numberOf({ patient, location }: BookedVisit): string | null {
    return this.settings.texts ? textNumber(patient?.phone ?? null, location.address.country) : null;
  }

  /** The same, if they asked for text messages when booking or can be reached in no other way. */
  async wantedBy(tx: Pick<EntityManager, 'query'>, visit: BookedVisit): Promise<string | null> {
    const number = this.numberOf(visit);
    if (number === null) return null;
    const [row] = (await tx.query(wanted, [visit.booking.id])) as { wanted: boolean }[];
    return row?.wanted ? number : null;
  }
}

const wanted = `
  select ${wantsTexts('b', 'p')} as wanted from bookings b join patients p on p.id = b.patient_id where b.id = $1`;
