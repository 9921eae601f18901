import { Controller } from '@nestjs/common';
import type { VNode } from 'preact';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { unitDetails, units } from '../../../clinic-file/details.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { Site } from '../../shared/site.js';
import type { At, EntryForm } from '../resource/resource.js';
import { equipment, kindsIn, oneUnit } from './equipment.js';
import { PlacePartController } from './place-part.controller.js';
import { EditForm } from '../resource/edit-form.js';
import { spoken } from './spoken.js';

/** Equipment of a location: units of a kind. */
@Controller('admin/locations/:location/equipment')
@Allow('admin')
export class EquipmentController extends PlacePartController<(typeof equipment)['entity']['fields']> {
  protected readonly resource = equipment;

  protected form(file: ClinicFile, form: EntryForm, { t }: Site): VNode {
    const isNew = 'once' in form.carry;
    return (
      <EditForm
        entity={isNew ? units : unitDetails}
        form={form}
        choices={{ kind: kindsIn(file) }}
        submit={t(isNew ? 'equipment.submit' : 'equipment.save')}
      />
    );
  }

  protected title(_site: Site, _file: ClinicFile, { slug }: At): string {
    return spoken(slug);
  }

  protected override async blankForm(): Promise<Typed> {
    return oneUnit;
  }

  protected retireEntry(member: StaffMember, { within: location, slug }: At, id: string): Promise<Answer> {
    return this.tools.changing.beginConfiguration(member, id, { kind: 'unit-gone', location, slug });
  }
}
