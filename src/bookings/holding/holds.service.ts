import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Candidate } from '../../availability/candidates.js';
import { Catalogue } from '../../availability/catalogue.service.js';
import type { ArrangedVisits, PlacedVisit } from '../../availability/overbook.js';
import type { TimeRequest } from '../../availability/time-request.js';
import { Claims } from '../../availability/claims.service.js';
import { Clock } from '../../platform/clock.js';
import { again, sqlState, type Via } from '../../platform/database.client.js';
import { secretToken, uuidv7, visitReference } from '../../platform/ids.random.js';
import { sha256 } from '../../platform/keys.service.js';
import type { Origin } from '../../platform/http/origin.decorator.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency.service.js';
import { Refusal } from '../../platform/refusal.js';
import { Admissions } from '../admissions.service.js';
import { mostOpen } from '../limits.js';
import { instantOfMinute, shownTerms } from '../booking.js';
import type { Agreed } from '../booked.js';
import { Alternatives } from './alternatives.service.js';

export interface HoldRequest extends TimeRequest {
  /** Id of the link on the blog that led here. */
  readonly viaLinkId?: string | null;
  /** Undefined where nothing limits what may be held. */
  readonly origin?: Origin;
  /** Until when; as long as the clinic keeps a time for a form, unless given. */
  readonly until?: Date;
}

export interface Held extends Agreed {
  /** The secret by which the hold is confirmed or let go. */
  readonly hold: string;
  /** ISO 8601, UTC */
  readonly expiresAt: string;
}

/** One of several that are held together, and the id of its booking. */
export interface HeldPart {
  readonly id: string;
  readonly held: Held;
  readonly candidate: Candidate;
}

@Injectable()
export class Holds {
  constructor(
    private readonly db: DataSource,
    private readonly claims: Claims,
    private readonly catalogue: Catalogue,
    private readonly admissions: Admissions,
    private readonly alternatives: Alternatives,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a time while the patient fills in the form.
   * @throws Refusal slot-taken, slot-not-offered: with up to three `alternatives`; not-found
   */
  async hold(request: HoldRequest, once?: IdempotentRequest): Promise<Held> {
    const helpful = async (refusal: Refusal) => this.alternatives.addTo(await this.admissions.noted(refusal), request);
    if (once) return this.idempotency.run(once, (tx) => this.holdIn(tx, request), helpful);
    try {
      return await again(() => this.holdIn(this.db, request));
    } catch (fault) {
      throw fault instanceof Refusal ? await helpful(fault) : fault;
    }
  }

  /**
   * The same as part of a transaction, or, given the database itself, as one statement of its own. `replacing`: the id of a
   * hold whose time counts as free and which this one replaces. `hold`: the secret of an expired one for the same time,
   * whose address then opens this one.
   */
  async holdIn(
    via: Via,
    request: HoldRequest,
    replacing: string | null = null,
    hold: string = secretToken(),
  ): Promise<Held> {
    const holding = this.claims.hold(via, request, replacing, (chosen) => this.rowOf(chosen, request, hold));
    const { candidate, row } = await holding.catch(tooManyHolds);
    return heldAs(candidate, request.start, row, hold);
  }

  /**
   * All visits that belong together, or none, as part of a transaction. `hold`: the secret by which all of them are confirmed.
   * `pricesOf`: what each costs, where that is not the price of a single visit.
   */
  async holdAllIn(
    tx: EntityManager,
    find: () => Promise<ArrangedVisits | null>,
    hold: string,
    { viaLinkId, origin }: Pick<HoldRequest, 'viaLinkId' | 'origin'>,
    pricesOf: (candidates: readonly Candidate[]) => readonly number[] | null = () => null,
  ): Promise<readonly HeldPart[]> {
    const rowsOf = async (visits: readonly PlacedVisit[]) => {
      const prices = pricesOf(visits.map(({ candidate }) => candidate));
      return Promise.all(
        visits.map(async ({ candidate, start }, n) => {
          const row = await this.rowOf(candidate, { start, viaLinkId, origin }, partOf(hold, n));
          // Those that belong together are held beside as many others as a single one.
          return { ...row, price: prices?.[n] ?? row.price, most_open: row.most_open + n };
        }),
      );
    };
    const held = await this.claims.holdAll(tx, find, rowsOf).catch(tooManyHolds);
    return held.map(({ visit: { candidate, start }, row }, n) => ({
      id: row.id,
      held: heldAs(candidate, start, row, partOf(hold, n)),
      candidate,
    }));
  }

  private async rowOf(
    chosen: Candidate,
    { start, viaLinkId = null, origin, until }: Pick<HoldRequest, 'start' | 'viaLinkId' | 'origin' | 'until'>,
    hold: string,
  ) {
    const { clinic } = await this.catalogue.latest();
    const now = this.clock.now();
    const expiresAt = until ?? new Date(now.getTime() + clinic.policy.holdMinutes * 60_000);
    return {
      id: uuidv7(now),
      reference: visitReference(),
      hold_hash: sha256(hold).toString('hex'),
      hold_expires_at: expiresAt.toISOString(),
      practitioner_id: chosen.practitioner.id,
      location_id: chosen.location.id,
      treatment_id: chosen.treatment.id,
      add_on_ids: chosen.addOns.map(({ id }) => id),
      starts_at: instantOfMinute(start),
      ends_at: instantOfMinute(start + chosen.visit.minutes),
      price: chosen.visit.price,
      currency: chosen.location.currency,
      cancel_notice_minutes: chosen.terms.cancelNoticeMinutes,
      late_cancellation: chosen.terms.lateCancellation,
      no_show: chosen.terms.noShow,
      via_link_id: viaLinkId,
      network: this.admissions.hashOf(origin)?.toString('hex') ?? null,
      most_open: mostOpen,
    };
  }

  /**
   * A time in place of one that is kept, in one transaction: when it cannot be had, the other stays.
   * @throws Refusal as `hold`
   */
  replace(hold: string, request: HoldRequest, once?: IdempotentRequest): Promise<Held> {
    return this.idempotency.run(
      once,
      async (tx) => {
        // Locked, so that it does not become a visit meanwhile.
        const [former] = (await tx.query(
          `select id from bookings where hold_hash = $1 and status = 'held' and patient_id is null and hold_expires_at > $2 for update`,
          [sha256(hold), this.clock.now()],
        )) as { id: string }[];
        return this.holdIn(tx, request, former?.id);
      },
      async (refusal) => this.alternatives.addTo(await this.admissions.noted(refusal), request),
    );
  }

  /** Lets go. Also when it is gone already. */
  async release(hold: string): Promise<void> {
    await this.db.query(`delete from bookings where hold_hash = $1 and status = 'held' and patient_id is null`, [
      sha256(hold),
    ]);
  }
}

/** The secret of the n-th of several that are held together, from 0: none is confirmed or released alone by the secret of all. */
export const partOf = (hold: string, n: number): string => sha256(`${hold}/${n + 1}`).toString('base64url');

export const partsOf = (hold: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => partOf(hold, n));

interface HoldRow {
  readonly price: number;
  readonly reference: string;
  readonly hold_expires_at: string;
  readonly currency: string;
}

function heldAs(
  { visit, terms, practitioner, location, treatment, addOns }: Candidate,
  start: number,
  row: HoldRow,
  hold: string,
): Held {
  return {
    hold,
    reference: row.reference,
    expiresAt: row.hold_expires_at,
    start,
    end: start + visit.minutes,
    practitioner: practitioner.slug,
    location: location.slug,
    timeZone: location.timeZone,
    treatment: treatment.slug,
    addOns: addOns.map(({ slug }) => slug),
    price: row.price,
    currency: row.currency,
    terms: shownTerms(terms),
  };
}

/** @throws Refusal too-many-requests: one network has as many as it may */
function tooManyHolds(fault: unknown): never {
  throw sqlState(fault) === 'MD002' ? new Refusal('too-many-requests', { seconds: 60, limit: 'holds' }) : fault;
}
