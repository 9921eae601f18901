import { prepared, type Tx, type Via } from '../platform/database.client.js';

/** Up to where somebody knows of changes. */
export interface Seen {
  /** As PostgreSQL writes it: `pg_snapshot`. */
  readonly snapshot: string;
  readonly epoch: string;
}

export interface ResourceChanges {
  /** What to ask with next time. */
  readonly seen: Seen;
  readonly clinicVersion: string;
  /** Ids of what has changed since; undefined: there is no telling, or it is too much. */
  readonly changed: ReadonlySet<string> | undefined;
}

/** More changes than that are not told one by one. */
const most = 2000;
/** The log is emptied when it is longer than that. */
const longest = 10_000;

/**
 * Which practitioners, rooms and units have changed (when they are taken, or what else a diary shows) since an earlier
 * call; null: there was none.
 */
export async function resourceChanges(via: Via, since: Seen | null): Promise<ResourceChanges> {
  const rows = await prepared<Row>(via, 'resource-changes', changes, [since?.snapshot ?? null]);
  const present = rows.find(({ id }) => id === null)!;
  const ids = rows.flatMap(({ id }) => id ?? []);
  const known = present.known && present.epoch === since?.epoch && ids.length < most;
  return {
    seen: { snapshot: present.snapshot!, epoch: present.epoch! },
    clinicVersion: present.version!,
    changed: known ? new Set(ids) : undefined,
  };
}

/** For what changes without its claims: an imported calendar, the state of a visit. In the transaction of the change. */
export async function noteChange(tx: Pick<Tx, 'query'>, resourceIds: readonly string[]): Promise<void> {
  await tx.query(`insert into resource_changes (resource_id) select unnest($1::uuid[])`, [resourceIds]);
}

/**
 * Empties the log once it is long, and also when it came with a backup of another server: then the numbers of its
 * transactions mean nothing here. A transaction that is under way notes its changes after that, whenever it began.
 */
export async function forgetResourceChanges(via: Via): Promise<void> {
  await via.query(
    `with due as materialized (select
         exists (select from resource_changes offset $1)
         or exists (select from resource_changes where xid >= pg_snapshot_xmax(pg_current_snapshot())) as is),
       emptied as (delete from resource_changes where (select due.is from due))
     update resource_changes_epoch set epoch = epoch + 1 where (select due.is from due)`,
    [longest],
  );
}

/** A change; or, without an id, the present. */
interface Row {
  readonly id: string | null;
  readonly snapshot: string | null;
  readonly epoch: string | null;
  readonly version: string | null;
  readonly known: boolean | null;
}

/**
 * A transaction that was under way at the earlier snapshot may have ended since: its number alone does not tell. A snapshot
 * from the future is one of another server, whose place this one has taken.
 */
const changes = `
  (select resource_id as id, null as snapshot, null as epoch, null as version, null::boolean as known from resource_changes
    where xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::pg_snapshot)
    order by xid limit ${most})
  union all
  select null, pg_current_snapshot()::text, e.epoch::text, c.version::text,
    pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
  from clinic c, resource_changes_epoch e`;
