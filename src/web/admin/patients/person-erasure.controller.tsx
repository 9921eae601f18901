import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { FreshSignIn } from '../../../accounts/fresh-sign-in.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import type { StaffMember } from '../../../accounts/staff-member.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { fingerprint } from '../../../configuration/fingerprint.js';
import type { Answer } from '../../../platform/http/answer.js';
import { parse } from '../../../platform/parse.js';
import type { ErasureKind } from '../../../privacy/erasure.js';
import { type ErasurePlan, Erasures } from '../../../privacy/erasures.service.js';
import { longTime } from '../../../time/wording.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { instantIn } from '../../staff/in-words.js';
import { refused } from '../../staff/refused.js';
import { ErasedPage, PersonErasurePage } from './person-erasure-page.js';

const asking = z.object({ way: z.enum(['desk', 'message']) });
const told = z.object({ news: z.literal('withdrawn').optional().catch(undefined) });
const erasing = z.object({ seen: z.string().max(60) });
const uuid = () => new ParseUUIDPipe({ errorHttpStatusCode: 404 });
const at = (patientId: string) => `/admin/patients/${patientId}/erasure`;

/** Erasure of one person: asked for, then done, by an administrator who has seen what goes. */
@Controller('admin/patients/:patient/erasure')
@Allow('admin')
@FreshSignIn()
export class PersonErasureController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly erasures: Erasures,
  ) {}

  @Get()
  async show(
    @Staff() member: StaffMember,
    @Param('patient', uuid()) patientId: string,
    @Query() query: unknown,
  ): Promise<Answer> {
    const { t } = await this.siteContext.site();
    const { news } = parse(told, query);
    return this.plan(member, patientId, { news: news && t('erasure-person.withdrawn') });
  }

  @Post('requests')
  async ask(
    @Staff() member: StaffMember,
    @Param('patient', uuid()) patientId: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    await this.erasures.ask(member, patientId, parse(asking, body).way);
    return seeOther(at(patientId));
  }

  @Post('withdrawal')
  async withdraw(@Staff() member: StaffMember, @Param('patient', uuid()) patientId: string): Promise<Answer> {
    await this.erasures.withdraw(member, patientId);
    return seeOther(`${at(patientId)}?news=withdrawn`);
  }

  @Post()
  async erase(
    @Staff() member: StaffMember,
    @Param('patient', uuid()) patientId: string,
    @Body() body: unknown,
  ): Promise<Answer> {
    const { seen } = parse(erasing, body);
    const site = await this.siteContext.site();
    try {
      await this.erasures.erase(member, patientId, seen);
      return page(<ErasedPage site={site} view={{ member }} />, { personal: true });
    } catch (fault) {
      return this.plan(member, patientId, refused(fault, site));
    }
  }

  private async plan(
    member: StaffMember,
    patientId: string,
    { fault, news, status = 200 }: { readonly fault?: string; readonly news?: string; readonly status?: number } = {},
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const plan = await this.erasures.plan(patientId);
    const { patient, counts, request } = plan;
    const view = {
      member,
      fault,
      news,
      patientId,
      here: at(patientId),
      name: patient.name,
      canAsk: patient.email !== null,
      counts: Object.entries(counts) as [ErasureKind, number][],
      visits: visitsInWords(site, plan),
      asked: askedInWords(site, plan),
      confirmed: request?.confirmedAt !== undefined && request.confirmedAt !== null,
      seen: fingerprint(counts),
    };
    return page(<PersonErasurePage site={site} view={view} />, { personal: true, status });
  }
}

function askedInWords(site: Site, { request }: ErasurePlan): string | undefined {
  if (!request) return undefined;
  const { way, askedAt, confirmedAt } = request;
  const how = way === 'message' && confirmedAt ? 'confirmed' : way;
  return site.t(`erasure-person.asked.${how}`, { when: instantIn(site, confirmedAt ?? askedAt) });
}

function visitsInWords({ t, locale, now }: Site, { visits }: ErasurePlan) {
  return visits.map(({ reference, startsAt, timeZone, practitioner, place, ahead }) => ({
    reference,
    what: t('erasure-person.visit', {
      when: longTime(timeZone, minuteOfInstant(startsAt), locale, now),
      practitioner,
      place,
    }),
    ahead,
  }));
}
