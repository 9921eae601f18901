import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  /** Of the staff member it was, if it was one. */
  readonly name: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly sealed: boolean;
}

export interface AuditFilter {
  /** Older than this row. */
  readonly before?: Pick<AuditRow, 'at' | 'id'>;
  /** Half-open. */
  readonly from?: Date;
  readonly to?: Date;
  readonly actor?: string;
  /** Of any of these records. */
  readonly subjects?: readonly string[];
}

export const auditPageSize = 50;

/** The audit trail, the latest first. Nobody edits it. */
@Injectable()
export class AuditTrail {
  constructor(private readonly db: DataSource) {}

  /** One row more than a page, when there are more. */
  async read(filter: AuditFilter): Promise<AuditRow[]> {
    const { sql, values } = auditQuery(filter);
    return this.db.query(sql, values);
  }
}

/**
 * Only the conditions that are asked for: plans are made without looking at the values, and one that allows for every
 * filter uses no index.
 */
export function auditQuery({ before, from, to, actor, subjects }: AuditFilter) {
  const values: unknown[] = [];
  const value = (given: unknown) => `$${values.push(given)}`;
  const conditions = [
    ...(before ? [`(at, a.id) < (${value(before.at)}, ${value(before.id)}::bigint)`] : []),
    ...(from ? [`at >= ${value(from)}`] : []),
    ...(to ? [`at < ${value(to)}`] : []),
    ...(actor ? [`actor = ${value(actor)}`] : []),
    ...(subjects ? [`subject = any(${value(subjects)}::uuid[])`] : []),
  ];
  const sql = `
    select a.id, at, actor, u."name" as name, action, subject, detail, seal is not null as sealed
    from audit a left join staff_auth."user" u on actor = 'staff/' || u.id
    ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
    order by at desc, a.id desc limit ${auditPageSize + 1}`;
  return { sql, values };
}
