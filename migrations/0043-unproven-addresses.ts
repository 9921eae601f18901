import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose bodies name the column; the rest of the database follows by itself. */
const functions = ['postpone_to_unproven', 'address_proven', 'limit_reached', 'share_reached'];

const renamed = (from: string, to: string) => `
alter table bookings rename ${from} to ${to};
alter table notifications rename ${from} to ${to};
do $$
declare
  body text;
begin
  for body in select pg_get_functiondef(oid) from pg_proc where proname in ('${functions.join("', '")}') loop
    execute replace(body, '${from}', '${to}');
  end loop;
end $$;
`;

/**
 * Beside `unproven`, which says that a booking was made in the name of somebody known, `unproven_key` did not say that it is about
 * an address: the key of the booking’s, as long as nobody has proven to read what is sent there.
 */
export class UnprovenAddresses0043 implements MigrationInterface {
  name = 'UnprovenAddresses1763800000043';

  async up(db: QueryRunner): Promise<void> {
    await db.query(renamed('unproven_key', 'unproven_address'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(renamed('unproven_address', 'unproven_key'));
  }
}
