import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { FileProposals } from '../../../changes/file-proposals.service.js';
import { Imports, type ImportJob } from '../../../import/imports.service.js';
import { clinicDraft } from '../../../import/clinic-draft.js';
import type { Meanings } from '../../../import/meaning.js';
import { TableImports, type TableJob } from '../../../import/table-imports.service.js';
import { fields, presetOf } from '../../../import/table-columns.js';
import type { Answer } from '../../../platform/http/answer.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { choicesOf, type ColumnChoices, columnsIn, dateQuestions, readings, settled } from './columns-form.js';
import { ColumnsPage } from './columns-page.js';
import { groupsOf, meaningsIn, statusQuestions, unansweredStatuses } from './meanings-form.js';
import { MeaningsPage, type MeaningsView } from './meanings-page.js';

type Typed = Readonly<Record<string, unknown>>;

/** What columns and names of another program mean here. */
@Controller('admin/imports/:id')
@Allow('admin')
export class MeaningsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly cases: Imports,
    private readonly tables: TableImports,
    private readonly catalogue: Catalogue,
    private readonly edits: ClinicEdits,
    private readonly proposals: FileProposals,
  ) {}

  @Get('columns')
  async columns(@Staff() member: StaffMember, @Param('id', new ParseUUIDPipe()) id: string): Promise<Answer> {
    const job = await this.table(member, id);
    const likely = { columns: await this.tables.likely(job), form: undefined };
    return this.showColumns(member, job, { serials: 1900, ...(job.columns ?? likely) });
  }

  @Post('columns')
  async choose(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const job = await this.table(member, id);
    const chosen = columnsIn((body ?? {}) as Typed, job.header);
    const { name, first, last } = chosen.columns;
    const complete = settled(chosen, dateQuestions(await this.tables.dates(job, chosen.columns)));
    const named = [name, first, last].some((at) => at !== undefined);
    if (!named || !complete) {
      const { t } = await this.siteContext.site();
      const errors = {
        ...(!named && { name: t('files.columns.no-name') }),
        ...(!complete && { form: t('files.columns.no-form') }),
      };
      return this.showColumns(member, job, chosen, errors, 400);
    }
    await this.tables.choose(member, id, complete);
    return seeOther(`/admin/imports/${id}/meanings`);
  }

  @Get('meanings')
  async meanings(@Staff() member: StaffMember, @Param('id', new ParseUUIDPipe()) id: string): Promise<Answer> {
    const job = await this.cases.one(member, id);
    return this.showMeanings(member, job, job.meanings);
  }

  @Post('meanings')
  async say(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const job = await this.cases.one(member, id);
    if (!job.findings) throw new Refusal('out-of-step');
    const meanings = meaningsIn((body ?? {}) as Typed, job.findings, await this.catalogue.current());
    const { t } = await this.siteContext.site();
    const errors = {
      ...(meanings.location === '' && job.findings.visits > 0 && { location: t('files.meanings.no-place') }),
      ...Object.fromEntries(
        unansweredStatuses(job.findings, meanings).map((name) => [name, t('files.meanings.status-missing')]),
      ),
    };
    if (Object.keys(errors).length > 0) return this.showMeanings(member, job, meanings, { errors }, 400);
    await this.cases.update(id, { meanings });
    await this.cases.advance(member, id, ['meanings', 'checked'], 'checking');
    return seeOther(`/admin/imports/${id}`);
  }

  /** Providers and services as a clinic file, to be looked at like any other. */
  @Post('clinic-file')
  async draft(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const job = await this.cases.one(member, id);
    const { configuration, name } = job;
    if (!configuration) throw new Refusal('out-of-step');
    const { file } = await this.edits.current();
    const { t } = await this.siteContext.site();
    const location = file.locations.find(({ slug }) => slug === ((body ?? {}) as Typed)['location']);
    if (!location) {
      const errors = { location: t('files.meanings.no-place') };
      return this.showMeanings(member, job, job.meanings, { errors }, 400);
    }
    try {
      const draft = clinicDraft(file, configuration, location.slug);
      return seeOther(`/admin/import-export/clinic/${await this.proposals.propose(member, name, draft)}`);
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      const faults = fault.faults.map(({ path, message }) => `${path} ${message}`);
      return this.showMeanings(member, job, job.meanings, { faults }, fault.status);
    }
  }

  /** @throws Refusal not-found: it is no table */
  private async table(member: StaffMember, id: string): Promise<TableJob> {
    const job = await this.cases.one(member, id);
    const { header } = job;
    if (!header) throw new Refusal('not-found');
    return { ...job, header };
  }

  private async showColumns(
    member: StaffMember,
    job: TableJob,
    chosen: ColumnChoices,
    errors: Readonly<Record<string, string>> = {},
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const [rows, dates] = await Promise.all([this.tables.sample(job), this.tables.dates(job, chosen.columns)]);
    const { forms, serials } = dateQuestions(dates);
    const program = presetOf(job.header)?.name;
    const view = {
      member,
      id: job.id,
      name: job.name,
      notes: job.notes,
      choices: choicesOf(job.header, rows, site.t),
      fields: fields.map((field) => ({ field, value: chosen.columns[field]?.toString() ?? '' })),
      forms,
      form: chosen.form,
      readAs: readings(dates, forms, site.t, site.locale),
      ...(program && { program }),
      ...(serials && { serials: String(chosen.serials) }),
      errors,
    };
    return page(<ColumnsPage site={site} view={view} />, { status });
  }

  private async showMeanings(
    member: StaffMember,
    { id, name, source, notes, findings, configuration }: ImportJob,
    chosen: Meanings | null,
    more: Partial<Pick<MeaningsView, 'errors' | 'faults'>> = {},
    status = 200,
  ): Promise<Answer> {
    if (!findings) throw new Refusal('out-of-step');
    const [site, snapshot] = await Promise.all([this.siteContext.site(), this.catalogue.current()]);
    const locations = snapshot.locations.map(({ slug, name }) => ({ value: slug, label: name }));
    const view: MeaningsView = {
      member,
      id,
      name,
      notes,
      findings,
      locations,
      location: chosen?.location || (locations[0]?.value ?? ''),
      groups: groupsOf(findings, snapshot, chosen),
      statuses: statusQuestions(findings, chosen),
      draft: configuration !== null && (configuration.providers.length > 0 || configuration.services.length > 0),
      columns: source === 'table',
      errors: {},
      faults: [],
      ...more,
    };
    return page(<MeaningsPage site={site} view={view} />, { status });
  }
}
