import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import { Waitlist } from '../../../waitlist/waitlist.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { EntryOverPage, EntryPage } from './entry-page.js';
import { EntryViews } from './entry-views.service.js';
import { AskedPage } from './join-page.js';
import { wishesForm, wishesIn } from './wishes-form.js';
import { WishesForms } from './wishes-forms.service.js';

const newsSchema = z.object({ news: z.literal('saved').optional().catch(undefined) });

/** What the link in messages about the waitlist opens: see, change, leave. */
@Controller('waitlist/entry/:token')
@Allow('patient-link')
export class WaitlistEntryController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly waitlist: Waitlist,
    private readonly views: EntryViews,
    private readonly forms: WishesForms,
  ) {}

  @Get()
  show(@Param('token') token: string, @Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    return this.answer(token, request, { saved: parse(newsSchema, query).news === 'saved' });
  }

  @Post()
  async change(@Param('token') token: string, @Body() body: unknown, @Req() request: WebRequest): Promise<Answer> {
    const entry = await this.waitlist.byToken(token);
    const site = await this.siteContext.siteFor(request, entry.language, addressOf(token));
    const typed = parse(wishesForm, body);
    const { wheres } = await this.forms.choices(site, await this.views.soughtBy(entry));
    try {
      await this.waitlist.change(token, wishesIn(typed, wheres));
      return seeOther(`${addressOf(token)}?news=saved`);
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const wrong = { typed, errors: fieldErrors(fault, site.locale) };
      const view = await this.views.entry(site, entry, addressOf(token), wrong);
      return page(<EntryPage site={site} view={view} />, { personal: true, status: fault.status });
    }
  }

  /** The address a mail program may open, too. */
  @Get('leave')
  async ask(@Param('token') token: string): Promise<Answer> {
    await this.waitlist.byToken(token);
    return seeOther(addressOf(token));
  }

  /** One click; a mail program posts here by itself (RFC 8058) and wants no redirect. */
  @Post('leave')
  @AcceptsFiles({ megabytes: 0.01 })
  async leave(@Param('token') token: string, @Req() request: WebRequest): Promise<Answer> {
    await this.waitlist.leave(token);
    return this.answer(token, request);
  }

  private async answer(token: string, request: WebRequest, { saved = false } = {}): Promise<Answer> {
    const entry = await this.waitlist.byToken(token);
    const site = await this.siteContext.siteFor(request, entry.language, addressOf(token));
    if (entry.status === 'unproven') return page(<AskedPage site={site} />, { personal: true });
    if (entry.status === 'ended')
      return page(<EntryOverPage site={site} view={await this.views.over(entry)} />, { personal: true });
    const news = saved ? site.t('my.saved') : undefined;
    const view = await this.views.entry(site, entry, addressOf(token), { news });
    return page(<EntryPage site={site} view={view} />, { personal: true });
  }
}

const addressOf = (token: string) => `/waitlist/entry/${token}`;
