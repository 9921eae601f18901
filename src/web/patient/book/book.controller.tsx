import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { Assignments } from '../../../availability/assignments.service.js';
import { Attribution } from '../../../finder/attribution.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { CountedAs } from '../../../platform/http/counted.decorator.js';
import { From, type Origin } from '../../../platform/http/origin.decorator.js';
import { parse } from '../../../platform/parse.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { bookAddress, choiceOf, detailsAddress, findAddress, searchSchema } from '../choice.js';
import { ChooseTimePage } from './choose-time-page.js';
import { Choosing, isAboutTime, wantedBy } from './choosing.service.js';
import { BrowserHolds } from './browser-holds.service.js';
import { minuteOfStart } from './start.js';
import { WhyPage } from './why-page.js';
import { whyView } from './why.view.js';

type CookieValues = Readonly<Record<string, string>>;

const querySchema = searchSchema.extend({
  day: z.string().max(20).optional(),
  start: z.string().max(40).optional(),
  at: z.string().max(20).optional(),
  times: z.literal('all').optional().catch(undefined),
  once: z.string().max(100).optional(),
});

/** Choosing a time. */
@Controller('book')
@Allow('public')
export class BookController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly choosing: Choosing,
    private readonly assignments: Assignments,
    private readonly browserHolds: BrowserHolds,
    private readonly attribution: Attribution,
  ) {}

  @Get()
  async choose(@Query() query: unknown, @Cookies() cookies: CookieValues, @Req() request: WebRequest): Promise<Answer> {
    const asked = parse(querySchema, query);
    const candidate = await this.choosing.possible(asked);
    if (!candidate) return seeOther(findAddress(asked));
    const site = await this.siteContext.siteFor(request);
    const own = await this.browserHolds.of(cookies);
    await this.attribution.step(asked.via, 'seen', request);
    const view = await this.choosing.view(site, candidate, asked, { ...asked, own });
    return page(<ChooseTimePage site={site} view={view} />);
  }

  @Get('times/why')
  async why(@Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    const asked = parse(querySchema, query);
    const candidate = await this.choosing.candidate(asked);
    if (!candidate) return seeOther(findAddress(asked));
    const choice = choiceOf(candidate, asked);
    const site = await this.siteContext.siteFor(request);
    const explain = (start: number) => this.assignments.why(wantedBy(choice, choice.treatment), start);
    const view = await whyView(site, candidate.location.timeZone, asked, explain, {
      action: '/book/times/why',
      fields: { ...choice },
      back: (start) => bookAddress(choice, { day: asked.day, start }),
    });
    return page(<WhyPage site={site} view={view} />, { status: view.found ? 200 : 400 });
  }

  @Post('holds')
  @CountedAs('held')
  @Challenged()
  async hold(
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() from: WebRequest,
    @From() origin?: Origin,
  ): Promise<Answer> {
    const asked = parse(querySchema, body);
    const candidate = await this.choosing.candidate(asked);
    if (!candidate) throw new Refusal('not-found');
    const choice = choiceOf(candidate, asked);
    const site = await this.siteContext.siteFor(from, null, bookAddress(choice, { day: asked.day }));
    const start = minuteOfStart(asked.start);
    const own = await this.browserHolds.of(cookies);
    if (start === null) {
      const errors = { start: site.t('book.choose-one') };
      const view = await this.choosing.view(site, candidate, asked, { day: asked.day, errors, own });
      return page(<ChooseTimePage site={site} view={view} />, { status: 400 });
    }
    const { treatment, addOn, practitioner, location } = choice;
    const request = {
      treatment,
      addOns: addOn,
      practitioner,
      location,
      start,
      origin,
      ...this.attribution.wayOf(asked.via),
    };
    try {
      const held = await this.browserHolds.keep(own, request, asked.once);
      return seeOther(detailsAddress(held.hold, choice, asked.start!), { cookies: [this.browserHolds.cookie(held)] });
    } catch (fault) {
      if (!isAboutTime(fault)) throw fault;
      const refused = {
        sentence: site.t(`refusal.${fault.code}`),
        nearest: this.choosing.nearest(site, fault.values['alternatives'], choice),
      };
      const possible = (await this.choosing.possible(asked)) ?? candidate;
      const view = await this.choosing.view(site, possible, asked, { addOn, day: asked.day, refused, own });
      return page(<ChooseTimePage site={site} view={view} />, { status: fault.status });
    }
  }
}
