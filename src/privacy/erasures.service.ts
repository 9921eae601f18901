import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { StaffDrafts } from '../accounts/staff-drafts.service.js';
import { refuseStale } from '../configuration/fingerprint.js';
import { erasureIn } from '../notifications/erasure-link.js';
import { Outbox } from '../notifications/outbox.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { MailFolder } from '../platform/embedded/mail-folder.service.js';
import { Idempotency } from '../platform/idempotency.service.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { type ErasureKind, erasureSteps, mentionOf } from './erasure.js';

/** Who wanted it: at the desk, or the patient confirms it by a message to their address. */
export type ErasureWay = 'desk' | 'message';

export interface ErasureRequest {
  readonly id: string;
  readonly way: ErasureWay;
  readonly askedAt: Date;
  /** Null: the patient has not confirmed it yet. */
  readonly confirmedAt: Date | null;
}

/** How much of each kind would be erased. */
export type ErasureCounts = Readonly<Partial<Record<ErasureKind, number>>>;

export interface ErasurePlan {
  readonly patient: Person;
  readonly request: ErasureRequest | null;
  readonly counts: ErasureCounts;
  readonly visits: readonly ErasedVisit[];
}

interface ErasedVisit {
  readonly reference: string;
  readonly startsAt: Date;
  readonly timeZone: string;
  readonly practitioner: string;
  readonly place: string;
  /** It must be cancelled first. */
  readonly ahead: boolean;
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string;
}

type Admin = Pick<StaffActor, 'id'>;

/** Erasure of one person: asked for, confirmed, and done when an administrator has seen what goes. */
@Injectable()
export class Erasures {
  private readonly mails: MailFolder | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly outbox: Outbox,
    private readonly idempotency: Idempotency,
    private readonly drafts: StaffDrafts,
    @Inject(SETTINGS) { mailFolder }: Settings,
  ) {
    this.mails = mailFolder === undefined ? undefined : new MailFolder(mailFolder);
  }

  /** Whose data it is. @throws Refusal not-found: also once they are erased */
  person(patientId: string): Promise<Person> {
    return personIn(this.db.manager, patientId);
  }

  /** What would go. Nothing is changed. @throws Refusal not-found */
  plan(patientId: string): Promise<ErasurePlan> {
    return transaction(this.db, (tx) => this.planIn(tx, patientId));
  }

  /** Asked again, nothing changes but the way. @throws Refusal not-found: also where a message would have no address */
  async ask(by: Admin, patientId: string, way: ErasureWay): Promise<void> {
    await transaction(this.db, async (tx) => {
      const { name, email, locale } = await personIn(tx, patientId, 'for update');
      if (way === 'message' && !email) throw new Refusal('not-found');
      const at = this.clock.now();
      const id = uuidv7(at);
      await tx.query(`delete from erasures where patient_id = $1 and erased_at is null`, [patientId]);
      await tx.query(
        `insert into erasures (id, patient_id, staff_id, way, asked_at, confirmed_at) values ($1, $2, $3, $4, $5, $6)`,
        [id, patientId, by.id, way, at, way === 'desk' ? at : null],
      );
      await record(tx, {
        at,
        actor: actorOf(by),
        action: 'patient.erasure-asked',
        subject: patientId,
        detail: { way },
      });
      if (way === 'desk' || !email) return;
      const [clinic] = (await tx.query(`select name from clinic`)) as [{ name: string }];
      const data = { locale, clinic, name, erasureId: id };
      const content = { channel: 'email', template: 'erasure-asked', to: email, data } as const;
      await this.outbox.post(tx, { ...content, key: `erasure-asked/${id}`, about: patientId, at });
    });
  }

  /** What was asked for is not wanted after all; its link is over. Once more does no harm. */
  async withdraw(by: Admin, patientId: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      await personIn(tx, patientId, 'for update');
      const [, gone] = (await tx.query(`delete from erasures where patient_id = $1 and erased_at is null`, [
        patientId,
      ])) as [unknown, number];
      const entry = { at: this.clock.now(), actor: actorOf(by), action: 'patient.erasure-withdrawn' } as const;
      if (gone > 0) await record(tx, { ...entry, subject: patientId });
    });
  }

  /** Null: nobody here has made this link, or it is over. */
  async byToken(token: string): Promise<{ readonly locale: string; readonly confirmed: boolean } | null> {
    const [found] = await this.db.query<{ locale: string; confirmed: boolean }[]>(
      `select p.locale, e.confirmed_at is not null as confirmed from erasures e join patients p on p.id = e.patient_id
       where e.id = $1 and e.erased_at is null`,
      [erasureIn(this.keys, token)],
    );
    return found ?? null;
  }

  /** By the button behind the link in the message. */
  async confirm(token: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const at = this.clock.now();
      const [rows] = (await tx.query(
        `update erasures set confirmed_at = $2 where id = $1 and confirmed_at is null returning patient_id as subject`,
        [erasureIn(this.keys, token), at],
      )) as [{ subject: string }[], number];
      for (const { subject } of rows)
        await record(tx, { at, actor: 'patient', action: 'patient.erasure-confirmed', subject });
    });
  }

  /**
   * `seen`: of the plan that the administrator looked at. Visits stay without anything that says whose they were, and the
   * audit trail keeps that it was done.
   * @throws Refusal not-found, erasure-unconfirmed, visits-ahead, changed-meanwhile
   */
  async erase(by: Admin, patientId: string, seen: string): Promise<ErasureCounts> {
    const pattern = await transaction(this.db, async (tx) => {
      await personIn(tx, patientId, 'for update');
      const { request, counts, visits } = await this.planIn(tx, patientId);
      if (!request?.confirmedAt) throw new Refusal('erasure-unconfirmed');
      if (visits.some(({ ahead }) => ahead)) throw new Refusal('visits-ahead');
      refuseStale(seen, counts);
      const at = this.clock.now();
      // From here on the notes about them may be deleted.
      await tx.query(`update patients set erased_at = $2 where $1 in (id, merged_into)`, [patientId, at]);
      const mention = await mentionIn(tx, patientId);
      for (const { table, where, blank } of erasureSteps) {
        const what = blank ? `update ${table} set ${blank} where ${where}` : `delete from ${table} where ${where}`;
        await tx.query(what, parameters(what, patientId, mention));
      }
      const about = await aboutThem(tx, patientId, mention);
      await this.idempotency.forgetAbout(tx, about, false);
      await this.drafts.forgetAbout(tx, about, false);
      await tx.query(`update erasures set erased_at = $2 where id = $1`, [request.id, at]);
      await record(tx, { at, actor: actorOf(by), action: 'patient.erased', subject: patientId, detail: counts });
      return { mention, counts };
    });
    await this.mails?.remove(new RegExp(pattern.mention, 'i'), false);
    return pattern.counts;
  }

  private async planIn(tx: EntityManager, patientId: string): Promise<ErasurePlan> {
    const patient = await personIn(tx, patientId);
    const mention = await mentionIn(tx, patientId);
    const counts: Partial<Record<ErasureKind, number>> = {};
    for (const { kind, table, where } of erasureSteps) {
      const count = `select count(*)::int as n from ${table} where ${where}`;
      const [{ n }] = (await tx.query(count, parameters(count, patientId, mention))) as [{ n: number }];
      if (n > 0) counts[kind] = (counts[kind] ?? 0) + n;
    }
    const about = await aboutThem(tx, patientId, mention);
    const answers = await this.idempotency.forgetAbout(tx, about, true);
    const drafts = await this.drafts.forgetAbout(tx, about, true);
    const mails = (await this.mails?.remove(new RegExp(mention, 'i'), true)) ?? 0;
    const [request = null] = (await tx.query(requestOf, [patientId])) as ErasureRequest[];
    const visits = (await tx.query(visitsOf, [patientId, this.clock.now()])) as ErasedVisit[];
    const opened = Object.entries({ idempotency: answers, drafts, mails }).filter(([, count]) => count > 0);
    return { patient, request, counts: { ...counts, ...Object.fromEntries(opened) }, visits };
  }
}

/** @throws Refusal not-found: nobody, erased, or merged into another */
async function personIn(tx: EntityManager, id: string, lock = ''): Promise<Person> {
  const [found] = (await tx.query(
    `select id, name, email, phone, locale from patients where id = $1 and erased_at is null and merged_into is null ${lock}`,
    [id],
  )) as Person[];
  if (!found) throw new Refusal('not-found');
  return found;
}

/** What is known of them, and what their bookings say. */
async function mentionIn(tx: EntityManager, patientId: string): Promise<string> {
  return mentionOf(
    await tx.query(
      `select name, email, phone from patients where $1 in (id, merged_into)
       union select said_name, said_email, said_phone from bookings where patient_id = $1`,
      [patientId],
    ),
  );
}

/** An answer to a booking, or a form about it, may say whose it is by its reference only. */
async function aboutThem(tx: EntityManager, patientId: string, mention: string): Promise<RegExp> {
  const visits = (await tx.query(`select id, reference from bookings where patient_id = $1`, [patientId])) as {
    id: string;
    reference: string;
  }[];
  return new RegExp([mention, ...visits.flatMap(({ id, reference }) => [id, reference])].join('|'), 'i');
}

/** PostgreSQL takes no parameter that a statement does not name. */
function parameters(statement: string, patientId: string, mention: string): string[] {
  return statement.includes('$2') ? [patientId, mention] : [patientId];
}

const requestOf = `select id, way, asked_at as "askedAt", confirmed_at as "confirmedAt" from erasures
  where patient_id = $1 and erased_at is null`;
const visitsOf = `
  select b.reference, b.starts_at as "startsAt", l.time_zone as "timeZone", p.name as practitioner, l.name as place,
    b.ends_at > $2 and b.status not in ('cancelled', 'done', 'no-show') as ahead
  from bookings b join locations l on l.id = b.location_id join practitioners p on p.id = b.practitioner_id
  where b.patient_id = $1 order by b.starts_at`;
