import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { endDemoAccounts } from '../accounts/demo-accounts.service.js';
import { DiaryNotices } from '../accounts/diary-notices.service.js';
import demo from '../clinic-file/demo.json' with { type: 'json' };
import { exportClinic } from '../clinic-file/export.service.js';
import { readClinicFile } from '../clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { type Summary, summary } from '../clinic-file/summary.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { lock, write } from './clinic-edits.service.js';

/** The whole configuration, in and out. */
@Injectable()
export class ClinicFiles {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly diaries: DiaryNotices,
  ) {}

  /**
   * All of it or nothing. Another clinic than the demo ends the demo's people. A file that says what already holds leaves no trace: no write, no new version, no audit.
   * @throws BadInput with every fault of the file and its path
   */
  async import(given: unknown, actor = 'system'): Promise<Summary> {
    const file = readClinicFile(given);
    return transaction(this.db, async (tx) => {
      const changes = await this.replace(tx, file, actor);
      if (file.name !== demo.name) await endDemoAccounts(tx, this.clock.now());
      return changes;
    });
  }

  /** What is in force at one moment, in normal form. */
  async export(): Promise<ClinicFile> {
    return this.db.transaction('REPEATABLE READ', exportClinic);
  }

  /**
   * Opens the demo clinic where there never was one, and fills it in the same transaction. Several processes may ask at
   * once. Answers whether it did.
   */
  async openDemo(fill?: (tx: EntityManager) => Promise<void>): Promise<boolean> {
    const clinic = readClinicFile(demo);
    return transaction(this.db, async (tx) => {
      await lock(tx);
      const [{ used }] = await tx.query<[{ used: boolean }]>(
        'select exists (select from locations) or exists (select from treatments) or exists (select from practitioners) as used',
      );
      if (used) return false;
      await this.replace(tx, clinic, 'system');
      await fill?.(tx);
      return true;
    });
  }

  /** Is it still the demo clinic, by its name? */
  async isDemo(): Promise<boolean> {
    const [clinic] = await this.db.query<{ name: string }[]>('select name from clinic');
    return clinic?.name === demo.name;
  }

  private async replace(tx: EntityManager, file: ClinicFile, actor: string): Promise<Summary> {
    const { before, after, readdressed } = await write(tx, () => file);
    const changes = summary(before, after);
    if (before === after) return changes;
    for (const one of readdressed) await this.diaries.addressChanged(tx, { ...one, by: '' });
    const detail = { ...changes };
    await record(tx, { at: this.clock.now(), actor, action: 'clinic.imported', subject: null, detail });
    return changes;
  }
}
