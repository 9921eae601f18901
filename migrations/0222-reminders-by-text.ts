import type { MigrationInterface, QueryRunner } from 'typeorm';

const dropping = (reminders: string) => `
  create or replace function drop_waiting_reminders() returns trigger language plpgsql as $$
  begin
    update letters set status = 'overtaken', claimed_until = null
    where about = new.id and status = 'due'
      and (kind in (${reminders}) or kind = 'aftercare' and new.status in ('no-show', 'cancelled'));
    return null;
  end $$`;

export class RemindersByText0222 implements MigrationInterface {
  name = 'RemindersByText1763800000222';

  async up(db: QueryRunner): Promise<void> {
    // Asked for when booking, and for this visit alone.
    await db.query(`alter table bookings add column text_wanted boolean not null default false`);
    await db.query(dropping(`'reminder', 'reminder-text'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(dropping(`'reminder'`));
    await db.query(`alter table bookings drop column text_wanted`);
  }
}
