import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import type { Snapshot } from '../../../availability/snapshot.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { type Report, Reports } from '../../../reports/reports.service.js';
import { dateAdd } from '../../../time/days.js';
import { file, page } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { csvParts, reportCsv } from './csv.js';
import type { Choices } from './report-filter.js';
import { questionOf, type Typed, typedIn } from './report-form.js';
import { ReportsPage, type ReportsView } from './reports-page.js';

const parts = z.enum(csvParts);

/** How the clinic does. Everything asked stands in the address; nothing here names a patient. */
@Controller('admin/reports')
@Allow('admin')
@Urgent('reporting')
export class ReportsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly catalogue: Catalogue,
    private readonly reports: Reports,
  ) {}

  @Get()
  async show(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const typed = typedIn(query);
    const { locale } = await this.siteContext.site();
    try {
      const report = await this.reports.read(questionOf(typed, await this.reports.today(), locale));
      return await this.page({ member, typed: asShown(typed, report), errors: {}, report });
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      return this.page({ member, typed, errors: fieldErrors(fault, locale), report: null }, fault.status);
    }
  }

  @Get('csv/:part')
  async csv(@Param('part') wanted: string, @Query() query: unknown): Promise<Answer> {
    const part = parts.safeParse(wanted);
    if (!part.success) throw new Refusal('not-found');
    const { t, locale } = await this.siteContext.site();
    const report = await this.reports.read(questionOf(typedIn(query), await this.reports.today(), locale));
    const { from, to } = report.question.period;
    const name = `${part.data}-${from}-${dateAdd(to, -1)}.csv`;
    return file(reportCsv(part.data, report, t), 'text/csv; charset=utf-8', { name });
  }

  private async page(view: Omit<ReportsView, 'choices'>, status = 200): Promise<Answer> {
    const [site, snapshot] = await Promise.all([this.siteContext.site(), this.catalogue.current()]);
    const whole = { ...view, choices: choicesOf(snapshot, view.typed) };
    return page(<ReportsPage site={site} view={whole} />, { status });
  }
}

/** The dates of the period that is shown, so that the next question begins there. */
function asShown(typed: Typed, { question: { period } }: Report): Typed {
  return { ...typed, from: period.from, to: dateAdd(period.to, -1) };
}

/** Who is asked about stays to be chosen, also when no longer here. */
function choicesOf(snapshot: Snapshot, typed: Typed): Choices {
  const of = (active: readonly Named[], all: ReadonlyMap<string, Named>, chosen: string) => {
    const former = active.some(({ slug }) => slug === chosen)
      ? []
      : [...all.values()].filter(({ slug }) => slug === chosen);
    return [...active, ...former].map(({ slug, name }) => ({ value: slug, label: name }));
  };
  const { byId, treatments } = snapshot;
  const bases = new Map([...byId.treatment].filter(([, { kind }]) => kind === 'base'));
  return {
    practitioner: of(snapshot.practitioners, byId.practitioner, typed.practitioner),
    location: of(snapshot.locations, byId.location, typed.location),
    treatment: of(
      treatments.filter(({ kind }) => kind === 'base'),
      bases,
      typed.treatment,
    ),
  };
}

interface Named {
  readonly slug: string;
  readonly name: string;
}
