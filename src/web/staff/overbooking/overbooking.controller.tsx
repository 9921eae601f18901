import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { OverbookingPermissions } from '../../../bookings/by-staff/overbooking-permissions.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { OverbookingPage } from './overbooking-page.js';

const schema = z.object({ resource: z.uuid(), allowed: z.enum(['yes', 'no']) });

/** Where visits may be overbooked: practitioners decide for themselves, admins for rooms, equipment and everyone. */
@Controller('staff/clashes')
@Allow('practitioner', 'admin')
export class OverbookingController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly clashes: OverbookingPermissions,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember): Promise<Answer> {
    const site = await this.siteContext.site();
    const resources = await this.clashes.list(staffActorOf(member), member.roles.includes('admin'));
    return page(<OverbookingPage site={site} member={member} resources={resources} />);
  }

  @Post()
  async allow(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { resource, allowed } = parse(schema, body);
    await this.clashes.allow(staffActorOf(member), member.roles.includes('admin'), resource, allowed === 'yes');
    return seeOther('/staff/clashes');
  }
}
