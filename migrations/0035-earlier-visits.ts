import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Visits of the time before the clinic came here, imported as history: who and what, in the words of the other program.
create table earlier_visits (
  id uuid primary key,
  patient_id uuid not null references patients,
  starts_at timestamptz not null,
  treatment text not null,
  practitioner text not null
);
create index earlier_visits_of_patient on earlier_visits (patient_id, starts_at);
`;

/** An import brings what was before as history. */
export class EarlierVisits0035 implements MigrationInterface {
  name = 'EarlierVisits1763800000035';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table earlier_visits');
  }
}
