import type { MigrationInterface, QueryRunner } from 'typeorm';
import { emailKey, nameKey } from '../src/patients/identity.js';
import { searchWords } from '../src/patients/search-words.js';

const columns = `
alter table patients add name_key text, add email_key text, add search_words text[];

-- What a booking says of its patient, where that differs from the record. It reaches the record when the address is proven or
-- the desk accepts it. "unproven": it was made in the name of somebody who had a record, and nobody has vouched for it.
alter table bookings add said_name text, add said_email text, add said_phone text, add said_phone_key text,
  add unproven boolean not null default false,
  add constraint booking_says_a_number check (said_phone is null or said_phone_key is not null);
`;

// Records that are one person by the new keys become the oldest of them, which gets a number it lacked.
const merge = `
create temporary table same_patient on commit drop as
  select id, first_value(id) over person as keep from patients
  window person as (partition by name_key, coalesce(email_key, phone_key), email_key is null order by created_at, id);
delete from same_patient where id = keep;
update patients k set phone = p.phone, phone_key = p.phone_key
  from same_patient s join patients p on p.id = s.id where k.id = s.keep and k.phone_key is null and p.phone_key is not null;
delete from note_shares h using same_patient s where h.patient_id = s.id and h.revoked_at is null;
update bookings b set patient_id = s.keep from same_patient s where b.patient_id = s.id;
update note_shares h set patient_id = s.keep from same_patient s where h.patient_id = s.id;
update emergency_access e set patient_id = s.keep from same_patient s where e.patient_id = s.id;
delete from patients p using same_patient s where p.id = s.id;
`;

const indexes = `
drop index patient_identity, patient_by_phone, patients_alike, booking_patient;
alter table patients drop column search_text, alter name_key set not null, alter search_words set not null,
  add constraint patient_has_a_name check (name_key <> ''),
  add constraint patient_email_has_a_key check ((email is null) = (email_key is null));
create unique index patient_identity on patients (email_key, name_key);
create unique index patient_by_phone on patients (phone_key, name_key) where email_key is null;
create index booking_patient on bookings (patient_id, practitioner_id);

-- Patients are found by how these begin, from the first character: "C", so that the index is in the order of their bytes.
create table patient_words (
  word text collate "C",
  patient_id uuid references patients on delete cascade,
  primary key (word, patient_id)
);
create index words_of_patient on patient_words (patient_id);
insert into patient_words select distinct word, id from patients, unnest(search_words) word;

create function index_patient() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from patient_words where patient_id = new.id;
  end if;
  insert into patient_words select distinct word, new.id from unnest(new.search_words) word;
  return null;
end $$;
create trigger index_patient after insert or update of search_words on patients
for each row execute function index_patient();
`;

const down = `
drop trigger index_patient on patients;
drop function index_patient;
drop table patient_words;
drop index patient_identity, patient_by_phone, booking_patient;
alter table patients drop column name_key, drop column email_key, drop column search_words, add search_text text
  generated always as
    (' ' || regexp_replace(normalize(lower(name || ' ' || coalesce(email, '')), NFKD), '[\\u0300-\\u036f]', '', 'g')) stored;
create unique index patient_identity on patients (lower(email), lower(name));
create unique index patient_by_phone on patients (phone_key, lower(name)) where email is null;
create index patients_alike on patients using gin (search_text gin_trgm_ops);
create index booking_patient on bookings (patient_id);
alter table bookings drop column said_name, drop column said_email, drop column said_phone, drop column said_phone_key,
  drop column unproven;
`;

interface Patient {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly phoneKey: string | null;
}

/** One person, one record: patients are compared by folded keys, and what a booking says of its patient stays with the booking. */
export class Identity0025 implements MigrationInterface {
  name = 'Identity1763800000025';

  async up(db: QueryRunner): Promise<void> {
    await db.query(columns);
    await fold(db);
    await db.query(merge);
    await db.query(indexes);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}

async function fold(db: QueryRunner, after = '00000000-0000-0000-0000-000000000000'): Promise<void> {
  const some = (await db.query(
    `select id, name, email, phone, phone_key as "phoneKey" from patients where id > $1 order by id limit 1000`,
    [after],
  )) as Patient[];
  if (some.length === 0) return;
  const keys = some.map((patient) => ({
    id: patient.id,
    name_key: nameKey(patient.name),
    email_key: patient.email === null ? null : emailKey(patient.email),
    search_words: searchWords(patient, patient.phoneKey),
  }));
  await db.query(
    `update patients p set name_key = k.name_key, email_key = k.email_key, search_words = k.search_words
     from jsonb_to_recordset($1) k (id uuid, name_key text, email_key text, search_words text[]) where p.id = k.id`,
    [JSON.stringify(keys)],
  );
  await fold(db, some.at(-1)!.id);
}
