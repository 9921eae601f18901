import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow } from '../../../accounts/allow.decorator.js';
import { PatientLinks } from '../../../patients/patient-links.service.js';
import { PatientSessions } from '../../../patients/patient-sessions.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { refusalText } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { OpenPage } from './ask-page.js';
import { MyPages } from './my-pages.service.js';

type CookieValues = Readonly<Record<string, string>>;

/** The link in the email. Mail scanners follow links, so looking changes nothing: only the button uses it up. */
@Controller('my/link/:token')
@Allow('patient-link')
export class MyLinkController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly links: PatientLinks,
    private readonly sessions: PatientSessions,
    private readonly pages: MyPages,
  ) {}

  @Get()
  async ask(
    @Param('token') token: string,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    if (!(await this.links.isOpen(token))) return this.over(cookies, request);
    const site = await this.siteContext.siteFor(request);
    return page(<OpenPage site={site} />, { personal: true });
  }

  @Post()
  async open(
    @Param('token') token: string,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    try {
      return seeOther('/my', { cookies: [await this.links.use(token, cookies)] });
    } catch (fault) {
      if (fault instanceof Refusal) return this.over(cookies, request);
      throw fault;
    }
  }

  /** Whoever is in already, having pressed twice or gone back, stays in. */
  private async over(cookies: CookieValues, request: WebRequest): Promise<Answer> {
    if (await this.sessions.emailOf(cookies)) return seeOther('/my');
    const refusal = new Refusal('link-over');
    const fault = refusalText(await this.siteContext.siteFor(request), refusal);
    return this.pages.ask(request, { fault }, refusal.status);
  }
}
