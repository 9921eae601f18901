import { Body, Controller, Inject, Param, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { Bookings, type HeldRequest } from '../../../bookings/by-patient/book.service.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { suggestedEmail } from '../../../patients/email-suggestion.js';
import { textNumber } from '../../../patients/phone-number.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { From, type Origin } from '../../../platform/http/origin.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { searchSchema } from '../choice.js';
import { idempotentRequest } from '../idempotent-request.js';
import { visitCookie } from '../visit/visit-cookie.js';
import { Choosing } from './choosing.service.js';
import { DetailsPages, isGone } from './details-pages.service.js';
import { DonePages } from './done-pages.service.js';
import { FormDrafts } from './form-drafts.service.js';
import { filledIn } from './household-member.js';
import { HouseholdMembers } from './household-members.service.js';
import { readPatientForm, typedSchema } from './patient-form.js';
import { minuteOfStart } from './start.js';

const bodySchema = searchSchema.extend({
  start: z.string().max(40).optional(),
  agreement: z.string().max(100).optional(),
  once: z.string().max(100).optional(),
  ...typedSchema.shape,
  /** Pressed instead of the button: the address that was suggested. */
  corrected: typedSchema.shape.email,
});

/** What says no to the person, and not to the time. */
const aboutPerson: readonly string[] = ['patient-busy', 'new-patients-only', 'returning-patients-only'];

type Carried = Omit<z.output<typeof bodySchema>, keyof typeof typedSchema.shape | 'once'>;

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
    private readonly members: HouseholdMembers,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>,
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
    const member = await this.members.of(cookies, carried.person);
    const given = { name, email: corrected ?? email, phone, note, byText, emailChecked };
    const typed = member ? filledIn(member, given) : given;
    const site = await this.siteContext.siteFor(request);
    const read = readPatientForm(site, typed);
    const isToCheck = !member && typed.email && typed.email !== emailChecked;
    const suggestion = isToCheck ? suggestedEmail(typed.email) : undefined;
    const again = (errors: FieldErrors) =>
      this.pages.form(site, hold, carried, { typed, errors, suggestion, member, cookies });
    if ('errors' in read) return again(read.errors);
    if (suggestion && (await this.pages.isHeld(hold))) return again({});
    const { note: said, byText: wanted, ...contact } = read.form;
    try {
      const textWanted = wanted && this.settings.texts !== undefined;
      if (textWanted && !(await this.canBeTexted(hold, carried, contact.phone))) {
        return await again({ phone: site.t('details.phone-for-text') });
      }
      const language = member?.person?.language ?? site.reading?.language;
      const details = {
        contact,
        note: said || null,
        language,
        textWanted,
        proven: member !== undefined,
        ...this.attribution.wayOf(carried.via),
      };
      const sent = idempotentRequest('POST /book/confirmation', once, { hold, ...details }, hold);
      const held = this.heldFor(carried);
      const { reference, token } = await this.bookings.confirm(hold, held, { ...details, origin }, sent);
      const kept = { cookies: [visitCookie(reference, token), this.formDrafts.forget()] };
      // A browser that keeps no cookies, not even that of the hold, would not be shown the page at its address.
      if (Object.keys(cookies).length === 0)
        return await this.done.show(request, await this.rows.byLink(token), { ...kept, key: token });
      return seeOther(`/book/done/${reference}`, kept);
    } catch (fault) {
      if (fault instanceof Refusal && aboutPerson.includes(fault.code))
        return again({ name: refusalText(site, fault) });
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

  private async canBeTexted(hold: string, carried: Carried, phone: string | null): Promise<boolean> {
    const { location } = (await this.choosing.candidate(carried)) ?? (await this.rows.byHold(hold));
    return textNumber(phone, location.address.country) !== null;
  }
}
