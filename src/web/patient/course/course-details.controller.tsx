import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { agreedAs } from '../../../bookings/booked.js';
import {
  courseAgreementOf,
  CourseBookings,
  type HeldCourseRequest,
} from '../../../bookings/by-patient/book-course.service.js';
import { isProvisional } from '../../../bookings/booking.js';
import { BookingRows } from '../../../bookings/booking-rows.service.js';
import { Attribution } from '../../../finder/attribution.service.js';
import { Clock } from '../../../platform/clock.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { From, type Origin } from '../../../platform/http/origin.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { secretToken } from '../../../platform/ids.random.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { SETTINGS, type Settings } from '../../../platform/settings.js';
import { page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import type { FieldErrors } from '../../shared/form.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { Choosing } from '../book/choosing.service.js';
import { DetailsPage, type TypedDetails } from '../book/details-page.js';
import { isAboutPerson, isGone } from '../book/details-pages.service.js';
import { DonePages } from '../book/done-pages.service.js';
import { FormDrafts } from '../book/form-drafts.service.js';
import { filledIn, type HouseholdMember } from '../book/household-member.js';
import { HouseholdMembers } from '../book/household-members.service.js';
import { typedSchema } from '../book/patient-form.js';
import { SentDetails, sentSchema } from '../book/sent-details.service.js';
import { findAddress } from '../choice.js';
import { idempotentRequest } from '../idempotent-request.js';
import { visitCookie, visitToken } from '../visit/visit-cookie.js';
import { BrowserCourses } from './browser-courses.service.js';
import { type PickedTime, courseSchema, picksIn, timesOf } from './course-choice.js';
import { courseDetailsView } from './course-details.view.js';
import { CourseTimesPage } from './course-times-page.js';
import { type ChosenCourse, CourseTimes } from './course-times.service.js';
import { takenInWords, withoutTaken } from './taken-time.js';

type CookieValues = Readonly<Record<string, string>>;

const carriedSchema = courseSchema.extend({
  agreement: z.string().max(100).optional(),
  once: z.string().max(100).optional(),
});

/** What is known of a course whose times are kept. */
interface Kept {
  readonly site: Site;
  readonly hold: string;
  readonly course: ChosenCourse;
  readonly picks: readonly PickedTime[];
  readonly agreement?: string | undefined;
  readonly once?: string | undefined;
  readonly cookies: CookieValues;
}

interface Filled {
  readonly typed: TypedDetails;
  readonly errors?: FieldErrors;
  readonly suggestion?: string | undefined;
  readonly member?: HouseholdMember | undefined;
}

/** The details of whoever comes, once for all visits of a course; then all of it is booked. */
@Controller('book/course/:hold')
@Allow('public')
export class CourseDetailsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly choosing: Choosing,
    private readonly times: CourseTimes,
    private readonly courses: CourseBookings,
    private readonly browserCourses: BrowserCourses,
    private readonly members: HouseholdMembers,
    private readonly sentDetails: SentDetails,
    private readonly formDrafts: FormDrafts,
    private readonly done: DonePages,
    private readonly rows: BookingRows,
    private readonly attribution: Attribution,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'texts'>,
  ) {}

  @Get()
  async details(
    @Param('hold') hold: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const kept = await this.kept(hold, query, cookies, request);
    if (!('course' in kept)) return kept;
    const { person } = kept.course.choice;
    const member = await this.members.of(cookies, person);
    const typed = this.formDrafts.read(cookies, person);
    return this.form(kept, { member, typed: member ? filledIn(member, typed) : typed });
  }

  /** The same form in another language, with what was typed so far. */
  @Post('language')
  @HttpCode(200)
  async again(
    @Param('hold') hold: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const kept = await this.kept(hold, body, cookies, request);
    if (!('course' in kept)) return kept;
    const member = await this.members.of(cookies, kept.course.choice.person);
    return this.form(kept, { member, typed: parse(typedSchema, body) });
  }

  @Post('confirmation')
  @Urgent('confirming')
  @CountedAs('booked')
  @Challenged()
  async confirm(
    @Param('hold') hold: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
    @From() origin?: Origin,
  ): Promise<Answer> {
    const kept = await this.kept(hold, body, cookies, request);
    if (!('course' in kept)) return kept;
    const { site, course, once } = kept;
    const { person, via } = course.choice;
    const sent = await this.sentDetails.read(site, cookies, parse(sentSchema, body), person);
    if ('errors' in sent) return this.form(kept, sent);
    if (sent.suggestion && (await this.browserCourses.held(hold))) return this.form(kept, sent);
    const country = () => Promise.resolve(course.candidate.location.address.country);
    const details = await this.sentDetails.details(site, sent, via, country);
    if (!details) return this.form(kept, { ...sent, errors: { phone: site.t('details.phone-for-text') } });
    const confirmed = idempotentRequest('POST /book/course/confirmation', once, { hold, ...details }, hold);
    try {
      const { visits } = await this.courses.confirm(hold, this.heldFor(kept), { ...details, origin }, confirmed);
      const [first] = visits as [(typeof visits)[number]];
      const known = [...visits.map(({ reference, token }) => visitCookie(reference, token)), this.formDrafts.forget()];
      // See `ConfirmController`: where no cookies are kept, the page would not be shown at its address.
      if (Object.keys(cookies).length === 0) {
        const visit = await this.rows.byLink(first.token);
        return await this.done.show(request, visit, { cookies: known, key: first.token });
      }
      return seeOther(`/book/done/${first.reference}`, { cookies: known });
    } catch (fault) {
      if (isAboutPerson(fault)) return this.form(kept, { ...sent, errors: { name: refusalText(site, fault) } });
      if (!isGone(fault)) throw fault;
      return this.expired(kept, sent.typed, fault instanceof Refusal ? fault : undefined);
    }
  }

  /** Somewhere else to go: an address that somebody wrote by hand. */
  private async kept(hold: string, sent: unknown, cookies: CookieValues, request: WebRequest): Promise<Kept | Answer> {
    const { agreement, once, ...asked } = parse(carriedSchema, sent);
    const candidate = await this.choosing.possible(asked);
    const course = candidate && this.times.chosen(candidate, asked);
    if (!course) return seeOther(findAddress(asked));
    const site = await this.siteContext.siteFor(request);
    return { site, hold, course, picks: picksIn(sent), agreement, once, cookies };
  }

  private async form(kept: Kept, { typed, errors = {}, suggestion, member }: Filled): Promise<Answer> {
    const { site, hold, course, picks, cookies } = kept;
    const held = await this.browserCourses.held(hold);
    if (!held) return this.expired(kept, typed);
    const { visits } = held;
    const { booking } = visits[0]!;
    // Booked already, and they come back to the form. The address alone shows nobody anything.
    if (booking.status !== 'held' || isProvisional(booking)) {
      if (!visitToken(cookies, booking.reference)) throw new Refusal('visit-not-found');
      return seeOther(`/book/done/${booking.reference}`);
    }
    const { everyDays, price, terms } = held.course;
    const view = courseDetailsView(site, held, hold, {
      ...course,
      picks,
      agreement: courseAgreementOf({ visits: visits.map(agreedAs), everyDays, price, terms }),
      typed,
      suggestion,
      errors,
      member,
      now: this.clock.now(),
      once: secretToken(),
      texts: this.settings.texts !== undefined,
    });
    const status = Object.keys(errors).length > 0 ? 400 : 200;
    return page(<DetailsPage site={site} view={view} />, { status, personal: true });
  }

  /** None is booked. The times are proposed again, those that are free as they were, and what was typed is kept for the next try. */
  private async expired({ site, course, picks }: Kept, typed: TypedDetails, taken?: Refusal): Promise<Answer> {
    const isTaken = taken !== undefined && taken.code !== 'hold-expired';
    const view = await this.times.view(site, course, {
      picks: isTaken ? withoutTaken(picks, taken) : picks,
      refused: isTaken ? takenInWords(site, picks, taken, course.candidate.location) : site.t('course.lapsed'),
    });
    const isTyped = Object.values(typed).some(Boolean);
    return page(<CourseTimesPage site={site} view={view} />, {
      status: 409,
      personal: true,
      cookies: isTyped ? [this.formDrafts.keep(typed, course.choice.person)] : [],
    });
  }

  /** What the form says the hold was for; null if it says too little. */
  private heldFor({ course: { choice, rhythm }, picks, agreement }: Kept): HeldCourseRequest | null {
    if (!agreement || picks.length === 0) return null;
    const request = {
      treatment: choice.treatment,
      addOns: choice.addOn,
      everyDays: rhythm.everyDays,
      visits: timesOf(picks),
      viaLinkId: this.attribution.wayOf(choice.via).viaLinkId,
    };
    return { request, agreement };
  }
}
