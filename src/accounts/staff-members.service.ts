import { plainAddress } from '../platform/email-address.js';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refuseStale } from '../configuration/fingerprint.js';
import { Clock } from '../platform/clock.js';
import { sqlConstraint, transaction, type Tx } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { BadInput, Refusal } from '../platform/refusal.js';
import type { AuditAction } from './audit-action.js';
import { record } from './audit.service.js';
import { AccountReaders } from './account-readers.service.js';
import { DiaryNotices } from './diary-notices.service.js';
import { EmailChanges } from './email-changes.service.js';
import { Sessions } from './sessions.service.js';
import { type ClinicName, StaffLinks } from './staff-links.service.js';
import { actorOf, type Role, type StaffMember } from './staff-member.js';
import { filledUser } from './user.entity.js';

export interface NewStaff {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly practitionerId: string | null;
}

export interface StaffListEntry extends NewStaff {
  readonly id: string;
  readonly active: boolean;
  /** Has chosen a password. */
  readonly welcomed: boolean;
  /** Has an authenticator or a passkey. */
  readonly strong: boolean;
  /** The address they are to confirm. */
  readonly newEmail: string | null;
}

/** What became of it: nothing but details; their roles, and they were signed out; the address, which they are to confirm. */
export type StaffChange = 'saved' | 'changed' | 'email-asked' | 'invited';

/** Who works here, and as what. */
@Injectable()
export class StaffMembers {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly links: StaffLinks,
    private readonly sessions: Sessions,
    private readonly diaries: DiaryNotices,
    private readonly readers: AccountReaders,
    private readonly emails: EmailChanges,
  ) {}

  async list(via: Pick<Tx, 'query'> = this.db): Promise<StaffListEntry[]> {
    return (await via.query(colleagues, [this.clock.now()])) as StaffListEntry[];
  }

  /** @throws Refusal not-found */
  async one(id: string, via?: Pick<Tx, 'query'>): Promise<StaffListEntry> {
    const found = (await this.list(via)).find((person) => person.id === id);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** Whether there never was anybody. */
  nobodyYet(via: Pick<Tx, 'query'> = this.db): Promise<boolean> {
    return isEmpty(via, 'select from staff');
  }

  /** Whether nobody works here: there never was anybody, or only the demo's people, who have ended. */
  nobodyNow(via: Pick<Tx, 'query'> = this.db): Promise<boolean> {
    return isEmpty(via, 'select from staff where active');
  }

  /** `within`: a larger transaction. @throws BadInput when the address or the diary belongs to someone already */
  async invite(by: StaffMember, person: NewStaff, clinic: ClinicName, within?: EntityManager): Promise<string> {
    const work = async (tx: EntityManager) => {
      const id = await this.add(tx, person);
      await this.links.send(tx, { id, name: person.name, email: addressOf(person), purpose: 'invitation' }, clinic);
      await this.note(tx, by, 'staff.invited', id, { roles: person.roles });
      await this.diaryChanged(tx, by, { id, ...person, practitionerId: null }, person.practitionerId);
      return id;
    };
    return this.naming(() => (within ? work(within) : transaction(this.db, work)));
  }

  /**
   * Someone new who treats gets an account, in the transaction that makes them; an administrator who enters themselves has
   * one, and gets the diary with it. @throws as `invite`; Refusal own-diary
   */
  async welcome(tx: EntityManager, by: StaffMember, person: NewStaff, clinic: ClinicName): Promise<void> {
    if (by.practitionerId !== null || addressOf(person) !== by.email) await this.invite(by, person, clinic, tx);
    else {
      const own = await this.one(by.id, tx);
      await this.changeRoles(tx, by, own, { ...person, roles: [...own.roles, ...person.roles] });
    }
  }

  /** Another notification, for someone who has not chosen a password yet. */
  async inviteAgain(by: StaffMember, id: string, clinic: ClinicName): Promise<void> {
    await transaction(this.db, async (tx) => {
      const person = await this.one(id, tx);
      if (!person.active || person.welcomed) throw new Refusal('not-found');
      await this.links.send(tx, { id, name: person.name, email: person.email, purpose: 'invitation' }, clinic);
      await this.note(tx, by, 'staff.invited-again', id);
    });
  }

  /**
   * Where the roles or the diary change, their sessions end, so that nobody goes on with what they were. Another address is
   * theirs once they confirm it there, and until then withdrawn by the present one; before they have chosen a password, at
   * once, with a new invitation. `seen`: of what the form was filled from.
   * @throws Refusal not-found, changed-meanwhile, last-admin; own-diary: for themselves, though there is another admin;
   *   BadInput when the diary or the address belongs to someone already
   */
  async change(by: StaffMember, id: string, to: NewStaff, clinic: ClinicName, seen?: string): Promise<StaffChange> {
    return this.naming(() =>
      transaction(this.db, async (tx) => {
        await tx.query(`select 1 from staff where id = $1 for update`, [id]);
        const person = await this.one(id, tx);
        refuseStale(seen, filledUser(person));
        const isRenamed = to.name !== person.name;
        const email = addressOf(to);
        const isElsewhere = email !== person.email && email !== person.newEmail;
        const isWithdrawn = person.newEmail !== null && email === person.email;
        if (isRenamed) await tx.query(`update staff_auth."user" set "name" = $2 where id = $1`, [id, to.name]);
        const rolesChanged = await this.changeRoles(tx, by, person, to);
        if (isElsewhere) await this.changeEmail(tx, by, { ...person, name: to.name }, email, clinic);
        if (isWithdrawn) await this.emails.withdraw(tx, id);
        const isCorrected = isWithdrawn || (isElsewhere && !person.welcomed);
        const fields = [...(isRenamed ? ['name'] : []), ...(isCorrected ? ['email'] : [])];
        if (fields.length > 0) await this.note(tx, by, 'staff.details-changed', id, { fields });
        if (isElsewhere) return person.welcomed ? 'email-asked' : 'invited';
        return rolesChanged ? 'changed' : 'saved';
      }),
    );
  }

  private async changeRoles(
    tx: EntityManager,
    by: StaffMember,
    person: StaffListEntry,
    { roles, practitionerId }: Pick<NewStaff, 'roles' | 'practitionerId'>,
  ): Promise<boolean> {
    const { id } = person;
    const isSame = roles.length === person.roles.length && roles.every((role) => person.roles.includes(role));
    if (isSame && practitionerId === person.practitionerId) return false;
    await tx.query(`update staff set roles = $2, practitioner_id = $3 where id = $1`, [id, roles, practitionerId]);
    await this.keepAnAdmin(tx);
    await this.sessions.endAll(tx, id, by.session.id);
    await this.note(tx, by, 'staff.roles-changed', id, { roles });
    await this.diaryChanged(tx, by, person, practitionerId);
    return true;
  }

  private async changeEmail(
    tx: EntityManager,
    by: StaffMember,
    { id, name, welcomed }: StaffListEntry,
    email: string,
    clinic: ClinicName,
  ): Promise<void> {
    const [taken] = (await tx.query(`select 1 from staff_auth."user" where email = $1`, [email])) as unknown[];
    if (taken) throw new BadInput([{ path: 'email', message: 'fault.email-taken' }]);
    if (welcomed) {
      await this.emails.ask(tx, by, { id, name, email }, clinic);
      return this.note(tx, by, 'staff.email-asked', id);
    }
    await tx.query(`update staff_auth."user" set "email" = $2 where id = $1`, [id, email]);
    await this.links.send(tx, { id, name, email, purpose: 'invitation' }, clinic);
    await this.readers.emailChanged(tx, { id, by: by.name });
  }

  /** @throws Refusal last-admin */
  async setActive(by: StaffMember, id: string, active: boolean): Promise<void> {
    await transaction(this.db, async (tx) => {
      const [, changed] = (await tx.query(`update staff set active = $2 where id = $1 and active <> $2`, [
        id,
        active,
      ])) as [unknown, number];
      if (changed === 0) return;
      await this.keepAnAdmin(tx);
      await this.sessions.endAll(tx, id);
      await this.note(tx, by, active ? 'staff.let-in-again' : 'staff.shut-out', id);
      const { email, practitionerId } = await this.one(id, tx);
      if (active && practitionerId)
        await this.diaries.accountChanged(tx, 'linked', { practitionerId, by: by.name, email });
    });
  }

  /** The row of someone new, in somebody's transaction. */
  async add(tx: Pick<Tx, 'query'>, person: NewStaff): Promise<string> {
    const now = this.clock.now();
    const id = uuidv7(now);
    await tx.query(
      `insert into staff_auth."user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt", "twoFactorEnabled")
       values ($1, $2, $3, false, $4, $4, false)`,
      [id, person.name, addressOf(person), now],
    );
    await tx.query(`insert into staff (id, roles, practitioner_id, created_at) values ($1, $2, $3, $4)`, [
      id,
      person.roles,
      person.practitionerId,
      now,
    ]);
    return id;
  }

  private async diaryChanged(
    tx: EntityManager,
    by: StaffMember,
    { id, email, practitionerId: before }: Pick<StaffListEntry, 'id' | 'email' | 'practitionerId'>,
    after: string | null,
  ): Promise<void> {
    if (before === after) return;
    if (id === by.id && (await this.otherAdmin(tx, id))) throw new Refusal('own-diary');
    await this.readers.limit(tx, id);
    const [detail] = (await tx.query(
      `select $1::uuid as account, (select slug from practitioners where id = $2) as diary,
         (select slug from practitioners where id = $3) as before`,
      [id, after, before],
    )) as [object];
    await this.note(tx, by, 'staff.diary-changed', id, detail);
    const about = { by: by.name, email };
    if (before) await this.diaries.accountChanged(tx, 'unlinked', { ...about, practitionerId: before });
    if (after) await this.diaries.accountChanged(tx, 'linked', { ...about, practitionerId: after });
  }

  private async otherAdmin(tx: EntityManager, id: string): Promise<boolean> {
    const found = (await tx.query(`select 1 from staff where active and 'admin' = any (roles) and id <> $1 limit 1`, [
      id,
    ])) as unknown[];
    return found.length > 0;
  }

  /** Two admins who shut each other out at the same moment: one waits here for the other. */
  private async keepAnAdmin(tx: Pick<Tx, 'query'>): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('last admin'))`);
    const [left] = (await tx.query(`select 1 from staff where active and 'admin' = any (roles) limit 1`)) as unknown[];
    if (!left) throw new Refusal('last-admin');
  }

  private async note(
    tx: EntityManager,
    by: StaffMember,
    action: AuditAction,
    subject: string,
    detail = {},
  ): Promise<void> {
    await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject, detail });
  }

  private async naming<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      const constraint = sqlConstraint(fault);
      if (constraint === 'staff_email') throw new BadInput([{ path: 'email', message: 'fault.email-taken' }]);
      if (constraint === 'staff_practitioner')
        throw new BadInput([{ path: 'practitioner', message: 'fault.practitioner-taken' }]);
      if (constraint === 'staff_practitioner_is_tied')
        throw new BadInput([{ path: 'practitioner', message: 'fault.role-practitioner' }]);
      throw fault;
    }
  }
}

async function isEmpty(via: Pick<Tx, 'query'>, people: string): Promise<boolean> {
  const [row] = (await via.query(`select exists (${people}) as somebody`)) as [{ somebody: boolean }];
  return !row.somebody;
}

const addressOf = ({ email }: NewStaff) => plainAddress(email).toLowerCase();

const colleagues = `
  select staff.id, name, email, roles, practitioner_id as "practitionerId", active,
    exists (select from staff_auth."account" a where a."userId" = staff.id and a."password" is not null) as welcomed,
    coalesce("twoFactorEnabled", false) or exists (select from staff_auth."passkey" p where p."userId" = staff.id) as strong,
    (select l.email from staff_links l where l.staff_id = staff.id and purpose = 'email' and used_at is null
      and expires_at > $1) as "newEmail"
  from staff join staff_auth."user" using (id)
  order by active desc, lower(name), id`;
