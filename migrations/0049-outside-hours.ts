import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- Why staff booked on top of others, and from now on also why they booked outside the hours. The version before names no kind.
alter table overbook_reasons add kind text not null default 'overbooked'
  constraint overbook_reason_kind check (kind in ('overbooked', 'outside'));
`;

const down = `
delete from overbook_reasons where kind <> 'overbooked';
alter table overbook_reasons drop column kind;
`;

export class OutsideHours0049 implements MigrationInterface {
  name = 'OutsideHours1763800000049';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
