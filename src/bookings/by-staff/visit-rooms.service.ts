import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../accounts/audit.service.js';
import { actorOf, ownOnly, type StaffActor } from '../../accounts/staff-actor.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Claims } from '../../availability/claims.service.js';
import { noteChange } from '../../availability/resource-changes.service.js';
import { suits } from '../../availability/slots.js';
import type { Snapshot } from '../../availability/snapshot.js';
import type { Room } from '../../locations/resource.js';
import { Clock } from '../../platform/clock.js';
import { transaction } from '../../platform/database.client.js';
import { Refusal } from '../../platform/refusal.js';
import { visitOf } from '../../treatments/visit.js';
import type { BookedVisit } from '../booked-visit.js';
import { takesTime } from '../booking.js';
import { BookingRows } from '../booking-rows.service.js';

export interface VisitRoom {
  /** Undefined, if it takes no time any more, or its room is no longer in use. */
  readonly present: Room | undefined;
  /** Those of the place that suit the treatment, taken or not. */
  readonly suitable: readonly Room[];
}

/** Which room a visit is in. Another one makes no difference to the patient, so nobody is told. */
@Injectable()
export class VisitRooms {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly catalogue: Catalogue,
    private readonly claims: Claims,
    private readonly clock: Clock,
  ) {}

  async of(visit: BookedVisit): Promise<VisitRoom> {
    const rooms = roomsOf(await this.catalogue.latest(), visit);
    const claimed = await this.claims.resourcesOf(this.db, visit.booking.id);
    return { present: rooms.find(({ id }) => claimed.includes(id)), suitable: suitableOf(rooms, visit) };
  }

  /**
   * For as long as it has its present room, turnover included. The same again changes nothing. Returns the slug of the
   * room it had.
   * @throws Refusal not-found, out-of-step; slot-taken: somebody else has it then; slot-not-offered: it does not suit
   */
  change(by: StaffActor, reference: string, slug: string): Promise<string | undefined> {
    return transaction(this.db, async (tx) => {
      const visit = await this.rows.byReference(reference, ownOnly(by), tx, true);
      const { id, practitionerId } = visit.booking;
      const rooms = roomsOf(await this.catalogue.current(tx), visit);
      const to = rooms.find((room) => room.slug === slug);
      if (!to) throw new Refusal('not-found');
      const claimed = await this.claims.resourcesOf(tx, id);
      const present = rooms.find((room) => claimed.includes(room.id));
      if (present === to) return undefined;
      if (!takesTime(visit.booking) || !present) throw new Refusal('out-of-step');
      if (!suitableOf(rooms, visit).includes(to)) throw new Refusal('slot-not-offered');
      await this.claims.exchange(tx, id, present.id, to.id);
      // A practitioner's own diary listens to their own changes.
      await noteChange(tx, [practitionerId]);
      const detail = { from: present.slug, to: to.slug };
      await record(tx, { at: this.clock.now(), actor: actorOf(by), action: 'booking.room', subject: id, detail });
      return present.slug;
    });
  }
}

const roomsOf = ({ rooms }: Snapshot, { location }: BookedVisit) =>
  rooms.filter(({ locationId }) => locationId === location.id);

const suitableOf = (rooms: readonly Room[], { treatment, addOns }: BookedVisit) =>
  rooms.filter((room) => suits(room, visitOf(treatment, addOns)));
