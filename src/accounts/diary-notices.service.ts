import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DiaryNotice } from '../notifications/notification.js';
import { Outbox } from '../notifications/outbox.service.js';
import { Clock } from '../platform/clock.js';
import { uuidv7 } from '../platform/ids.random.js';

/** How long a practitioner's former address is told what the present one is told, in days. */
const formerDays = 30;

interface Reader {
  readonly email: string;
  readonly data: Omit<DiaryNotice, 'change' | 'by' | 'email'>;
}

/**
 * Notes and answers belong to a practitioner as a person. Whatever decides who reads them is told to that person in the
 * same transaction, also at the addresses they had before: whoever changes an address cannot keep them from hearing of it.
 */
@Injectable()
export class DiaryNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** An account was linked to a diary, or unlinked. `email`: of the account. */
  async accountChanged(
    tx: EntityManager,
    change: 'linked' | 'unlinked',
    about: { readonly practitionerId: string; readonly by: string; readonly email: string },
  ): Promise<void> {
    await this.tell(tx, uuidv7(this.clock.now()), change, about, true);
  }

  /** `before`: their address until now; `email`: the new one; `by`: empty for someone at the server. */
  async addressChanged(
    tx: EntityManager,
    { before, ...about }: { practitionerId: string; before: string; email: string; by: string },
  ): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + formerDays * 86_400_000);
    await tx.query(
      `insert into former_practitioner_addresses (practitioner_id, email, until) values ($1, $2, $3)
       on conflict (practitioner_id, email) do nothing`,
      [about.practitionerId, before, until],
    );
    await this.tell(tx, uuidv7(now), 'address', about, false);
  }

  /** By the practitioner a visit was moved to; told once for each visit and reader. */
  async answersRead(
    tx: EntityManager,
    about: { readonly bookingId: string; readonly practitionerId: string; readonly by: string; readonly byId: string },
  ): Promise<void> {
    await this.tell(tx, `${about.bookingId}/${about.byId}`, 'answers-read', { ...about, email: '' }, false);
  }

  /** Notes and answers were handed to the patient they are about; told once a day. */
  async exported(
    tx: EntityManager,
    about: { readonly patientId: string; readonly practitionerId: string; readonly by: string; readonly byId: string },
  ): Promise<void> {
    const day = this.clock.now().toISOString().slice(0, 10);
    const event = `exported/${about.patientId}/${about.byId}/${day}/${about.practitionerId}`;
    await this.tell(tx, event, 'exported', { ...about, email: '' }, false);
  }

  private async tell(
    tx: EntityManager,
    event: string,
    change: DiaryNotice['change'],
    { practitionerId, by, email }: { practitionerId: string; by: string; email: string },
    admins: boolean,
  ): Promise<void> {
    const at = this.clock.now();
    const readers = (await tx.query(readersOf, [practitionerId, at, admins])) as Reader[];
    await this.outbox.post(
      tx,
      ...readers.map(({ email: to, data }) => ({
        key: `diary-changed/${event}/${to}`,
        channel: 'email' as const,
        template: 'diary-changed' as const,
        to,
        data: { ...data, change, by, email },
        about: practitionerId,
        at,
      })),
    );
  }
}

/** An SQL table of the `email`s at which `practitioners p` is told: the present one, and former ones. `now`: an SQL expression. */
export const addressesOf = (now: string): string => `(
  select p.email where p.email <> ''
  union select f.email from former_practitioner_addresses f where f.practitioner_id = p.id and f.until > ${now})`;

/** An SQL expression: the address of `practitioners p` that has stood for some weeks, if it was changed since. */
export const ownAddress = (now: string): string => `coalesce((
  select f.email from former_practitioner_addresses f where f.practitioner_id = p.id and f.until > ${now}
  order by f.until limit 1), p.email)`;

const readersOf = `
  select distinct on (email) r.email, json_build_object('locale', c.locale, 'clinic', json_build_object('name', c.name),
    'name', r.name, 'practitioner', p.name) as data
  from practitioners p cross join clinic c cross join lateral (
    select a.email, p.name, 0 as rank from ${addressesOf('$2')} a
    union all select u.email, u.name, 1 from staff s join staff_auth."user" u on u.id = s.id
      where $3 and s.active and 'admin' = any (s.roles)) r
  where p.id = $1 order by email, rank`;
