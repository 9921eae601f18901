import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { record } from '../../../accounts/audit.service.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { readClinicFile } from '../../../clinic-file/read-clinic-file.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Letter } from '../../../notifications/letter.js';
import type { OwnText } from '../../../notifications/letter-text.js';
import { LetterTexts } from '../../../notifications/letter-texts.service.js';
import { Outbox } from '../../../notifications/outbox.service.js';
import { Clock } from '../../../platform/clock.js';
import { transaction } from '../../../platform/database.js';
import { secretToken } from '../../../platform/ids.js';
import { BadInput } from '../../../platform/refusal.js';
import { letterIn, type LetterKey, withLetter } from './letter-form.js';
import { LettersDesk } from './letters-desk.service.js';

/** The clinic's own words for a letter: kept, tried, dropped. */
@Injectable()
export class OwnLetters {
  constructor(
    private readonly db: DataSource,
    private readonly edits: ClinicEdits,
    private readonly texts: LetterTexts,
    private readonly desk: LettersDesk,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** As it is stored, even where it does not fit. */
  async inForce(key: LetterKey): Promise<OwnText> {
    const [{ file }, unfit] = await Promise.all([this.edits.current(), this.desk.unfit(key)]);
    return unfit?.text ?? letterIn(file, key) ?? {};
  }

  /** @throws BrokenClinic; Refusal changed-meanwhile */
  save(by: StaffMember, key: LetterKey, text: OwnText, seen: string | undefined): Promise<void> {
    return this.change(by, 'letter.changed', key, text, seen);
  }

  /** The letter goes out in the standard text again. */
  drop(by: StaffMember, key: LetterKey): Promise<void> {
    return this.change(by, 'letter.reset', key, {});
  }

  /** The letter as typed to whoever asks. The same form sent twice sends one. @throws BrokenClinic */
  async trial(by: StaffMember, key: LetterKey, text: OwnText, once = secretToken()): Promise<void> {
    const { file } = await this.edits.current();
    check(withLetter(file, key, text));
    const { kind, data } = await this.desk.sample(key, by.name);
    // The cast: TypeScript has lost sight of which data belong to which kind.
    const letter = {
      key: `trial/${by.id}/${once}`,
      kind,
      to: by.email,
      data: { ...data, trial: text },
      about: null,
      at: this.clock.now(),
    } as Letter;
    await this.outbox.post(this.db, letter);
  }

  private change(by: StaffMember, action: string, key: LetterKey, text: OwnText, seen?: string): Promise<void> {
    return transaction(this.db, async (tx) => {
      const part = (file: ClinicFile) => letterIn(file, key);
      await this.edits.within(tx, by, { action, part, seen }, (file) => withLetter(file, key, text));
      if (Object.keys(text).length > 0) return;
      // What no longer fits is no part of the clinic file, which therefore cannot drop it.
      const dropped = await this.texts.forgetUnfit(tx, key.kind, key.language);
      const detail = { removed: [`letters/${key.kind}/${key.language}`] };
      if (dropped) await record(tx, { at: this.clock.now(), actor: actorOf(by), action, subject: null, detail });
    });
  }
}

function check(draft: ClinicFile): void {
  try {
    readClinicFile(draft);
  } catch (fault) {
    throw fault instanceof BadInput ? new BrokenClinic(fault.faults, draft) : fault;
  }
}
