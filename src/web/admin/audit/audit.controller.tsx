import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { parse } from '../../../platform/parse.js';
import { page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ActivityLog } from './activity-log.service.js';
import { type ActivityQuery, activityQuery } from './activity-query.js';
import { ActivityPage, OwnActivityPage } from './audit-page.js';

/** The audit trail, for reading: all of it by administrators, what they did themselves by practitioners. Nothing here writes. */
@Controller()
export class AuditController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly log: ActivityLog,
  ) {}

  @Get('admin/audit')
  @Urgent('reporting')
  @Allow('admin')
  async read(@Staff() member: StaffMember, @Query() given: unknown): Promise<Answer> {
    const here = '/admin/audit';
    const query = parse(activityQuery, given);
    const site = await this.siteContext.site();
    const [log, choices] = await Promise.all([
      this.log.page(site, { here, own: null }, query),
      this.log.choices(site, query),
    ]);
    const { before, ...filters } = query;
    const typed = typedOf(filters);
    const narrowed = before !== undefined || Object.keys(typed).length > 0;
    return page(<ActivityPage site={site} view={{ member, here, narrowed, typed, choices, ...log }} />);
  }

  @Get('staff/activity')
  @Allow('practitioner')
  async own(@Staff() member: StaffMember, @Query() given: unknown): Promise<Answer> {
    const here = '/staff/activity';
    const { before } = parse(activityQuery, given);
    const site = await this.siteContext.site();
    const own = { actor: actorOf(member), practitionerId: member.practitionerId! };
    const log = await this.log.page(site, { here, own }, { before });
    return page(<OwnActivityPage site={site} view={{ member, here, narrowed: before !== undefined, ...log }} />);
  }
}

function typedOf(filters: Omit<ActivityQuery, 'before'>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
