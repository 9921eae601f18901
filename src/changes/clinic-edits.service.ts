import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { type Fault, Refusal } from '../platform/refusal.js';
import { whole } from '../clinic-file/broken-clinic.js';
import { changedFields } from '../clinic-file/changed-fields.js';
import { exportClinic } from '../clinic-file/export.service.js';
import { importClinic } from '../clinic-file/import.service.js';
import { normalForm } from '../clinic-file/normal-form.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { type Summary, summary } from '../clinic-file/summary.js';

/** What the audit trail calls the change, and what its form was filled from. */
export interface Change {
  /** `treatment.changed` … */
  readonly action: string;
  /** The id of the row it is about, where there is one. */
  readonly subject?: string;
  /** What the form shows of the file … */
  readonly part?: (file: ClinicFile) => unknown;
  /** … and its `fingerprint` when the form was filled. */
  readonly seen?: string;
  /** What could not be read of that form: told together with whatever else is wrong. */
  readonly faults?: readonly Fault[];
}

/** Every page that configures the clinic changes the clinic file, so that a page and a file never disagree. */
@Injectable()
export class ClinicEdits {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What is in force at one moment, in normal form, and the version of the configuration it belongs to. */
  async current(): Promise<{ readonly file: ClinicFile; readonly version: string }> {
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const [{ version }] = await tx.query<[{ version: string }]>('select version::text from clinic');
      return { file: await exportClinic(tx), version };
    });
  }

  /**
   * One transaction: `edit` (pure) is applied to what is in force then. A change to what already holds leaves no trace,
   * so the same form sent twice has one effect.
   * @throws BrokenClinic with every fault of the draft; Refusal changed-meanwhile
   */
  change(by: StaffMember, what: Change, edit: (file: ClinicFile) => ClinicFile): Promise<Summary> {
    return transaction(this.db, (tx) => this.within(tx, by, what, edit));
  }

  /** What a transaction has made of it, with its lock in hand. @throws BrokenClinic with every fault */
  async refuseBroken(tx: EntityManager): Promise<void> {
    whole(await exportClinic(tx));
  }

  /** `change` as a part of a larger transaction. */
  async within(
    tx: EntityManager,
    by: StaffMember,
    { action, subject, part, seen, faults }: Change,
    edit: (file: ClinicFile) => ClinicFile,
  ): Promise<Summary> {
    await lock(tx);
    const before = await exportClinic(tx);
    const after = normalForm(whole(edit(before), faults));
    const changes = summary(before, after);
    if (JSON.stringify(before) === JSON.stringify(after)) return changes;
    if (part && seen !== undefined && fingerprint(part(before)) !== seen) throw new Refusal('changed-meanwhile');
    await importClinic(tx, after);
    const detail = { ...changedFields(before, after) };
    await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject: subject ?? null, detail });
    return changes;
  }
}

/** Of a part of the file, for a form to carry along: another one means that somebody has changed it. */
export function fingerprint(part: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(part) ?? '')
    .digest('base64url')
    .slice(0, 22);
}

/** Every change of the configuration locks this row first, so that nothing changes between looking and writing. */
export async function lock(tx: EntityManager): Promise<void> {
  await tx.query('select 1 from clinic for update');
}
