import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Obstacle } from '../availability/slots.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { StaffBookings } from '../bookings/by-staff/staff-bookings.service.js';
import type { TimeRequest } from '../availability/time-request.js';
import { Patients } from '../patients/patients.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { Refusal } from '../platform/refusal.js';
import { Imports, type ImportRecord, type ImportJob } from './imports.service.js';
import { ImportedRecords } from './imported-records.service.js';
import type { ImportedPatient } from './meaning.js';
import { type Outcome, Tally } from './outcome.js';
import { read } from './walk-import.js';

/**
 * Brings them in, each in a transaction of its own with a line in the ledger: whoever stops it, and however often it
 * begins again, nobody comes twice. What the diary has no room for stays out, and is told.
 */
@Injectable()
export class CommitImport {
  constructor(
    private readonly db: DataSource,
    private readonly cases: Imports,
    private readonly known: ImportedRecords,
    private readonly catalogue: Catalogue,
    private readonly bookings: StaffBookings,
    private readonly patients: Patients,
    private readonly clock: Clock,
  ) {}

  async run(job: ImportJob, stopping: AbortSignal): Promise<void> {
    const by: StaffActor = { id: job.staffId, name: job.staffName, practitionerId: null, everyDiary: true };
    const all = (job.findings?.visits ?? 0) + (job.findings?.patients ?? 0);
    const course: Course = { tally: new Tally(), keys: new Set() };
    for (let after = 0, done = 0; !stopping.aborted; ) {
      const portion = await this.cases.records(job.id, after, 50);
      if (portion.length === 0) return this.finish(job, by, course.tally);
      const outcomes: { readonly n: number; readonly outcome: Outcome }[] = [];
      for (const entry of portion) {
        if (stopping.aborted) break;
        outcomes.push({ n: entry.n, outcome: await this.bring(job, by, entry, course) });
      }
      await this.cases.settle(job.id, outcomes);
      after = portion.at(-1)!.n;
      await this.cases.update(job.id, { progress: Math.min(1, (done += portion.length) / Math.max(1, all)) });
    }
  }

  private async bring(job: ImportJob, by: StaffActor, entry: ImportRecord, { tally, keys }: Course): Promise<Outcome> {
    const snapshot = await this.catalogue.current();
    const one = read(job, entry, snapshot, Math.floor(this.clock.now().getTime() / 60_000));
    if (!('meant' in one)) {
      // What was brought before somebody stopped it may have begun meanwhile.
      const outcome = entry.outcome?.kind === 'imported' ? entry.outcome : one;
      tally.count(outcome);
      return outcome;
    }
    const { item, meant } = one;
    const key = item.visit?.key ?? '';
    const outcome =
      meant.kind === 'patient'
        ? await this.remember(meant.who, snapshot.clinic.locale)
        : keys.has(key)
          ? { kind: 'twice' as const }
          : await this.book(job, by, key, meant.request, meant.who, tally);
    keys.add(key);
    tally.count(outcome, meant.kind === 'visit' ? meant.request : undefined);
    return outcome;
  }

  private async book(
    job: ImportJob,
    by: StaffActor,
    key: string,
    request: TimeRequest,
    who: ImportedPatient,
    tally: Tally,
  ): Promise<Outcome> {
    let isNew = false;
    try {
      const outcome = await transaction(this.db, async (tx): Promise<Outcome> => {
        const brought = await this.known.bring(tx, job, key, this.clock.now());
        if (brought !== 'now') return { kind: brought === 'again' ? 'imported' : 'already' };
        // Someone known keeps the number they gave here: what comes from elsewhere is older.
        const [id] = await this.known.patients([who], tx);
        isNew = id === null;
        const told = { tell: job.tell && who.email !== null, how: { practitioner: false } };
        const { reference } = await this.bookings.bookIn(tx, by, request, id ? { id } : who, told);
        await this.known.remember(tx, job.source, key, reference);
        return { kind: 'imported' };
      });
      if (isNew) tally.count({ kind: 'new' });
      return outcome;
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const why = fault.values['why'] as Obstacle | undefined;
      if (why) return { kind: 'fault', word: `why.${why.code}`, values: { ...why.values } };
      return {
        kind: 'fault',
        word: fault.code === 'slot-taken' ? 'why.practitioner-busy' : 'files.fault.not-offered',
        values: {},
      };
    }
  }

  private async remember(who: ImportedPatient, locale: string): Promise<Outcome> {
    return transaction(this.db, async (tx): Promise<Outcome> => {
      const [id] = await this.known.patients([who], tx);
      if (id) return { kind: 'known' };
      await this.patients.rememberCaller(tx, who, { country: who.country, locale });
      return { kind: 'new' };
    });
  }

  private async finish({ id }: ImportJob, by: StaffActor, tally: Tally): Promise<void> {
    const result = tally.result();
    await this.cases.update(id, { state: 'imported', result });
    const { imported, new: patients, fault } = result.counts;
    const detail = { visits: imported, patients, faults: fault };
    await record(this.db, {
      at: this.clock.now(),
      actor: actorOf(by),
      action: 'import.finished',
      subject: id,
      detail,
    });
  }
}

/** One time through them all, from the first. */
interface Course {
  readonly tally: Tally;
  /** Of the visits that were met. */
  readonly keys: Set<string>;
}
