import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from './clock.js';
import { prepared, transaction, withCommit } from './database.client.js';
import { Keys, sha256 } from './keys.service.js';
import { BadInput, Refusal, type RefusalCode } from './refusal.js';

/** A request that must have one effect however often it arrives. */
export interface IdempotentRequest {
  /** Chosen by the caller; at most 255 characters. */
  readonly key: string;
  /** What identifies who asks, and nobody else: the same key of another caller is another key. */
  readonly caller: string;
  /**
   * The caller is known by nothing but its network, which may change before it tries again. Key and body hold a secret, so
   * whoever sends both is the same caller.
   */
  readonly roams?: boolean;
  /** What is asked for, `POST /bookings`: the same key elsewhere is another key. */
  readonly scope: string;
  /** What was sent. The same key with something else is refused. */
  readonly body: unknown;
}

/** A refusal that comes from memory and need not be remembered again. */
class Remembrance extends Refusal {}

type Remembered<T> =
  | { readonly answer: T }
  | { readonly refusal: { code: RefusalCode; values: Record<string, unknown> } };

/**
 * Idempotency (draft-ietf-httpapi-idempotency-key-header): the key is taken in the transaction of the change, so that
 * the effect and the memory of it exist together or not at all. A second request with the key waits for the first.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /**
   * Runs `work` in one transaction. With a request that was answered before, `work` does not run and the answer (plain
   * JSON) or the refusal is the same as then.
   * `helpful` may add to a refusal what helps next; it runs after the transaction ended.
   * @throws Refusal idempotency-key-reused: the same key came with another body.
   */
  async run<T>(
    request: IdempotentRequest | undefined,
    work: (tx: EntityManager) => Promise<T>,
    helpful: (refusal: Refusal) => Promise<Refusal> = async (refusal) => refusal,
  ): Promise<T> {
    if (!request) {
      return transaction(this.db, work).catch(async (fault: unknown) => {
        throw fault instanceof Refusal ? await helpful(fault) : fault;
      });
    }
    const known = hashesOf(request);
    try {
      return await transaction(this.db, async (tx) => {
        const fresh = await prepared(
          tx,
          'take-key',
          `insert into idempotency_keys (key_hash, request_hash, roaming_hash, at) values ($1, $2, $3, $4) on conflict do nothing returning 1`,
          [known.key, known.body, known.roaming, this.clock.now()],
        );
        if (!fresh.length) return await this.recall<T>(tx, known);
        const answer = await work(tx);
        const remember = `update idempotency_keys set sealed_answer = $2 where key_hash = $1`;
        await withCommit(tx, prepared(tx, 'remember-answer', remember, [known.key, this.seal(known.key, { answer })]));
        return answer;
      });
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault instanceof Remembrance) throw fault;
      const refusal = await helpful(fault);
      // Whoever was told to wait and comes again is not told the same.
      if (refusal.status !== 429) await this.rememberRefusal(known, refusal);
      throw refusal;
    }
  }

  /** Forgets what is older than 48 hours. */
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 48 * 3_600_000);
    await this.db.query(`delete from idempotency_keys where at < $1`, [before]);
  }

  /** Forgets answers that match: they are sealed, so each is opened. Answers how many there were; `dryRun` only counts. */
  async forgetAbout(tx: EntityManager, pattern: RegExp, dryRun: boolean): Promise<number> {
    const rows = (await tx.query(
      `select key_hash as key, sealed_answer as sealed from idempotency_keys where sealed_answer is not null`,
    )) as { key: Buffer; sealed: Buffer }[];
    const found = rows.filter(({ key, sealed }) => pattern.test(this.keys.unseal(sealed, context(key))));
    if (!dryRun) await tx.query(`delete from idempotency_keys where key_hash = any($1)`, [found.map(({ key }) => key)]);
    return found.length;
  }

  private async recall<T>(tx: EntityManager, { key, body, roaming }: Hashes): Promise<T> {
    // The same request from elsewhere comes before another one from here.
    const [row] = (await tx.query(
      `select key_hash as key, request_hash as body, sealed_answer as sealed from idempotency_keys
       where key_hash = $1 or roaming_hash = $2 order by roaming_hash is not distinct from $2 desc limit 1`,
      [key, roaming],
    )) as [{ key: Buffer; body: Buffer; sealed: Buffer }];
    if (!row.body.equals(body)) throw new Remembrance('idempotency-key-reused');
    const remembered = JSON.parse(this.keys.unseal(row.sealed, context(row.key))) as Remembered<T>;
    if (!('refusal' in remembered)) return remembered.answer;
    const { code, values } = remembered.refusal;
    if (code === 'bad-input') throw new BadInput(values['errors'] as BadInput['faults']);
    throw new Remembrance(code, values);
  }

  private async rememberRefusal({ key, body, roaming }: Hashes, { code, values }: Refusal): Promise<void> {
    await this.db.query(
      `insert into idempotency_keys (key_hash, request_hash, roaming_hash, sealed_answer, at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [key, body, roaming, this.seal(key, { refusal: { code, values } }), this.clock.now()],
    );
  }

  private seal(key: Buffer, remembered: Remembered<unknown>): Buffer {
    return this.keys.seal(JSON.stringify(remembered), context(key));
  }
}

interface Hashes {
  readonly key: Buffer;
  readonly body: Buffer;
  readonly roaming: Buffer | null;
}

function hashesOf({ scope, key, caller, body, roams = false }: IdempotentRequest): Hashes {
  const sent = JSON.stringify(body ?? null);
  return {
    key: sha256(`${scope}\n${key}\n${caller}`),
    body: sha256(sent),
    roaming: roams ? sha256(`${scope}\n${key}\n${sent}`) : null,
  };
}

const context = (key: Buffer) => `idempotency_keys/${key.toString('hex')}`;
