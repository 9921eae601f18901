import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { AccountChange } from '../notifications/notification.js';
import type { Cookie } from '../platform/http/cookie.js';
import { Keys, sha256 } from '../platform/keys.service.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import type { AuditAction } from './audit-action.js';
import { record } from './audit.service.js';
import { sessionCookie, Sessions } from './sessions.service.js';
import { type PasskeyCreated, type LibraryResponse, SignInLibrary, type Visitor } from './sign-in-library.service.js';
import { StaffNotices } from './staff-notices.service.js';
import { actorOf, type StaffMember } from './staff-member.js';
import { Throttle } from './throttle.service.js';

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly addedAt: Date;
}

export interface Factors {
  readonly authenticator: boolean;
  readonly passkeys: readonly Passkey[];
}

/** An authenticator being set up: shown once, and carried by the form that confirms it, sealed. */
export interface Setup {
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
  readonly sealed: string;
}

/** What one has besides the password. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly library: SignInLibrary,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly notices: StaffNotices,
  ) {}

  async of({ id }: Pick<StaffMember, 'id'>): Promise<Factors> {
    const [[{ authenticator }], passkeys] = (await Promise.all([
      this.db.query(
        `select coalesce("twoFactorEnabled", false) as authenticator from staff_auth."user" where id = $1`,
        [id],
      ),
      this.db.query(
        `select id, coalesce("name", '') as name, "createdAt" as "addedAt" from staff_auth."passkey" where "userId" = $1 order by "createdAt", id`,
        [id],
      ),
    ])) as [[{ authenticator: boolean }], Passkey[]];
    return { authenticator, passkeys };
  }

  /** Nothing is on until a code has come back. @throws BadInput password */
  async beginAuthenticator(member: StaffMember, password: string, visitor: Visitor): Promise<Setup> {
    await this.mayAdd(member);
    const said = await this.withPassword(member, visitor, (api, headers) =>
      api.enableTwoFactor({ body: { password }, headers, asResponse: true }),
    );
    const { totpURI: uri, backupCodes: recoveryCodes } = said.body as { totpURI: string; backupCodes: string[] };
    const sealed = this.keys.seal(JSON.stringify({ uri, recoveryCodes }), setupOf(member)).toString('base64url');
    return { uri, recoveryCodes, sealed };
  }

  /** What the form carried, to be shown once more. */
  openSetup(member: StaffMember, sealed: string): Setup {
    try {
      const setup = JSON.parse(this.keys.unseal(Buffer.from(sealed, 'base64url'), setupOf(member))) as Setup;
      return { ...setup, sealed };
    } catch {
      throw new Refusal('not-found');
    }
  }

  /** @throws Refusal code-wrong */
  async confirmAuthenticator(member: StaffMember, code: string, visitor: Visitor): Promise<readonly Cookie[]> {
    await this.mayAdd(member);
    await this.throttle.guess('code', member.email, visitor);
    const said = await this.library.askWithCode(member.id, code, visitor);
    if (!said.ok) {
      this.throttle.failed('code', member.email, visitor);
      throw new Refusal('code-wrong');
    }
    await this.db.query(
      `insert into used_codes (staff_id, code_hash, at) values ($1, $2, $3) on conflict (staff_id, code_hash) do update set at = excluded.at`,
      [member.id, sha256(code), this.clock.now()],
    );
    // The library began a new session, unless there was an authenticator before.
    const begun = await this.sessions.strengthen(said.secret);
    await this.note(member, 'authenticator', 'staff.authenticator-added', begun);
    return begun ? [sessionCookie(said.secret)] : [];
  }

  async removeAuthenticator(member: StaffMember, password: string, visitor: Visitor): Promise<readonly Cookie[]> {
    const said = await this.withPassword(member, visitor, (api, headers) =>
      api.disableTwoFactor({ body: { password }, headers, asResponse: true }),
    );
    // The library begins a new session, which has shown as much as the one it replaces.
    const begun = await this.sessions.strengthen(said.secret);
    await this.note(member, 'authenticator', 'staff.authenticator-removed', begun);
    return [sessionCookie(said.secret)];
  }

  /** Ten new ones; those before are worth nothing any more. */
  async newRecoveryCodes(member: StaffMember, password: string, visitor: Visitor): Promise<readonly string[]> {
    const said = await this.withPassword(member, visitor, (api, headers) =>
      api.generateBackupCodes({ body: { password }, headers, asResponse: true }),
    );
    await this.note(member, 'recovery-codes', 'staff.recovery-codes-renewed');
    return said.body['backupCodes'] as string[];
  }

  async passkeyChallenge(member: StaffMember, visitor: Visitor): Promise<LibraryResponse> {
    await this.mayAdd(member);
    return this.library.ask(visitor, (api, headers) =>
      api.generatePasskeyRegistrationOptions({ query: {}, headers, asResponse: true }),
    );
  }

  /** @throws Refusal code-wrong when the browser's answer does not fit the challenge */
  async addPasskey(member: StaffMember, response: PasskeyCreated, name: string, visitor: Visitor): Promise<void> {
    await this.mayAdd(member);
    const said = await this.library.ask(visitor, (api, headers) =>
      api.verifyPasskeyRegistration({ body: { response, name }, headers, asResponse: true }),
    );
    if (!said.ok) throw new Refusal('code-wrong');
    await this.db.query(`update staff_auth."session" set strong = true where id = $1`, [member.session.id]);
    await this.note(member, 'passkey', 'staff.passkey-added');
  }

  async removePasskey(member: StaffMember, passkeyId: string): Promise<void> {
    if (!member.session.strong) throw new Refusal('second-factor-needed');
    const [, removed] = (await this.db.query(`delete from staff_auth."passkey" where id = $1 and "userId" = $2`, [
      passkeyId,
      member.id,
    ])) as [unknown, number];
    if (removed === 0) throw new Refusal('not-found');
    await this.note(member, 'passkey', 'staff.passkey-removed');
  }

  /** Otherwise a stolen password would be enough to add a second factor beside the one that is there. */
  private async mayAdd(member: StaffMember): Promise<void> {
    if (member.session.strong) return;
    const { authenticator, passkeys } = await this.of(member);
    if (authenticator || passkeys.length > 0) throw new Refusal('second-factor-needed');
  }

  private async withPassword(
    member: StaffMember,
    visitor: Visitor,
    call: Parameters<SignInLibrary['ask']>[1],
  ): Promise<LibraryResponse> {
    await this.throttle.guess('password', member.email, visitor);
    const said = await this.library.ask(visitor, call);
    if (said.code === 'INVALID_PASSWORD') {
      this.throttle.failed('password', member.email, visitor);
      throw new BadInput([{ path: 'password', message: 'fault.password-wrong' }]);
    }
    if (!said.ok) throw new Refusal('not-found');
    await this.throttle.forgive('password', member.email, visitor);
    return said;
  }

  /** A change of factors ends the sessions elsewhere, and an email tells of it. */
  private async note(
    member: StaffMember,
    change: AccountChange,
    action: AuditAction,
    session = member.session.id,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      await this.sessions.endAll(tx, member.id, session);
      await record(tx, { at: this.clock.now(), actor: actorOf(member), action, subject: member.id });
      await this.notices.post(tx, member.id, change);
    });
  }
}

const setupOf = ({ id }: StaffMember) => `authenticator-setup/${id}`;
