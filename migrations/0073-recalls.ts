import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- So many days after their last visit, patients who have none ahead are invited to book another; 0: they are not.
alter table clinic add recall_days integer not null default 0;
create trigger clinic_recall_days_changed after update of recall_days on clinic
for each statement execute function configuration_changed();

-- The last visits after which that was done, so that it is done once, also when the message is long deleted.
create table recalls (
  booking_id uuid primary key references bookings on delete cascade,
  posted_at timestamptz not null
);
create index recalls_by_time on recalls (posted_at);

-- Whom the desk does not want invited.
alter table patients add no_recalls boolean not null default false;
`;

const down = `
alter table patients drop column no_recalls;
drop table recalls;
drop trigger clinic_recall_days_changed on clinic;
alter table clinic drop column recall_days;
`;

/** Patients who have not come back are invited once. */
export class Recalls0073 implements MigrationInterface {
  name = 'Recalls1763800000073';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
