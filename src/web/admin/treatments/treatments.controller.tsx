import { Controller } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import type { FormFaults } from '../../../clinic-file/form-faults.js';
import { withoutTreatment } from '../../../clinic-file/treatment-edits.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import type { At, EntryForm, ListShown, Shown } from '../resource/resource.js';
import { ClinicResourceController } from '../resource/clinic-resource.controller.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { EditPage } from './edit-page.js';
import { treatmentFaults } from './treatment-faults.js';
import { blank, rearranged } from './treatment-form.js';
import { listAddress } from './treatment-news.js';
import { TreatmentViews } from './treatment-views.service.js';
import { treatmentKey, treatments } from './treatments.js';

/** Treatments of a kind. Every button of their form sends all of it, so nothing typed is lost. */
@Controller('admin/treatments/:kind')
@Allow('admin')
// Three texts in five languages.
@AcceptsFiles({ megabytes: 1 })
export class TreatmentsController extends ClinicResourceController<(typeof treatments)['entity']['fields']> {
  protected readonly resource = treatments;
  protected override readonly restoredBy = 'key';

  constructor(
    tools: ResourceTools,
    private readonly views: TreatmentViews,
  ) {
    super(tools);
  }

  /** Both kinds have one page. */
  protected async showList(member: StaffMember, at: At, { fault, status }: ListShown): Promise<Answer> {
    treatmentKey(at);
    return fault ? this.views.listPage(member, { fault }, status) : seeOther('/admin/treatments');
  }

  protected showNew(member: StaffMember, at: At, form: EntryForm, shown: Shown): Promise<Answer> {
    return this.edit(member, at, form, shown);
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown): Promise<Answer> {
    return this.edit(member, at, await this.tools.form(treatments, at, shown), shown);
  }

  protected async retireEntry(member: StaffMember, at: At, id: string): Promise<Answer> {
    const { name } = await this.views.named(treatmentKey(at));
    await this.tools.edits.change(member, { action: 'treatment.retired', subject: id }, (file) =>
      withoutTreatment(file, treatmentKey(at)),
    );
    return seeOther(listAddress('retired', name));
  }

  /** On the list. Brought back, it is said whether all who offered it still can. */
  protected override landing(
    { within }: At,
    done: 'added' | 'saved' | 'returned',
    name: string,
    dropped: number,
  ): string {
    if (done === 'saved') return listAddress('changed', name);
    if (dropped > 0) return listAddress('returned-alone', name);
    return listAddress(within === 'add-on' ? `${done}-add-on` : done, name);
  }

  protected override listAddress({ within }: At): string {
    return `/admin/treatments?news=order#kind-${within}`;
  }

  protected override typedIn(body: unknown, at: At): Typed {
    return { ...super.typedIn(body, at), kind: [treatmentKey(at).kind] };
  }

  protected override async blankForm(at: At): Promise<Typed> {
    return blank(treatmentKey(at).kind, (await this.tools.edits.current()).file);
  }

  protected override async unsaved(_site: Site, _body: unknown, typed: Typed): Promise<Shown | undefined> {
    const pressed = said(typed, 'do');
    return pressed && pressed !== 'save' ? { typed: rearranged(typed, pressed) } : undefined;
  }

  protected override faultsOf(fault: BrokenClinic, at: At): FormFaults {
    return treatmentFaults(fault, treatmentKey(at));
  }

  private async edit(member: StaffMember, at: At, form: EntryForm, { fault, status }: Shown): Promise<Answer> {
    const site = await this.tools.siteContext.site();
    const view = await this.views.edit(site, member, treatmentKey(at), form);
    // Overtaken, it comes with how it stands now beside it.
    const shown = { ...view, fault, superseded: status === 409 };
    return page(<EditPage site={site} view={shown} />, { status });
  }
}
