import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { Waitlist } from '../../../waitlist/waitlist.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { EntryOverPage } from './entry-page.js';
import { EntryViews } from './entry-views.service.js';
import { ConfirmEntryPage } from './join-page.js';

/** The link that is sent to an address nobody has proven yet: its button puts them on the list. */
@Controller('waitlist/confirm/:token')
@Allow('patient-link')
export class ConfirmEntryController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly waitlist: Waitlist,
    private readonly views: EntryViews,
  ) {}

  @Get()
  async ask(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    const entry = await this.waitlist.asked(token);
    if (entry.status === 'waiting') return seeOther(`/waitlist/entry/${entry.token}`);
    const site = await this.siteContext.siteFor(request, entry.language);
    if (entry.status === 'ended')
      return page(<EntryOverPage site={site} view={await this.views.over(entry)} />, { personal: true });
    return page(<ConfirmEntryPage site={site} past={await this.views.what(site, entry)} />, { personal: true });
  }

  @Post()
  async confirm(@Param('token') token: string): Promise<Answer> {
    const entry = await this.waitlist.prove(token);
    return seeOther(`/waitlist/entry/${entry.token}`);
  }
}
