import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- A change of the configuration that may leave visits without what they need: new hours, a closed location, a retired
-- room, an uploaded clinic file. It is proposed while staff look at its impact and decide, then saved, and for a while an
-- edit can be undone. "subject_id" is the practitioner, location, room or unit of equipment that an edit is about; null of
-- a clinic file, which is about all of them. "patch" says which fields the edit changed, before and after. json, not jsonb:
-- files and patches are compared as they were written.
create table changes (
  id uuid primary key,
  subject_id uuid,
  staff_id uuid not null,
  status text not null default 'proposed' constraint change_status check (status in ('proposed', 'saved', 'undone')),
  edit json not null,
  proposed_at timestamptz not null,
  saved_at timestamptz,
  undo_until timestamptz,
  patch json,
  visits json,
  constraint change_is_whole check ((status = 'proposed') = (saved_at is null)
    and (saved_at is null or subject_id is null) = (undo_until is null)
    and (undo_until is null) = (patch is null) and (undo_until is null) = (visits is null))
);
create index changes_by_age on changes (proposed_at) where status = 'proposed' or subject_id is null;

-- When a location, a practitioner or a treatment last changed, for Last-Modified and the site map. A table of its own, so
-- that noting it does not count as a change of the configuration. What never changed has no row.
create table last_modified (id uuid primary key, changed_at timestamptz not null);

-- Notes the rows that changed. The trigger's argument is the column that names the location, practitioner or treatment on
-- whose page a row shows. A change of position alone does not show there. Ordered by id, so that two transactions that
-- note the same ids wait for one another instead of deadlocking.
create function record_last_modified() returns trigger language plpgsql as $$
declare
  whose text := tg_argv[0];
  rows text := case tg_op
    when 'INSERT' then format('select %I as id from after', whose)
    when 'DELETE' then format('select %I as id from before', whose)
    else format('select n.%I as id from after n where not exists
      (select 1 from before o where to_jsonb(o) - ''position'' = to_jsonb(n) - ''position'')', whose) end;
begin
  execute 'insert into last_modified (id, changed_at) select distinct id, now() from (' || rows || ') changed
    order by id on conflict (id) do update set changed_at = excluded.changed_at';
  return null;
end $$;

do $$
declare
  shown record;
begin
  for shown in values ('locations', 'id'), ('practitioners', 'id'), ('treatments', 'id'), ('offers', 'practitioner_id'),
      ('practitioner_photos', 'practitioner_id'), ('weekly_hours', 'location_id'), ('opening_exceptions', 'location_id'),
      ('closures', 'location_id') loop
    execute format('create trigger %1$s_noted_new after insert on %1$s referencing new table as after
      for each statement execute function record_last_modified(%2$L)', shown.column1, shown.column2);
    execute format('create trigger %1$s_noted after update on %1$s referencing old table as before new table as after
      for each statement execute function record_last_modified(%2$L)', shown.column1, shown.column2);
    execute format('create trigger %1$s_noted_gone after delete on %1$s referencing old table as before
      for each statement execute function record_last_modified(%2$L)', shown.column1, shown.column2);
  end loop;
end $$;
`;

const down = `
drop function record_last_modified cascade;
drop table last_modified, changes;
`;

export class Configuration0013 implements MigrationInterface {
  name = 'Configuration1763800000013';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
