import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { BrokenClinic } from '../../../clinic-file/broken-clinic.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { formFaults } from '../../../clinic-file/form-faults.js';
import { RetiredEntries } from '../../../changes/retired.service.js';
import { inOrder, moved, withoutTreatment } from '../../../clinic-file/treatment-edits.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse, several } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { ListPage, type ListView } from './list-page.js';
import { keySchema, kindSchema, slugSchema } from './treatment-key.js';
import { TreatmentViews } from './treatment-views.service.js';

const news = [
  'changed',
  'added',
  'added-add-on',
  'retired',
  'returned',
  'returned-add-on',
  'returned-alone',
  'order',
] as const;
const querySchema = z.object({
  news: z.enum(news).optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
});
const order = z.object({
  kind: kindSchema,
  /** One place … */
  slug: slugSchema.optional(),
  move: z.enum(['up', 'down']).optional(),
  /** … or all of them. */
  order: several(slugSchema),
});

/** What is offered, in order; and what no longer is. */
@Controller('admin/treatments')
@Allow('admin')
export class TreatmentsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: TreatmentViews,
    private readonly edits: ClinicEdits,
    private readonly retired: RetiredEntries,
  ) {}

  @Get()
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news, name = '' } = parse(querySchema, query);
    const { t } = await this.siteContext.site();
    return this.show(member, { news: news && t(`treatments.news.${news}`, { name }) });
  }

  @Post('order')
  async order(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { kind, slug, move, order: slugs } = parse(order, body);
    return this.orAgain(member, async () => {
      await this.edits.change(member, { action: 'treatments.ordered' }, (file) =>
        slug && move ? moved(file, { kind, slug }, move === 'up' ? -1 : 1) : inOrder(file, kind, slugs),
      );
      return seeOther(`/admin/treatments?news=order#kind-${kind}`);
    });
  }

  @Post(':kind/:slug/retirement')
  async retire(@Staff() member: StaffMember, @Param() params: unknown): Promise<Answer> {
    const key = parse(keySchema, params);
    return this.orAgain(member, async () => {
      const { name, id } = await this.views.named(key);
      await this.edits.change(member, { action: 'treatment.retired', subject: id }, (file) =>
        withoutTreatment(file, key),
      );
      return seeOther(address('retired', name));
    });
  }

  /** With all who offered it and still can. */
  @Post(':kind/:slug/restore')
  async bringBack(@Staff() member: StaffMember, @Param() params: unknown): Promise<Answer> {
    const { kind, slug } = parse(keySchema, params);
    return this.orAgain(member, async () => {
      const { name, dropped } = await this.retired.bringBack(member, 'treatments', `${kind}/${slug}`);
      const news = kind === 'base' ? 'returned' : 'returned-add-on';
      return seeOther(address(dropped > 0 ? 'returned-alone' : news, name));
    });
  }

  private async orAgain(member: StaffMember, work: () => Promise<Answer>): Promise<Answer> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
      const { t } = await this.siteContext.site();
      const faults = fault instanceof BrokenClinic ? formFaults(fault, 'none').others : [t(`refusal.${fault.code}`)];
      return this.show(member, { faults }, fault.status);
    }
  }

  private async show(member: StaffMember, more: Partial<ListView>, status = 200): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = { ...(await this.views.list(site, member)), ...more };
    return page(<ListPage site={site} view={view} />, { personal: true, status });
  }
}

export function address(what: (typeof news)[number], name: string): string {
  return `/admin/treatments?${new URLSearchParams({ news: what, name }).toString()}`;
}
