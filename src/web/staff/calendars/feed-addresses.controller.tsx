import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { CalendarFeeds } from '../../../calendar-feeds/calendar-feeds.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Keys } from '../../../platform/keys.service.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { feedForm, sent } from './calendar-forms.js';
import { CalendarViews, hereOf } from './calendar-views.service.js';
import { FormAgain } from './form-again.service.js';
import { newFeedCookie } from './new-address.js';
import { RemovalPage } from './removal-page.js';

/** The addresses at which calendar programs read the visits. */
@Controller('staff/calendars/:practitioner/feeds')
@Allow('practitioner', 'reception', 'admin')
export class FeedAddressesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: CalendarViews,
    private readonly again: FormAgain,
    private readonly feeds: CalendarFeeds,
    private readonly keys: Keys,
  ) {}

  @Post()
  async make(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const owner = await this.views.owner(member, slug);
    const typed = parse(sent, body);
    return this.again.unless(member, owner, { at: 'feed', typed }, async () => {
      const feed = parse(feedForm, typed);
      const once = idempotentRequest(`POST ${hereOf(owner)}/feeds ${member.id}`, typed.once, feed);
      const made = await this.feeds.add(owner.id, feed, actorOf(member), once);
      const cookie = newFeedCookie(this.keys, { staffId: member.id, practitionerId: owner.id }, made);
      return seeOther(hereOf(owner), { cookies: [cookie] });
    });
  }

  @Get(':id/removal')
  async ask(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
  ): Promise<Answer> {
    const [site, owner] = await Promise.all([this.siteContext.site(), this.views.owner(member, slug)]);
    const view = await this.views.removal(member, owner, 'revoke', id);
    return page(<RemovalPage site={site} view={view} />, { personal: true });
  }

  @Post(':id/removal')
  async revoke(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const owner = await this.views.owner(member, slug);
    const once = idempotentRequest(`POST ${hereOf(owner)}/feeds/removal ${member.id}`, parse(sent, body).once, id);
    await this.feeds.revoke(owner.id, id, actorOf(member), once);
    return seeOther(`${hereOf(owner)}?news=revoked`);
  }
}
