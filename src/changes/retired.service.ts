import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { recordedDifferences } from '../clinic-file/recorded-differences.js';
import { exportClinic } from '../clinic-file/export.service.js';
import type { LinkEntry, TreatmentEntry } from '../clinic-file/schema.js';
import { entryOf } from '../configuration/entries.js';
import { link } from '../finder/link.entity.js';
import { LinkTable } from '../finder/link.table.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { treatment } from '../treatments/treatment.entity.js';
import { TreatmentTable } from '../treatments/treatment.table.js';
import { write } from './clinic-edits.service.js';
import { withoutMisfits } from './misfits.js';

/** How each kind is called, its key, and its return in the audit trail. Names are columns. */
const kinds = {
  locations: { name: 'name', key: 'id::text', action: 'config-change.returned' },
  practitioners: { name: 'name', key: 'id::text', action: 'config-change.returned' },
  rooms: { name: 'name', key: 'id::text', action: 'config-change.returned' },
  equipment: { name: 'kind', key: 'id::text', action: 'config-change.returned' },
  treatments: { name: 'name', key: `kind || '/' || slug`, action: 'treatment.returned' },
  links: { name: 'label', key: 'code', action: 'link.returned' },
} as const;
type Kind = keyof typeof kinds;

/** Something that is in force no longer, but keeps its id, its slug and all that belonged to it. */
export interface Retired {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

interface BroughtBack {
  readonly slug: string;
  readonly name: string;
  /** How many offers, hours and references did not fit any more. */
  readonly dropped: number;
}

/** What has left the clinic file, and the way back. Slugs and codes are never given to another. */
@Injectable()
export class RetiredEntries {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** `at`: slug of a location, for its rooms and equipment. */
  list(kind: 'locations' | 'practitioners' | 'rooms' | 'equipment', at?: string): Promise<readonly Retired[]> {
    const columns = `t.id, t.slug, t.${kinds[kind].name} as name`;
    if (at === undefined) return this.db.query(`select ${columns} from ${kind} t where not t.active order by 3, 2`);
    return this.db.query(
      `select ${columns} from ${kind} t join locations l on l.id = t.location_id
       where not t.active and l.slug = $1 order by 3, 2`,
      [at],
    );
  }

  async treatments(): Promise<readonly TreatmentEntry[]> {
    const rows = await this.db.manager.find(TreatmentTable, { where: { active: false }, order: { position: 'asc' } });
    return rows.map((row) => entryOf(treatment, row));
  }

  /** They may still stand on a page. */
  async links(): Promise<readonly LinkEntry[]> {
    const rows = await this.db.manager.find(LinkTable, {
      where: { active: false },
      order: { position: 'asc', code: 'asc' },
    });
    return rows.map((row) => entryOf(link, row));
  }

  /**
   * Back with all that belonged to it, as far as that still fits; what does not is dropped and counted. `key`: the id; of
   * a treatment its kind and slug (`base/cupping`), of a link its code.
   * @throws Refusal not-found: also when somebody was faster; BrokenClinic: it does not fit at all
   */
  async bringBack(by: StaffMember, kind: Kind, key: string): Promise<BroughtBack> {
    return transaction(this.db, async (tx) => {
      let found: Retired | undefined;
      let dropped = 0;
      const { before, after } = await write(tx, async () => {
        found = await this.activate(tx, kind, key);
        const fitting = withoutMisfits(await exportClinic(tx));
        dropped = fitting.dropped;
        return fitting.file;
      });
      const { id, slug, name } = found!;
      const detail = { kind, dropped, ...recordedDifferences(before, after) };
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action: kinds[kind].action, subject: id, detail });
      return { slug, name, dropped };
    });
  }

  /** Last in its list. Its exporter then says what it was: of that, what fits is the edit. */
  private async activate(tx: EntityManager, kind: Kind, key: string): Promise<Retired> {
    const { name, key: column } = kinds[kind];
    const [[found]] = (await tx.query(
      `update ${kind} set active = true, position = (select coalesce(max(position), 0) + 1 from ${kind})
       where ${column} = $1 and not active returning id, ${kind === 'links' ? 'code' : 'slug'} as slug, ${name} as name`,
      [key],
    )) as [Retired[]];
    if (!found) throw new Refusal('not-found');
    return found;
  }
}
