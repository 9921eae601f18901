import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions, session } from '../../src/platform/database.client.js';
import { tables } from '../../src/tables.js';
import { ownerUrl } from './database.js';

/** A scan of a table in a plan that was run. */
export interface Scan {
  readonly table: string;
  /** The name of an index, or else the kind of scan. */
  readonly by: string;
  /** Rows looked at, whether they were of use or not. */
  readonly rows: number;
  readonly statement: string;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/**
 * A connection, the owner's, on which PostgreSQL tells the plan of every statement it has run, those within functions and triggers as
 * well: so plans are those of the statements the service really sends, with the settings it uses.
 */
export async function openWatched(
  url: string,
): Promise<{ db: DataSource; scansOf: (work: () => Promise<unknown>) => Promise<readonly Scan[]> }> {
  const options = { ...databaseOptions(ownerUrl(url), tables, 4) };
  const settings = {
    log_min_duration: 0,
    log_analyze: 'on',
    log_timing: 'off',
    log_nested_statements: 'on',
    log_format: 'json',
    log_level: 'notice',
  };
  const explain = Object.entries(settings).map(([name, value]) => `-c auto_explain.${name}=${value}`);
  const extra = {
    ...options.extra,
    max: 4,
    options: [session, '-c session_preload_libraries=auto_explain', ...explain].join(' '),
  };
  const db = await new DataSource({ ...options, extra }).initialize();
  let scans: Scan[] = [];
  const watch = (client: Pick<PoolClient, 'on'>) =>
    client.on('notice', ({ message = '' }) => {
      const json = /plan:\s*(\{.*\})\s*$/s.exec(message)?.[1];
      if (!json) return;
      const { 'Query Text': statement, Plan: plan } = JSON.parse(json) as { 'Query Text': string; Plan: PlanNode };
      scans.push(...scansIn(plan, statement));
    });
  const { master } = db.driver as unknown as { master: Pool };
  // One connection is there already, from the time it was opened.
  const known = new WeakSet<PoolClient>();
  master.on('acquire', (client) => {
    if (!known.has(client)) watch(client);
    known.add(client);
  });
  return {
    db,
    scansOf: async (work) => {
      scans = [];
      await work();
      return scans;
    },
  };
}

function scansIn(node: PlanNode, statement: string): Scan[] {
  const below = (node.Plans ?? []).flatMap((one) => scansIn(one, statement));
  const table = node['Relation Name'];
  if (!table || !node['Node Type'].includes('Scan')) return below;
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const rows = (node['Actual Rows'] + removed) * node['Actual Loops'];
  // A bitmap scan has its indexes one node below.
  const indexes = [node, ...(node.Plans ?? [])].flatMap((one) => one['Index Name'] ?? []);
  const by = indexes.join(', ') || node['Node Type'];
  return [{ table, by, rows, statement }, ...below];
}
