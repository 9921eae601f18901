import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { FailedNotifications } from '../../../health/failed-notifications.service.js';
import { Health } from '../../../health/health.service.js';
import { SystemStatusReader } from '../../../health/system-status.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { undeliveredQuerySchema } from '../../staff/undelivered/undelivered.controller.js';
import { HealthPage } from './health-page.js';

/** How the service is, in full. */
@Controller('admin/health')
@Allow('admin')
export class HealthPageController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly health: Health,
    private readonly notifications: FailedNotifications,
    private readonly systemStatus: SystemStatusReader,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(undeliveredQuerySchema, query);
    const [site, looked, notifications, systemStatus] = await Promise.all([
      this.siteContext.site(),
      this.health.look(),
      this.notifications.list(member),
      this.systemStatus.read(),
    ]);
    const now = this.clock.now();
    const view = { member, looked, notifications, systemStatus, now, news: news && site.t(`undelivered.news.${news}`) };
    return page(<HealthPage site={site} view={view} />);
  }
}
