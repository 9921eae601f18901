import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { z } from 'zod';
import { Allow } from '../../../accounts/allow.decorator.js';
import type { Answer } from '../../../platform/http/answer.js';
import { Cookies, type WebRequest } from '../../../platform/http/request.decorator.js';
import { Urgent } from '../../../platform/http/urgency.decorator.js';
import { parse } from '../../../platform/parse.js';
import { SiteContext } from '../../shared/site-context.service.js';
import { searchSchema } from '../choice.js';
import { DetailsPages } from './details-pages.service.js';
import { FormDrafts } from './form-drafts.service.js';
import { HouseholdMembers } from './household-members.service.js';
import { typedSchema } from './patient-form.js';

type CookieValues = Readonly<Record<string, string>>;

const querySchema = searchSchema.extend({ start: z.string().max(40).optional() });
const bodySchema = querySchema.extend(typedSchema.shape);

/** Your details, for a time that is kept. */
@Controller('book/:hold')
@Allow('public')
@Urgent('personal')
export class DetailsController {
  constructor(
    private readonly siteContext: SiteContext,
    private readonly pages: DetailsPages,
    private readonly formDrafts: FormDrafts,
    private readonly members: HouseholdMembers,
  ) {}

  @Get()
  async details(
    @Param('hold') hold: string,
    @Query() query: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const kept = parse(querySchema, query);
    const member = await this.members.of(cookies, kept.person);
    const typed = this.formDrafts.read(cookies, kept.person);
    return this.pages.form(await this.siteContext.siteFor(request), hold, kept, { typed, member, cookies });
  }

  /** The same form in another language, with what was typed so far; nothing of it is stored. */
  @Post('language')
  @HttpCode(200)
  async again(
    @Param('hold') hold: string,
    @Body() body: unknown,
    @Cookies() cookies: CookieValues,
    @Req() request: WebRequest,
  ): Promise<Answer> {
    const { name, email, phone, note, byText, emailChecked, ...kept } = parse(bodySchema, body);
    const typed = { name, email, phone, note, byText, emailChecked };
    const member = await this.members.of(cookies, kept.person);
    return this.pages.form(await this.siteContext.siteFor(request), hold, kept, { typed, member, cookies });
  }
}
