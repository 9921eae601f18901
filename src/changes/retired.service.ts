import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import { ClinicEdits, lock } from './clinic-edits.service.js';
import { exportClinic } from '../clinic-file/export.service.js';
import { readClinicFile } from '../clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../clinic-file/schema.js';

export const retirable = ['locations', 'practitioners', 'rooms', 'equipment'] as const;
type Kind = (typeof retirable)[number];

/** Something that is in force no longer, but keeps its id, its slug and all that hung on it. */
export interface Retired {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

interface BroughtBack {
  readonly slug: string;
  /** How many offers and hours did not fit any more. */
  readonly dropped: number;
}

/** What has left the clinic file, and the way back. */
@Injectable()
export class RetiredEntries {
  constructor(
    private readonly db: DataSource,
    private readonly edits: ClinicEdits,
    private readonly clock: Clock,
  ) {}

  /** `at`: slug of a location, for its rooms and equipment. */
  list(kind: Kind, at?: string): Promise<readonly Retired[]> {
    const name = kind === 'equipment' ? 't.kind' : 't.name';
    if (at === undefined) {
      return this.db.query(`select t.id, t.slug, ${name} as name from ${kind} t where not t.active order by 3, 2`);
    }
    return this.db.query(
      `select t.id, t.slug, ${name} as name from ${kind} t join locations l on l.id = t.location_id
       where not t.active and l.slug = $1 order by 3, 2`,
      [at],
    );
  }

  /**
   * Back it is, with the offers and hours it had, as far as they still fit. What does not is gone.
   * @throws Refusal not-found: also when somebody was faster; BrokenClinic: it does not fit at all
   */
  async bringBack(by: StaffMember, kind: Kind, id: string): Promise<BroughtBack> {
    return transaction(this.db, async (tx) => {
      await lock(tx);
      const [[found]] = (await tx.query(
        `update ${kind} set active = true, position = (select coalesce(max(position), 0) + 1 from ${kind})
         where id = $1 and not active returning slug`,
        [id],
      )) as [{ slug: string }[]];
      if (!found) throw new Refusal('not-found');
      const dropped = await this.dropMisfits(tx, by);
      await record(tx, {
        at: this.clock.now(),
        actor: actorOf(by),
        action: 'config-change.returned',
        subject: id,
        detail: { kind, dropped },
      });
      return { slug: found.slug, dropped };
    });
  }

  private async dropMisfits(tx: EntityManager, by: StaffMember): Promise<number> {
    const misfits = misfitsIn(await exportClinic(tx));
    if (misfits.length > 0) {
      await this.edits.within(tx, by, { action: 'config-change.misfits-dropped' }, (file) => without(file, misfits));
    } else {
      await this.edits.refuseBroken(tx);
    }
    return misfits.length;
  }
}

interface Misfit {
  readonly person: number;
  readonly list: 'offers' | 'hours';
  readonly at: number;
}

/** Offers a place can no longer house, and hours that meet others since: what is faulty of the whole is told elsewhere. */
function misfitsIn(file: ClinicFile): readonly Misfit[] {
  try {
    readClinicFile(file);
    return [];
  } catch (fault) {
    if (!(fault instanceof BadInput)) throw fault;
    const found = fault.faults.flatMap(({ path }) => {
      const [, person, list, at] = /^practitioners\[(\d+)\]\.(offers|hours)\[(\d+)\]/.exec(path) ?? [];
      return list === undefined ? [] : [{ person: Number(person), list: list as Misfit['list'], at: Number(at) }];
    });
    return [...new Map(found.map((one) => [`${one.person} ${one.list} ${one.at}`, one])).values()];
  }
}

function without(file: ClinicFile, misfits: readonly Misfit[]): ClinicFile {
  const stays = (person: number, list: Misfit['list']) => (_: unknown, at: number) =>
    !misfits.some((one) => one.person === person && one.list === list && one.at === at);
  return {
    ...file,
    practitioners: file.practitioners.map((one, person) => ({
      ...one,
      offers: one.offers.filter(stays(person, 'offers')),
      hours: one.hours.filter(stays(person, 'hours')),
    })),
  };
}
