import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { traceOf } from '../platform/fault.js';
import type { FileOnDisk } from '../platform/http/upload.js';
import { uploadFolder } from '../platform/http/uploads.server.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Imports, type ImportJob } from './imports.service.js';
import type { Reading, ReadingTask } from './read-import.thread.js';

const megabytes = 768;

/**
 * Reads a file from another program in a thread of its own, so that however large it is the pages stay quick, and keeps
 * what is in it. Nothing of the clinic changes.
 */
@Injectable()
export class UploadImport {
  /** Where the compiled thread lies. */
  protected readonly thread: URL = new URL('./read-import.thread.js', import.meta.url);
  private readonly log = new Logger('arrivals');
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly cases: Imports,
    private readonly clock: Clock,
  ) {}

  /** Answers its id at once; the reading goes on. The files become ours. */
  async begin(by: StaffMember, source: ImportJob['source'], files: readonly FileOnDisk[]): Promise<string> {
    const now = this.clock.now();
    const id = uuidv7(now);
    const folder = await uploadFolder();
    const kept = await Promise.all(
      files.map(async ({ path, name, size }, at) => {
        const target = join(folder, String(at));
        await rename(path, target);
        return { path: target, name, size };
      }),
    );
    await this.cases.forget();
    await this.db.query(
      `insert into imports (id, staff_id, staff_name, source, name, state, begun_at, touched_at) values ($1, $2, $3, $4, $5, 'reading', $6, $6)`,
      [
        id,
        by.id,
        by.name,
        source,
        files
          .map(({ name }) => name)
          .join(', ')
          .slice(0, 200),
        now,
      ],
    );
    // One after another: it is one processor at most that is kept busy.
    this.last = this.last.then(() =>
      this.read(id, { source, files: kept, today: now.toISOString().slice(0, 10) })
        .catch(async (fault: unknown) => {
          this.log.error('reading failed', { fault: traceOf(fault) });
          await this.cases.update(id, { state: 'failed', fault: faultOf(fault) });
        })
        .catch(() => undefined)
        .then(() => rm(folder, { recursive: true, force: true })),
    );
    return id;
  }

  /** When nothing is being read any more. */
  idle(): Promise<unknown> {
    return this.last;
  }

  private async read(id: string, task: ReadingTask): Promise<void> {
    const thread = new Worker(this.thread, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    try {
      let n = 1;
      let writing: Promise<void> = Promise.resolve();
      await new Promise<void>((resolve, reject) => {
        thread.on('message', (reading: Reading) => {
          writing = writing.then(async () => {
            n += await this.keep(id, n, reading);
          });
          writing.catch(reject);
        });
        thread.once('error', reject);
        thread.once('exit', () => resolve());
      });
      await writing;
      const next = task.source === 'table' ? 'columns' : 'meanings';
      await this.db.query(`update imports set state = $2, progress = 0 where id = $1 and state = 'reading'`, [
        id,
        next,
      ]);
    } finally {
      await thread.terminate();
    }
  }

  /** Answers how many records it has kept. */
  private async keep(id: string, n: number, reading: Reading): Promise<number> {
    if (reading.kind === 'records') {
      await this.db.query(
        `insert into import_records (import_id, n, record)
         select $1, $2::int + ordinality, value from json_array_elements($3) with ordinality
         where json_typeof(value) <> 'null'`,
        [id, n, JSON.stringify(reading.records)],
      );
      return reading.records.length;
    }
    if (reading.kind === 'progress') await this.cases.update(id, { progress: Math.min(1, reading.read) });
    else if (reading.kind === 'fault') await this.cases.update(id, { state: 'failed', fault: reading.sentence });
    else if (reading.kind === 'notes') await this.cases.update(id, { notes: reading.notes });
    else if (reading.kind === 'table') await this.cases.update(id, { header: reading.header });
    else await this.cases.update(id, { findings: reading.findings, configuration: reading.configuration });
    return 0;
  }
}

function faultOf(fault: unknown): string {
  return (fault as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'It takes more memory than there is here to read it. Divide it into smaller files.'
    : 'Something in it is not as expected. Export it again, and if that doesn’t help, ask whoever runs this service.';
}
