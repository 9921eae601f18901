import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Treatments0003 implements MigrationInterface {
  name = 'Treatments1763800000003';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table treatments (
        id uuid primary key default uuidv7(),
        slug text not null,
        kind text not null constraint treatment_kind check (kind in ('base', 'add-on')),
        name text not null,
        description text not null default '',
        phases jsonb not null constraint treatment_has_phases check (jsonb_array_length(phases) > 0),
        turnover_minutes integer not null default 0 constraint treatment_turnover check (turnover_minutes >= 0),
        price integer not null constraint treatment_price check (price >= 0),
        room_features text[] not null default '{}',
        equipment text[] not null default '{}',
        add_ons text[] not null default '{}',
        audience text not null default 'anyone' constraint treatment_audience check (audience in ('anyone', 'new', 'returning')),
        online boolean not null default true,
        position integer not null default 0,
        active boolean not null default true,
        constraint treatment_slug unique (kind, slug)
      )`);
    // Who offers what where; price and phases are the practitioner's own where they differ.
    await db.query(`
      create table offers (
        practitioner_id uuid not null references practitioners,
        treatment_id uuid not null references treatments,
        location_id uuid not null references locations,
        price integer constraint offer_price check (price >= 0),
        phases jsonb constraint offer_phases check (jsonb_array_length(phases) > 0),
        primary key (practitioner_id, treatment_id, location_id)
      )`);
    for (const table of ['treatments', 'offers']) {
      await db.query(
        `create trigger ${table}_changed after insert or update or delete on ${table} for each statement execute function configuration_changed()`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table offers`);
    await db.query(`drop table treatments`);
  }
}
