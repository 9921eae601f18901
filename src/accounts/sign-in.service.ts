import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { Cookie } from '../platform/http/cookie.js';
import { sha256 } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import type { AuditAction } from './audit-action.js';
import { record } from './audit.service.js';
import { KnownDevices } from './known-devices.service.js';
import { RefusedAttempts } from './refused-attempts.service.js';
import { sessionCookie, sessionSecret, Sessions, tokenOf } from './sessions.service.js';
import { type PasskeyAnswer, type LibraryResponse, SignInLibrary, type Visitor } from './sign-in-library.service.js';
import { StaffDrafts } from './staff-drafts.service.js';
import type { Role, StaffMember } from './staff-member.js';
import { MIN_RESPONSE_TIME } from './staff-links.service.js';
import { Throttle } from './throttle.service.js';

/** Signed in, or halfway: a code is awaited. Either way these cookies go to the browser. */
export interface SignInResult {
  readonly cookies: readonly Cookie[];
  readonly awaitsCode: boolean;
  /** Of whoever is signed in now. */
  readonly roles: readonly Role[];
  /** A form that they sent too late the last time, and that waits for them. */
  readonly draft?: string | undefined;
}

/** The doors staff come in by. Whatever is wrong, the answer is the same, and takes as long. */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly library: SignInLibrary,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly drafts: StaffDrafts,
    private readonly devices: KnownDevices,
    private readonly refused: RefusedAttempts,
    @Inject(MIN_RESPONSE_TIME) private readonly pace: () => Promise<void>,
  ) {}

  /** The page is shown; in a moment someone will have typed. */
  expect(): void {
    this.library.warm();
  }

  /** `proof`: of work, where that is asked. @throws Refusal sign-in-wrong, too-many-tries, sign-in-slower, sign-in-guarded */
  async withPassword(email: string, password: string, visitor: Visitor, proof?: unknown): Promise<SignInResult> {
    await this.throttle.guess('password', email, { ...visitor, proof });
    const paced = this.pace();
    const said = await this.library.ask(visitor, (api, headers) =>
      api.signInEmail({ body: { email, password }, headers, asResponse: true }),
    );
    if (!said.ok) {
      // The library hashes for addresses nobody has, too; the rest of the difference is slept over.
      await paced;
      this.throttle.failed('password', email, visitor);
      throw new Refusal('sign-in-wrong');
    }
    await this.throttle.forgive('password', email, visitor);
    if (said.body['twoFactorRedirect'])
      return { cookies: [...said.cookies, this.devices.halfwayCookie(visitor.cookies)], awaitsCode: true, roles: [] };
    return this.welcome(said, visitor, 'password');
  }

  /** Of an authenticator. @throws Refusal code-wrong, too-many-tries, sign-in-guarded */
  async withCode(code: string, visitor: Visitor): Promise<SignInResult> {
    const { id, email } = await this.countCode(visitor);
    const said = await this.library.askWithCode(id, code, halfway(visitor));
    if (!said.ok) throw this.codeWrong(email, visitor);
    if (!(await this.isFirstUse(code, said))) {
      await this.db.query(`delete from staff_auth."session" where token = $1`, [said.token]);
      throw this.codeWrong(email, visitor);
    }
    await this.sessions.strengthen(said.secret);
    return this.welcome(said, visitor, 'code');
  }

  /** One of ten, each good for once. @throws Refusal code-wrong, too-many-tries, sign-in-guarded */
  async withRecoveryCode(code: string, visitor: Visitor): Promise<SignInResult> {
    const { email } = await this.countCode(visitor);
    const said = await this.library.ask(halfway(visitor), (api, headers) =>
      api.verifyBackupCode({ body: { code }, headers, asResponse: true }),
    );
    if (!said.ok) throw this.codeWrong(email, visitor);
    await this.sessions.strengthen(said.secret);
    return this.welcome(said, visitor, 'recovery code');
  }

  /** What the browser's passkey dialogue needs, and the cookie that says which challenge it was. */
  async passkeyChallenge(visitor: Visitor, proof?: unknown): Promise<LibraryResponse> {
    await this.throttle.pay({ ...visitor, proof });
    const stranger = { ...visitor, cookies: {} };
    const said = await this.library.ask(stranger, (api, headers) =>
      api.generatePasskeyAuthenticationOptions({ headers, asResponse: true }),
    );
    return { ...said, body: { ...said.body, userVerification: 'required' } };
  }

  /** Nobody guesses a signature, so that tries are not counted but as any form's are. @throws Refusal sign-in-wrong */
  async withPasskey(response: PasskeyAnswer, visitor: Visitor, proof?: unknown): Promise<SignInResult> {
    await this.throttle.pay({ ...visitor, proof });
    const said = await this.library.ask(visitor, (api, headers) =>
      api.verifyPasskeyAuthentication({ body: { response }, headers, asResponse: true }),
    );
    if (!said.ok) {
      this.refused.note('passkey', undefined, visitor.address);
      throw new Refusal('sign-in-wrong');
    }
    await this.sessions.strengthen(said.secret);
    return this.welcome(said, visitor, 'passkey');
  }

  async signOut(member: StaffMember): Promise<readonly Cookie[]> {
    await this.db.transaction(async (tx) => {
      await this.sessions.end(tx, member.id, member.session.id);
      await this.note(tx, member.id, 'staff.signed-out');
    });
    return [sessionCookie()];
  }

  /** Sessions that are over, challenges nobody answered, codes of yesterday. */
  async forget(): Promise<void> {
    const now = this.clock.now();
    const yesterday = new Date(now.getTime() - 24 * 3_600_000);
    await this.db.query(`delete from staff_auth."session" where "expiresAt" < $1`, [now]);
    await this.db.query(`delete from staff_auth."verification" where "expiresAt" < $1`, [now]);
    await this.db.query(`delete from used_codes where at < $1`, [yesterday]);
  }

  /** The session there was before, in this browser, ends: a new secret with every sign-in. */
  private async welcome(said: LibraryResponse, visitor: Visitor, by: string): Promise<SignInResult> {
    const former = sessionSecret(visitor.cookies);
    const {
      id: staffId,
      roles,
      email,
    } = await this.db.transaction(async (tx) => {
      if (former) await tx.query(`delete from staff_auth."session" where token = $1`, [tokenOf(former)]);
      const [begun] = (await tx.query(
        `select staff.id, roles, email from staff join staff_auth."user" using (id)
           join staff_auth."session" s on s."userId" = staff.id where token = $1`,
        [said.token],
      )) as { id: string; roles: Role[]; email: string }[];
      if (!begun) throw new Refusal('sign-in-wrong');
      await this.note(tx, begun.id, 'staff.signed-in', { by });
      return begun;
    });
    const gone = ['staff-code', 'staff-passkey'].map((name) => ({ name, value: '', maxAge: 0 }));
    const device = this.devices.cookieFor(email, visitor.cookies);
    const cookies = [...gone, sessionCookie(said.secret), this.drafts.cookieOf(staffId), device];
    return { cookies, awaitsCode: false, roles, draft: await this.drafts.newestOf(staffId) };
  }

  /** By the account of who has shown the password, so that nobody begins anew by showing it again. Answers whose it is. */
  private async countCode(visitor: Visitor): Promise<{ readonly id: string; readonly email: string }> {
    const [halfIn] = await this.db.query<{ id: string; email: string }[]>(
      `select id, email from staff_auth."user" where id::text = (
         select value from staff_auth."verification" where identifier = $1 and "expiresAt" > $2)`,
      [challengeIn(visitor), this.clock.now()],
    );
    if (!halfIn) throw new Refusal('code-wrong');
    await this.throttle.guess('code', halfIn.email, visitor);
    return halfIn;
  }

  private codeWrong(email: string, visitor: Visitor): Refusal {
    this.throttle.failed('code', email, visitor);
    return new Refusal('code-wrong');
  }

  /** The library takes a code as often as it comes while its minute lasts; we do so once. */
  private async isFirstUse(code: string, said: LibraryResponse): Promise<boolean> {
    const rows = (await this.db.query(
      `insert into used_codes as u (staff_id, code_hash, at)
       select "userId", $2, $3 from staff_auth."session" where token = $1
       on conflict (staff_id, code_hash) do update set at = excluded.at where u.at < excluded.at - interval '3 minutes'
       returning 1`,
      [said.token, sha256(code), this.clock.now()],
    )) as unknown[];
    return rows.length > 0;
  }

  private note(tx: Parameters<typeof record>[0], staffId: string, action: AuditAction, detail = {}): Promise<void> {
    return record(tx, { at: this.clock.now(), actor: `staff/${staffId}`, action, subject: staffId, detail });
  }
}

/** What the library calls the step between password and code, from its cookie: `<name>.<signature>`. */
function challengeIn({ cookies }: Visitor): string {
  const [challenge = ''] = Buffer.from(cookies['staff-code'] ?? '', 'base64url')
    .toString()
    .split('.');
  return challenge;
}

/** To who is signed in already the library would say yes, and begin nothing. */
function halfway(visitor: Visitor): Visitor {
  const { 'staff-code': code } = visitor.cookies;
  return { ...visitor, cookies: code === undefined ? {} : { 'staff-code': code } };
}
