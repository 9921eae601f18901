import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { FailedNotifications } from '../../../health/failed-notifications.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Id } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { UndeliveredPage } from './undelivered-page.js';

export const undeliveredQuerySchema = z.object({
  news: z.enum(['again', 'phoned', 'superseded']).optional().catch(undefined),
});
/** The pages that show these notifications come here, and go back to where they were. */
const sent = z.object({
  at: z
    .string()
    .regex(/^\/staff\/(undelivered|visits\/[A-Z0-9]{1,12})$|^\/admin\/health$/)
    .catch('/staff/undelivered'),
});

/** Notifications that could not be delivered, and what is done about them. */
@Controller('staff/undelivered')
@Allow('reception', 'admin')
export class UndeliveredController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly notifications: FailedNotifications,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(undeliveredQuerySchema, query);
    const [site, notifications] = await Promise.all([this.siteContext.site(), this.notifications.list(member)]);
    const view = { member, notifications, news: news && site.t(`undelivered.news.${news}`) };
    return page(<UndeliveredPage site={site} view={view} />);
  }

  @Post(':id/again')
  async again(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const { at } = parse(sent, body);
    try {
      await this.notifications.sendAgain(member, id);
      return seeOther(`${at}?news=again`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code !== 'notification-superseded') throw fault;
      return seeOther(`${at}?news=superseded`);
    }
  }

  @Post(':id/phoned')
  async phoned(@Staff() member: StaffMember, @Id() id: string, @Body() body: unknown): Promise<Answer> {
    const { at } = parse(sent, body);
    await this.notifications.markPhoned(member, id);
    return seeOther(`${at}?news=phoned`);
  }
}
