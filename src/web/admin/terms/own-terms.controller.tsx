import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { refusedTerms } from './refused-terms.js';
import type { OwnPolicy } from './policy-fault.js';
import { ownPolicyOf, type Typed, typedIn } from './terms-form.js';
import { pressed } from './terms.controller.js';
import { TermsViews, treatmentIn, type TreatmentKey } from './terms-views.service.js';
import { OwnTermsPage, type OwnTermsView } from './terms-page.js';

const keySchema = z.object({ kind: z.enum(['base', 'add-on']), slug: z.string().max(80) });

/** Where a treatment has terms of its own. */
@Controller('admin/treatments/:kind/:slug/terms')
@Allow('admin')
export class OwnTermsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: TermsViews,
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
    const policy = ownPolicyOf(typed);
    const site = await this.siteContext.site();
    if (done === 'preview') return this.show(member, key, typed, { ...(seen && { seen }) });
    const { file } = await this.edits.current();
    const at = file.treatments.findIndex((one) => one.kind === key.kind && one.slug === key.slug);
    try {
      await this.edits.change(
        member,
        { action: 'treatment.terms-changed', subject: await this.idOf(key), part: partOf(key), seen },
        withPolicy(key, policy),
      );
    } catch (fault) {
      const { status, ...wrong } = refusedTerms(site, fault, `treatments[${at}].policy`, policy);
      return this.show(member, key, typed, wrong, status);
    }
    return seeOther('/admin/terms?news=saved');
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
    more: Partial<OwnTermsView> = {},
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.own(site, member, key, typed, more);
    return page(<OwnTermsPage site={site} view={view} />, { personal: true, status });
  }
}

/** What is no address of a treatment is not there. */
function keyIn(params: unknown): TreatmentKey {
  const read = keySchema.safeParse(params);
  if (!read.success) throw new Refusal('not-found');
  return read.data;
}

const partOf = (key: TreatmentKey) => (file: ClinicFile) => treatmentIn(file, key)?.policy;

const withPolicy =
  (key: TreatmentKey, policy: OwnPolicy) =>
  (file: ClinicFile): ClinicFile => ({
    ...file,
    treatments: file.treatments.map((one) => (one === treatmentIn(file, key) ? { ...one, policy } : one)),
  });
