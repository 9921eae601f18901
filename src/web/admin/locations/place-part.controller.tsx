import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { entryAt } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Fields } from '../../../configuration/entity.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { entryAddress } from '../resource/address.js';
import { AdminPage } from '../admin-page.js';
import type { At, EntryForm, ListShown, Shown } from '../resource/resource.js';
import { ClinicResourceController } from '../resource/clinic-resource.controller.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { LocationPages } from './location-pages.service.js';

/** What belongs to a location: its list is a part of the location's page, and every change leads back there. */
@Injectable()
export abstract class PlacePartController<F extends Fields> extends ClinicResourceController<F> {
  constructor(
    tools: ResourceTools,
    protected readonly pages: LocationPages,
  ) {
    super(tools);
  }

  protected abstract form(file: ClinicFile, form: EntryForm, site: Site): VNode;
  /** What the page of an entry is called. */
  protected abstract title(site: Site, file: ClinicFile, at: At): string;

  protected override entryPage({ within }: At): string {
    return entryAddress('/admin/locations', within);
  }

  protected override listAddress(at: At): string {
    return `${this.entryPage(at)}#tab-${this.resource.list}`;
  }

  protected override landing(...done: Parameters<ClinicResourceController<F>['landing']>): string {
    return `${super.landing(...done)}#tab-${this.resource.list}`;
  }

  protected async showList(member: StaffMember, at: At, { fault, status }: ListShown): Promise<Answer> {
    if (!fault) return seeOther(this.listAddress(at));
    return this.pages.show(member, { slug: at.within, within: '' }, { fault, status });
  }

  protected showNew(member: StaffMember, at: At, form: EntryForm, shown: Shown): Promise<Answer> {
    return this.newPage(member, at, shown, (site, file) => this.form(file, form, site));
  }

  protected async showEntry(member: StaffMember, at: At, { fault, status, ...shown }: Shown): Promise<Answer> {
    const { tools } = this;
    const [site, { file }, form] = await Promise.all([
      tools.siteContext.site(),
      tools.edits.current(),
      tools.form(this.resource, at, shown),
    ]);
    const view = { member, fault, errors: form.errors };
    const [title, back] = [this.title(site, file, at), this.back(site, file, at)];
    return page(
      <AdminPage site={site} view={view} title={title} back={back} here={form.action}>
        {this.form(file, form, site)}
      </AdminPage>,
      { personal: true, status },
    );
  }

  protected override back({ t }: Site, file: ClinicFile, at: At) {
    return { href: this.entryPage(at), text: t('location.back', { name: entryAt(file, 'locations', at.within).name }) };
  }
}
