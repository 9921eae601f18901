import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Deriving, Keys } from '../platform/keys.service.js';
import { transaction, type Tx } from '../platform/database.client.js';

/** A row as the database writes it out, so that the same row always reads the same. */
interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: string;
}

interface SealedRow extends AuditRow {
  readonly position: string;
  readonly seal: Buffer;
}

/** The last link: noted elsewhere, it proves later that nothing was cut off the end. */
export interface Head {
  readonly position: number;
  readonly seal: string;
}

export interface Verdict {
  readonly rows: number;
  /** Not sealed yet: they are seconds old, or no worker runs. */
  readonly waiting: number;
  readonly head: Head;
  /** The first thing that is wrong; nothing after it is proved. */
  readonly fault?: string;
}

const atOnce = 1000;

/**
 * Each row's seal is over its content, its place and the seal before it. Rows are written in the transaction of their
 * change without a seal, because a chain that grows inside transactions makes all of them wait for one another (measured,
 * 16 writers: 1,100 transactions a second like this, 220 with the chain inside); a worker seals what has been committed,
 * each second. The seal is an HMAC with a key outside the database: whoever can write
 * to the database, and even disable its triggers, can still not make the chain fit.
 */
@Injectable()
export class AuditChain {
  private readonly log = new Logger('audit');

  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
  ) {}

  /** Seals what waits, in order. Answers how many rows. */
  async seal(stopping?: AbortSignal): Promise<number> {
    for (let sealed = 0; ; ) {
      const count = await transaction(this.db, (tx) => this.sealSome(tx));
      sealed += count;
      if (count < atOnce || stopping?.aborted) return sealed;
    }
  }

  /** Writes the head into the log, which is kept elsewhere: the end of a chain is proved by nothing after it. */
  async noteHead(): Promise<void> {
    const { position, seal } = await this.head(this.db);
    if (position > 0) this.log.log('head of the audit trail', { head: `${position}:${seal}` });
  }

  /** Goes through the whole chain. `noted`: a head that was written down before must still be a link of it. */
  async verify(noted?: Head): Promise<Verdict> {
    let head: Head = { position: 0, seal: '' };
    let fault: string | undefined;
    let keys = this.keys.ever;
    let foundNoted = noted === undefined || noted.position === 0;
    for (;;) {
      const rows: SealedRow[] = await this.db.query(
        `select ${content}, position, seal from audit where position > $1 order by position limit $2`,
        [head.position, atOnce],
      );
      for (const row of rows) {
        // Whoever has a former key cannot write anew what a later one has sealed.
        const sealedBy = keys.findIndex((key) => link(key, row, head) === row.seal.toString('hex'));
        if (sealedBy > 0) keys = keys.slice(sealedBy);
        fault ??= faultIn(row, head, sealedBy >= 0);
        head = { position: Number(row.position), seal: row.seal.toString('hex') };
        if (noted?.position === head.position) foundNoted = noted.seal === head.seal;
      }
      if (rows.length < atOnce) break;
    }
    if (!foundNoted)
      fault ??= `entry ${noted?.position} does not match the head noted earlier, so the trail was cut or rewritten`;
    const [{ waiting }] = (await this.db.query(`select count(*)::int as waiting from audit where seal is null`)) as [
      { waiting: number },
    ];
    return { rows: head.position, waiting, head, ...(fault ? { fault } : {}) };
  }

  private async sealSome(tx: Tx): Promise<number> {
    // One at a time: two workers would give one place twice.
    await tx.query(`select pg_advisory_xact_lock(hashtext('audit chain'))`);
    const rows: AuditRow[] = await tx.query(
      `select ${content} from audit where seal is null order by audit.id limit $1`,
      [atOnce],
    );
    if (rows.length === 0) return 0;
    let head = await this.head(tx);
    const seals = rows.map((row) => {
      head = { position: head.position + 1, seal: link(this.keys, row, head) };
      return head;
    });
    await tx.query(`select seal_audit($1, $2, $3)`, [
      rows.map(({ id }) => id),
      seals.map(({ position }) => position),
      seals.map(({ seal }) => Buffer.from(seal, 'hex')),
    ]);
    return rows.length;
  }

  private async head(tx: Pick<Tx, 'query'>): Promise<Head> {
    const [last] = (await tx.query(
      `select position, encode(seal, 'hex') as seal from audit where position is not null order by position desc limit 1`,
    )) as { position: string; seal: string }[];
    return { position: Number(last?.position ?? 0), seal: last?.seal ?? '' };
  }
}

function faultIn({ id, position }: SealedRow, before: Head, fits: boolean): string | undefined {
  if (Number(position) !== before.position + 1) return `entry ${before.position + 1} is missing`;
  return fits ? undefined : `entry ${position} (row ${id}) was changed`;
}

function link(keys: Deriving, { id, at, actor, action, subject, detail }: AuditRow, before: Head): string {
  const content = JSON.stringify([id, at, actor, action, subject, detail]);
  return keys.derive('audit-chain', before.seal, before.position + 1, content).toString('hex');
}

const content = `
  audit.id::text, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, actor, action, subject::text, detail::text`;
