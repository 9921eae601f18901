import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { BrokenClinic, whole } from '../../../clinic-file/broken-clinic.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { said } from '../../../configuration/form.js';
import type { Typed } from '../../../configuration/form-kinds.js';
import type { ClinicFile } from '../../../clinic-file/schema.js';
import { type TreatmentKey, treatmentPart, withTreatment } from '../../../clinic-file/treatment-edits.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Idempotency } from '../../../platform/idempotency.service.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { EditView } from './edit.view.js';
import { EditPage } from './edit-page.js';
import { kindOf, readTreatment, rearranged, typedTreatment } from './treatment-form.js';
import { treatmentFaults } from './treatment-faults.js';
import { keySchema, kindSchema } from './treatment-key.js';
import { address } from './treatments.controller.js';
import { TreatmentViews } from './treatment-views.service.js';

const wanted = z.object({ kind: kindSchema.default('base').catch('base') });
const pressed = z.object({
  do: z.string().max(40).default('save'),
  seen: z.string().max(60).optional(),
  once: z.string().max(60).optional(),
});

interface Attempt {
  readonly member: StaffMember;
  readonly typed: Typed;
  readonly key: TreatmentKey;
  /** The page to come back to: of this treatment, or of a new one of its kind. */
  readonly where: TreatmentKey | TreatmentKey['kind'];
  readonly carry?: Partial<EditView>;
}

/** One treatment: new, or changed. Every button of the form sends all of it, so nothing typed is lost. */
@Controller('admin/treatments')
@Allow('admin')
export class TreatmentController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: TreatmentViews,
    private readonly edits: ClinicEdits,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('new')
  async new(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    return this.show(member, parse(wanted, query).kind);
  }

  @Post('new')
  async add(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { do: done, once } = parse(pressed, body);
    const typed = typedTreatment(body);
    if (done !== 'save') return this.show(member, kindOf(typed), rearranged(typed, done));
    const { file } = await this.edits.current();
    const name = said(typed, 'name').trim();
    const key = { kind: kindOf(typed), slug: await this.views.newSlug(name, file) };
    const read = readTreatment(typed, key.slug, file);
    return this.orAgain({ member, typed, key, where: key.kind }, async () => {
      whole(withTreatment(file, read.part), read.faults);
      const request = once ? { key: once, scope: 'POST /admin/treatments/new', body: typed } : undefined;
      await this.idempotency.run(request, async (tx) => {
        await this.edits.within(tx, member, { action: 'treatment.added' }, (now) => {
          if (treatmentPart(now, key)) throw new Refusal('changed-meanwhile');
          return withTreatment(now, read.part);
        });
        return null;
      });
      return seeOther(address(key.kind === 'base' ? 'added' : 'added-add-on', name));
    });
  }

  @Get(':kind/:slug')
  async one(@Staff() member: StaffMember, @Param() params: unknown): Promise<Answer> {
    return this.show(member, parse(keySchema, params));
  }

  @Post(':kind/:slug')
  async change(@Staff() member: StaffMember, @Param() params: unknown, @Body() body: unknown): Promise<Answer> {
    const key = parse(keySchema, params);
    const { do: done, seen } = parse(pressed, body);
    const typed = typedTreatment(body, key.kind);
    const carry = seen ? { carry: { seen } } : {};
    if (done !== 'save') return this.show(member, key, rearranged(typed, done), carry);
    const { file } = await this.edits.current();
    const { id } = await this.views.named(key);
    const read = readTreatment(typed, key.slug, file, treatmentPart(file, key));
    return this.orAgain({ member, typed, key, where: key, carry }, async () => {
      whole(withTreatment(file, read.part), read.faults);
      const what = {
        action: 'treatment.changed',
        subject: id,
        part: (now: ClinicFile) => treatmentPart(now, key),
        seen,
      };
      await this.edits.change(member, what, (now) => {
        const there = treatmentPart(now, key);
        if (!there) throw new Refusal('not-found');
        // What the form does not show (terms of its own) stays as it is now.
        return withTreatment(now, readTreatment(typed, key.slug, now, there).part);
      });
      return seeOther(address('changed', read.part.treatment.name));
    });
  }

  private async orAgain({ member, typed, key, where, carry }: Attempt, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
      const site = await this.siteContext.site();
      if (fault instanceof BrokenClinic) {
        const faults = treatmentFaults(fault, key, site);
        return this.show(member, where, typed, { ...carry, ...faults }, fault.status);
      }
      // With the fingerprint of how it stands now: who saves again has read the sentence.
      const superseded = fault.code === 'changed-meanwhile';
      return this.show(member, where, typed, { superseded, others: [site.t(`refusal.${fault.code}`)] }, fault.status);
    }
  }

  private async show(
    member: StaffMember,
    key: TreatmentKey | TreatmentKey['kind'],
    typed?: Typed,
    more: Parameters<TreatmentViews['edit']>[4] = {},
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.edit(site, member, key, typed, more);
    return page(<EditPage site={site} view={view} />, { personal: true, status });
  }
}
