import { Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { NewLinks } from '../../../bookings/by-patient/new-links.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { patientAddress, patientNews } from './patient-address.js';
import { PatientId } from './patient-id.decorator.js';
import { PatientPage } from './patient-page.js';
import { PatientRows } from './patient-rows.service.js';
import { PatientViews } from './patient-views.service.js';

const query = z.object({
  news: z.enum(patientNews).optional().catch(undefined),
  told: z.enum(['email', 'phone', 'nobody']).catch('nobody'),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});

/** A patient at the desk. */
@Controller('staff/patients/:id')
@Allow('practitioner', 'reception', 'admin')
export class PatientController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: PatientViews,
    private readonly rows: PatientRows,
    private readonly links: NewLinks,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @PatientId() id: string, @Query() asked: unknown): Promise<Answer> {
    const site = await this.siteContext.site();
    const { news, told, page: of } = parse(query, asked);
    const view = await this.views.view(site, member, id, of);
    // The record was merged into another.
    if (view.id !== id) return seeOther(patientAddress(view.id));
    const said = news && site.t(`patient.news.${news}`, { told });
    return page(<PatientPage site={site} member={member} view={{ ...view, news: said }} />);
  }

  @Post('links')
  async sendLinks(@Staff() member: StaffMember, @PatientId() id: string): Promise<Answer> {
    const by = staffActorOf(member);
    const patient = await this.rows.patient(by, id);
    const sent = await this.links.sendFor(by, patient.id);
    return seeOther(patientAddress(patient.id, sent > 0 ? 'links' : 'no-links'));
  }
}
