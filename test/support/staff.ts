import { hashPassword } from '../../src/accounts/passwords.service.js';
import { idleMinutes } from '../../src/accounts/session-limits.js';
import { tokenOf } from '../../src/accounts/sessions.service.js';
import type { Role } from '../../src/accounts/staff-member.js';
import { StaffMembers } from '../../src/accounts/staff-members.service.js';
import { secretToken } from '../../src/platform/ids.random.js';
import type { App } from './app.js';

export const password = 'plum kettle under rain';
let hashed: Promise<string> | undefined;

export interface Person {
  readonly id: string;
  readonly email: string;
  /** A header that says who is asking. */
  readonly cookie: string;
}

/**
 * Somebody who works here and is signed in, with a second factor shown unless told otherwise; a practitioner needs whose
 * diary it is, by slug.
 */
export async function staffMember(
  app: Pick<App, 'db' | 'get' | 'clock'>,
  roles: readonly Role[],
  {
    practitioner,
    strong = true,
    name = roles.join(' and '),
  }: { practitioner?: string; strong?: boolean; name?: string } = {},
): Promise<Person> {
  const [tied] = practitioner
    ? ((await app.db.query(`select id from practitioners where slug = $1`, [practitioner])) as [{ id: string }])
    : [];
  const email = `${name.replace(/\W+/g, '.')}.${secretToken().slice(0, 6)}@clinic.example.org`.toLowerCase();
  const id = await app.get(StaffMembers).add(app.db, { name, email, roles, practitionerId: tied?.id ?? null });
  hashed ??= hashPassword(password);
  await app.db.query(
    `insert into staff_auth."account" ("accountId", "providerId", "userId", "password", "updatedAt") values ($1::text, 'credential', $1::uuid, $2, now())`,
    [id, await hashed],
  );
  return { id, email, cookie: await signedIn(app, id, strong) };
}

/** One more session of someone. */
export async function signedIn({ db, clock }: Pick<App, 'db' | 'clock'>, id: string, strong = true): Promise<string> {
  const secret = secretToken();
  await db.query(
    `insert into staff_auth."session" ("token", "userId", "createdAt", "updatedAt", "expiresAt", "strong", "userAgent", "ipAddress")
     values ($1, $2, $3, $3, $3::timestamptz + interval '${idleMinutes} minutes', $4, 'a test', '127.0.0.1')`,
    [tokenOf(secret), id, clock.now(), strong],
  );
  return `staff=${secret}`;
}
