import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { CalendarSubscriptions } from '../../../availability/calendars/calendar-subscriptions.service.js';
import { RefreshCalendars } from '../../../availability/calendars/refresh-calendars.job.js';
import { CalendarFeeds } from '../../../calendar-feeds/calendar-feeds.service.js';
import type { CalendarOwner } from '../../../calendar-feeds/calendar-owners.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Id } from '../../../platform/http/request.decorator.js';
import { Keys } from '../../../platform/keys.service.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { feedForm, sent, subscriptionForm } from './calendar-forms.js';
import { CalendarViews, hereOf } from './calendar-views.service.js';
import type { CalendarsView } from './calendars.view.js';
import { CalendarsPage } from './calendars-page.js';
import { newFeedCookie } from './new-address.js';
import { RemovalPage } from './removal-page.js';

/** The addresses at which calendar programs read the visits, and the calendars elsewhere whose events count as busy here. */
@Controller('staff/calendars/:practitioner')
@Allow('practitioner', 'reception', 'admin')
export class CalendarEditsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: CalendarViews,
    private readonly feeds: CalendarFeeds,
    private readonly subscriptions: CalendarSubscriptions,
    private readonly refresh: RefreshCalendars,
    private readonly keys: Keys,
  ) {}

  @Post('feeds')
  async make(@Staff() member: StaffMember, @Param('practitioner') slug: string, @Body() body: unknown) {
    const owner = await this.views.owner(member, slug);
    const typed = parse(sent, body);
    return this.orAgain(member, owner, { at: 'feed', typed }, async () => {
      const feed = parse(feedForm, typed);
      const once = idempotentRequest(`POST ${hereOf(owner)}/feeds`, typed.once, feed, actorOf(member));
      const made = await this.feeds.add(owner.id, feed, actorOf(member), once);
      const cookie = newFeedCookie(this.keys, { staffId: member.id, practitionerId: owner.id }, made);
      return seeOther(hereOf(owner), { cookies: [cookie] });
    });
  }

  @Post('subscriptions')
  async subscribe(@Staff() member: StaffMember, @Param('practitioner') slug: string, @Body() body: unknown) {
    const owner = await this.views.owner(member, slug);
    const typed = parse(sent, body);
    return this.orAgain(member, owner, { at: 'subscription', typed }, async () => {
      const calendar = parse(subscriptionForm, typed);
      const once = idempotentRequest(`POST ${hereOf(owner)}/subscriptions`, typed.once, calendar, actorOf(member));
      const id = await this.subscriptions.subscribe(owner.id, calendar, actorOf(member), once);
      await this.refresh.runOnly(id);
      return seeOther(`${hereOf(owner)}?news=subscribed&calendar=${id}`);
    });
  }

  @Get(':list/:id/removal')
  async ask(@Staff() member: StaffMember, @Param() params: Params, @Id() id: string): Promise<Answer> {
    const [site, owner] = await Promise.all([this.siteContext.site(), this.views.owner(member, params.practitioner)]);
    const view = await this.views.removal(member, owner, listOf(params), id);
    return page(<RemovalPage site={site} view={view} />);
  }

  @Post(':list/:id/removal')
  async remove(@Staff() member: StaffMember, @Param() params: Params, @Id() id: string, @Body() body: unknown) {
    const owner = await this.views.owner(member, params.practitioner);
    const list = listOf(params);
    const { once: typed } = parse(sent, body);
    const once = idempotentRequest(`POST ${hereOf(owner)}/${list}/removal`, typed, id, actorOf(member));
    if (list === 'feeds') await this.feeds.revoke(owner.id, id, actorOf(member), once);
    else await this.subscriptions.unsubscribe(owner.id, id, actorOf(member), once);
    return seeOther(`${hereOf(owner)}?news=${list === 'feeds' ? 'revoked' : 'unsubscribed'}`);
  }

  /** When something is wrong with what was sent, the form comes back as it was typed, with what is wrong beside the field. */
  private async orAgain(
    member: StaffMember,
    owner: CalendarOwner,
    typed: Pick<CalendarsView, 'at' | 'typed'>,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const site = await this.siteContext.site();
      const refused = { ...typed, errors: fieldErrors(fault, site.locale) };
      const view = await this.views.view(site, member, owner, refused);
      return page(<CalendarsPage site={site} view={view} />, { status: fault.status });
    }
  }
}

interface Params {
  readonly practitioner: string;
  readonly list: string;
}

function listOf({ list }: Params): 'feeds' | 'subscriptions' {
  if (list !== 'feeds' && list !== 'subscriptions') throw new Refusal('not-found');
  return list;
}
