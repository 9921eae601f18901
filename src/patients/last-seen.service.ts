import { prepared, type Via } from '../platform/database.client.js';

/**
 * When the clinic last saw each of these patients: the start of the latest appointment that was checked in, started or done, or
 * that an import brought as history. Who was never seen is left out. `except`: the id of a booking that does not count.
 */
export async function lastSeen(
  via: Via,
  patientIds: readonly string[],
  except: string | null = null,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await prepared<{ id: string; at: Date | null }>(via, 'last-seen', text, [patientIds, except]);
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])));
}

const text = `
  select id, greatest(
    (select max(b.starts_at) from bookings b
      where b.patient_id = p.id and b.status in ('arrived', 'started', 'done') and b.id is distinct from $2::uuid),
    (select max(e.starts_at) from earlier_visits e where e.patient_id = p.id)) as at
  from unnest($1::uuid[]) p (id)`;
