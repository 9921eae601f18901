import { Controller, Get, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { StaffDrafts } from '../../../accounts/staff-drafts.service.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Id, type WebRequest } from '../../../platform/http/request.decorator.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { NoDraftPage } from './draft-page.js';
import { DraftPages } from './draft-pages.service.js';

/** What somebody typed before they were signed out. It is saved by its own form, so nothing is done here. */
@Controller('staff/drafts/:id')
@Allow('practitioner', 'reception', 'admin')
export class DraftsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly drafts: StaffDrafts,
    private readonly pages: DraftPages,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @Id() id: string, @Req() request: WebRequest): Promise<Answer> {
    const draft = await this.drafts.find(member.id, id);
    if (draft) return this.pages.show(request, member, id, draft);
    return page(<NoDraftPage site={await this.siteContext.site()} member={member} />, { status: 404 });
  }
}
