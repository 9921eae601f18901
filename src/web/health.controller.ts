import { Controller, Get } from '@nestjs/common';
import { SkipThrottle } from '@nestjs/throttler';
import { DataSource } from 'typeorm';
import { Allow } from '../accounts/allow.decorator.js';
import { Clock } from '../platform/clock.js';
import { type Answer, json } from '../platform/http/answer.js';

interface Signs {
  readonly letters_late: boolean;
  readonly no_worker: boolean;
}

/** Whether a patient would notice that something is wrong; what exactly is for the logs. */
@Controller('healthz')
export class HealthController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('public')
  @SkipThrottle({ reads: true })
  async health(): Promise<Answer> {
    const problems = await this.problems();
    const body = problems.length === 0 ? { status: 'ok' } : { status: 'unwell', problems };
    return json(JSON.stringify(body), { status: problems.length === 0 ? 200 : 503 });
  }

  private async problems(): Promise<string[]> {
    const query = this.db.createQueryRunner();
    try {
      await query.startTransaction();
      // A write that is never kept: a replica, a full disk or a revoked right shows here and nowhere else.
      await query.query(`insert into job_runs (job, started_at) values ('health', now())`);
      const [signs] = (await query.query(look, [this.clock.now()])) as [Signs];
      return [...(signs.letters_late ? ['letters-late'] : []), ...(signs.no_worker ? ['no-worker'] : [])];
    } catch {
      return ['database'];
    } finally {
      await query.rollbackTransaction().catch(() => undefined);
      await query.release();
    }
  }
}

// Workers sign in by the database's clock, letters are due by ours.
const look = `
  select
    exists (select 1 from letters where status = 'due' and due_at < $1::timestamptz - interval '5 minutes') as letters_late,
    not exists (select 1 from workers where seen_at > clock_timestamp() - interval '60 seconds') as no_worker`;
