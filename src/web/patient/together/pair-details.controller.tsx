import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { agreedAs } from '../../../bookings/booked.js';
import { type HeldPairRequest, pairAgreementOf, PairBookings } from '../../../bookings/by-patient/book-pair.service.js';
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
import type { TypedDetails } from '../book/details-page.js';
import { isAboutPerson, isGone } from '../book/details-pages.service.js';
import { FormDrafts } from '../book/form-drafts.service.js';
import type { TwoMembers } from '../book/household-member.js';
import { HouseholdMembers } from '../book/household-members.service.js';
import { minuteOfStart } from '../book/start.js';
import { idempotentRequest } from '../idempotent-request.js';
import { BrowserPairs } from './browser-pairs.service.js';
import { type PairChoice, pairSchema } from './pair-choice.js';
import { pairDetailsView } from './pair-details.view.js';
import { PairDetailsPage } from './pair-details-page.js';
import { pairTypedSchema, readPairForm } from './pair-form.js';
import { PairTimesPage } from './pair-times-page.js';
import { PairTimes } from './pair-times.service.js';

type CookieValues = Readonly<Record<string, string>>;
type TypedPair = readonly [TypedDetails, TypedDetails];

const carriedSchema = pairSchema.extend({
  agreement: z.string().max(100).optional(),
  once: z.string().max(100).optional(),
});
type Carried = z.output<typeof carriedSchema>;

/** What is known of two people whose times are kept. */
interface Kept {
  readonly site: Site;
  readonly hold: string;
  readonly carried: Carried;
  readonly members: TwoMembers;
  readonly choice: PairChoice;
}

/** The details of two people, for times that are kept; then both become appointments. */
@Controller('book/together/:hold')
@Allow('patient-link')
export class PairDetailsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly members: HouseholdMembers,
    private readonly times: PairTimes,
    private readonly pairs: PairBookings,
    private readonly browserPairs: BrowserPairs,
    private readonly formDrafts: FormDrafts,
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
    if (!kept) return seeOther('/my/book');
    const typed = kept.choice.people.map((person, n) => this.formDrafts.read(cookies, person, n + 1));
    return this.form(kept, typed as [TypedDetails, TypedDetails]);
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
    return kept ? this.form(kept, parse(pairTypedSchema, body)) : seeOther('/my/book');
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
    if (!kept) return seeOther('/my/book');
    const { site, members, choice, carried } = kept;
    const typed = parse(pairTypedSchema, body);
    const country = await this.times.countryOf(choice);
    const read = readPairForm(site, typed, { members, country, texts: this.settings.texts !== undefined });
    if ('errors' in read) return this.form(kept, typed, read.errors);
    const [first, second] = read.details;
    const once = idempotentRequest(
      'POST /book/together/confirmation',
      carried.once,
      { hold, details: read.details },
      hold,
    );
    try {
      const details = [
        { ...first, origin },
        { ...second, origin },
      ] as const;
      await this.pairs.confirm(hold, heldFor(kept, origin), details, once);
      return seeOther('/my?news=both-booked', { cookies: [this.formDrafts.forget(1), this.formDrafts.forget(2)] });
    } catch (fault) {
      if (isAboutPerson(fault)) {
        const { position } = fault.values as { readonly position: number };
        return this.form(kept, typed, { [`name${position + 1}`]: refusalText(site, fault) });
      }
      if (!isGone(fault)) throw fault;
      return this.expired(kept, typed, fault instanceof Refusal && fault.code === 'slot-taken');
    }
  }

  /** Undefined: an address that somebody wrote by hand. @throws Refusal visit-not-found: signed out */
  private async kept(
    hold: string,
    sent: unknown,
    cookies: CookieValues,
    request: WebRequest,
  ): Promise<Kept | undefined> {
    const carried = parse(carriedSchema, sent);
    const members = await this.members.two(cookies, carried.person);
    const choice = members && (await this.times.choice(members, carried));
    return choice && { site: await this.siteContext.siteFor(request), hold, carried, members, choice };
  }

  private async form(kept: Kept, typed: TypedPair, errors: FieldErrors = {}): Promise<Answer> {
    const { site, hold, members, choice } = kept;
    const visits = await this.browserPairs.visits(hold);
    if (!visits) return this.expired(kept, typed, false);
    // Confirmed already, and they come back to the form.
    if (visits[0].booking.patientId !== null) return seeOther('/my?news=both-booked');
    const view = pairDetailsView(site, visits, hold, {
      members,
      choice,
      typed,
      errors,
      agreement: pairAgreementOf(visits.map(agreedAs)),
      once: secretToken(),
      now: this.clock.now(),
      texts: this.settings.texts !== undefined,
    });
    const status = Object.keys(errors).length > 0 ? 400 : 200;
    return page(<PairDetailsPage site={site} view={view} />, { status, personal: true });
  }

  /** Neither is booked. Other times, and what was typed is kept for the next try. */
  private async expired({ site, members, choice, carried }: Kept, typed: TypedPair, taken: boolean): Promise<Answer> {
    const refused = site.t(taken ? 'pair.taken' : 'pair.lapsed');
    const view = await this.times.view(site, members, choice, { start: carried.start, refused });
    const cookies = typed.map((one, n) => this.formDrafts.keep(one, choice.people[n], n + 1));
    return page(<PairTimesPage site={site} view={view} />, {
      status: 409,
      personal: true,
      cookies,
    });
  }
}

/** What the form says the hold was for; null if it says too little. */
function heldFor({ choice, carried }: Kept, origin: Origin | undefined): HeldPairRequest | null {
  const start = minuteOfStart(carried.start);
  const { people: _, ...wanted } = choice;
  if (start === null || !carried.agreement) return null;
  return { request: { ...wanted, start, origin }, agreement: carried.agreement };
}
