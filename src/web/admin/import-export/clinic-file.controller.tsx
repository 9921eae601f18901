import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { ClinicEdits } from '../../../changes/clinic-edits.service.js';
import { parseFile } from '../../../clinic-file/parse-file.js';
import { FileProposals } from '../../../changes/file-proposals.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { AcceptsFiles } from '../../../platform/http/accepts-files.decorator.js';
import { Upload } from '../../../platform/http/upload.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { file, page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { datedName } from './dated-name.js';
import { ImportExportPage, type ImportExportView } from './import-export-page.js';
import { PreviewPage } from './preview-page.js';
import { previewView } from './preview.view.js';

const brought = z.object({
  file: z.instanceof(Upload).optional(),
  text: z.string().default(''),
});
const importing = z.object({ seen: z.string().max(60) });
const querySchema = z.object({ stale: z.literal('1').optional().catch(undefined) });

/** The clinic file, out and in: what it would change is seen before anything is. */
@Controller('admin/import-export')
@Allow('admin')
export class ClinicFileController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly edits: ClinicEdits,
    private readonly proposals: FileProposals,
    private readonly clock: Clock,
  ) {}

  @Get()
  async index(@Staff() member: StaffMember): Promise<Answer> {
    return this.show({ member, faults: [], pasted: '' });
  }

  @Get('clinic.json')
  async download(): Promise<Answer> {
    const { file: clinic } = await this.edits.current();
    const name = datedName(clinic.name, clinic.locations[0]?.timeZone, this.clock.now(), 'json');
    return file(`${JSON.stringify(clinic, null, 2)}\n`, 'application/json; charset=utf-8', { name });
  }

  @Post('clinic')
  @AcceptsFiles({ megabytes: 8 })
  async bring(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const { file, text } = parse(brought, body);
    const { t } = await this.siteContext.site();
    if (!file && text.trim() === '') {
      return this.show({ member, faults: [], pasted: text, error: t('files.clinic.nothing') }, 400);
    }
    try {
      const given = parseFile(file?.bytes ?? Buffer.from(text));
      const id = await this.proposals.propose(member, file?.name ?? t('files.clinic.pasted'), given);
      return seeOther(`/admin/import-export/clinic/${id}`);
    } catch (fault) {
      if (!(fault instanceof BadInput)) throw fault;
      return this.show({ member, faults: fault.faults, pasted: text }, fault.status);
    }
  }

  @Get('clinic/:id')
  async preview(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    return this.showPreview(member, id, parse(querySchema, query).stale !== undefined);
  }

  @Post('clinic/:id/import')
  async import(
    @Staff() member: StaffMember,
    @Param('id', new ParseUUIDPipe()) id: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { seen } = parse(importing, body);
    try {
      await this.proposals.import(member, id, seen);
      return seeOther(`/admin/import-export/clinic/${id}`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code !== 'changed-meanwhile') throw fault;
      return this.showPreview(member, id, true, fault.status);
    }
  }

  private async showPreview(member: StaffMember, id: string, stale: boolean, status = 200): Promise<Answer> {
    const site = await this.siteContext.site();
    const proposal = await this.proposals.one(member, id);
    const view = previewView(member, proposal, await this.proposals.preview(proposal), stale, site);
    return page(<PreviewPage site={site} view={view} />, { status });
  }

  private async show(view: ImportExportView, status = 200): Promise<Answer> {
    return page(<ImportExportPage site={await this.siteContext.site()} view={view} />, { status });
  }
}
