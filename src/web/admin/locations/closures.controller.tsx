import { Controller } from '@nestjs/common';
import type { VNode } from 'preact';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Closure, ConfigurationEdit } from '../../../changes/configuration-edit.js';
import { refuseStale } from '../../../configuration/fingerprint.js';
import { entryAt } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { readForm } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import type { Site } from '../../shared/site.js';
import type { Saving } from '../resource/form.controller.js';
import type { At, EntryForm } from '../resource/resource.js';
import { closures } from './closures.js';
import { PlacePartController } from './place-part.controller.js';
import { EditForm } from '../resource/edit-form.js';

/** When a location is closed. Visits may depend on it, so every change is proposed first. */
@Controller('admin/locations/:location/closures')
@Allow('admin')
export class ClosuresController extends PlacePartController<(typeof closures)['entity']['fields']> {
  protected readonly resource = closures;

  protected form(_file: ClinicFile, form: EntryForm, { t }: Site): VNode {
    return (
      <>
        <p>{t('closure.lead')}</p>
        <EditForm entity={closures.entity} form={form} submit={t('closure.submit')} />
        <p class="hint">{t('hours.next-hint')}</p>
      </>
    );
  }

  protected title({ t }: Site): string {
    return t('closure.change');
  }

  protected override addEntry(member: StaffMember, at: At, typed: Typed): Promise<Answer> {
    return this.propose(member, at, { kind: 'closure', location: at.within, closure: read(typed) });
  }

  protected override async saveEntry(member: StaffMember, at: At, typed: Typed, { seen }: Saving): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.siteContext.site(), this.tools.edits.current()]);
    const replaces = closureAt(file, at);
    if (!replaces) return this.newForm(member, at, { typed, fault: site.t('closure.moved'), status: 409 });
    refuseStale(seen, closures.filled(file, at));
    return this.propose(member, at, { kind: 'closure', location: at.within, closure: read(typed), replaces });
  }

  protected async retireEntry(member: StaffMember, at: At): Promise<Answer> {
    const { file } = await this.tools.edits.current();
    const closure = closureAt(file, at);
    if (!closure) throw new Refusal('hours-changed');
    return this.propose(member, at, { kind: 'closure-gone', location: at.within, closure });
  }

  /** The change is one of its location. */
  protected override async idOf({ within }: At): Promise<string> {
    return (await this.pages.location(within)).id;
  }

  protected override async retiredSlugs(): Promise<readonly string[]> {
    return [];
  }

  private async propose(member: StaffMember, at: At, edit: ConfigurationEdit): Promise<Answer> {
    return this.tools.changing.beginConfiguration(member, await this.idOf(at), edit);
  }
}

/** @throws BadInput */
function read(typed: Typed): Closure {
  const { value, faults } = readForm(closures.entity, typed);
  if (faults.length > 0) throw new BadInput(faults);
  return value;
}

function closureAt(file: ClinicFile, { within, slug }: At): Closure | undefined {
  return entryAt(file, 'locations', within).closures?.find(({ from }) => from === slug);
}
