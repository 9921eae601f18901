import type { EntityManager } from 'typeorm';

/** Every visit there takes a room and a practitioner of these. */
export async function keysOfLocation(tx: EntityManager, locationId: string): Promise<readonly string[]> {
  const rows = (await tx.query(
    `select id from rooms where location_id = $1 union select practitioner_id from offers where location_id = $1`,
    [locationId],
  )) as { id: string }[];
  return rows.map(({ id }) => id);
}
