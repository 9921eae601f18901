import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import type { Booked } from '../bookings/booked.js';
import type { BookedVisit } from '../bookings/booked-visit.js';
import { BookingRows } from '../bookings/booking-rows.service.js';
import { Confirmations } from '../bookings/by-patient/confirm.service.js';
import { Reschedules } from '../bookings/by-patient/reschedule.service.js';
import { offerIn } from '../notifications/waitlist-link.js';
import { Clock } from '../platform/clock.js';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency.service.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { end } from './entry.js';
import { type EntryRow, WaitlistRows } from './entry-rows.service.js';
import { answer, type Offer } from './offer.js';
import { holdSecret } from './offering.service.js';
import type { OfferView } from './views.js';
import { WaitlistViews } from './views.service.js';

/** Patients answer what they are offered. By the secret of the offer, which stands in the message about it alone. */
@Injectable()
export class Offers {
  constructor(
    private readonly rows: WaitlistRows,
    private readonly views: WaitlistViews,
    private readonly bookings: BookingRows,
    private readonly reschedules: Reschedules,
    private readonly confirmations: Confirmations,
    private readonly idempotency: Idempotency,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found */
  async byToken(token: string): Promise<OfferView> {
    const offer = await this.rows.offer(offerIn(this.keys, token));
    return this.views.offer(offer, await this.rows.entry(offer.entryId));
  }

  /**
   * In one transaction the visit moves to the time, or the time becomes a visit. Once more answers the same.
   * @throws Refusal not-found; offer-over: declined, lapsed or withdrawn; patient-busy, slot-taken, already-cancelled, too-late-to-move,
   *   new-patients-only, returning-patients-only
   */
  accept(token: string, once?: IdempotentRequest): Promise<Booked> {
    return this.idempotency.run(once, async (tx) => {
      const { offer, entry } = await this.locked(tx, offerIn(this.keys, token));
      if (offer.status === 'accepted') return this.acceptedBefore(tx, offer, entry);
      return this.acceptIn(tx, offer, entry, 'patient', (secret) => this.confirm(tx, entry, secret));
    });
  }

  /** The same of an offer and entry that are locked. `confirm`: makes a visit of the hold that this secret opens. */
  async acceptIn(
    tx: EntityManager,
    offer: Offer,
    entry: EntryRow,
    actor: string,
    confirm: (holdSecret: string) => Promise<Booked>,
  ): Promise<Booked> {
    const now = this.clock.now();
    const accepted = answer(offer, 'accepted', now);
    const isVisit = entry.bookingId !== null;
    await this.rows.saveOffer(tx, accepted);
    await this.rows.save(tx, end(entry, isVisit ? 'moved' : 'booked', now));
    return (isVisit ? this.move(tx, entry, offer, actor) : confirm(holdSecret(this.keys, offer.id))).catch(over);
  }

  /** Its time goes to the next in line. Once more answers the same. @throws Refusal not-found; offer-over: accepted or lapsed */
  decline(token: string, once?: IdempotentRequest): Promise<OfferView> {
    return this.idempotency.run(once, async (tx) => {
      const { offer, entry } = await this.locked(tx, offerIn(this.keys, token));
      return this.views.offer(await this.declineIn(tx, offer, entry, 'patient'), entry, tx);
    });
  }

  async declineIn(tx: EntityManager, offer: Offer, entry: EntryRow, actor: string): Promise<Offer> {
    if (offer.status === 'declined') return offer;
    const at = this.clock.now();
    const declined = answer(offer, 'declined', at);
    await this.rows.saveOffer(tx, declined);
    await record(tx, { at, actor, action: 'waitlist.declined', subject: entry.id, detail: { offer: offer.id } });
    return declined;
  }

  /** The visit first, then the entry, as everywhere. @throws Refusal not-found */
  async locked(tx: EntityManager, id: string | null): Promise<{ readonly offer: Offer; readonly entry: EntryRow }> {
    const { entryId } = await this.rows.offer(id, tx);
    const { bookingId } = await this.rows.entry(entryId, tx);
    if (bookingId !== null) await this.bookings.byId(bookingId, tx, true);
    const entry = await this.rows.entry(entryId, tx, true);
    return { offer: await this.rows.offer(id, tx, true), entry };
  }

  private async confirm(tx: EntityManager, entry: EntryRow, secret: string): Promise<Booked> {
    const { name, email, phone, language, textWanted } = entry;
    if (email === null) throw new Refusal('not-found');
    return this.confirmations.confirmIn(tx, secret, {
      contact: { name, email, phone },
      language,
      textWanted,
      proven: true,
    });
  }

  private async move(tx: EntityManager, entry: EntryRow, { holdId, startsAt }: Offer, actor: string): Promise<Booked> {
    const visit = await this.bookings.byId(entry.bookingId!, tx, true);
    const hold = await this.bookings.byId(holdId, tx);
    if (visit.booking.startsAt <= startsAt || !isForSame(visit, hold)) throw new Refusal('offer-over');
    return this.confirmations.booked(await this.reschedules.intoHold(tx, visit, hold, actor));
  }

  private async acceptedBefore(tx: EntityManager, { holdId }: Offer, { bookingId }: EntryRow): Promise<Booked> {
    return this.confirmations.booked(await this.bookings.byId(bookingId ?? holdId, tx));
  }
}

/** The visit may have become one for something else, which needs another room and other times. */
function isForSame({ booking: { treatmentId, addOnIds } }: BookedVisit, { booking: held }: BookedVisit): boolean {
  return held.treatmentId === treatmentId && String([...held.addOnIds].sort()) === String([...addOnIds].sort());
}

/** The hold has ended by the clock of somebody who wanted its time. */
function over(fault: unknown): never {
  throw fault instanceof Refusal && fault.code === 'hold-expired' ? new Refusal('offer-over') : fault;
}
