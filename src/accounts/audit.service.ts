import { type Via, withCommit, written } from '../platform/database.client.js';
import type { AuditAction } from './audit-action.js';

export interface AuditEntry {
  readonly at: Date;
  /** `patient`, `system`, or `staff/<id>` */
  readonly actor: string;
  /** `booking.confirmed` … */
  readonly action: AuditAction;
  readonly subject: string | null;
  /** Field names and codes; never a name, an address or anything about health. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Part of every change: in its transaction, append-only. */
export async function record(tx: Via, entry: AuditEntry): Promise<void> {
  const { at, actor, action, subject, detail = {} } = entry;
  const values = [at, actor, action, subject, JSON.stringify(detail)];
  await withCommit(tx, written(tx, { name: 'record', text: insert, values }));
}

const insert = `insert into audit (at, actor, action, subject, detail) values ($1, $2, $3, $4, $5)`;
