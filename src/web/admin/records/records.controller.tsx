import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { OpenRecords } from '../../../records/open-records.service.js';
import { said, typedIn } from '../../../configuration/form.js';
import { parseForm } from '../../../configuration/parse-form.js';
import { emergencyAccess } from '../../../records/emergency-access.entity.js';
import { shortestReason } from '../../../records/emergency-access-grant.js';
import { EmergencyAccess } from '../../../records/emergency-access.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import type { Fault } from '../../../platform/refusal.js';
import { clock, shortDay } from '../../../time/wording.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { noteView } from '../../staff/records/note-view.js';
import { refused } from '../../staff/refused.js';
import { RecordViews } from '../../staff/records/record-views.service.js';
import { shareInWords } from '../../staff/records/share-in-words.js';
import { SharePage } from '../../staff/records/share-page.js';
import { OpenRecordPage } from './open-record-page.js';
import { EmergencyAccessPage, type EmergencyAccessView } from './emergency-access-page.js';
import { EmergencyAccessLogPage } from './emergency-access-log-page.js';

const asked = z.object({ from: z.string().max(80).catch(''), to: z.string().max(80).catch('') });
const gift = z.object({ from: z.string().max(80), to: z.string().max(80) });
const taking = z.object({ handOver: z.uuid() });
const uuid = () => new ParseUUIDPipe({ errorHttpStatusCode: 404 });
const at = (patient: string) => `/admin/emergency-access/${patient}`;

/** Break-glass: notes and answers of one patient, for an hour, with a reason, and never unnoticed. */
@Controller('admin/emergency-access')
@Allow('admin')
export class RecordsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly emergencyAccess: EmergencyAccess,
    private readonly records: OpenRecords,
    private readonly views: RecordViews,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @FreshSignIn()
  async list(@Staff() member: StaffMember): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = { member, openings: await this.views.everyOpening(site) };
    return page(<EmergencyAccessLogPage site={site} view={view} />, { personal: true });
  }

  /** Once open it is read for its hour, without being asked every ten minutes who one is. */
  @Get(':patient')
  async read(@Staff() member: StaffMember, @Param('patient', uuid()) patientId: string): Promise<Answer> {
    const opened = await this.records.read(member, patientId);
    if (!opened) return seeOther(`${at(patientId)}/new`);
    const [site, zone, { practitioners }] = await Promise.all([
      this.siteContext.site(),
      this.views.zone(),
      this.catalogue.latest(),
    ]);
    const view = {
      ...opened,
      member,
      here: at(patientId),
      until: clock(zone, minuteOfInstant(opened.until), site.locale),
      notes: opened.notes.map((note) => noteView(site, zone, note)),
      said: opened.said.map(({ visitAt, practitioner: name, ...said }) => ({
        ...said,
        heading: site.t('emergency-access.said-at', {
          day: shortDay(zone, minuteOfInstant(visitAt), site.locale, site.now),
          name,
        }),
      })),
      colleagues: practitioners.map(({ slug: value, name: label }) => ({ value, label })),
      shared: opened.shared.map((share) => ({
        ...share,
        said: shareInWords(site, zone, share),
        ended: share.until !== null,
      })),
    };
    return page(<OpenRecordPage site={site} view={view} />, { personal: true });
  }

  @Get(':patient/new')
  @FreshSignIn()
  async ask(@Staff() member: StaffMember, @Param('patient', uuid()) patientId: string): Promise<Answer> {
    const { patient, until } = await this.emergencyAccess.find(member, patientId);
    if (until) return seeOther(at(patientId));
    return this.form(await this.siteContext.site(), { member, patient, here: at(patientId), typed: {} });
  }

  @Post(':patient/new')
  @FreshSignIn()
  async open(
    @Staff() member: StaffMember,
    @Param('patient', uuid()) patientId: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const typed = typedIn(body);
    try {
      const { reason } = parseForm(emergencyAccess, typed, tooShort(said(typed, 'reason')));
      await this.emergencyAccess.open(member, patientId, reason);
      return seeOther(at(patientId));
    } catch (fault) {
      const site = await this.siteContext.site();
      const { errors, status } = refused(fault, site);
      const { patient } = await this.emergencyAccess.find(member, patientId);
      return this.form(site, { member, errors, patient, here: at(patientId), typed }, status);
    }
  }

  @Post(':patient/closing')
  async close(@Staff() member: StaffMember, @Param('patient', uuid()) patientId: string): Promise<Answer> {
    await this.emergencyAccess.close(member, patientId);
    return seeOther('/admin/emergency-access');
  }

  /** To whom, and is it sure? Nothing is shared yet. */
  @Get(':patient/hand-overs')
  @FreshSignIn()
  async askToHandOver(
    @Staff() member: StaffMember,
    @Param('patient', uuid()) patientId: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    const { from: slug, to } = parse(asked, query);
    const [site, offer, colleagues] = await Promise.all([
      this.siteContext.site(),
      this.emergencyAccess.offer(member, patientId, slug),
      this.views.colleagues(null),
    ]);
    const back = at(patientId);
    const carry = { from: slug };
    const others = colleagues.filter(({ value }) => value !== slug);
    const view = { ...offer, member, colleagues: others, to, action: `${back}/hand-overs`, carry, back };
    return page(<SharePage site={site} view={view} />);
  }

  @Post(':patient/hand-overs')
  @FreshSignIn()
  async handOver(
    @Staff() member: StaffMember,
    @Param('patient', uuid()) patientId: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { from, to } = parse(gift, body);
    await this.emergencyAccess.handOver(member, patientId, from, to);
    return seeOther(at(patientId));
  }

  @Post(':patient/hand-overs/revocation')
  async revoke(
    @Staff() member: StaffMember,
    @Param('patient', uuid()) patientId: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    await this.emergencyAccess.revokeHandOver(member, patientId, parse(taking, body).handOver);
    return seeOther(at(patientId));
  }

  private form(site: Site, view: EmergencyAccessView, status = 200): Answer {
    return page(<EmergencyAccessPage site={site} view={view} />, { personal: true, status });
  }
}

function tooShort(reason: string): readonly Fault[] {
  if (reason.trim().length >= shortestReason) return [];
  return [{ path: 'reason', message: 'emergency-access.reason-short', values: { count: shortestReason } }];
}
