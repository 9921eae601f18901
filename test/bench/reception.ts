import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { idleMinutes } from '../../src/accounts/session-limits.js';
import { tokenOf } from '../../src/accounts/sessions.service.js';

/** Somebody at the reception, signed in for as long as a measurement takes. Answers the Cookie header. */
export async function receptionist(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const id = randomUUID();
  const secret = randomBytes(32).toString('base64url');
  try {
    await client.query(
      `insert into staff_auth."user" ("id", "name", "email", "emailVerified", "updatedAt", "twoFactorEnabled")
       values ($1::uuid, 'Reception', $1::text || '@clinic.example', false, now(), false)`,
      [id],
    );
    await client.query(`insert into staff (id, roles, created_at) values ($1, '{reception,admin}', now())`, [id]);
    await client.query(
      `insert into staff_auth."session" ("token", "userId", "updatedAt", "expiresAt", "strong")
       values ($1, $2, now(), now() + interval '${idleMinutes} minutes', true)`,
      [tokenOf(secret), id],
    );
  } finally {
    await client.end();
  }
  return `staff=${secret}`;
}
