import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/database.client.js';
import { BadInput } from '../platform/refusal.js';
import { endDemoAccounts } from './demo-accounts.service.js';
import { BreachedPasswords } from './breached.service.js';
import { passwordFault, type PasswordOwner } from './password.js';

/** Argon2id as OWASP advises: 19 MiB, two passes, one lane; 16 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

export function verifyPassword(password: string, hashed: string): Promise<boolean> {
  return verify(hashed, password.normalize('NFKC'));
}

@Injectable()
export class Passwords {
  constructor(
    private readonly db: DataSource,
    private readonly breached: BreachedPasswords,
    private readonly clock: Clock,
  ) {}

  /** @throws BadInput when the password is too short, too long, or easily guessed */
  async check(password: string, { name, email }: Omit<PasswordOwner, 'clinic'>): Promise<void> {
    const [clinic] = await this.db.query<{ name: string }[]>(`select name from clinic`);
    const owner = { name, email, clinic: clinic?.name ?? '' };
    const fault = passwordFault(password, owner, (candidate) => this.breached.has(candidate));
    if (fault) throw new BadInput([{ path: 'password', message: fault }]);
  }

  /**
   * The new password of someone, checked before. A person of the demo who chooses one is let off nothing any more; when an
   * administrator has one of their own, the clinic is theirs, and the demo's people end.
   */
  async keep(tx: EntityManager, staffId: string, hashed: string): Promise<void> {
    await tx.query(
      `insert into staff_auth."account" ("accountId", "providerId", "userId", "password", "createdAt", "updatedAt")
       values ($1::text, 'credential', $1::uuid, $2, $3, $3)
       on conflict ("userId", "providerId") do update set "password" = excluded."password", "updatedAt" = excluded."updatedAt"`,
      [staffId, hashed, this.clock.now()],
    );
    await tx.query(`update staff set demo = false where id = $1 and demo`, [staffId]);
    const [admin] = await tx.query<unknown[]>(`select from staff where id = $1 and active and 'admin' = any(roles)`, [
      staffId,
    ]);
    if (admin) await endDemoAccounts(tx, this.clock.now());
  }

  /** Is it theirs? */
  async isRight(tx: Pick<Tx, 'query'>, staffId: string, password: string): Promise<boolean> {
    const [row] = (await tx.query(
      `select "password" from staff_auth."account" where "userId" = $1 and "providerId" = 'credential'`,
      [staffId],
    )) as { password: string | null }[];
    return row?.password ? verifyPassword(password, row.password) : false;
  }
}
