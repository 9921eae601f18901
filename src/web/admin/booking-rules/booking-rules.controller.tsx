import { Controller, Get, Param, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { policy } from '../../../clinic/policy.entity.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import type { At, Params, Shown } from '../resource/resource.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { SettingsController } from '../resource/settings.controller.js';
import { bookingRules } from './booking-rules.js';
import { BookingRulesPage } from './booking-rules-page.js';
import { BookingRulesReadPage } from './booking-rules-read-page.js';
import { BookingRulesViews } from './booking-rules-views.service.js';

/** On what terms visits are booked. Both buttons send all of it: what is shown is what was typed. */
@Controller('admin/booking-rules')
@Allow('admin')
export class BookingRulesController extends SettingsController<typeof policy.fields> {
  protected readonly resource = bookingRules;

  constructor(
    tools: ResourceTools,
    private readonly views: BookingRulesViews,
  ) {
    super(tools);
  }

  /** Reception reads them, to tell whoever calls. */
  @Get()
  @Allow('reception', 'admin')
  override async show(@Staff() member: StaffMember, @Param() params: Params, @Query() query: unknown): Promise<Answer> {
    if (member.roles.includes('admin')) return super.show(member, params, query);
    const [site, form] = await Promise.all([
      this.siteContext.site(),
      this.tools.form(bookingRules, this.at(params), {}),
    ]);
    const { reading } = await this.views.clinic(site, form);
    return page(<BookingRulesReadPage site={site} view={{ member, form, reading }} />);
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown): Promise<Answer> {
    const [site, form] = await Promise.all([this.siteContext.site(), this.tools.form(bookingRules, at, shown)]);
    const { news, fault, status } = shown;
    const view = { member, news, fault, errors: form.errors, ...(await this.views.clinic(site, form)) };
    return page(<BookingRulesPage site={site} view={view} />, { personal: true, status });
  }

  protected override async unsaved(_site: Site, _body: unknown, typed: Typed): Promise<Shown | undefined> {
    return said(typed, 'do') === 'preview' ? { typed } : undefined;
  }
}
