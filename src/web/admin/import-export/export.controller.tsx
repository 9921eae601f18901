import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { VisitsExport } from '../../../export/visits-export.service.js';
import { FullExport } from '../../../export/full-export.service.js';
import { Clock } from '../../../platform/clock.js';
import { type Answer, Download } from '../../../platform/http/answer.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { parse } from '../../../platform/parse.js';
import { BadInput } from '../../../platform/refusal.js';
import { isDate } from '../../../time/wall-clock.js';
import { page } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { datedName } from './dated-name.js';
import { ExportPage, type ExportView } from './export-page.js';

const orNone = <T extends z.ZodType>(one: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), one.optional());
const date = z.string().refine(isDate, { error: 'fault.date' });
const which = z
  .object({ from: orNone(date), to: orNone(date), location: orNone(z.string()), practitioner: orNone(z.string()) })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'fault.ends-too-early',
  });

/** Patients and their visits leave the house here, so whoever asks has just shown who they are. */
@Controller('admin/export')
@Allow('admin')
@Urgent('reporting')
@FreshSignIn()
export class ExportController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly visits: VisitsExport,
    private readonly whole: FullExport,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember): Promise<Answer> {
    return this.page(member, {}, {});
  }

  @Get('visits.csv')
  async table(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer | Download> {
    try {
      const chosen = parse(which, query);
      return new Download(
        await this.visits.take(member, chosen),
        'text/csv; charset=utf-8',
        await this.name('csv', 'visits'),
      );
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const { locale } = await this.siteContext.site();
      return this.page(member, query as Readonly<Record<string, unknown>>, fieldErrors(fault, locale), fault.status);
    }
  }

  @Get('everything.json')
  async everything(@Staff() member: StaffMember): Promise<Download> {
    const pieces = await this.whole.take(member);
    return new Download(pieces, 'application/json; charset=utf-8', await this.name('json', 'everything'));
  }

  private async name(ending: string, what: string): Promise<string> {
    const { clinic, locations } = await this.catalogue.latest();
    return datedName(clinic.name, locations[0]?.timeZone, this.clock.now(), ending, what);
  }

  private async page(
    member: StaffMember,
    typed: Readonly<Record<string, unknown>>,
    errors: ExportView['errors'],
    status = 200,
  ): Promise<Answer> {
    const [site, { locations, practitioners }] = await Promise.all([this.siteContext.site(), this.catalogue.latest()]);
    const choices = (all: readonly { slug: string; name: string }[]) =>
      all.map(({ slug, name }) => ({ value: slug, label: name }));
    const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '');
    const view: ExportView = {
      member,
      locations: choices(locations),
      practitioners: choices(practitioners),
      typed: {
        from: text('from'),
        to: text('to'),
        location: text('location'),
        practitioner: text('practitioner'),
      },
      errors,
    };
    return page(<ExportPage site={site} view={view} />, { status });
  }
}
