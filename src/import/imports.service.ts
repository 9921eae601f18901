import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import type { ImportItem, Findings } from './import-item.js';
import type { Meanings } from './meaning.js';
import type { Outcome, Result } from './outcome.js';
import type { Configuration } from './easy-appointments.js';
import type { ChosenColumns } from './table.js';

/** Patients and visits on their way in from a file. */
export interface ImportJob {
  readonly id: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly source: 'easy-appointments' | 'table';
  readonly name: string;
  readonly state: 'reading' | 'columns' | 'meanings' | 'checking' | 'checked' | 'importing' | 'imported' | 'failed';
  /** 0 to 1, of what it is doing now. */
  readonly progress: number;
  readonly fault: string | null;
  /** What was uncertain when the file was read, in sentences. */
  readonly notes: readonly string[];
  readonly header: readonly string[] | null;
  readonly findings: Findings | null;
  readonly configuration: Configuration | null;
  readonly columns: ChosenColumns | null;
  readonly meanings: Meanings | null;
  readonly result: Result | null;
  readonly tell: boolean;
  /** When something last happened to it. */
  readonly touchedAt: Date;
}

export interface ImportRecord {
  readonly n: number;
  readonly record: ImportItem | readonly string[];
  readonly outcome: Outcome | null;
}

/** Reads and changes what stands of them in the tables; the steps themselves are done by others. */
@Injectable()
export class Imports {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found: none, a colleague's, or older than a day */
  async one(by: Pick<StaffMember, 'id'>, id: string): Promise<ImportJob> {
    const [found] = await this.db.query<ImportJob[]>(`${select} where id = $1 and staff_id = $2`, [id, by.id]);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** What a worker has to do next. */
  async next(): Promise<ImportJob | undefined> {
    const [found] = await this.db.query<ImportJob[]>(
      `${select} where state in ('checking', 'importing') order by touched_at limit 1`,
    );
    return found;
  }

  async mine(by: Pick<StaffMember, 'id'>): Promise<readonly ImportJob[]> {
    return this.db.query<ImportJob[]>(`${select} where staff_id = $1 order by begun_at desc limit 10`, [by.id]);
  }

  /** As many as a portion, after the one of this number. */
  async records(id: string, after: number, portion = 500): Promise<readonly ImportRecord[]> {
    return this.db.query<ImportRecord[]>(
      `select n, record, outcome from import_records where import_id = $1 and n > $2 order by n limit $3`,
      [id, after, portion],
    );
  }

  /** Those with a fault, and one more than a page when there are more. */
  async faults(id: string, after: number, page: number): Promise<readonly ImportRecord[]> {
    return this.db.query<ImportRecord[]>(
      `select n, record, outcome from import_records
       where import_id = $1 and n > $2 and outcome ->> 'kind' = 'fault' order by n limit $3`,
      [id, after, page + 1],
    );
  }

  /** The first of those with something worth a look that is no fault. */
  async remarked(id: string, most: number): Promise<readonly ImportRecord[]> {
    return this.db.query<ImportRecord[]>(
      `select n, record, outcome from import_records
       where import_id = $1 and outcome -> 'remarks' is not null order by n limit $2`,
      [id, most],
    );
  }

  /** Every text that stands in a column of a table, from 0, once. */
  async column(id: string, at: number): Promise<readonly string[]> {
    const rows = await this.db.query<{ cell: string }[]>(
      `select distinct coalesce(record ->> $2::int, '') as cell from import_records where import_id = $1`,
      [id, at],
    );
    return rows.map(({ cell }) => cell);
  }

  /** Likewise of all columns that repeat a few short texts, as statuses do: with the column of each. */
  async repeated(id: string): Promise<readonly { readonly at: number; readonly cell: string }[]> {
    return this.db.query(
      `with cells as (
         select distinct at::int - 1 as at, cell
         from import_records, json_array_elements_text(record) with ordinality c (cell, at)
         where import_id = $1)
       select at, cell from cells
       where at in (select at from cells group by at having count(*) <= 20 and max(length(cell)) <= 40)
       order by at, cell`,
      [id],
    );
  }

  /** Sets columns of the row by their names here. */
  async update(
    id: string,
    what: Partial<Omit<ImportJob, 'id' | 'staffId' | 'staffName' | 'source' | 'name' | 'tell' | 'touchedAt'>>,
  ): Promise<void> {
    const names = Object.keys(what);
    const sets = names.map((name, at) => `${name} = $${at + 3}`).join(', ');
    const values = Object.values(what).map((value) =>
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    );
    await this.db.query(`update imports set touched_at = $2, ${sets} where id = $1`, [id, this.clock.now(), ...values]);
  }

  /** All of the file is here, unless something was wrong with it. */
  async isRead(id: string, next: 'columns' | 'meanings'): Promise<void> {
    await this.db.query(`update imports set state = $2, progress = 0 where id = $1 and state = 'reading'`, [id, next]);
  }

  /** Sets the outcomes of some records at once. */
  async settle(id: string, outcomes: readonly { readonly n: number; readonly outcome: Outcome }[]): Promise<void> {
    await this.db.query(
      `update import_records r set outcome = o.outcome from json_to_recordset($2) o (n integer, outcome json)
       where r.import_id = $1 and r.n = o.n`,
      [id, JSON.stringify(outcomes)],
    );
  }

  /** From one state into the next, once: whoever comes second finds it done. @throws Refusal out-of-step */
  async advance(
    by: StaffMember,
    id: string,
    from: readonly ImportJob['state'][],
    to: 'checking' | 'importing',
    tell = false,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [rows] = (await tx.query(
        `update imports set state = $4, progress = 0, tell = $5, touched_at = $6 where id = $1 and staff_id = $2 and state = any($3) returning id`,
        [id, by.id, from, to, tell, this.clock.now()],
      )) as [unknown[]];
      if (rows.length === 0) throw new Refusal('out-of-step');
      if (to === 'importing') {
        await record(tx, {
          at: this.clock.now(),
          actor: actorOf(by),
          action: 'import.started',
          subject: id,
          detail: { told: tell },
        });
      }
      await tx.query('notify imports');
    });
  }

  /** Patients nobody decided on do not stay. */
  async forget(): Promise<void> {
    await this.db.query(`delete from imports where begun_at < $1`, [
      new Date(this.clock.now().getTime() - 24 * 3_600_000),
    ]);
  }
}

const select = `
  select id, staff_id as "staffId", staff_name as "staffName", source, name, state, progress, fault, notes, header, findings,
    configuration, columns, meanings, result, tell, touched_at as "touchedAt"
  from imports`;
