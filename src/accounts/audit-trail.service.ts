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
  readonly before?: number;
  /** The beginning of an action, `staff.`; everything of one record; everything of one actor. */
  readonly action?: string;
  readonly subject?: string;
  readonly actor?: string;
}

export const auditPageSize = 50;

/** The audit trail as an admin reads it: the latest first. Nobody edits it. */
@Injectable()
export class AuditTrail {
  constructor(private readonly db: DataSource) {}

  /** One row more than a page, when there are more. */
  async read({ before, action, subject, actor }: AuditFilter): Promise<AuditRow[]> {
    return this.db.query(
      `select a.id, at, actor, u."name" as name, action, subject, detail, seal is not null as sealed
       from audit a left join staff_auth."user" u on actor = 'staff/' || u.id
       where ($1::bigint is null or a.id < $1)
         and ($2::text is null or starts_with(action, $2))
         and ($3::uuid is null or subject = $3)
         and ($4::text is null or actor = $4)
       order by a.id desc limit ${auditPageSize + 1}`,
      [before ?? null, action ?? null, subject ?? null, actor ?? null],
    );
  }
}
