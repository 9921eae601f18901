import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { Bookings, type HeldRequest } from '../../../bookings/by-patient/book.service.js';
import { Attribution } from '../../../finder/attribution.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { From, type Origin } from '../../../platform/http/origin.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { parse } from '../../../platform/parse.js';
import { seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { searchSchema } from '../choice.js';
import { idempotentRequest } from '../idempotent-request.js';
import { visitCookie } from '../visit/visit-cookie.js';
import { Choosing } from './choosing.service.js';
import { DetailsPages, isAboutPerson, isGone } from './details-pages.service.js';
import { DonePages } from './done-pages.service.js';
import { FormDrafts } from './form-drafts.service.js';
import { SentDetails, sentSchema } from './sent-details.service.js';
import { minuteOfStart } from './start.js';

const bodySchema = searchSchema.extend({
  start: z.string().max(40).optional(),
  agreement: z.string().max(100).optional(),
  once: z.string().max(100).optional(),
  ...sentSchema.shape,
});

type Carried = Omit<z.output<typeof bodySchema>, keyof typeof sentSchema.shape | 'once'>;

/** The patient confirms: the time that was kept becomes a visit. */
@Controller('book/:hold/confirmation')
@Allow('public')
export class ConfirmController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly rows: BookingRows,
    private readonly bookings: Bookings,
    private readonly choosing: Choosing,
    private readonly pages: DetailsPages,
    private readonly done: DonePages,
    private readonly attribution: Attribution,
    private readonly formDrafts: FormDrafts,
    private readonly sentDetails: SentDetails,
  ) {}

  @Post()
  @Urgent('confirming')
  @CountedAs('booked')
  @Challenged()
  async confirm(
    @Param('hold') hold: string,
    @Body() body: unknown,
    @Cookies() cookies: Readonly<Record<string, string>>,
    @Req() request: WebRequest,
    @From() origin?: Origin,
  ): Promise<Answer> {
    const { name, email, phone, note, byText, emailChecked, corrected, once, ...carried } = parse(bodySchema, body);
    const site = await this.siteContext.siteFor(request);
    const given = { name, email, phone, note, byText, emailChecked, corrected };
    const sent = await this.sentDetails.read(site, cookies, given, carried.person);
    const { typed, member, suggestion } = sent;
    const again = (errors: FieldErrors) =>
      this.pages.form(site, hold, carried, { typed, errors, suggestion, member, cookies });
    if ('errors' in sent) return again(sent.errors);
    if (suggestion && (await this.pages.isHeld(hold))) return again({});
    try {
      const details = await this.sentDetails.details(site, sent, carried.via, () => this.countryOf(hold, carried));
      if (!details) return await again({ phone: site.t('details.phone-for-text') });
      const confirmed = idempotentRequest('POST /book/confirmation', once, { hold, ...details }, hold);
      const held = this.heldFor(carried);
      const { reference, token } = await this.bookings.confirm(hold, held, { ...details, origin }, confirmed);
      const kept = { cookies: [visitCookie(reference, token), this.formDrafts.forget()] };
      // A browser that keeps no cookies, not even that of the hold, would not be shown the page at its address.
      if (Object.keys(cookies).length === 0)
        return await this.done.show(request, await this.rows.byLink(token), { ...kept, key: token });
      return seeOther(`/book/done/${reference}`, kept);
    } catch (fault) {
      if (isAboutPerson(fault)) return await again({ name: refusalText(site, fault) });
      if (!isGone(fault)) throw fault;
      return this.pages.expired(site, carried, typed);
    }
  }

  /** What the form says the hold was for; null if it says too little. */
  private heldFor({ treatment, addOn, practitioner, location, start, agreement, via }: Carried): HeldRequest | null {
    const minute = minuteOfStart(start);
    if (!treatment || !practitioner || !location || minute === null || !agreement) return null;
    const { viaLinkId } = this.attribution.wayOf(via);
    return { request: { treatment, addOns: addOn, practitioner, location, start: minute, viaLinkId }, agreement };
  }

  private async countryOf(hold: string, carried: Carried): Promise<string> {
    const { location } = (await this.choosing.candidate(carried)) ?? (await this.rows.byHold(hold));
    return location.address.country;
  }
}
