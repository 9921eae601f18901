import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a change of a row shows, and by which column it says whose page that is. */
const shown: readonly (readonly [table: string, whose: string])[] = [
  ['locations', 'id'],
  ['practitioners', 'id'],
  ['treatments', 'id'],
  ['offers', 'practitioner_id'],
  ['practitioner_photos', 'practitioner_id'],
  ['weekly_hours', 'location_id'],
  ['opening_exceptions', 'location_id'],
  ['closures', 'location_id'],
];

export class WhenThingsChanged0260 implements MigrationInterface {
  name = 'WhenThingsChanged1763800000260';

  async up(db: QueryRunner): Promise<void> {
    // When a place, a person or a treatment last changed, for those who come back to read about it. In a table of its own,
    // so that noting it is no change of the configuration. What has not changed since is not in it: nobody wrote that down.
    await db.query(`create table changed_things (id uuid primary key, changed_at timestamptz not null)`);
    // Where things stand in the clinic's own order is not on their pages. Ordered, so that two who note the same wait for
    // each other and not for ever.
    await db.query(`
      create function note_changed() returns trigger language plpgsql as $$
      declare
        whose text := tg_argv[0];
        rows text := case tg_op
          when 'INSERT' then format('select %I as id from after', whose)
          when 'DELETE' then format('select %I as id from before', whose)
          else format('select n.%I as id from after n where not exists
            (select 1 from before o where to_jsonb(o) - ''position'' = to_jsonb(n) - ''position'')', whose) end;
      begin
        execute 'insert into changed_things (id, changed_at) select distinct id, now() from (' || rows || ') changed
          order by id on conflict (id) do update set changed_at = excluded.changed_at';
        return null;
      end $$`);
    for (const [table, whose] of shown) {
      await db.query(`create trigger ${table}_noted_new after insert on ${table} referencing new table as after
        for each statement execute function note_changed('${whose}')`);
      await db.query(`create trigger ${table}_noted after update on ${table} referencing old table as before new table as after
        for each statement execute function note_changed('${whose}')`);
      await db.query(`create trigger ${table}_noted_gone after delete on ${table} referencing old table as before
        for each statement execute function note_changed('${whose}')`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table] of shown) {
      for (const trigger of ['noted_new', 'noted', 'noted_gone'])
        await db.query(`drop trigger ${table}_${trigger} on ${table}`);
    }
    await db.query(`drop function note_changed`);
    await db.query(`drop table changed_things`);
  }
}
