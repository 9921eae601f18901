import { priceText } from '../../shared/price-text.js';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffMember } from '../../../accounts/staff-member.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { isCancelledLate } from '../../../bookings/at-desk.js';
import { changeableUntil, isProvisional, isUpcoming, minuteOfInstant, shownStatus } from '../../../bookings/booking.js';
import { CourseRows } from '../../../bookings/course-rows.service.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { CalendarAnswers } from '../../../bookings/notices/calendar-answers.service.js';
import { ownOnly } from '../../../accounts/staff-actor.js';
import { OutsideHours } from '../../../bookings/by-staff/outside-hours.service.js';
import { type ReasonKind, StaffReasons } from '../../../bookings/by-staff/staff-reasons.service.js';
import { VisitRooms } from '../../../bookings/by-staff/visit-rooms.service.js';
import { UnreachedVisits } from '../../../bookings/notices/unreached-visits.service.js';
import { mayAdvance, mayUndo, steps } from '../../../bookings/progress.js';
import { StaffSlots } from '../../../availability/staff-slots.service.js';
import { wrongAudience } from '../../../patients/last-seen.service.js';
import { Clock } from '../../../platform/clock.js';
import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { clock, longPeriod, longTime, shortTime } from '../../../time/wording.js';
import { termsInWords, treatmentName } from '../../patient/in-words.js';
import { languageOf } from '../../../i18n/language.js';
import type { Site } from '../../shared/site.js';
import { wrongAudienceInWords } from '../in-words.js';
import { notificationLanguages } from '../notification-languages.js';
import { staffActorOf } from '../staff-actor-of.js';
import { stampOf } from '../diary/diary.js';
import { courseVisitsView } from '../../patient/course/course-visits.view.js';
import { diaryAddress } from '../diary/diary-query.js';
import { whyUndelivered } from '../undelivered/why-undelivered.js';
import { VisitWaitlist } from '../waitlist/visit-waitlist.service.js';
import { VisitContacts } from './visit-contacts.service.js';
import { nothingSealed, SealedParts } from './sealed-parts.service.js';
import type { StaffVisitView } from './staff-visit-page.js';

/** A visit as the staff's page shows it. */
@Injectable()
export class StaffVisits {
  constructor(
    private readonly db: DataSource,
    private readonly rows: BookingRows,
    private readonly slots: StaffSlots,
    private readonly sealed: SealedParts,
    private readonly outside: OutsideHours,
    private readonly reasons: StaffReasons,
    private readonly unreached: UnreachedVisits,
    private readonly answers: CalendarAnswers,
    private readonly contacts: VisitContacts,
    private readonly rooms: VisitRooms,
    private readonly waitlist: VisitWaitlist,
    private readonly courses: CourseRows,
    private readonly clock: Clock,
  ) {}

  async view(site: Site, member: StaffMember, reference: string): Promise<StaffVisitView> {
    const visit = await this.rows.shownTo(ownOnly(staffActorOf(member)), reference);
    const { t, locale } = site;
    const { booking, location, practitioner, treatment, addOns } = visit;
    const contact = await this.contacts.of(staffActorOf(member), visit);
    const zone = location.timeZone;
    const now = this.clock.now();
    const start = minuteOfInstant(booking.startsAt);
    const end = minuteOfInstant(booking.endsAt);
    const status = shownStatus(booking);
    const room = await this.room(visit);
    const reasons = await this.reasons.of(booking.id);
    const said = (wanted: ReasonKind) =>
      reasons
        .filter(({ kind }) => kind === wanted)
        .map(({ reason, author, at }) =>
          t('life.overbooked-because', {
            reason,
            author,
            when: shortTime(zone, minuteOfInstant(at), locale, site.now),
          }),
        );
    return {
      id: booking.id,
      reference: booking.reference,
      status,
      stamp: stampOf({ status, start, end, practitionerId: practitioner.id, deskNote: booking.deskNote }, room.name),
      waiting: isProvisional(booking)
        ? t('visit.waiting', { until: clock(zone, minuteOfInstant(booking.holdExpiresAt!), locale) })
        : undefined,
      patient: contact.name,
      patientId: contact.patientId,
      phone: contact.phone,
      email: contact.email,
      says: contact.says,
      unreached: await this.unreachedView(site, member, visit),
      emailLanguage: notificationLanguageView(site, visit),
      calendar: await this.calendarAnswer(site, visit),
      when: longTime(zone, start, locale, site.now),
      period: longPeriod(zone, start, end, locale, site.now),
      treatment: treatmentName(site, treatment, addOns),
      practitioner: practitioner.name,
      place: location.name,
      room,
      price: priceText(site, booking.price, booking.currency),
      terms: termsInWords(site, { terms: booking, location, start, ...(now < booking.startsAt && { now }) }),
      cancelled: cancelled(site, visit),
      waitlist: await this.waitlist.of(staffActorOf(member), visit),
      late: now > changeableUntil(booking) ? booking.lateCancellation : undefined,
      outside: await this.outside.has(visit),
      forOthers: await this.forOthers(site, member, visit),
      overbooked: said('overbooked'),
      outsideWhy: said('outside'),
      deskNote: { note: booking.deskNote ?? '', seen: booking.deskNote ?? '' },
      mayConfirm: isProvisional(booking) && staffActorOf(member).everyDiary,
      steps: steps.filter((step) => mayAdvance(step, booking, now)),
      noShowFrom:
        mayAdvance('arrival', booking, now) && now < booking.startsAt ? clock(zone, start, locale) : undefined,
      mayTakeBack: mayUndo(booking, now),
      isAhead: isUpcoming(booking),
      course: await this.course(site, member, visit),
      repeat:
        contact.patientId !== null && !isProvisional(booking) ? `/staff/visits/${booking.reference}/course` : undefined,
      next: await this.next(site, visit),
      ...(isProvisional(booking) ? nothingSealed : await this.sealed.view(site, member, visit)),
      diary: diaryAddress({
        span: 'day',
        day: wallOf(zone, start).date,
        at: location.slug,
        by: 'practitioners',
        color: 'status',
      }),
      errors: {},
    };
  }

  /** As long as it is ahead: then something can be done. */
  private async forOthers(
    site: Site,
    member: StaffMember,
    { booking, treatment, addOns, location }: BookedVisit,
  ): Promise<string | undefined> {
    const isHidden = booking.unproven && ownOnly(staffActorOf(member)) !== null;
    if (booking.status !== 'confirmed' || isHidden) return undefined;
    const asOf = { months: site.returningMonths, now: this.clock.now() };
    const wrong = await wrongAudience(this.db, booking.patientId, [treatment, ...addOns], asOf);
    return wrong ? wrongAudienceInWords(site, wrong, location.timeZone) : undefined;
  }

  private async room(visit: BookedVisit): Promise<StaffVisitView['room']> {
    const { present, suitable } = await this.rooms.of(visit);
    const offered = isProvisional(visit.booking) ? [] : suitable;
    const choices = offered.map(({ slug: value, name: label }) => ({ value, label }));
    return { name: present?.name ?? '', slug: present?.slug ?? '', choices };
  }

  private async unreachedView(
    { t, locale, now }: Site,
    member: StaffMember,
    visit: BookedVisit,
  ): Promise<StaffVisitView['unreached']> {
    const unreached = await this.unreached.of(visit);
    if (!unreached) return undefined;
    return {
      notificationId: unreached.notificationId,
      said: t('unreached.said', {
        what: t(`undelivered.template.${unreached.template}`),
        address: visit.patient?.email ?? '',
        at: shortTime(visit.location.timeZone, minuteOfInstant(unreached.since), locale, now),
        why: whyUndelivered(t, unreached.fault, unreached.stillTried),
      }),
      mayMark: staffActorOf(member).everyDiary,
    };
  }

  private async calendarAnswer({ t, locale, now }: Site, visit: BookedVisit): Promise<string | undefined> {
    const heard = await this.answers.of(visit);
    if (!heard) return undefined;
    return t('answer.said', {
      answer: heard.answer,
      at: shortTime(visit.location.timeZone, minuteOfInstant(heard.at), locale, now),
    });
  }

  /** Of a course that goes on with a colleague, a practitioner sees their own part. */
  private async course(site: Site, member: StaffMember, visit: BookedVisit): Promise<StaffVisitView['course']> {
    const { courseId } = visit.booking;
    if (courseId === null) return undefined;
    const whole = await this.courses.byId(courseId);
    const own = ownOnly(staffActorOf(member));
    const page = ({ booking: { reference } }: BookedVisit) => `/staff/visits/${reference}`;
    return courseVisitsView(site, whole, visit, this.clock.now(), {
      page,
      isShown: ({ booking }) => own === null || booking.practitionerId === own,
      rest: (last, { visits, everyDays }) =>
        visits < 2
          ? `${page(last)}/course?everyDays=${everyDays}`
          : `${page(last)}/course?visits=${visits}&everyDays=${everyDays}`,
    });
  }

  /** In a week, on the same clock; after that many weeks, if the visit is long past, which still lie ahead. */
  private async next(site: Site, visit: BookedVisit): Promise<StaffVisitView['next']> {
    const { booking, location, practitioner, treatment, addOns } = visit;
    const zone = location.timeZone;
    const wall = wallOf(zone, minuteOfInstant(booking.startsAt));
    const now = minuteOfInstant(this.clock.now());
    let date = dateAdd(wall.date, 7);
    while (minuteOf(zone, date, wall.minute) < now) date = dateAdd(date, 7);
    const start = minuteOf(zone, date, wall.minute);
    const wanted = { treatment: treatment.slug, addOns: addOns.map(({ slug }) => slug) };
    const free = await this.isFree(
      { ...wanted, practitioners: [practitioner.slug], locations: [location.slug] },
      start,
    );
    const query = new URLSearchParams({
      patient: booking.patientId ?? '',
      treatment: treatment.slug,
      practitioner: practitioner.slug,
      location: location.slug,
      from: date,
    });
    for (const slug of wanted.addOns) query.append('addOn', slug);
    const other = `/staff/book?${query.toString()}`;
    return { when: shortTime(zone, start, site.locale, site.now), free, book: `${other}&start=${start}`, other };
  }

  /** What is no longer offered cannot be booked again. */
  private async isFree(wanted: Parameters<StaffSlots['arrangement']>[0], start: number): Promise<boolean> {
    try {
      return !('code' in (await this.slots.arrangement(wanted, start)).arrangement);
    } catch {
      return false;
    }
  }
}

/** A visit in the clinic's own language is one without a language. */
function notificationLanguageView(site: Site, { booking, clinic }: BookedVisit): StaffVisitView['emailLanguage'] {
  const own = languageOf(clinic.locale);
  const language = booking.language ?? own;
  return { language: language === own ? '' : language, languages: notificationLanguages(site, clinic.locale) };
}

function cancelled({ t }: Site, { booking }: BookedVisit): string | undefined {
  if (booking.status !== 'cancelled') return undefined;
  const { cancelledBy, cancelledAtDesk, cancelReason: reason } = booking;
  if (cancelledBy === 'clinic') return t('life.cancelled-because', { reason: reason ?? '–' });
  if (!cancelledAtDesk) return t('life.cancelled-by-patient');
  return t('life.cancelled-at-desk', { late: isCancelledLate(booking) ? 'yes' : 'no', reason: reason ?? 'none' });
}
