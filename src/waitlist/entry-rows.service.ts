import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Contact } from '../patients/contact.js';
import type { Via } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { end, type Entry, type Outcome } from './entry.js';
import type { Offer, OfferStatus } from './offer.js';

/** An entry with how its person is reached, and the visit it is about. */
export interface EntryRow extends Entry {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** What the number was folded to where it was given. */
  readonly phoneKey: string | null;
  readonly reference: string | null;
  readonly visitStartsAt: Date | null;
  readonly visitLocationId: string | null;
  /** The key of the visit's address, as long as nobody has proven it. */
  readonly unprovenAddress: string | null;
}

/**
 * Entries and offers as they are stored. Locks are taken in one order: the visit, the entry, its offer, freed times, and last the days
 * of practitioners and rooms. The job has freed times first, and waits for none of what comes before them.
 */
@Injectable()
export class WaitlistRows {
  constructor(private readonly db: DataSource) {}

  /** @throws Refusal not-found */
  async entry(id: string | null, via: Via = this.db, lock = false): Promise<EntryRow> {
    const [row] = await this.entries(`e.id = $1 ${lock ? 'for update of e' : ''}`, [id], via);
    if (!row) throw new Refusal('not-found');
    return row;
  }

  /** `where`: of `e`, with its order and limit. */
  entries(where: string, values: readonly unknown[], via: Via = this.db): Promise<EntryRow[]> {
    return via.query<EntryRow[]>(`select ${entryColumns} from ${entryTables} where ${where}`, [...values]);
  }

  /** Unproven with a contact, or of a patient. */
  async insert(tx: Via, entry: Entry, contact: Contact | null): Promise<void> {
    await tx.query(
      `insert into waitlist_entries (id, status, booking_id, patient_id, contact, treatment_id, add_on_ids, wishes, language,
         text_wanted, via, created_at, waiting_since)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        entry.id,
        entry.status,
        entry.bookingId,
        entry.patientId,
        contact,
        entry.treatmentId,
        entry.addOnIds,
        entry.wishes,
        entry.language,
        entry.textWanted,
        entry.via,
        entry.createdAt,
        entry.waitingSince,
      ],
    );
    if (entry.status === 'waiting') await this.lookAnew(tx);
  }

  /** What was typed is forgotten once there is a patient. */
  async save(tx: Via, entry: Entry): Promise<void> {
    await tx.query(
      `update waitlist_entries set status = $2, outcome = $3, patient_id = $4, contact = case when $4::uuid is null then contact end,
         wishes = $5, text_wanted = $6, priority = $7, desk_reason = $8, waiting_since = $9, ended_at = $10
       where id = $1`,
      [
        entry.id,
        entry.status,
        entry.outcome,
        entry.patientId,
        entry.wishes,
        entry.textWanted,
        entry.priority,
        entry.deskReason,
        entry.waitingSince,
        entry.endedAt,
      ],
    );
    if (entry.status === 'waiting') await this.lookAnew(tx);
  }

  /** It ends, and with it what it is offered: that goes to the next in line. One that was never proven leaves nothing. */
  async end(tx: Via, entry: Entry, outcome: Outcome, now: Date): Promise<Entry> {
    const ended = end(entry, outcome, now);
    if (ended === entry) return entry;
    if (entry.patientId === null) await tx.query(`delete from waitlist_entries where id = $1`, [entry.id]);
    else await this.save(tx, ended);
    const offers = await this.offers(`o.entry_id = $1 and o.status = 'open' for update`, [entry.id], tx);
    for (const offer of offers) await this.saveOffer(tx, { ...offer, status: 'withdrawn', endedAt: now });
    return ended;
  }

  /** @throws Refusal not-found */
  async offer(id: string | null, via: Via = this.db, lock = false): Promise<Offer> {
    const [row] = await this.offers(`o.id = $1 ${lock ? 'for update' : ''}`, [id], via);
    if (!row) throw new Refusal('not-found');
    return row;
  }

  offers(where: string, values: readonly unknown[], via: Via = this.db): Promise<Offer[]> {
    return via.query<Offer[]>(`select ${offerColumns} from waitlist_offers o where ${where}`, [...values]);
  }

  async insertOffer(tx: Via, offer: Offer): Promise<void> {
    await tx.query(
      `insert into waitlist_offers (id, entry_id, freed_id, hold_id, status, practitioner_id, location_id, starts_at, ends_at,
         price, currency, rank, offered_by, offered_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        offer.id,
        offer.entryId,
        offer.freedId,
        offer.holdId,
        offer.status,
        offer.practitionerId,
        offer.locationId,
        offer.startsAt,
        offer.endsAt,
        offer.price,
        offer.currency,
        JSON.stringify(offer.rank),
        offer.offeredBy,
        offer.offeredAt,
        offer.expiresAt,
      ],
    );
  }

  /** What has run out by the clock is put down as such. */
  async lapse(tx: Via, entryId: string, now: Date): Promise<void> {
    await tx.query(
      `update waitlist_offers set status = 'lapsed', ended_at = expires_at where entry_id = $1 and status = 'open' and expires_at <= $2`,
      [entryId, now],
    );
  }

  /** Somebody can be offered more than before: whose turn it is for what is free is looked at anew. */
  private async lookAnew(tx: Via): Promise<void> {
    await tx.query(
      `update freed_times set due_at = '-infinity' where id in (
         select id from freed_times where closed_at is null and due_at > '-infinity' order by id for update)`,
    );
  }

  /** It has ended. */
  async saveOffer(tx: Via, { id, status, endedAt }: EndedOffer): Promise<void> {
    await tx.query(`update waitlist_offers set status = $2, ended_at = $3 where id = $1`, [id, status, endedAt]);
    await this.lookAnew(tx);
  }
}

type EndedOffer = Pick<Offer, 'id'> & { readonly status: OfferStatus; readonly endedAt: Date };

export const entryColumns = `
  e.id, e.status, e.outcome, e.booking_id as "bookingId", coalesce(b.patient_id, e.patient_id) as "patientId",
    coalesce(b.treatment_id, e.treatment_id) as "treatmentId", coalesce(b.add_on_ids, e.add_on_ids) as "addOnIds", e.wishes, coalesce(e.language, b.language) as language, e.text_wanted as "textWanted", e.via,
    e.priority, e.desk_reason as "deskReason", e.created_at as "createdAt", e.waiting_since as "waitingSince",
    e.ended_at as "endedAt", coalesce(b.said_name, p.name, e.contact ->> 'name') as name,
    coalesce(b.said_email, p.email, e.contact ->> 'email') as email, coalesce(b.said_phone, p.phone, e.contact ->> 'phone') as phone,
    coalesce(b.said_phone_key, p.phone_key) as "phoneKey",
    b.reference, b.starts_at as "visitStartsAt", b.location_id as "visitLocationId", b.unproven_address as "unprovenAddress"`;
export const entryTables = `
  waitlist_entries e left join bookings b on b.id = e.booking_id left join patients p on p.id = coalesce(b.patient_id, e.patient_id)`;

const offerColumns = `o.id, o.entry_id as "entryId", o.freed_id as "freedId", o.hold_id as "holdId", o.status,
  o.practitioner_id as "practitionerId", o.location_id as "locationId", o.starts_at as "startsAt", o.ends_at as "endsAt", o.price,
  o.currency, o.rank, o.offered_by as "offeredBy", o.offered_at as "offeredAt", o.expires_at as "expiresAt", o.ended_at as "endedAt"`;
