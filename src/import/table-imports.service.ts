import { Injectable } from '@nestjs/common';
import type { StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import type { Findings, Foreign } from './import-item.js';
import { Imports, type ImportJob, type ChosenColumns } from './imports.service.js';
import { importItemOf, isOff } from './table.js';

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

  /** @throws Refusal not-found, out-of-step: it is no table, or past that question */
  async choose(by: StaffMember, id: string, chosen: ChosenColumns): Promise<void> {
    const { source, state } = await this.cases.one(by, id);
    if (source !== 'table' || !['columns', 'meanings', 'checked'].includes(state)) throw new Refusal('out-of-step');
    const findings = await this.findings(id, chosen);
    await this.cases.update(id, { state: 'meanings', columns: chosen, findings });
  }

  private async findings(id: string, { columns, form }: ChosenColumns): Promise<Findings> {
    const today = this.clock.now().toISOString().slice(0, 10);
    const people = new Set<string>();
    const names = {
      practitioners: new Map<string, number>(),
      treatments: new Map<string, number>(),
      locations: new Map<string, number>(),
    };
    let [visits, past, cancelled] = [0, 0, 0];
    for (let after = 0; ; ) {
      const portion = await this.cases.records(id, after);
      for (const { n, record } of portion) {
        const row = record as readonly string[];
        const { name, email, phone, visit } = importItemOf(row, n, columns, form);
        people.add(`${name}|${email || phone}`.toLowerCase());
        if (visit && isOff(row, columns)) cancelled++;
        else if (visit?.date && visit.date < today) past++;
        else if (visit) {
          visits++;
          count(names.practitioners, visit.practitioner);
          count(names.treatments, visit.treatment);
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
      cancelled,
      practitioners: foreign(practitioners),
      treatments: foreign(treatments),
      locations: foreign(locations),
    };
  }
}

function count(names: Map<string, number>, name: string): void {
  names.set(name, (names.get(name) ?? 0) + 1);
}

function foreign(names: ReadonlyMap<string, number>): Foreign[] {
  return [...names].map(([ref, visits]) => ({ ref, label: ref, visits, hints: [ref] }));
}
