import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { ownOnly } from '../../../accounts/staff-actor.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { SeriesSlots } from '../../../availability/series-slots.service.js';
import type { BookedVisit } from '../../../bookings/booked-visit.js';
import { isProvisional, minuteOfInstant } from '../../../bookings/booking.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { type Doubt, doubts } from '../../../bookings/by-staff/doubts.js';
import { StaffCourses } from '../../../bookings/by-staff/staff-courses.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse, several } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { dateAdd, isDate, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { longTime } from '../../../time/wording.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { treatmentName } from '../../patient/in-words.js';
import { type PickedTime, picksIn, rhythmOf, timesOf } from '../../patient/course/course-choice.js';
import { seriesView } from '../../patient/course/series.view.js';
import { takenInWords, withoutTaken } from '../../patient/course/taken-time.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { whyNotBooked } from '../refused.js';
import { staffActorOf } from '../staff-actor-of.js';
import { Reference } from '../visit/reference.decorator.js';
import { RepeatPage } from './repeat-page.js';

const date = z.string().refine(isDate).optional().catch(undefined);
const askedSchema = z.object({
  everyDays: z.coerce.number().int().min(1).max(56).optional().catch(undefined),
  visits: z.coerce.number().int().min(2).max(52).optional().catch(undefined),
  until: date,
  /** Of the first one. */
  day: date,
});
type Asked = z.output<typeof askedSchema>;
const bookSchema = askedSchema.extend({
  tell: z.string().max(3).optional(),
  accepted: several(z.enum(doubts)).catch([]),
  once: z.string().max(100).optional(),
});

interface Shown {
  readonly picks?: readonly PickedTime[];
  readonly fault?: string;
  readonly doubts?: readonly Doubt[];
  readonly status?: number;
}

const spacings = [2, 3, 7, 14, 21, 28, 42, 56];

/** An appointment is repeated: every so many weeks, so many times or until a day, as a course. */
@Controller('staff/visits/:reference/course')
@Allow('practitioner', 'reception', 'admin')
export class RepeatController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly rows: BookingRows,
    private readonly catalogue: Catalogue,
    private readonly series: SeriesSlots,
    private readonly courses: StaffCourses,
  ) {}

  @Get()
  async look(@Staff() member: StaffMember, @Reference() reference: string, @Query() query: unknown): Promise<Answer> {
    const visit = await this.visit(member, reference);
    return this.show(member, visit, parse(askedSchema, query), { picks: picksIn(query) });
  }

  @Post()
  @CountedAs('booked')
  async book(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { tell, accepted, once, ...asked } = parse(bookSchema, body);
    const visit = await this.visit(member, reference);
    const { treatment, addOns, booking } = visit;
    const picks = picksIn(body);
    const request = {
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      everyDays: rhythmOf(asked, treatment.courses).everyDays,
      visits: timesOf(picks),
    };
    const sent = { reference, request, accepted };
    try {
      const booked = await this.courses.book(
        staffActorOf(member),
        request,
        { id: booking.patientId! },
        { tell: tell === 'yes', language: booking.language, note: null, accepted, forAnyone: true },
        idempotentRequest('POST /staff/visits/course', once, sent, actorOf(member)),
      );
      return seeOther(`/staff/visits/${booked.visits[0]!.reference}?news=course&count=${booked.visits.length}`);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      return this.refused(member, visit, asked, picks, fault);
    }
  }

  /** @throws Refusal not-found: also one that nobody has confirmed yet */
  private async visit(member: StaffMember, reference: string): Promise<BookedVisit> {
    const visit = await this.rows.byReference(reference, ownOnly(staffActorOf(member)));
    const { booking } = visit;
    const isHidden = booking.unproven && ownOnly(staffActorOf(member)) !== null;
    if (booking.patientId === null || isProvisional(booking) || isHidden) throw new Refusal('not-found');
    return visit;
  }

  private async refused(
    member: StaffMember,
    visit: BookedVisit,
    asked: Asked,
    picks: readonly PickedTime[],
    fault: Refusal,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const { status, code, values } = fault;
    if (code === 'doubtful') {
      const found = values['doubts'] as readonly Doubt[];
      return this.show(member, visit, asked, { picks, doubts: found, fault: site.t('phone.doubtful'), status });
    }
    if (code === 'not-a-course' || code === 'patient-busy')
      return this.show(member, visit, asked, {
        picks: code === 'patient-busy' ? withoutTaken(picks, fault) : picks,
        fault: whyNotBooked(site, code),
        status,
      });
    if (code !== 'slot-taken' && code !== 'slot-not-offered') throw fault;
    const said = takenInWords(site, picks, fault, visit.location);
    return this.show(member, visit, asked, { picks: withoutTaken(picks, fault), fault: said, status });
  }

  private async show(
    member: StaffMember,
    visit: BookedVisit,
    asked: Asked,
    { picks, fault, doubts: found = [], status }: Shown,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const { t, locale, now } = site;
    const { booking, location, practitioner, treatment, addOns, patient } = visit;
    const { timeZone } = location;
    const at = minuteOfInstant(booking.startsAt);
    const wall = wallOf(timeZone, at);
    const { everyDays, visits } = rhythmOf(asked, treatment.courses);
    const today = wallOf(timeZone, now).date;
    const day = asked.day ?? firstDay(wall.date, everyDays, today);
    const start = minuteOf(timeZone, day, wall.minute);
    const own = ownOnly(staffActorOf(member)) !== null;
    const proposal = await this.series.propose({
      treatment: treatment.slug,
      addOns: addOns.map(({ slug }) => slug),
      location: location.slug,
      practitioner: practitioner.slug,
      only: own ? [practitioner.slug] : undefined,
      start,
      everyDays,
      visits,
      until: asked.until,
      after: at < start && asked.day === undefined ? at : undefined,
      patientId: booking.patientId,
      audience: 'staff',
      picked: picks,
    });
    const wished = { start, timeZone, everyDays, visits, practitioner: practitioner.slug, location: location.slug };
    const days = [...new Set([...spacings, everyDays])].sort((a, b) => a - b);
    const view = {
      reference: booking.reference,
      patient: patient?.name ?? '',
      email: patient?.email ?? null,
      phone: patient?.phone ?? null,
      from: [
        longTime(timeZone, at, locale, now),
        treatmentName(site, treatment, addOns),
        t('move.with', { name: practitioner.name }),
      ].join(', '),
      asked: { everyDays: String(everyDays), visits: String(visits), until: asked.until ?? '', day },
      spacings: days.map((one) => ({ value: String(one), label: t('course.every', { days: one }) })),
      series: seriesView(site, await this.catalogue.latest(), proposal, wished),
      doubts: found.map((doubt) => ({
        doubt,
        text: t(`phone.doubt.${doubt}`, { day: longTime(timeZone, start, locale) }),
      })),
      once: secretToken(),
      fault,
    };
    return page(<RepeatPage site={site} member={member} view={view} />, { status });
  }
}

/** So many days after the appointment; of one that is long past, the next such day that is ahead. */
function firstDay(date: string, everyDays: number, today: string): string {
  const next = dateAdd(date, everyDays);
  return next < today ? firstDay(next, everyDays, today) : next;
}
