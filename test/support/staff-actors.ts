import type { DataSource } from 'typeorm';
import type { StaffActor } from '../../src/accounts/staff-actor.js';

/** At the front desk: every diary, no notes. */
export const rosa: StaffActor = {
  id: '0198c000-0000-7000-8000-000000000001',
  name: 'Rosa at the desk',
  practitionerId: null,
  everyDiary: true,
};

/** Someone who treats, by slug: their own diary. */
export async function treating(db: DataSource, slug: string): Promise<StaffActor> {
  const [row] = (await db.query(`select id, name from practitioners where slug = $1`, [slug])) as [
    { id: string; name: string },
  ];
  return { id: row.id, name: row.name, practitionerId: row.id, everyDiary: false };
}

/** From now on visits may overlap there: a practitioner's slug, or `harbour/east`. */
export async function allowClashes(db: DataSource, resource: string): Promise<void> {
  await db.query(
    `update resources set overlap_allowed = true where id in (
       select id from practitioners where slug = $1
       union select r.id from rooms r join locations l on l.id = r.location_id where l.slug || '/' || r.slug = $1)`,
    [resource],
  );
}
