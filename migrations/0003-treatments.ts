import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
create table treatments (
  id uuid primary key default uuidv7(),
  slug text not null,
  kind text not null constraint treatment_kind check (kind in ('base', 'add-on')),
  name text not null,
  description text not null default '',
  phases jsonb not null constraint treatment_has_phases check (jsonb_array_length(phases) > 0),
  turnover_minutes integer not null default 0 constraint treatment_turnover check (turnover_minutes >= 0),
  -- In minor units of the currency.
  price integer not null constraint treatment_price check (price >= 0),
  room_features text[] not null default '{}',
  equipment text[] not null default '{}',
  add_ons text[] not null default '{}',
  audience text not null default 'anyone' constraint treatment_audience check (audience in ('anyone', 'new', 'returning')),
  online boolean not null default true,
  preparation text not null default '',
  aftercare text not null default '',
  -- Terms of its own where they differ from the clinic's.
  policy jsonb not null default '{}' constraint treatment_policy check (jsonb_typeof(policy) = 'object'),
  -- Name, description and so on, by language.
  translations jsonb not null default '{}' constraint treatment_translations check (jsonb_typeof(translations) = 'object'),
  position integer not null default 0,
  active boolean not null default true,
  constraint treatment_slug unique (kind, slug)
);
create trigger treatments_changed after insert or update or delete on treatments
for each statement execute function configuration_changed();
`;

const down = `
drop table treatments;
`;

export class Treatments0003 implements MigrationInterface {
  name = 'Treatments1763800000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
