import { Controller } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { placeOf } from '../../../clinic-file/place-edits.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page, seeOther } from '../../shared/answer.js';
import { entryAddress } from '../resource/address.js';
import type { At, Form, ListShown, Shown } from '../resource/resource.js';
import { ResourceController } from '../resource/resource.controller.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { LocationPages, spoken } from './location-pages.service.js';
import { RoomPage } from './room-page.js';
import { featuresIn, roomOf, rooms } from './rooms.js';

/** Rooms of a location. */
@Controller('admin/locations/:location/rooms')
@Allow('admin')
export class RoomsController extends ResourceController<(typeof rooms)['entity']['fields']> {
  protected readonly resource = rooms;

  constructor(
    tools: ResourceTools,
    private readonly pages: LocationPages,
  ) {
    super(tools);
  }

  protected override entryPage({ location }: At): string {
    return entryAddress('/admin/locations', location);
  }

  protected override listAddress(at: At): string {
    return `${this.entryPage(at)}#rooms`;
  }

  /** On the page of the location. */
  protected async showList(member: StaffMember, at: At, { fault, status }: ListShown): Promise<Answer> {
    if (!fault) return seeOther(this.listAddress(at));
    return this.pages.show(member, { slug: at.location, location: '' }, { fault, status });
  }

  protected async showNew(member: StaffMember, at: At, form: Form, shown: Shown): Promise<Answer> {
    const { t } = await this.tools.siteContext.site();
    return this.form(member, at, t('room.new'), form, shown);
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown): Promise<Answer> {
    const [form, { file }] = await Promise.all([this.tools.form(rooms, at, shown), this.tools.edits.current()]);
    return this.form(member, at, roomOf(file, at).name, form, shown);
  }

  protected retireEntry(member: StaffMember, at: At, id: string): Promise<Answer> {
    return this.tools.changing.beginConfiguration(member, id, { kind: 'room-gone', ...at });
  }

  protected newsText(): undefined {
    return undefined;
  }

  private async form(member: StaffMember, at: At, title: string, form: Form, shown: Shown): Promise<Answer> {
    const [site, { file }] = await Promise.all([this.tools.siteContext.site(), this.tools.edits.current()]);
    const view = {
      member,
      place: placeOf(file, at.location).name,
      back: this.entryPage(at),
      title,
      form,
      features: featuresIn(file).map((feature) => ({ value: feature, label: spoken(feature) })),
      fault: shown.fault,
    };
    return page(<RoomPage site={site} view={view} />, { personal: true, status: shown.status });
  }
}
