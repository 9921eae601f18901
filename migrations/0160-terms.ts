import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Terms0160 implements MigrationInterface {
  name = 'Terms1763800000160';

  async up(db: QueryRunner): Promise<void> {
    // What a late cancellation and a visit missed mean, in the clinic's words; a treatment may have terms of its own.
    await db.query(
      `alter table clinic add column late_cancellation text not null default '', add column no_show text not null default ''`,
    );
    await db.query(
      `create trigger clinic_words_changed after update of late_cancellation, no_show on clinic for each statement execute function configuration_changed()`,
    );
    await db.query(
      `alter table treatments add column policy jsonb not null default '{}' constraint treatment_policy check (jsonb_typeof(policy) = 'object')`,
    );
    // As shown when booking, whatever the clinic says later. Nothing was said before.
    await db.query(
      `alter table bookings add column late_cancellation text not null default '', add column no_show text not null default ''`,
    );
    await db.query(hold(', late_cancellation, no_show', ', late_cancellation text, no_show text'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(hold('', ''));
    await db.query(`alter table bookings drop column late_cancellation, drop column no_show`);
    await db.query(`alter table treatments drop column policy`);
    await db.query(`drop trigger clinic_words_changed on clinic`);
    await db.query(`alter table clinic drop column late_cancellation, drop column no_show`);
  }
}

/** As in 0102, with what else is kept of the terms. */
const hold = (columns: string, types: string) => `
  create or replace function hold(present timestamptz, visit jsonb, wanted uuid[], from_ats timestamptz[], until_ats timestamptz[])
  returns uuid[] language plpgsql as $$
  declare
    taken uuid[] := taken_of(wanted, from_ats, until_ats, present);
  begin
    if taken = '{}' and (visit ->> 'configuration')::bigint <> (select version from clinic) then
      return array['00000000-0000-0000-0000-000000000000'::uuid];
    end if;
    if taken = '{}' then
      insert into bookings (id, reference, status, hold_hash, hold_expires_at, practitioner_id, location_id, treatment_id,
          add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes${columns}, via_link_id, created_at)
        select id, reference, 'held', decode(hold_hash, 'hex'), hold_expires_at, practitioner_id, location_id, treatment_id,
          add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes${columns}, via_link_id, present
        from jsonb_to_record(visit) as v (id uuid, reference text, hold_hash text, hold_expires_at timestamptz,
          practitioner_id uuid, location_id uuid, treatment_id uuid, add_on_ids uuid[], starts_at timestamptz,
          ends_at timestamptz, price integer, currency text, cancel_notice_minutes integer${types}, via_link_id uuid);
      perform claim((visit ->> 'id')::uuid, wanted, from_ats, until_ats);
    end if;
    return taken;
  end $$`;
