import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../../accounts/allow.decorator.js';
import { Staff } from '../../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../../accounts/staff-member.js';
import { UnlinkedPages } from '../../../../finder/unlinked-pages.service.js';
import type { Answer } from '../../../../platform/http/answer.js';
import { parse } from '../../../../platform/parse.js';
import { seeOther } from '../../../shared/answer.js';
import { SiteContext } from '../../../shared/site-context.service.js';
import { entryAddress } from '../../resource/address.js';
import { ByPageViews } from './by-page-views.service.js';

const chosen = z.object({ page: z.string().max(500) });

/** Pages from which somebody came although they have no link: each gets one, or is taken off the list. */
@Controller('admin/links/posts/unlinked')
@Allow('admin')
export class UnlinkedPagesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: ByPageViews,
    private readonly unlinked: UnlinkedPages,
  ) {}

  @Post()
  async make(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const code = await this.views.make(await this.siteContext.site(), member, parse(chosen, body).page);
    return seeOther(`${entryAddress('/admin/links', code)}?news=added`);
  }

  @Post('removal')
  async forget(@Body() body: unknown): Promise<Answer> {
    await this.unlinked.forget(parse(chosen, body).page);
    return seeOther('/admin/links/posts');
  }
}
