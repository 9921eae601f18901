import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Snapshot } from '../availability/snapshot.js';
import { minuteOfInstant } from '../bookings/booking.js';
import { entryToken, offerToken } from '../notifications/waitlist-link.js';
import { Clock } from '../platform/clock.js';
import type { Via } from '../platform/database.client.js';
import { Keys } from '../platform/keys.service.js';
import { kindOf } from './entry.js';
import { type EntryRow, WaitlistRows } from './entry-rows.service.js';
import { byPlace } from './line.js';
import { isLiving, type Offer, stateOf } from './offer.js';
import type { EntryView, OfferView, StaffEntry } from './views.js';
import { WaitlistNotices } from './waitlist-notices.service.js';

/** Entries and offers in the words of pages and the API. */
@Injectable()
export class WaitlistViews {
  constructor(
    private readonly db: DataSource,
    private readonly rows: WaitlistRows,
    private readonly notices: WaitlistNotices,
    private readonly catalogue: Catalogue,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  async entry(row: EntryRow, via: Via = this.db): Promise<EntryView> {
    const [view] = await this.entries([row], via);
    return view!;
  }

  async entries(rows: readonly EntryRow[], via: Via = this.db): Promise<readonly StaffEntry[]> {
    if (rows.length === 0) return [];
    const snapshot = await this.catalogue.latest(via);
    const ids = rows.map(({ id }) => id);
    const offers = await this.rows.offers(`o.entry_id = any($1) order by o.offered_at desc, o.id`, [ids], via);
    const ahead = await this.ahead(rows, via);
    return rows.map((row) => {
      const theirs = offers.filter(({ entryId }) => entryId === row.id);
      const living = theirs.find((one) => isLiving(one, this.clock.now()));
      return {
        id: row.id,
        kind: kindOf(row),
        status: row.status,
        outcome: row.outcome,
        wishes: row.wishes,
        ...partsOf(row, snapshot),
        name: row.name,
        language: row.language,
        textWanted: row.textWanted,
        since: row.waitingSince ?? row.createdAt,
        reference: row.reference,
        ahead: ahead.get(row.id) ?? null,
        offer: living ? this.viewOf(living, row, snapshot) : null,
        token: entryToken(this.keys, row.id),
        patientId: row.patientId,
        email: row.email,
        phone: row.phone,
        priority: row.priority,
        deskReason: row.deskReason,
        isReached: snapshot.locations.some(
          ({ address: { country } }) => this.notices.reachedBy(row, country) !== 'nothing',
        ),
        via: row.via,
        visitStart: row.visitStartsAt && minuteOfInstant(row.visitStartsAt),
        visitTimeZone: visitZoneOf(row, snapshot),
        offers: theirs.map((one) => this.viewOf(one, row, snapshot)),
      };
    });
  }

  async offer(offer: Offer, entry: EntryRow, via: Via = this.db): Promise<OfferView> {
    return this.viewOf(offer, entry, await this.catalogue.latest(via));
  }

  private viewOf(offer: Offer, entry: EntryRow, snapshot: Snapshot): OfferView {
    const { byId } = snapshot;
    const location = byId.location.get(offer.locationId)!;
    return {
      id: offer.id,
      entryId: offer.entryId,
      kind: kindOf(entry),
      state: stateOf(offer, this.clock.now()),
      start: minuteOfInstant(offer.startsAt),
      end: minuteOfInstant(offer.endsAt),
      practitioner: byId.practitioner.get(offer.practitionerId)!.slug,
      location: location.slug,
      ...partsOf(entry, snapshot),
      timeZone: location.timeZone,
      price: offer.price,
      currency: offer.currency,
      offeredAt: offer.offeredAt,
      expiresAt: offer.expiresAt,
      endedAt: offer.endedAt,
      visit:
        entry.reference && entry.visitStartsAt
          ? {
              reference: entry.reference,
              start: minuteOfInstant(entry.visitStartsAt),
              timeZone: visitZoneOf(entry, snapshot)!,
            }
          : null,
      language: entry.language,
      rank: offer.rank,
      token: offerToken(this.keys, offer.id),
    };
  }

  /** Of each that waits, how many come first. */
  private async ahead(rows: readonly EntryRow[], via: Via): Promise<ReadonlyMap<string, number>> {
    const treatments = [...new Set(rows.map(({ treatmentId }) => treatmentId))];
    const all = await via.query<{ id: string; treatmentId: string; priority: number; waitingSince: Date }[]>(
      `select e.id, coalesce(b.treatment_id, e.treatment_id) as "treatmentId", e.priority, e.waiting_since as "waitingSince"
       from waitlist_entries e left join bookings b on b.id = e.booking_id
       where e.status = 'waiting' and coalesce(b.treatment_id, e.treatment_id) = any($1)`,
      [treatments],
    );
    const line = all.sort(byPlace);
    return new Map(
      treatments.flatMap((treatment) =>
        line.filter(({ treatmentId }) => treatmentId === treatment).map(({ id }, place) => [id, place] as const),
      ),
    );
  }
}

function partsOf({ treatmentId, addOnIds }: EntryRow, { byId: { treatment } }: Snapshot) {
  return {
    treatment: treatment.get(treatmentId)!.slug,
    addOns: addOnIds.map((id) => treatment.get(id)!.slug),
  };
}

const visitZoneOf = ({ visitLocationId }: EntryRow, { byId }: Snapshot) =>
  visitLocationId && byId.location.get(visitLocationId)!.timeZone;
