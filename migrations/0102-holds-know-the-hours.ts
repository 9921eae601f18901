import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As in 0008; with `check`, only while the configuration is still the one the hold was thought out with. */
const hold = (check: string) => `
  create or replace function hold(present timestamptz, visit jsonb, wanted uuid[], from_ats timestamptz[], until_ats timestamptz[])
  returns uuid[] language plpgsql as $$
  declare
    taken uuid[] := taken_of(wanted, from_ats, until_ats, present);
  begin
    ${check}
    if taken = '{}' then
      insert into bookings (id, reference, status, hold_hash, hold_expires_at, practitioner_id, location_id, treatment_id,
          add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, via_link_id, created_at)
        select id, reference, 'held', decode(hold_hash, 'hex'), hold_expires_at, practitioner_id, location_id, treatment_id,
          add_on_ids, starts_at, ends_at, price, currency, cancel_notice_minutes, via_link_id, present
        from jsonb_to_record(visit) as v (id uuid, reference text, hold_hash text, hold_expires_at timestamptz,
          practitioner_id uuid, location_id uuid, treatment_id uuid, add_on_ids uuid[], starts_at timestamptz,
          ends_at timestamptz, price integer, currency text, cancel_notice_minutes integer, via_link_id uuid);
      perform claim((visit ->> 'id')::uuid, wanted, from_ats, until_ats);
    end if;
    return taken;
  end $$`;

export class HoldsKnowTheHours0102 implements MigrationInterface {
  name = 'HoldsKnowTheHours1763800000102';

  async up(db: QueryRunner): Promise<void> {
    // Who waited for the lock while somebody changed the hours holds a time that may be closed by now. Then nobody's id
    // is answered, and the caller thinks again.
    await db.query(
      hold(`if taken = '{}' and (visit ->> 'configuration')::bigint <> (select version from clinic) then
      return array['00000000-0000-0000-0000-000000000000'::uuid];
    end if;`),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(hold(''));
  }
}
