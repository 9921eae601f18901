import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Policy } from '../clinic/clinic.js';
import type { Snapshot } from '../availability/snapshot.js';
import { emailKey } from '../patients/identity.js';
import { ProvenAddresses } from '../patients/proven-addresses.service.js';
import { Clock } from '../platform/clock.js';
import { prepared, type Via } from '../platform/database.client.js';
import { networkOf } from '../platform/http/network-of.js';
import type { Origin } from '../platform/http/origin.decorator.js';
import { Keys } from '../platform/keys.service.js';
import { Refusal } from '../platform/refusal.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import type { BookedVisit } from './booked-visit.js';
import { type Booking, isProvisional, minuteOfInstant } from './booking.js';
import { minutesOfWeek, unprovenLimits, weekOf } from './limits.js';

export interface Admission {
  /** It waits for the button in the email. */
  readonly provisional: boolean;
  /** The key of the address, while it is unproven. */
  readonly unprovenAddress: string | null;
}

/** What reached a limit: as `limit_reached` calls it, or a hold beyond those a network may have. */
type Limit = 'messages' | 'asked' | 'no-proof' | 'address' | 'network' | 'week' | 'holds';

const free: Admission = { provisional: false, unprovenAddress: null };

/** Which bookings must wait for proof of their email address. Counted in the database, for all processes together. */
@Injectable()
export class Admissions {
  private readonly weeks = new WeakMap<Snapshot, Map<number, number>>();

  constructor(
    private readonly db: DataSource,
    private readonly catalogue: Catalogue,
    private readonly keys: Keys,
    private readonly proven: ProvenAddresses,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'rateLimits'>,
  ) {}

  /**
   * Counts what is booked at the same moment, too: see `limit_reached`. Visits that belong together, in order, are one booking, but
   * each takes its share of its week. `ask`: when proof is asked for, unless as the clinic says.
   * @throws Refusal too-many-tries: no further message may go to this address within the hour
   */
  async admit(
    tx: Via,
    visits: readonly BookedVisit[],
    email: string,
    origin: Origin | undefined,
    ask: Policy['askForProof'] = visits[0]!.clinic.policy.askForProof,
  ): Promise<Admission> {
    if (!origin || (origin.verified && ask !== 'always')) return free;
    const { places, messages } = unprovenLimits;
    const key = emailKey(email);
    const now = this.clock.now();
    let reached: Limit | 'proven' | null = null;
    for (const { startsAt, endsAt } of perWeek(visits)) {
      const share = await this.shareOf(tx, startsAt);
      const rules = JSON.stringify({ ask, worked: origin.worked, places, messages, ...share });
      const [row] = await prepared<{ reached: Limit | 'proven' | null }>(
        tx,
        'limit-reached',
        `select limit_reached($1, $2, $3, $4, $5, $6) as reached`,
        [key, this.hashOf(origin), startsAt, endsAt, now, rules],
      );
      reached = row!.reached;
      if (reached) break;
    }
    if (reached === 'proven') return free;
    if (reached === 'messages') throw new Refusal('too-many-tries', { seconds: 3600, minutes: 60, limit: reached });
    if (reached && reached !== 'asked') await this.note(tx, reached);
    return { provisional: reached !== null, unprovenAddress: key };
  }

  /**
   * Another address is given for a booking. The limits are the same where that one's must be proven, too, and its own needed no
   * proof. Answers the key of the address, while it is unproven. `from`: the network address of who gave it.
   * @throws Refusal too-many-tries, not-correctable
   */
  async admitCorrection(tx: Via, visit: BookedVisit, email: string, from: string): Promise<string | null> {
    const { booking } = visit;
    const limited = this.settings.rateLimits && (booking.unprovenAddress === null || isProvisional(booking));
    const origin = limited ? { network: networkOf(from), worked: true, verified: false } : undefined;
    const { provisional } = await this.admit(tx, [visit], email, origin);
    if (provisional && !isProvisional(booking)) throw new Refusal('not-correctable');
    const { size } = await this.proven.areProven(tx, [email]);
    return size > 0 && !isProvisional(booking) ? null : emailKey(email);
  }

  /** An unproven booking moves to another week like a new one. @throws Refusal address-unproven */
  async admitMove(tx: Via, before: Booking, { id, unprovenAddress, startsAt, endsAt }: Booking): Promise<void> {
    if (!this.settings.rateLimits || unprovenAddress === null) return;
    if (weekOf(minuteOfInstant(before.startsAt)) === weekOf(minuteOfInstant(startsAt))) return;
    const rules = JSON.stringify(await this.shareOf(tx, startsAt));
    const [row] = await prepared<{ reached: boolean }>(
      tx,
      'share-reached',
      `select share_reached($1, $2, $3, $4, $5) as reached`,
      [id, startsAt, endsAt, this.clock.now(), rules],
    );
    if (row!.reached) throw new Refusal('address-unproven', { limit: 'week' });
  }

  /** By which bookings of one network know each other. */
  hashOf(origin: Pick<Origin, 'network'> | undefined): Buffer | null {
    return origin?.network ? this.keys.derive('network', origin.network).subarray(0, 16) : null;
  }

  /** A refusal undoes what its transaction did, so the limit it is about is noted afterwards. Answers the refusal. */
  async noted(refusal: Refusal): Promise<Refusal> {
    const { limit } = refusal.values as { readonly limit?: Limit };
    if (limit) await this.note(this.db, limit);
    return refusal;
  }

  /** For the health page. */
  private async note(via: Via, reached: Limit): Promise<void> {
    await prepared(via, 'note-limit', `insert into limits_reached (at, what) values ($1, $2)`, [
      this.clock.now(),
      reached,
    ]);
  }

  /** Networks are forgotten after a day, what was reached after a week. */
  async forget(): Promise<void> {
    const daysAgo = (days: number) => new Date(this.clock.now().getTime() - days * 86_400_000);
    await this.db.query(`update bookings set network = null where network is not null and created_at < $1`, [
      daysAgo(1),
    ]);
    await this.db.query(`delete from limits_reached where at < $1`, [daysAgo(7)]);
  }

  /** How many minutes of its week addresses that nobody has proven may hold, as `share_reached` calls them. */
  private async shareOf(tx: Via, startsAt: Date) {
    const snapshot = await this.catalogue.latest(tx);
    const weeks = this.weeks.get(snapshot) ?? new Map<number, number>();
    this.weeks.set(snapshot, weeks);
    const week = weekOf(minuteOfInstant(startsAt));
    const offered = weeks.get(week) ?? minutesOfWeek(this.catalogue.postsOf(snapshot), week);
    weeks.set(week, offered);
    const { aDay, inAll } = unprovenLimits.shareOfWeek;
    return { minutes_a_day: Math.floor(offered * aDay), minutes_in_all: Math.floor(offered * inAll) };
  }
}

/** Of the visits in each week one period, as long as all of them. */
function perWeek(visits: readonly BookedVisit[]): readonly Pick<Booking, 'startsAt' | 'endsAt'>[] {
  const weeks = new Map<number, Pick<Booking, 'startsAt' | 'endsAt'>>();
  for (const { booking } of visits) {
    const week = weekOf(minuteOfInstant(booking.startsAt));
    const { startsAt, endsAt } = weeks.get(week) ?? { startsAt: booking.startsAt, endsAt: booking.startsAt };
    const length = booking.endsAt.getTime() - booking.startsAt.getTime();
    weeks.set(week, { startsAt, endsAt: new Date(endsAt.getTime() + length) });
  }
  return [...weeks.values()];
}
