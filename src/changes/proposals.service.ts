import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffMember } from '../accounts/staff-member.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { ClinicEdits, fingerprint } from './clinic-edits.service.js';
import { type Difference, differences } from '../clinic-file/differences.js';
import { normalForm } from '../clinic-file/normal-form.js';
import { readClinicFile } from '../clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { type DisplacedVisit, DisplacedVisits } from './displaced-visits.service.js';

/** A clinic file somebody brought, before and after it holds. */
export interface Proposal {
  readonly id: string;
  /** Of the file, as its bringer calls it. */
  readonly name: string;
  readonly file: ClinicFile;
  readonly imported: boolean;
}

/** What it would change, as things stand at this moment. */
export interface Preview {
  /** What is in force. */
  readonly now: ClinicFile;
  readonly differences: readonly Difference[];
  readonly displaced: readonly DisplacedVisit[];
  /** Of what was looked at: whoever imports says what they saw. */
  readonly seen: string;
}

const hoursKept = 24;

/** Clinic files, until somebody has seen what they would change and says that it shall be so. */
@Injectable()
export class Proposals {
  constructor(
    private readonly db: DataSource,
    private readonly edits: ClinicEdits,
    private readonly displacedVisits: DisplacedVisits,
    private readonly clock: Clock,
  ) {}

  /** Nothing is changed yet. Answers its id. @throws BadInput with every fault of the file and its path */
  async propose(by: StaffMember, name: string, given: unknown): Promise<string> {
    const file = normalForm(readClinicFile(given));
    const now = this.clock.now();
    const id = uuidv7(now);
    await this.db.query(`delete from clinic_proposals where proposed_at < $1`, [
      new Date(now.getTime() - hoursKept * 3_600_000),
    ]);
    await this.db.query(
      `insert into clinic_proposals (id, staff_id, name, file, proposed_at) values ($1, $2, $3, $4, $5)`,
      [id, by.id, name, JSON.stringify(file), now],
    );
    return id;
  }

  /** @throws Refusal not-found: none, a colleague's, or older than a day */
  async one(by: StaffMember, id: string, via: Pick<EntityManager, 'query'> = this.db): Promise<Proposal> {
    const [found] = (await via.query(
      `select id, name, file, imported_at is not null as imported from clinic_proposals where id = $1 and staff_id = $2`,
      [id, by.id],
    )) as Proposal[];
    if (!found) throw new Refusal('not-found');
    return found;
  }

  async preview({ file }: Proposal): Promise<Preview> {
    const { file: now } = await this.edits.current();
    const displaced = await this.displacedVisits.between(now, file);
    return { now, differences: differences(now, file), displaced, seen: fingerprint(now) };
  }

  /**
   * Makes the clinic what the file says, if it is still what `seen` was taken of. Importing it again changes nothing.
   * @throws Refusal not-found, changed-meanwhile; BrokenClinic
   */
  import(by: StaffMember, id: string, seen: string): Promise<void> {
    return transaction(this.db, async (tx) => {
      const { file } = await this.one(by, id, tx);
      const change = { action: 'clinic.imported', part: (whole: ClinicFile) => whole, seen };
      await this.edits.within(tx, by, change, () => file);
      await tx.query(`update clinic_proposals set imported_at = $2 where id = $1`, [id, this.clock.now()]);
    });
  }
}
