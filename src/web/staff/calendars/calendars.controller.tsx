import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies } from '../../../platform/http/request.decorator.js';
import { Keys } from '../../../platform/keys.service.js';
import { parse } from '../../../platform/parse.js';
import { CalendarOwners } from '../../../calendar-feeds/calendar-owners.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { CalendarViews, hereOf } from './calendar-views.service.js';
import { CalendarsPage } from './calendars-page.js';
import { EveryonePage } from './everyone-page.js';
import { newFeedIn, noNewFeed } from './new-address.js';

const querySchema = z.object({
  news: z.enum(['revoked', 'subscribed', 'unsubscribed']).optional().catch(undefined),
  /** The subscription that the news is of. */
  calendar: z.uuid().optional().catch(undefined),
});

/** Where the visits can be read, and what counts as busy from elsewhere. */
@Controller('staff/calendars')
@Allow('practitioner', 'reception', 'admin')
export class CalendarsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: CalendarViews,
    private readonly owners: CalendarOwners,
    private readonly keys: Keys,
  ) {}

  @Get()
  async everyone(@Staff() member: StaffMember): Promise<Answer> {
    const by = staffActorOf(member);
    const [own] = by.everyDiary ? [] : await this.owners.all(by);
    if (own) return seeOther(hereOf(own));
    const site = await this.siteContext.site();
    return page(<EveryonePage site={site} view={await this.views.everyone(site, member)} />);
  }

  @Get(':practitioner')
  async calendars(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Query() query: unknown,
    @Cookies() cookies: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const [site, owner] = await Promise.all([this.siteContext.site(), this.views.owner(member, slug)]);
    const { news, calendar } = parse(querySchema, query);
    const said =
      news === 'subscribed'
        ? await this.views.subscribed(site, owner, calendar)
        : { news: news && site.t(`calendars.news.${news}`) };
    const made = newFeedIn(this.keys, { staffId: member.id, practitionerId: owner.id }, cookies);
    const view = await this.views.view(site, member, owner, { made, ...said });
    return page(<CalendarsPage site={site} view={view} />, { cookies: made ? [noNewFeed] : [] });
  }
}
