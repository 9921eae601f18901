import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { deskNoteLength } from '../../../bookings/desk-note.js';
import { StaffBookings } from '../../../bookings/by-staff/staff-bookings.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { typedMinute } from '../../../time/typed-time.js';
import { minuteAfterGap, minuteOf } from '../../../time/wall-clock.js';
import { clockOfDay } from '../../../time/wording.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { ShownBy } from '../../shared/shown-by.decorator.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { patientAddress } from '../patients/patient-address.js';
import { NeedsSetUp } from '../setup/needs-set-up.decorator.js';
import { staffActorOf } from '../staff-actor-of.js';
import { PhoneBookingViews } from './phone-booking-views.service.js';
import { dayOf, type PhoneForm, phoneForm, reasonLength } from './phone-form.js';
import { PhoneFaults } from './phone-faults.service.js';
import { PhonePage, type WrongView } from './phone-page.js';
import { whoIn } from './who-in.js';

/** Booking while the caller is on the line. */
@Controller('staff/book')
@Allow('practitioner', 'reception', 'admin')
@NeedsSetUp({
  title: 'phone.title',
  here: '/staff/book',
  steps: ['location', 'treatment', 'practitioner', 'offer'],
  ownOffers: true,
})
export class PhoneController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly views: PhoneBookingViews,
    private readonly catalogue: Catalogue,
    private readonly bookings: StaffBookings,
    private readonly wrong: PhoneFaults,
  ) {}

  @Get()
  async look(@Staff() member: StaffMember, @Query() query: unknown): Promise<Answer> {
    return this.show(member, parse(phoneForm, query), {});
  }

  /** A form post, so that names, numbers and addresses stand in no URL, browser history or log. */
  @Post('search')
  async search(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    return this.show(member, parse(phoneForm, body), {});
  }

  @Post()
  @CountedAs('booked')
  @ShownBy('/staff/book/search')
  async book(@Staff() member: StaffMember, @Body() body: unknown): Promise<Answer> {
    const form = parse(phoneForm, body);
    const { t, locale } = await this.siteContext.site();
    const time = await this.time(form);
    const errors: Record<string, string> = {};
    if (!form.slot.includes('/') && form.at.trim() && typedMinute(form.at) === null) errors.at = t('fault.time');
    else if (time?.next !== undefined) errors.at = t('fault.time-skipped', { time: clockOfDay(time.next, locale) });
    else if (!time && form.slot === 'at' && !dayOf(form)) errors.when = t('fault.date');
    else if (!time) errors.when = t(form.at && !form.practitioner ? 'phone.with-missing' : 'phone.when-missing');
    const who = whoIn(form);
    if (!who) errors.who = t('phone.who-missing');
    if (who instanceof BadInput) Object.assign(errors, fieldErrors(who, locale));
    const limits = { note: deskNoteLength, outside: reasonLength, overbook: reasonLength } as const;
    const tooLong = Object.entries(limits).filter(
      ([name, most]) => form[name as keyof typeof limits].trim().length > most,
    );
    for (const [name] of tooLong) errors[name] = t('fault.too-long');
    if (!time || !who || who instanceof BadInput || errors.at || tooLong.length > 0)
      return this.show(member, form, { errors }, 400);
    const { once, tell, overbook, outside, forAnyone, treatment, addOn, location, language } = form;
    const { start, practitioner } = time;
    const terms = {
      tell: tell === 'yes',
      overbook: overbook.trim() || null,
      outside: outside.trim() || null,
      room: form.room || null,
      note: form.note.trim() || null,
      accepted: form.accepted,
      forAnyone: forAnyone === 'yes',
      language,
    };
    try {
      const booked = await this.bookings.book(
        staffActorOf(member),
        { treatment, addOns: addOn, practitioner, location, start },
        who,
        terms,
        idempotentRequest('POST /staff/book', once, { ...form, once: '' }, actorOf(member)),
      );
      const told = !booked.emailed ? 'phone' : tell === 'yes' ? 'email' : 'nobody';
      if (form.back && 'id' in who) return seeOther(patientAddress(who.id, 'booked', told));
      return seeOther(`/staff/visits/${booked.reference}?news=booked&told=${told}`);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      return this.show(member, form, await this.wrong.of(member, form, time, fault), fault.status);
    }
  }

  /** One of the free times, or any other, on the clock of the place. `next`: it is none, and which one comes after it. */
  private async time(form: PhoneForm): Promise<{ start: number; practitioner: string; next?: number } | undefined> {
    const [start = '', listed] = form.slot.split('/');
    if (listed) return /^\d{1,9}$/.test(start) ? { start: Number(start), practitioner: listed } : undefined;
    const minute = typedMinute(form.at);
    const date = dayOf(form);
    if (!date || minute === null) return undefined;
    const { locations } = await this.catalogue.current();
    const place = locations.find(({ slug }) => slug === form.location);
    if (!place || !form.practitioner) return undefined;
    const { timeZone } = place;
    const next = minuteAfterGap(timeZone, date, minute);
    return { start: minuteOf(timeZone, date, minute), practitioner: form.practitioner, next };
  }

  private async show(
    member: StaffMember,
    form: PhoneForm,
    { errors = {}, ...wrong }: Partial<WrongView>,
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const view = await this.views.view(site, staffActorOf(member), form, { errors, ...wrong });
    return page(<PhonePage site={site} member={member} view={view} />, { status });
  }
}
