import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { PatientId } from './patient-id.decorator.js';
import { PatientPage } from './patient-page.js';
import { PatientViews } from './patient-views.service.js';

const query = z.object({ page: z.coerce.number().int().min(1).max(1000).catch(1) });

/** A patient at the desk. */
@Controller('staff/patients/:id')
@Allow('practitioner', 'reception', 'admin')
export class PatientController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: PatientViews,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @PatientId() id: string, @Query() asked: unknown): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.view(site, member, id, parse(query, asked).page);
    // The record was merged into another.
    if (view.id !== id) return seeOther(`/staff/patients/${view.id}`);
    return page(<PatientPage site={site} member={member} view={view} />);
  }
}
