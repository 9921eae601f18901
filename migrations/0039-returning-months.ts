import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Patients who were seen within so many months are returning; after that they are new again.
alter table clinic add returning_months integer not null default 24
  constraint clinic_returning_months check (returning_months between 1 and 120);
create trigger clinic_returning_months_changed after update of returning_months on clinic
for each statement execute function configuration_changed();
`;

const down = `
drop trigger clinic_returning_months_changed on clinic;
alter table clinic drop column returning_months;
`;

/** For how long a patient is a returning one is a rule of the clinic. */
export class ReturningMonths0039 implements MigrationInterface {
  name = 'ReturningMonths1763800000039';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
