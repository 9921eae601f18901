import { Injectable } from '@nestjs/common';
import { Catalogue } from '../availability/catalogue.service.js';
import { type Rehearsal, Rehearsals } from '../availability/rehearsal.service.js';
import { wantedBy } from '../bookings/holding/holds.service.js';
import type { StaffRequest } from '../bookings/by-staff/staff-claims.service.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import { ArrivalCases, type ArrivalRecord, type Arrivals } from './arrivals.service.js';
import { KnownArrivals } from './known-arrivals.service.js';
import { type Outcome, Tally } from './outcome.js';
import { arrivalIn, read } from './walk-arrivals.js';

const years = 3 * 366 * 24 * 60;

/** What an import would come to, record by record, with the diary as it is now. Nothing but the outcomes is written. */
@Injectable()
export class TryArrivals {
  constructor(
    private readonly cases: ArrivalCases,
    private readonly known: KnownArrivals,
    private readonly catalogue: Catalogue,
    private readonly rehearsals: Rehearsals,
    private readonly clock: Clock,
  ) {}

  async run(arrivals: Arrivals, stopping: AbortSignal): Promise<void> {
    const now = Math.floor(this.clock.now().getTime() / 60_000);
    const trial: Trial = {
      now,
      rehearsal: await this.rehearsals.begin(now, now + years),
      keys: new Set(),
      people: new Set(),
      tally: new Tally(),
    };
    const all = (arrivals.findings?.visits ?? 0) + (arrivals.findings?.patients ?? 0);
    for (let after = 0, done = 0; !stopping.aborted; ) {
      const portion = await this.cases.records(arrivals.id, after);
      if (portion.length === 0) {
        await this.cases.update(arrivals.id, { state: 'checked', result: trial.tally.result() });
        return;
      }
      await this.cases.settle(arrivals.id, await this.outcomes(arrivals, portion, trial));
      after = portion.at(-1)!.n;
      await this.cases.update(arrivals.id, { progress: Math.min(1, (done += portion.length) / Math.max(1, all)) });
    }
  }

  private async outcomes(arrivals: Arrivals, portion: readonly ArrivalRecord[], trial: Trial) {
    const snapshot = await this.catalogue.current();
    const seen = portion.map((entry) => read(arrivals, entry, snapshot, trial.now));
    const whos = seen.flatMap((one) => ('meant' in one ? [one.meant.who] : []));
    const ids = await this.known.patients(whos);
    const keys = portion.flatMap((entry) => arrivalIn(arrivals, entry)?.visit?.key ?? []);
    const brought = await this.known.brought(arrivals.source, keys);
    return portion.map(({ n }, at) => {
      const one = seen[at]!;
      if (!('meant' in one)) {
        trial.tally.count(one);
        return { n, outcome: one };
      }
      const { arrival, meant } = one;
      const id = ids.shift() ?? null;
      const person = `${meant.who.name}|${meant.who.email ?? meant.who.phone}`.toLowerCase();
      const met = trial.people.has(person);
      const patient: Outcome = { kind: met ? 'twice' : id === null ? 'new' : 'known' };
      if (meant.kind === 'patient') {
        trial.people.add(person);
        trial.tally.count(patient);
        return { n, outcome: patient };
      }
      const key = arrival.visit!.key;
      const outcome: Outcome = brought.has(key)
        ? { kind: 'already' }
        : trial.keys.has(key)
          ? { kind: 'twice' }
          : placed(trial.rehearsal, meant.request);
      trial.keys.add(key);
      // Who has no place in the diary does not come at all.
      if (outcome.kind === 'fits' && !met) trial.tally.count(patient);
      if (outcome.kind === 'fits') trial.people.add(person);
      trial.tally.count(outcome, meant.request);
      return { n, outcome };
    });
  }
}

interface Trial {
  readonly now: number;
  readonly rehearsal: Rehearsal;
  readonly keys: Set<string>;
  readonly people: Set<string>;
  readonly tally: Tally;
}

function placed(rehearsal: Rehearsal, request: StaffRequest): Outcome {
  try {
    const { candidate, obstacle } = rehearsal.place(wantedBy(request), request.start);
    if (!candidate) return { kind: 'fault', word: 'files.fault.not-offered', values: {} };
    return obstacle
      ? { kind: 'fault', word: `why.${obstacle.code}`, values: { ...obstacle.values } }
      : { kind: 'fits' };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { kind: 'fault', word: 'files.fault.not-offered', values: {} };
  }
}
