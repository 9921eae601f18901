import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { CourseHolds } from '../../../bookings/holding/course-holds.service.js';
import { Attribution } from '../../../finder/attribution.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { From, type Origin } from '../../../platform/http/origin.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { Choosing, isAboutTime } from '../book/choosing.service.js';
import { HouseholdMembers } from '../book/household-members.service.js';
import { bookAddress, choiceOf, findAddress } from '../choice.js';
import { idempotentRequest } from '../idempotent-request.js';
import { BrowserCourses } from './browser-courses.service.js';
import {
  courseAddress,
  type CourseQuery,
  type CourseRhythm,
  courseSchema,
  type PickedTime,
  picksIn,
  rhythmOf,
  timesOf,
} from './course-choice.js';
import { CourseTimesPage } from './course-times-page.js';
import { type ChosenCourse, CourseTimes } from './course-times.service.js';
import { takenInWords, withoutTaken } from './taken-time.js';

type CookieValues = Readonly<Record<string, string>>;

/** What is sent is of the rhythm that the page was for, whatever was chosen since for the next page. */
const bodySchema = courseSchema.omit({ visits: true, everyDays: true }).extend({ once: courseSchema.shape.via });

interface Shown {
  readonly picks?: readonly PickedTime[];
  /** For which the page was where they were chosen. */
  readonly before?: CourseRhythm;
  readonly refused?: string;
  readonly status?: number;
}

/** Choosing the times of a course, once the first is chosen. */
@Controller('book/course')
@Allow('public')
export class CourseTimesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly choosing: Choosing,
    private readonly times: CourseTimes,
    private readonly holds: CourseHolds,
    private readonly browserCourses: BrowserCourses,
    private readonly members: HouseholdMembers,
    private readonly attribution: Attribution,
  ) {}

  @Get()
  async choose(@Query() query: unknown, @Cookies() cookies: CookieValues, @Req() request: WebRequest): Promise<Answer> {
    const asked = parse(courseSchema, query);
    const course = await this.course(asked);
    if (!('candidate' in course)) return course;
    const site = await this.siteContext.siteFor(request);
    const before = rhythmOf({ course: asked.course }, course.candidate.treatment.courses);
    return this.show(site, course, asked, cookies, { picks: picksIn(query), before });
  }

  @Post('holds')
  @CountedAs('held')
  @Challenged()
  async hold(
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
    @From() origin?: Origin,
  ): Promise<Answer> {
    const { once, ...asked } = parse(bodySchema, body);
    const course = await this.course(asked);
    if (!('candidate' in course)) return course;
    const { choice, rhythm } = course;
    const picks = picksIn(body);
    const site = await this.siteContext.siteFor(request, null, courseAddress(choice, rhythm, picks));
    const own = await this.browserCourses.of(cookies);
    const wanted = {
      treatment: choice.treatment,
      addOns: choice.addOn,
      everyDays: rhythm.everyDays,
      visits: timesOf(picks),
      ...this.attribution.wayOf(asked.via),
    };
    const sent = idempotentRequest('POST /book/course/holds', once, { ...wanted, instead: own?.hold }, own?.hold);
    try {
      const held = await this.holds.hold({ ...wanted, origin }, own?.hold, sent);
      return seeOther(courseAddress(choice, rhythm, picks, `/book/course/${held.hold}`), {
        cookies: [this.browserCourses.cookie(held)],
      });
    } catch (fault) {
      const isAboutAll = fault instanceof Refusal && ['not-a-course', 'course-too-long'].includes(fault.code);
      if (!isAboutAll && !isAboutTime(fault)) throw fault;
      return this.show(site, course, asked, cookies, {
        picks: isAboutAll ? picks : withoutTaken(picks, fault),
        refused: isAboutAll ? refusalText(site, fault) : takenInWords(site, picks, fault, course.candidate.location),
        status: fault.status,
      });
    }
  }

  /** Somewhere else to go, where it is not known who does it, or when the first visit is. */
  private async course(asked: CourseQuery): Promise<ChosenCourse | Answer> {
    const candidate = await this.choosing.possible(asked);
    if (!candidate) return seeOther(findAddress(asked));
    const course = this.times.chosen(candidate, asked);
    return course ?? seeOther(bookAddress(choiceOf(candidate, asked)));
  }

  private async show(
    site: Site,
    course: ChosenCourse,
    { person }: CourseQuery,
    cookies: CookieValues,
    { status, before, ...shown }: Shown,
  ): Promise<Answer> {
    const own = await this.browserCourses.of(cookies);
    const member = await this.members.of(cookies, person);
    const asked = {
      ...shown,
      without: own?.visits.map(({ booking }) => booking.id),
      patientId: member?.person?.id,
    };
    const picks = before ? await this.times.kept(course, before, asked) : shown.picks;
    const view = await this.times.view(site, course, { ...asked, picks });
    return page(<CourseTimesPage site={site} view={view} />, { status, personal: true });
  }
}
