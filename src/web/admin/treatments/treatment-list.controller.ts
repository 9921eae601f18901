import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { treatmentNews } from './treatment-news.js';
import { TreatmentViews } from './treatment-views.service.js';

const querySchema = z.object({
  news: z.enum(treatmentNews).optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
});
const wanted = z.object({ kind: z.enum(['base', 'add-on']).catch('base') });

/** What is offered, in order; and what no longer is. Both kinds on one page. */
@Controller('admin/treatments')
@Allow('admin')
export class TreatmentListController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: TreatmentViews,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news, name = '' } = parse(querySchema, query);
    const { t } = await this.siteContext.site();
    return this.views.listPage(member, { news: news && t(`treatments.news.${news}`, { name }) });
  }

  /** Where a new one was added before. */
  @Get('new')
  lead(@Query() query: unknown): Answer {
    return seeOther(`/admin/treatments/${parse(wanted, query).kind}/new`);
  }
}
