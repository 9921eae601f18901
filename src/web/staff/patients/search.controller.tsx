import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { type FoundPatient, PatientSearch } from '../../../bookings/by-staff/patient-search.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { SearchPage } from './search-page.js';

const typed = z.object({ q: z.string().trim().max(100).catch('') });

/** From the box in the masthead to a patient's page. */
@Controller('staff/patients')
@Allow('practitioner', 'reception', 'admin')
export class SearchController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly search: PatientSearch,
  ) {}

  @Get()
  begin(@Staff() member: StaffMember): Promise<Answer> {
    return this.show(member, '', []);
  }

  /** A form post, so that names, numbers and addresses stand in no URL, browser history or log. */
  @Post()
  async find(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { q } = parse(typed, body);
    const found = await this.search.alike(staffActorOf(member), q);
    return found.length === 1 ? seeOther(`/staff/patients/${found[0]!.id}`) : this.show(member, q, found);
  }

  private async show(member: StaffMember, q: string, found: readonly FoundPatient[]): Promise<Answer> {
    const site = await this.siteContext.site();
    return page(<SearchPage site={site} view={{ member, typed: q, found }} />);
  }
}
