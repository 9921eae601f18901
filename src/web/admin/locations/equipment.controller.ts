import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { withUnits } from '../../../clinic-file/place-edits.js';
import { slugOf } from '../../../configuration/slug.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import { seeOther } from '../../shared/answer.js';
import { refused } from '../../staff/refused.js';
import { entryAddress } from '../resource/address.js';
import { atOf, type Params } from '../resource/resource.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { LocationPages } from './location-pages.service.js';

const typedUnits = z.object({
  kind: z.string().trim().max(80).catch(''),
  newKind: z.string().trim().max(60).catch(''),
  count: z.string().trim().max(10).catch(''),
});
const back = z.object({ id: z.uuid() });

/** Equipment of a location: units of a kind, which have no pages of their own. */
@Controller('admin/locations/:location/equipment')
@Allow('admin')
export class EquipmentController {
  constructor(
    private readonly tools: ResourceTools,
    private readonly pages: LocationPages,
  ) {}

  @Post()
  async add(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { within: location } = atOf(params);
    const typed = parse(typedUnits, body);
    const gone = await this.tools.retired.list('equipment', location);
    try {
      const kind = typed.newKind ? slugOf(typed.newKind) : typed.kind;
      const count = Number(typed.count);
      const faults = [
        ...(kind ? [] : [{ path: 'newKind', message: 'fault.missing' }]),
        ...(Number.isInteger(count) && count > 0 && count <= 20 ? [] : [{ path: 'count', message: 'fault.count' }]),
      ];
      if (faults.length) throw new BadInput(faults);
      const taken = new Set(gone.map((unit) => unit.slug));
      await this.tools.edits.change(member, { action: 'equipment.added' }, (file) =>
        withUnits(file, location, kind, count, taken),
      );
      return seeOther(`${entryAddress('/admin/locations', location)}?news=units`);
    } catch (fault) {
      const { errors, ...wrong } = refused(fault, await this.tools.siteContext.site());
      return this.pages.show(
        member,
        { slug: location, within: '' },
        { ...wrong, more: { adding: { ...typed, errors } } },
      );
    }
  }

  @Post('restore')
  async restore(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { within: location } = atOf(params);
    const { id } = parse(back, body);
    try {
      await this.tools.retired.bringBack(member, 'equipment', id);
      return seeOther(`${entryAddress('/admin/locations', location)}?news=returned`);
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.tools.siteContext.site());
      return this.pages.show(member, { slug: location, within: '' }, { fault: said, status });
    }
  }

  @Post(':slug/retirement')
  async retire(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    const at = atOf(params);
    const id = await this.tools.idOf('equipment', at);
    return this.tools.changing.beginConfiguration(member, id, {
      kind: 'unit-gone',
      location: at.within,
      slug: at.slug,
    });
  }
}
