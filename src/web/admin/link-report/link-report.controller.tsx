import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Links } from '../../../finder/links.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { parse } from '../../../platform/parse.js';
import { LinkLedger } from '../../../reports/link-ledger.service.js';
import { dateAdd } from '../../../time/days.js';
import { file, page } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { linkReportCsv } from './csv.js';
import { type Asked, askedSchema } from './link-report-form.js';
import { LinkReportPage } from './link-report-page.js';

/** What each link brought, from which post and where on it, week by week. Everything asked stands in the address. */
@Controller('admin/link-report')
@Allow('admin')
@Urgent('reporting')
export class LinkReportController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly links: Links,
    private readonly ledger: LinkLedger,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const asked = parse(askedSchema, query);
    const [site, links, found] = await Promise.all([this.siteContext.site(), this.links.everyOne(), this.read(asked)]);
    return page(<LinkReportPage site={site} view={{ member, asked, links, found }} />);
  }

  @Get('csv')
  async csv(@Query() query: unknown): Promise<Answer> {
    const found = await this.read(parse(askedSchema, query));
    const name = `links-${found.weeks[0]!.from}-${dateAdd(found.weeks.at(-1)!.to, -1)}.csv`;
    return file(linkReportCsv(found), 'text/csv; charset=utf-8', { name });
  }

  private read({ weeks: count, until, code }: Asked) {
    return this.ledger.read({ count, until, code });
  }
}
