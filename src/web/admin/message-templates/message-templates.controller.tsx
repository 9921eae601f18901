import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { MessageTemplateViews } from './message-template-views.service.js';
import { MessageTemplatesPage } from './message-templates-page.js';

const querySchema = z.object({ news: z.enum(['saved', 'reset']).optional().catch(undefined) });

/** Every message there is, and in whose words it goes out. */
@Controller('admin/message-templates')
@Allow('admin')
export class MessageTemplatesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: MessageTemplateViews,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(querySchema, query);
    const site = await this.siteContext.site();
    const view = await this.views.list(site, member, news && site.t(`templates.news.${news}`));
    return page(<MessageTemplatesPage site={site} view={view} />, { personal: true });
  }
}
