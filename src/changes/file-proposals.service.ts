import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StaffMember } from '../accounts/staff-member.js';
import type { Snapshot } from '../availability/snapshot.js';
import { type Difference, differences } from '../clinic-file/differences.js';
import { normalForm } from '../clinic-file/normal-form.js';
import { readClinicFile } from '../clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../clinic-file/schema.js';
import { Clock } from '../platform/clock.js';
import { transaction } from '../platform/database.client.js';
import { uuidv7 } from '../platform/ids.random.js';
import { Refusal } from '../platform/refusal.js';
import { forgetProposals } from './changes.service.js';
import { ClinicEdits } from './clinic-edits.service.js';
import { fingerprint } from '../configuration/fingerprint.js';
import type { Lack } from './impact.js';
import { Impacts } from './impacts.service.js';
import type { UpcomingVisit } from './upcoming-visits.service.js';

/** A clinic file somebody uploaded, before and after it is imported. */
export interface FileProposal {
  readonly id: string;
  /** Of the file, as it was uploaded. */
  readonly name: string;
  readonly file: ClinicFile;
  readonly imported: boolean;
}

/** What it would change, as things stand at this moment. */
export interface Preview {
  /** What is in force. */
  readonly now: ClinicFile;
  readonly differences: readonly Difference[];
  /** Visits ahead that it leaves without something they need, by start. They stay as booked. */
  readonly displaced: readonly (UpcomingVisit & { readonly lacks: Lack })[];
  /** What they are booked with, as it is in force. */
  readonly byId: Snapshot['byId'];
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
      return {
        now: tried.before,
        differences: differences(tried.before, tried.after),
        displaced: [...displaced, ...moved].sort((a, b) => a.start - b.start || (a.reference < b.reference ? -1 : 1)),
        byId: tried.was.byId,
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
      const change = { action: 'clinic.imported' as const, part: (whole: ClinicFile) => whole, seen };
      await this.edits.within(tx, by, change, () => file);
      await tx.query(`update changes set status = 'saved', saved_at = $2 where id = $1`, [id, this.clock.now()]);
    });
  }
}
