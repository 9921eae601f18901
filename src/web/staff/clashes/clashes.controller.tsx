import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Clashes } from '../../../bookings/by-staff/clashes.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { House } from '../../shared/house.service.js';
import { colleagueOf } from '../colleague-of.js';
import { ClashesPage } from './clashes-page.js';

const schema = z.object({ resource: z.uuid(), allowed: z.enum(['yes', 'no']) });

/** Where visits may be squeezed in: practitioners decide for themselves, admins for rooms, equipment and everyone. */
@Controller('staff/clashes')
@Allow('practitioner', 'admin')
export class ClashesController {
  constructor(
    private readonly house: House,
    private readonly clashes: Clashes,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember): Promise<Answer> {
    const site = await this.house.site();
    const resources = await this.clashes.list(colleagueOf(member), member.roles.includes('admin'));
    return page(<ClashesPage site={site} member={member} resources={resources} />, { personal: true });
  }

  @Post()
  async allow(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { resource, allowed } = parse(schema, body);
    await this.clashes.allow(colleagueOf(member), member.roles.includes('admin'), resource, allowed === 'yes');
    return seeOther('/staff/clashes');
  }
}
