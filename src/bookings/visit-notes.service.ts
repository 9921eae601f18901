import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../accounts/audit.service.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.js';
import { uuidv7 } from '../platform/ids.js';
import { Keys } from '../platform/keys.js';
import { Refusal } from '../platform/refusal.js';
import { actorOf, type Colleague } from './colleague.js';

/** A note as it reads now, with what it said before it was corrected, the latest first. */
export interface VisitNote {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly at: Date;
  readonly visitAt: Date;
  readonly reference: string;
  readonly before: readonly { readonly text: string; readonly at: Date }[];
}

interface Row {
  readonly id: string;
  readonly author: string;
  readonly at: Date;
  readonly corrects: string | null;
  readonly sealed: Buffer;
  readonly visitAt: Date;
  readonly reference: string;
}

/**
 * What a practitioner writes down for themselves: sealed, append-only, and read by nobody but the practitioner of the
 * visit. Each reading is on record.
 */
@Injectable()
export class VisitNotes {
  constructor(
    private readonly db: DataSource,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * Of this visit and of the patient's earlier ones with the same practitioner, the latest first.
   * @throws Refusal not-found: not their visit
   */
  read(by: Colleague, reference: string): Promise<readonly VisitNote[]> {
    return transaction(this.db, async (tx) => {
      const visit = await this.own(tx, by, reference);
      const rows = (await tx.query(ofPatient, [visit.patientId, by.practitionerId])) as Row[];
      if (rows.length > 0) await record(tx, { ...this.entry(by, 'notes.read'), subject: visit.id });
      const corrected = new Map(rows.flatMap((row) => (row.corrects ? [[row.corrects, row] as const] : [])));
      return rows.filter((row) => !corrected.has(row.id)).map((row) => this.told(row, rows));
    });
  }

  /** `corrects`: a note of the same visit that is the last of its line. @throws Refusal not-found */
  async write(by: Colleague, reference: string, text: string, corrects: string | null = null): Promise<void> {
    await transaction(this.db, async (tx) => {
      const visit = await this.own(tx, by, reference);
      const now = this.clock.now();
      const id = uuidv7(now);
      const written = (await tx.query(
        `insert into visit_notes (id, booking_id, author_id, author, at, corrects, sealed)
         select $1, $2, $3, $4, $5, $6, $7 where $6::uuid is null or exists (
           select 1 from visit_notes n where n.id = $6 and n.booking_id = $2
             and not exists (select 1 from visit_notes c where c.corrects = n.id)) returning 1`,
        [id, visit.id, by.id, by.name, now, corrects, this.keys.seal(text, contextOf(id))],
      )) as unknown[];
      if (written.length === 0) throw new Refusal('out-of-step');
      await record(tx, { ...this.entry(by, corrects ? 'notes.corrected' : 'notes.written'), subject: visit.id });
    });
  }

  private async own(
    tx: { query: (sql: string, values: unknown[]) => Promise<unknown> },
    { practitionerId }: Colleague,
    reference: string,
  ): Promise<{ readonly id: string; readonly patientId: string }> {
    const [visit] = (await tx.query(
      `select id, patient_id as "patientId" from bookings where reference = $1 and practitioner_id = $2 and patient_id is not null`,
      [reference, practitionerId],
    )) as { id: string; patientId: string }[];
    if (!visit) throw new Refusal('not-found');
    return visit;
  }

  private told(row: Row, rows: readonly Row[]): VisitNote {
    const { id, author, at, visitAt, reference } = row;
    const before: { text: string; at: Date }[] = [];
    for (let earlier = find(rows, row.corrects); earlier; earlier = find(rows, earlier.corrects))
      before.push({ text: this.keys.unseal(earlier.sealed, contextOf(earlier.id)), at: earlier.at });
    return { id, author, at, visitAt, reference, text: this.keys.unseal(row.sealed, contextOf(id)), before };
  }

  private entry(by: Colleague, action: string) {
    return { at: this.clock.now(), actor: actorOf(by), action };
  }
}

const contextOf = (id: string) => `visit_notes/${id}`;
const find = (rows: readonly Row[], id: string | null) => (id ? rows.find((row) => row.id === id) : undefined);

const ofPatient = `
  select n.id, n.author, n.at, n.corrects, n.sealed, b.starts_at as "visitAt", b.reference
  from visit_notes n join bookings b on b.id = n.booking_id
  where b.patient_id = $1 and b.practitioner_id = $2 order by n.at desc, n.id desc`;
