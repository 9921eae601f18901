import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Alternatives } from '../../../bookings/holding/alternatives.service.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { Confirmations } from '../../../bookings/by-patient/confirm.service.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { internationalNumber } from '../../../notifications/text/phone-number.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { page, seeOther } from '../../shared/answer.js';
import type { FieldErrors } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { bookAddress, type Choice, choiceOf, findAddress, searchSchema } from '../choice.js';
import { idempotentRequest } from '../idempotent-request.js';
import { visitCookie } from '../visit/visit-cookie.js';
import { Choosing } from './choosing.service.js';
import { type TypedDetails, DetailsPage } from './details-page.js';
import { detailsView } from './details.view.js';
import { FormDrafts } from './form-drafts.service.js';
import { HoldExpiredPage } from './hold-expired-page.js';
import { readPatientForm, typedSchema } from './patient-form.js';
import { minuteOfStart } from './start.js';

const querySchema = z.object({ via: z.string().max(100).optional() });
const bodySchema = searchSchema.extend({
  start: z.string().max(40).optional(),
  once: z.string().max(100).optional(),
  ...typedSchema.shape,
});

/** Your details, for a time that is kept. */
@Controller('book/:hold')
@Allow('public')
export class DetailsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly rows: BookingRows,
    private readonly confirmations: Confirmations,
    private readonly alternatives: Alternatives,
    private readonly choosing: Choosing,
    private readonly attribution: Attribution,
    private readonly formDrafts: FormDrafts,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>,
  ) {}

  @Get()
  async details(
    @Param('hold') hold: string,
    @Query() query: unknown,
    @Cookies() cookies: Readonly<Record<string, string>>,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { via } = parse(querySchema, query);
    return this.form(request, hold, via, this.formDrafts.read(cookies), {});
  }

  /** The same form in another language, with what was typed so far: it leaves this page for nowhere else. */
  @Post('language')
  @HttpCode(200)
  async again(@Param('hold') hold: string, @Body() body: unknown, @Req() request: WebRequest): Promise<Answer> {
    const { name, email, phone, note, byText, via } = parse(bodySchema, body);
    return this.form(request, hold, via, { name, email, phone, note, byText }, {});
  }

  @Post('confirmation')
  @Challenged()
  async confirm(@Param('hold') hold: string, @Body() body: unknown, @Req() from: WebRequest): Promise<Answer> {
    const { name, email, phone, note, byText, once, via, ...carried } = parse(bodySchema, body);
    const typed = { name, email, phone, note, byText };
    const site = await this.siteContext.siteFor(from);
    const read = readPatientForm(site, typed);
    if ('errors' in read) return this.form(from, hold, via, typed, read.errors);
    const { note: said, byText: wanted, ...contact } = read.form;
    const language = site.reading?.language;
    try {
      const textWanted = wanted && this.settings.texts !== undefined;
      if (textWanted && !(await this.canBeTexted(hold, contact.phone))) {
        return await this.form(from, hold, via, typed, { phone: site.t('details.phone-for-text') });
      }
      const details = { contact, note: said || null, language, textWanted, ...this.attribution.wayOf(via) };
      const request = idempotentRequest('POST /book/confirmation', once, { hold, ...details });
      const { reference, token } = await this.confirmations.confirm(hold, details, request);
      return seeOther(`/book/done/${reference}`, {
        cookies: [visitCookie(reference, token), this.formDrafts.forget()],
      });
    } catch (fault) {
      if (!isLapsed(fault)) throw fault;
      return this.lapsed(site, { ...carried, via }, typed);
    }
  }

  private async canBeTexted(hold: string, phone: string | null): Promise<boolean> {
    const { location } = await this.rows.byHold(hold);
    return internationalNumber(phone ?? '', location.address.country) !== null;
  }

  private async form(
    request: WebRequest,
    hold: string,
    via: string | undefined,
    typed: TypedDetails,
    errors: FieldErrors,
  ): Promise<Answer> {
    const site = await this.siteContext.siteFor(request);
    try {
      const visit = await this.rows.byHold(hold);
      const { booking } = visit;
      // Confirmed already, and its holder comes back to the form: the visit is what there is to see.
      if (booking.status !== 'held') {
        const { reference, token } = this.confirmations.booked(visit);
        return seeOther(`/book/done/${reference}`, { cookies: [visitCookie(reference, token)] });
      }
      const carried = { ...choiceOf(visit, via), start: booking.startsAt.toISOString() };
      const now = this.clock.now();
      if (booking.holdExpiresAt! <= now) return await this.lapsed(site, carried, typed);
      const view = detailsView(site, visit, hold, {
        carried,
        typed,
        errors,
        now,
        texts: this.settings.texts !== undefined,
      });
      const status = Object.keys(errors).length > 0 ? 400 : 200;
      return page(<DetailsPage site={site} view={view} />, { status, personal: true });
    } catch (fault) {
      if (!isLapsed(fault)) throw fault;
      return this.lapsed(site, { via }, typed);
    }
  }

  /** `carried`: what the form still knows of the time it was for. */
  private async lapsed(
    site: Site,
    carried: Partial<Choice> & { readonly start?: string },
    typed: TypedDetails,
  ): Promise<Answer> {
    const candidate = await this.choosing.candidate(carried).catch(absent);
    const start = minuteOfStart(carried.start);
    const known = candidate && start !== null && choiceOf(candidate, carried.via);
    const near = known ? await this.alternatives.near({ ...known, addOns: known.addOn, start }) : [];
    const view = {
      nearest: known ? this.choosing.nearest(site, near, known) : [],
      again: known ? bookAddress(known, { day: undefined }) : findAddress(carried),
      typed: Object.values(typed).some(Boolean),
    };
    return page(<HoldExpiredPage site={site} view={view} />, {
      status: 409,
      personal: true,
      cookies: view.typed ? [this.formDrafts.keep(typed)] : [],
    });
  }
}

const isLapsed = (fault: unknown) => fault instanceof Refusal && fault.code === 'hold-expired';

function absent(fault: unknown): null {
  if (fault instanceof Refusal) return null;
  throw fault;
}
