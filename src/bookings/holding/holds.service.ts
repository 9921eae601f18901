import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import type { Assignment } from '../../availability/assign.js';
import { Assignments } from '../../availability/assignments.service.js';
import type { Obstacle } from '../../availability/slots.js';
import type { Candidate } from '../../availability/candidates.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import { Clock } from '../../platform/clock.js';
import { again, prepared, transaction, type Via } from '../../platform/database.client.js';
import { secretToken, uuidv7, visitReference } from '../../platform/ids.random.js';
import { sha256 } from '../../platform/keys.service.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { Refusal } from '../../platform/refusal.js';
import { instantOfMinute, shownTerms } from '../booking.js';
import type { Agreed, HoldRequest } from '../booked.js';
import { Alternatives } from './alternatives.service.js';

export interface Held extends Agreed {
  /** The secret by which the hold is confirmed or let go. */
  readonly hold: string;
  /** ISO 8601, UTC */
  readonly expiresAt: string;
}

/** Other people's claims can only stand in the way of practitioners, rooms and equipment; the rest are our own terms. */
const takenBySomeone = new Set<Obstacle['code']>(['practitioner-busy', 'rooms-taken', 'equipment-taken']);

/** How often another room is tried when somebody was faster, before the time counts as taken. */
export const attempts = 6;

@Injectable()
export class Holds {
  constructor(
    private readonly db: DataSource,
    private readonly assignments: Assignments,
    private readonly catalogue: Catalogue,
    private readonly alternatives: Alternatives,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a time while the patient fills in the form.
   * @throws Refusal slot-taken, slot-not-offered: with up to three `alternatives`; not-found
   */
  async hold(request: HoldRequest, once?: IdempotentRequest): Promise<Held> {
    const helpful = (refusal: Refusal) => this.alternatives.addTo(refusal, request);
    if (once) return this.idempotency.run(once, (tx) => this.holdIn(tx, request), helpful);
    try {
      return await again(() => this.holdIn(this.db, request));
    } catch (fault) {
      throw fault instanceof Refusal ? await helpful(fault) : fault;
    }
  }

  /** The same as part of a transaction, or, given the database itself, as one statement of its own. */
  async holdIn(via: Via, request: HoldRequest): Promise<Held> {
    const wanted = wantedBy(request);
    const reading = via instanceof EntityManager ? via : undefined;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const { candidate, assignment, version } = await this.assignments.of(wanted, request.start, { via: reading });
      if ('code' in assignment) throw refusalOf(assignment);
      const held = await this.claim(via, request, candidate, assignment, version);
      if (held) return held;
      // Somebody was faster, or has changed the hours; another room or unit may still be free.
    }
    throw new Refusal('slot-taken');
  }

  /**
   * A time in place of one that is kept, in one transaction: when it cannot be had, the other stays.
   * @throws Refusal as `hold`
   */
  replace(hold: string, request: HoldRequest, once?: IdempotentRequest): Promise<Held> {
    return this.idempotency.run(
      once,
      async (tx) => {
        await this.releaseIn(tx, hold);
        return this.holdIn(tx, request);
      },
      (refusal) => this.alternatives.addTo(refusal, request),
    );
  }

  /** Lets go. Also when it is gone already. */
  async release(hold: string): Promise<void> {
    await transaction(this.db, (tx) => this.releaseIn(tx, hold));
  }

  private async releaseIn(tx: EntityManager, hold: string): Promise<void> {
    const [found] = (await tx.query(`select id from bookings where hold_hash = $1 and status = 'held'`, [
      sha256(hold),
    ])) as { id: string }[];
    if (!found) return;
    await tx.query(`select release($1)`, [found.id]);
    await tx.query(`delete from bookings where id = $1 and status = 'held'`, [found.id]);
  }

  /** Holds that lapsed leave. Nobody depends on it: who wants their time releases them first. */
  async releaseLapsed(): Promise<void> {
    await this.db.query(
      `delete from bookings where id in (select id from bookings where status = 'held' and hold_expires_at <= $1 for update skip locked)`,
      [this.clock.now()],
    );
  }

  private async claim(
    via: Via,
    request: HoldRequest,
    { visit, terms, practitioner, location, treatment, addOns }: Candidate,
    assignment: Assignment,
    configuration: string,
  ): Promise<Held | null> {
    const now = this.clock.now();
    const { clinic } = await this.catalogue.latest();
    const hold = secretToken();
    const reference = visitReference();
    const expiresAt = new Date(now.getTime() + clinic.policy.holdMinutes * 60_000).toISOString();
    const end = request.start + visit.minutes;
    const booking = {
      id: uuidv7(now),
      reference,
      hold_hash: sha256(hold).toString('hex'),
      hold_expires_at: expiresAt,
      practitioner_id: practitioner.id,
      location_id: location.id,
      treatment_id: treatment.id,
      add_on_ids: addOns.map(({ id }) => id),
      starts_at: instantOfMinute(request.start),
      ends_at: instantOfMinute(end),
      price: visit.price,
      currency: clinic.currency,
      cancel_notice_minutes: terms.cancelNoticeMinutes,
      late_cancellation: terms.lateCancellation,
      no_show: terms.noShow,
      via_link_id: request.viaLinkId ?? null,
      configuration,
    };
    const taken = await this.tryTo(via, [now, JSON.stringify(booking), ...columnsOf(assignment.claims)]);
    // No other room helps: whoever was faster has the practitioner too.
    if (taken.includes(practitioner.id)) throw refusalOf({ code: 'practitioner-busy', values: {} });
    if (taken.length) return null;
    return {
      hold,
      reference,
      expiresAt,
      start: request.start,
      end,
      practitioner: practitioner.slug,
      location: location.slug,
      timeZone: location.timeZone,
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      price: visit.price,
      currency: clinic.currency,
      terms: shownTerms(terms),
    };
  }

  /** In a transaction, a try that failed gives its locks back: keeping them while trying another room could deadlock. */
  private async tryTo(via: Via, values: readonly unknown[]): Promise<readonly string[]> {
    const inTransaction = via instanceof EntityManager;
    if (inTransaction) await via.query('savepoint hold_try');
    const [row] = await prepared<{ taken: string[] }>(via, 'hold', 'select hold($1, $2, $3, $4, $5) as taken', values);
    if (inTransaction)
      await via.query(row!.taken.length ? 'rollback to savepoint hold_try' : 'release savepoint hold_try');
    return row!.taken;
  }
}

export function wantedBy({ treatment, addOns, practitioner, location }: HoldRequest) {
  return { treatment, addOns, practitioners: [practitioner], locations: [location] };
}

/** Claims as the three columns the database's functions take. */
export function columnsOf(claims: Assignment['claims']): [string[], Date[], Date[]] {
  return [
    claims.map(({ resourceId }) => resourceId),
    claims.map(({ from }) => instantOfMinute(from)),
    claims.map(({ until }) => instantOfMinute(until)),
  ];
}

export function refusalOf(obstacle: Obstacle): Refusal {
  return new Refusal(takenBySomeone.has(obstacle.code) ? 'slot-taken' : 'slot-not-offered', { why: obstacle });
}
