import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { closureText } from '../../../locations/closure-text.js';
import { Closures } from '../../../locations/closures.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page } from '../../shared/answer.js';
import type { FieldErrors } from '../../shared/form.js';
import { refused } from '../../staff/refused.js';
import { entryAddress } from '../resource/address.js';
import { atOf, type Params } from '../resource/resource.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { closureIn, type TypedClosure, typedClosure } from './closure-form.js';
import { ClosurePage } from './closure-page.js';
import { LocationPages } from './location-pages.service.js';

const removal = z.object({ id: z.uuid() });
const noClosure: TypedClosure = { first: '', last: '', from: '', to: '', reason: '' };

/** When a location is closed. */
@Controller('admin/locations/:location/closures')
@Allow('admin')
export class ClosuresController {
  constructor(
    private readonly tools: ResourceTools,
    private readonly pages: LocationPages,
    private readonly closures: Closures,
  ) {}

  @Get('new')
  async blank(@Staff() member: StaffMember, @Param() params: Params): Promise<Answer> {
    return this.form(member, atOf(params).within, noClosure);
  }

  @Post()
  async close(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { within: location } = atOf(params);
    const typed = typedClosure(body);
    const { id } = await this.pages.location(location);
    try {
      const edit = { kind: 'closure', location, closure: closureIn(typed) } as const;
      return await this.tools.changing.beginConfiguration(member, id, edit);
    } catch (fault) {
      const { errors, status } = refused(fault, await this.tools.siteContext.site());
      return this.form(member, location, typed, errors, status);
    }
  }

  @Post('removal')
  async open(@Staff() member: StaffMember, @Param() params: Params, @Body() body: unknown): Promise<Answer> {
    const { within: location } = atOf(params);
    const { id } = parse(removal, body);
    const { id: locationId } = await this.pages.location(location);
    try {
      const closure = (await this.closures.of(locationId)).find((one) => one.id === id);
      if (!closure) throw new Refusal('hours-changed');
      return await this.tools.changing.beginConfiguration(member, locationId, {
        kind: 'closure-gone',
        location,
        closure: { ...closureText(closure), ...(closure.reason !== null && { reason: closure.reason }) },
      });
    } catch (fault) {
      const { fault: said, status } = refused(fault, await this.tools.siteContext.site());
      return this.pages.show(member, { slug: location, within: '' }, { fault: said, status });
    }
  }

  private async form(
    member: StaffMember,
    slug: string,
    typed: TypedClosure,
    errors: FieldErrors = {},
    status = 200,
  ): Promise<Answer> {
    const [site, { name }] = await Promise.all([this.tools.siteContext.site(), this.pages.location(slug)]);
    const view = { member, name, here: entryAddress('/admin/locations', slug), typed, errors };
    return page(<ClosurePage site={site} view={view} />, { personal: true, status });
  }
}
