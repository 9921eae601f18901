import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = `
-- The address a user is to have, until whoever reads messages there confirms it, and which administrator asked for it.
alter table staff_links add column email text;
alter table staff_links add column asked_by uuid references staff (id);
alter table staff_links drop constraint staff_link_purpose;
alter table staff_links add constraint staff_link_purpose check (purpose in ('invitation', 'reset', 'email'));
alter table staff_links add constraint staff_link_email check (
  (purpose = 'email') = (email is not null) and (purpose = 'email') = (asked_by is not null));
`;

const down = `
delete from staff_links where purpose = 'email';
alter table staff_links drop constraint staff_link_email;
alter table staff_links drop constraint staff_link_purpose;
alter table staff_links add constraint staff_link_purpose check (purpose in ('invitation', 'reset'));
alter table staff_links drop column email, drop column asked_by;
`;

/** Names and addresses of users can be corrected. */
export class StaffEmailLinks0052 implements MigrationInterface {
  name = 'StaffEmailLinks1763800000052';

  async up(db: QueryRunner): Promise<void> {
    await db.query(up);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(down);
  }
}
