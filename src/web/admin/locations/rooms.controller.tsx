import { Controller } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { placeOf } from '../../../clinic-file/place-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { entryAddress } from '../resource/address.js';
import { StaffPage } from '../../staff/staff-page.js';
import type { At, EntryForm, ListShown, Shown } from '../resource/resource.js';
import { ClinicResourceController } from '../resource/clinic-resource.controller.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { LocationPages } from './location-pages.service.js';
import { RoomForm } from './room-form.js';
import { featuresIn, roomOf, rooms } from './rooms.js';

/** Rooms of a location. */
@Controller('admin/locations/:location/rooms')
@Allow('admin')
export class RoomsController extends ClinicResourceController<(typeof rooms)['entity']['fields']> {
  protected readonly resource = rooms;

  constructor(
    tools: ResourceTools,
    private readonly pages: LocationPages,
  ) {
    super(tools);
  }

  protected override entryPage({ within }: At): string {
    return entryAddress('/admin/locations', within);
  }

  protected override listAddress(at: At): string {
    return `${this.entryPage(at)}#rooms`;
  }

  /** On the page of the location. */
  protected async showList(member: StaffMember, at: At, { fault, status }: ListShown): Promise<Answer> {
    if (!fault) return seeOther(this.listAddress(at));
    return this.pages.show(member, { slug: at.within, within: '' }, { fault, status });
  }

  protected showNew(member: StaffMember, at: At, form: EntryForm, shown: Shown): Promise<Answer> {
    return this.newPage(member, at, shown, (site, file) => (
      <RoomForm site={site} form={form} features={featuresIn(file)} />
    ));
  }

  protected async showEntry(member: StaffMember, at: At, { fault, status, ...shown }: Shown): Promise<Answer> {
    const { tools } = this;
    const form = await tools.form(rooms, at, shown);
    const [site, { file }] = await Promise.all([tools.siteContext.site(), tools.edits.current()]);
    const view = { member, fault, errors: form.errors };
    return page(
      <StaffPage site={site} view={view} title={roomOf(file, at).name} back={this.back(site, file, at)} here="/admin">
        <RoomForm site={site} form={form} features={featuresIn(file)} />
      </StaffPage>,
      { personal: true, status },
    );
  }

  protected override back({ t }: Site, file: ClinicFile, at: At) {
    return { href: this.entryPage(at), text: t('location.back', { name: placeOf(file, at.within).name }) };
  }

  protected retireEntry(member: StaffMember, at: At, id: string): Promise<Answer> {
    return this.tools.changing.beginConfiguration(member, id, {
      kind: 'room-gone',
      location: at.within,
      slug: at.slug,
    });
  }

  protected newsText(): undefined {
    return undefined;
  }
}
