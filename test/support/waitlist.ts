import type { DataSource } from 'typeorm';
import { KnownDevices } from '../../src/accounts/known-devices.service.js';
import { RefusedAttempts } from '../../src/accounts/refused-attempts.service.js';
import { Throttle } from '../../src/accounts/throttle.service.js';
import { BusyTimes } from '../../src/availability/busy.service.js';
import { FreeTime } from '../../src/availability/free-time.service.js';
import { FreedStarts } from '../../src/availability/freed-starts.service.js';
import { AllWorkingTimes } from '../../src/availability/working-times.service.js';
import { Outbox } from '../../src/notifications/outbox.service.js';
import { ProvenAddresses } from '../../src/patients/proven-addresses.service.js';
import type { Clock } from '../../src/platform/clock.js';
import { Challenge } from '../../src/platform/http/challenge.service.js';
import type { Keys } from '../../src/platform/keys.service.js';
import { RateLimits } from '../../src/platform/rate-limits.service.js';
import { readSettings, type Settings } from '../../src/platform/settings.js';
import { EarlierTimes } from '../../src/waitlist/earlier-times.service.js';
import { WaitlistRows } from '../../src/waitlist/entry-rows.service.js';
import { FreedRows } from '../../src/waitlist/freed-rows.service.js';
import { FreedTimeOutcomes } from '../../src/waitlist/freed-time-outcomes.service.js';
import { WaitlistLine } from '../../src/waitlist/line.service.js';
import { OfferFreedTimes } from '../../src/waitlist/offer-freed-times.job.js';
import { Offering } from '../../src/waitlist/offering.service.js';
import { Offers } from '../../src/waitlist/offers.service.js';
import { StaffWaitlist } from '../../src/waitlist/staff-waitlist.service.js';
import { WaitlistViews } from '../../src/waitlist/views.service.js';
import { WaitlistNotices } from '../../src/waitlist/waitlist-notices.service.js';
import { Waitlist } from '../../src/waitlist/waitlist.service.js';
import type { deskOn } from './desk.js';

/** The waitlist beside the services of a desk. */
export function waitlistOn(
  db: DataSource,
  clock: Clock,
  keys: Keys,
  desk: ReturnType<typeof deskOn>,
  { rateLimits = false, texts }: { rateLimits?: boolean; texts?: Settings['texts'] } = {},
) {
  const { catalogue, claims, holds, once, patients, confirmations, reschedules, search, phone } = desk;
  const freeTime = new FreeTime(clock);
  const starts = new FreedStarts(catalogue, new BusyTimes(db, clock), freeTime);
  const limits = new RateLimits(db, clock, { rateLimits });
  const challenge = new Challenge(keys, clock, limits, { challenge: false });
  const throttle = new Throttle(limits, new KnownDevices(keys), challenge, new RefusedAttempts(db, clock, keys));
  const rows = new WaitlistRows(db);
  const freed = new FreedRows();
  const notices = new WaitlistNotices(new Outbox(readSettings({})), catalogue, clock, { texts });
  const views = new WaitlistViews(db, rows, notices, catalogue, keys, clock);
  const line = new WaitlistLine(freed, starts, notices, catalogue, clock);
  const offering = new Offering(rows, holds, notices, keys, clock);
  const offers = new Offers(rows, views, desk.rows, reschedules, confirmations, once, keys, clock);
  return {
    worker: new OfferFreedTimes(
      db,
      catalogue,
      claims,
      new AllWorkingTimes(catalogue, freeTime),
      rows,
      freed,
      line,
      offering,
      clock,
    ),
    starts,
    offers,
    list: new Waitlist(
      db,
      rows,
      views,
      notices,
      catalogue,
      patients,
      new ProvenAddresses(clock),
      throttle,
      once,
      keys,
      clock,
    ),
    earlier: new EarlierTimes(db, desk.rows, rows, views, notices, once, clock),
    staff: new StaffWaitlist(
      db,
      rows,
      views,
      freed,
      line,
      offering,
      notices,
      patients,
      offers,
      search,
      desk.rows,
      phone,
      confirmations,
      claims,
      catalogue,
      clock,
    ),
    outcomes: new FreedTimeOutcomes(db, freed, rows, views, line, catalogue, clock),
  };
}
