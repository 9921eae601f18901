import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClinicTable } from '../clinic/clinic.table.js';
import { Clock } from '../platform/clock.js';
import { MailFolder } from '../platform/embedded/mail-folder.service.js';
import { forgottenUploads, removeUploads } from '../platform/http/uploads.server.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { retentionKinds, type RetentionKind } from './retention.js';

/** How much of a kind is over. */
export interface Expired {
  readonly kind: string;
  readonly before: Date;
  readonly count: number;
}

/** Rows of one statement, so that nobody waits long for a lock. */
const atOnce = 2000;
const uploadHours = 24;

/** Deletes personal data that the clinic's rules no longer keep, every night. */
@Injectable()
export class Retention {
  private readonly log = new Logger('retention');

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'mailFolder'>,
  ) {}

  /** What `apply` would delete now. */
  async dryRun(): Promise<readonly Expired[]> {
    const expired: Expired[] = [];
    for (const { kind, table, over, before } of await this.kinds()) {
      const [{ count }] = await this.db.query<[{ count: number }]>(
        `select count(*)::int as count from ${table} where ${over}`,
        [before],
      );
      expired.push({ kind, before, count });
    }
    const before = this.uploadsBefore();
    const uploads = { kind: 'uploads', before, count: (await forgottenUploads(before)).length };
    return [...expired, await this.mailbox(true), uploads];
  }

  /** Stops between two batches when asked to; the rest goes with the next run. */
  async apply(stopping?: AbortSignal): Promise<readonly Expired[]> {
    const expired: Expired[] = [];
    for (const one of await this.kinds()) {
      expired.push({ kind: one.kind, before: one.before, count: await this.end(one, stopping) });
    }
    expired.push(await this.mailbox(false));
    const before = this.uploadsBefore();
    expired.push({ kind: 'uploads', before, count: await removeUploads(before) });
    const counts = Object.fromEntries(expired.map(({ kind, count }) => [kind, count]));
    this.log.log('personal data that is no longer kept was deleted', counts);
    return expired;
  }

  private async kinds(): Promise<readonly RetentionKind[]> {
    const { policy } = await this.db.manager.findOneByOrFail(ClinicTable, { id: 1 });
    return retentionKinds(policy.retention, this.clock.now());
  }

  /** The built-in mailbox has the same emails as files. */
  private async mailbox(dryRun: boolean): Promise<Expired> {
    const { before } = (await this.kinds()).find(({ kind }) => kind === 'messages')!;
    const { mailFolder } = this.settings;
    const count = mailFolder === undefined ? 0 : await new MailFolder(mailFolder).removeBefore(before, dryRun);
    return { kind: 'mailbox', before, count };
  }

  private async end({ table, over, before, blank }: RetentionKind, stopping?: AbortSignal): Promise<number> {
    const some = `where ctid = any(array(select ctid from ${table} where ${over} limit ${atOnce} for update skip locked))`;
    const statement = blank ? `update ${table} set ${blank} ${some}` : `delete from ${table} ${some}`;
    let count = 0;
    for (;;) {
      const [, ended] = await this.db.query<[unknown, number]>(statement, [before]);
      count += ended;
      if (ended < atOnce || stopping?.aborted) return count;
    }
  }

  private uploadsBefore(): Date {
    return new Date(this.clock.now().getTime() - uploadHours * 3_600_000);
  }
}
