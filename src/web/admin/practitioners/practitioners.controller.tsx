import { Body, Controller, Param, Post } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import type { FormFaults } from '../../../clinic-file/form-faults.js';
import { filled } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { localeOf } from '../../../time/intl.js';
import type { Answer } from '../../../platform/http/answer.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import { Photos } from '../../../practitioners/photos.service.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import type { PhotoFields } from '../../staff/profile/photo-form.js';
import { altIn, photoMegabytes, PhotoUploads } from '../../staff/profile/photo-uploads.service.js';
import { refused } from '../../staff/refused.js';
import { ListPage } from '../resource/list-page.js';
import { type Added, type Adding } from '../resource/resource.controller.js';
import { type At, atOf, type EntryForm, type ListShown, type Params, type Shown } from '../resource/resource.js';
import { ClinicResourceController, type PageExtras } from '../resource/clinic-resource.controller.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { filledFirstHours } from './first-hours.js';
import { everyOffer } from './offers-form.js';
import { PractitionerAccounts } from './practitioner-accounts.service.js';
import { practitionerFaults } from './practitioner-faults.js';
import { NewPractitionerFields } from './practitioner-fields.js';
import { PractitionerPage } from './practitioner-page.js';
import { PractitionerViews } from './practitioner-views.service.js';
import { practitioners } from './practitioners.js';

interface More {
  readonly photo: Partial<PhotoFields>;
}

/** Who treats: who they are, what they offer where, their photo, and their leaving. */
@Controller('admin/practitioners')
@Allow('admin')
export class PractitionersController extends ClinicResourceController<
  (typeof practitioners)['entity']['fields'],
  More
> {
  protected readonly resource = practitioners;

  constructor(
    tools: ResourceTools,
    private readonly views: PractitionerViews,
    private readonly uploads: PhotoUploads,
    private readonly photos: Photos,
    private readonly accounts: PractitionerAccounts,
  ) {
    super(tools);
  }

  @Post(':slug/photo')
  @AcceptsFiles({ megabytes: photoMegabytes })
  async photo(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const at = atOf(params);
    const practitioner = await this.views.practitioner(at.slug);
    try {
      await this.uploads.keep(member, practitioner, body);
      return seeOther(`${this.entryPage(at)}?news=photo#tab-photo`);
    } catch (fault) {
      const { errors, status } = refused(fault, await this.tools.siteContext.site());
      return this.showEntry(member, at, { more: { photo: { errors, alt: altIn(body) } }, status });
    }
  }

  @Post(':slug/photo/removal')
  async removePhoto(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    const at = atOf(params);
    await this.photos.remove(member, (await this.views.practitioner(at.slug)).id);
    return seeOther(`${this.entryPage(at)}?news=no-photo#tab-photo`);
  }

  protected async showList(member: StaffMember, _at: At, { status, ...shown }: ListShown): Promise<Answer> {
    const [site, entries, gone] = await Promise.all([
      this.tools.siteContext.site(),
      this.views.entries(),
      this.tools.retired.list('practitioners'),
    ]);
    const view = { ...shown, member, list: 'practitioners', entries, gone } as const;
    return page(<ListPage site={site} view={view} />, { personal: true, status });
  }

  protected showNew(member: StaffMember, at: At, form: EntryForm<More>, shown: Shown<More>): Promise<Answer> {
    return this.newPage(member, at, shown, (site, file) => (
      <NewPractitionerFields fields={this.views.fields(site, file, form)} />
    ));
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown<More>): Promise<Answer> {
    const [site, form] = await Promise.all([this.tools.siteContext.site(), this.tools.form(practitioners, at, shown)]);
    const view = await this.views.one(site, member, at.slug, form);
    const { fault, news, status } = shown;
    return page(<PractitionerPage site={site} view={{ ...view, fault, news }} />, { personal: true, status });
  }

  protected override extras({ assets }: Site): PageExtras {
    return { styles: [assets.hoursStyle] };
  }

  /** They offer everything everywhere, speak the clinic's language, and have an account of their own. */
  protected override async blankForm(): Promise<Typed> {
    const [{ locale }, { file }] = await Promise.all([this.siteContext.site(), this.tools.edits.current()]);
    return {
      ...filled(practitioners.entity, { languages: [localeOf(file.locale).language] }),
      ...filledFirstHours(file, locale),
      offers: everyOffer(file),
      invite: ['yes'],
    };
  }

  protected override async addEntry(
    member: StaffMember,
    at: At,
    typed: Typed,
    adding: Adding,
  ): Promise<Added | Answer> {
    this.accounts.confirm(member, typed);
    return super.addEntry(member, at, typed, adding);
  }

  protected override async alsoAdded(tx: EntityManager, member: StaffMember, at: At, typed: Typed): Promise<void> {
    await this.accounts.give(tx, member, typed, await this.tools.idOf('practitioners', at, tx));
  }

  protected override faultsOf(fault: BrokenClinic, { slug }: At): FormFaults {
    return practitionerFaults(fault, slug);
  }

  protected retireEntry(member: StaffMember, { slug }: At, id: string): Promise<Answer> {
    return this.tools.changing.beginConfiguration(member, id, { kind: 'practitioner-gone', practitioner: slug });
  }
}
