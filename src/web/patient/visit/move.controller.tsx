import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Assignments } from '../../../availability/assignments.service.js';
import { Reschedules } from '../../../bookings/by-patient/reschedule.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { ChooseTimePage, type ChooseTimeView } from '../book/choose-time-page.js';
import { isAboutTime } from '../book/choosing.service.js';
import { minuteOfStart } from '../book/start.js';
import { WhyPage } from '../book/why-page.js';
import { whyView } from '../book/why.view.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../idempotent-request.js';
import { RescheduleTimes } from './reschedule-times.service.js';
import { type OwnVisit, OwnVisits } from './own-visits.service.js';
import { VisitPage } from './visit-page.js';

type CookieValues = Readonly<Record<string, string>>;

const schema = z.object({
  day: z.string().max(20).optional(),
  start: z.string().max(40).optional(),
  at: z.string().max(20).optional(),
  times: z.literal('all').optional().catch(undefined),
  practitioner: z.string().max(100).optional(),
  treatment: z.string().max(100).optional(),
  location: z.string().max(100).optional(),
  /** The later ones of its course follow. */
  rest: z.literal('yes').optional().catch(undefined),
  /** Of what the page showed. */
  agreement: z.string().max(100).optional(),
  once: z.string().max(100).optional(),
});

/** Moving a visit: the same page as for choosing its first time. */
@Controller('visit/of/:reference')
@Allow('patient-link')
export class MoveController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: OwnVisits,
    private readonly times: RescheduleTimes,
    private readonly reschedules: Reschedules,
    private readonly assignments: Assignments,
  ) {}

  @Get('move')
  async choose(
    @Param('reference') reference: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const own = await this.visits.of(reference, cookies);
    return this.form(request, own, parse(schema, query), {});
  }

  @Get('why')
  async why(
    @Param('reference') reference: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const asked = parse(schema, query);
    const { visit } = await this.visits.standing(reference, cookies);
    const site = await this.siteContext.siteFor(request, visit.booking.language);
    const { wanted, candidate, without } = await this.times.picking(visit, asked);
    const explain = (start: number) => this.assignments.why(wanted, start, { without });
    const view = await whyView(site, candidate.location.timeZone, asked, explain, {
      action: `/visit/of/${reference}/why`,
      fields: { practitioner: asked.practitioner, treatment: asked.treatment, location: asked.location },
      back: (start) => this.times.address(reference, { ...asked, start }),
    });
    return page(<WhyPage site={site} view={view} />, { personal: true, status: view.found ? 200 : 400 });
  }

  @Post('time')
  @CountedAs('rescheduled')
  async move(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { start: chosen, once, ...asked } = parse(schema, body);
    const { practitioner, treatment, location, agreement } = asked;
    const own = await this.visits.of(reference, cookies);
    const site = await this.siteContext.siteFor(request, own.visit.booking.language, `/visit/of/${reference}`);
    const { sequence } = own.visit.booking;
    const start = minuteOfStart(chosen);
    if (start === null) return this.form(request, own, asked, { errors: { start: site.t('book.choose-one') } }, 400);
    try {
      await this.reschedules.reschedule(
        own.token,
        { start, practitioner, treatment, location, agreement },
        idempotentRequest('POST /visit/time', once, { reference, sequence, start, ...asked }, own.token),
      );
      return seeOther(`/visit/of/${reference}?news=moved`);
    } catch (fault) {
      if (isAboutTime(fault)) {
        const nearest = this.times.nearest(site, fault.values['alternatives'], own, asked);
        const refused = { sentence: site.t(`refusal.${fault.code}`), nearest };
        return this.form(request, own, asked, { refused }, fault.status);
      }
      if (fault instanceof Refusal && (fault.code === 'changed-meanwhile' || fault.code === 'address-unproven')) {
        const sentence = site.t(
          fault.code === 'changed-meanwhile' ? 'visit.changed-meanwhile' : 'refusal.address-unproven',
        );
        const refused = { sentence, nearest: [] };
        return this.form(request, await this.visits.of(reference, cookies), asked, { refused }, fault.status);
      }
      if (!(fault instanceof Refusal) || !['too-late-to-move', 'already-cancelled'].includes(fault.code)) throw fault;
      const view = this.visits.view(site, await this.visits.of(reference, cookies));
      return page(<VisitPage site={site} view={view} />, { status: fault.status, personal: true });
    }
  }

  private async form(
    request: WebRequest,
    own: OwnVisit,
    asked: Omit<z.output<typeof schema>, 'at' | 'once'>,
    wrong: Partial<Pick<ChooseTimeView, 'errors' | 'refused'>>,
    status = 200,
  ): Promise<Answer> {
    const { visit, key } = own;
    const formPage = this.times.address(key, { ...asked, start: undefined });
    const site = await this.siteContext.siteFor(request, visit.booking.language, formPage);
    const { tooLate, over } = this.visits.view(site, own);
    if (tooLate || over || visit.booking.status === 'cancelled') return seeOther(`/visit/of/${key}`);
    const view = await this.times.view(site, own, { ...asked, ...wrong });
    return page(<ChooseTimePage site={site} view={view} />, { status, personal: true });
  }
}
