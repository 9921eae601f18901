import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refuseStale } from '../configuration/fingerprint.js';
import { filled } from '../configuration/form.js';
import { Clock } from '../platform/clock.js';
import { prepared, transaction, type Tx } from '../platform/database.client.js';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency.service.js';
import { secretToken, uuidv7 } from '../platform/ids.random.js';
import { sha256 } from '../platform/keys.service.js';
import { RateLimits } from '../platform/rate-limits.service.js';
import { Refusal } from '../platform/refusal.js';
import { apiKey, type ApiKeyEntry, type ApiScope } from './api-key.entity.js';
import { record } from './audit.service.js';
import { actorOf, type StaffMember } from './staff-member.js';

export interface ApiKey extends ApiKeyEntry {
  readonly id: string;
  readonly scopes: ApiScope[];
  readonly createdAt: Date;
  /** To the hour. */
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** What the secret begins with, so that people and scanners of source code recognize one. */
const prefix = 'meridian_';
const shape = /^Bearer +(meridian_[\w-]{43})$/i;

/** The keys of other systems. Only the SHA-256 of a key is stored; every change is in the audit trail. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly idempotency: Idempotency,
    private readonly limits: RateLimits,
  ) {}

  list(): Promise<ApiKey[]> {
    return this.db.query(`${select} order by revoked_at is not null, created_at, id`);
  }

  /** @throws Refusal not-found */
  async one(id: string, via: Pick<Tx, 'query'> = this.db): Promise<ApiKey> {
    const [found] = (await via.query(`${select} where id = $1`, [id])) as ApiKey[];
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** Answers the key itself, which is told this once. */
  add(
    by: Pick<StaffMember, 'id'>,
    { name, scopes, perMinute }: ApiKeyEntry,
    once?: IdempotentRequest,
  ): Promise<{ readonly id: string; readonly secret: string }> {
    const at = this.clock.now();
    return this.idempotency.run(once, async (tx) => {
      const id = uuidv7(at);
      const secret = `${prefix}${secretToken()}`;
      await tx.query(
        `insert into api_keys (id, name, scopes, per_minute, hash, created_at) values ($1, $2, $3, $4, $5, $6)`,
        [id, name, scopes, perMinute, sha256(secret), at],
      );
      const detail = { scopes, perMinute };
      await record(tx, { at, actor: actorOf(by), action: 'api-key.added', subject: id, detail });
      return { id, secret };
    });
  }

  /** `seen`: of what the form was filled from. @throws Refusal not-found, changed-meanwhile */
  async change(
    by: Pick<StaffMember, 'id'>,
    id: string,
    { name, scopes, perMinute }: ApiKeyEntry,
    seen?: string,
  ): Promise<void> {
    await transaction(this.db, async (tx) => {
      await tx.query(`select from api_keys where id = $1 for update`, [id]);
      refuseStale(seen, filled(apiKey, await this.one(id, tx)));
      await tx.query(`update api_keys set name = $2, scopes = $3, per_minute = $4 where id = $1`, [
        id,
        name,
        scopes,
        perMinute,
      ]);
      const detail = { scopes, perMinute };
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action: 'api-key.changed', subject: id, detail });
    });
  }

  /** It opens nothing from now on. Once more does no harm. @throws Refusal not-found */
  async revoke(by: Pick<StaffMember, 'id'>, id: string): Promise<void> {
    const at = this.clock.now();
    await transaction(this.db, async (tx) => {
      const [revoked] = (await tx.query(
        `update api_keys set revoked_at = $2 where id = $1 and revoked_at is null returning id`,
        [id, at],
      )) as [unknown[], number];
      if (revoked.length === 0) return this.one(id, tx);
      return record(tx, { at, actor: actorOf(by), action: 'api-key.revoked', subject: id });
    });
  }

  /**
   * What the key in this header may do; null: there is none. Counts one more use.
   * @throws Refusal key-wrong: unknown or revoked; too-many-requests
   */
  async use(authorization: string | undefined): Promise<ReadonlySet<ApiScope> | null> {
    const [, secret] = shape.exec(authorization ?? '') ?? [];
    if (secret === undefined) return null;
    const now = this.clock.now();
    const [key] = await prepared<Pick<ApiKey, 'id' | 'scopes' | 'perMinute'> & { stale: boolean }>(
      this.db,
      'api-key',
      `select id, scopes, per_minute as "perMinute", coalesce(used_at < $2::timestamptz - interval '1 hour', true) as stale
       from api_keys where hash = $1 and revoked_at is null`,
      [sha256(secret), now],
    );
    if (!key) throw new Refusal('key-wrong');
    const seconds = await this.limits.take(`api key ${key.id}`, { times: key.perMinute, seconds: 60 });
    if (seconds > 0) throw new Refusal('too-many-requests', { seconds });
    if (key.stale) await this.db.query(`update api_keys set used_at = $2 where id = $1`, [key.id, now]);
    return new Set(key.scopes);
  }
}

const select = `
  select id, name, scopes, per_minute as "perMinute", created_at as "createdAt", used_at as "usedAt", revoked_at as "revokedAt"
  from api_keys`;
