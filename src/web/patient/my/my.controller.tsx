import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { OwnContacts } from '../../../bookings/by-patient/own-contacts.service.js';
import { ReminderPreferences } from '../../../bookings/by-patient/reminder-preferences.service.js';
import { PatientLinks } from '../../../patients/patient-links.service.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { emailAddress } from '../../../platform/email-address.js';
import { asTyped, parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors, refusalText } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { visitCookies } from '../visit/visit-cookie.js';
import { MyPage } from './my-page.js';
import { MyPages } from './my-pages.service.js';
import { MyViews } from './my-views.service.js';

type CookieValues = Readonly<Record<string, string>>;

const querySchema = z.object({
  news: z.enum(['asked', 'signed-out', 'saved', 'both-booked']).optional().catch(undefined),
});
const askSchema = z.object({ email: emailAddress });
const typedSchema = z.object({ email: asTyped });
const pressed = z.object({ do: z.enum(['stop', 'resume']) });

/** All appointments at one address, for whoever has opened a link sent to it; the form that sends one, for everyone else. */
@Controller('my')
@Allow('public')
export class MyController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly links: PatientLinks,
    private readonly sessions: PatientSessions,
    private readonly contacts: OwnContacts,
    private readonly preferences: ReminderPreferences,
    private readonly pages: MyPages,
    private readonly views: MyViews,
  ) {}

  @Get()
  async show(@Query() query: unknown, @Cookies() cookies: CookieValues, @Req() request: WebRequest): Promise<Answer> {
    const { news } = parse(querySchema, query);
    if (news === 'asked') return this.pages.asked(request);
    const email = await this.sessions.emailOf(cookies);
    if (!email) return this.pages.ask(request, { news: news === 'signed-out' ? 'my.signed-out' : undefined });
    const site = await this.siteContext.siteFor(request);
    const said = news === 'both-booked' ? site.t('pair.booked') : news === 'saved' ? site.t('my.saved') : undefined;
    const view = await this.views.view(site, email, said);
    return page(<MyPage site={site} view={view} />, { personal: true });
  }

  @Post()
  @Challenged()
  async ask(@Body() body: unknown, @Req() request: WebRequest): Promise<Answer> {
    const site = await this.siteContext.siteFor(request);
    try {
      await this.links.request(parse(askSchema, body).email, request.ip, site);
      return seeOther('/my?news=asked');
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const { email } = parse(typedSchema, body);
      const wrong =
        fault instanceof BadInput ? { errors: fieldErrors(fault, site.locale) } : { fault: refusalText(site, fault) };
      return this.pages.ask(request, { email, ...wrong }, fault.status);
    }
  }

  @Post('reminders')
  @Allow('patient-link')
  async remind(@Body() body: unknown, @Cookies() cookies: CookieValues): Promise<Answer> {
    const wanted = parse(pressed, body).do === 'resume';
    const email = await this.sessions.ownerOf(cookies);
    const [first] = await this.contacts.people(email);
    await this.preferences.setAt(email, wanted, first?.id ?? null);
    return seeOther('/my?news=saved');
  }

  /** What this browser opened from here closes as well. */
  @Post('sign-out')
  async signOut(@Cookies() cookies: CookieValues): Promise<Answer> {
    const gone = visitCookies(cookies).map((name) => ({ name, value: '', maxAge: 0 }));
    return seeOther('/my?news=signed-out', { cookies: [await this.sessions.end(cookies), ...gone] });
  }
}
