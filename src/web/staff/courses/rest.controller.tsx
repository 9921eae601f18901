import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Staff } from '../../../accounts/staff.decorator.js';
import { ownOnly } from '../../../accounts/staff-actor.js';
import { actorOf, type StaffMember } from '../../../accounts/staff-member.js';
import { Catalogue } from '../../../availability/catalogue.service.js';
import { minuteOfInstant } from '../../../bookings/booking.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { StaffCourses } from '../../../bookings/by-staff/staff-courses.service.js';
import { CourseRows } from '../../../bookings/course-rows.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { dateAdd, minuteOf, wallOf } from '../../../time/wall-clock.js';
import { idempotentRequest } from '../../patient/idempotent-request.js';
import { picksIn, timesOf } from '../../patient/course/course-choice.js';
import { seriesView } from '../../patient/course/series.view.js';
import { takenInWords } from '../../patient/course/taken-time.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { whyNotBooked } from '../refused.js';
import { staffActorOf } from '../staff-actor-of.js';
import { Reference } from '../visit/reference.decorator.js';
import { mostWeeks, pauses } from './pauses.js';
import { RestPage } from './rest-page.js';

const weeks = z.coerce.number().int().min(1).max(mostWeeks).catch(1);
const lookSchema = z.object({ weeks });
const moveSchema = z.object({ weeks, tell: z.string().max(3).optional(), once: z.string().max(100).optional() });

/** The rest of a course is paused, or shifted by a week. */
@Controller('staff/visits/:reference/rest')
@Allow('practitioner', 'reception', 'admin')
export class RestController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly rows: BookingRows,
    private readonly courseRows: CourseRows,
    private readonly catalogue: Catalogue,
    private readonly courses: StaffCourses,
  ) {}

  @Get()
  async look(@Staff() member: StaffMember, @Reference() reference: string, @Query() query: unknown): Promise<Answer> {
    return this.show(member, reference, parse(lookSchema, query).weeks);
  }

  @Post()
  @CountedAs('rescheduled')
  async move(@Staff() member: StaffMember, @Reference() reference: string, @Body() body: unknown): Promise<Answer> {
    const { weeks: later, tell, once } = parse(moveSchema, body);
    const by = staffActorOf(member);
    const { sequence } = (await this.rows.byReference(reference, ownOnly(by))).booking;
    const picks = picksIn(body);
    const times = timesOf(picks);
    const sent = idempotentRequest('POST /staff/visits/rest', once, { reference, sequence, times }, actorOf(member));
    try {
      const moved = await this.courses.moveRest(by, reference, times, { tell: tell === 'yes' }, sent);
      return seeOther(`/staff/visits/${reference}?news=rest-moved&count=${moved}`);
    } catch (fault) {
      const shown = [
        'slot-taken',
        'slot-not-offered',
        'patient-busy',
        'not-a-course',
        'course-changed',
        'other-currency',
      ];
      if (!(fault instanceof Refusal) || !shown.includes(fault.code)) throw fault;
      const site = await this.siteContext.site();
      const { location } = await this.rows.byReference(reference, ownOnly(by));
      const isTaken = fault.code === 'slot-taken' || fault.code === 'slot-not-offered';
      const said = isTaken ? takenInWords(site, picks, fault, location) : whyNotBooked(site, fault.code);
      return this.show(member, reference, later, said, fault.status);
    }
  }

  private async show(
    member: StaffMember,
    reference: string,
    later: number,
    fault?: string,
    status = 200,
  ): Promise<Answer> {
    const site = await this.siteContext.site();
    const by = staffActorOf(member);
    const visit = await this.rows.byReference(reference, ownOnly(by));
    const { booking, location, practitioner, patient } = visit;
    const { course, visits } = await this.courseRows.rest(visit);
    if (visits.length === 0) return seeOther(`/staff/visits/${reference}`);
    const { timeZone } = location;
    const wall = wallOf(timeZone, minuteOfInstant(booking.startsAt));
    const wished = {
      start: minuteOf(timeZone, dateAdd(wall.date, 7 * later), wall.minute),
      timeZone,
      everyDays: course.everyDays,
      visits: visits.length,
      practitioner: practitioner.slug,
      location: location.slug,
    };
    const proposal = await this.courses.proposeShift(by, reference, { weeks: later });
    const view = {
      reference,
      patient: patient?.name ?? '',
      email: patient?.email ?? null,
      phone: patient?.phone ?? null,
      count: visits.length,
      weeks: later,
      choices: pauses(site.t),
      series: seriesView(site, await this.catalogue.latest(), proposal, wished),
      once: secretToken(),
      fault,
    };
    return page(<RestPage site={site} member={member} view={view} />, { status });
  }
}
