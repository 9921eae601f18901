import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditAction } from '../accounts/audit-action.js';
import { record } from '../accounts/audit.service.js';
import { DiaryNotices } from '../accounts/diary-notices.service.js';
import { isFresh } from '../accounts/fresh-sign-in.js';
import { actorOf, type StaffMember } from '../accounts/staff-member.js';
import { whole } from '../clinic-file/broken-clinic.js';
import { recordedDifferences } from '../clinic-file/recorded-differences.js';
import { exportClinic } from '../clinic-file/export.service.js';
import { importClinic } from '../clinic-file/import.service.js';
import { normalForm } from '../clinic-file/normal-form.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { type Summary, summary } from '../clinic-file/summary.js';
import { refuseStale } from '../configuration/fingerprint.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { type Fault, Refusal } from '../platform/refusal.js';

/** What the audit trail calls the change, and what its form was filled from. */
export interface Recorded {
  /** `treatment.changed` … */
  readonly action: AuditAction;
  /** The id of the row it is about, where there is one. */
  readonly subject?: string;
  /** What the form shows of the file … */
  readonly part?: (file: ClinicFile) => unknown;
  /** … and its `fingerprint` when the form was filled. */
  readonly seen?: string;
  /** What could not be read of that form: told together with whatever else is wrong. */
  readonly faults?: readonly Fault[];
}

/** The whole configuration before and after an edit, in normal form. */
export interface Written {
  readonly before: ClinicFile;
  readonly after: ClinicFile;
  /** Practitioners whose address it changes, retired ones as well. */
  readonly readdressed: readonly Readdressed[];
}

interface Readdressed {
  readonly practitionerId: string;
  readonly before: string;
  readonly email: string;
}

/** Edits that displace no visit are saved at once; so are those of a file, which leave visits as booked. */
@Injectable()
export class ClinicEdits {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly diaries: DiaryNotices,
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
   * @throws BrokenClinic with every fault of the draft; Refusal changed-meanwhile, confirmation-needed: a practitioner's
   *   address changes, and they signed in too long ago
   */
  change(by: StaffMember, what: Recorded, edit: (file: ClinicFile) => ClinicFile): Promise<Summary> {
    return transaction(this.db, (tx) => this.within(tx, by, what, edit));
  }

  /** `change` as a part of a larger transaction, which ends when this throws. */
  async within(
    tx: EntityManager,
    by: StaffMember,
    { action, subject, part, seen, faults }: Recorded,
    edit: (file: ClinicFile) => ClinicFile,
  ): Promise<Summary> {
    const { before, after, readdressed } = await write(tx, edit, faults);
    const changes = summary(before, after);
    if (before === after) return changes;
    if (part) refuseStale(seen, part(before));
    if (readdressed.length > 0 && !isFresh(by.session.signedInAt, 'POST', this.clock.now()))
      throw new Refusal('confirmation-needed');
    for (const one of readdressed) await this.diaries.addressChanged(tx, { ...one, by: by.name });
    const detail = { ...recordedDifferences(before, after) };
    await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject: subject ?? null, detail });
    return changes;
  }
}

/**
 * The only way the configuration is written, whoever changes it and wherever the edit comes from: one lock, the whole
 * clinic validated, only the rows written that differ. `faults`: of the form it came from. The caller records it. Where nothing differs, `after` is `before`.
 * @throws BrokenClinic with every fault of the draft
 */
export async function write(
  tx: EntityManager,
  edit: (file: ClinicFile) => ClinicFile | Promise<ClinicFile>,
  faults?: readonly Fault[],
): Promise<Written> {
  await lock(tx);
  const before = await exportClinic(tx);
  const after = normalForm(whole(await edit(before), faults));
  if (JSON.stringify(before) === JSON.stringify(after)) return { before, after: before, readdressed: [] };
  const addresses = await addressesIn(tx);
  await importClinic(tx, after);
  const readdressed = [...(await addressesIn(tx))].flatMap(([practitionerId, email]) => {
    const was = addresses.get(practitionerId);
    return was === undefined || was === email ? [] : [{ practitionerId, before: was, email }];
  });
  return { before, after, readdressed };
}

async function addressesIn(tx: EntityManager): Promise<ReadonlyMap<string, string>> {
  const rows = (await tx.query(`select id, email from practitioners`)) as { id: string; email: string }[];
  return new Map(rows.map(({ id, email }) => [id, email]));
}

/** Every change of the configuration locks this row first, so that nothing changes between looking and writing. */
export async function lock(tx: EntityManager): Promise<void> {
  await tx.query('select 1 from clinic for update');
}
