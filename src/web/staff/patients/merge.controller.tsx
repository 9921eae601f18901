import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { keepAll } from '../../../patients/merging.js';
import { type MergePair, Merges } from '../../../patients/merges.service.js';
import { RecordMoves } from '../../../patients/record-moves.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import { Refusal, type RefusalCode } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { refused } from '../refused.js';
import { MergePage } from './merge-page.js';
import { MergeSearchPage } from './merge-search-page.js';
import { MergeViews } from './merge-views.service.js';
import { overlapsInWords } from './overlaps.js';
import { patientAddress } from './patient-address.js';
import { PatientId } from './patient-id.decorator.js';
import { PatientPage } from './patient-page.js';
import { PatientViews } from './patient-views.service.js';

const typed = z.object({ q: z.string().trim().max(100).catch('') });
const whose = z.enum(['kept', 'merged']).optional();
const choice = z.object({ name: whose, email: whose, phone: whose, locale: whose, seen: z.string().max(60) });
const undoing = z.object({ move: z.uuid() });
const notUndone: readonly RefusalCode[] = ['undo-over', 'erasure-asked', 'patient-busy'];
const OtherId = () => Param('other', new ParseUUIDPipe({ errorHttpStatusCode: 404 }));

/** Two records of one person become one; what was merged or split is undone. */
@Controller('staff/patients/:id')
@Allow('reception', 'admin')
export class MergeController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: MergeViews,
    private readonly patients: PatientViews,
    private readonly merges: Merges,
    private readonly moves: RecordMoves,
  ) {}

  @Get('merge')
  begin(@Staff() member: StaffMember, @PatientId() id: string): Promise<Answer> {
    return this.search(member, id);
  }

  /** A form post, so that names, numbers and addresses stand in no URL, browser history or log. */
  @Post('merge/search')
  find(@Staff() member: StaffMember, @PatientId() id: string, @Body() body: unknown): Promise<Answer> {
    return this.search(member, id, { typed: parse(typed, body).q });
  }

  @Get('merge/:other')
  compare(@Staff() member: StaffMember, @PatientId() kept: string, @OtherId() merged: string): Promise<Answer> {
    return this.show(member, { kept, merged });
  }

  @Post('merge/:other')
  async merge(
    @Staff() member: StaffMember,
    @PatientId() kept: string,
    @OtherId() merged: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { seen, ...chosen } = parse(choice, body);
    const given = Object.fromEntries(Object.entries(chosen).filter(([, of]) => of !== undefined));
    try {
      await this.merges.merge(member, { kept, merged }, { ...keepAll, ...given }, seen);
      return seeOther(patientAddress(kept, 'merged'));
    } catch (fault) {
      const { status, fault: said } = refused(fault, await this.siteContext.site());
      return this.show(member, { kept, merged }, { chosen, fault: said, status });
    }
  }

  @Post('undo')
  async undo(@Staff() member: StaffMember, @PatientId() id: string, @Body() body: unknown): Promise<Answer> {
    const { move } = parse(undoing, body);
    try {
      return seeOther(patientAddress(await this.moves.undo(member, move), 'undone'));
    } catch (fault) {
      if (!(fault instanceof Refusal) || !notUndone.includes(fault.code)) throw fault;
      const site = await this.siteContext.site();
      const view = await this.patients.view(site, member, id, 1);
      const said = site.t(fault.code === 'patient-busy' ? 'moves.busy' : `refusal.${fault.code}`);
      return page(<PatientPage site={site} member={member} view={{ ...view, fault: said }} />, {
        status: fault.status,
      });
    }
  }

  private async search(
    member: StaffMember,
    id: string,
    { typed: q, fault, status }: { readonly typed?: string; readonly fault?: string; readonly status?: number } = {},
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.candidates(member, id, q);
    return page(<MergeSearchPage site={site} view={{ ...view, ...(fault && { fault }) }} />, { status });
  }

  private async show(
    member: StaffMember,
    pair: MergePair,
    {
      chosen = {},
      fault,
      status,
    }: { readonly chosen?: object; readonly fault?: string; readonly status?: number } = {},
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    try {
      const { overlaps, ...view } = await this.views.compared(site, member, pair);
      const shown = { ...view, member, chosen, overlaps: overlapsInWords(site, overlaps), ...(fault && { fault }) };
      return page(<MergePage site={site} view={shown} />, { status });
    } catch (found) {
      // Nothing can be compared: one of them was merged meanwhile, or is to be erased.
      if (!(found instanceof Refusal) || found.code === 'not-found') throw found;
      return this.search(member, pair.kept, refused(found, site));
    }
  }
}
