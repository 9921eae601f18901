import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import type { Findings, Foreign, StatusFinding } from './import-item.js';
import { Imports, type ImportJob } from './imports.service.js';
import { type ChosenColumns, importItemOf, statusesOf, strayRow } from './table.js';
import { type Columns, columnsBy, presetOf } from './table-columns.js';
import {
  isDated,
  likelyStatus,
  type StatusField,
  type StatusMeaning,
  statusFields,
  statusKey,
} from './visit-status.js';

/** A table whose headings are read. */
export type TableJob = ImportJob & { readonly header: readonly string[] };

/** What stands in somebody's own table, once its columns are known. */
@Injectable()
export class TableImports {
  constructor(
    private readonly cases: Imports,
    private readonly clock: Clock,
  ) {}

  /** The first rows, as they are. */
  async sample({ id }: ImportJob, rows = 200): Promise<readonly (readonly string[])[]> {
    const records = await this.cases.records(id, 0, rows);
    return records.map(({ record }) => record as readonly string[]);
  }

  /** What the columns most likely are: by their headings, and a status by what stands in it. */
  async likely({ id, header }: TableJob): Promise<Columns> {
    const columns = columnsBy(header);
    const taken = new Set(Object.values(columns));
    if (columns.status !== undefined || columns.cancelled !== undefined) return columns;
    const repeated = await this.cases.repeated(id);
    const telling = repeated.find(
      ({ at, cell }) => !taken.has(at) && ['cancelled', 'no-show'].includes(likelyStatus('status', cell) ?? ''),
    );
    return telling ? { ...columns, status: telling.at } : columns;
  }

  /** What stands in the column of the dates. */
  async dates({ id }: ImportJob, { date }: Columns): Promise<readonly string[]> {
    return date === undefined ? [] : this.cases.column(id, date);
  }

  /** @throws Refusal not-found, out-of-step: it is no table, or past that question */
  async choose(by: StaffMember, id: string, chosen: ChosenColumns): Promise<void> {
    const { source, state, header } = await this.cases.one(by, id);
    if (source !== 'table' || !header || !['columns', 'meanings', 'checked'].includes(state)) {
      throw new Refusal('out-of-step');
    }
    const findings = await this.findings({ id, header }, chosen);
    await this.cases.update(id, { state: 'meanings', columns: chosen, findings });
  }

  private async findings({ id, header }: Pick<TableJob, 'id' | 'header'>, chosen: ChosenColumns): Promise<Findings> {
    const today = this.clock.now().toISOString().slice(0, 10);
    const people = new Set<string>();
    const names = {
      practitioners: new Map<string, number>(),
      treatments: new Map<string, number>(),
      locations: new Map<string, number>(),
    };
    const statuses = new Map<string, StatusFinding>();
    const lengths = new Map<string, Map<number, number>>();
    let [visits, past] = [0, 0];
    for (let after = 0; ; ) {
      const portion = await this.cases.records(id, after);
      for (const { n, record } of portion) {
        const row = record as readonly string[];
        if (strayRow(row, header, chosen.columns)) continue;
        const { name, email, phone, visit } = importItemOf(row, n, chosen);
        people.add(`${name}|${email || phone}`.toLowerCase());
        if (!visit) continue;
        for (const { field, text, ref } of statusesOf(row, chosen.columns)) {
          const column = header[chosen.columns[field]!] ?? '';
          const likely = likelyIn(header, chosen.columns, field, text);
          const { visits: before } = statuses.get(ref) ?? { visits: 0 };
          statuses.set(ref, { ref, column, text: isDated(text) ? null : text, visits: before + 1, likely });
        }
        if (visit.date && visit.date < today) past++;
        else {
          visits++;
          count(names.practitioners, visit.practitioner);
          count(names.treatments, visit.treatment);
          const minutes = lengths.get(visit.treatment) ?? new Map<number, number>();
          if (visit.minutes) count(minutes, visit.minutes);
          lengths.set(visit.treatment, minutes);
          if (visit.location) count(names.locations, visit.location);
        }
      }
      if (portion.length === 0) break;
      after = portion.at(-1)!.n;
    }
    const { practitioners, treatments, locations } = names;
    return {
      patients: people.size,
      visits,
      past,
      practitioners: foreign(practitioners),
      treatments: foreign(treatments).map((one) => {
        const [[minutes] = []] = [...(lengths.get(one.ref) ?? [])].sort(([, a], [, b]) => b - a);
        return { ...one, ...(minutes && { minutes }) };
      }),
      locations: foreign(locations),
      statuses: statusFields.flatMap((field) =>
        [...statuses.values()].filter(({ ref }) => ref.startsWith(`${field}:`)),
      ),
    };
  }
}

function likelyIn(header: readonly string[], columns: Columns, field: StatusField, text: string): StatusMeaning | null {
  const word = statusKey(text);
  if (presetOf(header)?.cancelled.includes(word)) return 'cancelled';
  // A label is a remark on some of the appointments; another column says which are canceled.
  if (field === 'status' && !word && columns.cancelled !== undefined) return 'live';
  return likelyStatus(field, text);
}

function count<Name>(names: Map<Name, number>, name: Name): void {
  names.set(name, (names.get(name) ?? 0) + 1);
}

function foreign(names: ReadonlyMap<string, number>): Foreign[] {
  return [...names].map(([ref, visits]) => ({ ref, label: ref, visits, hints: [ref] }));
}
