import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ownPolicy } from '../../../clinic/policy.entity.js';
import { keyOf } from '../../../configuration/entity.js';
import { readForm, typedIn } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import { treatment } from '../../../treatments/treatment.entity.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { pathOf } from '../../../clinic-file/entry-path.js';
import type { TreatmentEntry } from '../../../clinic-file/treatment-edits.js';
import { refused, stillSeen } from '../../staff/refused.js';
import { pressed } from './booking-rules.controller.js';
import { BookingRulesViews, treatmentIn, type TreatmentKey } from './booking-rules-views.service.js';
import { CustomRulesPage, type CustomRulesView } from './booking-rules-page.js';

const keySchema = z.object({ kind: z.enum(['base', 'add-on']), slug: z.string().max(80) });

/** Where a treatment has terms of its own. */
@Controller('admin/treatments/:kind/:slug/terms')
@Allow('admin')
export class CustomRulesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: BookingRulesViews,
    private readonly edits: ClinicEdits,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  async terms(@Staff() member: StaffMember, @Param() params: unknown): Promise<Answer> {
    return this.show(member, keyIn(params));
  }

  @Post()
  async change(@Staff() member: StaffMember, @Param() params: unknown, @Body() body: unknown): Promise<Answer> {
    const key = keyIn(params);
    const { do: done, seen } = parse(pressed, body);
    const typed = typedIn(body);
    if (done === 'preview') return this.show(member, key, typed, { ...(seen && { seen }) });
    const { value, faults } = readForm(ownPolicy, typed);
    const subject = await this.idOf(key);
    const change = { action: 'treatment.terms-changed', subject, part: partOf(key), seen, faults };
    try {
      await this.edits.change(member, change, withPolicy(key, value));
    } catch (fault) {
      const where = { prefix: policyIn(key), entity: ownPolicy };
      const { errors, fault: said, status } = refused(fault, await this.siteContext.site(), where);
      const form = { entity: ownPolicy, typed, errors };
      return this.show(member, key, typed, { form, fault: said, ...stillSeen(seen, status) }, status);
    }
    return seeOther('/admin/booking-rules?news=saved');
  }

  /** By which the audit trail knows it. @throws Refusal not-found */
  private async idOf({ kind, slug }: TreatmentKey): Promise<string> {
    const { treatments } = await this.catalogue.current();
    const one = treatments.find((treatment) => treatment.kind === kind && treatment.slug === slug);
    if (!one) throw new Refusal('not-found');
    return one.id;
  }

  private async show(
    member: StaffMember,
    key: TreatmentKey,
    typed?: Typed,
    more: Partial<CustomRulesView> = {},
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.own(site, member, key, typed, more);
    return page(<CustomRulesPage site={site} view={view} />, { personal: true, status });
  }
}

/** What is no address of a treatment is not there. */
function keyIn(params: unknown): TreatmentKey {
  const read = keySchema.safeParse(params);
  if (!read.success) throw new Refusal('not-found');
  return read.data;
}

const policyIn = (key: TreatmentKey) => (file: ClinicFile) =>
  `${pathOf('treatments', keyOf(treatment, key))(file)}.policy`;

const partOf = (key: TreatmentKey) => (file: ClinicFile) => treatmentIn(file, key)?.policy;

const withPolicy =
  (key: TreatmentKey, policy: TreatmentEntry['policy']) =>
  (file: ClinicFile): ClinicFile => ({
    ...file,
    treatments: file.treatments.map((one) => (one === treatmentIn(file, key) ? { ...one, policy } : one)),
  });
