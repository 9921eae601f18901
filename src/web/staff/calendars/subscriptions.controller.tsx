import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { CalendarSubscriptions } from '../../../availability/calendars/calendar-subscriptions.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { sent, subscriptionForm } from './calendar-forms.js';
import { CalendarViews, hereOf } from './calendar-views.service.js';
import { FormAgain } from './form-again.service.js';
import { RemovalPage } from './removal-page.js';

/** The calendars elsewhere whose events count as busy time here. */
@Controller('staff/calendars/:practitioner/subscriptions')
@Allow('practitioner', 'reception', 'admin')
export class SubscriptionsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: CalendarViews,
    private readonly again: FormAgain,
    private readonly subscriptions: CalendarSubscriptions,
  ) {}

  @Post()
  async subscribe(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const owner = await this.views.owner(member, slug);
    const typed = parse(sent, body);
    return this.again.unless(member, owner, { at: 'subscription', typed }, async () => {
      const calendar = parse(subscriptionForm, typed);
      const once = idempotentRequest(`POST ${hereOf(owner)}/subscriptions ${member.id}`, typed.once, calendar);
      await this.subscriptions.subscribe(owner.id, calendar, actorOf(member), once);
      return seeOther(`${hereOf(owner)}?news=subscribed`);
    });
  }

  @Get(':id/removal')
  async ask(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
  ): Promise<Answer> {
    const [site, owner] = await Promise.all([this.siteContext.site(), this.views.owner(member, slug)]);
    const view = await this.views.removal(member, owner, 'unsubscribe', id);
    return page(<RemovalPage site={site} view={view} />, { personal: true });
  }

  @Post(':id/removal')
  async unsubscribe(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const owner = await this.views.owner(member, slug);
    const once = idempotentRequest(
      `POST ${hereOf(owner)}/subscriptions/removal ${member.id}`,
      parse(sent, body).once,
      id,
    );
    await this.subscriptions.unsubscribe(owner.id, id, actorOf(member), once);
    return seeOther(`${hereOf(owner)}?news=unsubscribed`);
  }
}
