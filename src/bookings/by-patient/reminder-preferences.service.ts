import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { bookingOfUnsubscribe } from '../../notifications/unsubscribe-link.js';
import { emailKey } from '../../patients/identity.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Keys } from '../../platform/keys.service.js';
import { Refusal } from '../../platform/refusal.js';

interface Preference {
  readonly wanted: boolean;
  /** The language of the visit the reminder was about. */
  readonly language: string | null;
}

/** Whether reminders go to an address. Messages about a change are sent in any case. */
@Injectable()
export class ReminderPreferences {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** By the secret of the link in a reminder. @throws Refusal not-found */
  async byToken(token: string): Promise<Preference> {
    return this.preferenceOf(this.bookingOf(token));
  }

  /** @throws Refusal not-found */
  async setByToken(token: string, wanted: boolean): Promise<void> {
    await this.set(this.bookingOf(token), wanted);
  }

  /** By the address this visit was booked with. @throws Refusal not-found */
  async wanted(bookingId: string): Promise<boolean> {
    return (await this.preferenceOf(bookingId)).wanted;
  }

  private async preferenceOf(bookingId: string): Promise<Preference> {
    const [found] = (await this.db.query(
      `select s.address is null as wanted, b.language from bookings b join patients p on p.id = b.patient_id
       left join unsubscribes s on s.address = lower(p.email) where b.id = $1`,
      [bookingId],
    )) as Preference[];
    if (!found) throw new Refusal('not-found');
    return found;
  }

  /** The same for whoever has proven that the address is theirs. */
  async wantedAt(email: string): Promise<boolean> {
    const [stopped] = await this.db.query<unknown[]>(
      `select from unsubscribes s join patients p on lower(p.email) = s.address where p.email_key = $1`,
      [emailKey(email)],
    );
    return !stopped;
  }

  /** The same again changes nothing. @throws Refusal not-found */
  async set(bookingId: string, wanted: boolean): Promise<void> {
    await transaction(this.db, async (tx) => {
      const [found] = (await tx.query(
        `select p.email from bookings b join patients p on p.id = b.patient_id where b.id = $1 and p.email is not null`,
        [bookingId],
      )) as { email: string }[];
      if (found) await this.change(tx, found.email, wanted, bookingId);
    });
  }

  /** Likewise. `subject`: the person who did it, for the audit trail. */
  async setAt(email: string, wanted: boolean, subject: string | null): Promise<void> {
    await transaction(this.db, async (tx) => {
      const spelled = (await tx.query(`select distinct lower(email) as email from patients where email_key = $1`, [
        emailKey(email),
      ])) as { email: string }[];
      for (const one of spelled) await this.change(tx, one.email, wanted, subject);
    });
  }

  private async change(tx: EntityManager, email: string, wanted: boolean, subject: string | null): Promise<void> {
    const at = this.clock.now();
    const changed = await (wanted ? allow(tx, email) : stop(tx, email, at));
    const action = wanted ? 'patient.reminders-wanted' : 'patient.reminders-stopped';
    if (changed) await record(tx, { at, actor: 'patient', action, subject });
  }

  private bookingOf(token: string): string {
    const id = bookingOfUnsubscribe(this.keys, token);
    if (!id) throw new Refusal('not-found');
    return id;
  }
}

async function stop(tx: EntityManager, email: string, at: Date): Promise<boolean> {
  // Messages that wait to be sent are not sent any more.
  await tx.query(
    `update notifications set status = 'superseded', claimed_until = null
     where status = 'due' and (template in ('reminder', 'aftercare', 'recall') and (lower(recipient) = lower($1)
       or channel = 'text' and about in (
         select o.id from bookings o join patients q on q.id = o.patient_id where lower(q.email) = lower($1))))`,
    [email],
  );
  const rows = (await tx.query(
    `insert into unsubscribes (address, unsubscribed_at) values (lower($1), $2) on conflict do nothing returning address`,
    [email, at],
  )) as unknown[];
  return rows.length > 0;
}

async function allow(tx: EntityManager, email: string): Promise<boolean> {
  const [rows] = (await tx.query(`delete from unsubscribes where address = lower($1) returning address`, [email])) as [
    unknown[],
    number,
  ];
  return rows.length > 0;
}
