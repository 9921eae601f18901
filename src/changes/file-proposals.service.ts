import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffMember } from '../accounts/staff-member.js';
import { type Difference, differences } from '../clinic-file/differences.js';
import { normalForm } from '../clinic-file/normal-form.js';
import { readClinicFile } from '../clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.js';
import { uuidv7 } from '../platform/ids.js';
import { Refusal } from '../platform/refusal.js';
import { forgetProposals } from './changes.service.js';
import { ClinicEdits, fingerprint } from './clinic-edits.service.js';
import type { Lack } from './impact.js';
import { Impacts } from './impacts.service.js';

/** A clinic file somebody uploaded, before and after it is imported. */
export interface FileProposal {
  readonly id: string;
  /** Of the file, as it was uploaded. */
  readonly name: string;
  readonly file: ClinicFile;
  readonly imported: boolean;
}

/** A visit ahead that the file leaves without something it needs; it stays as booked. */
export interface DisplacedVisit {
  readonly reference: string;
  /** UTC epoch minute. */
  readonly start: number;
  readonly timeZone: string;
  readonly patient: string;
  readonly practitioner: string;
  readonly lacks: Lack;
}

/** What it would change, as things stand at this moment. */
export interface Preview {
  /** What is in force. */
  readonly now: ClinicFile;
  readonly differences: readonly Difference[];
  /** By start. */
  readonly displaced: readonly DisplacedVisit[];
  /** Of what was looked at: whoever imports says what they saw. */
  readonly seen: string;
}

/** Uploaded clinic files: their impact is shown, and they are imported once somebody says so. */
@Injectable()
export class FileProposals {
  constructor(
    private readonly db: DataSource,
    private readonly edits: ClinicEdits,
    private readonly impacts: Impacts,
    private readonly clock: Clock,
  ) {}

  /** Nothing is changed yet. Answers its id. @throws BadInput with every fault of the file and its path */
  async propose(by: StaffMember, name: string, given: unknown): Promise<string> {
    const edit = { name, file: normalForm(readClinicFile(given)) };
    const now = this.clock.now();
    const id = uuidv7(now);
    await forgetProposals(this.db, now);
    await this.db.query(`insert into changes (id, staff_id, edit, proposed_at) values ($1, $2, $3, $4)`, [
      id,
      by.id,
      JSON.stringify(edit),
      now,
    ]);
    return id;
  }

  /** @throws Refusal not-found: none, a colleague's, or older than a day */
  async one(by: StaffMember, id: string, via: Pick<EntityManager, 'query'> = this.db): Promise<FileProposal> {
    const [found] = (await via.query(
      `select id, edit, status = 'saved' as imported from changes where id = $1 and staff_id = $2 and subject_id is null`,
      [id, by.id],
    )) as { id: string; edit: { name: string; file: ClinicFile }; imported: boolean }[];
    if (!found) throw new Refusal('not-found');
    const { edit, ...proposal } = found;
    return { ...proposal, ...edit };
  }

  /** A visit for which another room or unit is free lacks its own all the same: an import leaves visits as they are. */
  preview({ file }: FileProposal): Promise<Preview> {
    return this.impacts.rolledBack(async (tx) => {
      const tried = await this.impacts.try(tx, () => file);
      const { displaced, reassigned } = await this.impacts.of(tx, tried);
      const moved = reassigned.filter(({ visit }) => !visit.held).map(({ visit, lacks }) => ({ ...visit, lacks }));
      const { byId } = tried.was;
      return {
        now: tried.before,
        differences: differences(tried.before, tried.after),
        displaced: [...displaced, ...moved]
          .map(({ reference, start, locationId, timeZone, patient, practitionerId, lacks }) => ({
            reference,
            start,
            timeZone: byId.location.get(locationId)?.timeZone ?? timeZone,
            patient: patient?.name ?? '',
            practitioner: byId.practitioner.get(practitionerId)?.name ?? '',
            lacks,
          }))
          .sort((a, b) => a.start - b.start || (a.reference < b.reference ? -1 : 1)),
        seen: fingerprint(tried.before),
      };
    });
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
      await tx.query(`update changes set status = 'saved', saved_at = $2 where id = $1`, [id, this.clock.now()]);
    });
  }
}
