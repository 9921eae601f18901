import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { Imports, type ImportJob } from '../../../import/imports.service.js';
import { UploadImport } from '../../../import/upload-import.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import { FileOnDisk } from '../../../platform/http/upload.js';
import { parse, several } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { UploadPage, type UploadView } from './upload-page.js';
import { ReportPage } from './report-page.js';
import { faultPage, mostRemarks, reportView } from './report.view.js';
import { WaitPage } from './wait-page.js';

const brought = z.object({
  source: z.enum(['easy-appointments', 'table']),
  file: several(z.instanceof(FileOnDisk)),
});
const querySchema = z.object({ after: z.coerce.number().int().min(0).optional().catch(undefined) });
const bodySchema = z.object({ tell: z.literal('yes').optional() });

/** After so long without a sign whoever read the file is gone. */
const lostAfter = 120_000;

/** Patients and visits from other programs: brought, tried, imported. */
@Controller('admin/imports')
@Allow('admin')
export class ImportsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly cases: Imports,
    private readonly bringing: UploadImport,
    private readonly catalogue: Catalogue,
    private readonly clock: Clock,
  ) {}

  @Get()
  async index(@Staff() member: StaffMember): Promise<Answer> {
    return this.show(member, {});
  }

  @Post()
  @AcceptsFiles({ megabytes: 256, onDisk: true })
  async bring(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { source, file } = parse(brought, body);
    if (file.length === 0) {
      const { t } = await this.siteContext.site();
      return this.show(member, { [source]: t('files.import.no-file') }, 400);
    }
    const id = await this.bringing.begin(member, source, source === 'table' ? file.slice(0, 1) : file);
    return seeOther(`/admin/imports/${id}`);
  }

  /** Wherever it stands. */
  @Get(':id')
  async one(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    const job = await this.cases.one(member, id);
    const { state } = job;
    if (state === 'columns' || state === 'meanings') return seeOther(`/admin/imports/${id}/${state}`);
    if (state !== 'checked' && state !== 'imported') return this.wait(member, job);
    const [site, snapshot, faults, remarked] = await Promise.all([
      this.siteContext.site(),
      this.catalogue.current(),
      this.cases.faults(id, parse(querySchema, query).after ?? 0, faultPage),
      this.cases.remarked(id, mostRemarks),
    ]);
    const view = reportView(member, job, { faults, remarked }, snapshot, site);
    return page(<ReportPage site={site} view={view} />);
  }

  @Post(':id/import')
  async import(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { tell } = parse(bodySchema, body);
    const { state } = await this.cases.one(member, id);
    // A second click finds it begun, or done.
    if (state !== 'importing' && state !== 'imported') {
      await this.cases.advance(member, id, ['checked'], 'importing', tell === 'yes');
    }
    return seeOther(`/admin/imports/${id}`);
  }

  private async wait(member: StaffMember, job: ImportJob): Promise<Answer> {
    const site = await this.siteContext.site();
    const silent = this.clock.now().getTime() - job.touchedAt.getTime() > lostAfter;
    const lost = job.state === 'reading' && silent;
    const ends = lost || job.state === 'failed';
    return page(<WaitPage site={site} member={member} job={job} lost={lost} />, {
      headers: ends ? {} : { refresh: '2' },
    });
  }

  private async show(member: StaffMember, errors: UploadView['errors'], status = 200): Promise<Answer> {
    const [site, recent] = await Promise.all([this.siteContext.site(), this.cases.mine(member)]);
    return page(<UploadPage site={site} view={{ member, recent, errors }} />, { status });
  }
}
