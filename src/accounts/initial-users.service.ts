import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { transaction, type Tx } from '../platform/database.client.js';
import { type Deriving, Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { record } from './audit.service.js';
import { endDemoAccounts } from './demo-accounts.service.js';
import { hashPassword, Passwords } from './passwords.service.js';
import type { Role } from './staff-member.js';
import { type NewStaff, StaffMembers } from './staff-members.service.js';

export interface DemoUser {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly password: string;
}

/** How the very first people get in, when there is nobody to invite them. */
@Injectable()
export class InitialUsers {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly staffing: StaffMembers,
    private readonly passwords: Passwords,
  ) {}

  /**
   * The token of the first administrator, for the console: works while nobody at all works here, so once. Derived, so
   * every process shows the same, and nothing needs to be kept.
   */
  async token(): Promise<string | undefined> {
    return (await this.staffing.nobodyNow()) ? tokenBy(this.keys) : undefined;
  }

  /** @throws Refusal link-over */
  async check(token: string, via?: Pick<Tx, 'query'>): Promise<void> {
    const given = Buffer.from(token);
    const fits = this.keys.each.some((key) => {
      const right = Buffer.from(tokenBy(key));
      return given.length === right.length && timingSafeEqual(given, right);
    });
    if (!fits || !(await this.staffing.nobodyNow(via))) throw new Refusal('link-over');
  }

  /** @throws Refusal link-over; BadInput password */
  async begin(token: string, person: { name: string; email: string }, password: string): Promise<void> {
    await this.check(token);
    await this.passwords.check(password, person);
    const hashed = await hashPassword(password);
    await transaction(this.db, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('first people'))`);
      await this.check(token, tx);
      const id = await this.staffing.add(tx, { ...person, roles: ['admin'], practitionerId: null });
      await this.passwords.keep(tx, id, hashed);
      await record(tx, { at: this.clock.now(), actor: `staff/${id}`, action: 'staff.first-admin', subject: id });
    });
  }

  /**
   * The demo's people: made when nobody works here yet, and told on the console as long as they keep the passwords made
   * up for them. Those are of this machine's key file alone.
   */
  async ofTheDemo(): Promise<readonly DemoUser[]> {
    if (await this.staffing.nobodyYet()) await this.makeDemoPeople();
    const people = (await this.db.query(
      `select name, email, roles from staff join staff_auth."user" using (id) where demo and active
       order by array_position(array['admin', 'reception', 'practitioner'], roles[1])`,
    )) as Omit<DemoUser, 'password'>[];
    return people.map((person) => ({ ...person, password: this.demoPassword(firstAddress(person)) }));
  }

  /** The clinic is real. Answers how many have ended by that. */
  endDemo(): Promise<number> {
    return transaction(this.db, (tx) => endDemoAccounts(tx, this.clock.now()));
  }

  private async makeDemoPeople(): Promise<void> {
    const [practitioner] = (await this.db.query(
      `select id, name from practitioners where active order by position, id limit 1`,
    )) as { id: string; name: string }[];
    const people: NewStaff[] = [
      { name: 'Robin Demo', email: 'admin@demo.example', roles: ['admin'], practitionerId: null },
      { name: 'Sam Demo', email: 'reception@demo.example', roles: ['reception'], practitionerId: null },
      ...(practitioner
        ? [
            {
              name: practitioner.name,
              email: 'practitioner@demo.example',
              roles: ['practitioner' as const],
              practitionerId: practitioner.id,
            },
          ]
        : []),
    ];
    const hashed = await Promise.all(people.map(({ email }) => hashPassword(this.demoPassword(email))));
    await transaction(this.db, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('first people'))`);
      if (!(await this.staffing.nobodyYet(tx))) return;
      for (const [i, person] of people.entries()) {
        const id = await this.staffing.add(tx, person);
        await this.passwords.keep(tx, id, hashed[i]!);
        // After the password: choosing one is what ends being let off.
        await tx.query(`update staff set demo = true where id = $1`, [id]);
      }
      await record(tx, { at: this.clock.now(), actor: 'system', action: 'staff.demo-people', subject: null });
    });
  }

  /** Twenty letters of 31, in fours: easy to type, as hard to guess as 99 bits are. */
  private demoPassword(email: string): string {
    const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
    const letters = [...this.keys.deriveFixed('demo-person', email)].slice(0, 20).map((byte) => alphabet[byte % 31]);
    return (letters.join('').match(/.{4}/g) ?? []).join('-');
  }
}

const tokenBy = (key: Deriving) => key.derive('first-admin').toString('base64url');

/** The address that the password was made up for; it may have been changed since. */
function firstAddress({ email, roles }: Pick<DemoUser, 'email' | 'roles'>): string {
  return /^(admin|reception|practitioner)@demo\.example$/.test(email) ? email : `${roles[0]}@demo.example`;
}
