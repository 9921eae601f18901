import type { MigrationInterface, QueryRunner } from 'typeorm';

const claimPatient = (declared: string, claimed: string) => `
create or replace function claim_patient() returns trigger language plpgsql as $$
declare
  takes_time boolean := new.status not in ('held', 'cancelled', 'no-show');
  taken boolean := tg_op = 'UPDATE' and old.status not in ('held', 'cancelled', 'no-show');${declared}
begin
  if taken and takes_time and (new.starts_at, new.ends_at) = (old.starts_at, old.ends_at) and (new.patient_id = old.patient_id
      or not exists (select from claims where booking_id = new.id and resource_id = old.patient_id)) then
    return null;
  end if;
  if taken then
    delete from claims where booking_id = new.id and resource_id = old.patient_id;
  end if;
  if not takes_time then
    return null;
  end if;
  perform from patients where id = new.patient_id for no key update;
  if not taken and new.booked_by is null and (
      select count(distinct coalesce(course_id, id)) > (select visits_ahead from clinic) or count(distinct course_id) > 1 and new.course_id is not null from bookings
      where patient_id = new.patient_id and status in ('confirmed', 'arrived') and starts_at > new.confirmed_at) then
    raise exception 'too many visits ahead' using errcode = 'check_violation', constraint = 'visits_ahead_are_limited';
  end if;
  insert into resources (id, kind, overlap_allowed) values (new.patient_id, 'patient', true) on conflict do nothing;
  ${claimed}
  return null;
end $$;`;
const overlapping = (which = '') => `exists (
      select from claims c where c.resource_id = new.patient_id and c.booking_id <> new.id
        and tstzrange(c.from_at, c.until_at) && tstzrange(new.starts_at, new.ends_at)${which})`;

const place = ['starts_at', 'ends_at', 'practitioner_id', 'location_id', 'treatment_id'];
const counted = [
  ...place,
  'patient_id',
  'sequence',
  'price',
  'currency',
  'via_link_id',
  'confirmed_at',
  'cancelled_at',
];
const reported = [...counted, 'cancelled_by', "status = 'held'", "status = 'cancelled'", "status = 'no-show'"];
const row = (alias: string) => `(${reported.map((term) => `${alias}.${term}`).join(', ')})`;

const reportChanged = (before: string) => `
create or replace function report_booking_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and not (${row('old')} is distinct from ${row('new')}) then
    return null;
  end if;
  if ${before} then
    insert into report_changes (location_id, starts_at, ends_at, patient_id, booked_at)
      values (old.location_id, old.starts_at, old.ends_at, old.patient_id, coalesce(old.confirmed_at, old.created_at));
  end if;
  if tg_op <> 'DELETE' then
    insert into report_changes (location_id, starts_at, ends_at, patient_id, booked_at)
      values (new.location_id, new.starts_at, new.ends_at, new.patient_id, coalesce(new.confirmed_at, new.created_at));
  end if;
  return null;
end $$;`;

const up = `
-- As before; what else the patient has then is looked for only where that may be overbooked. A statement pays for each part of it,
-- asked or not.
${claimPatient(
  '\n  is_overbooked boolean := false;',
  `if new.overbook_reason is not null then
    -- Each half by its own index.
    is_overbooked := ${overlapping(' and not c.overbooked')} or ${overlapping(' and c.overbooked')};
  end if;
  insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    values (new.patient_id, new.id, new.starts_at, new.ends_at, is_overbooked);`,
)}

-- As before; a hold is in no report, so none changes by its end.
${reportChanged(`tg_op <> 'INSERT' and old.status <> 'held'`)}
`;

const down = `
${reportChanged(`tg_op <> 'INSERT'`)}
${claimPatient(
  '',
  `insert into claims (resource_id, booking_id, from_at, until_at, overbooked)
    values (new.patient_id, new.id, new.starts_at, new.ends_at, new.overbook_reason is not null and ${overlapping()});`,
)}
`;

/** The triggers of a visit that is confirmed do only what may come to something. */
export class CheaperConfirmations0075 implements MigrationInterface {
  name = 'CheaperConfirmations1763800000075';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
