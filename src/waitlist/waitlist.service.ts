import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Throttle } from '../accounts/throttle.service.js';
import { partsOf } from '../availability/candidates.js';
import { Catalogue } from '../availability/catalogue.service.js';
import { entryIn, entryOfProof } from '../notifications/waitlist-link.js';
import type { Contact } from '../patients/contact.js';
import { emailKey } from '../patients/identity.js';
import { wrongAudience } from '../patients/last-seen.service.js';
import { Patients } from '../patients/patients.service.js';
import { ProvenAddresses } from '../patients/proven-addresses.service.js';
import { refusalOf } from '../patients/returning.js';
import { clinicLocale, localeFor } from '../i18n/language.js';
import { Clock } from '../platform/clock.js';
import { transaction, type Via } from '../platform/database.client.js';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency.service.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { type Entry, prove, wish } from './entry.js';
import { type EntryRow, WaitlistRows } from './entry-rows.service.js';
import type { EntryView } from './views.js';
import { WaitlistViews } from './views.service.js';
import { WaitlistNotices } from './waitlist-notices.service.js';
import { refuseOver, type Wishes } from './wishes.js';

export interface JoinRequest {
  readonly treatment: string;
  readonly addOns?: readonly string[];
  readonly wishes: Wishes;
  readonly contact: Contact;
  readonly language?: string | null;
  readonly textWanted?: boolean;
  readonly via?: 'patient' | 'api';
  /** They have opened a link sent to the address. */
  readonly proven?: boolean;
}

/** `token` is told to whoever has proven the address. */
export interface Joined {
  readonly status: 'asked' | 'waiting';
  readonly token?: string;
}

/** People at one address wait for so many things at a time. */
const mostOfAddress = 3;

/** Patients put themselves on the list when no time suits them. */
@Injectable()
export class Waitlist {
  constructor(
    private readonly db: DataSource,
    private readonly rows: WaitlistRows,
    private readonly views: WaitlistViews,
    private readonly notices: WaitlistNotices,
    private readonly catalogue: Catalogue,
    private readonly patients: Patients,
    private readonly proven: ProvenAddresses,
    private readonly throttle: Throttle,
    private readonly idempotency: Idempotency,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * Known and unknown people are answered alike, and nothing that exists is changed: they are sent a button that proves their
   * address. `from`: the network address it was asked from.
   * @throws Refusal not-found: there is no such treatment; waitlist-off; too-many-tries; to whoever has proven the address,
   *   waitlist-full, new-patients-only, returning-patients-only; BadInput: their last day is over
   */
  async join(request: JoinRequest, from: string, once?: IdempotentRequest): Promise<Joined> {
    if (!request.proven) await this.throttle.count('waitlist', emailKey(request.contact.email), from);
    return this.idempotency.run(once, (tx) => this.joinIn(tx, request));
  }

  private async joinIn(tx: EntityManager, request: JoinRequest): Promise<Joined> {
    const snapshot = await this.catalogue.current(tx);
    if (!snapshot.clinic.policy.waitlist) throw new Refusal('waitlist-off');
    const { treatment, addOns } = partsOf(snapshot, request);
    const now = this.clock.now();
    const { contact, wishes, language = null, textWanted = false, via = 'patient', proven = false } = request;
    refuseOver(wishes, snapshot.locations, now);
    const asked: Entry = {
      id: uuidv7(now),
      status: 'unproven',
      outcome: null,
      bookingId: null,
      patientId: null,
      treatmentId: treatment.id,
      addOnIds: addOns.map(({ id }) => id),
      wishes,
      language,
      textWanted,
      via,
      priority: 0,
      deskReason: null,
      createdAt: now,
      waitingSince: null,
      endedAt: null,
    };
    await this.rows.insert(tx, asked, contact);
    if (!proven) {
      await this.notices.askForProof(tx, await this.rows.entry(asked.id, tx));
      return { status: 'asked' };
    }
    const { token } = await this.proveIn(tx, await this.rows.entry(asked.id, tx, true), contact);
    return { status: 'waiting', token };
  }

  /** Behind the link in the message. @throws Refusal not-found */
  async asked(token: string): Promise<EntryView> {
    return this.views.entry(await this.rows.entry(entryOfProof(this.keys, token)));
  }

  /**
   * The button: their address is proven, and they wait. Once more answers the same.
   * @throws Refusal not-found, waitlist-over, waitlist-full, new-patients-only, returning-patients-only
   */
  prove(token: string): Promise<EntryView> {
    return transaction(this.db, async (tx) => {
      const row = await this.rows.entry(entryOfProof(this.keys, token), tx, true);
      if (row.status !== 'unproven') return this.views.entry(row, tx);
      await this.proven.prove(tx, row.email!);
      return this.proveIn(tx, row, { name: row.name, email: row.email!, phone: row.phone });
    });
  }

  /** A record that exists stays as it is. */
  private async proveIn(tx: EntityManager, row: EntryRow, contact: Contact): Promise<EntryView> {
    const { clinic, byId, locations } = await this.catalogue.current(tx);
    const now = this.clock.now();
    const at = {
      country: locations[0]?.address.country ?? 'US',
      locale: localeFor(row.language ?? clinic.locale, clinicLocale(clinic)),
    };
    const { id: patientId } = await this.patients.remember(tx, contact, at);
    const parts = [row.treatmentId, ...row.addOnIds].map((id) => byId.treatment.get(id)!);
    const wrong = await wrongAudience(tx, patientId, parts, { months: clinic.policy.returningMonths, now });
    if (wrong) throw refusalOf(wrong);
    const entry = prove(row, patientId, now);
    const key = emailKey(contact.email);
    // Whoever proves the same address at the same time counts this one, too.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('waitlist ' || $1, 0))`, [key]);
    const [{ n }] = (await tx.query(
      `select count(*)::int as n from waitlist_entries e join patients p on p.id = e.patient_id
       where e.status = 'waiting' and e.booking_id is null and p.email_key = $1`,
      [key],
    )) as [{ n: number }];
    if (n >= mostOfAddress) throw new Refusal('waitlist-full', { most: mostOfAddress });
    await this.rows.save(tx, entry);
    await record(tx, { at: now, actor: 'patient', action: 'waitlist.joined', subject: row.id });
    const waiting = await this.rows.entry(row.id, tx);
    const view = await this.views.entry(waiting, tx);
    await this.notices.tellPlace(tx, waiting, view.ahead ?? 0);
    return view;
  }

  /** @throws Refusal not-found */
  async byToken(token: string, via: Via = this.db): Promise<EntryView> {
    return this.views.entry(await this.rows.entry(entryIn(this.keys, token), via), via);
  }

  /** Their place in line stays. @throws Refusal not-found, waitlist-over; BadInput: their last day is over */
  change(token: string, wishes: Wishes): Promise<EntryView> {
    return transaction(this.db, async (tx) => {
      const row = await this.rows.entry(entryIn(this.keys, token), tx, true);
      const { locations } = await this.catalogue.latest(tx);
      refuseOver(wishes, locations, this.clock.now());
      await this.rows.save(tx, wish(row, wishes));
      await record(tx, { at: this.clock.now(), actor: 'patient', action: 'waitlist.changed', subject: row.id });
      return this.byToken(token, tx);
    });
  }

  /** They leave, and what they are offered goes to the next in line. Once more does no harm. @throws Refusal not-found */
  async leave(token: string): Promise<void> {
    await transaction(this.db, async (tx) => {
      const row = await this.rows.entry(entryIn(this.keys, token), tx, true);
      const now = this.clock.now();
      if ((await this.rows.end(tx, row, 'left', now)) === row) return;
      await record(tx, { at: now, actor: 'patient', action: 'waitlist.left', subject: row.id });
    });
  }

  /** What people at an address wait for, for whoever has proven that it is theirs. */
  async ofAddress(email: string): Promise<readonly EntryView[]> {
    const where = `e.status = 'waiting' and p.email_key = $1 order by e.waiting_since, e.id limit 50`;
    return this.views.entries(await this.rows.entries(where, [emailKey(email)]));
  }
}
