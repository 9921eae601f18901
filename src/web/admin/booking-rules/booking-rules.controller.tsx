import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { policy } from '../../../clinic/policy.entity.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { readForm, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { refused, stillSeen } from '../../staff/refused.js';
import { BookingRulesViews } from './booking-rules-views.service.js';
import { BookingRulesPage, type BookingRulesView } from './booking-rules-page.js';

const querySchema = z.object({ news: z.literal('saved').optional().catch(undefined) });
export const pressed = z.object({
  do: z.enum(['save', 'preview']).catch('save'),
  seen: z.string().max(60).optional().catch(undefined),
});

/** On what terms visits are booked. */
@Controller('admin/booking-rules')
@Allow('admin')
export class BookingRulesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: BookingRulesViews,
    private readonly edits: ClinicEdits,
  ) {}

  @Get()
  async terms(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { t } = await this.siteContext.site();
    return this.show(member, undefined, parse(querySchema, query).news && { news: t('terms.news.saved') });
  }

  /** Both buttons send all of it: what is shown is what was typed. */
  @Post()
  async change(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { do: done, seen } = parse(pressed, body);
    const typed = typedIn(body);
    if (done === 'preview') return this.show(member, typed, { ...(seen && { seen }) });
    const { value, faults } = readForm(policy, typed);
    const change = { action: 'terms.changed', part: (file: ClinicFile) => file.policy, seen, faults };
    try {
      await this.edits.change(member, change, (file) => ({ ...file, policy: value }));
    } catch (fault) {
      const where = { prefix: () => 'policy', entity: policy };
      const { errors, fault: said, status } = refused(fault, await this.siteContext.site(), where);
      const form = { entity: policy, typed, errors };
      return this.show(member, typed, { form, fault: said, ...stillSeen(seen, status) }, status);
    }
    return seeOther('/admin/booking-rules?news=saved');
  }

  private async show(
    member: StaffMember,
    typed?: Typed,
    more: Partial<BookingRulesView> = {},
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.clinic(site, member, typed, more);
    return page(<BookingRulesPage site={site} view={view} />, { personal: true, status });
  }
}
