import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.js';
import { exportClinic } from './export.service.js';
import { importClinic } from './import.service.js';
import { normalForm } from './normal-form.js';
import { readClinicFile } from './read-clinic-file.js';
import type { ClinicFile } from './schema.js';
import { type Summary, summary } from './summary.js';

/** The whole configuration, in and out. */
@Injectable()
export class ClinicFiles {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * All of it or nothing. A file that says what already holds leaves no trace: no write, no new version, no audit.
   * @throws BadInput with every fault of the file and its path
   */
  async import(given: unknown, actor = 'system'): Promise<Summary> {
    const after = normalForm(readClinicFile(given));
    return transaction(this.db, async (tx) => {
      // Every change of the configuration touches this row, so that what is compared below cannot change meanwhile.
      await tx.query('select 1 from clinic for update');
      const before = await exportClinic(tx);
      const changes = summary(before, after);
      if (JSON.stringify(before) === JSON.stringify(after)) return changes;
      await importClinic(tx, after);
      const detail = { ...changes };
      await record(tx, { at: this.clock.now(), actor, action: 'clinic.imported', subject: null, detail });
      return changes;
    });
  }

  /** What is in force at one moment, in normal form. */
  async export(): Promise<ClinicFile> {
    return this.db.transaction('REPEATABLE READ', exportClinic);
  }
}
