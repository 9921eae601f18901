import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Of a person who was erased the record stays as a stub, so that visits keep counting in statistics.
alter table patients add column erased_at timestamptz;
alter table patients drop constraint patient_can_be_reached, add constraint patient_can_be_reached
  check (email is not null or phone_key is not null or erased_at is not null);

-- Who asked for it, how, and what it deleted: counts only.
create table erasures (
  id uuid primary key,
  patient_id uuid not null references patients (id),
  staff_id uuid not null references staff (id),
  way text not null constraint erasure_way check (way in ('desk', 'message')),
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  erased_at timestamptz,
  constraint erasure_at_the_desk_is_confirmed check (way = 'message' or confirmed_at is not null),
  constraint erasure_was_confirmed check (erased_at is null or confirmed_at is not null)
);
create unique index erasure_asked_once on erasures (patient_id) where erased_at is null;

-- Notes are deleted with the person they are about, and never otherwise.
drop trigger notes_are_append_only on visit_notes;
create trigger notes_are_append_only before update or truncate on visit_notes
  for each statement execute function notes_are_append_only();
create function notes_stay() returns trigger language plpgsql as $$
begin
  if exists (select from bookings b join patients p on p.id = b.patient_id
      where b.id = old.booking_id and p.erased_at is not null) then
    return old;
  end if;
  raise exception 'notes are append-only';
end $$;
create trigger notes_stay before delete on visit_notes for each row execute function notes_stay();
`;

const down = `
drop trigger notes_stay on visit_notes;
drop function notes_stay;
drop trigger notes_are_append_only on visit_notes;
create trigger notes_are_append_only before delete or update or truncate on visit_notes
  for each statement execute function notes_are_append_only();
drop table erasures;
alter table patients drop constraint patient_can_be_reached, add constraint patient_can_be_reached
  check (email is not null or phone_key is not null) not valid;
alter table patients drop column erased_at;
`;

export class Erasures0029 implements MigrationInterface {
  name = 'Erasures1763800000029';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
