import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ChangePages } from '../changes/change-pages.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { EditPage } from './edit-pages.js';
import { hoursFormIn } from './hours-form.js';
import { HoursViews } from './hours-views.service.js';
import { EveryonePage, HoursPage } from './hours-page.js';

const shown = z.object({ week: z.string().max(10).optional().catch(undefined) });
const personal = { personal: true };

/** When people work: the week, and the forms that change it. */
@Controller('staff/hours')
@Allow('practitioner', 'reception', 'admin')
export class HoursController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: HoursViews,
    private readonly changing: ChangePages,
  ) {}

  @Get()
  async everyone(@Staff() member: StaffMember): Promise<Answer> {
    const by = staffActorOf(member);
    if (by.everyDiary) {
      const site = await this.siteContext.site();
      return page(<EveryonePage site={site} view={await this.views.everyone(site, member)} />, personal);
    }
    const slug = await this.views.ownSlug(by);
    if (!slug) throw new Refusal('not-found');
    return seeOther(`/staff/hours/${slug}`);
  }

  @Get(':practitioner')
  async week(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    const by = staffActorOf(member);
    const [site, subject] = await Promise.all([this.siteContext.site(), this.views.subject(by, slug)]);
    const view = await this.views.week(site, member, by, subject, parse(shown, query).week);
    return page(<HoursPage site={site} view={view} />, personal);
  }

  @Get(':practitioner/weekly')
  weekly(@Staff() member: StaffMember, @Param('practitioner') slug: string, @Query() query: object): Promise<Answer> {
    return this.form(member, slug, { ...query, kind: 'weekly' });
  }

  @Get(':practitioner/date')
  date(@Staff() member: StaffMember, @Param('practitioner') slug: string, @Query() query: object): Promise<Answer> {
    return this.form(member, slug, { ...query, kind: 'date' });
  }

  @Get(':practitioner/off')
  off(@Staff() member: StaffMember, @Param('practitioner') slug: string, @Query() query: object): Promise<Answer> {
    return this.form(member, slug, { ...query, kind: 'off' });
  }

  /** What displaces no visit is saved at once. */
  @Post(':practitioner/changes')
  async propose(
    @Staff() member: StaffMember,
    @Param('practitioner') slug: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const by = staffActorOf(member);
    const subject = await this.views.subject(by, slug);
    const form = hoursFormIn(body);
    try {
      return await this.changing.beginHours(member, await this.views.edit(subject, form));
    } catch (fault) {
      if (!(fault instanceof Refusal) || !['bad-input', 'hours-changed'].includes(fault.code)) throw fault;
      const site = await this.siteContext.site();
      if (fault instanceof BadInput) {
        const view = await this.views.form(site, member, subject, form, fieldErrors(fault, site.locale));
        return page(<EditPage site={site} view={view} />, { ...personal, status: fault.status });
      }
      const view = await this.views.week(site, member, by, subject);
      const said = site.t(`refusal.${fault.code}`);
      return page(<HoursPage site={site} view={{ ...view, fault: said }} />, { ...personal, status: fault.status });
    }
  }

  private async form(member: StaffMember, slug: string, asked: object): Promise<Answer> {
    const [site, subject] = await Promise.all([
      this.siteContext.site(),
      this.views.subject(staffActorOf(member), slug),
    ]);
    const view = await this.views.form(site, member, subject, hoursFormIn(asked));
    return page(<EditPage site={site} view={view} />, personal);
  }
}
