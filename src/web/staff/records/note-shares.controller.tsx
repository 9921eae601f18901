import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { NoteShares } from '../../../records/note-shares.service.js';
import { VisitNotes } from '../../../records/visit-notes.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse, text } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { staffActorOf } from '../staff-actor-of.js';
import { SharedNotesPage } from './shared-notes-page.js';
import { noteView } from './note-view.js';
import { RecordsPage } from './records-page.js';
import { RecordViews } from './record-views.service.js';
import { SharePage } from './share-page.js';
import { Reference } from '../visit/reference.decorator.js';

const asked = z.object({ to: z.string().max(80).catch('') });
const gift = z.object({ to: z.string().max(80) });
const taking = z.object({
  visit: z
    .string()
    .regex(/^\w{1,20}$/)
    .optional()
    .catch(undefined),
});
const noteSchema = z.object({ text: text(8000) });
const querySchema = z.object({ news: z.literal('taken-back').optional().catch(undefined) });
const uuid = () => new ParseUUIDPipe({ errorHttpStatusCode: 404 });

/** Notes in other hands than those that wrote them. */
@Controller('staff')
@Allow('practitioner')
export class NoteSharesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly noteShares: NoteShares,
    private readonly notes: VisitNotes,
    private readonly views: RecordViews,
  ) {}

  /** To whom, and is it sure? Nothing is shared yet. */
  @Get('visits/:reference/hand-overs')
  async ask(@Staff() member: StaffMember, @Reference() reference: string, @Query() query: unknown): Promise<Answer> {
    const [site, offer, colleagues] = await Promise.all([
      this.siteContext.site(),
      this.noteShares.offer(member, reference),
      this.views.colleagues(member.practitionerId),
    ]);
    const back = `/staff/visits/${reference}`;
    const view = { ...offer, member, colleagues, to: parse(asked, query).to, action: `${back}/hand-overs`, back };
    return page(<SharePage site={site} view={view} />);
  }

  @Post('visits/:reference/hand-overs')
  async give(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    await this.noteShares.give(member, reference, parse(gift, body).to);
    return seeOther(`/staff/visits/${reference}?news=handed-over`);
  }

  @Get('records')
  async list(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    const { news } = parse(querySchema, query);
    const site = await this.siteContext.site();
    const view = { ...(await this.views.ofPractitioner(site, member)), news: news && site.t('handover.over') };
    return page(<RecordsPage site={site} member={member} view={view} />);
  }

  @Get('records/:id')
  async read(@Staff() member: StaffMember, @Param('id', uuid()) id: string): Promise<Answer> {
    return this.show(member, id);
  }

  @Post('records/:id/notes')
  async add(@Staff() member: StaffMember, @Param('id', uuid()) id: string, @Body() body: unknown): Promise<Answer> {
    const { text: said } = parse(noteSchema, body);
    if (said === '') return this.show(member, id, 400);
    await this.notes.writeShared(staffActorOf(member), id, said);
    return seeOther(`/staff/records/${id}`);
  }

  @Post('records/:id/revocation')
  async revoke(@Staff() member: StaffMember, @Param('id', uuid()) id: string, @Body() body: unknown): Promise<Answer> {
    const { visit } = parse(taking, body);
    await this.noteShares.revoke(member, id);
    return seeOther(visit ? `/staff/visits/${visit}?news=taken-back` : '/staff/records?news=taken-back');
  }

  private async show(member: StaffMember, id: string, status = 200): Promise<Answer> {
    const site = await this.siteContext.site();
    const { patient, from } = await this.noteShares.to(member, id);
    const notes = await this.notes.readShared(staffActorOf(member), id);
    const zone = await this.views.zone();
    const view = {
      id,
      patient,
      from,
      notes: notes.map((note) => noteView(site, zone, note)),
      error: status === 200 ? undefined : site.t('notes.empty'),
    };
    return page(<SharedNotesPage site={site} member={member} view={view} />, { status });
  }
}
