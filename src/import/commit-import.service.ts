import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Catalogue } from '../availability/catalogue.service.js';
import type { Obstacle } from '../availability/slots.js';
import { actorOf, type StaffActor } from '../accounts/staff-actor.js';
import { StaffBookings } from '../bookings/by-staff/staff-bookings.service.js';
import { Patients } from '../patients/patients.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { Imports, type ImportRecord, type ImportJob } from './imports.service.js';
import { ImportedRecords } from './imported-records.service.js';
import type { ImportedPatient } from './meaning.js';
import { type Outcome, Tally } from './outcome.js';
import { type Arrival, read } from './walk-import.js';

/**
 * Brings them in, each in a transaction of its own: whoever stops it, and however often it begins again, nothing comes
 * twice. People come whatever becomes of their visit; a visit the diary has no room for stays out, and is reported.
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
    if (!('who' in one)) {
      tally.count(one.outcome);
      return tally.remarked(one.outcome, one.remarks);
    }
    const { id, isNew } = await this.remember(one.who, snapshot.clinic.locale);
    const patient = tally.person(one.who, isNew);
    if (!one.visit) {
      if (patient.kind === 'twice') tally.count(patient);
      return tally.remarked(patient, one.remarks);
    }
    // What was brought before somebody stopped it may have begun meanwhile.
    const outcome =
      entry.outcome?.kind === 'imported'
        ? entry.outcome
        : await this.visit(job, by, id, { ...one, visit: one.visit }, keys);
    keys.add(one.key);
    tally.count(outcome, one.visit.kind === 'ahead' ? one.visit.request : undefined);
    return tally.remarked(outcome, one.remarks);
  }

  /** Someone known keeps the number they gave here: what comes from elsewhere is older. */
  private remember(who: ImportedPatient, locale: string): Promise<{ readonly id: string; readonly isNew: boolean }> {
    return transaction(this.db, async (tx) => {
      const [known] = await this.known.patients([who], tx);
      const id = known ?? (await this.patients.rememberCaller(tx, who, { country: who.country, locale })).id;
      return { id, isNew: known === null };
    });
  }

  private async visit(
    job: ImportJob,
    by: StaffActor,
    patientId: string,
    { who, key, visit }: Arrival & { readonly visit: NonNullable<Arrival['visit']> },
    keys: ReadonlySet<string>,
  ): Promise<Outcome> {
    if (visit.kind !== 'ahead' && visit.kind !== 'earlier') return visit;
    if (keys.has(key)) return { kind: 'twice' };
    const now = this.clock.now();
    try {
      return await transaction(this.db, async (tx): Promise<Outcome> => {
        const brought = await this.known.bring(tx, job, key, now);
        const done = { kind: visit.kind === 'ahead' ? 'imported' : 'past' } as const;
        if (brought !== 'now') return brought === 'again' ? done : { kind: 'already' };
        if (visit.kind === 'earlier') {
          await this.known.keep(tx, { id: uuidv7(now), patientId, ...visit.visit });
          return done;
        }
        const told = { tell: job.tell && who.email !== null, forAnyone: true, how: { practitioner: false } };
        const { reference } = await this.bookings.bookIn(tx, by, visit.request, { id: patientId }, told);
        await this.known.remember(tx, job.source, key, reference);
        return done;
      });
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

  private async finish({ id }: ImportJob, by: StaffActor, tally: Tally): Promise<void> {
    const result = tally.result();
    await this.cases.update(id, { state: 'imported', result });
    const { imported, past, new: patients, fault } = result.counts;
    const detail = { visits: imported, past, patients, faults: fault };
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
