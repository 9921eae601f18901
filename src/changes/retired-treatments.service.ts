import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TreatmentTable } from '../treatments/treatment.table.js';
import { entryOf } from '../configuration/entries.js';
import { treatment } from '../treatments/treatment.entity.js';
import type { OfferBy, TreatmentEntry } from '../clinic-file/treatment-edits.js';

export interface RetiredTreatment {
  readonly treatment: TreatmentEntry;
  /** Who offered it when it was retired, and still works where they did. */
  readonly offers: readonly OfferBy[];
}

/** What was offered once: it stays, since past visits refer to it, and can come back. */
@Injectable()
export class RetiredTreatments {
  constructor(private readonly db: DataSource) {}

  async list(): Promise<readonly RetiredTreatment[]> {
    const rows = await this.db.manager.find(TreatmentTable, { where: { active: false }, order: { position: 'asc' } });
    const offers = await this.db.query<(OfferBy & { treatment_id: string })[]>(
      `select o.treatment_id, p.slug as practitioner, l.slug as location, o.price, o.phases
         from offers o join practitioners p on p.id = o.practitioner_id join locations l on l.id = o.location_id
         where o.treatment_id = any ($1) and p.active and l.active order by p.position, l.position`,
      [rows.map(({ id }) => id)],
    );
    return rows.map((row) => ({
      treatment: entryOf(treatment, row),
      offers: offers
        .filter(({ treatment_id: id }) => id === row.id)
        .map(({ practitioner, location, price, phases }) => ({
          practitioner,
          location,
          price: price ?? undefined,
          phases: phases ?? undefined,
        })),
    }));
  }
}
