import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- What an account reads of the notes and answers of its diary: those since then, and what it wrote itself; null: all.
alter table staff add column records_from timestamptz;
-- The same limit on notes that such an account shares.
alter table note_shares add column records_from timestamptz;

-- Addresses a practitioner had before. For some weeks they are told whatever the present one is told of records and diaries.
create table former_practitioner_addresses (
  practitioner_id uuid not null references practitioners (id),
  email text not null,
  until timestamptz not null,
  primary key (practitioner_id, email)
);

-- To whom a patient gave the note and answers of a visit that staff have since moved to someone else.
create table former_answer_readers (
  booking_id uuid primary key references bookings (id) on delete cascade,
  practitioner_id uuid not null references practitioners (id)
);
create function keep_answer_reader() returns trigger language plpgsql as $$
begin
  insert into former_answer_readers (booking_id, practitioner_id) values (new.id, old.practitioner_id)
    on conflict do nothing;
  return null;
end $$;
create trigger answers_were_given_to_another after update of practitioner_id on bookings for each row
  when (old.practitioner_id <> new.practitioner_id and (new.sealed_note is not null or new.sealed_answers is not null))
  execute function keep_answer_reader();
`;

const down = `
drop trigger answers_were_given_to_another on bookings;
drop function keep_answer_reader;
drop table former_answer_readers;
drop table former_practitioner_addresses;
alter table note_shares drop column records_from;
alter table staff drop column records_from;
`;

export class DiaryHolders0023 implements MigrationInterface {
  name = 'DiaryHolders1763800000023';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
