import { Injectable } from '@nestjs/common';
import { Catalogue } from '../availability/catalogue.service.js';
import { type DryRun, DryRuns } from '../availability/dry-run.service.js';
import { type TimeRequest, wantedBy } from '../availability/time-request.js';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import { Imports, type ImportRecord, type ImportJob } from './imports.service.js';
import { ImportedRecords } from './imported-records.service.js';
import { type Outcome, Tally } from './outcome.js';
import { type Arrival, read } from './walk-import.js';

const years = 3 * 366 * 24 * 60;

/** What an import would come to, record by record, with the diary as it is now. Nothing but the outcomes is written. */
@Injectable()
export class CheckImport {
  constructor(
    private readonly cases: Imports,
    private readonly known: ImportedRecords,
    private readonly catalogue: Catalogue,
    private readonly dryRuns: DryRuns,
    private readonly clock: Clock,
  ) {}

  async run(job: ImportJob, stopping: AbortSignal): Promise<void> {
    const now = Math.floor(this.clock.now().getTime() / 60_000);
    const trial: Trial = {
      now,
      dryRun: await this.dryRuns.begin(now, now + years),
      keys: new Set(),
      tally: new Tally(),
    };
    const all = (job.findings?.visits ?? 0) + (job.findings?.patients ?? 0);
    for (let after = 0, done = 0; !stopping.aborted; ) {
      const portion = await this.cases.records(job.id, after);
      if (portion.length === 0) {
        await this.cases.update(job.id, { state: 'checked', result: trial.tally.result() });
        return;
      }
      await this.cases.settle(job.id, await this.outcomes(job, portion, trial));
      after = portion.at(-1)!.n;
      await this.cases.update(job.id, { progress: Math.min(1, (done += portion.length) / Math.max(1, all)) });
    }
  }

  private async outcomes(job: ImportJob, portion: readonly ImportRecord[], trial: Trial) {
    const snapshot = await this.catalogue.current();
    const seen = portion.map((entry) => read(job, entry, snapshot, trial.now));
    const arrivals = seen.filter((one) => 'who' in one);
    const ids = await this.known.patients(arrivals.map(({ who }) => who));
    const brought = await this.known.brought(
      job.source,
      arrivals.map(({ key }) => key),
    );
    return portion.map(({ n }, at) => {
      const one = seen[at]!;
      const outcome = 'who' in one ? this.one(one, ids.shift() === null, brought, trial) : one.outcome;
      if (!('who' in one)) trial.tally.count(outcome);
      return { n, outcome: trial.tally.remarked(outcome, one.remarks) };
    });
  }

  private one({ who, key, visit }: Arrival, isNew: boolean, brought: ReadonlySet<string>, trial: Trial): Outcome {
    const patient = trial.tally.person(who, isNew);
    if (!visit) {
      if (patient.kind === 'twice') trial.tally.count(patient);
      return patient;
    }
    const outcome = this.visit(key, visit, brought, trial);
    trial.tally.count(outcome, visit.kind === 'ahead' ? visit.request : undefined);
    return outcome;
  }

  private visit(
    key: string,
    visit: NonNullable<Arrival['visit']>,
    brought: ReadonlySet<string>,
    { keys, dryRun }: Trial,
  ): Outcome {
    if (visit.kind !== 'ahead' && visit.kind !== 'earlier') return visit;
    if (brought.has(key)) return { kind: 'already' };
    if (keys.has(key)) return { kind: 'twice' };
    keys.add(key);
    return visit.kind === 'earlier' ? { kind: 'past' } : placed(dryRun, visit.request);
  }
}

interface Trial {
  readonly now: number;
  readonly dryRun: DryRun;
  /** Of the visits that were met. */
  readonly keys: Set<string>;
  readonly tally: Tally;
}

function placed(dryRun: DryRun, request: TimeRequest): Outcome {
  try {
    const { candidate, obstacle } = dryRun.place(wantedBy(request), request.start);
    if (!candidate) return { kind: 'fault', word: 'files.fault.not-offered', values: {} };
    return obstacle
      ? { kind: 'fault', word: `why.${obstacle.code}`, values: { ...obstacle.values } }
      : { kind: 'fits' };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { kind: 'fault', word: 'files.fault.not-offered', values: {} };
  }
}
