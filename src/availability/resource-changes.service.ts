import { prepared, type Tx, type Via } from '../platform/database.client.js';

export interface ResourceChanges {
  /** What to ask with next time. */
  readonly snapshot: string;
  readonly clinicVersion: string;
  /** Ids of what has changed since; undefined: too much, or too long ago to say. */
  readonly changed: ReadonlySet<string> | undefined;
}

/** More changes than that are not told one by one. */
const most = 2000;
/** Transactions for which changes are kept, and for half of which they are relied upon. */
const kept = 20_000;

/**
 * Which practitioners, rooms and units have changed (when they are taken, or what else a diary shows) since the snapshot
 * an earlier call returned; null: there was none.
 */
export async function resourceChanges(via: Via, since: string | null): Promise<ResourceChanges> {
  const rows = await prepared<Row>(via, 'resource-changes', changes, [since]);
  const { snapshot, version, known } = rows.find(({ id }) => id === null)!;
  const ids = rows.flatMap(({ id }) => id ?? []);
  return {
    snapshot: snapshot!,
    clinicVersion: version!,
    changed: known && ids.length < most ? new Set(ids) : undefined,
  };
}

/** For what changes without its claims: an imported calendar, the state of a visit. In the transaction of the change. */
export async function noteChange(tx: Pick<Tx, 'query'>, resourceIds: readonly string[]): Promise<void> {
  await tx.query(`insert into resource_changes (resource_id) select unnest($1::uuid[])`, [resourceIds]);
}

/** Deletes what nobody will ask about any more; also rows that came with a backup of another server, whose numbers mean nothing here. */
export async function forgetResourceChanges(via: Via): Promise<void> {
  await via.query(
    `with present as materialized (select pg_snapshot_xmax(pg_current_snapshot()) as xid)
     delete from resource_changes where xid >= (select xid from present)
       or xid < (select greatest(xid::text::bigint - $1, 0)::text::xid8 from present)`,
    [kept],
  );
}

/** A change; or, without an id, the present. */
interface Row {
  readonly id: string | null;
  readonly snapshot: string | null;
  readonly version: string | null;
  readonly known: boolean | null;
}

/** A transaction that was under way at the earlier snapshot may have ended since: its number alone does not tell. */
const changes = `
  (select resource_id as id, null as snapshot, null as version, null::boolean as known from resource_changes
    where xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::pg_snapshot)
    order by xid limit ${most})
  union all
  select null, pg_current_snapshot()::text, version::text,
    pg_snapshot_xmin($1::pg_snapshot)::text::bigint > pg_snapshot_xmax(pg_current_snapshot())::text::bigint - ${kept / 2}
  from clinic`;
