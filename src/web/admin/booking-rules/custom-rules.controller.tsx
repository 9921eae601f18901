import { Controller } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { ownPolicy } from '../../../clinic/policy.entity.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { Answer } from '../../../platform/http/answer.js';
import { page } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import type { At, Shown } from '../resource/resource.js';
import { ResourceTools } from '../resource/resource-tools.service.js';
import { SettingsController } from '../resource/settings.controller.js';
import { customRules } from './booking-rules.js';
import { CustomRulesPage } from './booking-rules-page.js';
import { BookingRulesViews } from './booking-rules-views.service.js';

/** Where a treatment has terms of its own. */
@Controller('admin/treatments/:kind/:slug/terms')
@Allow('admin')
export class CustomRulesController extends SettingsController<typeof ownPolicy.fields> {
  protected readonly resource = customRules;

  constructor(
    tools: ResourceTools,
    private readonly views: BookingRulesViews,
  ) {
    super(tools);
  }

  protected async showEntry(member: StaffMember, at: At, shown: Shown): Promise<Answer> {
    const [site, form] = await Promise.all([this.siteContext.site(), this.tools.form(customRules, at, shown)]);
    const { fault, status } = shown;
    const view = { member, fault, errors: form.errors, ...(await this.views.own(site, at, form)) };
    return page(<CustomRulesPage site={site} view={view} />, { personal: true, status });
  }

  protected override async unsaved(_site: Site, _body: unknown, typed: Typed): Promise<Shown | undefined> {
    return said(typed, 'do') === 'preview' ? { typed } : undefined;
  }

  protected override subject(at: At): Promise<string> {
    return this.tools.idOf('treatments', at);
  }
}
