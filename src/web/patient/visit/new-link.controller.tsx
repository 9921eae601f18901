import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import { NewLinks } from '../../../bookings/by-patient/new-links.service.js';
import type { Answer } from '../../../platform/http/answer.js';
import type { WebRequest } from '../../../platform/http/request.decorator.js';
import { Challenged } from '../../../platform/http/challenged.decorator.js';
import { emailAddress } from '../../../platform/email-address.js';
import { asTyped, parse } from '../../../platform/parse.js';
import { BadInput, Refusal } from '../../../platform/refusal.js';
import { page, seeOther } from '../../shared/answer.js';
import { fieldErrors } from '../../shared/field-errors.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { NewLinkPage, type NewLinkView } from './new-link-page.js';

const querySchema = z.object({ asked: z.literal('1').optional().catch(undefined) });
const request = z.object({ email: emailAddress });
const typedSchema = z.object({ email: asTyped });

/** For whoever stands before a dead link. One answer for every address. */
@Controller('new-link')
@Allow('public')
export class NewLinkController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly links: NewLinks,
  ) {}

  @Get()
  form(@Query() query: unknown, @Req() request: WebRequest): Promise<Answer> {
    return this.show(request, { asked: parse(querySchema, query).asked !== undefined, email: '', errors: {} });
  }

  @Post()
  @Challenged()
  async send(@Body() body: unknown, @Req() from: WebRequest): Promise<Answer> {
    try {
      await this.links.send(parse(request, body).email, from.ip);
      return seeOther('/new-link?asked=1');
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const { locale, t } = await this.siteContext.siteFor(from);
      const { email } = parse(typedSchema, body);
      if (fault instanceof BadInput)
        return this.show(from, { asked: false, email, errors: fieldErrors(fault, locale) }, fault.status);
      const said = t(`refusal.${fault.code}`, fault.values as Record<string, number>);
      return this.show(from, { asked: false, email, errors: {}, fault: said }, fault.status);
    }
  }

  private async show(request: WebRequest, view: Omit<NewLinkView, 'phones'>, status = 200): Promise<Answer> {
    const formPage = view.email ? undefined : '/new-link';
    const [site, phones] = await Promise.all([
      this.siteContext.siteFor(request, null, formPage),
      this.siteContext.phones(),
    ]);
    return page(<NewLinkPage site={site} view={{ ...view, phones }} />, { personal: true, status });
  }
}
