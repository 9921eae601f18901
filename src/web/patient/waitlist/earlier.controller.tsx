import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { EarlierTimes } from '../../../waitlist/earlier-times.service.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import type { Site } from '../../shared/site.js';
import { type OwnVisit, OwnVisits } from '../visit/own-visits.service.js';
import { EntryPage, type EntryView } from './entry-page.js';
import { EntryViews } from './entry-views.service.js';
import { type TypedWishes, wishesForm, wishesIn } from './wishes-form.js';
import { WishesForms } from './wishes-forms.service.js';

type CookieValues = Readonly<Record<string, string>>;

const newsSchema = z.object({ news: z.enum(['joined', 'saved']).optional().catch(undefined) });
const bodySchema = wishesForm.extend({ byText: z.literal('yes').optional().catch(undefined) });

/** An earlier time than the visit has: what would suit, where they stand, and no more of it. */
@Controller('visit/of/:reference/earlier')
@Allow('patient-link')
export class EarlierController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly visits: OwnVisits,
    private readonly earlier: EarlierTimes,
    private readonly views: EntryViews,
    private readonly forms: WishesForms,
  ) {}

  @Get()
  async show(
    @Param('reference') reference: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const own = await this.visits.of(reference, cookies);
    const site = await this.siteContext.siteFor(request, own.visit.booking.language);
    if (!this.visits.view(site, own).earlier) return seeOther(`/visit/of/${reference}`);
    const { news } = parse(newsSchema, query);
    const said = news && site.t(news === 'joined' ? 'waitlist.earlier-saved' : 'my.saved');
    return page(<EntryPage site={site} view={await this.view(site, own, { news: said })} />, { personal: true });
  }

  @Post()
  async join(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const own = await this.visits.of(reference, cookies);
    const at = addressOf(own);
    const site = await this.siteContext.siteFor(request, own.visit.booking.language, at);
    const { byText, ...typed } = parse(bodySchema, body);
    try {
      const before = await this.earlier.of(own.token);
      const { wheres } = await this.forms.choices(
        site,
        before ? await this.views.soughtBy(before) : this.views.soughtFor(own.visit),
      );
      const textWanted = before ? before.textWanted : byText === 'yes';
      await this.earlier.join(own.token, wishesIn(typed, wheres), { textWanted });
      return seeOther(`${at}?news=${before ? 'saved' : 'joined'}`);
    } catch (fault) {
      if (fault instanceof Refusal && isOver(fault)) return seeOther(`/visit/of/${own.key}`);
      if (!(fault instanceof BadInput)) throw fault;
      const view = await this.view(site, own, { typed, errors: fieldErrors(fault, site.locale) });
      return page(<EntryPage site={site} view={view} />, { personal: true, status: fault.status });
    }
  }

  @Post('leave')
  async leave(@Param('reference') reference: string, @Cookies() cookies: CookieValues): Promise<Answer> {
    const own = await this.visits.of(reference, cookies);
    await this.earlier.leave(own.token);
    return seeOther(`/visit/of/${own.key}?news=no-earlier`);
  }

  private async view(
    site: Site,
    own: OwnVisit,
    more: Pick<EntryView, 'news'> & { readonly typed?: TypedWishes; readonly errors?: EntryView['errors'] },
  ): Promise<EntryView> {
    const entry = await this.earlier.of(own.token);
    const at = addressOf(own);
    return entry ? this.views.entry(site, entry, at, more) : this.views.unasked(site, own, at, more);
  }
}

const addressOf = ({ key }: OwnVisit) => `/visit/of/${key}/earlier`;

/** The visit can no longer be moved: its page says so. */
const isOver = ({ code }: Refusal) =>
  ['waitlist-off', 'not-confirmed', 'already-cancelled', 'too-late-to-move'].includes(code);
