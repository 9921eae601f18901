import { Controller } from '@nestjs/common';
import type { VNode } from 'preact';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { entryAt } from '../../../clinic-file/entry-edits.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { Site } from '../../shared/site.js';
import type { At, EntryForm } from '../resource/resource.js';
import { PlacePartController } from './place-part.controller.js';
import { EditForm } from '../resource/edit-form.js';
import { featuresIn, rooms } from './rooms.js';

/** Rooms of a location. */
@Controller('admin/locations/:location/rooms')
@Allow('admin')
export class RoomsController extends PlacePartController<(typeof rooms)['entity']['fields']> {
  protected readonly resource = rooms;

  protected form(file: ClinicFile, form: EntryForm, { t }: Site): VNode {
    const choices = { features: featuresIn(file) };
    return <EditForm entity={rooms.entity} form={form} choices={choices} submit={t('room.save')} />;
  }

  protected title(_site: Site, file: ClinicFile, { within, slug }: At): string {
    return entryAt(file, 'locations', within, 'rooms', slug).name;
  }

  protected retireEntry(member: StaffMember, { within: location, slug }: At, id: string): Promise<Answer> {
    return this.tools.changing.beginConfiguration(member, id, { kind: 'room-gone', location, slug });
  }
}
