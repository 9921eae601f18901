import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Deletes a record that was made for a booking begun then, unless something refers to it or somebody is using it at this moment.
create function forget_patient(patient uuid, begun timestamptz) returns void language plpgsql as $$
begin
  delete from patients where id in (
    select id from patients where id = patient and created_at >= begun for update skip locked);
exception when foreign_key_violation then
  null;
end $$;

-- A provisional booking that lapses leaves nothing of its patient, unless there was a record before.
create function forget_lapsed() returns trigger language plpgsql as $$
begin
  perform forget_patient(old.patient_id, old.created_at);
  return null;
end $$;
create trigger forget_lapsed after delete on bookings
for each row when (old.status = 'held' and old.patient_id is not null and not old.unproven) execute function forget_lapsed();
`;

const down = `
drop trigger forget_lapsed on bookings;
drop function forget_lapsed, forget_patient;
`;

export class LapsedPatients0038 implements MigrationInterface {
  name = 'LapsedPatients1763800000038';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
