import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { PairHolds } from '../../../bookings/holding/pair-holds.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { From, type Origin } from '../../../platform/http/origin.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { page, seeOther } from '../../shared/answer.js';
import type { Site } from '../../shared/site.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { TwoMembers } from '../book/household-member.js';
import { HouseholdMembers } from '../book/household-members.service.js';
import { isAboutTime } from '../book/choosing.service.js';
import { minuteOfStart } from '../book/start.js';
import { addressOf } from '../choice.js';
import { idempotentRequest } from '../idempotent-request.js';
import { type BrowserPair, BrowserPairs } from './browser-pairs.service.js';
import { fieldsOf, pairAddress, type PairChoice, type PairQuery, pairSchema } from './pair-choice.js';
import { PairTimesPage } from './pair-times-page.js';
import { PairTimes } from './pair-times.service.js';

type CookieValues = Readonly<Record<string, string>>;

const bodySchema = pairSchema.extend({ once: z.string().max(100).optional() });

interface Chosen {
  readonly members: TwoMembers;
  readonly choice: PairChoice;
  readonly own: BrowserPair | undefined;
}

/** Choosing a time for two people of one household. Whoever is not signed in begins where they are. */
@Controller('book/together')
@Allow('patient-link')
export class PairTimesController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly members: HouseholdMembers,
    private readonly times: PairTimes,
    private readonly holds: PairHolds,
    private readonly browserPairs: BrowserPairs,
  ) {}

  @Get()
  async choose(@Query() query: unknown, @Cookies() cookies: CookieValues, @Req() request: WebRequest): Promise<Answer> {
    const asked = parse(pairSchema, query);
    const chosen = await this.chosen(cookies, asked);
    if (!chosen) return seeOther('/my/book');
    const site = await this.siteContext.siteFor(request);
    return this.show(site, chosen, asked);
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
    const asked = parse(bodySchema, body);
    const chosen = await this.chosen(cookies, asked);
    if (!chosen) return seeOther('/my/book');
    const { choice, own } = chosen;
    const site = await this.siteContext.siteFor(request, null, pairAddress(choice, { day: asked.day }));
    const start = minuteOfStart(asked.start);
    if (start === null) return this.show(site, chosen, asked, { errors: { start: site.t('book.choose-one') } }, 400);
    const { people: _, ...wanted } = choice;
    const sent = { ...choice, start, instead: own?.hold };
    const once = idempotentRequest('POST /book/together/holds', asked.once, sent, own?.hold);
    try {
      const held = await this.holds.hold({ ...wanted, start, origin }, own?.hold, once);
      return seeOther(addressOf(`/book/together/${held.hold}`, { ...fieldsOf(choice), start: asked.start }), {
        cookies: [this.browserPairs.cookie(held)],
      });
    } catch (fault) {
      if (!isAboutTime(fault)) throw fault;
      return this.show(site, chosen, asked, { refused: site.t('pair.taken') }, fault.status);
    }
  }

  private async chosen(cookies: CookieValues, asked: PairQuery): Promise<Chosen | undefined> {
    const members = await this.members.two(cookies, asked.person);
    const choice = members && (await this.times.choice(members, asked));
    return choice && { members, choice, own: await this.browserPairs.of(cookies) };
  }

  private async show(
    site: Site,
    { members, choice, own }: Chosen,
    { day, start, times }: PairQuery,
    more: Pick<Parameters<PairTimes['view']>[3] & object, 'errors' | 'refused'> = {},
    status = 200,
  ): Promise<Answer> {
    const without = own?.visits.map(({ booking }) => booking.id);
    const view = await this.times.view(site, members, choice, { day, start, times, without, ...more });
    return page(<PairTimesPage site={site} view={view} />, { personal: true, status });
  }
}
